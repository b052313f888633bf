"""What translates: the protocol that editors and commands see, and how one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.configuration import Configuration
from workbench.errors import WorkbenchError

#: The engines that can be named.
ENGINES = ("argos", "libretranslate")


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
    ) -> list[list[str]]:
        """Return for each text its best-first list of at most ``alternatives`` translations.

        ``texts`` are single sentences with numbered inline tags; the translations hold the
        same tags, and the target language's typography. The ``n``-th translation begins
        with ``prefixes[n]``, where that is not empty. Raises ``WorkbenchError`` where the
        engine does not answer.
        """
        ...


def open_engine(
    configuration: Configuration,
    source_language: str,
    target_language: str,
    name: str | None = None,
) -> Engine:
    """Return the engine called ``name``, else the one that ``configuration`` asks for.

    Raises ``WorkbenchError`` with the command that installs a model package where there
    is none for the direction.
    """
    name = name or configuration.engine
    from workbench.engines.translation import ModelEngine

    if name == "libretranslate":
        from workbench.engines.libretranslate import LibreTranslate

        server = LibreTranslate(configuration.libretranslate_url, source_language, target_language)
        return ModelEngine(server)
    if name == "argos":
        from workbench.engines.packages import best

        package = best(source_language, target_language)
        from workbench.engines.argos import ArgosModel

        return ModelEngine(ArgosModel(package))
    raise WorkbenchError(f'no engine "{name}"', remedy=f"use {' or '.join(ENGINES)}")
