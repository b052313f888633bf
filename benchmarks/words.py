"""How fast words are looked up and in how much memory, beside lemminflect and simplemma.

    python benchmarks/words.py FRENCH ENGLISH

The files are texts, the words of which are looked up, each once. The other packages are
measured where they are installed.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from workbench.text.words import Words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def main() -> None:
    """Print the figures."""
    forms = {"fr": _words(Path(sys.argv[1])), "en": _words(Path(sys.argv[2]))}
    before = _megabytes()
    for language, found in forms.items():
        started = time.perf_counter()
        words = Words.of(language)
        print(f"{language}: opened in {1000 * (time.perf_counter() - started):.1f} ms")
        for look_up in (words.knows, words.analyses, words.lemmas):
            print(f"    {look_up.__name__}: {_rate(look_up, found):,.0f} words a second")
        unknown = [form for form in found if not words.knows(form)]
        print(f"    {len(unknown)} of {len(found)} words are not known: {' '.join(unknown[:20])} …")
    print(f"memory: {_megabytes() - before:.1f} MB for both")
    if find_spec("simplemma"):
        import simplemma

        for language, found in forms.items():
            simplemma.lemmatize("mot", lang=language)
            _compare("simplemma", language, found, partial(simplemma.lemmatize, lang=language))
    if find_spec("lemminflect"):
        import lemminflect

        lemminflect.getAllLemmas("word")
        _compare("lemminflect", "en", forms["en"], lemminflect.getAllLemmas)


def _compare(name: str, language: str, found: list[str], look_up: Callable[[str], object]) -> None:
    """Print how many times as fast as ``look_up`` the words' own look-up is."""
    ratio = _rate(Words.of(language).lemmas, found) / _rate(look_up, found)
    print(f"{language}: lemmas at {ratio:.1f} times the speed of {name}")


def _rate(look_up: Callable[[str], object], forms: list[str]) -> float:
    """Return the look-ups a second of the processor."""
    started = time.process_time()
    for form in forms:
        look_up(form)
    return len(forms) / (time.process_time() - started)


def _words(path: Path) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(path.read_text(encoding="utf-8"))))


def _megabytes() -> float:
    """Return the memory that this process has now; of files, what is mapped and read."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s*(\d+)", status)[0]) / 1024


if __name__ == "__main__":
    main()
