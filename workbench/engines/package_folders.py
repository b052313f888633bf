"""Where model packages lie, and which of them is the best for a direction."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from workbench.engines.package import METADATA_NAME, ModelPackage
from workbench.system.errors import WorkbenchError
from workbench.system.paths import entries, home, may_exist

#: The packages that the workbench brings along.
STARTERS = Path(__file__).parent / "starter"


def packages_folder() -> Path:
    """Return where Argos keeps the user's packages, under the same variables as Argos."""
    if folder := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(folder)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else home() / ".local" / "share") / "argos-translate/packages"


def package_folders() -> Iterator[tuple[Path, bool]]:
    """Yield every folder that should hold a package, and whether it is a starter."""
    for root, starter in ((packages_folder, False), (lambda: STARTERS, True)):
        try:
            folders = entries(root())
        except WorkbenchError:
            continue  # no such folder, or no home: nothing installed
        for folder in folders:
            if may_exist(folder / METADATA_NAME) or may_exist(folder / "model"):
                yield folder, starter


def installed() -> list[ModelPackage]:
    """Return the packages that are whole, best first within each direction.

    Packages of other kinds that Argos keeps in the same place, and broken ones, are left
    out; ``workbench models list`` names those.
    """
    found = []
    for folder, starter in package_folders():
        try:
            found.append(ModelPackage.read(folder, starter=starter))
        except WorkbenchError:
            continue
    found.sort(key=lambda package: package.precedence, reverse=True)
    return sorted(found, key=lambda package: package.code)


def best(source_language: str, target_language: str) -> ModelPackage:
    """Return the package to translate with; raise with the command that installs one."""
    code = f"{source_language}_{target_language}"
    for package in installed():
        if package.code == code:
            return package
    raise WorkbenchError(
        f"no model package translates {source_language} to {target_language}",
        remedy=f'install one with "workbench models install {code}"',
    )
