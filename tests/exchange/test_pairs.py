from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.editions import samples
from tests.golden import assert_golden
from tests.shared import needs_program
from workbench import __version__
from workbench.catalog import State
from workbench.documents.inline import without_tags
from workbench.exchange import Pair, catalog_pairs
from workbench.exchange.formats import FORMATS, chunks
from workbench.exchange.tmx import segment_xml

GOLDEN = Path(__file__).parent / "golden"


def pair(source: str, target: str = "x") -> Pair:
    return Pair("b0001.1", source, target, State.TRANSLATED, "human", "front", "fr", "en")


def written(name: str, *pairs: Pair) -> bytes:
    return b"".join(chunks(pairs or catalog_pairs(samples.catalog(), "front"), name))


def test_only_finished_pairs_leave_unless_others_are_asked_for() -> None:
    states = {p.state for p in catalog_pairs(samples.catalog(), "front")}
    assert states == {State.TRANSLATED, State.REVIEWED}
    drafts = list(catalog_pairs(samples.catalog(), "front", [State.DRAFT]))
    assert [(p.id, p.origin) for p in drafts] == [("b0003.2", "argos fr_en 1.9")]


@pytest.mark.parametrize("name", FORMATS)
def test_the_file_is_as_it_was_looked_at(name: str) -> None:
    made = written(name).replace(__version__.encode(), b"VERSION")
    assert_golden(made, GOLDEN / f"front.{name}")


@pytest.mark.parametrize("name", FORMATS)
def test_no_pairs_make_an_empty_file_of_the_format(name: str) -> None:
    made = b"".join(chunks([], name))
    if name == "tmx":
        assert etree.fromstring(made).findall("body/tu") == []
    else:
        assert len(made.splitlines()) == (0 if name == "jsonl" else 1)


@pytest.mark.parametrize("name", FORMATS)
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
    assert taken <= 10


def test_csv_reads_back_with_its_odd_characters() -> None:
    odd = 'un "mot", deux;\ttrois'
    made = written("csv", pair(odd, "=1+1"))
    assert made.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert head == ["article", "id", "state", "origin", "fr", "en"]
    assert row == ["front", "b0001.1", "translated", "human", odd, "'=1+1"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_begins_like_a_formula(name: str, cell: str) -> None:
    assert f"'{cell}".encode() in written(name, pair(cell))


def test_tsv_has_a_line_a_pair_whatever_stands_in_it() -> None:
    made = written("tsv", pair("un\tdeux\ntrois\u2028quatre", "a"), pair("b"))
    lines = made.decode().splitlines()
    assert [line.count("\t") for line in lines] == [5, 5, 5]
    assert "un deux trois quatre" in lines[1]


def test_json_lines_hold_the_exact_text() -> None:
    odd = "=1+1 \u202f« <1>é</1> »\u2028\t"
    (line,) = written("jsonl", pair(odd)).decode().split("\n")[:-1]
    assert json.loads(line)["source"] == odd


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
    assert valid(tmx(*catalog_pairs(samples.catalog(), "front", list(State))))


@pytest.mark.external
@needs_program("xmllint")
def test_another_parser_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "front.tmx"
    path.write_bytes(written("tmx"))
    program = shutil.which("xmllint")
    assert program
    done = subprocess.run([program, "--noout", str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
