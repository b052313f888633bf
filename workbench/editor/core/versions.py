"""Keep the earlier versions of each segment, with who made them and when.

The catalog has the latest version, and what the machine said before a person changed it. Here
is a line of JSON for each version that a person left behind on this machine; losing the file
loses no work.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.catalog.segment import by_machine
from workbench.system.files import PRIVATE_FOLDER, make_private_folder

_FOLDER = Path(PRIVATE_FOLDER) / "versions"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a segment."""

    segment_id: str
    #: ISO 8601, in UTC; empty for what was there before anyone changed it here.
    time: str
    person: str
    state: State
    origin: str
    target: str

    @property
    def maker(self) -> str:
        """Who made it: a machine, the person who left it so, or both; empty if unknown."""
        machine = self.origin if by_machine(self.origin) else ""
        return ", ".join(filter(None, (machine, self.person))) or self.origin

    @property
    def moment(self) -> datetime | None:
        """When it was made, by the clock of the person who reads it."""
        return datetime.fromisoformat(self.time).astimezone() if self.time else None


class Versions:
    """The versions of one article's segments, as ``person`` leaves them behind."""

    def __init__(self, workspace: Path, article: Article, person: str) -> None:
        name = f"{article.slug}.{article.metadata.target_language}.jsonl"
        self._path = workspace / _FOLDER / name
        self._person = person
        #: The current segment as it was when the person came to it, or left a version of it.
        self._arrived: Segment | None = None

    def begin(self, segment: Segment | None) -> None:
        """Remember ``segment`` as it is when the person comes to it."""
        self._arrived = segment

    def end(self, segment: Segment | None) -> None:
        """Write down what the person has made of ``segment`` since they came to it."""
        before, self._arrived = self._arrived, segment
        if before is None or segment is None or before.id != segment.id:
            return
        if (before.target, before.state) != (segment.target, segment.state):
            self._add(before, segment)

    def of(self, segment: Segment | None) -> list[Version]:
        """Return what the current ``segment`` was and is, the oldest first, as far as is known.

        What the machine said is known wherever the segment was changed.
        """
        self.end(segment)
        if segment is None:
            return []
        known = self._known(segment.id)
        said = Version(segment.id, "", "", State.DRAFT, segment.draft_origin, segment.draft)
        if said.target and said.target not in (v.target for v in known if by_machine(v.origin)):
            known.insert(0, said)
        return known

    def _add(self, before: Segment, after: Segment) -> None:
        """Write down that the person made ``before`` into ``after``; silently, where one can."""
        versions = [_version(after, datetime.now(UTC).isoformat(timespec="seconds"), self._person)]
        if before.target and not any(v.target == before.target for v in self._known(before.id)):
            versions.insert(0, _version(before, "", before.translator))
        lines = [json.dumps(asdict(version), ensure_ascii=False) + "\n" for version in versions]
        with contextlib.suppress(OSError):
            make_private_folder(self._path.parent.parent)
            self._path.parent.mkdir(exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(lines))

    def _known(self, segment_id: str) -> list[Version]:
        """Return the versions of a segment that were written down, the oldest first."""
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return []
        marker = json.dumps(segment_id, ensure_ascii=False)
        found = []
        for line in lines:
            if marker in line:
                with contextlib.suppress(ValueError, TypeError, KeyError):
                    fields = json.loads(line)
                    version = Version(**{**fields, "state": State(fields["state"])})
                    if version.segment_id == segment_id:
                        found.append(version)
        return found


def _version(segment: Segment, time: str, person: str) -> Version:
    return Version(segment.id, time, person, segment.state, segment.origin, segment.target)
