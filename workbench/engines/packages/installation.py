"""Install, remove and verify model packages; a package is installed whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import installed, package_folders, packages_folder
from workbench.engines.package_lexicons import lexicon_of
from workbench.engines.packages.archives import PackageArchive
from workbench.engines.packages.trial import try_package
from workbench.system.checksums import SUMS_NAME, read_sums, sha256_of, sums_file
from workbench.system.errors import WorkbenchError
from workbench.system.paths import is_file


def install(path: Path, code: str | None = None) -> ModelPackage:
    """Install the package archive at ``path``, which must be for the direction ``code``, if given.

    It is unpacked beside the packages folder, tried in a process of its own, and renamed
    into place; a package of the same name and version is replaced. Raises
    ``WorkbenchError`` if the archive is broken or hostile, and leaves nothing of it.
    """
    archive = PackageArchive(path)
    try:
        if code not in (None, archive.code):
            raise WorkbenchError(
                f"the package translates {archive.code}, not {code}",
                path=path,
                remedy="choose the other file",
            )
        with _working_folder() as folder:
            unpacked = folder / "package"
            unpacked.mkdir()
            archive.unpack(unpacked)
            package = ModelPackage.read(unpacked)
            name = package.name
            _write_sums(unpacked)
            _check_lexicon(package)
            try_package(unpacked)
            place = packages_folder() / name
            _put(unpacked, place, folder / "replaced")
    except OSError as error:
        raise WorkbenchError(
            f"cannot install the package: {error.strerror or error}",
            path=error.filename or packages_folder(),
            remedy="make room, or name another folder with ARGOS_PACKAGES_DIR",
        ) from error
    finally:
        archive.close()
    return ModelPackage.read(place)


def remove(name: str) -> ModelPackage:
    """Remove the user's package with that ``name``, direction or folder."""
    found = [p for p in installed() if name in (p.code, p.folder.name, p.name)]
    own = [package for package in found if not package.starter]
    if not own:
        reason = "came with the workbench, and stays" if found else "is not installed"
        raise WorkbenchError(
            f'the package "{name}" {reason}', remedy='"workbench models list" names yours'
        )
    if len(own) > 1:
        names = ", ".join(package.folder.name for package in own)
        raise WorkbenchError(f'several packages are "{name}"', remedy=f"name one of: {names}")
    try:
        with _working_folder() as folder:
            own[0].folder.rename(folder / "removed")
    except OSError as error:
        raise WorkbenchError(
            f"cannot remove the package: {error.strerror or error}", path=own[0].folder
        ) from error
    return own[0]


def verify(package: ModelPackage) -> bool:
    """Check the files of ``package`` against their checksums, and its lexicon and model.

    Returns whether there were checksums, which packages that other programs installed do not
    have. Raises ``WorkbenchError`` with the file that has changed, or the reason.
    """
    sums = read_sums(package.folder)
    for name, expected in sums.items():
        path = package.folder / name
        if not is_file(path) or sha256_of(path) != expected:
            raise WorkbenchError(
                "the file is not as it was installed",
                path=path,
                remedy="install the package again",
            )
    _check_lexicon(package)
    try_package(package.folder)
    return bool(sums)


def broken() -> list[WorkbenchError]:
    """Return what is wrong with each package that cannot be used."""
    problems = []
    for folder, starter in package_folders():
        try:
            ModelPackage.read(folder, starter=starter)
        except WorkbenchError as error:
            problems.append(error)
    return problems


def _check_lexicon(package: ModelPackage) -> None:
    """Read the whole lexicon of ``package``, if it has one; raise if it is damaged."""
    if lexicon := lexicon_of(package):
        lexicon.check()


def _put(unpacked: Path, place: Path, replaced: Path) -> None:
    """Rename ``unpacked`` to ``place``, and what was there to ``replaced``; back, if it fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() or place.is_symlink():
        place.rename(replaced)
    try:
        unpacked.rename(place)
    except OSError:
        if replaced.exists():
            replaced.rename(place)
        raise


def _write_sums(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    sums = {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}
    (folder / SUMS_NAME).write_bytes(sums_file(sums))


@contextlib.contextmanager
def _working_folder() -> Iterator[Path]:
    """Make a temporary folder on the same disk as the packages.

    It is beside their folder: inside, Argos would take it for a package.
    """
    parent = packages_folder().parent
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=parent, prefix=".workbench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
