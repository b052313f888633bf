"""Check the machine and the workspace, with a remedy for each problem."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.doctor.workspace_faults import Reader, faults_of
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import installed
from workbench.engines.package_lexicons import open_lexicon
from workbench.engines.packages.installation import broken
from workbench.engines.packages.trial import try_package
from workbench.system.errors import WorkbenchError
from workbench.system.paths import current_folder
from workbench.text.counts import how_many
from workbench.workspace import Workspace

_DISTRIBUTION = "bilingual-workbench"
_OLDEST_PYTHON = (3, 11)
_COLUMNS, _LINES = 80, 24
_INSTALL_AGAIN = 'install the workbench again, with "pip install ."'

#: Optional programs, and what they are for.
_PROGRAMS = {
    "git": "keeps the history of a workspace, and knows your name",
    "msgfmt": "checks catalogs (gettext)",
}


class Verdict(StrEnum):
    """The result of a diagnosis."""

    WORKS = "works"
    #: Something is missing that is not essential.
    LIMITED = "limited"
    #: Something essential does not work.
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The diagnosis of one subject."""

    subject: str
    verdict: Verdict
    finding: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The result of a trial run of all commands in a process without network."""

    #: The commands in order; exports with their format.
    steps: tuple[str, ...]
    #: Whether the process had no network interfaces; otherwise its sockets were blocked.
    without_interfaces: bool


def diagnose(
    workspace_folder: Path | None, rehearse: Callable[[], Rehearsal], read_settings: Reader
) -> Iterator[Diagnosis]:
    """Yield all diagnoses, the quick ones first.

    ``workspace_folder`` is the folder that the user gave, if any. ``rehearse`` makes a trial
    run of all commands, or raises ``WorkbenchError`` with the one that fails.
    ``read_settings`` reads all settings, also the editor's, or raises ``WorkbenchError``.
    """
    yield _python()
    yield _dependencies()
    yield from _terminal()
    yield from _programs()
    yield from _workspace(workspace_folder, read_settings)
    yield from _models()
    yield _rehearsal(rehearse)


def _python() -> Diagnosis:
    finding = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info < _OLDEST_PYTHON:
        wanted = ".".join(map(str, _OLDEST_PYTHON))
        return Diagnosis("Python", Verdict.BROKEN, finding, f"install Python {wanted} or newer")
    return Diagnosis("Python", Verdict.WORKS, finding)


def _dependencies() -> Diagnosis:
    """Check that all requirements of the distribution are installed."""
    try:
        requirements = importlib.metadata.requires(_DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return Diagnosis(
            "packages",
            Verdict.LIMITED,
            "the workbench runs from its folder, not installed",
            'install it with "pip install ."',
        )
    names = [
        re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        for requirement in requirements
        if "extra ==" not in requirement
    ]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        return Diagnosis(
            "packages",
            Verdict.BROKEN,
            f"missing: {', '.join(missing)}",
            _INSTALL_AGAIN,
        )
    return Diagnosis("packages", Verdict.WORKS, f"all {len(names)} are installed")


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _terminal() -> Iterator[Diagnosis]:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        yield Diagnosis("encoding", Verdict.WORKS, "UTF-8")
    else:
        yield Diagnosis(
            "encoding",
            Verdict.LIMITED,
            f"{sys.stdout.encoding}: French letters may not show",
            'set the locale, as with "export LC_ALL=C.UTF-8"',
        )
    if not sys.stderr.isatty() and not sys.stdout.isatty():
        yield Diagnosis("terminal", Verdict.WORKS, "none here; the editor needs one")
        return
    columns, lines = shutil.get_terminal_size()
    size = f"{columns} columns, {lines} lines"
    if columns < _COLUMNS or lines < _LINES:
        yield Diagnosis(
            "terminal", Verdict.LIMITED, size, f"make it {_COLUMNS} columns by {_LINES} lines"
        )
    else:
        yield Diagnosis("terminal", Verdict.WORKS, size)
    yield _colours()


def _colours() -> Diagnosis:
    if os.environ.get("NO_COLOR"):
        return Diagnosis("colours", Verdict.WORKS, "switched off by NO_COLOR")
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Diagnosis("colours", Verdict.WORKS, "16 million")
    kind = os.environ.get("TERM", "")
    if "256" in kind or "direct" in kind:
        return Diagnosis("colours", Verdict.WORKS, "256")
    if kind in ("", "dumb"):
        return Diagnosis(
            "colours",
            Verdict.LIMITED,
            f'none known for TERM="{kind}"',
            "set TERM to what your terminal is, such as xterm-256color",
        )
    return Diagnosis("colours", Verdict.WORKS, "16")


def _programs() -> Iterator[Diagnosis]:
    for name, use in _PROGRAMS.items():
        if path := shutil.which(name):
            yield Diagnosis(name, Verdict.WORKS, path)
        else:
            yield Diagnosis(
                name, Verdict.LIMITED, f"not installed; it {use}", "install it if you want that"
            )


def _models() -> Iterator[Diagnosis]:
    """Check that each direction has a package, and that it translates offline."""
    packages = installed()
    for code in ("fr_en", "en_fr"):
        package = next((package for package in packages if package.code == code), None)
        if package is None:
            yield Diagnosis(
                f"model {code}",
                Verdict.LIMITED,
                "not installed; everything but machine translation works in this direction",
                f'install one with "workbench models install {code}"',
            )
        else:
            yield _trial(package)
        yield _lexicon(code)
    for error in broken():
        finding = f"{error.where}: {error.what}"
        yield Diagnosis("model", Verdict.LIMITED, finding, error.remedy or "")


def _trial(package: ModelPackage) -> Diagnosis:
    subject = f"model {package.code}"
    kind = "starter" if package.starter else str(package.folder)
    try:
        trial = try_package(package.folder)
    except WorkbenchError as error:
        return Diagnosis(subject, Verdict.BROKEN, str(error), error.remedy or "")
    return Diagnosis(
        subject,
        Verdict.WORKS,
        f"{package.version} ({kind}) made “{trial.translation}” of “{trial.source}” in "
        f"{trial.seconds:.1f} s {_proof(trial.without_interfaces)}",
    )


def _lexicon(code: str) -> Diagnosis:
    """Read the lexicon of the direction ``code``."""
    use = "the dictionary, and hints for rare words"
    try:
        lexicon = open_lexicon(*code.split("_"))
        if lexicon is None:
            what = f"{code}: none; {use} need one"
            return Diagnosis("lexicon", Verdict.LIMITED, what, _INSTALL_AGAIN)
        lexicon.check()
    except WorkbenchError as error:
        finding = f"{code}: {error.where}: {error.what}"
        return Diagnosis("lexicon", Verdict.LIMITED, finding, error.remedy or "")
    return Diagnosis("lexicon", Verdict.WORKS, f"{code}: can be read, for {use}")


def _rehearsal(rehearse: Callable[[], Rehearsal]) -> Diagnosis:
    """Make a trial run of all commands in a process without network."""
    subject = "offline"
    start = time.monotonic()
    try:
        done = rehearse()
    except WorkbenchError as error:
        reason = f"an article does not come through: {error.what}"
        return Diagnosis(subject, Verdict.BROKEN, reason, _INSTALL_AGAIN)
    seconds = time.monotonic() - start
    exports = [step for step in done.steps if step.startswith("export ")]
    steps = [step for step in done.steps if step not in exports]
    return Diagnosis(
        subject,
        Verdict.WORKS,
        f"an article went through {', '.join(steps)} and {len(exports)} exports in {seconds:.1f} s "
        f"{_proof(done.without_interfaces)}: nothing opens a connection",
    )


def _proof(without_interfaces: bool) -> str:
    if without_interfaces:
        return "in a process without network interfaces"
    return "in a process whose sockets were blocked"


def _workspace(folder: Path | None, read: Reader) -> Iterator[Diagnosis]:
    """Check all files of the workspace that people edit; ``read`` reads the settings."""
    try:
        workspace = Workspace(folder) if folder else Workspace.containing(current_folder())
    except WorkbenchError as error:
        named = Verdict.BROKEN if folder else Verdict.LIMITED
        yield Diagnosis("workspace", named, str(error.what), error.remedy or "")
        return
    if not os.access(workspace.folder, os.W_OK):
        yield Diagnosis(
            "workspace",
            Verdict.LIMITED,
            f"{workspace.folder} cannot be written to",
            "give yourself the right to write there",
        )
    try:
        faults = list(faults_of(workspace, read))
    except WorkbenchError as error:  # the articles cannot be listed
        faults = [error]
    for fault in faults:
        where = f"{fault.where}: " if fault.where else ""
        yield Diagnosis("workspace", Verdict.BROKEN, f"{where}{fault.what}", fault.remedy or "")
    if not faults:
        count = len(workspace.articles)
        yield Diagnosis(
            "workspace",
            Verdict.WORKS,
            f"{workspace.folder}: {how_many(count, 'article')}, and all its files can be read",
        )
