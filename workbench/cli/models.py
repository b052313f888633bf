"""``workbench models``: list, install, remove and verify translation models."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.printing import print_json, print_line, progress, say
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import installed, packages_folder
from workbench.system.errors import WorkbenchError


@click.group()
def models() -> None:
    """List, install, remove and verify translation models (Argos packages)."""


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def list_(as_json: bool) -> None:
    """List the installed packages; the first of each direction translates."""
    packages = installed()
    used = {package.code: package for package in reversed(packages)}
    if as_json:
        rows = [
            {
                "code": package.code,
                "version": package.version,
                "starter": package.starter,
                "used": used[package.code] is package,
                "size": package.size,
                "hints": package.hints,
                "lexicon": package.lexicon is not None,
                "folder": str(package.folder),
            }
            for package in packages
        ]
        print_json(rows)
    else:
        for package in packages:
            mark = "used" if used[package.code] is package else "    "
            kind = "starter" if package.starter else package.folder
            print_line(
                f"{package.code}  {package.version:>5}  {mark}  {_size(package.size)}  {kind}"
                f"{_extras(package)}"
            )
    from workbench.engines.packages.download import PINS
    from workbench.engines.packages.installation import broken

    for problem in broken():
        say(f"left out: {problem}")
    for code, pin in PINS.items():
        if all(package.starter for package in packages if package.code == code):
            say(f'{code}: {pin.name} can be had with "workbench models install {code}"')


@models.command()
@click.argument("code", required=False, metavar="[CODE]")
@click.option(
    "--from-file",
    type=click.Path(path_type=Path),
    help="Install this .argosmodel file; no network is needed.",
)
def install(code: str | None, from_file: Path | None) -> None:
    """Install the package for the direction CODE (fr_en or en_fr), or one from a file.

    Of the commands for models this alone opens a connection, unless a file is given.
    """
    from workbench.engines.packages.download import PINS, download
    from workbench.engines.packages.installation import install as install_archive

    if code is not None and code not in PINS and from_file is None:
        raise click.UsageError(f'no package is known for "{code}"; use {" or ".join(PINS)}')
    if from_file is not None:
        package = install_archive(from_file, code)
    elif code is None:
        raise click.UsageError("name a direction (fr_en or en_fr), or give --from-file")
    else:
        pin = PINS[code]
        size = _size(pin.size).strip()
        with progress(pin.name) as show:
            path = download(pin, show, lambda url: say(f"fetching {url} ({size})"))
        package = install_archive(path, code)
        path.unlink(missing_ok=True)
    say(f"installed {package.code} {package.version} in {package.folder}")


@models.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove the package NAME, by its direction (fr_en) or its folder's name."""
    from workbench.engines.packages.installation import remove as remove_package

    package = remove_package(name)
    say(f"removed {package.code} {package.version} from {packages_folder()}")


@models.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Check the files of each package NAME (all unless named), and translate with it."""
    from workbench.engines.packages.installation import broken
    from workbench.engines.packages.installation import verify as verify_package

    failed = False
    for package in _named(names):
        try:
            sums = verify_package(package)
        except WorkbenchError as error:
            failed = True
            print_line(f"{package.code} {package.version}: {error}")
            continue
        note = "its files are as installed" if sums else "no sums to check, but"
        print_line(f"{package.code} {package.version}: {note}; it translates")
    if not names:
        for problem in broken():
            failed = True
            print_line(str(problem))
    if failed:
        sys.exit(1)


def _named(names: tuple[str, ...]) -> list[ModelPackage]:
    packages = installed()
    for name in names:
        if not any(name in (package.code, package.folder.name) for package in packages):
            raise WorkbenchError(
                f'the package "{name}" is not installed',
                remedy='"workbench models list" names those that are',
            )
    return [p for p in packages if not names or p.code in names or p.folder.name in names]


def _extras(package: ModelPackage) -> str:
    """Say what a package has that not all have."""
    extras = ["reads hints"] * bool(package.hints) + ["lexicon"] * bool(package.lexicon)
    return f"  ({', '.join(extras)})" if extras else ""


def _size(size: int) -> str:
    return f"{size / 1_000_000:>5.0f} MB"
