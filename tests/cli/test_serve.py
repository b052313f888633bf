from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path)


def run(workspace: Workspace, *arguments: str) -> int:
    """Run ``workbench serve``, which must fail, and return its exit status."""
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr(
            sys, "argv", ["workbench", "--workspace", str(workspace.folder), "serve", *arguments]
        )
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_what_is_not_installed_is_told_with_its_command(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert run(workspace) == 1
    error = capsys.readouterr().err
    assert f'install it with "{sys.executable} -m pip install textual-serve"' in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://", "http://[x"])
def test_a_proxys_address_must_be_one(
    workspace: Workspace, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(workspace, "--public-url", url) == 2
    assert "--public-url" in capsys.readouterr().err


def test_an_unknown_article_is_told_before_anything_is_served(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(workspace, "nothing") == 1
    assert 'no article "nothing"' in capsys.readouterr().err
