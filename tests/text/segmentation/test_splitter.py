"""Sentences of French and English, with and without tags."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from workbench.system.errors import WorkbenchError
from workbench.text.inline import tags
from workbench.text.segmentation import Splitter

FRENCH = [
    ("M. Dupuis est parti. Mme Roy l'attend.", ["M. Dupuis est parti.", "Mme Roy l'attend."]),
    ("Quoi\u202f? Tu pars\u00a0! Oui.", ["Quoi\u202f?", "Tu pars\u00a0!", "Oui."]),
    (
        "Né en 12 av. J.-C. à Nola. Il mourut vieux.",
        ["Né en 12 av. J.-C. à Nola.", "Il mourut vieux."],
    ),
    ("Il dit : « Je reste. » Puis il sortit.", ["Il dit : « Je reste. »", "Puis il sortit."]),
    ('« Il crie : "Va-t-en." » Elle part.', ['« Il crie : "Va-t-en." »', "Elle part."]),
    ("« Il crie : “Va-t-en !” » Elle part.", ["« Il crie : “Va-t-en !” »", "Elle part."]),
    ("« Oui. » » Elle part.", ["« Oui. » »", "Elle part."]),
    ("« Il crie : “Va-t-en.” » et part.", ["« Il crie : “Va-t-en.” » et part."]),
    ("« Où vas-tu ? » demanda-t-elle.", ["« Où vas-tu ? » demanda-t-elle."]),
    (
        "une sortie révolutionnaire . Sur le front, rien.",
        ["une sortie révolutionnaire .", "Sur le front, rien."],
    ),
    ("L'art. L. 3121-1 suffit. La cour le dit.", ["L'art. L. 3121-1 suffit.", "La cour le dit."]),
    ("La 2e D.B. Elle avance.", ["La 2e D.B.", "Elle avance."]),
    ("Il y avait du pain (...) Et du vin.", ["Il y avait du pain (...) Et du vin."]),
    ("– Tu viens ? – Non.", ["– Tu viens ?", "– Non."]),
    ("1. Le premier point.", ["1. Le premier point."]),
    ("", []),
    (" \u00a0 ", []),
]

ENGLISH = [
    ("Mr. Hill left at 5 p.m. He was tired.", ["Mr. Hill left at 5 p.m.", "He was tired."]),
    ("He works for the U.S. Navy in Spain.", ["He works for the U.S. Navy in Spain."]),
    ("“He said ‘Go.’\u202f” She left.", ["“He said ‘Go.’\u202f”", "She left."]),
    ('"Stop!" she said. He did.', ['"Stop!" she said.', "He did."]),
    (
        "So it ended.[1] The rest is known.",
        ["So it ended.[1]", "The rest is known."],
    ),
    ("1.) Bread 2.) Freedom", ["1.) Bread", "2.) Freedom"]),
    ("Some -- who knew? -- a few stayed.", ["Some -- who knew? -- a few stayed."]),
]


@pytest.mark.parametrize(("text", "sentences"), FRENCH)
def test_french(text: str, sentences: list[str]) -> None:
    assert Splitter().sentences(text, "fr") == sentences


@pytest.mark.parametrize(("text", "sentences"), ENGLISH)
def test_english(text: str, sentences: list[str]) -> None:
    assert Splitter().sentences(text, "en") == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # The rules see "Hello. World.", whatever stands between.
        ("Hello.<1/> <2>World.</2>", ["Hello.<1/>", "<2>World.</2>"]),
        ("<1>Hello. World.</1>", ["<1>Hello.</1>", "<1>World.</1>"]),
        (
            "<1>A <2>b c. D e.</2> F g.</1>",
            ["<1>A <2>b c.</2></1>", "<1><2>D e.</2></1>", "<1>F g.</1>"],
        ),
        ("M<1>r. H</1>ill left. <2>He</2> was.", ["M<1>r. H</1>ill left.", "<2>He</2> was."]),
        ("<1>Hello. </1>World.", ["<1>Hello.</1>", "World."]),
        ("Hello. <1/>World.", ["Hello.", "<1/>World."]),
        # A tag that is never closed is text.
        ("Write <1> here. Then go on.", ["Write <1> here.", "Then go on."]),
        ("<1></1>", []),
        ("<1/>", ["<1/>"]),
    ],
)
def test_tags_are_invisible_and_balanced(text: str, sentences: list[str]) -> None:
    assert Splitter().sentences(text, "en") == sentences


def test_deep_tags_do_not_multiply() -> None:
    deep = 2000
    opening = "".join(f"<{n}>" for n in range(1, deep))
    closing = "".join(f"</{n}>" for n in reversed(range(1, deep)))
    text = f"Out. {opening}{'In. ' * 500}{closing} Out."
    sentences = Splitter().sentences(text, "en")
    assert sum(map(len, sentences)) < 2 * len(text)
    for sentence in sentences:
        assert sum(tag.opens - tag.closes for tag in tags(sentence)) == 0


@pytest.mark.parametrize(
    "unit",
    [".", " ", "A.", "A. ", ". . ", "?!»", "a.1 ", "\u00a0", "1) A ", "<1>", "<1/>. ", "</2>"],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_hostile_text_takes_linear_time(unit: str, language: str) -> None:
    text = (unit * 100_000)[:100_000]
    Splitter().sentences("Rules are compiled here.", language)
    started = time.process_time()
    Splitter().sentences(text, language)
    # A quadratic rule needs minutes here; the best of them take 0.3 s.
    assert time.process_time() - started < 5


def test_a_long_sentence_stays_whole() -> None:
    sentence = "La ville " + "tient, " * 600 + "et rien ne bouge."
    assert len(sentence) > 3000
    assert Splitter().sentences(f"{sentence} {sentence}", "fr") == [sentence, sentence]


@pytest.mark.process
def test_nothing_slow_is_imported_before_the_first_text() -> None:
    import subprocess

    code = (
        "import sys; from workbench.text.segmentation import Splitter; Splitter(); "
        "sys.exit('choppa' in sys.modules or 'regex' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_rules_of_ones_own(tmp_path: Path) -> None:
    rules = tmp_path / "rules.srx"
    rules.write_text(
        '<srx version="2.0"><header cascade="no"/><body><languagerules>'
        '<languagerule languagerulename="All"><rule break="yes">'
        "<beforebreak>;\\s</beforebreak><afterbreak></afterbreak></rule></languagerule>"
        '</languagerules><maprules><languagemap languagepattern=".*" languagerulename="All"/>'
        "</maprules></body></srx>",
        encoding="utf-8",
    )
    assert Splitter(rules).sentences("One. Two; three.", "en") == ["One. Two;", "three."]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("<srx>", "rules.srx:1: not well-formed"),
        ("<srx/>", "maps no language"),
        (
            '<srx><languagemap languagepattern=".*" languagerulename="x"/></srx>',
            "not in order",
        ),
        (
            '<srx><languagerule languagerulename="x"><rule><beforebreak>(</beforebreak></rule>'
            '</languagerule><languagemap languagepattern=".*" languagerulename="x"/></srx>',
            "no regular expression",
        ),
    ],
)
def test_faulty_rules_are_told(tmp_path: Path, content: str, complaint: str) -> None:
    rules = tmp_path / "rules.srx"
    rules.write_text(content, encoding="utf-8")
    with pytest.raises(WorkbenchError, match=complaint):
        Splitter(rules).sentences("One.", "en")


def test_missing_rules_are_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="no such file"):
        Splitter(tmp_path / "none.srx").sentences("One.", "en")
