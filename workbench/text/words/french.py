"""The regular inflection of French words."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.text.words.grammar import Features, Form, Gender, Number, PartOfSpeech, Tense

_PERSONS = tuple((person, number) for number in Number for person in (1, 2, 3))

_ENDINGS = {
    Tense.PRESENT: "e es e ons ez ent",
    Tense.IMPERFECT: "ais ais ait ions iez aient",
    Tense.PRETERITE: "ai as a âmes âtes èrent",
    Tense.FUTURE: "erai eras era erons erez eront",
    Tense.CONDITIONAL: "erais erais erait erions eriez eraient",
    Tense.SUBJUNCTIVE: "e es e ions iez ent",
    Tense.IMPERFECT_SUBJUNCTIVE: "asse asses ât assions assiez assent",
}
_IMPERATIVE = (("e", _PERSONS[1]), ("ons", _PERSONS[3]), ("ez", _PERSONS[4]))

_PARTICIPLE = (
    ("é", Gender.MASCULINE, Number.SINGULAR),
    ("és", Gender.MASCULINE, Number.PLURAL),
    ("ée", Gender.FEMININE, Number.SINGULAR),
    ("ées", Gender.FEMININE, Number.PLURAL),
)

#: Feminines by the ending of the masculine; the first that fits, with all its feminines.
_FEMININES = (
    ("e", ("e",)),
    ("a", ("a",)),
    ("o", ("o",)),
    ("y", ("y",)),
    ("teur", ("trice", "teuse", "teure")),
    ("eur", ("euse", "eure")),
    ("eux", ("euse",)),
    ("er", ("ère",)),
    ("ien", ("ienne",)),
    ("éen", ("éenne",)),
    ("on", ("onne",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("et", ("ette",)),
    ("if", ("ive",)),
    ("f", ("ffe", "ve")),
    ("c", ("que", "cque")),
    ("", ("e",)),
)


def _noun(lemma: str) -> Iterator[Form]:
    """Yield the forms of a noun; those of a feminine are of use where a person is meant."""
    feminines = _feminines(lemma)
    gender = None if lemma in feminines else Gender.MASCULINE
    yield from _numbers(lemma, PartOfSpeech.NOUN, gender)
    for feminine in feminines:
        if feminine != lemma:
            yield from _numbers(feminine, PartOfSpeech.NOUN, Gender.FEMININE)


def _adjective(lemma: str) -> Iterator[Form]:
    yield from _numbers(lemma, PartOfSpeech.ADJECTIVE, Gender.MASCULINE)
    for feminine in _feminines(lemma):
        yield from _numbers(feminine, PartOfSpeech.ADJECTIVE, Gender.FEMININE)


def _numbers(word: str, pos: PartOfSpeech, gender: Gender | None) -> Iterator[Form]:
    yield word, Features(pos, gender, Number.SINGULAR)
    yield _plural(word), Features(pos, gender, Number.PLURAL)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return f"{word[:-1]}ux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"


def _feminines(masculine: str) -> list[str]:
    for ending, feminines in _FEMININES:
        if masculine.endswith(ending):
            stem = masculine.removesuffix(ending)
            return [f"{stem}{feminine}" for feminine in feminines]
    return []


def _verb(lemma: str) -> Iterator[Form]:
    """Yield the forms of a verb in «-er», as all new verbs are."""
    if not lemma.endswith("er"):
        return
    stem, pos = lemma[:-2], PartOfSpeech.VERB
    yield lemma, Features(pos, tense=Tense.INFINITIVE)
    yield _joined(stem, "ant"), Features(pos, tense=Tense.PRESENT_PARTICIPLE)
    for ending, gender, number in _PARTICIPLE:
        yield stem + ending, Features(pos, gender, number, Tense.PAST_PARTICIPLE)
    for tense, endings in _ENDINGS.items():
        for ending, (person, number) in zip(endings.split(), _PERSONS, strict=True):
            yield _joined(stem, ending), Features(pos, None, number, tense, person)
    for ending, (person, number) in _IMPERATIVE:
        yield _joined(stem, ending), Features(pos, None, number, Tense.IMPERATIVE, person)


def _joined(stem: str, ending: str) -> str:
    """Join ``ending`` to the stem of a verb, so that it sounds the same: «mangeons», «essuie»."""
    if ending[0] in "aâo" and stem[-1:] in ("c", "g"):
        stem = f"{stem[:-1]}ç" if stem.endswith("c") else f"{stem}e"
    if ending[0] == "e" and ending != "ez" and stem.endswith(("oy", "uy")):
        stem = f"{stem[:-1]}i"
    return stem + ending


#: Endings by which a verb is known; short ones are as often a noun's.
_TELLING_ENDINGS = sorted(
    {
        "er",
        "ant",
        *(ending for ending, _, _ in _PARTICIPLE),
        *" ".join(_ENDINGS.values()).split(),
    }
    - {"a", "ai", "as", "e", "es"}
)


def lemmas(form: str, pos: PartOfSpeech) -> Iterator[str]:
    """Yield what ``form`` may be a form of; some of them are not."""
    if pos is PartOfSpeech.VERB:
        for ending in _TELLING_ENDINGS:
            stem = form.removesuffix(ending)
            if len(stem) > 2 and stem != form:
                yield f"{_stem(stem)}er"
        return
    for singular in _singulars(form):
        yield singular
        for ending, feminines in _FEMININES:
            for feminine in feminines:
                if singular.endswith(feminine) and len(singular) > len(feminine) + 1:
                    yield singular.removesuffix(feminine) + ending


def _stem(written: str) -> str:
    """Return a verb's stem as the infinitive has it: undo what ``_joined`` does."""
    for ending, plain in (("ge", "g"), ("ç", "c"), ("oi", "oy"), ("ui", "uy")):
        if written.endswith(ending):
            return written.removesuffix(ending) + plain
    return written


def _singulars(form: str) -> Iterator[str]:
    yield form
    if form.endswith(("s", "x")):
        yield form[:-1]
    if form.endswith("aux"):
        yield f"{form[:-2]}l"


INFLECTIONS = {
    PartOfSpeech.NOUN: _noun,
    PartOfSpeech.ADJECTIVE: _adjective,
    PartOfSpeech.VERB: _verb,
}
