"""Records of what was published of an article, kept in ``published.yaml`` in its folder.

Everybody who works on the article can see from them which editions are out of date.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from workbench.articles import Article
from workbench.editions import Layout, Paper
from workbench.publishing.formats import PUBLISHED, SITE
from workbench.system.backups import Report
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, write_atomically
from workbench.system.paths import home, is_file, resolved
from workbench.system.yaml_nodes import Mapping, Scalar, parse_mapping
from workbench.workspace import Workspace

PUBLISHED_NAME = "published.yaml"

_HEAD = (
    "# What was published of this article, by file; the workbench writes it at an export.\n"
    "# Take out what nobody reads any more.\n"
)

#: The allowed values of fields.
_WORDS = {"format": (*PUBLISHED, SITE), "layout": (*Layout,), "paper": (*Paper,)}

#: The boolean fields.
_SWITCHES = ("drafts", "no_drafts")

#: The format of a time in UTC.
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Publication:
    """A file or site that an article was published in."""

    #: The path relative to the workspace, with "/" as separator; from "~" or absolute if it is
    #: elsewhere.
    file: str
    format: str
    layout: str = ""
    paper: str = ""
    #: Of a site: its title and address, if given, and whether it includes drafts.
    title: str = ""
    url: str = ""
    drafts: bool = False
    #: Of an edition: whether drafts are refused.
    no_drafts: bool = False
    #: When it was written, as ``2026-11-25 17:30 UTC``.
    made: str = ""
    #: The fingerprint of its text, and when the text was last changed: ``2026-11-25T17:30:00Z``.
    text: str = ""
    revised: str = ""
    #: Of an edition: the checksum of its file, to notice when somebody has changed it.
    sha256: str = ""

    @classmethod
    def read(cls, file: Scalar, facts: Mapping) -> Publication:
        """Return the publication with the path ``file`` and the fields in ``facts``."""
        names = [field.name for field in fields(cls) if field.name != "file"]
        facts.refuse_other_keys(*names)
        for node in (file, *(facts.get(name) for name in names)):
            # They are printed on terminals, in commands.
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


def publications(article: Article) -> list[Publication]:
    """Return the publications of ``article``, sorted by file.

    Raises ``WorkbenchError`` if ``published.yaml`` is faulty.
    """
    path = article.folder / PUBLISHED_NAME
    if not is_file(path):
        return []
    known = parse_mapping(read_text(path), path)
    return [Publication.read(key, known.mapping(key.text)) for key, _ in known]


def record(article: Article, new: Publication) -> None:
    """Record ``new`` in place of the publication with the same file, if there is one.

    If only the time differs, ``published.yaml`` is not changed.
    """
    with article.locked():
        known = {old.file: old for old in publications(article)}
        new = replace(new, revised=revised(article, new.text))
        old = known.get(new.file)
        if old is None or replace(new, made=old.made) != old:
            _write(article, {**known, new.file: new})


def forget(article: Article, file: str) -> None:
    """Remove the record that ``article`` was published in ``file``, if there is one."""
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


def revised(article: Article, text: str) -> str:
    """Return when ``article`` was last changed; ``text`` is its fingerprint.

    For a published text, that is the recorded time, which is the same in every copy of the
    workspace; for another, the time of its files. PO-Revision-Date is not used: if it were
    written, every merge of two people's work in git would conflict there.
    """
    try:
        known = publications(article)
    except WorkbenchError:  # reported by those who need the records
        known = []
    if recorded := [old.revised for old in known if old.text == text and old.revised]:
        return min(recorded)
    files = (article.metadata_path, article.source_path, article.catalog_path)
    written = max(path.stat().st_mtime for path in files)
    return datetime.fromtimestamp(written, UTC).strftime(_MOMENT)


def remember(
    workspace: Workspace, article: Article, made: Publication, path: Path, report: Report
) -> None:
    """Record that ``article`` was published as ``made`` at ``path`` just now.

    ``made`` has the fingerprint of the text that was published, even if the article has been
    changed since. If it cannot be recorded, that is only reported: the file is written.
    """
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    try:
        file = place_of(path, workspace.folder)
        record(article, replace(made, file=file, made=moment))
    except WorkbenchError as error:
        report(f"{path} is written, but not recorded as published: {error}")


def recorded_sum(workspace: Workspace, article: Article, path: Path) -> str:
    """Return the recorded checksum of the edition of ``article`` at ``path``, or ""."""
    with contextlib.suppress(WorkbenchError):
        place = place_of(path, workspace.folder)
        return next((old.sha256 for old in publications(article) if old.file == place), "")
    return ""


def forget_place(workspace: Workspace, articles: Iterable[Article], path: Path) -> list[Article]:
    """Remove the records that any of ``articles`` was published at ``path``; return which were.

    The file itself stays as it is. Raises ``WorkbenchError`` if there is no such record.
    """
    place = place_of(path, workspace.folder)
    known = [
        (article, old.file)
        for article in articles
        for old in publications(article)
        # Records may hold other spellings of the path, as with "..".
        if place_of(path_of(old, workspace.folder), workspace.folder) == place
    ]
    for article, file in known:
        forget(article, file)
    if not known:
        raise WorkbenchError(
            "no article is known to be published here",
            path=path,
            remedy='"workbench status --json" names what is',
        )
    return list(dict.fromkeys(article for article, _ in known))


def _is_moment(text: str) -> bool:
    try:
        return datetime.strptime(text, _MOMENT).strftime(_MOMENT) == text
    except ValueError:
        return False


def place_of(path: Path, workspace: Path) -> str:
    """Return ``path`` as written in ``published.yaml``, which is shared: without the home's name.

    Raises ``WorkbenchError`` if the path is not UTF-8, which YAML cannot hold.
    """
    path = resolved(path)
    if any("\udc80" <= character <= "\udcff" for character in path.as_posix()):
        raise WorkbenchError("its name is not UTF-8", path=path, remedy="choose another name")
    if path.is_relative_to(workspace):
        return path.relative_to(workspace).as_posix()
    with contextlib.suppress(WorkbenchError):  # without a home folder, nothing is in it
        own = resolved(home())
        if path.is_relative_to(own):
            return f"~/{path.relative_to(own).as_posix()}"
    return path.as_posix()


def path_of(publication: Publication, workspace: Path) -> Path:
    """Return the path of ``publication`` on this machine."""
    path = Path(publication.file)
    # Only "~": "~name" may not exist on this machine.
    return home().joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else workspace / path
