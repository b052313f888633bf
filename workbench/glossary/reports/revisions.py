"""Read the glossary from a git revision."""

from __future__ import annotations

from pathlib import Path

from workbench.glossary.glossary import Glossary
from workbench.glossary.reading import SUFFIXES, read_terms
from workbench.glossary.term import Term
from workbench.system import git
from workbench.system.errors import WorkbenchError


def read_revision(folder: Path, revision: str) -> Glossary:
    """Return the glossary in ``folder`` as of ``revision``, in any form that git accepts.

    Entries with faults are ignored. Raises ``WorkbenchError`` if the folder is not in a git
    repository, or if there is no such revision.
    """
    commit = None
    if not revision.startswith("-"):  # would be an option of git
        commit = git.run(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise WorkbenchError(
            f'git knows no revision "{revision}" here',
            path=folder,
            remedy='name one that "git log" shows, in a workspace that is kept in git',
        )
    terms: list[Term] = []
    listed = git.run(folder, "ls-tree", "-r", "-z", "--name-only", commit.strip(), "--", ".") or ""
    for name in filter(None, listed.split("\0")):
        path = Path(name)
        if path.suffix in SUFFIXES and not any(part.startswith(".") for part in path.parts):
            text = git.run(folder, "show", f"{commit.strip()}:./{name}")
            terms += read_terms(text or "", path)[0]
    return Glossary(terms)
