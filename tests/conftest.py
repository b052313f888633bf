"""What holds for every test: nothing of the person who runs them gets in, and no flakes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure; in CI the same commit always gets the same examples.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that tests start, even where a script runs the tests in
    the background, with interrupts ignored, which programs inherit.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name no case by the bytes of a file: an archive's hold the time, and workers that
    collect at different times would not find the same tests.
    """
    return argname if isinstance(val, bytes) and len(val) > 60 else None


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests a home without translation packages, settings or a git identity."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
            patch.delenv(name, raising=False)
        for name in ("WORKBENCH_USER", "NO_COLOR", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        yield home


@pytest.fixture
def no_model_into_french(
    _home_of_its_own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leave this process no starter model but the one from French, whatever is shipped."""
    from workbench.engines import packages

    starters = tmp_path / "starters"
    starters.mkdir()
    folder = packages.best("fr", "en").folder
    (starters / folder.name).symlink_to(folder, target_is_directory=True)
    monkeypatch.setattr(packages, "STARTERS", starters)
