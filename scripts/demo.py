"""Carry the sample article from text to a bilingual edition, in a workspace under ``demo/``.

It may be run again at any time: what a person corrected in the demo workspace stays.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "demo"
SAMPLE = ROOT / "translations" / "le-dernier-train-de-sosnivka" / "source.txt"
WORKBENCH = Path(sys.executable).with_name("workbench")


def run(*arguments: str, faults_allowed: bool = False) -> str:
    """Run ``workbench``, show the command and what it says, and return its data."""
    print(f"\n$ workbench {' '.join(arguments)}", flush=True)
    done = subprocess.run(
        [WORKBENCH, "--workspace", DEMO, *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    print(done.stdout, end="", flush=True)
    if done.returncode and not (faults_allowed and done.returncode == 1):
        sys.exit(done.returncode)
    return done.stdout.strip()


def main() -> None:
    """Run the way of an article, command by command."""
    print(f"A workspace for the demo: {DEMO}")
    subprocess.run([WORKBENCH, "init", DEMO], check=True)
    for terms in (ROOT / "glossary").glob("*.yaml"):
        if not (DEMO / "glossary" / terms.name).exists():
            shutil.copy(terms, DEMO / "glossary")
    slug = run("import", str(SAMPLE), "--author", "Claire Aubanel", "--date", "2025-03-14")
    run("translate", slug)
    run("check", slug, faults_allowed=True)
    run("status", slug)
    made = []
    for suffix in ("html", "md", "txt"):
        edition = DEMO / f"{slug}.fr-en.{suffix}"
        run("export", slug, "--format", suffix, "--output", str(edition))
        made.append(edition)
    pairs = DEMO / f"{slug}.fr-en.tmx"
    run("export", slug, "--format", "tmx", "--output", str(pairs))
    made.append(pairs)
    print("\nMade:")
    for path in (DEMO / "translations" / slug, *made):
        print(f"  {path}")
    print("\nNow correct the translation in the editor:")
    print(f"  {WORKBENCH} --workspace {DEMO} edit {slug}")


if __name__ == "__main__":
    main()
