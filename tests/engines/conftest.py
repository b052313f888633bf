"""The starter model, loaded once, and packages built from it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.engines import Engine, EngineSettings, open_engine
from workbench.engines.adapters.argos import ArgosModel
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import best


@pytest.fixture(scope="session")
def starter(_home_of_its_own: Path) -> ModelPackage:
    """The package that the workbench brings along."""
    return best("fr", "en")


@pytest.fixture(scope="session")
def model(starter: ModelPackage) -> ArgosModel:
    """The starter's model."""
    return ArgosModel(starter)


@pytest.fixture(scope="session")
def engine(_home_of_its_own: Path) -> Engine:
    """French to English, as users get it."""
    return open_engine(EngineSettings(), "fr", "en")


@pytest.fixture
def packages_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty packages folder of the user's own."""
    folder = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    return folder


@pytest.fixture
def pack(starter: ModelPackage, tmp_path: Path) -> Callable[..., Path]:
    """Zip the starter as an .argosmodel file, changed as a test asks.

    ``files`` adds files by their name in the archive, or leaves one out where it is None.
    """

    def make(
        root: str = "translate-fr_en-0_2",
        files: dict[str, bytes | None] | None = None,
        **metadata: str,
    ) -> Path:
        path = tmp_path / "package.argosmodel"
        changed = {f"{root}/{name}": data for name, data in (files or {}).items()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for file in sorted(starter.folder.rglob("*")):
                name = f"{root}/{file.relative_to(starter.folder).as_posix()}"
                if not file.is_file() or name in changed:
                    continue
                data = file.read_bytes()
                if file.name == "metadata.json" and metadata:
                    data = json.dumps({**json.loads(data), **metadata}).encode()
                archive.writestr(name, data)
            for name, content in changed.items():
                if content is not None:
                    archive.writestr(name, content)
        return path

    return make


@pytest.fixture
def install_copy(starter: ModelPackage, packages_folder: Path) -> Callable[..., Path]:
    """Put a copy of the starter among the user's own packages, as another program would."""

    def copy(name: str = "fr_en", **metadata: object) -> Path:
        folder = packages_folder / name
        shutil.copytree(starter.folder, folder)
        path = folder / "metadata.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **metadata}))
        (folder / "SHA256SUMS").unlink()
        return folder

    return copy
