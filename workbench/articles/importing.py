"""Import a source file: read it, detect its language, split it and write the article."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from workbench.articles.article import METADATA_NAME, Article
from workbench.articles.metadata import Metadata
from workbench.articles.segmenting import segments_of
from workbench.articles.slug import checked_slug, slug_of
from workbench.catalog import Catalog
from workbench.documents import Document, read_document
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, write_atomically
from workbench.system.paths import exists, friendly_errors, is_file
from workbench.text.languages import NAMES, detect, other_language
from workbench.text.segmentation import Splitter


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a source and its file name, whose suffix gives the format."""

    name: str
    data: bytes

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read the file at ``path``."""
        return cls(path.name, read_bytes(path))


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Metadata given by the person who imports; None takes what the source says."""

    slug: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    date: str | None = None
    licence: str | None = None
    source_language: str | None = None
    target_language: str | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of an import."""

    article: Article
    #: Whether an article with the same source existed, so that nothing was done.
    already: bool = False
    #: Messages for the person, such as a guessed encoding or an uncertain language.
    remarks: list[str] = field(default_factory=list)


def import_source(
    source: Source,
    options: ImportOptions,
    *,
    folder: Path,
    articles: list[Article],
    splitter: Splitter,
    default_languages: tuple[str, str],
) -> ImportResult:
    """Make an article of ``source`` in a new folder under ``folder``.

    Nothing is done if one of ``articles`` has the same source. The folder is created complete
    or not at all. ``default_languages`` are the source and target language if the text does
    not show them. Raises ``WorkbenchError`` if the source cannot be read or the slug is taken.
    """
    for article in articles:
        if _same_source(article, source.data):
            return ImportResult(article, already=True)
    document = read_document(source.data, source.name)
    remarks = list(document.remarks)
    source_language, target_language = _languages(document, options, default_languages, remarks)
    title = options.title or document.title or Path(source.name).stem
    known = document.metadata
    metadata = Metadata(
        title=title,
        source=f"source{Path(source.name).suffix.lower()}",
        source_language=source_language,
        target_language=target_language,
        author=options.author or known.get("author", ""),
        url=options.url or known.get("url", ""),
        date=options.date or known.get("date", ""),
        licence=options.licence or known.get("licence", ""),
    )
    try:
        segments = segments_of(document, source_language, metadata.source, splitter)
    except WorkbenchError as error:
        raise error.within(source.name) from error
    catalog = Catalog(
        segments,
        source_language=source_language,
        target_language=target_language,
    )
    remarks.extend(
        f'"{article.slug}" has the same title; where this is a new version of it, remove '
        f'the new folder and say "workbench import --update --slug {article.slug}"'
        for article in articles
        if article.metadata.title == title
    )
    target = _new_folder(folder, options.slug, title)
    _write_article(target, metadata, source.data, catalog)
    return ImportResult(Article(target), remarks=remarks)


def _same_source(article: Article, data: bytes) -> bool:
    path = article.source_path
    return is_file(path) and path.stat().st_size == len(data) and read_bytes(path) == data


def _languages(
    document: Document, options: ImportOptions, default: tuple[str, str], remarks: list[str]
) -> tuple[str, str]:
    """Return the source and target language: as given, declared in the source or detected."""
    declared = document.metadata.get("language", "")[:2].lower()
    detected = detect(document.text)
    language = options.source_language
    if language is not None and detected == other_language(language):
        remarks.append(
            f"this reads as {NAMES[detected][0]}; taken as {NAMES[language][0]} all the same"
        )
    if language is None:
        language = detected
        if declared in NAMES and language not in (None, declared):
            remarks.append(
                f"the source says that it is {NAMES[declared][0]}, but reads as "
                f"{NAMES[other_language(declared)][0]}, and is taken as that "
                "(say otherwise with --from)"
            )
        elif declared in NAMES:
            language = declared
    if language is None and options.target_language is not None:
        language = other_language(options.target_language)
    if language is None:
        language = default[0]
        remarks.append(
            f"the language is not clear; taken as {NAMES[language][0]} (say otherwise with --from)"
        )
    target = options.target_language or other_language(language)
    if target == language:
        raise WorkbenchError(
            f"the source is {NAMES[language][0]} already",
            remedy="name two different languages with --from and --to",
        )
    return language, target


def _new_folder(folder: Path, slug: str | None, title: str) -> Path:
    """Return the path of a new folder, named ``slug`` or after ``title``."""
    if slug is not None:
        if exists(folder / checked_slug(slug)):
            raise WorkbenchError(
                f'there is an article "{slug}" already', remedy="choose another --slug"
            )
        return folder / slug
    base = slug_of(title)
    target, number = folder / base, 1
    while exists(target):
        number += 1
        target = folder / f"{base}-{number}"
    return target


def _write_article(target: Path, metadata: Metadata, data: bytes, catalog: Catalog) -> None:
    """Write all files into a hidden temporary folder, then rename it to ``target``."""
    with friendly_errors(
        "make the article's folder", target, "give yourself the right to write there"
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=".import-"))
        try:
            temporary.chmod(0o755)
            write_atomically(temporary / metadata.source, data)
            catalog.write(temporary / f"{metadata.target_language}.po")
            metadata.write(temporary / METADATA_NAME)
            temporary.rename(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
