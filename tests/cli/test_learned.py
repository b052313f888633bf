"""What a workspace has learned: shown, switched off and used."""

import json

import pytest

from workbench.catalog import Catalog, Segment, State

SENTENCES = [
    ("Le dépôt brûle.", "The depot burns.", "The repository burns."),
    ("Le dépôt ferme.", "The depot closes.", "The repository closes."),
    ("Le dépôt est loin.", "The depot is far away.", "The deposit is far away."),
]


@pytest.fixture
def article(run, source, workspace):
    """The catalog of an article in which a person has made depots of the machine's words."""
    path = workspace / "translations" / run("import", source).stdout.strip() / "en.po"
    done = [
        Segment(f"b90{number:02}.1", french, draft, State.DRAFT, "argos fr_en 0.2")
        .edited(english, "Ana")
        .accepted("Ana")
        for number, (french, english, draft) in enumerate(SENTENCES)
    ]
    waiting = Segment("b9100.1", "Les ouvriers ont bloqué le dépôt pendant la nuit.")
    Catalog([*done, waiting], source_language="fr", target_language="en").write(path)
    return path


def test_what_was_learned_is_shown_with_its_evidence(run, article):
    done = run("dictionary", "--workspace")
    assert (done.returncode, done.stderr) == (0, "")
    title, line = done.stdout.splitlines()
    assert title == "French to English"
    assert line.split("  ")[1:] == [
        "dépôt", "depot", "3 of 3 segments, 3 corrected", "instead of deposit",
    ]  # fmt: skip


def test_for_programs_it_is_json(run, article):
    (row,) = json.loads(run("dictionary", "--workspace", "--json").stdout)
    assert row == {
        "from": "fr", "to": "en", "word": "dépôt", "translation": "depot",
        "forms": {"dépôt": "depot"}, "segments": 3, "of": 3, "corrections": 3,
        "instead_of": "deposit", "off": False,
    }  # fmt: skip


def test_one_word_may_be_asked_for_in_any_form(run, article):
    assert "depot" in run("dictionary", "--workspace", "Dépôt").stdout
    done = run("dictionary", "--workspace", "train")
    assert (done.returncode, done.stdout) == (0, "")
    assert 'nothing has been learned of "train"' in done.stderr


def test_it_is_switched_off_and_on_in_a_file_for_git(run, article, workspace):
    assert run("dictionary", "--off", "Dépôt = depot").returncode == 0
    path = workspace / "lexicon.yaml"
    assert path.read_text(encoding="utf-8").endswith("fr-en:\n- dépôt = depot\n")
    assert run("dictionary", "--workspace").stdout.endswith("  off\n")
    assert run("dictionary", "--on", "dépôt=depot", "--workspace").stdout.endswith("deposit\n")
    assert "dépôt" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--off", "dépôt=warehouse"], 1, 'the workspace has not learned "dépôt = warehouse"'),
        (["--on", "dépôt=depot"], 1, '"dépôt = depot" is not switched off'),
        (["--off", "dépôt"], 2, "write WORD=TRANSLATION"),
        ([], 2, "give a word, or --workspace"),
    ],
)
def test_what_cannot_be_done_is_said(run, article, workspace, arguments, status, message):
    done = run("dictionary", *arguments)
    assert done.returncode == status
    assert message in done.stderr
    assert not (workspace / "lexicon.yaml").exists()


def test_drafts_use_what_was_learned_unless_it_is_off(run, article):
    def drafted():
        assert run("translate", "--all", "--redo").returncode == 0
        return Catalog.read(article).find("b9100.1").target

    assert "depot" in drafted()
    run("dictionary", "--off", "dépôt=depot")
    assert "depot" not in drafted()


def test_a_fault_in_the_file_is_told_in_a_line(run, article, workspace):
    (workspace / "lexicon.yaml").write_text("fr-en:\n- dépôt\n", encoding="utf-8")
    done = run("translate", "--all")
    assert done.returncode == 1
    assert "lexicon.yaml:2:3: this is no word with its translation" in done.stderr
