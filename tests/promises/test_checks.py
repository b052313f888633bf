"""What every check keeps, since it is in the table."""

from __future__ import annotations

import pytest

from tests.checks.samples import GLOSSARY
from workbench.catalog import Segment, State
from workbench.checks import ALL_CHECKS, CHECKS, ArticleCheck, Check, Context, find_all, mended

#: By the check's id: the direction, and segments of an article in which it finds something.
FAULTY: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "tags": ("fr-en", [("<1>Oui</1>", "Yes")]),
    "numbers": ("fr-en", [("Il y a 3 chats.", "There are 4 cats.")]),
    "measures": ("fr-en", [("Il court 5 km.", "He runs 5 miles.")]),
    "addresses": ("fr-en", [("Voir https://a.org/b", "See there")]),
    "untranslated": ("fr-en", [("La grève continue.", "La grève continue.")]),
    "language": ("fr-en", [("Le chat dort.", "Le chat est dans la rue avec les chiens")]),
    "left-words": ("fr-en", [("un hachoir à viande", "a hachoir for meat")]),
    "length": ("fr-en", [("La grève continue. " * 4, "Yes.")]),
    "terms": ("fr-en", [("Les cheminots", "The train drivers")]),
    "forbidden-terms": ("fr-en", [("Les jaunes", "The scabs came")]),
    "doubled-words": ("fr-en", [("La fin de la grève", "The end of of the strike")]),
    "first-letter": ("fr-en", [("Le chat dort.", "the cat sleeps.")]),
    "end-punctuation": ("fr-en", [("Qui dort ?", "Who sleeps.")]),
    "brackets": ("fr-en", [("Le chat (noir) dort.", "The cat (black sleeps.")]),
    "quotation-marks": ("fr-en", [("Il dit « oui ».", "He says “yes.")]),
    "guillemets": ("en-fr", [("He says “yes”.", "Il dit “oui”.")]),
    "french-spaces": ("en-fr", [("Who sleeps?", "Qui dort?")]),
    "english-punctuation": ("fr-en", [("Qui dort ?", "Who sleeps ?")]),
    "double-spaces": ("fr-en", [("Le chat dort.", "The cat  sleeps.")]),
    "invisible": ("fr-en", [("Le chat dort.", "The cat\u200b sleeps.")]),
    "inconsistent": ("fr-en", [("La nuit tombe.", "Night falls."), ("La nuit tombe.", "Dusk.")]),
    "same-target": ("fr-en", [("La nuit tombe.", "Night falls."), ("Il pleut.", "Night falls.")]),
}
EVERY = pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.id)


def segments(pairs: list[tuple[str, str]]) -> list[Segment]:
    return [
        Segment(f"b{n:04}.1", source, target, State.TRANSLATED)
        for n, (source, target) in enumerate(pairs, 1)
    ]


def context(direction: str) -> Context:
    return Context(*direction.split("-"), GLOSSARY)


@EVERY
def test_it_finds_something_in_its_sample(check: Check | ArticleCheck) -> None:
    assert check.id in FAULTY, (
        f'add what "{check.id}" finds to FAULTY in tests/promises/test_checks.py'
    )
    direction, pairs = FAULTY[check.id]
    found = list(find_all(segments(pairs), context(direction), {check.id}))
    assert {finding.check for finding in found} == {check.id}
    assert all("\n" not in finding.message for finding in found)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_it_mends_it_finds_no_more(check: Check) -> None:
    direction, pairs = FAULTY[check.id]
    for segment in segments(pairs):
        better = mended(segment, context(direction), "Ana", {check.id})
        found = list(find_all([better], context(direction), {check.id}))
        assert [finding for finding in found if finding.fixed is not None] == []
