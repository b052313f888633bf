import json

import pytest

from workbench.engines.package_folders import best


def test_a_word_is_found_by_any_form_with_its_phrases_and_sources(run):
    done = run("dictionary", "BOUES")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("boues  (French, ")
    (lemma,) = (number for number, line in enumerate(lines) if line.startswith("boue  ("))
    assert lines[lemma + 1].split()[:4] == ["mud", "noun", "f", "corpus"]
    assert "Wiktionary" in lines[lemma + 1]
    phrases = lines[lines.index("phrases  (French)") :]
    assert any(line.split()[:2] == ["boues", "rouges"] for line in phrases)


def test_both_directions_are_looked_into(run):
    done = run("dictionary", "table")
    assert "table  (French, " in done.stdout
    assert "table  (English, " in done.stdout


def test_a_phrase_is_a_word_too(run):
    done = run("dictionary", "chateaux", "d’eau")
    assert "water tower" in done.stdout


def test_what_is_not_there_is_said_in_a_line(run):
    done = run("dictionary", "zzyzx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == '"zzyzx" is not in the dictionary\n'


def test_for_programs_it_is_json(run):
    french, english = json.loads(run("dictionary", "--json", "--limit", "2", "mutinerie").stdout)
    assert (french["from"], french["to"], english["from"], english["to"]) == (
        "fr", "en", "en", "fr",
    )  # fmt: skip
    (entry,) = french["entries"]
    assert entry["text"] == "mutinerie"
    assert entry["frequency"] > 0
    assert entry["translations"][0] == {
        "text": "mutiny", "count": 12, "pos": "noun", "gender": "f",
        "note": "organized rebellion", "sources": ["corpus", "Wiktionary", "press vocabulary"],
    }  # fmt: skip
    assert english["entries"] == []


def test_programs_are_told_in_json_that_nothing_is_there(run):
    done = run("dictionary", "--json", "zzyzx")
    assert done.returncode == 1
    assert [row["entries"] + row["phrases"] for row in json.loads(done.stdout)] == [[], []]


def test_no_more_is_shown_than_asked_for(run):
    done = run("dictionary", "--limit", "1", "eau")
    lines = done.stdout.splitlines()
    assert lines[1].startswith("  water ")
    assert not lines[2].startswith("  ")
    assert "more with --limit" in done.stdout


def test_it_needs_no_workspace_and_no_package_of_ones_own(run, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run("dictionary", "boue", cwd=elsewhere, ARGOS_PACKAGES_DIR=str(tmp_path / "none"))
    assert "mud" in done.stdout
    assert list(elsewhere.iterdir()) == []


def test_a_damaged_lexicon_is_said_in_a_line(run, tmp_path):
    from shutil import copytree

    folder = tmp_path / "packages" / "fr_en"
    copytree(best("fr", "en").folder, folder)
    (folder / "lexicon.bin").write_bytes(b"x")
    done = run("dictionary", "boue", ARGOS_PACKAGES_DIR=str(folder.parent))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert f"{folder}/lexicon.bin: " in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--limit", "0", "boue"]])
def test_wrong_usage_is_refused(run, arguments):
    assert run("dictionary", *arguments).returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("word", ["", " ", "?", "a" * 10_000, "(", "boue\\", "\x1b[31m", "l’"])
def test_nothing_that_is_typed_does_harm(run, word):
    assert run("dictionary", "--", word).returncode in (0, 1)
