"""Initialisms that each language has a form of its own for: ONU, UN.

Models know them, but not all of them well: of « URSS » they make ``URSSS``.
"""

from __future__ import annotations

import re

#: French and English.
_PAIRS = (
    *(("CEDH", "ECHR"), ("CICR", "ICRC"), ("CIJ", "ICJ"), ("CPI", "ICC"), ("EAU", "UAE")),
    *(("FMI", "IMF"), ("HCR", "UNHCR"), ("OCDE", "OECD"), ("OIT", "ILO"), ("OMC", "WTO")),
    *(("OMS", "WHO"), ("ONG", "NGO"), ("ONU", "UN"), ("OPEP", "OPEC"), ("OTAN", "NATO")),
    *(("PDG", "CEO"), ("PIB", "GDP"), ("PME", "SME"), ("RDA", "GDR"), ("RFA", "FRG")),
    *(("TVA", "VAT"), ("UE", "EU"), ("URSS", "USSR"), ("VIH", "HIV")),
)
_FORMS = {"en": dict(_PAIRS), "fr": {english: french for french, english in _PAIRS}}

#: What the model is shown, since it should write the other form itself.
TRANSLATED = frozenset(form for pair in _PAIRS for form in pair) | {"UK", "USA"}

_CAPITALS = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]{2,7}(?P<ending>[a-z]?)\b")
#: Shorter ones have too many neighbours.
_LEAST_MISSPELLED = 3


def localised(source: str, target: str, target_language: str) -> str:
    """Return ``target`` with the form of ``target_language`` for each initialism of ``source``.

    What stands in its place may be copied from the source or misspelled by a letter.
    """
    forms = {
        initialism: form
        for initialism, form in _FORMS[target_language].items()
        if re.search(rf"\b{initialism}s?\b", source)
    }
    for initialism, form in forms.items():
        if re.search(rf"\b{form}s?\b", target):
            continue
        for match in _CAPITALS.finditer(target):
            word = match[0].removesuffix("s")
            known = word in TRANSLATED and word != initialism
            if not known and _is_misspelled(word, initialism, form):
                ending = "s" if match["ending"] == "s" and target_language == "en" else ""
                target = target[: match.start()] + form + ending + target[match.end() :]
                break
    return target


def _is_misspelled(word: str, *forms: str) -> bool:
    """Tell whether ``word`` is one of ``forms``, or has one letter more, less or other."""
    from rapidfuzz.distance import Levenshtein

    return word in forms or (
        len(word) >= _LEAST_MISSPELLED
        and any(
            len(form) >= _LEAST_MISSPELLED and Levenshtein.distance(word, form) == 1
            for form in forms
        )
    )
