from dataclasses import replace

import pytest

from workbench.catalog import Segment, State
from workbench.catalog.segment import HUMAN
from workbench.drafting.pretranslation import BATCH, draft, draftable
from workbench.engines.adapters.argos import ArgosModel
from workbench.engines.package_folders import best
from workbench.engines.pipeline.translation import ModelEngine
from workbench.glossary import Glossary

NEW = Segment("b0001.1", "La brigade a quitté le front.")
DRAFT = replace(NEW, target="The brigade.", state=State.DRAFT, origin="argos fr_en 0.0")
TYPED = replace(NEW, target="The brigade", state=State.DRAFT, origin=HUMAN)
FINISHED = replace(DRAFT, state=State.TRANSLATED)
LOCKED = replace(NEW, locked_by="Ana")


@pytest.fixture(scope="module")
def engine():
    return ModelEngine(ArgosModel(best("fr", "en")))


@pytest.fixture
def glossary(tmp_path):
    (tmp_path / "terms.yaml").write_text(
        "- fr: quitter le front\n  en: [leave the front, desert]\n- brigade: brigade\n"
    )
    return Glossary.read(tmp_path)


@pytest.mark.parametrize(
    ("segment", "plain", "redo"),
    [
        (NEW, True, True),
        (DRAFT, False, True),
        (TYPED, False, False),
        (FINISHED, False, False),
        (LOCKED, False, False),
    ],
)
def test_only_what_no_person_touched_is_drafted(segment, plain, redo):
    assert bool(draftable([segment])) is plain
    assert bool(draftable([segment], redo=redo)) is redo
    assert bool(draftable([segment], redo=True)) is redo


def test_a_draft_has_target_state_origin_and_terms(engine, glossary):
    (drafted,) = draft([NEW], engine, glossary)
    assert drafted.target == "The brigade left the front."
    assert drafted.state is State.DRAFT
    assert drafted.origin == "argos fr_en 0.2"
    assert drafted.terms == ("brigade = brigade", "quitter le front = leave the front")


def test_segments_come_in_their_order_and_as_soon_as_their_batch_is_done(engine, glossary):
    segments = [replace(NEW, id=f"b{n:04}.1", source=f"Mot {n}.") for n in range(BATCH + 20)]
    drafts = draft(segments, engine, glossary)
    assert next(drafts).id == "b0000.1"
    assert [segment.id for segment in drafts] == [segment.id for segment in segments[1:]]


def test_what_is_said_again_is_drafted_as_the_first_time(glossary):
    class Fickle:
        origin, source_language, target_language = "fickle 1", "fr", "en"
        answers = 0

        def translate(self, texts, *, alternatives=1, prefixes=None, terms=None):
            self.answers += len(texts)
            return [[f"Answer {self.answers}"] for _ in texts]

    segments = [replace(NEW, id=f"b{n:04}.1", source=f"Titre {n % 3}") for n in range(300)]
    engine = Fickle()
    drafted = list(draft(segments, engine, glossary))
    assert len({(segment.source, segment.target) for segment in drafted}) == engine.answers == 3


def test_a_draft_that_is_likely_wrong_says_so(glossary):
    class Looping:
        origin, source_language, target_language = "loop 1", "fr", "en"

        def translate(self, texts, *, alternatives=1, prefixes=None, terms=None):
            return [["the front the front the front"] for _ in texts]

    (drafted,) = draft([NEW], Looping(), glossary)
    assert drafted.origin == "loop 1, doubtful: repeats itself"
