import os
import signal
from dataclasses import replace

import pytest

from tests.editor.terminal import terminal
from workbench.catalog import Catalog, State
from workbench.drafting.pretranslation import own_draft

SLUG = "le-train-de-nuit"


@pytest.fixture
def article(run, source, workspace):
    assert run("import", source).returncode == 0
    return workspace / "translations" / SLUG


def catalog(article):
    return Catalog.read(article / "en.po")


def test_untranslated_segments_are_filled_offline(run, article):
    done = run("translate", SLUG)
    assert (done.returncode, done.stdout) == (0, "")
    assert "segments drafted by argos fr_en 0.2" in done.stderr
    translated = [s for s in catalog(article) if s.origin != "copy"]
    assert {segment.state for segment in translated} == {State.DRAFT}
    assert catalog(article)[0].target == "The night train"


def test_what_a_person_wrote_is_never_touched(run, article):
    changed = catalog(article)
    changed.put(changed[0].edited("My own words", "Ana"))
    changed.put(changed[1].edited("Mine, accepted", "Ana").accepted("Ana"))
    changed.write(article / "en.po")
    assert run("translate", "--redo", SLUG).returncode == 0
    assert [segment.target for segment in catalog(article)][:2] == [
        "My own words", "Mine, accepted",
    ]  # fmt: skip
    assert catalog(article)[2].state is State.DRAFT


def test_drafts_by_an_older_model_are_told_with_what_makes_them_again(run, article):
    assert run("translate", SLUG).returncode == 0
    assert "older model" not in run("status").stderr
    old = catalog(article)
    drafts = [segment for segment in old if segment.origin.startswith("argos")]
    for segment in drafts:
        old.put(replace(segment, origin="argos fr_en 0.1"))
    old.write(article / "en.po")
    told = f'{len(drafts)} drafts by an older model; "workbench translate --redo {SLUG}"'
    assert run("translate", SLUG).stderr.count(told) == 1
    assert run("status").stderr.count(told) == 1
    assert "older model" not in run("translate", "--redo", SLUG).stderr
    assert "older model" not in run("status").stderr


def test_terms_are_drafted_and_the_notes_of_people_stay(run, article, workspace):
    (workspace / "glossary" / "terms.yaml").write_text("- fr: train\n  en: railcar\n", "utf-8")
    noted = catalog(article)
    noted.put(noted[0].noted("which train?", "Ana"))
    noted.write(article / "en.po")
    for redo in ([], ["--redo"]):
        assert run("translate", *redo, SLUG).returncode == 0
        first = catalog(article)[0]
        assert first.target == "The night railcar"
        [people] = first.notes
        assert (people.text, people.author) == ("which train?", "Ana")


def test_without_hints_what_the_glossary_changed_is_noted(run, article, workspace):
    (workspace / "glossary" / "terms.yaml").write_text("- fr: train\n  en: railcar\n", "utf-8")
    noted = catalog(article)
    noted.put(noted[0].noted("which train?", "Ana"))
    noted.write(article / "en.po")
    for redo in ([], ["--redo"]):
        assert run("translate", "--no-hints", *redo, SLUG).returncode == 0
        first = catalog(article)[0]
        assert first.target == "The night railcar"
        people, remark = first.notes
        assert (people.text, people.author) == ("which train?", "Ana")
        assert own_draft(first).target == "The night train", remark


def test_a_second_run_changes_nothing(run, article):
    run("translate", SLUG)
    before = (article / "en.po").read_bytes()
    done = run("translate", SLUG)
    assert "nothing to translate" in done.stderr
    assert (article / "en.po").read_bytes() == before


def test_without_names_it_takes_all_or_the_article_whose_folder_we_are_in(run, article):
    done = run("translate")
    assert done.returncode == 2
    assert "--all" in done.stderr
    assert catalog(article)[0].state is State.UNTRANSLATED
    assert run("translate", cwd=article).returncode == 0
    assert catalog(article)[0].state is State.DRAFT
    assert run("translate", "--all", "--redo").returncode == 0
    assert run("translate", "--all", SLUG).returncode == 2


@pytest.fixture
def english(run, workspace, no_model_into_french):
    """The slug of an article for which there is no model."""
    (workspace / "en.txt").write_text("The night train is late again, and nobody knows why.\n")
    return run("import", "en.txt", "--slug", "a-train").stdout.strip()


def test_a_direction_without_a_model_names_the_command_that_installs_one(run, english):
    done = run("translate", english)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert '"workbench models install en_fr"' in done.stderr


def test_an_article_without_a_model_does_not_keep_the_others_waiting(run, english, article):
    assert run("translate", "--all").returncode == 1
    assert catalog(article)[0].state is State.DRAFT


def test_an_unknown_article_is_one_line(run, workspace):
    done = run("translate", "nothing")
    assert done.returncode == 1
    assert 'no article "nothing"' in done.stderr


def test_a_server_that_is_not_configured_is_said(run, article):
    done = run("translate", SLUG, "--engine", "libretranslate")
    assert done.returncode == 1
    assert "workbench.yaml" in done.stderr


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_ctrl_c_keeps_what_is_done(run, workspace):
    sentences = [f"Les soldats ont quitté la ville numéro {n} hier soir." for n in range(3000)]
    (workspace / "long.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    run("import", "long.txt", "--slug", "long", "--from", "fr")
    with terminal(workspace, "translate", "long") as person:
        person.wait_for("72/3000")
        person.interrupt(signal.SIGINT)
        assert person.end() == 130
    assert "what was done is kept" in person.written
    assert "Traceback" not in person.written
    done = [s for s in Catalog.read(workspace / "translations/long/en.po") if s.target]
    assert 72 <= len(done) < 3000
