from dataclasses import replace

import pytest

from workbench.catalog import Segment, State
from workbench.drafting.evaluation import comparable, evaluate
from workbench.engines.adapters.argos import ArgosModel
from workbench.engines.package_folders import best
from workbench.engines.pipeline.translation import ModelEngine

SAME = Segment(
    "b0001.1", "La réunion commence demain.", "The meeting begins tomorrow.", State.TRANSLATED
)
CHANGED = Segment(
    "b0002.1", "Les soldats ont <1>fui</1>.", "Its army, however, <1>ran</1>.", State.REVIEWED
)


@pytest.fixture(scope="module")
def engine():
    return ModelEngine(ArgosModel(best("fr", "en")))


def test_only_what_a_person_stands_by_is_compared():
    draft = replace(SAME, state=State.DRAFT)
    copy = replace(SAME, origin="copy")
    repeated = replace(SAME, target=SAME.source)
    assert comparable([draft, copy, repeated, CHANGED]) == [CHANGED]


def test_scores_and_what_people_changed_most(engine):
    evaluation = evaluate({"a": [SAME], "b": [CHANGED]}, engine)
    assert evaluation is not None
    assert [comparison.article for comparison in evaluation.comparisons] == ["b", "a"]
    assert evaluation.comparisons[1].chrf == pytest.approx(100)
    assert evaluation.comparisons[0].chrf < 60
    assert evaluation.same == 1
    assert 0 < evaluation.chrf < 100
    assert evaluation.engine == "argos fr_en 0.2"


def test_nothing_finished_gives_nothing(engine):
    assert evaluate({"a": [replace(SAME, state=State.DRAFT)]}, engine) is None
