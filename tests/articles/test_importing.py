"""A source becomes an article's folder, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.articles.importing import ImportOptions, ImportResult, Source
from workbench.articles.rendering import target_bytes
from workbench.catalog import State
from workbench.catalog.segment import HUMAN
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

FRENCH = (
    "Les déserteurs\n\nLes soldats ont abandonné leurs armes sur la route du front. "
    "Ils rentrent chez eux à pied.\n\nhttps://example.org/deserteurs\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path)


def take(
    workspace: Workspace, data: str | bytes, name: str = "a.txt", **facts: str
) -> ImportResult:
    raw = data if isinstance(data, bytes) else data.encode()
    return workspace.import_source(Source(name, raw), ImportOptions(**facts))


def files(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.folder)): path.read_bytes()
        for path in workspace.folder.rglob("*")
        if path.is_file()
    }


def test_an_article_has_its_source_facts_and_catalog(workspace: Workspace) -> None:
    article = take(workspace, FRENCH.encode("cp1252"), author="Ana").article
    assert article.slug == "les-deserteurs"
    assert article.source_path.read_bytes() == FRENCH.encode("cp1252")
    assert (article.metadata.title, article.metadata.author) == ("Les déserteurs", "Ana")
    assert (article.metadata.source_language, article.metadata.target_language) == ("fr", "en")
    assert [segment.source for segment in article.read_catalog()] == [
        "Les déserteurs",
        "Les soldats ont abandonné leurs armes sur la route du front.",
        "Ils rentrent chez eux à pied.",
        "https://example.org/deserteurs",
    ]


def test_a_guessed_encoding_is_said(workspace: Workspace) -> None:
    assert take(workspace, FRENCH.encode("cp1252")).remarks == ["not UTF-8; read as Windows-1252"]


def test_a_language_that_does_not_read_like_it_is_said(workspace: Workspace) -> None:
    [remark] = take(workspace, FRENCH, source_language="en").remarks
    assert remark == "this reads as French; taken as English all the same"


def test_the_same_source_again_changes_nothing(workspace: Workspace) -> None:
    first = take(workspace, FRENCH)
    before = files(workspace)
    again = take(workspace, FRENCH, name="b.txt", title="Autre")
    assert again.already
    assert again.article.slug == first.article.slug
    assert files(workspace) == before


def test_equal_titles_get_numbers(workspace: Workspace) -> None:
    take(workspace, FRENCH)
    again = take(workspace, FRENCH + "\nFin.")
    assert again.article.slug == "les-deserteurs-2"
    assert "--update --slug les-deserteurs" in again.remarks[0]


def test_front_matter_fills_the_facts(workspace: Workspace) -> None:
    facts = "title: Le front\nauthor: Bo\ndate: 2025-06-22\nlicense: CC BY 4.0\nlang: fr"
    source = f"---\n{facts}\n---\nOui.\n"
    metadata = take(workspace, source, "a.md", author="Ana").article.metadata
    assert (metadata.title, metadata.author, metadata.date) == ("Le front", "Ana", "2025-06-22")
    assert (metadata.licence, metadata.source_language) == ("CC BY 4.0", "fr")


def test_english_goes_to_french(workspace: Workspace) -> None:
    source = "The soldiers left their weapons on the road and walked home from the front."
    metadata = take(workspace, source).article.metadata
    assert (metadata.source_language, metadata.target_language) == ("en", "fr")


def test_what_a_source_says_of_its_language_is_held_against_its_text(workspace: Workspace) -> None:
    """Templates of sites and word processors often say the language of the program."""
    page = f'<html lang="en-US"><p>{FRENCH}</p>'
    imported = take(workspace, page, "a.html")
    assert imported.article.metadata.source_language == "fr"
    assert "says that it is English, but reads as French" in imported.remarks[0]
    short = take(workspace, '<html lang="en-US"><p>Taxi</p>', "b.html")
    assert (short.article.metadata.source_language, short.remarks) == ("en", [])


def test_an_unclear_language_is_said(workspace: Workspace) -> None:
    imported = take(workspace, "Taxi !")
    assert imported.article.metadata.source_language == "fr"
    assert "--from" in imported.remarks[0]


@pytest.mark.parametrize(
    ("data", "name", "facts", "complaint"),
    [
        (b"\0\1", "a.txt", {}, "binary data"),
        (b"", "a.txt", {}, "no text"),
        (b"a", "a.xyz", {}, "cannot read files"),
        (b"Oui.", "a.txt", {"source_language": "fr", "target_language": "fr"}, "already"),
        (b"Oui.", "a.txt", {"slug": "../a"}, "no slug"),
    ],
)
def test_what_cannot_be_imported_leaves_nothing(
    workspace: Workspace, data: bytes, name: str, facts: dict[str, str], complaint: str
) -> None:
    before = files(workspace)
    with pytest.raises(WorkbenchError, match=complaint):
        take(workspace, data, name, **facts)
    assert files(workspace) == before


def test_a_taken_slug_is_refused(workspace: Workspace) -> None:
    take(workspace, FRENCH, slug="un")
    with pytest.raises(WorkbenchError, match="already"):
        take(workspace, "Autre chose.", slug="un")


def test_translations_in_the_source_are_taken_with_it(workspace: Workspace) -> None:
    source = (
        'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Un. Deux."\nmsgstr "One. Two."\n\n'
        '#, fuzzy\nmsgid "Trois."\nmsgstr "Tree."\n\nmsgid "Quatre. Cinq."\nmsgstr ""\n'
        '\nmsgid "Paris"\nmsgstr "Paris"\n\n#, fuzzy\nmsgid "Six"\nmsgstr "Six"\n'
    )
    article = take(workspace, source, "guide.po").article
    catalog = article.read_catalog()
    assert [(s.source, s.target, s.state, s.origin) for s in catalog] == [
        ("Un. Deux.", "One. Two.", State.TRANSLATED, HUMAN),
        ("Trois.", "Tree.", State.DRAFT, HUMAN),
        ("Quatre.", "", State.UNTRANSLATED, ""),
        ("Cinq.", "", State.UNTRANSLATED, ""),
        ("Paris", "Paris", State.TRANSLATED, HUMAN),
        ("Six", "", State.UNTRANSLATED, ""),
    ]
    assert target_bytes(article).decode() == source
