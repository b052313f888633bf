"""The schema by which editors complete glossary files, held against what is read."""

import json

import jsonschema
import pytest
import yaml

from tests.shared import ROOT
from workbench.glossary.entry import CHOICES
from workbench.glossary.reading import read_terms
from workbench.glossary.term import FIELDS

SCHEMA = json.loads((ROOT / "docs/glossary.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_the_fields_and_their_choices():
    fields = SCHEMA["$defs"]["fields"]
    assert tuple(fields["properties"]) == FIELDS
    assert tuple(fields["propertyNames"]["enum"]) == FIELDS
    assert tuple(SCHEMA["$defs"]["pair"]["propertyNames"]["not"]["enum"]) == FIELDS
    choices = {name: field.get("enum") for name, field in fields["properties"].items()}
    assert {name: tuple(enum) for name, enum in choices.items() if enum} == CHOICES


@pytest.mark.parametrize("path", sorted((ROOT / "glossary").glob("*.yaml")), ids=lambda p: p.name)
def test_the_sample_glossary_fits_the_schema(path):
    # As editors' YAML servers read it: every scalar that is no list or mapping is text.
    VALIDATOR.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


@pytest.mark.parametrize(
    "text",
    [
        "- char: tank\n",
        "- char: [tank, x]\n",
        "char: tank\nobus: {en: shell}\n",
        "- {fr: a, en: b, inflections: {fr: c}}\n",
        "- {fr: a, stauts: keep}\n",
        "- {note: a}\n",
        "- a\n",
        "- {fr: a, en: b, pos: nuon}\n",
        "- {fr: a, en: b, inflections: [c]}\n",
        "fr: a\nen: b\n",
        "- [a]\n",
        "char: {fr: x, en: tank}\n",
    ],
)
def test_reader_and_schema_agree(text):
    _, faults = read_terms(text)
    assert VALIDATOR.is_valid(yaml.load(text, Loader=yaml.BaseLoader)) == (not faults)
