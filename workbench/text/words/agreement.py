"""Put an expression into a sentence, and make the words before it agree with it.

English: ``a`` or ``an`` by sound. French: articles, contractions and elisions by gender,
number and sound (``le``, ``l'``, ``du``, ``aux``, ``cet``, ``d'``, ``qu'``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.text.words.keys import APOSTROPHES

_ENGLISH_INDEFINITE = re.compile(r"\b(?P<article>an?)(?P<space>\s+)$", re.IGNORECASE)
#: An English noun follows neither a pronoun that is a subject nor a modal verb.
_BEFORE_ENGLISH_VERB = re.compile(
    r"(?:\b(?:I|he|she|we|they|who|will|would|can|could|shall|should|must|may|might)|n['’]t)\s+$",
    re.IGNORECASE,
)
_FOR_SINGULAR = re.compile(r"\b(?:each|every|another|this)\s+$", re.IGNORECASE)
_FOR_PLURAL = re.compile(r"\b(?:these|those|many|several|few|both)\s+$", re.IGNORECASE)

_VOWEL = re.compile(r"[aeiouAEIOU]")
#: Words that begin with a vowel but a consonant sound, and the reverse.
_SPOKEN_CONSONANT = re.compile(r"(?:eu|uni(?![mn])|us[eiu]|one\b|once)", re.IGNORECASE)
_SPOKEN_VOWEL = re.compile(r"(?:hono|hour|heir|honest)", re.IGNORECASE)

_FRENCH_VOWEL = re.compile(r"[aàâæeéèêëhiîïoôœuùûü]|y(?![aeéou])", re.IGNORECASE)
#: French words with an «h aspiré», or a vowel that counts as a consonant: no elision.
_NO_ELISION = re.compile(
    "onz|oui|ouï|uhlan"
    "|ha(?:ch|gard|ie|ill|ine|ï[rs]|la|le(?!in)|lo(?!g)|ll\\b|lt(?!ère|éro)|mac|mas|meau|mp|mst"
    "|nch|nd|ngar|nt|pp|ra|rc|rd|rem|reng|rgn|ricot|rn|rp|sard|ub|uss|ut|v|ye)"
    "|hâ|hea|henn|hér(?:aut|iss|on|os\\b)|her[ns]|hêtre|heurt|hezb|hi(?:bou|deu|érarch|p[- ]|ss)"
    "|ho(?:bb|ch|ck|ld|ll|mard|ng|nni|nt|quet|rde|rs|tt|ub|uill|ul|upp|urr|us|uth|ux)"
    "|hu(?:ard|blot|ch|ée|er|guenot|it|lul|ns?\\b|pp|rl|ron|ss|tt)",
    re.IGNORECASE,
)

#: French words that agree with the noun after them. Their forms: masculine, feminine, the same
#: two before a vowel, plural, plural before a vowel.
_FRENCH_FORMS = (
    ("le", "la", "l’", "l’", "les", "les"),
    ("du", "de la", "de l’", "de l’", "des", "des"),
    ("au", "à la", "à l’", "à l’", "aux", "aux"),
    ("un", "une", "un", "une", "des", "des"),
    ("ce", "cette", "cet", "cette", "ces", "ces"),
    ("mon", "ma", "mon", "mon", "mes", "mes"),
    ("ton", "ta", "ton", "ton", "tes", "tes"),
    ("son", "sa", "son", "son", "ses", "ses"),
    ("notre", "notre", "notre", "notre", "nos", "nos"),
    ("votre", "votre", "votre", "votre", "vos", "vos"),
    ("leur", "leur", "leur", "leur", "leurs", "leurs"),
    ("quel", "quelle", "quel", "quelle", "quels", "quels"),
    ("de", "de", "d’", "d’", "de", "d’"),
    *((f"{start}que", f"{start}que", f"{start}qu’", f"{start}qu’", f"{start}que", f"{start}qu’")
      for start in ("", "jus", "lors", "puis")),
)  # fmt: skip
_FRENCH_BEFORE = re.compile(
    r"(?<!\w)(?P<word>"
    + "|".join(
        form.replace(" ", r"\s+").replace("’", f"[{APOSTROPHES}]")
        # Longest first, since the search takes the first that matches.
        for form in sorted(
            {form for forms in _FRENCH_FORMS for form in forms}, key=lambda form: -len(form)
        )
    )
    + r")(?P<space>\s*)$",
    re.IGNORECASE,
)
#: Ordinals, which may be between an article and its noun, and agree with the noun too.
_FRENCH_ORDINAL = re.compile(
    r"(?<!\S)(?P<ordinal>\d+(?:[eè]re?|r?e|er|[eè]me|nde?|de?)s?|\w+ièmes?"
    r"|(?:premi|derni)(?:er|ère)s?|seconde?s?)\s+$",
    re.IGNORECASE,
)
#: Masculine and feminine endings of ordinals; those of others are the same.
_ORDINAL_ENDINGS = (
    (re.compile(r"(?<=^1)(?:[eè]re?|r?e|er)(?=s?$)"), ("er", "re")),
    (re.compile(r"(?<=^2)nde?(?=s?$)"), ("nd", "nde")),
    (re.compile(r"(?<=ni|mi)(?:er|ère)(?=s?$)"), ("er", "ère")),
    (re.compile(r"(?<=^second)e?(?=s?$)", re.IGNORECASE), ("", "e")),
)
#: A verb follows these, not a noun.
_BEFORE_FRENCH_VERB = re.compile(
    rf"(?<![\w-])(?:je|tu|ils?|elles?|on|ne|se|me|te|[jnsmt][{APOSTROPHES}])\s*$", re.IGNORECASE
)
#: Adjectives with a special form before a vowel.
_CHANGES_BEFORE_VOWEL = re.compile(
    r"\b(?:(?:beau|nouveau|vieux|fou|mou)|(?:bel|nouvel|vieil|fol|mol))\s+$", re.IGNORECASE
)


#: An English article that begins a sentence or stands within it; a letter "A" does neither.
_INDEFINITE = re.compile(r"(?:(?<!\w)a|^\W*A)(n?)(?= [a-zà-ÿ])")


def with_indefinite_articles(text: str) -> str:
    """Return an English ``text`` with "a" and "an" by the sound of the word that follows."""

    def mended(match: re.Match[str]) -> str:
        n = "n" if _sounds_like_vowel(text[match.end() + 1 :]) else ""
        return match[0][: len(match[0]) - len(match[1])] + n

    return _INDEFINITE.sub(mended, text)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An expression with the gender and number that words before it agree with, if known."""

    expression: str
    language: str
    #: ``m`` or ``f``, of a French expression.
    gender: str = ""
    #: ``singular`` or ``plural``, of a noun.
    number: str = ""

    def after(self, before: str) -> str | None:
        """Return ``before`` and the expression after it, with agreement between the two.

        None if the expression cannot come there, or if no rule gives the form.
        """
        join = self._after_french if self.language == "fr" else self._after_english
        return join(before)

    def in_place_of(self, surface: str, text: str, *, strictly: bool = False) -> str | None:
        """Return ``text`` with each ``surface`` replaced by the expression, with agreement.

        None if that is not possible. With ``strictly`` also None if the words before show
        another gender or number, since verbs and adjectives after it would have to change.
        """
        pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)")
        done, rest = "", text
        while found := pattern.search(rest):
            before, rest = done + rest[: found.start()], rest[found.end() :]
            if strictly and not self._goes_with(before):
                return None
            joined = self.after(before)
            if joined is None:
                return None
            done = joined
        return done + rest

    def _after_english(self, before: str) -> str | None:
        if self.number and _BEFORE_ENGLISH_VERB.search(before):
            return None
        if not self._goes_with(before):
            return None
        article = _ENGLISH_INDEFINITE.search(before)
        if article is None:
            return before + self.expression
        kept = before[: article.start()]
        if self.number == "plural":
            return kept + self.expression
        n = "n" if _sounds_like_vowel(self.expression) else ""
        return f"{kept}{article['article'][0]}{n}{article['space']}{self.expression}"

    def _after_french(self, before: str) -> str | None:
        if ordinal := _FRENCH_ORDINAL.search(before):
            numbered = f"{self._agreed_ordinal(ordinal['ordinal'])} {self.expression}"
            return replace(self, expression=numbered).after(before[: ordinal.start()])
        vowel = _is_elided_before(self.expression)
        if self.number and _BEFORE_FRENCH_VERB.search(before):
            return None
        found = _FRENCH_BEFORE.search(before)
        if found is None:
            changing = _CHANGES_BEFORE_VOWEL.search(before)
            return None if changing else before + self.expression
        word = found["word"]
        plain = _plain(word)
        choices = set()
        for forms in _FRENCH_FORMS:
            for place, form in enumerate(forms):
                if _plain(form) == plain:
                    choices |= self._choices(forms, place, vowel)
        if len(choices) != 1:
            return None
        [wanted] = choices
        if _plain(wanted) == plain:
            return before + self.expression
        if "’" in wanted and "'" in before:
            wanted = wanted.replace("’", "'")  # the apostrophe of the text
        if word[0].isupper():
            wanted = wanted[0].upper() + wanted[1:]
        space = "" if wanted[-1] in APOSTROPHES else (found["space"] or " ")
        return f"{before[: found.start()]}{wanted}{space}{self.expression}"

    def _agreed_ordinal(self, ordinal: str) -> str:
        """Return a French ordinal in the gender of the expression, if known."""
        if self.gender in ("m", "f"):
            for ending, forms in _ORDINAL_ENDINGS:
                ordinal = ending.sub(forms[self.gender == "f"], ordinal)
        return ordinal

    def _choices(self, forms: tuple[str, ...], place: int, vowel: bool) -> set[str]:
        """Return the possible forms to replace ``forms[place]`` before the expression."""
        plural = self.number == "plural" if self.number else place >= 4
        if plural:
            return {forms[4 + vowel]}
        if self.gender in ("m", "f"):
            genders = [self.gender == "f"]
        else:
            is_clear = place < 4 and forms[place] != forms[place ^ 1]
            genders = [place % 2 == 1] if is_clear else [False, True]
        return {forms[2 * vowel + feminine] for feminine in genders}

    def _goes_with(self, before: str) -> bool:
        """Return whether the word before shows no other gender or number."""
        if self.language == "en":
            if self.number == "plural":
                return not _FOR_SINGULAR.search(before)
            return not (self.number and _FOR_PLURAL.search(before))
        found = _FRENCH_BEFORE.search(_FRENCH_ORDINAL.sub("", before))
        if found is None:
            return True
        shown = _plain(found["word"])
        return any(
            self._may_be(forms, place)
            for forms in _FRENCH_FORMS
            for place, form in enumerate(forms)
            if _plain(form) == shown
        )

    def _may_be(self, forms: tuple[str, ...], place: int) -> bool:
        if forms[0] == forms[4]:
            return True  # «de» and «que» have neither
        if self.number and (self.number == "plural") != (place >= 4):
            return False
        return place >= 4 or self.gender not in ("m", "f") or (self.gender == "f") == (place % 2)


def _plain(word: str) -> str:
    """Return ``word`` in lower case with plain spaces and curly apostrophes."""
    return " ".join(word.replace("'", "’").replace("ʼ", "’").lower().split())


def _is_elided_before(expression: str) -> bool:
    """Return whether French writes ``l'`` before ``expression``."""
    return bool(_FRENCH_VOWEL.match(expression)) and not _NO_ELISION.match(expression)


def _sounds_like_vowel(expression: str) -> bool:
    """Return whether English writes ``an`` before ``expression``."""
    if _SPOKEN_CONSONANT.match(expression):
        return False
    return bool(_VOWEL.match(expression) or _SPOKEN_VOWEL.match(expression))
