"""What a change of the glossary does to translations that are there already."""

import subprocess

import pytest

from tests.glossary.passages import passages
from tests.shared import needs_program
from workbench.catalog import Catalog, State
from workbench.glossary import Glossary, Status, Term
from workbench.glossary.reports.impact import apply, changes, impacts, mending, reopening, waiving
from workbench.glossary.reports.revisions import read_revision
from workbench.system.errors import WorkbenchError

OLD = Term(fr=("brigade mécanisée",), en=("mechanised brigade",))
NEW = Term(fr=("brigade mécanisée",), en=("armoured brigade",))


def test_changes_are_those_that_translations_feel():
    same = Term(fr=("char",), en=("tank",))
    noted = Term(fr=("char",), en=("tank",), note="new note")
    gone = Term(fr=("obus",), en=("shell",))
    added = Term(fr=("mine",), en=("mine",))
    old, new = Glossary([OLD, same, gone]), Glossary([NEW, noted, added])
    assert [(change.old, change.new) for change in changes(old, new)] == [
        (OLD, NEW),
        (None, added),
        (gone, None),
    ]


def test_a_term_whose_sense_is_told_anew_is_the_same_term():
    told = Term(fr=("brigade mécanisée",), en=("armoured brigade",), context="army")
    [change] = changes(Glossary([OLD]), Glossary([told]))
    assert (change.old, change.new) == (OLD, told)


ARTICLE = passages(
    ("La brigade mécanisée avance.", "A <1>mechanised brigade</1> advances."),
    ("Deux brigades mécanisées.", "Two mechanised brigades."),
    ("Une brigade mécanisée.", "An armoured brigade."),
    ("Une brigade mécanisée.", "A motorised unit."),
    ("Une brigade mécanisée.", ""),
    ("Il pleut.", "It rains."),
)


def found(old, new, article=ARTICLE):
    return list(impacts(Glossary(old), Glossary(new), article))


def test_impacts_are_the_passages_that_lack_the_new_expression():
    assert [(one.passage.segment.id, one.exchanges, one.wanted) for one in found([OLD], [NEW])] == [
        ("b0001.1", {"mechanised brigade": "armoured brigade"}, "armoured brigade"),
        ("b0002.1", {"mechanised brigades": "armoured brigades"}, "armoured brigade"),
        ("b0004.1", {}, "armoured brigade"),
    ]


def test_mending_is_shown_before_it_is_done():
    assert [one.mended(one.passage.segment.target) for one in found([OLD], [NEW])] == [
        "A <1>armoured brigade</1> advances.",
        "Two armoured brigades.",
        None,
    ]


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Les soldats ont attaqué.", "Russian personnel attacked.", "Russian soldiers attacked."),
        ("Un soldat a attaqué.", "Personnel attacked.", "Soldier attacked."),
        ("Le soldat et les soldats.", "The personnel.", None),
    ],
)
def test_what_has_one_form_takes_the_number_of_the_source(french, english, expected):
    old, new = (Term(fr=("soldat",), en=(word,)) for word in ("personnel", "soldier"))
    [one] = found([old], [new], passages((french, english)))
    assert one.mended(english) == expected


def test_a_number_shows_the_plural_where_no_form_does():
    old, new = (Term(fr=("obus",), en=(word,)) for word in ("aircraft", "shell"))
    for french, mended in (("412 obus", "412 shells"), ("1 obus", "1 shell")):
        english = french.replace("obus", "aircraft")
        [one] = found([old], [new], passages((french, english)))
        assert one.mended(english) == mended


def test_every_form_of_the_old_expression_is_mended():
    article = passages(("Le char et les chars.", "A tank and the tanks. Tanks!"))
    [one] = found(
        [Term(fr=("char",), en=("tank",))], [Term(fr=("char",), en=("armoured car",))], article
    )
    assert one.mended("A tank and the tanks. Tanks!") == (
        "An armoured car and the armoured cars. Armoured cars!"
    )


def test_french_is_mended_with_its_articles_or_not_at_all():
    old = Term(fr=("unité",), en=("unit",))
    new = Term(fr=("brigade",), en=("unit",), gender="f")
    article = passages(("The unit of the unit.", "L’unité de l’unité."), source="en", target="fr")
    assert [one.mended("L’unité de l’unité.") for one in found([old], [new], article)] == [
        "La brigade de la brigade."
    ]
    man = Term(fr=("bataillon",), en=("unit",), gender="m")
    beside = passages(("This unit", "Cette unité"), source="en", target="fr")
    assert [one.mended("Cette unité") for one in found([old], [man], beside)] == [None]
    told = Term(fr=("unité",), en=("unit",), gender="f")
    hidden = passages(("A unit", "l’unité blessée"), source="en", target="fr")
    assert [one.mended("l’unité blessée") for one in found([told], [man], hidden)] == [None]


def test_terms_that_stay_as_they_are_have_no_impact():
    assert found([OLD], [OLD]) == []


def test_a_newly_forbidden_expression_has_an_impact():
    article = passages(("Il viendra éventuellement.", "He will eventually come."))
    forbidden = Term(
        fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN, use="possibly"
    )
    [one] = found([], [forbidden], article)
    assert one.mended("He will eventually come.") == "He will possibly come."


def catalog_of(article):
    return Catalog([p.segment for p in article], source_language="fr", target_language="en")


def test_mending_keeps_what_is_finished_but_not_its_review():
    reviewed = passages(("La brigade mécanisée.", "The mechanised brigade."), state=State.REVIEWED)
    catalog = catalog_of(reviewed)
    assert apply(catalog, found([OLD], [NEW], reviewed), mending("Ana")) == 1
    assert catalog[0].target == "The armoured brigade."
    assert (catalog[0].state, catalog[0].translator) == (State.TRANSLATED, "Ana")


def test_mending_leaves_drafts_drafts_of_the_same_origin():
    draft = passages(("La brigade mécanisée.", "The mechanised brigade."), state=State.DRAFT)
    catalog = catalog_of(draft)
    apply(catalog, found([OLD], [NEW], draft), mending("Ana"))
    assert (catalog[0].target, catalog[0].state) == ("The armoured brigade.", State.DRAFT)


def test_locked_segments_stay():
    catalog = catalog_of(ARTICLE)
    catalog.put(catalog[0].locked("Bea"))
    catalog.put(catalog[1].locked("Bea"))
    assert apply(catalog, found([OLD], [NEW]), mending("Ana")) == 0


def test_two_changes_to_one_segment_are_both_mended():
    tank = Term(fr=("char",), en=("tank",))
    panzer = Term(fr=("char",), en=("panzer",))
    article = passages(("Un char, une brigade mécanisée.", "A tank, a mechanised brigade."))
    catalog = catalog_of(article)
    apply(catalog, found([OLD, tank], [NEW, panzer], article), mending("Ana"))
    assert catalog[0].target == "A panzer, an armoured brigade."


def test_reopening_says_why():
    catalog = catalog_of(ARTICLE)
    assert apply(catalog, found([OLD], [NEW]), reopening("Ana")) == 3
    assert catalog[3].state is State.DRAFT
    assert "armoured brigade" in catalog[3].notes[-1].text


def test_a_waived_passage_is_not_shown_again():
    catalog = catalog_of(ARTICLE)
    assert apply(catalog, found([OLD], [NEW]), waiving("a quotation", "Ana")) == 3
    waived = [type(p)(p.article, s, "fr", "en") for p, s in zip(ARTICLE, catalog, strict=True)]
    assert found([OLD], [NEW], waived) == []
    assert catalog[0].notes[-1].text.endswith("a quotation")
    assert catalog[0].state is State.TRANSLATED


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", *arguments],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


@pytest.mark.process
@needs_program("git")
def test_a_glossary_is_read_as_it_was_in_a_revision(tmp_path):
    folder = tmp_path / "glossary"
    (folder / "more").mkdir(parents=True)
    (folder / "a.yaml").write_text("- brigade mécanisée: mechanised brigade\n")
    (folder / "more/é.yaml").write_text("- char: tank\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    (folder / "a.yaml").unlink()
    then = read_revision(folder, "HEAD")
    assert [term.fr[0] for term in then.terms] == ["brigade mécanisée", "char"]
    assert [change.old.fr[0] for change in changes(then, Glossary.read(folder))] == [
        "brigade mécanisée"
    ]
    for unknown in ("v1.0", "--all", ""):
        with pytest.raises(WorkbenchError, match="no revision"):
            read_revision(folder, unknown)


@pytest.mark.process
@needs_program("git")
def test_a_folder_outside_git_has_no_revisions(tmp_path):
    with pytest.raises(WorkbenchError, match="no revision"):
        read_revision(tmp_path, "HEAD")
