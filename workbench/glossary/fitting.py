"""Choose the form of a term that replaces its wrong translation in a draft."""

from __future__ import annotations

from workbench.glossary.matching import TermMatch
from workbench.glossary.term import Status
from workbench.text.inline import without_tags
from workbench.text.languages import other_language
from workbench.text.words import PartOfSpeech, Words
from workbench.text.words.agreement import Agreement
from workbench.text.words.conjugation import english_form
from workbench.text.words.inflection import (
    conjugated_like,
    number_in,
    number_of,
    plural_of,
    with_capitals_of,
)


def fitted(match: TermMatch, surface: str, language: str, *, at_start: bool) -> Agreement | None:
    """Return the term of ``match`` in the form that can replace ``surface`` in a translation.

    ``match`` is in the source, ``surface`` in the target, whose language is ``language``;
    ``at_start`` says whether a sentence begins there. None if no rule gives the form.
    """
    term = match.term
    expression, number = _inflected(match, surface, language)
    if not expression:
        return None
    is_name = " " in surface and surface.istitle()
    is_acronym = any(form.isupper() for form in term.forms(other_language(language)))
    if surface.isupper() and match.surface.isupper() and not is_acronym:
        expression = expression.upper()
    elif (at_start and surface[:1].isupper()) or is_name:
        expression = with_capitals_of(surface, surface.lower(), expression)
    gender = term.gender if language == "fr" else ""
    return Agreement(expression, language, gender=gender, number=number)


def expression_for(match: TermMatch, source: str, source_language: str) -> str:
    """Return what the term of ``match``, found in ``source``, is called in a translation.

    It is in the number of the source, or in the tense. Empty where no rule tells the form.
    """
    term, language = match.term, other_language(source_language)
    surface = without_tags(match.surface)
    if term.status is Status.KEEP:
        return surface
    expression = next(iter(term.expressions(language)), "")
    if term.pos == "verb":
        before = without_tags(source[: match.start])
        return english_form(expression, surface, before) if language == "en" else ""
    if term.number:
        return expression
    number = _number(match, surface, source, source_language)
    if number is None:
        return ""
    if number == "plural":
        expression = plural_of(expression, language)
    if surface.isupper():  # a heading, which the engine is shown in small letters
        return expression
    return with_capitals_of(surface, surface.lower(), expression)


def _number(match: TermMatch, surface: str, source: str, language: str) -> str | None:
    """Return the number of ``surface``, where the term of ``match`` was found in ``source``."""
    for form in match.term.forms(language):
        number = number_in(source, match.start, surface, form, language)
        if number is not None:
            return number
    # Feminines and the like; the head of an English expression is its last word.
    head = surface.split()[0 if language == "fr" else -1]
    nouns = {
        reading.number
        for reading in Words.of(language).analyses(head)
        if reading.pos is PartOfSpeech.NOUN
    }
    return str(nouns.pop()) if len(nouns) == 1 else None


def _inflected(match: TermMatch, surface: str, language: str) -> tuple[str, str]:
    """Return the term's expression in the number of the source, and this number.

    An English verb gets the form of ``surface``. Both are empty if no rule gives the form;
    only the number is empty if the term has none.
    """
    term = match.term
    expression = next(iter(term.expressions(language)), "")
    if term.status is Status.KEEP:
        return expression, ""
    if term.pos == "verb":
        return (conjugated_like(surface, expression) or "" if language == "en" else ""), ""
    source = other_language(language)
    for form in term.forms(source):
        number = number_of(without_tags(match.surface), form, source)
        if term.number and number is not None:
            return expression, term.number
        if number == "plural":
            return plural_of(expression, language), number
        if number is not None:
            return expression, number
    return "", ""
