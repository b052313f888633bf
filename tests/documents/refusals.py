"""How files are refused."""

from __future__ import annotations

import time

import pytest

from workbench.documents import read_document
from workbench.system.errors import WorkbenchError


def refused(data: bytes, name: str, *, within: float = 3.0) -> str:
    """Return the one line in which ``data`` is refused."""
    started = time.process_time()
    with pytest.raises(WorkbenchError) as caught:
        read_document(data, name)
    assert time.process_time() - started < within
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(name)
    return str(caught.value)
