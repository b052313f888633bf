"""Words that the other sources lack, from the lists ``additions.fr.txt`` and ``additions.en.txt``.

A line says what its words are, then has them, each with its lemma if that is another word:
``noun, f: cheffe/chef``. The regular forms of a word behind ``+`` are made: ``+ noun, m: selfie``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from word_sources import Row
from workbench.text.words import Degree, Features, Gender, Number, PartOfSpeech, Tense
from workbench.text.words.rules import regular_forms


def rows(language: str) -> Iterator[Row]:
    """Yield the forms of the list of ``language``."""
    path = Path(__file__).parent / f"additions.{language}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        label, words = line.split(":")
        features = _features(label.removeprefix("+"))
        for word in words.split():
            form, _, lemma = word.partition("/")
            if line.startswith("+"):
                yield from _inflected(form, lemma or form, features, language)
            else:
                yield Row(form, lemma or form, features)


def _inflected(word: str, lemma: str, features: Features, language: str) -> Iterator[Row]:
    for form in regular_forms(word, features.pos, language):
        if features.gender and form.gender not in (None, Gender.MASCULINE):
            continue  # a feminine of a noun that has its gender
        made = form.features._replace(gender=features.gender or form.gender)
        yield Row(form.form, lemma, made)


def _features(label: str) -> Features:
    """Return what a label like ``verb, present, 3, singular`` says."""
    pos, *rest = (part.strip() for part in label.split(","))
    features = Features(PartOfSpeech(pos))
    for part in rest:
        if part.isdigit():
            features = features._replace(person=int(part))
        for name, kind in (
            ("gender", Gender),
            ("number", Number),
            ("tense", Tense),
            ("degree", Degree),
        ):
            if part in list(kind):
                features = features._replace(**{name: kind(part)})
    return features
