"""Draw the pictures of editions that the documentation shows, from the sample articles.

Needs Chromium, LibreOffice, ``pdftoppm`` (Debian: poppler-utils), ``montage`` (imagemagick)
and the Liberation fonts (fonts-liberation).
"""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from pathlib import Path

from workbench.editions import Layout
from workbench.editions.formats import render
from workbench.editions.site import Site
from workbench.publishing.snapshot import Snapshot
from workbench.workspace import Workspace

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"

#: A page in a frame of a phone's width, since browsers' windows are not made so narrow.
FRAME = (
    '<body style="margin:0">'
    '<iframe src="{page}" width="{width}" height="{height}" style="border:0">'
)


def run(*command: str | Path) -> None:
    """Run a program, quietly."""
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def browsed(page: Path, width: int, height: int, *, dark: bool = False) -> Path:
    """Return a picture of the web page ``page`` in a window of that size."""
    picture = page.with_name(f"{page.stem}-{width}{'-dark' * dark}.png")
    shown = page
    if width < 500:
        shown = page.with_suffix(".frame.html")
        shown.write_text(FRAME.format(page=page.name, width=width, height=height), "utf-8")
    run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--allow-file-access-from-files", f"--user-data-dir={page.parent / 'profile'}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        f"--window-size={max(width, 500)},{height}", f"--screenshot={picture}", shown.as_uri(),
    )  # fmt: skip
    run("convert", picture, "-crop", f"{width}x{height}+0+0", "+repage", picture)
    return picture


def printed(path: Path, pages: int) -> list[Path]:
    """Return pictures of the first ``pages`` of a PDF, DOCX or ODT file."""
    if path.suffix != ".pdf":
        home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
        folder = path.parent / path.suffix[1:]
        run("soffice", "--headless", home, "--convert-to", "pdf", "--outdir", folder, path)
        path = (folder / path.name).with_suffix(".pdf")
    run("pdftoppm", "-r", "80", "-l", str(pages), "-png", path, path.with_suffix(""))
    return sorted(path.parent.glob(f"{path.stem}-*.png"))


def side_by_side(pictures: list[Path], name: str, height: int) -> None:
    """Put ``pictures`` beside each other into the documentation's picture ``name``."""
    run(
        "montage", *pictures, "-tile", f"{len(pictures)}x1", "-geometry", f"x{height}+3+3",
        "-background", "#999", "-colors", "128", f"PNG8:{IMAGES / name}.png",
    )  # fmt: skip


def main() -> None:
    """Draw all pictures."""
    workspace = Workspace(ROOT)
    train, letter = (
        Snapshot.of(article).edition(workspace.glossary) for article in workspace.articles
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for edition in (train, letter):
            (folder / f"{edition.slug}.html").write_bytes(render(edition, "html"))
        index = folder / "index.html"
        index.write_bytes(dict(Site("Passerelle", "en", (train, letter)).files())["index.html"])
        first, second = folder / f"{train.slug}.html", folder / f"{letter.slug}.html"
        side_by_side([browsed(first, 1100, 900)], "edition-html", 900)
        side_by_side([browsed(second, 1100, 900, dark=True)], "edition-html-dark", 900)
        side_by_side([browsed(first, 390, 800), browsed(second, 320, 800)], "edition-phones", 800)
        side_by_side([browsed(index, 900, 560)], "site", 560)
        for form, layout, pages in (
            ("pdf", Layout.COLUMNS, 3),
            ("docx", Layout.COLUMNS, 2),
            ("odt", Layout.COLUMNS, 2),
        ):
            path = folder / f"{form}-edition.{form}"
            path.write_bytes(render(train, form, layout))
            side_by_side(printed(path, pages), f"edition-{form}", 720)
        (folder / "book.epub").write_bytes(render(train, "epub"))
        with zipfile.ZipFile(folder / "book.epub") as book:
            book.extractall(folder / "book")
        leaves = [folder / "book" / "EPUB" / f"{leaf}.xhtml" for leaf in ("title", "nav", "text")]
        side_by_side([browsed(leaf, 500, 720) for leaf in leaves], "edition-epub", 540)


if __name__ == "__main__":
    main()
