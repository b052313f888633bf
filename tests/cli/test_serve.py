from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Run


def test_what_is_not_installed_is_told_with_its_command(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    done = run("serve")
    assert done.returncode == 1
    assert f'install it with "{sys.executable} -m pip install textual-serve"' in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://", "http://[x"])
def test_a_proxys_address_must_be_one(run: Run, url: str) -> None:
    done = run("serve", "--public-url", url)
    assert done.returncode == 2
    assert "--public-url" in done.stderr


def test_an_unknown_article_is_told_before_anything_is_served(run: Run) -> None:
    done = run("serve", "nothing")
    assert done.returncode == 1
    assert 'no article "nothing"' in done.stderr
