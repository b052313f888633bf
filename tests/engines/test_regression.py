"""What must hold for each sentence of regression.yaml, in one batch as an article would be."""

from pathlib import Path

import pytest
import yaml

from workbench.engines.inline_tags import same_tags
from workbench.engines.preparation import bare
from workbench.engines.repair import Fault, faults

_FILE = Path(__file__).with_name("regression.yaml")
CASES = [
    pytest.param(case, id=f"{kind} {number}")
    for kind, cases in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items()
    for number, case in enumerate(cases, 1)
]
#: Copies are wanted where there is nothing to translate; ends differ by typography.
_NEVER = {Fault.EMPTY, Fault.KEPT, Fault.LOOP, Fault.SHORT, Fault.LONG, Fault.NUMBERS}


@pytest.fixture(scope="module")
def translations(engine):
    sources = [case.values[0]["fr"] for case in CASES]
    found = engine.translate(sources)
    return {source: answers[0] for source, answers in zip(sources, found, strict=True)}


def test_there_are_enough_of_them():
    assert len(CASES) >= 150
    assert len({case.values[0]["fr"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_comes_through(case, translations):
    source, target = case["fr"], translations[case["fr"]]
    assert same_tags(source, target)
    assert not _NEVER & set(faults(bare(source), bare(target))), target
    assert target.count("“") == target.count("”"), target
    assert (target == source) == (
        not any(c.isalpha() for c in bare(source)) or case["fr"] in target
    ), target
    for wanted in case.get("has", ()):
        assert wanted.lower() in target.lower(), target
    for unwanted in case.get("lacks", ()):
        assert unwanted not in target, target
