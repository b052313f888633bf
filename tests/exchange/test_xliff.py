from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.editions import samples
from workbench.catalog import State
from workbench.exchange import Pair, Selection, catalog_pairs
from workbench.exchange.formats import chunks

OLD = "{urn:oasis:names:tc:xliff:document:1.2}"
NEW = "{urn:oasis:names:tc:xliff:document:2.0}"


def pair(source: str, target: str = "x", state: State = State.DRAFT, name: str = "b1.1") -> Pair:
    return Pair("front", name, state, "argos", "fr", "en", source, target)


def written(name: str, *pairs: Pair) -> etree._Element:
    return etree.fromstring(b"".join(chunks(pairs, name)))


@pytest.mark.parametrize(
    ("state", "old", "approved", "new"),
    [
        (State.DRAFT, "needs-review-translation", "no", ("initial", "workbench:draft")),
        (State.TRANSLATED, "translated", "no", ("translated", None)),
        (State.REVIEWED, "signed-off", "yes", ("reviewed", None)),
    ],
)
def test_states_are_said_in_the_standard_words(
    state: State, old: str, approved: str, new: tuple[str, str | None]
) -> None:
    first = written("xliff", pair("un", "one", state))
    unit = next(first.iter(f"{OLD}trans-unit"))
    assert unit.get("approved") == approved
    assert next(unit.iter(f"{OLD}target")).get("state") == old
    segment = next(written("xliff2", pair("un", "one", state)).iter(f"{NEW}segment"))
    assert (segment.get("state"), segment.get("subState")) == new


@pytest.mark.parametrize("name", ["xliff", "xliff2"])
def test_an_untranslated_segment_has_no_target(name: str) -> None:
    root = written(name, pair("un", "", State.UNTRANSLATED))
    assert not [element for element in root.iter() if str(element.tag).endswith("}target")]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("<1>a</1> <2/>", ["g", "x"], ["pc", "ph"]),
        ("<1>a<2>b</2></1>", ["g", "g"], ["pc", "pc"]),
        ("<1>a<2>b</1>c</2>", ["bx", "g", "ex"], ["sc", "pc", "ec"]),
        ("a</1>", ["ex"], ["ec"]),
    ],
)
def test_tags_are_elements(text: str, old: list[str], new: list[str]) -> None:
    for name, space, expected in (("xliff", OLD, old), ("xliff2", NEW, new)):
        source = next(written(name, pair(text)).iter(f"{space}source"))
        found = [str(e.tag).removeprefix(space) for e in source.iter() if e is not source]
        assert sorted(found) == sorted(expected)


@given(st.text(st.sampled_from("ab<>/12&\x00\ufffe\"' é"), max_size=30))
def test_every_text_makes_a_sound_file(text: str) -> None:
    for name in ("xliff", "xliff2"):
        sound(written(name, pair(text, text)))


def test_the_sample_makes_sound_files() -> None:
    pairs = list(catalog_pairs(samples.catalog(), "front", Selection(list(State))))
    for name in ("xliff", "xliff2"):
        sound(written(name, *pairs))


def test_identities_that_xml_cannot_hold_are_replaced() -> None:
    root = written("xliff2", pair("a", name="odd name"), pair("b", name="b1.2"))
    assert [unit.get("id") for unit in root.iter(f"{NEW}unit")] == ["u1", "b1.2"]


def sound(root: etree._Element) -> None:
    """Check what both standards ask of identities, and of source and target."""
    new = root.get("version") == "2.1"
    space, unit_name = (NEW, "unit") if new else (OLD, "trans-unit")
    for file in root:
        units = [unit.get("id") for unit in file.iter(f"{space}{unit_name}")]
        assert len(set(units)) == len(units)
    for text in [*root.iter(f"{space}source"), *root.iter(f"{space}target")]:
        inline = [element for element in text.iter() if element is not text]
        allowed = {"pc", "ph", "sc", "ec"} if new else {"g", "x", "bx", "ex"}
        assert {str(element.tag).removeprefix(space) for element in inline} <= allowed
        ids = [element.get("id") for element in inline]
        assert all(ids)
        if new:
            assert len(set(ids)) == len(ids)
            assert root.get("srcLang") == "fr" and root.get("trgLang") == "en"


@pytest.mark.external
@pytest.mark.parametrize("name", ["xliff", "xliff2"])
def test_the_translate_toolkit_reads_them(name: str) -> None:
    pytest.importorskip("translate", reason="translate-toolkit is not installed")
    from translate.storage import xliff, xliff2

    made = b"".join(chunks([pair("un <1>deux</1>", "one <1>two</1>", State.TRANSLATED)], name))
    store = (xliff.xlifffile if name == "xliff" else xliff2.Xliff2File).parsestring(made)
    (unit,) = [unit for unit in store.units if unit.istranslatable()]
    assert str(unit.target).startswith("one ")
