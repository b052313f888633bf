from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.editions import samples
from tests.golden import assert_golden
from tests.shared import needs_program
from workbench import __version__
from workbench.articles.export_format import Kind
from workbench.catalog import State
from workbench.exchange import Pair, Selection, catalog_pairs
from workbench.exchange.formats import FORMATS, chunks
from workbench.exchange.moses import moses_files
from workbench.exchange.tmx import segment_xml
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags

GOLDEN = Path(__file__).parent / "golden"


def pair(source: str, target: str = "x") -> Pair:
    return Pair(
        "front", "b0001.1", State.TRANSLATED, "human", "fr", "en", source, target, "2025-06-22"
    )


def written(name: str, *pairs: Pair) -> bytes:
    return b"".join(chunks(pairs or catalog_pairs(samples.catalog(), "front"), name))


def test_only_finished_pairs_leave_unless_others_are_asked_for() -> None:
    states = {p.state for p in catalog_pairs(samples.catalog(), "front")}
    assert states == {State.TRANSLATED, State.REVIEWED}
    drafts = list(catalog_pairs(samples.catalog(), "front", Selection([State.DRAFT])))
    assert [(p.id, p.origin) for p in drafts] == [("b0003.2", "argos fr_en 1.9")]


@pytest.mark.parametrize(
    ("origins", "count"), [(("human",), 0), (("Argos",), 1), (("human", "argos fr"), 1), ((), 1)]
)
def test_origins_are_named_by_their_beginning(origins: tuple[str, ...], count: int) -> None:
    selection = Selection([State.DRAFT], origins)
    assert len(list(catalog_pairs(samples.catalog(), "front", selection))) == count


#: Those of one file that is written pair by pair.
TEXT_FORMATS = [
    name
    for name, form in FORMATS.items()
    if form.kind is Kind.DATA and not form.by_language and name != "xlsx"
]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_the_file_is_as_it_was_looked_at(name: str) -> None:
    made = written(name).replace(__version__.encode(), b"VERSION")
    assert_golden(made, GOLDEN / f"front.{name}")


@pytest.mark.parametrize("name", [*TEXT_FORMATS, "xlsx"])
def test_no_pairs_make_an_empty_file_of_the_format(name: str) -> None:
    made = b"".join(chunks([], name))
    if name in ("tmx", "xliff", "xliff2"):
        etree.fromstring(made)
        assert b"<target" not in made and b"<tuv" not in made
    elif name == "xlsx":
        assert len(rows(made)) == 1
    else:
        assert len(made.splitlines()) == (0 if name == "jsonl" else 1)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_pairs_are_written_one_at_a_time(name: str) -> None:
    taken = 0

    def endless() -> Iterator[Pair]:
        nonlocal taken
        while True:
            taken += 1
            yield pair("un")

    produced = chunks(endless(), name)
    for _ in range(10):
        next(produced)
    assert taken <= 11


def test_csv_reads_back_with_its_odd_characters() -> None:
    odd = 'un "mot", deux;\ttrois'
    made = written("csv", pair(odd, "=1+1"))
    assert made.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert (row["article"], row["id"], row["state"]) == ("front", "b0001.1", "translated")
    assert (row["source_language"], row["target_language"]) == ("fr", "en")
    assert (row["source"], row["target"]) == (odd, "'=1+1")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_begins_like_a_formula(name: str, cell: str) -> None:
    assert f"'{cell}".encode() in written(name, pair(cell))


def test_tsv_has_a_line_a_pair_whatever_stands_in_it() -> None:
    made = written("tsv", pair("un\tdeux\ntrois\u2028quatre", "a"), pair("b"))
    lines = made.decode().splitlines()
    assert len({line.count("\t") for line in lines}) == 1
    assert "un deux trois quatre" in lines[1]


def rows(data: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_a_workbook_holds_texts_and_no_formula() -> None:
    head, row = rows(written("xlsx", pair("=1+1", "https://example.org")))
    named = dict(zip(head, row, strict=True))
    assert (named["source"], named["target"]) == ("=1+1", "https://example.org")
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", pair("=1+1")))).active
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}


def test_json_lines_hold_the_exact_text() -> None:
    odd = "=1+1 \u202f« <1>é</1> »\u2028\t"
    (line,) = written("jsonl", pair(odd)).decode().split("\n")[:-1]
    assert json.loads(line)["source"] == odd


def test_moses_files_stand_line_by_line() -> None:
    files = moses_files([pair("<1>un</1>\ndeux", "one two"), pair("<1/>", "x"), pair("b", "c")])
    assert files == {"fr": b"un deux\nb\n", "en": b"one two\nc\n"}


@pytest.mark.parametrize("write", [moses_files, lambda pairs: list(chunks(pairs, "xliff2"))])
def test_one_file_goes_one_way(write: Callable[[Iterable[Pair]], object]) -> None:
    back = replace(pair("a"), source_language="en", target_language="fr", article="back")
    with pytest.raises(WorkbenchError, match="back goes another way"):
        write([pair("a"), back])


def tmx(*pairs: Pair) -> etree._Element:
    return etree.fromstring(written("tmx", *pairs))


def test_tmx_names_article_state_origin_and_languages() -> None:
    unit = tmx(pair("un", "one")).find("body/tu")
    assert unit is not None
    assert unit.get("tuid") == "front/b0001.1"
    assert {p.get("type"): p.text for p in unit.findall("prop")} == {
        "x-article": "front",
        "x-state": "translated",
        "x-origin": "human",
        "x-date": "2025-06-22",
    }
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(v.get(lang), v.findtext("seg")) for v in unit.findall("tuv")] == [
        ("fr", "un"),
        ("en", "one"),
    ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("<1>a</1> <2/>", ["bpt", "ept", "ph"]),
        ("<1>a", ["it"]),
        ("a</1>", ["it"]),
        ("</1>a<1>", ["it", "it"]),
        ("<1><1>a</1></1>", ["bpt", "it", "ept", "it"]),
        ("<1>a</1><1>b</1>", ["bpt", "ept", "it", "it"]),
    ],
)
def test_tmx_pairs_what_belongs_together(text: str, shape: list[str]) -> None:
    seg = etree.fromstring(f"<seg>{segment_xml(text)}</seg>")
    assert [element.tag for element in seg] == shape
    assert "".join(seg.itertext()) == text


@given(st.text(st.sampled_from("ab<>/12&\x00\x1f\ufffe\"' é"), max_size=30))
def test_tmx_is_valid_whatever_the_text(text: str) -> None:
    root = tmx(pair(text, text))
    assert valid(root)
    seg = root.find("body/tu/tuv/seg")
    assert seg is not None
    clean = "".join("\ufffd" if c in "\x00\x1f\ufffe" else c for c in text)
    assert without_tags("".join(seg.itertext())) == without_tags(clean)


def valid(root: etree._Element) -> bool:
    """Tell whether ``root`` keeps what the TMX 1.4b DTD asks of the elements that we write."""
    header = root.find("header")
    assert root.tag == "tmx" and root.get("version") == "1.4" and header is not None
    needed = {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    }
    assert needed <= set(header.attrib)
    assert [child.tag for child in root] == ["header", "body"]
    for unit in root.iterfind("body/*"):
        tags = [str(child.tag) for child in unit]
        assert unit.tag == "tu" and tags == sorted(tags), "prop comes before tuv"
        assert all(prop.get("type") for prop in unit.iterfind("prop"))
        for seg in unit.iterfind("tuv/seg"):
            numbers = [e.get("i") for e in seg.iterfind("bpt")]
            assert len(set(numbers)) == len(numbers)
            assert sorted(numbers) == sorted(e.get("i") for e in seg.iterfind("ept"))
            assert {e.tag for e in seg} <= {"bpt", "ept", "ph", "it"}
            assert all(e.get("pos") in ("begin", "end") for e in seg.iterfind("it"))
    return True


def test_the_sample_is_valid_tmx() -> None:
    assert valid(tmx(*catalog_pairs(samples.catalog(), "front", Selection(list(State)))))


@pytest.mark.external
@needs_program("xmllint")
def test_another_parser_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "front.tmx"
    path.write_bytes(written("tmx"))
    program = shutil.which("xmllint")
    assert program
    done = subprocess.run([program, "--noout", str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
