"""Workspaces that the editor's tests work in, written straight to the disk."""

from __future__ import annotations

from pathlib import Path

from workbench.articles import Article, Metadata
from workbench.catalog import Catalog, Note, Segment, State
from workbench.workspace import Workspace

GLOSSARY = """\
- fr: brigade mécanisée
  en: mechanised brigade
  note: with a capital in the name of a unit
- fr: désertion
  en: desertion
- fr: RESU
  status: keep
"""

#: An article in the midst of the work: each state, a note, tags, terms, a check's finding.
SEGMENTS = (
    Segment("b0001.1", "Des nouvelles de la montagne", "News from the mountain",
            State.REVIEWED, "human", context="heading", place="source.txt:1",
            translator="Ana", reviewer="Bruno"),
    Segment("b0002.1", "La neige est tombée toute la nuit.", "Snow fell all night.",
            State.TRANSLATED, "human", context="paragraph, sentence 1 of 3",
            place="source.txt:3", translator="Bruno"),
    Segment("b0002.2", "Un soldat de la <1>63e brigade mécanisée</1> parle de désertions.",
            "A soldier of the <1>63rd mechanised brigade</1> speaks of flights.",
            State.DRAFT, "argos fr_en 0.1", context="paragraph, sentence 2 of 3",
            place="source.txt:3", notes=(Note("is it the unit's own name?", "Ana"),)),
    Segment("b0002.3", "Il restait 12 hommes au col.", "There were 21 men left at the pass.",
            State.DRAFT, "argos fr_en 0.1", context="paragraph, sentence 3 of 3",
            place="source.txt:3"),
    Segment("b0003.1", "« Nous reviendrons au printemps », dit-elle.",
            context="paragraph, sentence 1 of 2", place="source.txt:5"),
    Segment("b0003.2", "Le RESU a relayé son message.", context="paragraph, sentence 2 of 2",
            place="source.txt:5"),
    Segment("b0004.1", "https://example.org/montagne", "https://example.org/montagne",
            State.TRANSLATED, "copy", context="address", place="source.txt:7"),
)  # fmt: skip


def make_workspace(folder: Path, configuration: str = "user: Carla\n") -> Workspace:
    """Make a workspace with a small glossary and no article."""
    workspace = Workspace.create(folder)
    (folder / "workbench.yaml").write_text(configuration, encoding="utf-8")
    (folder / ".workbench").mkdir(exist_ok=True)
    (folder / ".workbench" / "greeted").write_text("Carla\n", encoding="utf-8")
    (folder / "glossary" / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    return workspace


def make_article(
    workspace: Workspace,
    segments: tuple[Segment, ...] = SEGMENTS,
    slug: str = "montagne",
    *,
    source_language: str = "fr",
    target_language: str = "en",
) -> Article:
    """Write an article that holds ``segments``."""
    folder = workspace.translations / slug
    folder.mkdir()
    title = segments[0].source if segments else "Rien"
    languages = {"source_language": source_language, "target_language": target_language}
    Metadata(title, "source.txt", **languages).write(folder / "article.yaml")
    text = "\n\n".join(segment.source for segment in segments) + "\n"
    (folder / "source.txt").write_text(text, encoding="utf-8")
    Catalog(segments, **languages).write(folder / f"{target_language}.po")
    return Article(folder)
