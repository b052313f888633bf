"""Draw the pictures of the editor that the documentation shows, from the sample article.

Needs Chromium and ``convert`` (Debian: imagemagick): other programs that draw SVG drop the
spaces of a terminal's lines.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from edition_pictures import browsed

from workbench.articles import Article
from workbench.editor.tui.app import EditorApp
from workbench.workspace import Workspace

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SLUG = "le-dernier-train-de-sosnivka"

#: The width of a picture, in pixels.
WIDTH = 1100

#: Segments that are shown as drafts still: the second half of the article.
FIRST_DRAFT = 20


def sample_workspace(folder: Path) -> Workspace:
    """Return a workspace with the sample article, half of it taken back to drafts."""
    for name in ("translations", "glossary", "workbench.yaml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    workspace = Workspace(folder)
    article = workspace.article(SLUG)
    catalog = article.read_catalog()
    for segment in catalog.segments[FIRST_DRAFT:]:
        catalog.put(segment.rejected("Ben Okafor") if segment.origin != "copy" else segment)
    catalog.write(article.catalog_path)
    return workspace


async def draw(workspace: Workspace, article: Article, size: tuple[int, int], name: str) -> None:
    """Draw the editor at ``size`` (columns, rows) with a segment that has terms in hand."""
    app = EditorApp(workspace, article)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        await pilot.press("enter")  # the greeting
        await pilot.press("ctrl+g")
        await pilot.pause(2.0)
        svg = app.export_screenshot(title="workbench")
    app.close_sessions()
    page = workspace.folder / f"{name}.html"
    page.write_text(f'<body style="margin:0"><style>svg {{width: {WIDTH}px}}</style>{svg}', "utf-8")
    columns, rows = map(float, svg.partition('viewBox="0 0 ')[2].partition('"')[0].split())
    height = round(WIDTH * rows / columns)
    print(shutil.copy(browsed(page, WIDTH, height), IMAGES / f"{name}.png"))


def main() -> None:
    """Draw every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    os.environ["WORKBENCH_USER"] = "Ana Lindqvist"
    for size, name in (((140, 40), "editor"), ((80, 24), "editor-80x24")):
        with tempfile.TemporaryDirectory() as folder:
            workspace = sample_workspace(Path(folder))
            asyncio.run(draw(workspace, workspace.article(SLUG), size, name))


if __name__ == "__main__":
    main()
