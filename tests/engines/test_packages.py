import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engines import package_folders as packages
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import best, installed, packages_folder
from workbench.engines.package_lexicons import lexicon_of, open_lexicon
from workbench.system.errors import WorkbenchError

SHIPPED = [ModelPackage.read(folder, starter=True) for folder in packages.STARTERS.iterdir()]


def test_the_starter_translates_where_nothing_is_installed(packages_folder):
    package = best("fr", "en")
    assert package.starter
    assert (package.code, package.name) == ("fr_en", "translate-fr_en-0_2")


def test_a_package_of_ones_own_wins_over_the_starter_even_if_older(install_copy):
    folder = install_copy(package_version="0.0.1")
    assert best("fr", "en").folder == folder


def test_the_newest_of_ones_own_wins_counting_versions_as_numbers(install_copy):
    install_copy("a", package_version="1.9")
    newest = install_copy("b", package_version="1.10")
    install_copy("c", package_version="1.2")
    assert best("fr", "en").folder == newest


def test_a_missing_direction_names_the_command_that_installs_one(
    packages_folder, no_model_into_french
):
    with pytest.raises(WorkbenchError, match='"workbench models install en_fr"') as caught:
        best("en", "fr")
    assert "\n" not in str(caught.value)


def test_a_starter_of_the_other_direction_is_found_as_soon_as_its_folder_lies_there(
    packages_folder, no_model_into_french, starter
):
    folder = packages.STARTERS / "translate-en_fr-0_2"
    shutil.copytree(starter.folder, folder)
    path = folder / "metadata.json"
    path.write_text(
        json.dumps({**json.loads(path.read_text()), "from_code": "en", "to_code": "fr"})
    )
    assert best("en", "fr") == ModelPackage(folder, "en", "fr", "0.2", hints=400, starter=True)
    assert best("fr", "en").code == "fr_en"


@pytest.mark.parametrize(
    ("hints", "expected"), [({}, None), ({"hints": {"rare": 300}}, 300), ({"hints": None}, None)]
)
def test_a_package_says_whether_its_model_reads_hints(install_copy, hints, expected):
    folder = install_copy()
    path = folder / "metadata.json"
    metadata = json.loads(path.read_text())
    del metadata["hints"]
    path.write_text(json.dumps({**metadata, **hints}))
    assert ModelPackage.read(folder).hints == expected


@pytest.mark.parametrize("hints", [1, "x", [], {}, {"rare": "400"}, {"rare": True}, {"rare": 0}])
def test_nonsense_about_hints_is_said(install_copy, hints):
    folder = install_copy(hints=hints)
    with pytest.raises(WorkbenchError, match=r'metadata\.json: .*"hints"'):
        ModelPackage.read(folder)


def test_the_lexicon_is_the_starter_s_where_one_s_own_package_has_none(install_copy):
    folder = install_copy()
    assert open_lexicon("fr", "en").path == folder / "lexicon.bin"
    (folder / "lexicon.bin").unlink()
    assert best("fr", "en").folder == folder
    assert open_lexicon("fr", "en").path.is_relative_to(packages.STARTERS)


def test_a_direction_may_have_no_lexicon(packages_folder, no_model_into_french):
    assert open_lexicon("en", "fr") is None


def test_a_lexicon_of_the_other_direction_is_refused(install_copy):
    folder = install_copy(from_code="en", to_code="fr")
    with pytest.raises(WorkbenchError, match="the lexicon goes from fr to en"):
        lexicon_of(ModelPackage.read(folder))


@pytest.mark.parametrize("package", SHIPPED, ids=lambda package: package.name)
def test_what_is_shipped_has_a_lexicon_of_its_direction_that_names_its_sources(package):
    lexicon = lexicon_of(package)
    lexicon.check()
    assert package.lexicon.stat().st_size < 4_500_000
    card = (package.folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(word in card for word in ("Wiktionary", "CC BY-SA 3.0", "GFDL"))


def test_the_starter_from_french_reads_hints(starter):
    assert starter.hints == 400


#: Argos's own way through a package, but for its sentence splitter, which it would download.
PLAIN_ARGOS = """
import sys
from pathlib import Path
from types import SimpleNamespace
from argostranslate.package import get_installed_packages
from argostranslate.translate import apply_packaged_translation
from ctranslate2 import Translator

splitter = SimpleNamespace(split_sentences=lambda text: [text])
for package in get_installed_packages([Path(sys.argv[1])]):
    model = Translator(str(package.package_path / "model"))
    text = {"fr": "Le ministre a parlé.", "en": "The minister spoke."}[package.from_code]
    print(apply_packaged_translation(package, text, model, splitter)[0].value)
"""


@pytest.mark.process
def test_argostranslate_translates_with_what_is_shipped(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PLAIN_ARGOS, str(packages.STARTERS)],
        env={"HOME": str(tmp_path)}, capture_output=True, text=True,
    )  # fmt: skip
    assert set(done.stdout.splitlines()) == {"The Minister spoke.", "Le ministre a parlé."}, (
        done.stderr
    )


@pytest.mark.parametrize("package", SHIPPED, ids=lambda package: package.name)
def test_what_is_shipped_has_its_card_and_its_name_and_is_small(package):
    assert package.folder.name == package.name
    assert package.size < 40_000_000
    card = (package.folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(word in card for word in ("licences", "BLEU", "bad at"))
    assert (package.folder / "SHA256SUMS").is_file()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"ARGOS_PACKAGES_DIR": "/a/b"}, "/a/b"),
        ({"XDG_DATA_HOME": "/x"}, "/x/argos-translate/packages"),
        ({"HOME": "/h"}, "/h/.local/share/argos-translate/packages"),
        ({"HOME": "/h", "XDG_DATA_HOME": ""}, "/h/.local/share/argos-translate/packages"),
    ],
)
def test_packages_are_looked_for_where_argos_puts_them(variables, expected, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert packages_folder() == Path(expected)


@pytest.mark.parametrize("missing", ["metadata.json", "sentencepiece.model", "model/model.bin"])
def test_a_broken_package_is_passed_over(install_copy, missing):
    folder = install_copy()
    (folder / missing).unlink()
    assert best("fr", "en").starter
    with pytest.raises(WorkbenchError):
        ModelPackage.read(folder)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"from_code": "fr"}', '{"from_code": "fr", "to_code": "../x", '
     '"package_version": "1"}', '{"from_code": 1, "to_code": "en", "package_version": "1"}',
     "[" * 100_000,
     '{"from_code": "fr", "to_code": "en", "package_version": "' + "1" * 5_000 + '"}'],
)  # fmt: skip
def test_nonsense_in_a_package_is_said_with_its_file(install_copy, text):
    folder = install_copy()
    (folder / "metadata.json").write_text(text)
    with pytest.raises(WorkbenchError, match=r"metadata\.json"):
        ModelPackage.read(folder)
    assert all(package.folder != folder for package in installed())


@pytest.mark.process
def test_looking_for_packages_imports_no_argos_and_makes_no_folders(tmp_path):
    code = (
        "import sys; from workbench.engines.package_folders import installed; installed();"
        "sys.exit(any(name in sys.modules for name in ('argostranslate', 'ctranslate2')))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"HOME": str(tmp_path)})
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
