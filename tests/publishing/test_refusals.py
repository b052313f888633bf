from __future__ import annotations

import pytest

from tests.editions import samples
from workbench.publishing.refusals import refuse_drafts
from workbench.system.errors import WorkbenchError


def test_unfinished_work_is_refused_with_its_place_and_remedy() -> None:
    with pytest.raises(WorkbenchError, match=r"1 drafts and \d+ untranslated .*b0003\.2.*edit"):
        refuse_drafts("front", samples.catalog())
