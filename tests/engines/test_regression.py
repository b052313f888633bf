"""What must hold for each sentence of the regression files, in one batch as an article would be."""

from pathlib import Path

import pytest
import yaml

from tests.engines.tagged import same_tags
from workbench.engines.adapters.argos import ArgosModel
from workbench.engines.package_folders import best
from workbench.engines.pipeline.preparation import bare
from workbench.engines.pipeline.repair import Fault, faults
from workbench.engines.pipeline.translation import ModelEngine
from workbench.text.typography.style import SPACES

_FOLDER = Path(__file__).parent


def _read(name, language):
    """Return the cases of a file, each with its source under "source"."""
    groups = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
    return [
        pytest.param({**case, "source": case[language]}, id=f"{language} {kind} {number}")
        for kind, cases in groups.items()
        for number, case in enumerate(cases, 1)
    ]


CASES = {"fr": _read("regression.yaml", "fr"), "en": _read("regression.en.yaml", "en")}
#: Copies are wanted where there is nothing to translate; ends differ by typography.
_NEVER = {Fault.EMPTY, Fault.KEPT, Fault.LOOP, Fault.SHORT, Fault.LONG, Fault.NUMBERS}


@pytest.fixture(scope="module")
def translations(engine):
    into_french = ModelEngine(ArgosModel(best("en", "fr")))
    found = {}
    for language, one in (("fr", engine), ("en", into_french)):
        sources = [case.values[0]["source"] for case in CASES[language]]
        answers = one.translate(sources)
        found |= {source: answer[0] for source, answer in zip(sources, answers, strict=True)}
    return found


def test_there_are_enough_of_them():
    assert len(CASES["fr"]) >= 150
    for cases in CASES.values():
        assert len({case.values[0]["source"] for case in cases}) == len(cases)


@pytest.mark.parametrize("case", [*CASES["fr"], *CASES["en"]])
def test_a_sentence_comes_through(case, translations):
    source, target = case["source"], translations[case["source"]]
    assert same_tags(source, target)
    assert not _NEVER & set(faults(bare(source), bare(target))), target
    assert target.count("“") == target.count("”"), target
    assert (target == source) == (not any(c.isalpha() for c in bare(source)) or source in target), (
        target
    )
    shown = target.translate(dict.fromkeys(map(ord, SPACES), " "))
    for wanted in case.get("has", ()):
        assert wanted.lower() in shown.lower(), target
    for unwanted in case.get("lacks", ()):
        assert unwanted not in shown, target
