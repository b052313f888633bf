"""Find faults in the files of a workspace that people edit, by reading all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from workbench.articles import Article
from workbench.editions.templating import syntax_faults
from workbench.memory import TmxSource
from workbench.publishing.records import publications
from workbench.system.errors import WorkbenchError
from workbench.workspace import TEMPLATES, Workspace

#: Reads a part of a workspace; raises ``WorkbenchError`` if it has a fault.
Reader = Callable[[Workspace], object]


def faults_of(workspace: Workspace, read: Reader) -> Iterator[WorkbenchError]:
    """Read all files of ``workspace`` and yield their faults.

    ``read`` reads the settings that this module does not know. Raises ``WorkbenchError`` if
    the articles cannot be listed.
    """
    readers: list[Callable[[], object]] = [
        lambda: read(workspace),
        lambda: workspace.splitter.sentences("A.", "fr"),
        lambda: workspace.glossary,
        lambda: workspace.switched_off,
    ]
    readers += [partial(_read_all, source) for source in workspace.tmx_sources]
    for article in workspace.articles:
        readers.append(partial(_read_article, article))
        readers.append(partial(publications, article))
    for reader in readers:
        try:
            reader()
        except WorkbenchError as error:
            yield error
    yield from syntax_faults(workspace.folder / TEMPLATES)


def _read_article(article: Article) -> None:
    _ = article.metadata, article.document
    article.read_catalog()


def _read_all(source: TmxSource) -> None:
    """Read ``source`` to its end."""
    deque(source.units(), maxlen=0)
