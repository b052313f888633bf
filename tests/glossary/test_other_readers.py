"""Term files held against the readings of another program, translate-toolkit."""

import io
from pathlib import Path

import pytest

from workbench.glossary import Status, Term
from workbench.glossary.formats import read_as, write_as

pytestmark = pytest.mark.external

tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is not installed")
omegat = pytest.importorskip("translate.storage.omegat")


def test_translate_toolkit_reads_the_same_pairs_from_version_2():
    terms = [Term(fr=("char",), en=("tank",)), Term(fr=("obus",), en=("shell",), note="Big & loud")]
    store = tbx.tbxfile(io.BytesIO(write_as("tbx2", terms, "fr").data), "fr", "en")
    assert [(str(u.source), str(u.target)) for u in store.units] == [
        ("char", "tank"),
        ("obus", "shell"),
    ]


def test_translate_toolkit_reads_the_same_pairs_from_omegat():
    terms = [Term(fr=("char d'assaut",), en=("tank",), note="No cart.")]
    store = omegat.OmegaTFile(io.BytesIO(write_as("omegat", terms, "fr").data))
    [unit] = [unit for unit in store.units if unit.source and not unit.source.startswith("#")]
    assert (unit.source, unit.target, unit.getnotes()) == ("char d'assaut", "tank", "No cart.")


def test_we_read_what_translate_toolkit_writes():
    store = tbx.tbxfile(sourcelanguage="fr", targetlanguage="en")
    store.addsourceunit("char").target = "tank"
    [term] = read_as("tbx", bytes(store), Path("g.tbx"), "fr").terms
    assert (term.fr, term.en, term.status) == (("char",), ("tank",), Status.APPROVED)
