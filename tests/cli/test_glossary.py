import json
import subprocess

import pytest

from tests.shared import needs_program
from workbench.articles import Article
from workbench.catalog import State

GLOSSARY = """\
# Ours, kept by hand.
- fr: char d'assaut   # not a cart
  en: tank
  note: Never a chariot.
- fr: éventuellement
  en: eventually
  status: forbidden
  use: possibly
- éventuellement: possibly
"""


@pytest.fixture
def terms(workspace):
    path = workspace / "glossary" / "military.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def test_find_shows_the_terms_of_a_sentence(run, terms):
    done = run("glossary", "find", "Les chars d’assaut reculent.")
    assert done.stdout == (
        "char d'assaut = tank  (approved)  glossary/military.yaml:2\n    Never a chariot.\n"
    )


def test_find_takes_a_part_of_an_expression_and_either_language(run, terms):
    assert "char d'assaut" in run("glossary", "find", "assa").stdout
    assert "char d'assaut" in run("glossary", "find", "Tanks").stdout
    assert "use: possibly" in run("glossary", "find", "eventually").stdout


def test_find_says_so_where_there_is_nothing(run, terms):
    done = run("glossary", "find", "obus")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no term found" in done.stderr


def test_find_tells_programs_all_it_knows(run, terms):
    [found] = json.loads(run("glossary", "find", "--json", "tank").stdout)
    assert found["fr"] == ["char d'assaut"]
    assert found["status"] == "approved"
    assert (found["path"], found["line"]) == ("glossary/military.yaml", 2)


def test_add_keeps_what_stands_there_and_says_who(run, terms):
    done = run("glossary", "add", "obus", "shell", "--en", "round", "--pos", "noun")
    assert done.returncode == 0, done.stderr
    added = terms.read_text(encoding="utf-8").removeprefix(GLOSSARY)
    assert added.startswith(
        "- fr: obus\n  en: [shell, round]\n  pos: noun\n  author: Ana\n  date: "
    )
    assert done.stdout == "obus = shell, round  (approved, noun)  glossary/military.yaml:10\n"


def test_add_takes_terms_to_keep_and_forbidden_english(run, workspace):
    assert run("glossary", "add", "Libération", "--status", "keep").returncode == 0
    done = run("glossary", "add", "--en", "Kiev", "--status", "forbidden", "--field", "places")
    assert done.returncode == 0
    assert "status: keep" in (workspace / "glossary/terms.yaml").read_text()
    assert "status: forbidden" in (workspace / "glossary/places.yaml").read_text()
    assert run("glossary", "check").returncode == 0


@pytest.mark.parametrize("french", ["char d'assaut", "char d’assaut"])
def test_add_refuses_a_second_entry_for_one_sense(run, terms, french):
    done = run("glossary", "add", french, "panzer")
    assert done.returncode == 1
    assert "military.yaml:2:" in done.stderr
    assert "in the glossary already" in done.stderr
    assert terms.read_text(encoding="utf-8") == GLOSSARY


def test_add_refuses_what_would_be_a_fault(run, terms):
    done = run("glossary", "add", "obus")
    assert done.returncode == 1
    assert "English expression is missing" in done.stderr
    assert terms.read_text(encoding="utf-8") == GLOSSARY


def test_add_without_an_expression_is_wrong_usage(run, terms):
    assert run("glossary", "add", "--note", "x").returncode == 2
    assert run("glossary", "add", "").returncode == 2


def test_check_is_silent_on_a_good_glossary(run, terms):
    done = run("glossary", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 terms, 0 errors, 0 warnings" in done.stderr


def test_check_lists_every_fault_with_its_place(run, terms):
    terms.write_text("- fr: a\n- b: c\n- fr: d\n  en: e\n  pos: nuon\n", encoding="utf-8")
    done = run("glossary", "check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert "military.yaml:1:7: the English expression is missing" in lines[0]
    assert 'military.yaml:5:8: unknown pos "nuon"' in lines[1]
    [first, second] = json.loads(run("glossary", "check", "--json").stdout)
    assert (first["path"], first["line"], first["column"]) == ("glossary/military.yaml", 1, 7)
    assert second["remedy"].startswith("use one of: noun")


def test_a_fault_stops_other_commands_with_its_place(run, terms):
    terms.write_text("- fr: a\n", encoding="utf-8")
    done = run("glossary", "find", "a")
    assert done.returncode == 1
    assert "military.yaml:1:7:" in done.stderr


def test_check_warns_without_failing(run, terms):
    terms.write_text("- midi: 12:30\n", encoding="utf-8")
    done = run("glossary", "check")
    assert done.returncode == 0
    assert "military.yaml:1:9:" in done.stdout
    assert "(warning)" in done.stdout


def test_check_marks_lines_on_github(run, terms):
    terms.write_text("- char: tank\n- char: 100 %\n", encoding="utf-8")
    done = run("glossary", "check", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=glossary/military.yaml,line=2,col=3,title=glossary conflict::"
    )
    assert "100 %25" in done.stdout


def test_edit_changes_only_what_is_said(run, terms):
    done = run("glossary", "edit", "tank", "--status", "proposed", "--note", "")
    assert done.returncode == 0, done.stderr
    assert terms.read_text(encoding="utf-8") == GLOSSARY.replace(
        "  note: Never a chariot.\n", "  status: proposed\n"
    )
    assert done.stdout == "char d'assaut = tank  (proposed)  glossary/military.yaml:2\n"


def test_edit_asks_which_of_several_terms_is_meant(run, terms):
    done = run("glossary", "edit", "éventuellement", "--pos", "adverb")
    assert done.returncode == 1
    assert "name one by place: military.yaml:5, military.yaml:9" in done.stderr
    assert run("glossary", "edit", "military.yaml:5", "--pos", "adverb").returncode == 0
    assert "  status: forbidden\n  pos: adverb\n" in terms.read_text(encoding="utf-8")


@pytest.mark.process
def test_edit_without_options_opens_the_file(run, terms):
    editor = 'sh -c \'echo "- a: b" >> "$0"\''
    assert run("glossary", "edit", "tank", EDITOR=editor, VISUAL=editor).returncode == 0
    assert terms.read_text(encoding="utf-8") == GLOSSARY + "- a: b\n"


def test_edit_names_terms_that_are_there(run, terms):
    done = run("glossary", "edit", "obus", "--note", "x")
    assert done.returncode == 1
    assert 'no term "obus"' in done.stderr


@pytest.fixture
def article(run, workspace):
    """An article with a translation that calls tanks carts."""
    source = (
        "Les chars d’assaut reculent.\n\nUn char d’assaut brûle à Kherson.\n\nRien à Kherson.\n"
    )
    (workspace / "tanks.txt").write_text(source, encoding="utf-8")
    run("import", "tanks.txt", "--slug", "tanks", "--from", "fr")
    article = Article(workspace / "translations/tanks")
    translate(article, "The tanks retreat.", "A cart burns in Kherson.", "Nothing in Kherson.")
    return article


def translate(article, *targets):
    catalog = article.read_catalog()
    for segment, target in zip(catalog.segments, targets, strict=True):
        catalog.put(segment.edited(target, "Ana").accepted("Ana"))
    catalog.write(article.catalog_path)


def test_audit_shows_how_terms_are_rendered(run, terms, article):
    done = run("glossary", "audit")
    assert done.returncode == 0
    assert "char d'assaut = tank  (approved)  2 uses  glossary/military.yaml:2" in done.stdout
    assert "1  tank\n" in done.stdout
    assert "A cart burns in Kherson." in done.stdout
    [found] = json.loads(run("glossary", "audit", "--json").stdout)
    assert found["renderings"] == {"tank": 1}
    assert [use["target"] for use in found["otherwise"]] == ["A cart burns in Kherson."]


def test_stats_count_terms_and_uses(run, terms, article):
    done = run("glossary", "stats", "--json")
    counts = json.loads(done.stdout)
    assert (counts["terms"], counts["uses"], counts["respected"]) == (3, 2, 1)
    assert counts["statuses"] == {"approved": 2, "forbidden": 1}
    assert "2  uses in passages with a translation" in run("glossary", "stats").stdout


def test_extract_writes_proposals(run, terms, article):
    done = run("glossary", "extract", "--write", "proposed")
    assert "Kherson = Kherson" in done.stdout
    written = (terms.parent / "proposed.yaml").read_text(encoding="utf-8")
    assert "- fr: Kherson\n  en: Kherson\n  status: proposed\n" in written
    assert run("glossary", "check").returncode == 0
    assert "Kherson" not in run("glossary", "extract").stdout


@pytest.fixture
def committed(terms, article, workspace):
    """The workspace of ``article`` in git, and since then another word for tanks."""
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], cwd=workspace, check=True, capture_output=True)
    terms.write_text(terms.read_text().replace("en: tank", "en: armoured vehicle"))
    return article


def targets(article):
    return [segment.target for segment in article.read_catalog()]


@pytest.mark.process
@needs_program("git")
def test_impact_shows_what_a_changed_term_touches(run, committed):
    done = run("glossary", "impact")
    assert done.returncode == 0
    assert "- The tanks retreat.\n  + The armoured vehicles retreat.\n" in done.stdout
    assert '? "armoured vehicle" should be put in by hand' in done.stdout
    assert "2 passages touched, 2 of them in finished translations" in done.stderr
    assert targets(committed)[0] == "The tanks retreat."
    assert json.loads(run("glossary", "impact", "--to", "HEAD", "--json").stdout) == []


@pytest.mark.process
@needs_program("git")
def test_impact_shows_the_part_of_a_long_passage_that_changes(run, committed):
    catalog = committed.read_catalog()
    long = f"{'At dawn, ' * 30}the tanks retreat{', again and again' * 30}."
    catalog.put(catalog[0].edited(long, "Ana"))
    catalog.write(committed.catalog_path)
    lines = [x for x in run("glossary", "impact").stdout.splitlines() if "dawn" in x]
    for line, word in zip(lines, ("tanks", "armoured vehicles"), strict=True):
        assert len(line) < 140
        assert f"the {word} retreat" in line


@pytest.mark.process
@needs_program("git")
def test_impact_mends_only_when_it_is_told_twice(run, committed):
    asked = run("glossary", "impact", "--mend")
    assert "nothing changed; --yes" in asked.stderr
    assert targets(committed)[0] == "The tanks retreat."
    assert "1 passage changed" in run("glossary", "impact", "--mend", "--yes").stderr
    assert targets(committed)[0] == "The armoured vehicles retreat."


@pytest.mark.process
@needs_program("git")
def test_impact_waives_with_a_reason(run, committed):
    run("glossary", "impact", "--waive", "Ana's own words", "--yes")
    [first, second, _] = committed.read_catalog()
    assert first.notes[-1].text.endswith("Ana's own words")
    assert (first.state, second.state) == (State.TRANSLATED, State.TRANSLATED)
    assert run("glossary", "impact").stdout == ""
    assert "terms" not in run("check").stdout
    assert run("glossary", "impact", "--waive", " ", "--yes").returncode == 2


@pytest.mark.process
@needs_program("git")
def test_waivers_are_shown_and_taken_back(run, committed):
    run("glossary", "impact", "--waive", "Ana's own words", "--yes")
    person = committed.read_catalog()[0].notes[-1].author
    done = run("glossary", "waivers", "--term", "armoured vehicle")
    assert "char d'assaut = armoured vehicle\n" in done.stdout
    assert f"waived by {person}: Ana's own words" in done.stdout
    assert run("glossary", "waivers", "--term", "obus").stdout == ""
    [first, _] = json.loads(run("glossary", "waivers", "--json").stdout)
    assert (first["term"], first["person"]) == ("char d'assaut = armoured vehicle", person)
    assert "nothing changed; --yes" in run("glossary", "waivers", "--take-back").stderr
    assert "2 waivers taken back" in run("glossary", "waivers", "--take-back", "--yes").stderr
    assert run("glossary", "waivers").stdout == ""
    assert "2 passages touched" in run("glossary", "impact").stderr


@pytest.mark.process
@needs_program("git")
def test_impact_reopens_finished_translations(run, committed):
    run("glossary", "impact", "--reopen", "--yes")
    assert [s.state for s in committed.read_catalog()] == [
        State.DRAFT,
        State.DRAFT,
        State.TRANSLATED,
    ]


@pytest.mark.process
@needs_program("git")
def test_impact_needs_a_revision(run, terms):
    done = run("glossary", "impact")
    assert done.returncode == 1
    assert 'git knows no revision "HEAD" here' in done.stderr


def test_terms_go_out_and_come_back(run, terms, workspace):
    for name, suffix in (("tbx", "tbx"), ("csv", "csv"), ("xlsx", "xlsx")):
        done = run("glossary", "export", "--format", name, "-o", f"out.{suffix}")
        assert (done.stdout, done.stderr) == (f"out.{suffix}\n", "3 terms written\n")
        again = run("glossary", "import", f"out.{suffix}", "--file", "military")
        assert "0 terms added to glossary/military.yaml, 3 there already" in again.stderr
    terms.unlink()
    run("glossary", "import", "out.tbx", "--file", "military", "--status", "proposed")
    assert terms.read_text(encoding="utf-8").count("status: proposed") == 2


@pytest.mark.parametrize("place", ["glossary/military.yaml", "translations/a/en.po"])
def test_export_overwrites_no_work(run, terms, workspace, place):
    path = workspace / place
    path.parent.mkdir(exist_ok=True)
    path.touch()
    before = path.read_bytes()
    done = run("glossary", "export", "-o", place)
    assert done.returncode == 1
    assert "what people work on" in done.stderr
    assert path.read_bytes() == before


def test_export_keeps_a_file_that_nobody_named(run, terms, workspace):
    (workspace / "glossary.tbx").write_text("of others")
    done = run("glossary", "export")
    assert done.stdout == "glossary.tbx\n"
    assert "glossary.tbx~" in done.stderr
    assert (workspace / "glossary.tbx~").read_text() == "of others"


def test_export_says_what_is_lost(run, terms):
    done = run("glossary", "export", "--format", "omegat", "-o", "-")
    assert "char d'assaut\ttank\tNever a chariot.\n" in done.stdout
    assert "omegat: without their use (1 term)" in done.stderr


def test_import_keeps_the_entries_that_are_there(run, terms, workspace):
    (workspace / "more.txt").write_text("char d'assaut\tpanzer\nobus\tshell\n", encoding="utf-8")
    done = run("glossary", "import", "more.txt", "--file", "military")
    assert 'left out "char d\'assaut = panzer": the glossary has' in done.stderr
    assert terms.read_text(encoding="utf-8") == GLOSSARY + "- obus: shell\n"


def test_what_a_lossy_format_brings_back_is_there_already(run, workspace):
    path = workspace / "glossary" / "military.yaml"
    path.write_text(
        "- fr: char\n  en: [tank, armour]\n  pos: noun\n  context: war\n"
        "- fr: Le Monde\n  status: keep\n"
        "- en: The Guardian\n  status: keep\n",
        encoding="utf-8",
    )
    for name, file in (("weblate", "out.csv"), ("omegat", "out.txt")):
        run("glossary", "export", "--format", name, "-o", file)
        done = run("glossary", "import", file, "--file", "press")
        assert done.stderr == "0 terms added to glossary/press.yaml, 3 there already\n"


def test_export_counts_what_it_writes(run, workspace):
    path = workspace / "glossary" / "military.yaml"
    path.write_text("- char: tank\n- {en: eh, status: forbidden}\n", encoding="utf-8")
    done = run("glossary", "export", "--format", "omegat", "-o", "out.txt")
    assert "1 term written" in done.stderr


def test_import_of_a_broken_file_changes_nothing(run, terms, workspace):
    (workspace / "bad.csv").write_text("fr,en,pos\na,b,nuon\n", encoding="utf-8")
    done = run("glossary", "import", "bad.csv", "--file", "military")
    assert done.returncode == 1
    assert 'bad.csv:2: unknown pos "nuon"' in done.stderr
    assert terms.read_text(encoding="utf-8") == GLOSSARY


def test_merge_takes_their_changes_and_names_conflicts(run, workspace):
    for name, text in (
        ("base", "- char: tank\n- obus: shell\n"),
        ("ours", "- char: tank  # ours\n- obus: round\n"),
        ("theirs", "- char: armour\n- obus: shell\n- pont: bridge\n"),
    ):
        (workspace / f"{name}.yaml").write_text(text)
    done = run("glossary", "merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    merged = "- char: armour  # ours\n- obus: round\n- pont: bridge\n"
    assert (workspace / "ours.yaml").read_text() == merged
    (workspace / "theirs.yaml").write_text("- char: tank\n- obus: bomb\n")
    again = run("glossary", "merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "-")
    assert (again.returncode, again.stdout) == (1, merged)
    assert 'conflict: "obus = round": en is "round" here and "bomb" there' in again.stderr


def test_add_refuses_what_may_be_the_sense_of_another_entry(run, workspace):
    path = workspace / "glossary" / "military.yaml"
    path.write_text("- {fr: obus, en: shell, pos: noun}\n", encoding="utf-8")
    assert "in the glossary already" in run("glossary", "add", "obus", "bomb").stderr
    assert run("glossary", "add", "obus", "bomb", "--context", "slang").returncode == 0


def test_an_empty_value_removes_a_field(run, workspace):
    path = workspace / "glossary" / "military.yaml"
    path.write_text("- {fr: obus, en: shell, pos: noun, status: proposed}\n", encoding="utf-8")
    done = run("glossary", "edit", "obus", "--pos", "", "--status", "")
    assert done.stdout == "obus = shell  (approved)  glossary/military.yaml:1\n"
    assert path.read_text(encoding="utf-8") == "- {fr: obus, en: shell}\n"
