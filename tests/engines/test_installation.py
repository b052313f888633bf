import random
import stat
import struct
import zipfile

import pytest

from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import STARTERS, best, installed
from workbench.engines.packages.installation import install, remove, verify
from workbench.lexicon.table import packed
from workbench.system.errors import WorkbenchError


def everything_under(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.process
def test_an_installed_package_is_whole_verified_and_used(pack, packages_folder):
    package = install(pack(package_version="0.3"), "fr_en")
    assert package.folder == packages_folder / "translate-fr_en-0_3"
    assert best("fr", "en") == package
    assert verify(package) is True
    assert sorted(path.name for path in packages_folder.parent.iterdir()) == ["packages"]


@pytest.mark.process
def test_only_what_a_package_needs_is_unpacked(pack, packages_folder):
    files = {"stanza/fr/model.pt": b"x", "setup.py": b"x", "model/run.sh": b"x", ".hidden": b"x"}
    names = {path.name for path in everything_under(install(pack(files=files)).folder)}
    assert names == {
        "metadata.json", "sentencepiece.model", "config.json", "model.bin",
        "shared_vocabulary.json", "MODEL_CARD.md", "SHA256SUMS", "lexicon.bin",
    }  # fmt: skip


@pytest.mark.process
def test_installing_again_replaces_what_was_damaged(pack, packages_folder):
    path = pack()
    damaged = install(path).folder / "model" / "model.bin"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    with pytest.raises(WorkbenchError, match=r"model\.bin: the file is not as it was installed"):
        verify(best("fr", "en"))
    verify(install(path))


@pytest.mark.process
def test_a_package_of_another_program_is_verified_by_translating(install_copy):
    install_copy()
    assert verify(best("fr", "en")) is False


def test_a_damaged_lexicon_fails_verification(install_copy):
    folder = install_copy()
    lexicon = folder / "lexicon.bin"
    lexicon.write_bytes(lexicon.read_bytes()[:-1])
    with pytest.raises(WorkbenchError, match=r"lexicon\.bin: the lexicon is damaged"):
        verify(best("fr", "en"))


@pytest.mark.process
def test_a_package_needs_no_lexicon(pack, packages_folder):
    package = install(pack(files={"lexicon.bin": None}))
    assert package.lexicon is None
    assert verify(package) is True


@pytest.mark.process
@pytest.mark.parametrize("folder", STARTERS.iterdir(), ids=lambda folder: folder.name)
def test_a_starter_is_as_it_was_shipped(folder):
    assert verify(ModelPackage.read(folder, starter=True)) is True


@pytest.mark.process
def test_removing_takes_ones_own_package_and_leaves_the_starter(
    pack, packages_folder, no_model_into_french
):
    install(pack())
    remove("fr_en")
    assert everything_under(packages_folder.parent) == []
    with pytest.raises(WorkbenchError, match="came with the workbench"):
        remove("fr_en")
    with pytest.raises(WorkbenchError, match="not installed"):
        remove("en_fr")


def test_of_two_packages_the_one_to_remove_must_be_named(install_copy, packages_folder):
    install_copy("old", package_version="1.0")
    install_copy("new", package_version="1.1")
    with pytest.raises(WorkbenchError, match="name one of: new, old"):
        remove("fr_en")
    remove("old")
    assert [package.folder.name for package in installed() if not package.starter] == ["new"]


LEXICON = packed({"from": "fr", "to": "en"}, [["boue\t105\tmud:70:\t\t\t"], []])

METADATA = b'{"from_code": "fr", "to_code": "en", "package_version": "1"}'

#: Makes a folder when something unpickles it.
PICKLE = b"cos\nmkdir\n(S'unpickled'\ntR."

HOSTILE = {
    "path escape": ({"../../evil": b"x"}, "leads out of it"),
    "absolute path": ({"/../../../etc/evil": b"x"}, "leads out of it"),
    "backslashes": ({"..\\..\\evil": b"x"}, "leads out of it"),
    "no metadata": ({"metadata.json": None}, r"lacks '.*metadata\.json'"),
    "metadata nonsense": ({"metadata.json": b"{}"}, '"from_code" is missing'),
    "metadata bomb": ({"metadata.json": b" " * 2_000_000}, "unpacks to far more"),
    "codes that escape": (
        {"metadata.json": b'{"from_code": "fr", "to_code": "en/../..", "package_version": "1"}'},
        '"to_code" is missing or not valid',
    ),
    "no tokenizer": ({"sentencepiece.model": None}, "tokenizer .* is missing"),
    "no model": ({"model/model.bin": None}, "the model .* is missing"),
    "truncated model": ({"model/model.bin": b"\x06\0\0\0"}, "does not translate"),
    "another program": ({"model/model.bin": b"MZ" * 1000}, "does not translate"),
    "pickle for a model": ({"model/model.bin": PICKLE}, "does not translate"),
    "pickle for a tokenizer": ({"sentencepiece.model": PICKLE}, "does not translate"),
    "no lexicon": ({"lexicon.bin": b"MZ" * 1000}, "this is no lexicon"),
    "pickle for a lexicon": ({"lexicon.bin": PICKLE}, "this is no lexicon"),
    "lexicon that is truncated": ({"lexicon.bin": LEXICON[:-1]}, "the lexicon is damaged"),
    "lexicon with damage within": (
        {"lexicon.bin": LEXICON[:-9] + b"x" * 9},
        "the lexicon is damaged",
    ),
    "lexicon of another direction": (
        {"lexicon.bin": packed({"from": "en", "to": "fr"}, [[], []])},
        "goes from en to fr",
    ),
    "lexicon bomb": ({"lexicon.bin": b"\0" * 15_000_000}, "unpacks to far more"),
    "lexicon too large": (
        {"lexicon.bin": random.Random(1).randbytes(17 << 20)},
        "lexicon is larger",
    ),
    "hints nonsense": (
        {"metadata.json": METADATA.replace(b"}", b', "hints": 1}')},
        '"hints" is missing or not valid',
    ),
    "bomb": ({"model/model.bin": b"\0" * 20_000_000}, "unpacks to far more"),
}


@pytest.mark.process
@pytest.mark.parametrize(("files", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_package_is_refused_and_leaves_nothing(
    pack, packages_folder, tmp_path, monkeypatch, files, reason
):
    monkeypatch.chdir(tmp_path)
    path = pack(files=files)
    with pytest.raises(WorkbenchError, match=reason):
        install(path)
    assert everything_under(tmp_path) == [path]
    assert not (tmp_path / "unpickled").exists()


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        ({"root": "translate-en_fr-0_2"}, None, 'does not go with "fr_en"'),
        ({"from_code": "en", "to_code": "de"}, None, "does not go with"),
        ({"root": "package", "from_code": "en", "to_code": "de"}, "fr_en", "translates en_de"),
        ({"package_version": "../../1"}, None, '"package_version"'),
    ],
)
def test_a_package_under_a_false_name_is_refused(
    pack, packages_folder, tmp_path, options, code, reason
):
    path = pack(**options)
    with pytest.raises(WorkbenchError, match=reason):
        install(path, code)
    assert everything_under(tmp_path) == [path]


def zipped(path, *entries):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def link(name):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([], "exactly one folder"),
        ([("metadata.json", b"{}")], "not in a folder"),
        ([("a/metadata.json", b"{}"), ("b/metadata.json", b"{}")], "exactly one folder"),
        ([(link("a/model"), b"/etc")], "a link"),
        ([("a/x", b""), ("a/x", b"")], "two files of one name"),
        ([(f"a/{n}", b"") for n in range(1100)], "more than 1000 files"),
    ],
)
def test_strange_archives_are_refused(packages_folder, tmp_path, entries, reason):
    with pytest.raises(WorkbenchError, match=reason):
        install(zipped(tmp_path / "p.argosmodel", *entries))


def test_a_false_size_in_the_table_of_contents_does_no_harm(pack, packages_folder, tmp_path):
    path = pack()
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("translate-fr_en-0_2/model/model.bin")
    data = bytearray(path.read_bytes())
    at = data.rindex(entry.filename.encode()) - 46
    assert data[at : at + 4] == b"PK\1\2"
    struct.pack_into("<I", data, at + 24, 1000)  # the unpacked size
    path.write_bytes(data)
    with pytest.raises(WorkbenchError, match=r"model\.bin' in the archive is damaged"):
        install(path)
    assert everything_under(tmp_path) == [path]


@pytest.mark.parametrize("share", [0.2, 0.9, 0.999])
def test_a_truncated_file_is_refused(pack, packages_folder, tmp_path, share):
    path = pack()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(WorkbenchError, match="no ZIP archive, or a damaged one"):
        install(path)


def test_a_missing_file_is_said(packages_folder, tmp_path):
    with pytest.raises(WorkbenchError, match="No such file"):
        install(tmp_path / "nothing.argosmodel")


def test_a_folder_that_cannot_be_written_is_said(pack, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "file" / "packages"))
    with pytest.raises(WorkbenchError, match="ARGOS_PACKAGES_DIR"):
        install(pack())
