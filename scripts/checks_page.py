"""Writes docs/checks.md from the checks themselves: ``python scripts/checks_page.py``."""

from __future__ import annotations

import textwrap
from pathlib import Path

from workbench.checks import ARTICLE_CHECKS, CHECKS, ArticleCheck, Check

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"

_HEAD = """\
# The checks

A check is a quality rule that looks at one segment, or compares the segments of one article.
Drafts are looked at as well as finished segments; what is not translated yet is no mistake.
The editor shows what the checks find as one types, and mends what can be mended on a key. On
the command line:

```console
$ workbench init
$ workbench import article.txt --slug article
article
$ workbench check article
$ workbench check --only numbers --only tags
$ workbench check --fix
$ workbench check --list
…numbers (error): Numbers
```

`workbench check` prints each finding with the file and the line of the catalog, and exits with
status 1 where there is one; `--format json` is for programs. `--fix` mends what can be mended
without a person. Where only spaces and marks change, a finished segment keeps its state; where
words or numbers do, it is yours from then on, and waits for another review. What is locked is
left alone.

An *error* is wrong in nearly every case; a *warning* is worth a look.
"""


def page() -> str:
    """Return the page's text."""
    parts = [_HEAD, "## Checks of a segment\n", *map(_section, CHECKS)]
    parts += ["## Checks of an article\n", *map(_section, ARTICLE_CHECKS)]
    return "\n".join(parts)


def _section(check: Check | ArticleCheck) -> str:
    text = f"`{check.id}`, {check.level.value}. {check.explanation}"
    return f"### {check.name}\n\n{textwrap.fill(text, 95, break_on_hyphens=False)}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
