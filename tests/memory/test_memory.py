"""What was translated before is found again."""

import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog, Segment, State
from workbench.memory import CatalogSource, Memory, TmxSource
from workbench.system.errors import WorkbenchError

PAIRS = [
    ("Le fret s’arrête dans les dépôts.", "Freight stops at the depots."),
    ("Le fret s’arrête dans les ports.", "Freight stops at the ports."),
    ("La 63e brigade tient ses positions.", "The 63rd Brigade is holding its positions."),
    ("« Pas un pas en arrière ! », dit-elle.", "“Not one step back!” she said."),
    ("Le <1>rapport</1> le dit.", "The <1>report</1> says so."),
    ("Les élèves apprennent l’été.", "The pupils learn in summer."),
]


@pytest.fixture
def source(tmp_path: Path) -> CatalogSource:
    """A catalog of finished pairs, one unfinished, one copied."""
    segments = [
        Segment(f"b{n:04}.1", french, english, State.TRANSLATED, translator="Ana")
        for n, (french, english) in enumerate(PAIRS, 1)
    ]
    segments.append(Segment("b0090.1", "Un brouillon.", "A draft.", State.DRAFT))
    segments.append(Segment("b0091.1", "x.org", "x.org", State.TRANSLATED, origin="copy"))
    path = tmp_path / "fret" / "en.po"
    path.parent.mkdir()
    Catalog(segments, source_language="fr", target_language="en").write(path)
    return CatalogSource(path, "fret", "fr")


@pytest.fixture
def memory(tmp_path: Path, source: CatalogSource) -> Memory:
    """A memory of that catalog."""
    memory = Memory(tmp_path / ".workbench" / "memory.sqlite")
    assert memory.refresh([source]) == 1
    return memory


def test_finished_pairs_are_in_and_drafts_and_copies_are_not(memory: Memory) -> None:
    assert len(memory) == len(PAIRS)
    assert memory.exact("Un brouillon.", "fr") == []


@pytest.mark.parametrize(
    "text",
    [
        "« Pas un pas en arrière ! », dit-elle.",
        '"Pas un pas en arrière!", dit-elle.',
        "«\u00a0Pas un pas en arrière\u202f!\u00a0», dit-elle.",
    ],
)
def test_the_same_text_is_found_however_it_is_typeset(memory: Memory, text: str) -> None:
    (match,) = memory.exact(text, "fr")
    assert (match.target, match.score) == ("“Not one step back!” she said.", 100)
    assert match.origin == "memory 100%"
    assert match.unit.people == ("Ana",)


def test_pairs_serve_both_directions(memory: Memory) -> None:
    (match,) = memory.exact("Freight stops at the ports.", "en")
    assert match.target == "Le fret s’arrête dans les ports."


def test_other_tags_cost_a_point(memory: Memory) -> None:
    (match,) = memory.exact("Le rapport le dit.", "fr")
    assert match.score == 99


@pytest.mark.parametrize(
    ("text", "first", "score"),
    [
        ("Le fret s’arrête dans les gares.", "Le fret s’arrête dans les ports.", range(80, 99)),
        ("La 64e brigade tient ses positions.", PAIRS[2][0], range(90, 98)),
        ("La 63e Brigade tient ses positions.", PAIRS[2][0], range(95, 100)),
    ],
)
def test_similar_texts_come_best_first(memory: Memory, text: str, first: str, score: range) -> None:
    matches = memory.fuzzy(text, "fr")
    assert matches[0].source == first
    assert matches[0].score in score
    assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)


def test_threshold_limit_and_the_asking_segment(memory: Memory) -> None:
    text = PAIRS[0][0]
    assert [m.score for m in memory.fuzzy(text, "fr", threshold=100)] == [100]
    assert len(memory.fuzzy(text, "fr", limit=1)) == 1
    others = memory.fuzzy(text, "fr", leaving_out=("fret", "b0001.1"))
    assert [m.source for m in others] == [PAIRS[1][0]]
    assert memory.fuzzy("Rien de tel nulle part", "fr") == []
    assert memory.fuzzy("", "fr") == []


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("fret", None, 2),
        ("FRET S'ARRÊTE", "fr", 2),
        ("eleves", "fr", 1),
        ("depots", None, 1),
        ("step back", "en", 1),
        ("step back", "fr", 0),
        ("back step", "en", 0),
        ("posit", None, 1),
        ("sitions", None, 1),
        ('"!*', None, 0),
        ("  ", None, 0),
        ('a" OR "b', None, 0),
    ],
)
def test_concordance(memory: Memory, words: str, language: str | None, found: int) -> None:
    assert len(memory.concordance(words, language)) == found


def test_a_segment_is_recorded_as_soon_as_it_is_accepted(
    memory: Memory, source: CatalogSource
) -> None:
    draft = Segment("b0090.1", "Un brouillon.", "A draft.", State.DRAFT)
    memory.record(source, draft.accepted("Bo"))
    assert memory.exact("Un brouillon.", "fr")[0].unit.people == ("Bo",)
    memory.record(source, replace(draft.accepted("Bo"), target="A rough draft."))
    assert [m.target for m in memory.exact("Un brouillon.", "fr")] == ["A rough draft."]
    memory.record(source, draft)
    assert memory.exact("Un brouillon.", "fr") == []


def test_only_changed_files_are_read_again(memory: Memory, source: CatalogSource) -> None:
    assert memory.refresh([source]) == 0
    catalog = Catalog.read(source.path)
    catalog.put(replace(catalog[0], target="Goods traffic stops at the depots."))
    catalog.write(source.path)
    assert memory.refresh([source]) == 1
    assert [m.target for m in memory.exact(PAIRS[0][0], "fr")] == [
        "Goods traffic stops at the depots."
    ]
    assert memory.refresh([]) == 1
    assert len(memory) == 0


def test_a_broken_catalog_is_told_and_changes_nothing(
    memory: Memory, source: CatalogSource
) -> None:
    source.path.write_text('msgid "no end\n')
    told: list[WorkbenchError] = []
    assert memory.refresh([source], told.append) == 0
    assert len(told) == 1
    assert len(memory) == len(PAIRS)


def test_the_memory_outlives_the_process(
    tmp_path: Path, memory: Memory, source: CatalogSource
) -> None:
    memory.close()
    again = Memory(tmp_path / ".workbench" / "memory.sqlite")
    assert again.refresh([source]) == 0
    assert len(again) == len(PAIRS)


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_broken_store_is_built_again(
    tmp_path: Path, source: CatalogSource, content: bytes
) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(content)
    memory = Memory(path)
    assert memory.refresh([source]) == 1
    assert len(memory) == len(PAIRS)


def test_a_store_of_another_version_is_built_again(tmp_path: Path, source: CatalogSource) -> None:
    path = tmp_path / "memory.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE unit (x)")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    memory = Memory(path)
    assert memory.refresh([source]) == 1


def test_git_leaves_the_store_alone(tmp_path: Path, memory: Memory) -> None:
    assert (tmp_path / ".workbench" / ".gitignore").read_text() == "*\n"


def test_where_nothing_can_be_written_the_memory_works_all_the_same(
    tmp_path: Path, source: CatalogSource
) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    memory = Memory(tmp_path / "file" / "memory.sqlite")
    assert memory.refresh([source]) == 1
    assert memory.exact(PAIRS[0][0], "fr")


def test_many_threads_may_ask_while_it_is_built(tmp_path: Path, source: CatalogSource) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(20):
                memory.fuzzy(PAIRS[0][0], "fr")
                memory.concordance("fret")
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for n in range(10):
        memory.refresh([source] if n % 2 == 0 else [])
    for thread in threads:
        thread.join()
    assert faults == []


_WORDS = "le la un une armée ville train pont grève port navire soldat rue nuit jour"


def test_a_book_is_searched_in_milliseconds(tmp_path: Path) -> None:
    words = _WORDS.split()
    segments = [
        Segment(
            f"b{n:05}.1",
            f"{words[n % 15]} {words[n % 7]} numéro {n} de {words[n % 11]} et {words[n % 13]}",
            f"number {n}",
            State.TRANSLATED,
        )
        for n in range(5000)
    ]
    path = tmp_path / "en.po"
    Catalog(segments, source_language="fr", target_language="en").write(path)
    memory = Memory(tmp_path / "m.sqlite")
    memory.refresh([CatalogSource(path, "livre", "fr")])
    start = time.process_time()
    for n in range(0, 5000, 500):
        assert memory.fuzzy(segments[n].source, "fr")[0].target == f"number {n}"
    assert (time.process_time() - start) / 10 < 0.2


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="7" srclang="en-GB" changeid="Eve">
  <tuv xml:lang="en-GB"><seg>The <bpt i="1">&lt;b&gt;</bpt>dock<ept i="1">&lt;/b&gt;</ept><ph>br</ph> is shut.</seg></tuv>
  <tuv xml:lang="FR"><seg>Le <bpt i="1">b</bpt>quai<ept i="1">b</ept><ph>br</ph> est fermé.</seg></tuv>
  <tuv xml:lang="de"><seg>Das Dock ist zu.</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
</body></tmx>
"""  # noqa: E501


def test_tmx_files_belong_to_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "port.tmx"
    path.write_text(TMX)
    memory = Memory()
    assert memory.refresh([TmxSource(path)]) == 1
    (match,) = memory.exact("The <1>dock</1><2/> is shut.", "en")
    assert match.target == "Le <1>quai</1><2/> est fermé."
    assert match.score == 100
    assert (match.unit.article, match.unit.segment_id) == ("port", "7")
    assert match.unit.people == ("Eve",)
    assert len(memory) == 1


@pytest.mark.parametrize("entity", ['SYSTEM "/etc/passwd"', '"est"'])
def test_files_that_declare_entities_are_refused(tmp_path: Path, entity: str) -> None:
    path = tmp_path / "x.tmx"
    document = TMX.replace('SYSTEM "tmx14.dtd"', f"[<!ENTITY a {entity}>]")
    path.write_text(document.replace("est fermé", "&a; fermé"))
    with pytest.raises(WorkbenchError, match=r"x\.tmx: it declares XML entities"):
        list(TmxSource(path).units())


@pytest.mark.parametrize(
    ("content", "line"),
    [("<tmx>\n<body><tu></body></tmx>", 2), ("<html></html>", None), ("", None)],
)
def test_what_is_no_tmx_is_told(tmp_path: Path, content: str, line: int | None) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(content)
    with pytest.raises(WorkbenchError) as fault:
        list(TmxSource(path).units())
    assert (fault.value.path, fault.value.line) == (path, line)
