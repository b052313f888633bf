"""How terms are rendered in articles, and which expressions deserve an entry."""

from tests.glossary.passages import passages
from workbench.glossary import Glossary, Status, Term
from workbench.glossary.reports.extraction import extract
from workbench.glossary.reports.usage import GlossaryStatistics, audit

BRIGADE = Term(fr=("brigade mécanisée",), en=("mechanised brigade", "armoured brigade"))
TANK = Term(fr=("char",), en=("tank",), field="war")
UNUSED = Term(fr=("obus",), en=("shell",), status=Status.PROPOSED)
GLOSSARY = Glossary([BRIGADE, TANK, UNUSED, Term(en=("panzer",), status=Status.FORBIDDEN)])

ARTICLE = passages(
    ("La brigade mécanisée avance.", "The mechanised brigade advances."),
    ("Deux brigades mécanisées.", "Two armoured brigades."),
    ("Une brigade mécanisée tient.", "A motorised unit is holding."),
    ("La brigade mécanisée recule.", "The motorised unit retreats."),
    ("Des chars, un char.", "Tanks, a tank."),
    ("Un char brûle.", ""),
    ("Il pleut.", "It rains."),
)


def test_an_audit_counts_the_ways_in_which_a_term_is_rendered():
    first, second = audit(GLOSSARY, ARTICLE)
    assert first.term is BRIGADE
    assert first.renderings == {"mechanised brigade": 1, "armoured brigade": 1, "": 2}
    assert [use.passage.segment.id for use in first.others] == ["b0003.1", "b0004.1"]
    assert first.inconsistency == 0.75
    assert (second.term, second.renderings, second.inconsistency) == (TANK, {"tank": 1}, 0)


def test_an_audit_guesses_what_was_written_instead():
    assert audit(GLOSSARY, ARTICLE)[0].guesses == ["motorised unit"]


def test_an_audit_looks_at_both_directions():
    english = passages(
        ("A mechanised brigade.", "Une brigade mécanisée."), source="en", target="fr"
    )
    [found] = audit(GLOSSARY, english)
    assert found.renderings == {"brigade mécanisée": 1}


def test_statistics_count_terms_and_their_uses():
    counts = GlossaryStatistics.of(GLOSSARY, ARTICLE)
    assert counts.statuses == {"approved": 2, "proposed": 1, "forbidden": 1}
    assert counts.fields == {"": 3, "war": 1}
    assert counts.unused == (UNUSED,)
    assert (counts.uses, counts.respected) == (5, 3)


WAR = passages(
    ("Le ministère des Armées nie.", "The Ministry of the Armed Forces denies it."),
    ("Selon le ministère des Armées, non.", "Not so, says the Ministry of the Armed Forces."),
    ("Au ministère des Armées, silence.", "Silence at the Ministry of the Armed Forces."),
    ("Les chars d’assaut reculent.", "The tanks retreat."),
    ("Un char d’assaut <1>brûle</1>.", "A tank burns."),
    ("Un des chars d'assaut reste.", "One of the tanks remains."),
    ("À Kherson, rien.", "Nothing in Kherson."),
    ("Rien de Kherson.", "Nothing from Kherson."),
    ("La ville dort, la ville mange.", "The town sleeps, the town eats."),
)


def expressions(found):
    return [candidate.expression for candidate in found]


def test_what_sources_repeat_is_a_candidate_the_longest_form_of_it():
    found = extract(Glossary(), WAR)
    assert expressions(found)[:3] == ["char d’assaut", "ministère des Armées", "Kherson"]
    assert "ville" not in expressions(found)


def test_forms_of_one_expression_are_one_candidate():
    tank = next(c for c in extract(Glossary(), WAR) if "assaut" in c.expression)
    assert tank.count == 3
    assert len(tank.passages) == 3
    assert tank.translations == ["tank"]


def test_a_candidate_that_stands_in_the_plural_is_written_in_the_singular():
    article = passages(
        ("Les commandants russes fuient.", "The Russian commanders flee."),
        ("Des commandants russes tués.", "Russian commanders killed."),
    )
    [best, *_] = extract(Glossary(), article)
    assert (best.expression, best.translations) == ("commandant russe", ["Russian commander"])


def test_what_has_an_entry_is_no_candidate():
    known = Term(fr=("char d'assaut",), en=("tank",))
    assert not any(
        "assaut" in e for e in expressions(extract(Glossary([known]), WAR)) if "char" in e
    )


def test_a_candidate_is_proposed_with_its_translation_and_place():
    ministry = extract(Glossary(), WAR)[1].as_term("press")
    assert ministry.fr == ("ministère des Armées",)
    assert ministry.status is Status.PROPOSED
    assert ministry.source == "train b0001.1"
    assert "Le ministère des Armées nie." in ministry.note


def test_rare_expressions_are_candidates_only_if_asked_for():
    rare = passages(("La 63e brigade mécanisée avance.", ""))
    assert extract(Glossary(), rare) == []
    assert "brigade mécanisée" in " ".join(expressions(extract(Glossary(), rare, least=1)))


def test_a_name_that_translations_keep_is_its_own_translation():
    article = passages(
        ("Transmis par Vincent Présumey hier.", "Vincent Présumey sent it on to the list."),
        ("Le texte que Vincent Présumey cite.", "The list has what Vincent Présumey quotes."),
    )
    names = {c.expression: c.translations for c in extract(Glossary(), article)}
    assert names["Vincent Présumey"] == ["Vincent Présumey"]


def test_a_heading_in_capitals_says_what_small_letters_say():
    article = passages(
        ("ARMÉE RUSSE EN FUITE", ""), ("L’armée russe recule.", ""), ("ARMÉE RUSSE DÉFAITE", "")
    )
    assert expressions(extract(Glossary(), article)) == ["armée russe"]


def test_addresses_hold_no_candidates():
    article = passages(*[("Voir https://exemple.org ici.", "See https://exemple.org here.")] * 3)
    assert not {"exemple", "org"} & set(expressions(extract(Glossary(), article)))
