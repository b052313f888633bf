"""The diagnoses come one by one, so that only those asked for are made."""

from pathlib import Path

import pytest

from workbench.articles.importing import ImportOptions, Source
from workbench.cli.doctor import read_settings
from workbench.cli.rehearsal import rehearse
from workbench.doctor.diagnosis import Verdict, diagnose
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


def first(subject, folder=None, rehearse=rehearse):
    found = diagnose(folder, rehearse, read_settings)
    return next(one for one in found if one.subject == subject)


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "workspace")


def test_a_sound_workspace_works(workspace):
    assert first("workspace", workspace.folder).verdict is Verdict.WORKS


def test_outside_a_workspace_it_works_all_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert first("workspace").verdict is Verdict.LIMITED


def test_a_workspace_that_was_named_must_be_one(tmp_path):
    assert first("workspace", tmp_path).verdict is Verdict.BROKEN


def test_a_fault_in_the_settings_is_named_with_its_line(workspace):
    (workspace.folder / "workbench.yaml").write_text("user: Ana\nengine: babelfish\n")
    found = first("workspace", workspace.folder)
    assert found.verdict is Verdict.BROKEN
    assert "workbench.yaml:2" in found.finding
    assert found.remedy


def test_a_fault_in_the_glossary_is_named_with_its_line(workspace):
    (workspace.folder / "glossary/a.yaml").write_text("- brigade: brigade\n- 12\n")
    assert "a.yaml:2" in first("workspace", workspace.folder).finding


def test_a_broken_catalog_is_named(workspace):
    source = Source("a.txt", b"Le train de nuit est en retard ce soir.")
    article = workspace.import_source(source, ImportOptions(slug="train")).article
    article.catalog_path.write_text("msgid rubbish\n")
    found = first("workspace", workspace.folder)
    assert found.verdict is Verdict.BROKEN
    assert "en.po" in found.finding


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("translations/train/published.yaml", "- a.pdf\n", "published.yaml:1"),
        ("translations/train/article.yaml", "title: x\n", "article.yaml:1"),
        ("memory/others.tmx", "no TMX", "others.tmx:1"),
        ("templates/edition.html.jinja", "\n{% if %}\n", "edition.html.jinja:2"),
        ("workbench.yaml", "editor:\n  colour: dark\n", "workbench.yaml:2"),
        ("workbench.yaml", "segmentation: rules.srx\n", "rules.srx"),
        ("lexicon.yaml", "fr-en:\n- dépôt\n", "lexicon.yaml:2"),
    ],
)
def test_every_file_that_people_write_is_read(workspace, name, text, place):
    source = Source("a.txt", b"Le train de nuit est en retard ce soir.")
    workspace.import_source(source, ImportOptions(slug="train"))
    assert first("workspace", workspace.folder).verdict is Verdict.WORKS
    path = workspace.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    found = first("workspace", workspace.folder)
    assert found.verdict is Verdict.BROKEN
    assert place in found.finding


@pytest.mark.process
def test_a_broken_model_is_found(tmp_path, monkeypatch):
    from shutil import copytree

    from workbench.engines.package_folders import best

    folder = tmp_path / "packages" / "fr_en"
    copytree(best("fr", "en").folder, folder)
    (folder / "model/model.bin").write_bytes(b"x")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder.parent))
    found = first("model fr_en")
    assert found.verdict is Verdict.BROKEN
    assert "cannot be loaded" in found.finding
    assert found.remedy == "install it again"


@pytest.mark.process
def test_a_direction_without_a_model_is_a_limit_with_a_remedy(no_model_into_french):
    found = first("model en_fr")
    assert found.verdict is Verdict.LIMITED
    assert found.remedy == 'install one with "workbench models install en_fr"'


@pytest.mark.process
def test_the_lexicons_can_be_read():
    found = first("lexicon")
    assert found.verdict is Verdict.WORKS
    assert found.finding.startswith("fr_en: ")


@pytest.mark.process
def test_a_broken_lexicon_is_found(tmp_path, monkeypatch):
    from shutil import copytree

    from workbench.engines.package_folders import best

    folder = tmp_path / "packages" / "fr_en"
    copytree(best("fr", "en").folder, folder)
    (folder / "lexicon.bin").write_bytes(b"x")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder.parent))
    found = first("lexicon")
    assert found.verdict is Verdict.LIMITED
    assert str(folder / "lexicon.bin") in found.finding
    assert found.remedy == "install its package again"


def test_a_direction_without_a_lexicon_is_a_limit_with_a_remedy(tmp_path, monkeypatch):
    from workbench.engines import package_folders

    monkeypatch.setattr(package_folders, "STARTERS", tmp_path)
    found = first("lexicon")
    assert found.verdict is Verdict.LIMITED
    assert "fr_en" in found.finding
    assert found.remedy


def test_a_terminal_without_colours_is_told_what_to_set(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("COLORTERM", raising=False)
    found = first("colours")
    assert found.verdict is Verdict.LIMITED
    assert "xterm-256color" in found.remedy
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert first("colours").verdict is Verdict.WORKS


def test_a_program_that_is_missing_is_no_fault(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(tmp_path)))
    assert first("msgfmt").verdict is Verdict.LIMITED


@pytest.mark.process
def test_a_step_at_which_an_article_does_not_come_through_is_named():
    def fails():
        raise WorkbenchError("translate ended with 1")

    found = first("offline", rehearse=fails)
    assert found.verdict is Verdict.BROKEN
    assert found.finding == "an article does not come through: translate ended with 1"
    assert "install the workbench again" in found.remedy
