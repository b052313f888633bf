"""The one root of all errors that a user can mend."""

from __future__ import annotations

from pathlib import Path


class WorkbenchError(Exception):
    """A fault that a person can mend: what is wrong, where, and what to do.

    The text is one line, ``path:line:column: what; remedy``, of which the parts that
    are not known are left out. Lines and columns count from 1.
    """

    def __init__(
        self,
        what: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.what = what
        self.path = Path(path) if path is not None else None
        self.line = line
        self.column = column
        self.remedy = remedy
        super().__init__(str(self))

    def within(self, path: Path | str) -> WorkbenchError:
        """Return the same error, of the file at ``path`` where it names none."""
        if self.path is not None:
            return self
        return WorkbenchError(
            self.what, path=path, line=self.line, column=self.column, remedy=self.remedy
        )

    @property
    def where(self) -> str:
        """``path:line:column`` as far as it is known; empty when nothing is."""
        parts = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ":".join(parts)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return " ".join(f"{place}{self.what}{remedy}".split("\n"))


class RequestError(WorkbenchError):
    """A request that contradicts itself, or that leaves out what it needs."""
