"""Words in a file: what was written is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words.table import Link, Links, Table, write

WORD = st.text("abéœz-'", min_size=1, max_size=8)
LINK = st.builds(Link, st.integers(0, 3), st.text("éxs", max_size=3), st.sampled_from("mfp"))
LINKS = st.builds(
    Links, st.lists(LINK, max_size=3).map(tuple), st.lists(LINK, max_size=3).map(tuple)
)


@given(words=st.dictionaries(WORD, LINKS, min_size=1, max_size=80), other=WORD)
def test_what_was_written_is_found(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, Links], other: str
) -> None:
    path = tmp_path_factory.mktemp("table") / "some.words"
    write(path, words)
    table = Table(path)
    assert list(table) == sorted(words)
    for word, links in words.items():
        assert (table.lemmas(word), table.forms(word)) == links
    assert (other in table) == (other in words)


def test_a_word_that_is_not_there_has_no_links(tmp_path: Path) -> None:
    write(tmp_path / "some.words", {"mot": Links()})
    table = Table(tmp_path / "some.words")
    assert "a" not in table
    assert "zut" not in table
    assert table.lemmas("zut") == ()


@given(word=WORD, other=WORD)
def test_a_link_leads_from_a_word_to_the_other(word: str, other: str) -> None:
    assert Link.between(word, other, "").follow(word) == other


def test_the_same_words_make_the_same_file(tmp_path: Path) -> None:
    words = {word: Links((Link(1, "", word),)) for word in ("un", "deux", "trois")}
    write(tmp_path / "first", words)
    write(tmp_path / "second", dict(reversed(words.items())))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("nothing of the kind\n")
    with pytest.raises(ValueError, match="is no file of words"):
        Table(tmp_path / "other")
