"""What holds for every test: nothing of the person who runs them gets in, and no flakes."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.trials import trials

if TYPE_CHECKING:
    from tests.devtools import Browser

# A slow machine is no failure, and what fails for one fails for all: the same commit always
# gets the same examples. "pytest --hypothesis-profile search" looks for others.
settings.register_profile(
    "search",
    deadline=None,
    max_examples=trials(1_000),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("steady", settings.get_profile("search"), derandomize=True)
settings.load_profile("steady")

#: What "make quick" leaves out.
_NOT_QUICK = ("external", "process", "slow", "long")

#: What people set for themselves, by which programs look or act otherwise.
_OWN = [
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"),
    *("WORKBENCH_USER", "LIBRETRANSLATE_API_KEY", "TEXTUAL_DRIVER"),
    *("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
    *("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"),
]


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that tests start, even where a script runs the tests in
    the background, with interrupts ignored, which programs inherit.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what takes long first, so that no worker is left alone with it in the end."""
    items.sort(key=lambda item: not _is_marked(item, "slow", "long"))


def _is_marked(item: pytest.Item, *names: str) -> bool:
    return any(item.get_closest_marker(name) is not None for name in names)


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
        for name in _OWN:
            patch.delenv(name, raising=False)
        yield home


@pytest.fixture(autouse=True)
def _processes_are_started_by_marked_tests_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that "make quick" runs and that waited for another process to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    if resource.getrusage(resource.RUSAGE_CHILDREN) != before:
        assert _is_marked(request.node, *_NOT_QUICK), "it starts a program; mark it as process"


@pytest.fixture
def no_model_into_french(
    _home_of_its_own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leave this process no starter model but the one from French, whatever is shipped."""
    from workbench.engines import package_folders as packages

    starters = tmp_path / "starters"
    starters.mkdir()
    folder = packages.best("fr", "en").folder
    (starters / folder.name).symlink_to(folder, target_is_directory=True)
    monkeypatch.setattr(packages, "STARTERS", starters)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, which must be there; started once for all pages."""
    pytest.importorskip("aiohttp", reason="aiohttp, which textual-serve brings, is not installed")
    from tests.devtools import Browser

    running = Browser(tmp_path_factory.mktemp("browser"))
    yield running
    running.end()
