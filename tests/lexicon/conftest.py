"""A small shipped lexicon, and sentences about depots that a person has corrected."""

from __future__ import annotations

import pytest

from workbench.lexicon import CORPUS, WIKTIONARY, Entry, Lexicon, Translation
from workbench.lexicon.evidence import FinishedPair
from workbench.lexicon.lexicon import write


def _corpus(text: str, count: int, pos: str = "") -> Translation:
    return Translation(text, count, pos, sources=(CORPUS, WIKTIONARY) if pos else (CORPUS,))


def _listed(text: str, pos: str = "noun") -> Translation:
    return Translation(text, 0, pos, "", "", (WIKTIONARY,))


_WORDS = [
    Entry("dépôt", 1865, (_corpus("deposit", 269, "noun"), _corpus("repository", 269)),
          (_listed("deposit"),), (_listed("depot"), _listed("warehouse"))),
    Entry("biblique", 39, (_corpus("biblical", 30, "adjective"), _corpus("bible", 5)),
          (_listed("biblical", "adjective"),)),
    Entry("infirmière", 90, (_corpus("nurse", 60, "noun"),), (_listed("nurse"),)),
    Entry("pays", 80_532, (_corpus("country", 19_944, "noun"),), (_listed("country"),),
          (_listed("land"),)),
    Entry("brûler", 300, (_corpus("burn", 250, "verb"),), (_listed("burn", "verb"),),
          (_listed("scorch", "verb"),)),
    Entry("soldat", 800, (_corpus("soldier", 600, "noun"),), (_listed("soldier"),)),
]  # fmt: skip


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """A lexicon from French."""
    path = tmp_path_factory.mktemp("shipped") / "lexicon.bin"
    write(path, "fr", "en", _WORDS, [])
    return Lexicon(path)


@pytest.fixture
def corrected() -> list[FinishedPair]:
    """Three pairs in which a person made a depot of the draft's repository."""
    return [
        FinishedPair(f"Le dépôt {french}.", f"The depot {english}.", f"The repository {english}.")
        for french, english in (("brûle", "burns"), ("ferme", "closes"), ("est loin", "is far"))
    ]
