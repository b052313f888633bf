"""TBX of version 2 held against the schema that OmegaT reads it by.

``WORKBENCH_SCHEMAS`` names a folder that Debian's package of OmegaT was unpacked in, where
it is not installed.
"""

import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.glossary.test_formats import TERMS
from tests.shared import ROOT
from workbench.glossary import Glossary
from workbench.glossary.formats import write_as

pytestmark = pytest.mark.external

OMEGAT = Path(os.environ.get("WORKBENCH_SCHEMAS", "/")) / "usr/share/omegat/OmegaT.jar"


@pytest.fixture
def schema():
    if not OMEGAT.is_file():
        pytest.skip("Debian's package omegat, which carries the TBX schema, is not here")
    with zipfile.ZipFile(OMEGAT) as program:

        class Beside(etree.Resolver):
            def resolve(self, url, public_id, context):
                return self.resolve_string(program.read(f"schemas/{Path(url).name}"), context)

        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(Beside())
        return etree.XMLSchema(etree.fromstring(program.read("schemas/tbx.xsd"), parser))


def test_version_2_is_valid(schema):
    terms = [*TERMS, *Glossary.read(ROOT / "glossary").terms]
    schema.assertValid(etree.fromstring(write_as("tbx2", terms, "fr").data))


def test_the_schema_finds_faults(schema):
    data = write_as("tbx2", TERMS, "fr").data.replace(b"<term>", b"<word>", 1)
    assert not schema.validate(etree.fromstring(data.replace(b"</term>", b"</word>", 1)))
