"""Translate with Argos packages. Only this module imports argostranslate and ctranslate2, lazily.

argostranslate is used only to read a package (tokenizer, target prefix). All sentences are
passed to CTranslate2 in one call: ``argostranslate.translate`` would make a batch of every
paragraph, and split sentences with models that it downloads first.
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

#: Against loops: the penalty on repeated tokens, and the length that is never repeated.
_REPETITION_PENALTY = 1.2
_NO_REPEATED_NGRAM = 4

#: Tokens in one batch, padding included; see docs/performance.md.
_BATCH_TOKENS = 1024

#: Models have 512 positions; longer sentences can be neither sources nor translations.
_LONGEST = 500

#: The most tokens of a translation: so many times those of the source, and so many more.
_LENGTH_FACTOR, _LENGTH_MARGIN = 3, 20

_WORD_START = "▁"
_UNKNOWN = "<unk>"
#: The tokens around a hint (see ``pipeline.hints``), in models that read hints.
_HINT_START, _HINT_END = "⟨⟩"

#: What a lexicon counts less often, a model that says nothing of it knows badly.
_RARE = 400

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
    hinter = _hinter(package, own) if hints else None
    return ModelEngine(ArgosModel(package), hinter, reads_hints=package.hints is not None)


def _hinter(package: ModelPackage, own: OwnLexicon | None) -> Hinter | None:
    """Return what finds translations of rare words for the model of ``package``, if anything."""
    lexicon = lexicon_of(package)
    if lexicon is None:
        return None
    return Hinter(Lexicons(own, lexicon) if own else lexicon, package.hints or _RARE)


class ArgosModel:
    """The model of one package, loaded at the first sentence."""

    can_retry = True

    def __init__(self, package: ModelPackage) -> None:
        self.package = package
        self.origin = package.origin
        self.source_language = package.source_language
        self.target_language = package.target_language
        # One more than there are batches at a time, to prepare or judge sentences meanwhile.
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
        # Replacing unknown words costs a tenth of the time, so it is only done if there are some.
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
            # Few sentences are shared between the processors.
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
    with _import_lock, _temporary_argos_folders():
        from argostranslate.package import Package
    import ctranslate2

    try:
        description = Package(folder)
        translator = ctranslate2.Translator(
            str(folder / "model"),
            device="cpu",
            compute_type="auto",
            # One batch for each processor, since threads in one batch wait for one another.
            inter_threads=processors(),
            intra_threads=1,
        )
        # The tokenizer loads lazily too: use it, so that a broken one is found here.
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
def _temporary_argos_folders() -> Iterator[None]:
    """Let argostranslate, which makes folders when it is imported, make them in a temporary one.

    They are not needed, since packages are opened by their paths, and the home folder may be
    read-only.
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
    """Return for each target word the source word to which its tokens attend most.

    ``attention`` has a row per target token and a column per source token. None if the tokens
    do not show where words begin, as with a tokenizer other than SentencePiece.
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
    pending = False  # a word start that is a token by itself belongs to the next token
    in_hint = False
    for token in tokens:
        in_hint = token == _HINT_START or (in_hint and token != _HINT_END)
        if token.startswith(_WORD_START) and not pending and not in_hint:
            word += 1
        pending = token == _WORD_START and not in_hint
        numbers.append(max(word, 0))
    return numbers
