"""``WorkbenchError``, the base class of all errors that a user can fix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class WorkbenchError(Exception):
    """An error that a user can fix: what is wrong, where, and what to do.

    The message is one line, ``path:line:column: what; remedy``, without the parts that are
    unknown. Lines and columns count from 1.
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
        """Return the error with ``path``, or itself if it has a path."""
        if self.path is not None:
            return self
        return WorkbenchError(
            self.what, path=path, line=self.line, column=self.column, remedy=self.remedy
        )

    @property
    def where(self) -> str:
        """``path:line:column`` as far as known; may be empty."""
        parts = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ":".join(parts)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return " ".join(f"{place}{self.what}{remedy}".split("\n"))


class RequestError(WorkbenchError):
    """A request with missing options, or with options that contradict each other."""


#: Called with each error that does not end the work.
OnError = Callable[[WorkbenchError], None]
