"""What was published of an article: which files, made in which way, of which text.

``published.yaml`` in the article's folder remembers it, so that everybody who works on the
article sees which editions say something else by now.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editions.edition import Edition, Layout, Paper
from workbench.editions.formats import FORMATS
from workbench.glossary import Glossary
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, read_text, write_atomically
from workbench.system.paths import home, is_file, resolved
from workbench.system.yaml_nodes import Mapping, Scalar, parse_mapping

PUBLISHED_NAME = "published.yaml"

#: The format of a folder of pages, of which an article is a part.
SITE = "site"
#: The format of the article's own source.
SAME = "same"
#: What facts may say that a program reads.
_WORDS = {"format": (*FORMATS, SAME, SITE), "layout": (*Layout,), "paper": (*Paper,)}

#: The facts that are yes or no.
_SWITCHES = ("drafts", "no_drafts")

#: How a moment in UTC is written.
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"

_HEAD = (
    "# What was published of this article, by file; the workbench writes it at an export.\n"
    "# Take out what nobody reads any more.\n"
)

#: So many hexadecimal digits tell the texts of one article apart.
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Publication:
    """A file, or a site, that an article was published in."""

    #: As seen from the workspace, with "/" between the parts; with "~" or whole where it
    #: lies elsewhere.
    file: str
    format: str
    layout: str = ""
    paper: str = ""
    #: Of a site: its title and its address where they were named, and whether it has drafts.
    title: str = ""
    url: str = ""
    drafts: bool = False
    #: Of an edition: whether it was to have no drafts.
    no_drafts: bool = False
    #: When it was made, as ``2026-11-25 17:30 UTC``.
    made: str = ""
    #: The fingerprint of what it says, and when that came to be, as ``2026-11-25T17:30:00Z``.
    text: str = ""
    revised: str = ""
    #: Of an edition: the sum of its file, by which one that somebody changed is told.
    sha256: str = ""

    @classmethod
    def read(cls, file: Scalar, facts: Mapping) -> Publication:
        """Read what stands under the name of ``file``."""
        names = [field.name for field in fields(cls) if field.name != "file"]
        facts.refuse_other_keys(*names)
        for node in (file, *(facts.get(name) for name in names)):
            # They go to terminals, in commands that are told.
            if isinstance(node, Scalar) and node.has_control_characters:
                raise node.fault("a control character stands in the text", "remove it")
        for name, words in _WORDS.items():
            node = facts.get(name) or (facts if name == "format" else None)
            if node and facts.text(name) not in words:
                raise node.fault(f'unknown {name} "{facts.text(name)}"', f"use {', '.join(words)}")
        texts = {name: facts.text(name) for name in names if name not in _SWITCHES}
        if (moment := facts.get("revised")) and not _is_moment(texts["revised"]):
            raise moment.fault("no moment", "write it as 2026-11-25T17:30:00Z")
        drafts, no_drafts = (facts.boolean(name, default=False) for name in _SWITCHES)
        return cls(file.text, **texts, drafts=drafts, no_drafts=no_drafts)

    def same_but_for_time(self, other: Publication | None) -> bool:
        """Tell whether ``other`` says the same in the same way in the same place."""
        return other is not None and asdict(self) | {"made": ""} == asdict(other) | {"made": ""}


def publications(article: Article) -> list[Publication]:
    """Return what was published of ``article``, by file.

    Raises ``WorkbenchError`` where ``published.yaml`` is faulty.
    """
    path = article.folder / PUBLISHED_NAME
    if not is_file(path):
        return []
    known = parse_mapping(read_text(path), path)
    return [Publication.read(key, known.mapping(key.text)) for key, _ in known]


def record(article: Article, new: Publication) -> None:
    """Remember ``new`` in the place of what was published in the same file before.

    What says the same as before keeps its time, so that ``published.yaml`` stays as it is.
    """
    with article.locked():
        known = {old.file: old for old in publications(article)}
        new = replace(new, revised=_revised(article, new.text, known.values()))
        if not new.same_but_for_time(known.get(new.file)):
            _write(article, {**known, new.file: new})


def forget(article: Article, file: str) -> None:
    """Remember no more that ``article`` was published in ``file``, where it is not any more."""
    with article.locked():
        known = {old.file: old for old in publications(article)}
        if known.pop(file, None):
            _write(article, known)


def _write(article: Article, known: dict[str, Publication]) -> None:
    entries = {
        file: {
            name: value for name, value in asdict(known[file]).items() if value and name != "file"
        }
        for file in sorted(known)
    }
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
    write_atomically(article.folder / PUBLISHED_NAME, (_HEAD + text).encode("utf-8"))


def stale(article: Article, catalog: Catalog | None = None) -> list[Publication]:
    """Return the publications of ``article`` whose text is another by now.

    ``catalog`` is that of the article, where somebody has read it already.
    """
    published = publications(article)
    if not published:
        return []
    now = fingerprint(article, catalog)
    return [publication for publication in published if publication.text != now]


def revised(article: Article, text: str) -> str:
    """Return when ``article`` came to say what it says, of which ``text`` is the fingerprint.

    A text that was published keeps the moment that was recorded then, which is the same in
    every copy of the workspace; of another, its files tell. The catalog's own PO-Revision-Date
    does not: were it written, git could merge no two people's work without a conflict there.
    """
    try:
        published = publications(article)
    except WorkbenchError:  # told where it matters
        published = []
    return _revised(article, text, published)


def _revised(article: Article, text: str, published: Iterable[Publication]) -> str:
    recorded = [old.revised for old in published if old.text == text and old.revised]
    if recorded:
        return min(recorded)
    files = (article.metadata_path, article.source_path, article.catalog_path)
    written = max(path.stat().st_mtime for path in files)
    return datetime.fromtimestamp(written, UTC).strftime(_MOMENT)


def edition_of(article: Article, glossary: Glossary | None = None) -> Edition:
    """Build the edition of ``article`` as it is now, with the moment since when it is so."""
    catalog = article.read_catalog()
    moment = revised(article, fingerprint(article, catalog))
    return Edition.of(article, glossary, catalog=catalog, revised=moment)


def _is_moment(text: str) -> bool:
    try:
        return datetime.strptime(text, _MOMENT).strftime(_MOMENT) == text
    except ValueError:
        return False


def fingerprint(article: Article, catalog: Catalog | None = None) -> str:
    """Return what tells the text of ``article`` from any other that it has had.

    It is told by the source, the translations with their states and people, and what
    ``article.yaml`` says; notes, locks, templates and the glossary do not count.
    """
    digest = hashlib.sha256()
    for part in _said(article, catalog or article.read_catalog()):
        digest.update(json.dumps(part, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_DIGITS]


def _said(article: Article, catalog: Catalog) -> Iterable[object]:
    facts = asdict(article.metadata)
    del facts["source"]  # a name that nobody reads
    yield facts
    yield hashlib.sha256(read_bytes(article.source_path)).hexdigest()
    for segment in catalog:
        yield [
            segment.id,
            segment.source,
            segment.target,
            segment.state,
            segment.origin,
            segment.translator,
            segment.reviewer,
        ]


def place_of(path: Path, workspace: Path) -> str:
    """Return how ``published.yaml`` names ``path``: it travels, so it tells no home's name.

    Raises ``WorkbenchError`` for a name that is not UTF-8, which YAML cannot hold.
    """
    path = resolved(path)
    if any("\udc80" <= character <= "\udcff" for character in path.as_posix()):
        raise WorkbenchError("its name is not UTF-8", path=path, remedy="choose another name")
    if path.is_relative_to(workspace):
        return path.relative_to(workspace).as_posix()
    with contextlib.suppress(WorkbenchError):  # who has no home has nothing there
        own = resolved(home())
        if path.is_relative_to(own):
            return f"~/{path.relative_to(own).as_posix()}"
    return path.as_posix()


def path_of(publication: Publication, workspace: Path) -> Path:
    """Return where the file of ``publication`` lies on this machine."""
    path = Path(publication.file)
    # One's own home alone: that of another may be nowhere.
    return home().joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else workspace / path
