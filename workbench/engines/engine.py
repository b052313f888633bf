"""What translates: the protocol that editors and commands see, and how one is opened."""

from __future__ import annotations

from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from workbench.engines.wanted_term import WantedTerm
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Mapping

if TYPE_CHECKING:
    from workbench.lexicon.own_lexicon import OwnLexicon


class EngineKind(NamedTuple):
    """An engine that can be named; its module under ``engines.adapters`` loads on demand.

    The module has ``open_engine(settings, source_language, target_language, *, hints, own) ->
    Engine``, where ``settings`` is the engine's section of ``workbench.yaml``, called after the
    engine.
    """

    module: str
    #: What it is, for the documentation and for a new ``workbench.yaml``.
    explanation: str
    #: The keys of its section, each with an example of a value.
    settings: Named[str, str] = {}


#: The first is used where nobody names one.
ENGINES = {
    "argos": EngineKind("argos", "Argos model packages on this machine, offline"),
    "libretranslate": EngineKind(
        "libretranslate",
        "a LibreTranslate server that you name",
        {"url": "http://127.0.0.1:5000"},
    ),
}


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Which engine a workspace translates with, and what its settings say of each."""

    #: What ``workbench.yaml`` may say of engines: which one, and a section for each with settings.
    KEYS: ClassVar = ("engine", *(name for name, kind in ENGINES.items() if kind.settings))

    name: str = next(iter(ENGINES))
    #: The sections by the engines' names; an engine's own module reads the values.
    sections: Mapping = field(default_factory=lambda: Mapping(None, 1, 1))

    @classmethod
    def read(cls, settings: Mapping) -> EngineSettings:
        """Read what ``workbench.yaml``, parsed as ``settings``, says of engines."""
        for name, kind in ENGINES.items():
            section = settings.mapping(name)
            section.refuse_other_keys(*kind.settings)
            for key in kind.settings:
                section.text(key)  # a fault is told at once, not at the first translation
        return cls(settings.choice("engine", tuple(ENGINES)), settings)

    @staticmethod
    def template() -> str:
        """Return the lines about engines of a new ``workbench.yaml``, commented out."""
        names = " or\n# ".join(f'"{name}" ({kind.explanation})' for name, kind in ENGINES.items())
        lines = [f"# What translates: {names}.", f"#engine: {next(iter(ENGINES))}"]
        for name, kind in ENGINES.items():
            lines += [f"#{name}:"] if kind.settings else []
            lines += [f"#  {key}: {example}" for key, example in kind.settings.items()]
        return "\n".join(lines)


class Engine(Protocol):
    """Something that translates segments from one language to the other."""

    #: What is written on each segment that it translates, as ``argos fr_en 0.2``.
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
    own: OwnLexicon | None = None,
) -> Engine:
    """Return the engine called ``name``, else the one that ``settings`` ask for.

    Without ``hints``, a model that reads them is shown no translations of rare words or terms;
    else those of the workspace's ``own`` lexicon come first.

    Raises ``WorkbenchError`` with the command that installs a model package where there
    is none for the direction.
    """
    name = name or settings.name
    if name not in ENGINES:
        raise WorkbenchError(f'no engine "{name}"', remedy=f"use {' or '.join(ENGINES)}")
    module = import_module(f"workbench.engines.adapters.{ENGINES[name].module}")
    section = settings.sections.mapping(name)
    engine: Engine = module.open_engine(
        section, source_language, target_language, hints=hints, own=own
    )
    return engine
