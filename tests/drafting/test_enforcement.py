"""Drafts that obey the glossary, with the starter model."""

import pytest

from workbench.catalog import Segment
from workbench.drafting.enforcement import Enforcer
from workbench.drafting.pretranslation import draft, own_draft
from workbench.engines import EngineSettings, open_engine
from workbench.engines.model import Hypothesis
from workbench.engines.pipeline.translation import ModelEngine
from workbench.glossary import Glossary, Status, Term
from workbench.text.inline import without_tags

TERMS = [
    Term(fr=("désertion",), en=("desertion",)),
    Term(fr=("mutinerie",), en=("mutiny",)),
    Term(fr=("commandant",), en=("commander",)),
    Term(fr=("hachoir à viande",), en=("meat grinder",)),
    Term(fr=("RESU",), status=Status.KEEP),
    Term(fr=("fantassin",), en=("infantryman",)),
    Term(fr=("unité d'assaut",), en=("assault unit",)),
    Term(fr=("chasse à l'homme",), en=("manhunt",)),
    Term(fr=("brigade mécanisée",), en=("mechanised brigade",)),
    Term(fr=("se rendre en masse",), en=("surrender en masse",), pos="verb"),
    Term(fr=("chair à canon",), en=("cannon fodder",), status=Status.PROPOSED),
    Term(fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN),
]


@pytest.fixture(scope="module")
def engine():
    return open_engine(EngineSettings(), "fr", "en")


@pytest.fixture(scope="module")
def untold():
    """The engine without hints, which cannot be told what to call a term."""
    return open_engine(EngineSettings(), "fr", "en", hints=False)


@pytest.fixture(scope="module")
def enforce(engine):
    enforcer = Enforcer(engine, Glossary(TERMS))

    def call(source):
        own = engine.translate([source])[0][0]
        return enforcer.enforce([source], [own])[0]

    return call


@pytest.mark.parametrize(
    ("source", "expression"),
    [
        ("Les mutineries et les désertions se multiplient dans l’armée.", "mutinies"),
        ("Les mutineries et les désertions se multiplient dans l’armée.", "desertions"),
        ("Les commandants russes ont fui.", "commanders"),
        ("Ils ont jeté leurs soldats dans le hachoir à viande.", "meat grinder"),
        ("Ce message a été envoyé sur la liste du RESU.", "RESU"),
        ("LES MUTINERIES ET LES DÉSERTIONS DANS L’ARMÉE RUSSE", "MUTINIES AND DESERTIONS IN"),
        (
            "La 63e brigade mécanisée et la 47e Brigade Mécanisée ont fait une percée.",
            "63rd mechanised brigade and the 47th Mechanised Brigade",
        ),
        (
            "Les soldats qui se rendaient en masse ont été fusillés par un peloton d’exécution.",
            "soldiers who surrendered en masse were",
        ),
        ("Plusieurs fantassins ont abattu un commandant.", "infantrymen "),
        (
            "Ici, l’armée ukrainienne a réussi à contrôler ses flancs, ce qui lui a permis de "
            "frapper les unités d’assaut russes avec un déluge incessant et meurtrier de tirs de "
            "drones et d’artillerie.",
            "Russian assault units",
        ),
        (
            "Pendant ce temps, les forces ukrainiennes affirment que les troupes russes sur le "
            "front Lyman se rendent en masse, à court de munitions et de nourriture.",
            # The model that reads terms keeps the tense of the source.
            "surrenders en masse",
        ),
    ],
)
def test_terms_are_put_in_and_agree_in_number(enforce, source, expression):
    enforced = enforce(source)
    assert expression in enforced.target.split(".")[0]
    assert enforced.missing == ()


def test_all_but_the_term_stays_as_the_engine_wrote_it(untold):
    source = (
        "Les unités russes avaient été abandonnées par leurs commandants et livrées à elles-mêmes."
    )
    [enforced] = Enforcer(untold, Glossary(TERMS)).enforce([source], untold.translate([source])[0])
    assert enforced.target != enforced.own
    assert enforced.target.replace("commanders", "commandants") == enforced.own


@pytest.mark.parametrize(
    "source",
    [
        "Selon le <1>ministère de la Défense</1>, les pertes sont lourdes.",
        "Le ministère de la Défense dément.",
        "Le ministère de la Défense a publié une note.",
    ],
)
def test_a_term_is_put_in_as_the_glossary_spells_it_and_once(engine, source):
    term = Term(fr=("ministère de la Défense",), en=("Ministry of Defence",))
    [[own]] = engine.translate([source])
    [enforced] = Enforcer(engine, Glossary([term])).enforce([source], [own])
    assert without_tags(enforced.target).lower().count("of defence") == 1
    assert "defense" not in enforced.target.lower()


def test_what_stands_for_something_else_is_not_replaced(engine):
    party = Term(fr=("parti",), en=("party",))
    source = "Quelques mois plus tard, on a compris pour quelles raisons il était parti."
    own = engine.translate([source])[0][0]
    [enforced] = Enforcer(engine, Glossary([party])).enforce([source], [own])
    assert (enforced.target, enforced.missing) == (own, (party,))


def test_a_draft_that_the_glossary_likes_stays_as_it_is(engine):
    source = "La brigade a quitté le front."
    [enforced] = Enforcer(engine, Glossary(TERMS)).enforce([source], ["The brigade left."])
    assert (enforced.target, enforced.remarks) == ("The brigade left.", [])


def test_what_is_only_proposed_is_not_enforced(enforce):
    enforced = enforce("Ils servent de chair à canon.")
    assert (enforced.target, enforced.missing) == (enforced.own, ())


def test_inline_tags_survive(engine):
    source = "Les <1>désertions</1> se multiplient <2/>et les commandants fuient."
    own = engine.translate([source])[0][0]
    [enforced] = Enforcer(engine, Glossary(TERMS)).enforce([source], [own])
    for tag in ("<1>", "</1>", "<2/>"):
        assert enforced.target.count(tag) == 1, enforced.target
    assert "desertions" in enforced.target


def test_a_forbidden_expression_goes_where_another_hypothesis_avoids_it(engine):
    source = "La brigade a quitté le front."
    own, *others = engine.translate([source], alternatives=8)[0]
    word = next(w for w in own.strip(".").split() if any(w not in other for other in others))
    forbidden = Term(en=(word,), status=Status.FORBIDDEN)
    [enforced] = Enforcer(engine, Glossary([forbidden])).enforce([source], [own])
    assert word not in enforced.target.strip(".").split()
    assert enforced.kept_out == (word,)


def test_a_model_that_reads_terms_writes_them_itself(engine):
    segment = Segment("b0001.1", "Les mutineries et les désertions se multiplient dans l’armée.")
    [drafted] = draft([segment], engine, Glossary(TERMS))
    assert "mutinies" in drafted.target
    assert "desertions" in drafted.target
    assert drafted.notes == ()


def test_a_draft_says_what_the_glossary_changed_and_the_way_back(untold):
    engine = untold
    segment = Segment("b0001.1", "Les mutineries et les désertions se multiplient dans l’armée.")
    [drafted] = draft([segment], engine, Glossary(TERMS))
    own = engine.translate([segment.source])[0][0]
    [note] = drafted.notes
    assert note.author == "glossary"
    assert note.text == (
        f'"mutinerie = mutiny" put in, "désertion = desertion" put in; without the glossary: {own}'
    )
    assert own_draft(drafted).target == own
    assert own_draft(drafted).notes == ()
    assert own_draft(drafted.edited("Typed.", "Ana")) is None
    [again] = draft([drafted], engine, Glossary(TERMS), redo=True)
    assert again.notes == drafted.notes


def test_a_term_that_cannot_be_put_in_is_suggested(engine):
    verb = Term(fr=("quitter le front",), en=("xyzzy",), pos="verb")
    [drafted] = draft(
        [Segment("b0001.1", "La brigade a quitté le front.")], engine, Glossary([verb])
    )
    assert drafted.notes[0].text == 'the draft lacks "quitter le front = xyzzy"'


class Scripted:
    """A model into French that knows these sentences, since none is shipped."""

    origin, source_language, target_language = "script en_fr 1", "en", "fr"
    can_retry, parallel = True, 1
    #: A sentence, its translation, and which word of the one each of the other stands for.
    ANSWERS = {  # noqa: RUF012
        "The unit left the front.": ("L'unité a quitté le front.", (1, 2, 2, 3, 4)),
        "The front of the units moves.": ("Le front des unités bouge.", (0, 1, 2, 4, 5)),
        "He hid behind the tank.": ("Il s'est caché derrière le char.", (0, 1, 1, 2, 3, 4)),
        "It left this tank.": ("Il a quitté ce char.", (0, 1, 1, 2, 3)),
        "They tank.": ("Ils se plantent.", (0, 1, 1)),
        "The troops left.": ("L'armée est partie.", (1, 2, 2)),
    }

    def hypotheses(self, texts, *, count=1, prefixes=None, aligned=False, careful=False):
        return [[Hypothesis(*self.ANSWERS[text])] for text in texts]

    def length(self, text):
        return len(text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The unit left the front.", "La brigade a quitté le front."),
        ("The front of the units moves.", "Le front des brigades bouge."),
        ("He hid behind the tank.", "Il s’est caché derrière l’engin blindé."),
        ("It left this tank.", "Il a quitté cet engin blindé."),
    ],
)
def test_french_terms_come_with_their_articles(source, expected):
    glossary = Glossary(
        [
            Term(fr=("brigade",), en=("unit",), gender="f"),
            Term(fr=("engin blindé",), en=("tank",), gender="m"),
        ]
    )
    engine = ModelEngine(Scripted())
    [enforced] = Enforcer(engine, glossary).enforce([source], engine.translate([source])[0])
    assert (enforced.target, enforced.missing) == (expected, ())


def test_where_french_would_not_agree_the_term_is_suggested():
    # A noun in the place of a verb, and one whose gender nothing tells after «l'».
    nouns = [Term(fr=("char",), en=("tank",)), Term(fr=("troupe",), en=("troops",))]
    engine = ModelEngine(Scripted())
    for source in ("They tank.", "The troops left."):
        own = engine.translate([source])[0]
        [enforced] = Enforcer(engine, Glossary(nouns)).enforce([source], own)
        assert (enforced.target, len(enforced.missing)) == (own[0], 1)
