"""The workspace folder, from which articles, glossary, memory and settings are opened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.articles import Article, read_catalogs, readable_articles
from workbench.articles.article import METADATA_NAME
from workbench.articles.importing import ImportOptions, ImportResult, Source, import_source
from workbench.glossary import Glossary, Passage
from workbench.lexicon.switched_off import SWITCHED_OFF_NAME, SwitchedOff
from workbench.memory import CatalogSource, Memory, TmxSource
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import PRIVATE_FOLDER, write_atomically
from workbench.system.paths import entries, friendly_errors, is_file, is_folder, may_exist, resolved
from workbench.text.segmentation import Splitter
from workbench.text.typography import HouseStyle
from workbench.workspace.configuration import CONFIGURATION_NAME, TEMPLATE, Configuration

if TYPE_CHECKING:
    from workbench.checks import Context
    from workbench.lexicon import Lexicon
    from workbench.lexicon.own_lexicon import OwnLexicon

TRANSLATIONS = "translations"
GLOSSARY = "glossary"
#: The folder of TMX files for the memory.
MEMORY = "memory"
#: The folder of the workspace's own templates for editions.
TEMPLATES = "templates"
#: Files and folders that people edit.
EDITED = (TRANSLATIONS, GLOSSARY, MEMORY, TEMPLATES, CONFIGURATION_NAME, SWITCHED_OFF_NAME)


class Workspace:
    """A folder with ``translations/``, ``glossary/`` and an optional ``workbench.yaml``."""

    def __init__(self, folder: Path) -> None:
        self.folder = resolved(folder)
        self._lexicons: dict[tuple[str, str], Lexicon | None] = {}
        if not is_workspace(self.folder):
            raise WorkbenchError(
                f"no workspace: {TRANSLATIONS}/ and {CONFIGURATION_NAME} are both missing",
                path=folder,
                remedy='make one with "workbench init"',
            )

    @classmethod
    def containing(cls, start: Path) -> Workspace:
        """Return the workspace that contains ``start``, searching its parent folders."""
        start = resolved(start)
        for folder in (start, *start.parents):
            if is_workspace(folder):
                return cls(folder)
        raise WorkbenchError(
            "no workspace here or above",
            path=start,
            remedy='make one with "workbench init", or name one with --workspace',
        )

    @classmethod
    def create(cls, folder: Path) -> Workspace:
        """Make ``folder`` a workspace without changing files that exist."""
        for name in (TRANSLATIONS, GLOSSARY):
            with friendly_errors("make the folder", folder / name):
                (folder / name).mkdir(parents=True, exist_ok=True)
        if not is_file(folder / CONFIGURATION_NAME):
            write_atomically(folder / CONFIGURATION_NAME, TEMPLATE.encode("utf-8"))
        return cls(folder)

    @cached_property
    def configuration(self) -> Configuration:
        """The settings in ``workbench.yaml``."""
        configuration = Configuration.read(self.folder / CONFIGURATION_NAME)
        HouseStyle.read(configuration.typography)  # so that its faults are raised at once
        return configuration

    @property
    def translations(self) -> Path:
        """The folder of the articles."""
        return self.folder / TRANSLATIONS

    @cached_property
    def glossary(self) -> Glossary:
        """The terms of all files under ``glossary/``."""
        return Glossary.read(self.folder / GLOSSARY)

    def reread_glossary(self) -> Glossary:
        """Read the glossary again after a change, and return it."""
        self.__dict__.pop("glossary", None)
        return self.glossary

    @cached_property
    def splitter(self) -> Splitter:
        """The sentence splitter, with the workspace's own rules if it has any."""
        rules = self.configuration.segmentation
        return Splitter(self.folder / rules if rules else None)

    @cached_property
    def style(self) -> HouseStyle:
        """The house style of the workspace."""
        return HouseStyle.read(self.configuration.typography)

    @cached_property
    def memory(self) -> Memory:
        """All finished pairs, as of the last ``refresh_memory``."""
        return Memory(self.folder / PRIVATE_FOLDER / "memory.sqlite")

    def refresh_memory(self, on_error: OnError = lambda error: None) -> int:
        """Read the catalogs and TMX files that have changed; return their number.

        Calls ``on_error`` for files that cannot be read. It may take seconds; thread-safe.
        """
        return self.memory.refresh([*self._catalog_sources(on_error), *self.tmx_sources], on_error)

    @property
    def tmx_sources(self) -> list[TmxSource]:
        """The TMX files for the memory."""
        return [TmxSource(path) for path in sorted((self.folder / MEMORY).glob("*.tmx"))]

    def own_lexicon(
        self, source_language: str, target_language: str, on_error: OnError = lambda error: None
    ) -> OwnLexicon | None:
        """Return what the finished segments teach; None if no package has a lexicon to compare.

        Calls ``on_error`` for catalogs that cannot be read. Where many have changed it takes
        seconds.
        """
        # Slow to import.
        from workbench.lexicon.keeping import learned_of
        from workbench.lexicon.own_lexicon import OwnLexicon

        shipped = self._lexicon(source_language, target_language)
        if shipped is None:
            return None
        entries = learned_of(
            [source.path for source in self._catalog_sources(on_error)],
            shipped,
            self.folder / PRIVATE_FOLDER / f"lexicon-{source_language}-{target_language}.json",
            on_error,
        )
        return OwnLexicon(entries, self.switched_off.of(source_language))

    @property
    def switched_off_path(self) -> Path:
        """The file of the learned translations that are switched off."""
        return self.folder / SWITCHED_OFF_NAME

    @property
    def switched_off(self) -> SwitchedOff:
        """The learned translations that are switched off."""
        return SwitchedOff.read(self.switched_off_path)

    def context(self, article: Article) -> Context:
        """Return the context for checks of ``article``."""
        from workbench.checks import Context  # slow to import

        metadata = article.metadata
        return Context(
            metadata.source_language,
            metadata.target_language,
            self.glossary,
            self.style,
            self._lexicon(metadata.source_language, metadata.target_language),
        )

    def _lexicon(self, source_language: str, target_language: str) -> Lexicon | None:
        """Return the lexicon for a direction; None also if it is damaged, as the doctor says."""
        from workbench.engines.package_lexicons import open_lexicon

        direction = source_language, target_language
        if direction not in self._lexicons:
            try:
                self._lexicons[direction] = open_lexicon(*direction)
            except WorkbenchError:
                self._lexicons[direction] = None
        return self._lexicons[direction]

    @staticmethod
    def memory_source(article: Article) -> CatalogSource:
        """Return the catalog of ``article`` as a source of the memory."""
        return CatalogSource(
            article.catalog_path.resolve(), article.slug, article.metadata.source_language
        )

    @property
    def articles(self) -> list[Article]:
        """All articles, by slug."""
        return [Article(folder) for folder in self._article_folders()]

    def article(self, name: str) -> Article:
        """Return the article with the slug ``name``, or that contains the path ``name``."""
        if "/" not in name and is_file(self.translations / name / METADATA_NAME):
            return Article(self.translations / name)
        path = resolved(Path(name))
        for folder in (path, *path.parents):
            if is_file(folder / METADATA_NAME):
                return Article(folder)
        raise WorkbenchError(f'no article "{name}"', remedy=self._suggestion(name))

    def import_source(
        self,
        source: Source,
        options: ImportOptions,
        on_error: OnError = lambda error: None,
    ) -> ImportResult:
        """Make an article of ``source``, unless an article has the same source.

        Calls ``on_error`` for articles that cannot be read, which are not compared.
        """
        return import_source(
            source,
            options,
            folder=self.translations,
            articles=list(readable_articles(self.articles, on_error)),
            splitter=self.splitter,
            default_languages=(
                self.configuration.source_language,
                self.configuration.target_language,
            ),
        )

    def selected(self, names: tuple[str, ...]) -> list[Article]:
        """Return the articles ``names``, or all articles if there are no names."""
        return [self.article(name) for name in names] if names else self.articles

    def passages(
        self,
        names: tuple[str, ...] = (),
        on_error: OnError = lambda error: None,
    ) -> Iterator[Passage]:
        """Yield the segments of the articles ``names``, or of all, as passages.

        Calls ``on_error`` for articles that cannot be read.
        """
        for article, catalog in read_catalogs(self.selected(names), on_error):
            metadata = article.metadata
            for segment in catalog:
                yield Passage(
                    article.slug, segment, metadata.source_language, metadata.target_language
                )

    def _article_folders(self) -> Iterator[Path]:
        if is_folder(self.translations):
            for folder in entries(self.translations):
                if may_exist(folder / METADATA_NAME):
                    yield folder

    def _catalog_sources(self, on_error: OnError) -> Iterator[CatalogSource]:
        return map(self.memory_source, readable_articles(self.articles, on_error))

    def _suggestion(self, name: str) -> str:
        import difflib

        slugs = [folder.name for folder in self._article_folders()]
        close = difflib.get_close_matches(name, slugs, n=1)
        if close:
            return f'did you mean "{close[0]}"?'
        return (
            '"workbench list" names the articles' if slugs else 'import one with "workbench import"'
        )


def is_workspace(folder: Path) -> bool:
    """Return whether ``folder`` is a workspace."""
    return is_folder(folder / TRANSLATIONS) or is_file(folder / CONFIGURATION_NAME)
