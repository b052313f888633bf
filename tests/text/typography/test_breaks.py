"""Where no line of a published text may break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE, with_no_break_spaces


def shown(text: str) -> str:
    """Return ``text`` with its no-break spaces to be seen: ``~`` and the thin ``'``."""
    return text.replace(NO_BREAK_SPACE, "~").replace(FINE_SPACE, "'")


@pytest.mark.parametrize(
    ("language", "text", "set_so"),
    [
        ("fr", "À 3 km, 10 % des 1 250 000 tués.", "À 3~km, 10~% des 1'250'000 tués."),
        ("fr", "5 € et 40 km/h, 20 °C, 12 t.", "5~€ et 40~km/h, 20~°C, 12~t."),
        ("fr", "M. Dupont, Mme de Gaulle, MM. A et B", "M.~Dupont, Mme~de Gaulle, MM.~A et B"),
        ("fr", "le 24 février 2022, le 1er mai", "le 24~février 2022, le 1er~mai"),
        ("fr", "à 14 h 30, p. 12, § 3, n° 5", "à 14~h~30, p.~12, §~3, n°~5"),
        ("fr", "au XXe siècle", "au XXe~siècle"),
        ("fr", "« Quoi ? » dit-il : rien !", "«~Quoi'?~» dit-il~: rien'!"),
        ("en", "3 km and 10 % of it, 5 lb", "3~km and 10~% of it, 5~lb"),
        ("en", "Mr Smith, Dr. Jones, No. 5, pp. 3", "Mr~Smith, Dr.~Jones, No.~5, pp.~3"),
        ("en", "24 February, May 5, 5 p.m.", "24~February, May~5, 5~p.m."),
        ("fr", "une sortie révolutionnaire . Sur", "une sortie révolutionnaire~. Sur"),
        # What may be something else stays breakable.
        ("fr", "J’en ai 3 mais il en a 10 t’es sûr", "J’en ai 3 mais il en a 10 t’es sûr"),
        ("fr", "le camp. 12 hommes, M. le maire", "le camp. 12 hommes, M. le maire"),
        ("fr", "Ils sont 24 mais mars approche", "Ils sont 24 mais mars approche"),
        ("en", "No. It may 5", "No. It may 5"),
        (
            "en",
            "In 2022 May said: wait ! He is 3 metres",
            "In 2022 May said: wait ! He is 3 metres",
        ),
        ("en", "at 5 amps", "at 5 amps"),
    ],
)
def test_lines_break_elsewhere(language: str, text: str, set_so: str) -> None:
    assert shown(with_no_break_spaces(text, language)) == set_so


_PIECES = st.sampled_from(
    [
        *"a 1.:!»«%€§ABh\u00a0\u202f",
        " ",
        " ",
        "km",
        "M.",
        "mai",
        "May",
        "p.",
        "1er",
        "250",
        "siècle",
    ]
)


@given(st.lists(_PIECES, max_size=20).map("".join), st.sampled_from(["fr", "en"]))
def test_only_spaces_change_and_only_once(text: str, language: str) -> None:
    made = with_no_break_spaces(text, language)
    assert with_no_break_spaces(made, language) == made
    assert len(made) == len(text)
    assert all(
        a == b or (b == " " and a in (NO_BREAK_SPACE, FINE_SPACE))
        for a, b in zip(made, text, strict=True)
    )


@pytest.mark.parametrize("piece", ["1 ", "M. ", "a", " ", "1", "12 250 ", "May ", "p. ", "X"])
def test_hostile_repetition_is_no_slower_than_long_text(piece: str) -> None:
    start = time.process_time()
    for language in ("fr", "en"):
        with_no_break_spaces(piece * 20_000, language)
    assert time.process_time() - start < 3
