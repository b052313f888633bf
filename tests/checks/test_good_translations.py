"""Good translations of press texts have no findings."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.samples import ENGLISH_FRENCH, FRENCH_ENGLISH, findings, typed
from tests.shared import ROOT, SHARED, needs_shared
from workbench.articles.segmenting import segments_of
from workbench.checks import Context, find_all
from workbench.documents import read_document
from workbench.glossary import Glossary
from workbench.text.segmentation import Splitter

GOOD_ENGLISH = Path(__file__).parent / "data" / "mutineries.en.txt"


@pytest.mark.parametrize(("french", "english"), FRENCH_ENGLISH)
def test_good_english_has_no_finding(french: str, english: str) -> None:
    assert findings(typed(french), english) == []


@pytest.mark.parametrize(("english", "french"), ENGLISH_FRENCH)
def test_good_french_has_no_finding(english: str, french: str) -> None:
    assert findings(english, typed(french), "en-fr") == []


@pytest.mark.parametrize(("english", "french"), ENGLISH_FRENCH)
def test_french_with_wide_no_break_spaces_throughout_is_good_too(english: str, french: str) -> None:
    assert findings(english, typed(french).replace("\u202f", "\u00a0"), "en-fr") == []


@pytest.mark.external
@needs_shared
def test_a_good_translation_of_a_real_article_has_no_finding() -> None:
    source = SHARED / "articles" / "mutineries.fr.txt"
    document = read_document(source.read_bytes(), source.name)
    lines = dict(line.split(" ", 1) for line in GOOD_ENGLISH.read_text("utf-8").splitlines())
    segments = [
        replace(segment, target=lines.get(str(number), segment.target))
        for number, segment in enumerate(segments_of(document, "fr", "source.txt", Splitter()), 1)
    ]
    assert all(segment.target for segment in segments)
    context = Context("fr", "en", Glossary.read(ROOT / "glossary"))
    assert list(find_all(segments, context)) == []
