"""How fast the editor is: to its first row, to the end, and from a key to the screen.

Run as ``python benchmarks/editor.py [SEGMENTS...]`` (100, 2,000 and 20,000 unless named).
Each size is measured in a process of its own, on a terminal of 140 by 45 that is not drawn;
the machine is silent, since how long it takes is not the editor's doing. The first row is
timed from after the imports, and as a person waits for it: from the start of ``workbench
edit`` to the row's text on a pseudo-terminal, imports and all (the median of some starts).
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import resource
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

SIZES = (100, 2_000, 20_000)
KEYS = 120
STARTS = 5
SIZE = (140, 45)
#: What the first screen shows of the article, whatever its size.
ROW = b"Sentence number 5 tells"


def make_article(folder: Path, count: int) -> None:
    """Write a workspace with one article of ``count`` segments, half of them drafts."""
    from workbench.articles import Metadata
    from workbench.catalog import Catalog, Segment, State
    from workbench.workspace import Workspace

    workspace = Workspace.create(folder)
    (folder / "workbench.yaml").write_text("user: Ana\nengine: libretranslate\n", "utf-8")
    (folder / ".workbench").mkdir()
    (folder / ".workbench" / "greeted").write_text("Ana\n", "utf-8")
    segments = [
        Segment(
            f"b{n // 3:05}.{n % 3 + 1}",
            f"La phrase numéro {n} raconte une journée ordinaire, avec ses virgules et ses noms.",
            f"Sentence number {n} tells of an ordinary day, with its commas and its names.",
            State.TRANSLATED if n % 2 else State.DRAFT,
            "argos fr_en 0.1",
            context=f"paragraph, sentence {n % 3 + 1} of 3",
            place=f"source.txt:{n}",
        )
        for n in range(count)
    ]
    article = workspace.translations / "book"
    article.mkdir()
    Metadata("A book", "source.txt", "fr", "en").write(article / "article.yaml")
    (article / "source.txt").write_text("…\n", "utf-8")
    Catalog(segments, source_language="fr", target_language="en").write(article / "en.po")


def start(folder: Path) -> float:
    """Return the seconds from the start of the program to the first rows on its terminal."""
    command = [sys.executable, "-m", "workbench", "--workspace", str(folder), "edit", "book"]
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    written = b""
    while ROW not in written:
        written += os.read(terminal, 65_536)
    seconds = time.perf_counter() - begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return seconds


async def measure(folder: Path, count: int) -> str:
    """Return the line of one size, but for the start of the program."""
    from workbench.editor.tui.app import EditorApp
    from workbench.editor.tui.screens.editing import EditingScreen
    from workbench.workspace import Workspace

    workspace = Workspace(folder)
    start = time.perf_counter()
    app = EditorApp(workspace, workspace.article("book"))
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, EditingScreen):
            await asyncio.sleep(0.005)
        await drawn(app)
        first = time.perf_counter() - start
        screen = app.screen
        await pilot.pause(1.0)

        start = time.perf_counter()
        screen.current.go_to(count - 1)
        await drawn(app)
        to_end = time.perf_counter() - start
        screen.current.go_to(count // 2)
        await pilot.pause(0.5)

        # Typing makes the whole catalog be saved again and again meanwhile.
        times = []
        for number in range(KEYS):
            before = screen.target.text
            start = time.perf_counter()
            app.simulate_key("abcdefgh"[number % 8])
            while screen.target.text == before:
                await asyncio.sleep(0)
            await drawn(app)
            times.append(time.perf_counter() - start)
            await asyncio.sleep(0.02)
    app.close_sessions()
    times.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    p95 = times[int(len(times) * 0.95)]
    return (
        f"{count:>8,} {first * 1000:>10.0f} {to_end * 1000:>10.0f} "
        f"{statistics.median(times) * 1000:>8.1f} {p95 * 1000:>8.1f} {memory:>8.0f}"
    )


async def drawn(app: object) -> None:
    """Wait until what has changed is on the screen."""
    done = asyncio.Event()
    app.screen.call_after_refresh(done.set)  # type: ignore[attr-defined]
    await done.wait()


def main() -> None:
    """Measure all sizes, or one where this process was started for it."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        with tempfile.TemporaryDirectory() as folder:
            count = int(sys.argv[2])
            make_article(Path(folder), count)
            begun = statistics.median(start(Path(folder)) for _ in range(STARTS))
            print(f"{asyncio.run(measure(Path(folder), count))} {begun * 1000:>9.0f}")
        return
    print("segments  first row  to the end  key p50  key p95   memory  in all to")
    print("                 ms         ms       ms       ms       MB   row, ms")
    for count in map(int, sys.argv[1:]) if len(sys.argv) > 1 else SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(count)], check=True)


if __name__ == "__main__":
    main()
