"""Terms that a passage may go without, by a note that says why."""

import pytest

from tests.glossary.passages import passages
from workbench.catalog import Note, Segment, State
from workbench.checks import Context, find
from workbench.drafting.pretranslation import draft
from workbench.glossary import Glossary, Status, Term
from workbench.glossary.reports.usage import GlossaryStatistics, audit
from workbench.glossary.waivers import (
    Waiver,
    unmet_terms,
    waiver_of,
    waivers,
    with_waiver,
    without_waivers,
)

TANK = Term(fr=("char",), en=("tank",), context="armour (heavy)")
EVENTUALLY = Term(fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN)
SEGMENT = Segment("b0001.1", "Un char, éventuellement.", "A cart, eventually.", State.TRANSLATED)
CONTEXT = Context("fr", "en", Glossary([TANK, EVENTUALLY]))


def findings(segment):
    return [found.check for found in find(segment, CONTEXT)]


@pytest.mark.parametrize(
    ("term", "left"), [(TANK, ["forbidden-terms"]), (EVENTUALLY, ["terms"])], ids=str
)
def test_no_check_asks_for_what_is_waived(term, left):
    assert sorted(findings(SEGMENT)) == ["forbidden-terms", "terms"]
    assert findings(with_waiver(SEGMENT, term, "a proverb", "Ana")) == left


def test_a_waiver_says_what_why_and_by_whom_in_a_note_that_people_can_read():
    segment = with_waiver(SEGMENT, TANK, "a quotation: 1915", "Ana")
    assert segment.notes == (
        Note("waived (char = tank (armour (heavy))): a quotation: 1915", "Ana"),
    )
    assert waiver_of(TANK, segment) == Waiver(str(TANK), "a quotation: 1915", "Ana")
    assert waiver_of(EVENTUALLY, segment) is None


def test_a_term_that_has_changed_asks_again():
    segment = with_waiver(SEGMENT, Term(fr=("char",), en=("armour",)), "older term", "Ana")
    assert "terms" in findings(segment)


def test_what_is_unmet_is_what_the_checks_ask_for():
    assert list(unmet_terms(CONTEXT.glossary, SEGMENT, "fr", "en")) == [TANK, EVENTUALLY]
    segment = with_waiver(SEGMENT, TANK, "a proverb", "Ana")
    assert list(unmet_terms(CONTEXT.glossary, segment, "fr", "en")) == [EVENTUALLY]


def test_a_waiver_can_be_taken_back_and_other_notes_stay():
    segment = SEGMENT.noted("look at this", "Bea")
    both = with_waiver(with_waiver(segment, TANK, "one", "Ana"), EVENTUALLY, "two", "Ana")
    assert [waiver.reason for waiver in waivers(without_waivers(both, str(TANK)))] == ["two"]
    assert without_waivers(both) == segment
    assert without_waivers(segment) is segment


def test_an_audit_tells_waived_uses_apart():
    article = passages(("Un char.", "A tank."), ("Un char.", "A cart."), ("Un char.", "A wagon."))
    article[1] = type(article[1])(
        "train", with_waiver(article[1].segment, TANK, "a proverb", "Ana"), "fr", "en"
    )
    [found] = audit(Glossary([TANK]), article)
    assert found.renderings == {"tank": 1, "": 1}
    assert [use.waiver.reason for use in found.waived] == ["a proverb"]
    assert [use.passage.segment.target for use in found.others] == ["A wagon."]
    counts = GlossaryStatistics.of(Glossary([TANK]), article)
    assert (counts.uses, counts.respected, counts.waived) == (3, 1, 1)


class TestDrafts:
    """A draft with a waiver is made again without being nagged for the term."""

    def test_no_remark_names_a_waived_term(self, engine):
        term = Term(fr=("quitter le front",), en=("xyzzy",), pos="verb")
        segment = Segment("b0001.1", "La brigade a quitté le front.", "It left.", State.DRAFT)
        [plain] = draft([segment], engine, Glossary([term]), redo=True)
        assert [note.author for note in plain.notes] == ["glossary"]
        [drafted] = draft(
            [with_waiver(segment, term, "a song", "Ana")], engine, Glossary([term]), redo=True
        )
        assert [note.author for note in drafted.notes] == ["Ana"]

    @pytest.fixture(scope="class")
    def engine(self):
        from workbench.engines.adapters.argos import ArgosModel
        from workbench.engines.package_folders import best
        from workbench.engines.pipeline.translation import ModelEngine

        return ModelEngine(ArgosModel(best("fr", "en")))
