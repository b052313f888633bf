"""Terms in the files of other programs, and back."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.shared import ROOT
from workbench.glossary import Case, Glossary, Status, Term
from workbench.glossary.formats import FORMATS, read_as, write_as
from workbench.system.errors import WorkbenchError

FULL = Term(
    fr=("brigade mécanisée", "brigade mécanique"),
    en=("mechanised brigade", "mechanized brigade"),
    status=Status.PROPOSED,
    pos="proper noun",
    gender="f",
    number="singular",
    inflections={"fr": ("brig. méc.",), "en": ("mech. brigade", "mech. brigades")},
    case=Case.ANY,
    direction="fr-en",
    field="military",
    context="units",
    definition="A unit with vehicles & guns.",
    note="status: a note that looks like a fact",
    source="style sheet, 2023",
    author="Ana",
    date="2025-06-22",
)
KEEP = Term(fr=("Le Monde",), status=Status.KEEP, field="press")
PAIR = Term(fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN, use="possibly")
ENGLISH = Term(en=("Kiev",), status=Status.FORBIDDEN, use="Kyiv")
TERMS = [FULL, KEEP, PAIR, ENGLISH]


def archive(files):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return output.getvalue()


LOSSLESS = ("tbx", "tbx-core", "tbx2", "csv", "xlsx")


def round_trip(name, terms, language="fr"):
    return read_as(name, write_as(name, terms, language).data, Path("g"), language).terms


@pytest.mark.parametrize("name", LOSSLESS)
def test_nothing_is_lost_on_the_round_trip(name):
    assert write_as(name, TERMS, "fr").losses == []
    assert round_trip(name, TERMS) == TERMS


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_sample_glossary_survives(name):
    terms = list(Glossary.read(ROOT / "glossary").terms)
    assert round_trip(name, terms) == terms


@pytest.mark.parametrize("name", ["omegat", "weblate"])
def test_statuses_survive_where_there_is_room_for_a_comment_only(name):
    terms = [
        Term(fr=("char",), en=("tank", "armour"), note="Never a cart."),
        Term(fr=("Le Monde",), en=("Le Monde",), status=Status.KEEP),
        Term(fr=("éventuellement",), en=("eventually",), status=Status.FORBIDDEN),
        Term(fr=("obus",), status=Status.PROPOSED),
    ]
    assert round_trip(name, terms) == terms


@pytest.mark.parametrize("name", ["omegat", "weblate"])
def test_what_is_lost_is_said(name):
    losses = write_as(name, TERMS, "fr").losses
    assert "left out: no expression in the source language (1 term)" in losses
    assert "without their inflections (1 term)" in losses
    assert "without their use (1 term)" in losses


def test_the_source_language_may_be_english():
    assert round_trip("omegat", [Term(fr=("char",), en=("tank",))], "en") == [
        Term(fr=("char",), en=("tank",))
    ]


TEXT = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="|[]'"), max_size=9)
EXPRESSION = TEXT.map(lambda text: f"mot{text}")
FORMS = st.lists(EXPRESSION, min_size=1, max_size=3, unique=True).map(tuple)


@given(
    st.sampled_from(LOSSLESS),
    st.lists(
        st.builds(
            Term,
            fr=FORMS,
            en=FORMS,
            status=st.sampled_from([Status.APPROVED, Status.PROPOSED, Status.FORBIDDEN]),
            note=TEXT,
            definition=TEXT,
            context=TEXT,
            field=TEXT,
            use=TEXT,
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_any_text_survives(name, terms):
    terms = [term.cleaned() for term in terms]
    assert round_trip(name, terms) == terms


FOREIGN = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><note>status: under review</note>
<langSec xml:lang="fr-FR"><termSec><term>char <hi>lourd</hi></term></termSec></langSec>
<langSec xml:lang="en-GB">
<termSec><term>tank</term><termNote type="partOfSpeech">noun</termNote></termSec>
<termSec><term>cart</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
</langSec>
<langSec xml:lang="de"><termSec><term>Panzer</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_what_other_programs_deprecate_is_forbidden():
    reading = read_as("tbx", FOREIGN.encode(), Path("g.tbx"), "fr")
    assert reading.terms == [
        Term(fr=("char lourd",), en=("tank",), pos="noun", note="status: under review"),
        Term(fr=("char lourd",), en=("cart",), status=Status.FORBIDDEN),
    ]
    assert reading.remarks == ["left out the expressions in other languages (1 term)"]


def test_tbx_that_declares_entities_is_refused():
    text = FOREIGN.replace("?>", '?><!DOCTYPE tbx [<!ENTITY s SYSTEM "/etc/passwd">]>', 1)
    with pytest.raises(WorkbenchError, match=r"g\.tbx: it declares XML entities"):
        read_as("tbx", text.replace("tank", "tank &s;").encode(), Path("g.tbx"), "fr")


def test_a_spreadsheet_never_computes_a_term():
    data = write_as("xlsx", [Term(fr=("=1+1",), en=("@x",))], "fr").data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert b"'=1+1" in write_as("csv", [Term(fr=("=1+1",), en=("@x",))], "fr").data
    assert round_trip("csv", [Term(fr=("=1+1",), en=("@x",))])[0].fr == ("=1+1",)


def test_a_spreadsheet_is_the_same_for_the_same_terms():
    assert write_as("xlsx", TERMS, "fr").data == write_as("xlsx", TERMS, "fr").data


def test_a_text_that_no_cell_holds_is_refused_not_cut():
    with pytest.raises(WorkbenchError, match="a cell holds 32767 characters"):
        write_as("xlsx", [Term(fr=("a",), en=("b",), note="x" * 40_000)], "fr")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_other_origin_are_read(separator):
    text = f"en{separator}colour{separator}fr\r\ntank | armour{separator}red{separator}char\r\n"
    reading = read_as("csv", text.encode(), Path("g.csv"), "fr")
    assert reading.terms == [Term(fr=("char",), en=("tank", "armour"))]
    assert reading.remarks == ["left out the columns: colour"]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("tbx", b"<tbx", "g:1: it is not well-formed XML"),
        ("tbx", b"<html/>", "not a TBX file"),
        ("csv", b"a,b\n1,2\n", 'neither a column "fr" nor "en"'),
        ("csv", b"fr,en,pos\na,b,nuon\n", 'g:2: unknown pos "nuon"'),
        ("csv", b'fr,en,pos\n"a\nb",c,noun\nd,e,nuon\n', 'g:4: unknown pos "nuon"'),
        ("csv", b"fr,en\n\xff\xfe", "g:2: the file is not UTF-8"),
        ("csv", b'fr,en\n\n"a', "g:3: not a valid CSV file"),
        ("csv", b"fr,en\na,%s\n" % (b"b" * 140_000), "g:2: not a valid CSV file"),
        ("xlsx", b"PK", "no ZIP archive, or a damaged one"),
        ("xlsx", archive({"x": bytes(5 << 20)}), "unpacks to far more than it is"),
        ("xlsx", archive({"x": b""}), "not a valid XLSX file"),
        ("weblate", b"a,b\n", '"source" and "target"'),
        ("weblate", b"source,target\na,b\nc,\xff\n", "g:3: the file is not UTF-8"),
        ("weblate", b"source,target\na,b\nc,%s\n" % (b"d" * 140_000), "g:3: not a valid CSV file"),
        ("omegat", b"a\tb\n\xff", "g:2: the file is not UTF-8"),
        ("omegat", b"# Terms\na\tb\nIt rains.\n", "g:3: no tab parts a source from"),
        (None, b"", 'the suffix "" does not tell the format'),
    ],
)
def test_broken_files_are_refused(name, data, fault):
    with pytest.raises(WorkbenchError) as error:
        read_as(name, data, Path("g"), "fr")
    assert fault in str(error.value)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_line_ends_where_the_other_program_ends_it(line_end):
    data = f"char\ttank\tNever\u2028a cart{line_end}obus\tshell{line_end}".encode()
    terms = read_as("omegat", data, Path("g"), "fr").terms
    assert [(term.fr, term.note) for term in terms] == [
        (("char",), "Never a cart"),
        (("obus",), ""),
    ]


@pytest.mark.parametrize("text", ["a\x01", "_x0041_"])
def test_a_spreadsheet_spells_out_characters_that_no_xml_holds(text):
    assert round_trip("xlsx", [Term(fr=(text,), en=("b",))])[0].fr == (text,)


@pytest.mark.parametrize("name", ["tbx", "tbx-core", "tbx2"])
def test_tbx_without_terms_or_with_bad_characters_is_refused(name):
    with pytest.raises(WorkbenchError, match="at least one term"):
        write_as(name, [], "fr")
    with pytest.raises(WorkbenchError, match="no XML file can hold"):
        write_as(name, [Term(fr=("a\x01",), en=("b",))], "fr")


def test_core_has_no_categories():
    root = etree.fromstring(write_as("tbx-core", TERMS, "fr").data)
    names = {etree.QName(element).localname for element in root.iter()}
    assert not names & {"descrip", "admin", "termNote", "transac", "transacNote"}
    assert root.get("type") == "TBX-Core"


#: The content models of ISO 30042:2019, as far as a glossary needs them, with the data
#: categories and values that the Schematron rules of the dialect TBX-Basic 1.2 allow.
_AUXILIARY = "(descrip |admin |transacGrp |note )*"
STRUCTURE = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc ",
    "fileDesc": "(sourceDesc )+",
    "sourceDesc": "(p )+",
    "text": "body ",
    "body": "(conceptEntry )+",
    "conceptEntry": f"{_AUXILIARY}(langSec )+",
    "langSec": f"{_AUXILIARY}(termSec )+",
    "termSec": f"term (termNote )*{_AUXILIARY}",
    "transacGrp": "transac (transacNote |date |note )*",
}
CATEGORIES = {
    "descrip": {"context", "definition", "subjectField"},
    "admin": {"customerSubset", "projectSubset", "source"},
    "transac": {"transactionType"},
    "transacNote": {"responsibility"},
    "termNote": {"administrativeStatus", "grammaticalGender", "partOfSpeech", "termType"},
}
PICKLISTS = {
    "administrativeStatus": {
        *("preferredTerm-admn-sts", "admittedTerm-admn-sts"),
        *("deprecatedTerm-admn-sts", "supersededTerm-admn-sts"),
    },
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "partOfSpeech": {"adjective", "adverb", "noun", "other", "verb"},
}


@pytest.mark.parametrize("name", ["tbx", "tbx-core"])
def test_version_3_has_the_structure_that_the_standard_asks_for(name):
    terms = [*TERMS, *Glossary.read(ROOT / "glossary").terms]
    root = etree.fromstring(write_as(name, terms, "fr").data)
    assert set(root.attrib) == {"type", "style", "{http://www.w3.org/XML/1998/namespace}lang"}
    for element in root.iter():
        qualified = etree.QName(element)
        assert qualified.namespace == "urn:iso:std:iso:30042:ed-2"
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        assert re.fullmatch(STRUCTURE.get(qualified.localname, ""), children), qualified
        kind = element.get("type")
        if qualified.localname in CATEGORIES:
            assert kind in CATEGORIES[qualified.localname]
        if kind in PICKLISTS:
            assert element.text in PICKLISTS[kind]


def test_every_format_is_offered_with_a_suffix():
    assert all(suffix.startswith(".") for _, suffix in FORMATS.values())
