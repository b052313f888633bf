"""What translates: the protocol that editors and commands see, and how one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.engines.wanted_term import WantedTerm
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Mapping

if TYPE_CHECKING:
    from workbench.engines.package import ModelPackage
    from workbench.engines.pipeline.hints import Hinter

#: The engines that can be named.
ENGINES = ("argos", "libretranslate")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Which engine a workspace translates with, and where its server is."""

    name: str = ENGINES[0]
    libretranslate_url: str = ""

    @classmethod
    def read(cls, settings: Mapping) -> EngineSettings:
        """Read what ``workbench.yaml``, parsed as ``settings``, says of engines."""
        server = settings.mapping("libretranslate")
        server.refuse_other_keys("url")
        return cls(settings.choice("engine", ENGINES), server.text("url"))


class Engine(Protocol):
    """Something that translates segments from one language to the other."""

    #: What is written on each segment that it translates, as ``argos fr_en 0.1``.
    origin: str
    source_language: str
    target_language: str

    def translate(
        self,
        texts: Sequence[str],
        *,
        alternatives: int = 1,
        prefixes: Sequence[str] | None = None,
        terms: Sequence[Sequence[WantedTerm]] | None = None,
    ) -> list[list[str]]:
        """Return for each text its best-first list of at most ``alternatives`` translations.

        ``texts`` are single sentences with numbered inline tags; the translations hold the
        same tags, and the target language's typography. The ``n``-th translation begins
        with ``prefixes[n]``, where that is not empty. An engine whose model can be told
        what to call a thing is told the ``terms[n]``; others leave them to whoever looks at
        the translation. Raises ``WorkbenchError`` where the
        engine does not answer.
        """
        ...


def open_engine(
    settings: EngineSettings,
    source_language: str,
    target_language: str,
    name: str | None = None,
    *,
    hints: bool = True,
) -> Engine:
    """Return the engine called ``name``, else the one that ``settings`` ask for.

    Without ``hints``, a model that reads them is shown no translations of rare words or terms.

    Raises ``WorkbenchError`` with the command that installs a model package where there
    is none for the direction.
    """
    name = name or settings.name
    from workbench.engines.pipeline.translation import ModelEngine

    if name == "libretranslate":
        from workbench.engines.adapters.libretranslate import LibreTranslate

        server = LibreTranslate(settings.libretranslate_url, source_language, target_language)
        return ModelEngine(server)
    if name == "argos":
        from workbench.engines.packages.folders import best

        package = best(source_language, target_language)
        from workbench.engines.adapters.argos import ArgosModel

        return ModelEngine(ArgosModel(package), _hinter(package) if hints else None)
    raise WorkbenchError(f'no engine "{name}"', remedy=f"use {' or '.join(ENGINES)}")


def _hinter(package: ModelPackage) -> Hinter | None:
    """Return what finds hints for the model of ``package``; None where it reads none."""
    if package.hints is None:
        return None
    from workbench.engines.packages.lexicons import lexicon_of
    from workbench.engines.pipeline.hints import Hinter

    lexicon = lexicon_of(package)
    return Hinter(lexicon, package.hints) if lexicon else None
