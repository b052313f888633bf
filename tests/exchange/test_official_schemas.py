"""The standards' own schemas, which Debian's packages of other programs carry.

TMX 1.4b: the DTD of OSCAR, in OmegaT. XLIFF 1.2 (strict) and the core of XLIFF 2.0, whose
elements and namespace are those of 2.1: the schemas of OASIS, in Symfony's translation
component. WORKBENCH_SCHEMAS names a folder that the two packages were unpacked in, where
they are not installed.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.editions import samples
from tests.shared import ROOT
from workbench.catalog import State
from workbench.exchange import Pair, Selection, catalog_pairs, pairs_of
from workbench.exchange.formats import chunks
from workbench.workspace import Workspace

pytestmark = pytest.mark.external

SYSTEM = Path(os.environ.get("WORKBENCH_SCHEMAS", "/"))
OMEGAT = SYSTEM / "usr/share/omegat/OmegaT.jar"
XLIFF = SYSTEM / "usr/share/php/Symfony/Component/Translation/Resources/schemas"

EVERY = Selection(tuple(State))


class LocalOnly(etree.Resolver):
    """Finds the schema of the "xml:" attributes beside the others, whatever its address."""

    def resolve(self, url: str, public_id: str, context: object) -> object:
        if url.endswith("/xml.xsd"):
            return self.resolve_filename(str(XLIFF / "xml.xsd"), context)
        return None


def official(name: str) -> etree.DTD | etree.XMLSchema:
    """Return the schema of the format ``name``; skip where it is not on this machine."""
    if name == "tmx":
        if not OMEGAT.is_file():
            pytest.skip("Debian's package omegat, which carries the TMX DTD, is not here")
        with zipfile.ZipFile(OMEGAT) as program:
            return etree.DTD(io.BytesIO(program.read("schemas/tmx14.dtd")))
    if not XLIFF.is_dir():
        pytest.skip("Debian's package php-symfony-translation, which carries the XSDs, is not here")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(LocalOnly())
    file = {"xliff": "xliff-core-1.2-strict.xsd", "xliff2": "xliff-core-2.0.xsd"}[name]
    return etree.XMLSchema(etree.parse(str(XLIFF / file), parser))


def nasty() -> list[Pair]:
    return list(
        catalog_pairs(samples.catalog(), "front", EVERY, date="2025-06-22", licence="CC BY")
    )


def shipped() -> dict[str, list[Pair]]:
    workspace = Workspace(ROOT)
    return {article.slug: list(pairs_of([article], EVERY)) for article in workspace.articles}


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2"])
def test_every_file_is_valid(name: str) -> None:
    schema = official(name)
    for article, pairs in {"nasty": nasty(), "nothing": [], **shipped()}.items():
        root = etree.fromstring(b"".join(chunks(pairs, name)))
        schema.validate(root)
        assert [str(fault) for fault in schema.error_log] == [], article


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2"])
def test_the_schema_tells_a_fault(name: str) -> None:
    """What reads every file as valid would prove nothing."""
    root = etree.fromstring(b"".join(chunks(nasty(), name)))
    root.append(etree.Element("odd"))
    assert not official(name).validate(root)
