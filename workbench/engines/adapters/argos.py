"""Argos packages: the only module that imports argostranslate and ctranslate2, and lazily.

Of argostranslate only its reading of a package is used (tokenizer, target prefix). All
sentences go to CTranslate2 in one call: ``argostranslate.translate`` makes a batch of
every paragraph, and splits sentences with models that it downloads first.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.engines.model import Hypothesis
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import best
from workbench.engines.package_lexicons import lexicon_of
from workbench.engines.pipeline.hints import Hinter
from workbench.engines.pipeline.translation import ModelEngine
from workbench.lexicon.own_lexicon import Lexicons, OwnLexicon
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Mapping

#: Hypotheses kept while searching; see docs/performance.md for what each costs and brings.
_BEAM = 4
_CAREFUL_BEAM = 8

#: Against loops: how much less likely what was said before becomes.
_REPETITION_PENALTY = 1.2
_NO_REPEATED_NGRAM = 4

#: Tokens in one batch, padding included; see docs/performance.md.
_BATCH_TOKENS = 1024

#: Models know 512 positions; what is longer cannot be asked, nor answered.
_LONGEST = 500

#: A translation may be this much longer than its source, in tokens, and these more.
_LENGTH_FACTOR, _LENGTH_MARGIN = 3, 20

_WORD_START = "▁"
_UNKNOWN = "<unk>"
#: Between them stands a hint (see ``pipeline.hints``), in models that know the signs.
_HINT_START, _HINT_END = "⟨⟩"

_import_lock = threading.Lock()


def open_engine(
    settings: Mapping,
    source_language: str,
    target_language: str,
    *,
    hints: bool,
    own: OwnLexicon | None,
) -> ModelEngine:
    """Return the engine of the best package for the direction; there are no ``settings``."""
    package = best(source_language, target_language)
    return ModelEngine(ArgosModel(package), _hinter(package, own) if hints else None)


def _hinter(package: ModelPackage, own: OwnLexicon | None) -> Hinter | None:
    """Return what finds hints for the model of ``package``; None if it reads none."""
    lexicon = lexicon_of(package) if package.hints else None
    if lexicon is None or package.hints is None:
        return None
    return Hinter(Lexicons(own, lexicon) if own else lexicon, package.hints)


class ArgosModel:
    """The model of one package, loaded at the first sentence."""

    can_retry = True

    def __init__(self, package: ModelPackage) -> None:
        self.package = package
        self.origin = package.origin
        self.source_language = package.source_language
        self.target_language = package.target_language
        # One more than there are batches at a time, to be prepared or judged meanwhile.
        self.parallel = processors() + 1
        self._loaded: tuple[Any, Any] | None = None
        self._lock = threading.Lock()

    def hypotheses(
        self,
        texts: Sequence[str],
        *,
        count: int = 1,
        prefixes: Sequence[str] | None = None,
        aligned: bool = False,
        careful: bool = False,
    ) -> list[list[Hypothesis]]:
        """Return for each text at most ``count`` hypotheses (see ``Model``)."""
        if not texts:
            return []
        tokenizer = self._model()[1].tokenizer
        sources = [tokenizer.encode(text) for text in texts]
        heads = self._prefixes(prefixes or [""] * len(texts))
        settings: dict[str, Any] = {
            "beam_size": max(_CAREFUL_BEAM if careful else _BEAM, count),
            "num_hypotheses": count,
            "return_attention": aligned,
        }
        if careful:
            settings["repetition_penalty"] = _REPETITION_PENALTY
            settings["no_repeat_ngram_size"] = _NO_REPEATED_NGRAM
        results = self._searched(sources, heads, settings)
        # To know what stands for an unknown word takes a tenth of the time: only where needed.
        unknown = [n for n, result in enumerate(results) if _has_unknown(result.hypotheses)]
        settings["replace_unknowns"] = True
        again = self._searched([sources[n] for n in unknown], [heads[n] for n in unknown], settings)
        for n, result in zip(unknown, again, strict=True):
            results[n] = result
        skipped = 1 if self._model()[1].target_prefix else 0
        found = []
        for source, result in zip(sources, results, strict=True):
            attentions = result.attention if aligned else [None] * len(result.hypotheses)
            found.append(
                [
                    _hypothesis(tokenizer, source, tokens, attention, skipped)
                    for tokens, attention in zip(result.hypotheses, attentions, strict=True)
                ]
            )
        return found

    def length(self, text: str) -> int:
        """Return the length of ``text`` in tokens."""
        return len(self._model()[1].tokenizer.encode(text))

    def _model(self) -> tuple[Any, Any]:
        """Return the CTranslate2 translator and Argos's description of the package."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.package.folder)
            return self._loaded

    def _searched(
        self, sources: list[list[str]], heads: list[list[str]], settings: dict[str, Any]
    ) -> list[Any]:
        """Return CTranslate2's results for the tokens of each source."""
        if not sources:
            return []
        longest, total = max(map(len, sources)), sum(map(len, sources))
        results: list[Any] = self._model()[0].translate_batch(
            sources,
            target_prefix=heads if any(heads) else None,
            # A few sentences make a batch for each processor.
            max_batch_size=min(_BATCH_TOKENS, total // processors() + 1),
            batch_type="tokens",
            max_input_length=_LONGEST,
            max_decoding_length=min(_LENGTH_FACTOR * longest + _LENGTH_MARGIN, _LONGEST),
            **settings,
        )
        return results

    def _prefixes(self, prefixes: Sequence[str]) -> list[list[str]]:
        """Return the tokens that each translation must begin with."""
        description = self._model()[1]
        marker = [description.target_prefix] if description.target_prefix else []
        return [
            marker + (description.tokenizer.encode(prefix) if prefix else []) for prefix in prefixes
        ]


def _load(folder: Path) -> tuple[Any, Any]:
    with _import_lock, _argos_folders_elsewhere():
        from argostranslate.package import Package
    import ctranslate2

    try:
        description = Package(folder)
        translator = ctranslate2.Translator(
            str(folder / "model"),
            device="cpu",
            compute_type="auto",
            # A batch a processor: threads inside a batch wait for one another.
            inter_threads=processors(),
            intra_threads=1,
        )
        # The tokenizer is lazy too: a broken one should be found here.
        description.tokenizer.encode("a")
    except (RuntimeError, ValueError, OSError, AttributeError) as error:
        raise WorkbenchError(
            f"the model package cannot be loaded: {error}",
            path=folder,
            remedy='see "workbench models verify"; remove it or install it again',
        ) from error
    return translator, description


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


@contextmanager
def _argos_folders_elsewhere() -> Iterator[None]:
    """Let argostranslate make its folders, as it does when imported, where they hurt nobody.

    The home directory may be read-only, and packages are opened by their paths, so none
    of those folders is needed.
    """
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")
    before = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        os.environ.update(dict.fromkeys(names, folder))
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _has_unknown(hypotheses: list[list[str]]) -> bool:
    return any(_UNKNOWN in tokens for tokens in hypotheses)


def _hypothesis(
    tokenizer: Any,
    source: list[str],
    tokens: list[str],
    attention: list[list[float]] | None,
    skipped: int,
) -> Hypothesis:
    text = tokenizer.decode(tokens[skipped:]).strip()
    if attention is None:
        return Hypothesis(text)
    return Hypothesis(text, _word_sources(source, tokens[skipped:], attention[skipped:], text))


def _word_sources(
    source: list[str], target: list[str], attention: list[list[float]], text: str
) -> tuple[int, ...] | None:
    """Return for each target word the source word that its tokens look at most.

    ``attention`` has a row per target token and a column per source token. None where the
    tokens do not show the words, as with a tokenizer other than SentencePiece.
    """
    source_words = _word_numbers(source)
    target_words = _word_numbers(target)
    if not target_words or target_words[-1] + 1 != len(text.split()):
        return None
    weights: dict[int, dict[int, float]] = {}
    for word, row in zip(target_words, attention, strict=False):
        sums = weights.setdefault(word, {})
        for source_word, weight in zip(source_words, row, strict=False):
            sums[source_word] = sums.get(source_word, 0.0) + weight
    return tuple(
        max(weights[word], key=weights[word].__getitem__) if weights.get(word) else 0
        for word in range(target_words[-1] + 1)
    )


def _word_numbers(tokens: list[str]) -> list[int]:
    """Return the number of the word that each token belongs to.

    The tokens of a hint are those of the word that it translates.
    """
    numbers: list[int] = []
    word = -1
    pending = False  # a lone word start belongs to what follows
    in_hint = False
    for token in tokens:
        in_hint = token == _HINT_START or (in_hint and token != _HINT_END)
        if token.startswith(_WORD_START) and not pending and not in_hint:
            word += 1
        pending = token == _WORD_START and not in_hint
        numbers.append(max(word, 0))
    return numbers
