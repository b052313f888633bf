"""What counts as a term in a text, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary import Case, Glossary, Status, Term
from workbench.text.inline import without_tags


def french(*expressions, **fields):
    return Glossary([Term(fr=expressions, en=("x",), **fields)])


def english(*expressions, **fields):
    return Glossary([Term(fr=("x",), en=expressions, **fields)])


def surfaces(glossary, text, language="fr"):
    return [match.surface for match in glossary.matches(text, language)]


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        # inflection
        ("brigade mécanisée", "Les brigades mécanisées avancent.", "brigades mécanisées"),
        ("cheval", "Deux chevaux sont morts.", "chevaux"),
        ("se rendre", "Ils veulent se rendre.", "se rendre"),
        ("déserter", "Il déserta.", "déserta"),
        ("mobilisé", "Les mobilisées", "mobilisées"),
        ("pressé", "Des hommes pressés", "pressés"),
        ("oblast", "dans deux oblasts", "oblasts"),
        # elision and apostrophes
        ("armée", "L’armée recule", "armée"),
        ("armée", "l'armée recule", "armée"),
        ("armée", "qu'armées ils sont", "armées"),
        ("coup d'État", "un coup d’État", "coup d’État"),
        ("chasse à l’homme", "une chasse à l'homme", "chasse à l'homme"),
        ("aujourd'hui", "dès aujourd’hui", "aujourd’hui"),
        # hyphens
        ("porte-parole", "les porte-parole", "porte-parole"),
        ("porte-parole", "le porte\u2011parole", "porte\u2011parole"),
        ("porte-parole", "le porte parole", "porte parole"),
        ("déserter", "Déserta-t-il ?", "Déserta"),
        ("militant", "un ex-militant", "militant"),
        ("armée", "cette armée-là", "armée"),
        # spaces
        ("char d'assaut", "un char\u00a0d’assaut", "char\u00a0d’assaut"),
        ("char d'assaut", "un char\u202fd'assaut", "char\u202fd'assaut"),
        ("char d'assaut", "un char\u00add'assaut", "char\u00add'assaut"),
        # capitals
        ("militant", "Militants et élus", "Militants"),
        ("brigade mécanisée", "LA BRIGADE MÉCANISÉE", "BRIGADE MÉCANISÉE"),
        ("brigade mécanisée", "LES BRIGADES MECANISEES", "BRIGADES MECANISEES"),
        ("État", "L'Etat et les Etats", "Etat"),
        ("État", "L'ETAT", "ETAT"),
        ("OTAN", "Otan", "Otan"),
        ("main-d'œuvre", "la main-d'oeuvre", "main-d'oeuvre"),
        ("sœur", "leurs soeurs", "soeurs"),
        # composed and decomposed letters
        ("mutiné", "Un mutine\u0301", "mutine\u0301"),
        # marks within an expression
        ("Sarl & Cie", "chez Sarl & Cie", "Sarl & Cie"),
        ("à la une", "À la une des journaux", "À la une"),
        ("la haine", "La haine monte.", "La haine"),
    ],
)
def test_french_terms_are_found_in_the_forms_they_take(expression, text, found):
    assert surfaces(french(expression), text)[:1] == [found]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("parole", "Le porte-parole se tait."),
        ("brigade", "une demi-brigade"),
        ("brigade mécanisée", "La brigade, mécanisée en 1940"),
        ("brigade mécanisée", "une brigade très mécanisée"),
        ("État", "en bon état"),
        ("Front", "le front"),
        ("à la une", "à l'un des soldats"),
        ("à la une", "à l'une des unités"),
        ("foi", "une fois"),
        ("moi", "deux mois"),
        ("art", "le quart"),
    ],
)
def test_french_look_alikes_are_not_terms(expression, text):
    assert surfaces(french(expression), text) == []


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("mechanised brigade", "the 63rd Mechanised Brigade", "Mechanised Brigade"),
        ("mechanised brigade", "mechanised brigades", "mechanised brigades"),
        ("mutiny", "two mutinies", "mutinies"),
        ("army", "the army's men", "army"),
        ("army", "the armies’ men", "armies"),
        ("spokesman", "its spokesmen", "spokesmen"),
        ("surrender en masse", "They surrendered en masse", "surrendered en masse"),
        ("front line", "front-line units", "front-line"),
        ("leave the front", "They left the front", "left the front"),
        ("NGO", "three NGOs", "NGOs"),
        ("U.S. Army", "the U.S. Army", "U.S. Army"),
        ("coup d'état", "a coup d’état", "coup d’état"),
    ],
)
def test_english_terms_are_found_in_the_forms_they_take(expression, text, found):
    assert surfaces(english(expression), text, "en") == [found]


@pytest.mark.parametrize(
    ("expression", "text"),
    [("US", "We left."), ("US", "Tell us."), ("front line", "front, line"), ("arm", "an army")],
)
def test_english_look_alikes_are_not_terms(expression, text):
    assert surfaces(english(expression), text, "en") == []


@pytest.mark.parametrize(
    ("case", "text", "count"),
    [
        (Case.CAPITALS, "Front, front, FRONT", 2),
        (Case.ANY, "Front, front, FRONT", 3),
        (Case.EXACT, "Front, front, FRONT, Fronts", 1),
    ],
)
def test_the_case_rule_tells_which_capitals_matter(case, text, count):
    assert len(surfaces(french("Front", case=case), text)) == count


def test_inflections_of_the_entry_are_found_too():
    glossary = french("kolkhoze", inflections={"fr": ("kolkhozien",)})
    assert surfaces(glossary, "les kolkhoziens") == ["kolkhoziens"]


def test_a_term_to_keep_is_found_as_it_is_only():
    glossary = Glossary([Term(fr=("Le Monde",), status=Status.KEEP)])
    assert surfaces(glossary, "dans Le Monde") == ["Le Monde"]
    assert surfaces(glossary, "Les Mondes") == []
    assert surfaces(glossary, "in Le Monde", "en") == ["Le Monde"]


def test_a_term_of_one_number_is_found_in_that_number_only():
    troops = Glossary([Term(fr=("troupes",), en=("troops",), number="plural")])
    assert [m.surface for m in troops.matches("Les Troupes de la troupe", "fr")] == ["Troupes"]
    assert [m.surface for m in troops.matches("Troops, a troop", "en")] == ["Troops", "troop"]


def test_a_gap_spans_a_few_words():
    glossary = french("prendre … en compte")
    text = "Elle a pris ces faits en compte."
    assert surfaces(glossary, text) == ["pris ces faits en compte"]
    assert surfaces(glossary, "prendre en compte") == ["prendre en compte"]
    assert surfaces(glossary, "pris un deux trois quatre cinq six en compte") == []


def test_the_longest_term_wins_wherever_it_begins():
    glossary = Glossary(
        [
            Term(fr=("brigade",), en=("brigade",)),
            Term(fr=("brigade mécanisée",), en=("mechanised brigade",)),
            Term(fr=("mécanisée de la garde nationale",), en=("x",)),
        ]
    )
    text = "Une brigade mécanisée, une brigade mécanisée de la garde nationale, une brigade."
    assert surfaces(glossary, text) == [
        "brigade mécanisée",
        "brigade",
        "mécanisée de la garde nationale",
        "brigade",
    ]


def test_all_senses_of_an_expression_are_in_one_match_the_most_binding_first():
    proposed = Term(fr=("front",), en=("face",), status=Status.PROPOSED, context="of a head")
    approved = Term(fr=("front",), en=("front",), context="of a war")
    [match] = Glossary([proposed, approved]).matches("le front", "fr")
    assert match.terms == (approved, proposed)
    assert match.term is approved


def test_offsets_count_inline_tags():
    text = "La <1>63e <2/>brigade</1> mécanisée tient."
    [match] = french("brigade mécanisée").matches(text, "fr")
    assert text[match.start : match.end] == match.surface == "brigade</1> mécanisée"


def test_what_is_merely_accepted_in_a_translation_does_not_bind():
    glossary = Glossary([Term(fr=("délai",), en=("deadline", "time"))])
    [deadline] = glossary.matches("two deadlines", "en")
    [time] = glossary.matches("a long time", "en")
    assert (deadline.binding, time.binding) == (True, False)
    assert glossary.respected(deadline.term, "a long time", "en")


def test_a_binding_sense_comes_before_one_that_is_not():
    merely = Term(fr=("délai",), en=("deadline", "time"))
    binding = Term(fr=("temps",), en=("time",), status=Status.PROPOSED)
    [match] = Glossary([merely, binding]).matches("the time", "en")
    assert (match.terms, match.binding) == ((binding, merely), True)


def test_a_term_of_one_direction_is_not_looked_for_in_the_other():
    term = Term(fr=("journée",), en=("day",), direction="fr-en")
    glossary = Glossary([term])
    assert glossary.matches("une journée", "fr")
    assert not glossary.matches("a day", "en")
    assert glossary.respected(term, "a day", "en")


def test_a_pair_forbidden_in_one_direction_may_stand_in_the_other():
    pair = {"fr": ("manifestation",), "en": ("manifestation",), "status": Status.FORBIDDEN}
    both, one = Glossary([Term(**pair)]), Glossary([Term(**pair, direction="fr-en")])
    for glossary, forbidden in ((both, True), (one, False)):
        assert bool(glossary.forbidden("une manifestation", "fr", "a manifestation")) is forbidden
        assert glossary.forbidden("a manifestation", "en", "une manifestation")


def test_forbidden_pairs_count_for_their_source_only():
    glossary = Glossary([Term(fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN)])
    target = "He will eventually come."
    assert glossary.forbidden(target, "en", "Il viendra éventuellement.")
    assert not glossary.forbidden(target, "en", "Il finira par venir.")
    assert not glossary.forbidden(target, "en")
    assert not glossary.matches(target, "en")


def test_a_forbidden_expression_alone_counts_for_any_source():
    glossary = Glossary([Term(en=("Kiev",), status=Status.FORBIDDEN)])
    [match] = glossary.forbidden("In Kiev, chicken.", "en", "À Kyiv")
    assert match.surface == "Kiev"


def test_an_accepted_expression_may_hold_a_forbidden_one():
    glossary = Glossary(
        [
            Term(en=("Kiev",), status=Status.FORBIDDEN),
            Term(fr=("poulet à la Kiev",), en=("chicken Kiev",)),
        ]
    )
    assert glossary.forbidden("Chicken Kiev in Kiev", "en")[0].start == 16


@pytest.mark.parametrize(
    ("target", "respected"),
    [
        ("The 63rd Mechanised Brigades", True),
        ("<1>mechanized</1> brigade", True),
        ("the armoured brigade", False),
        ("", False),
    ],
)
def test_a_term_is_respected_by_any_accepted_expression(target, respected):
    term = Term(fr=("brigade mécanisée",), en=("mechanised brigade", "mechanized brigade"))
    glossary = Glossary([term])
    [match] = glossary.matches("la brigade mécanisée", "fr")
    assert glossary.respected(term, target, "en") is respected
    assert glossary.respected(match, target, "en") is respected


def test_a_term_within_a_longer_one_is_respected_all_the_same():
    brigade = Term(fr=("brigade",), en=("brigade",))
    glossary = Glossary([brigade, Term(fr=("x",), en=("mechanised brigade",))])
    assert glossary.respected(brigade, "a mechanised brigade", "en")


def test_a_term_to_keep_is_respected_by_itself():
    term = Term(fr=("Libération",), status=Status.KEEP)
    assert Glossary([term]).respected(term, "in Libération today", "en")
    assert not Glossary([term]).respected(term, "in Liberation today", "en")


PIECES = st.sampled_from(
    [
        *("brigade", "brigades", "mécanisées", "L’armée", "l'", "armées", "Etat", "ÉTAT"),
        *("e\u0301tat", "porte-", "parole", "-", "<1>", "</1>", "<2/>", "«", ",", "…", "\u00a0"),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "]))).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)
GLOSSARY = Glossary(
    [
        Term(fr=(expression,), en=("x",))
        for expression in (
            "brigade",
            "brigade mécanisée",
            "armée",
            "État",
            "armée … état",
            "parole",
        )
    ]
)


@given(TEXTS)
def test_matches_are_places_in_the_text_in_order_and_apart(text):
    end = 0
    for match in GLOSSARY.matches(text, "fr"):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.surface
        end = match.end


@given(TEXTS)
def test_tags_change_nothing_about_what_is_found(text):
    plain = without_tags(text)
    assert [without_tags(s) for s in surfaces(GLOSSARY, text)] == surfaces(GLOSSARY, plain)


@given(st.text())
def test_no_text_breaks_the_search(text):
    for language in ("fr", "en"):
        GLOSSARY.matches(text, language)
