import json
import shutil

import pytest

from workbench.engines.packages import best


@pytest.fixture
def packages(tmp_path):
    return {"ARGOS_PACKAGES_DIR": str(tmp_path / "argos" / "packages")}


@pytest.fixture
def archive(tmp_path):
    """An .argosmodel file: the starter as version 0.2."""
    folder = tmp_path / "zipped" / "translate-fr_en-0_2"
    shutil.copytree(best("fr", "en").folder, folder)
    path = folder / "metadata.json"
    path.write_text(path.read_text().replace('"0.1"', '"0.2"'))
    return shutil.make_archive(str(tmp_path / "model"), "zip", folder.parent, folder.name)


def test_the_starter_is_listed_and_used(run, packages):
    done = run("models", "list", **packages)
    assert "fr_en    0.1  used" in done.stdout
    assert "workbench models install en_fr" in done.stderr


def test_the_list_for_programs_is_json(run, packages):
    rows = json.loads(run("models", "list", "--json", **packages).stdout)
    assert {row["code"] for row in rows} >= {"fr_en"}
    assert all(row["starter"] and row["used"] for row in rows)


def test_a_package_is_installed_from_a_file_verified_used_and_removed(run, packages, archive):
    done = run("models", "install", "--from-file", archive, **packages)
    assert done.returncode == 0
    assert "installed fr_en 0.2" in done.stderr
    rows = json.loads(run("models", "list", "--json", **packages).stdout)
    ours = [(row["version"], row["used"]) for row in rows if row["code"] == "fr_en"]
    assert ours == [("0.2", True), ("0.1", False)]
    done = run("models", "verify", "fr_en", **packages)
    assert (done.returncode, done.stdout.count("it translates")) == (0, 2)
    assert run("models", "remove", "fr_en", **packages).returncode == 0
    assert run("models", "remove", "fr_en", **packages).returncode == 1


def test_a_damaged_package_fails_verification(run, packages, archive, tmp_path):
    run("models", "install", "--from-file", archive, **packages)
    folder = tmp_path / "argos/packages/translate-fr_en-0_2"
    (folder / "sentencepiece.model").write_bytes(b"x")
    done = run("models", "verify", **packages)
    assert done.returncode == 1
    assert "not as it was installed" in done.stdout


def test_a_broken_package_is_said_and_passed_over(run, packages, tmp_path):
    folder = tmp_path / "argos/packages/translate-en_fr-1_9"
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text("{")
    assert "left out" in run("models", "list", **packages).stderr
    assert run("models", "verify", **packages).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["install"], 2),
        (["install", "de_en"], 2),
        (["install", "--from-file", "nothing"], 1),
        (["verify", "de_en"], 1),
        (["remove", "../../x"], 1),
    ],
)
def test_wrong_usage_and_wrong_names_are_refused(run, packages, arguments, status):
    done = run("models", *arguments, **packages)
    assert done.returncode == status
    assert done.stderr


def test_an_install_says_where_it_connects_to_before_it_does(run, packages):
    # The address leads nowhere through this proxy, so nothing leaves the machine.
    done = run("models", "install", "en_fr", https_proxy="http://127.0.0.1:9", **packages)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("fetching https://argos-net.com/")
    assert "--from-file" in second
