"""``workbench memory``: search the translation memory, and import TMX files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_json, print_line, say
from workbench.memory import MemoryMatch, TmxSource, Unit
from workbench.memory.memory import THRESHOLD
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, write_atomically
from workbench.text.difference import DiffKind, difference
from workbench.text.languages import NAMES, other_language
from workbench.workspace import MEMORY, Workspace

_MARKS = {DiffKind.SAME: "{}", DiffKind.REMOVED: "[-{}-]", DiffKind.ADDED: "{{+{}+}}"}


@click.group()
def memory() -> None:
    """Find what was translated before, and take in TMX files.

    The memory is made of all finished segments of the workspace and of the files in its
    memory/ folder; it keeps itself up to date.
    """


@memory.command()
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@click.option("--language", type=click.Choice(list(NAMES)), help="Look on this side only.")
@click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=THRESHOLD,
    show_default=True,
    help="How alike a sentence must be, in per cent.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def find(
    words: tuple[str, ...], language: str | None, threshold: int, limit: int, as_json: bool
) -> None:
    """Show the sentences like TEXT, then those that have its words, with their translations.

    In sentences that are not the same, [-this-] is not in TEXT and {+this+} only there. The
    exit status is 1 where nothing is found.
    """
    workspace = open_workspace()
    workspace.refresh_memory(lambda error: say(str(error)))
    text = " ".join(words)
    matches = _matches(workspace, text, [language] if language else list(NAMES), threshold, limit)
    known = {match.unit for match in matches}
    units = workspace.memory.concordance(text, language, limit=limit)
    others = [unit for unit in units if unit not in known][: limit - len(matches)]
    if as_json:
        rows = [_record(match.unit, match.score) for match in matches]
        rows += [_record(unit, None) for unit in others]
        print_json(rows)
    else:
        for match in matches:
            _show(match.unit, f"{match.score} %", _compared(match, text), match.target)
        for unit in others:
            source_language = unit.source_language
            texts = unit.text(source_language), unit.text(other_language(source_language))
            _show(unit, "words", *texts)
    if not matches and not others:
        say("nothing found")
        sys.exit(1)


@memory.command("import")
@click.argument("files", metavar="TMX...", nargs=-1, required=True)
def import_(files: tuple[str, ...]) -> None:
    """Take each TMX file into the workspace's memory/ folder.

    A file that cannot be read as a whole is not taken.
    """
    workspace = open_workspace()
    for name in files:
        path = Path(name)
        count = sum(1 for _ in TmxSource(path).units())
        target = workspace.folder / MEMORY / f"{path.stem}.tmx"
        data = read_bytes(path)
        if target.exists() and target.resolve() != path.resolve():
            if read_bytes(target) == data:
                say(f"{name}: already there; nothing changed")
                continue
            raise WorkbenchError(
                f"there is another file {MEMORY}/{target.name}",
                path=path,
                remedy="rename yours, or remove the old one",
            )
        if not count:
            raise WorkbenchError("the file holds no French-English pairs", path=path)
        if not target.exists():
            write_atomically(target, data)
        say(f"{name}: pairs: {count}")
    workspace.refresh_memory(lambda error: say(str(error)))


def _matches(
    workspace: Workspace, text: str, languages: list[str], threshold: int, limit: int
) -> list[MemoryMatch]:
    """Return the fuzzy matches of ``text`` in any of ``languages``, the best first."""
    found = [
        match
        for language in languages
        for match in workspace.memory.fuzzy(text, language, threshold=threshold, limit=limit)
    ]
    return sorted(found, key=lambda match: -match.score)[:limit]


def _compared(match: MemoryMatch, text: str) -> str:
    """Return the source of ``match`` with its differences from ``text`` marked."""
    if match.score == 100:
        return match.source
    return "".join(_MARKS[part.kind].format(part.text) for part in difference(match.source, text))


def _show(unit: Unit, score: str, source: str, target: str) -> None:
    people = f", {', '.join(unit.people)}" if unit.people else ""
    print_line(f"{score:>5}  {source}")
    print_line(f"       {target}")
    print_line(f"       ({unit.article} {unit.segment_id}{people})")


def _record(unit: Unit, score: int | None) -> dict[str, object]:
    return {
        "score": score,
        "fr": unit.french,
        "en": unit.english,
        "from": unit.source_language,
        "article": unit.article,
        "segment": unit.segment_id,
        "people": list(unit.people),
    }
