"""What catalogs teach, kept in a file."""

import pytest

from workbench.catalog import Catalog, Segment, State
from workbench.lexicon.keeping import learned_of
from workbench.lexicon.learning import learned


@pytest.fixture
def catalogs(tmp_path, corrected):
    """Three catalogs, each with one finished pair and one unfinished."""
    paths = []
    for number, pair in enumerate(corrected):
        path = tmp_path / f"{number}.po"
        segment = Segment("b0001.1", pair.source, pair.draft, State.DRAFT, "argos fr_en 0.2")
        done = segment.edited(pair.target, "Ana").accepted("Ana")
        unfinished = Segment("b0002.1", "Le dépôt", "The warehouse", State.DRAFT)
        _catalog([done, unfinished]).write(path)
        paths.append(path)
    return paths


def _catalog(segments, source="fr", target="en"):
    return Catalog(segments, source_language=source, target_language=target)


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "kept.json"


@pytest.fixture
def read(kept, shipped):
    """Read what catalogs teach, by default with what an earlier reading has kept."""

    def call(paths, path=kept, faulty=()):
        faults = []
        found = learned_of(paths, shipped, path, faults.append)
        assert [fault.path for fault in faults] == [*faulty]
        return found

    return call


def test_finished_segments_teach_with_their_drafts(catalogs, read, corrected, shipped):
    assert read(catalogs) == learned(corrected, shipped) != []


def test_what_is_brought_up_to_date_equals_what_is_read_anew(catalogs, read, tmp_path):
    [before] = read(catalogs)
    changed = Catalog.read(catalogs[1])
    changed.put(changed[0].edited("The warehouse closes.", "Bob"))
    changed.write(catalogs[1])
    [after] = read(catalogs)
    assert (before.segments, after.segments) == (3, 2)
    assert [after] == read(catalogs, path=tmp_path / "anew.json")


def test_a_catalog_that_is_gone_teaches_no_more(catalogs, read):
    assert read(catalogs) != read(catalogs[:2]) == read(catalogs[:2])
    catalogs[0].unlink()
    assert read(catalogs[:2]) == []


def test_catalogs_that_have_not_changed_are_not_read_again(catalogs, read, monkeypatch):
    before = read(catalogs)
    asked = []
    original = Catalog.read
    monkeypatch.setattr(Catalog, "read", lambda path: asked.append(path) or original(path))
    assert read(catalogs) == before
    assert asked == []
    changed = original(catalogs[1])
    changed.put(changed[0].edited("The depot has closed.", "Bob"))
    changed.write(catalogs[1])
    read(catalogs)
    assert asked == [catalogs[1]]


def test_articles_of_the_other_direction_teach_nothing(tmp_path, read):
    paths = [tmp_path / f"{number}.po" for number in range(3)]
    for path in paths:
        done = Segment("b0001.1", "The barge", "La péniche", State.TRANSLATED)
        _catalog([done], "en", "fr").write(path)
    assert read(paths) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1}', b"\xff", b"null\n{}"])
def test_a_damaged_file_is_made_again(catalogs, read, kept, damage):
    whole = read(catalogs)
    good = kept.read_bytes()
    kept.write_bytes(damage)
    assert read(catalogs) == whole
    assert kept.read_bytes() == good


def test_damaged_evidence_is_collected_again(catalogs, read, kept, tmp_path):
    read(catalogs)
    head, _, evidence = kept.read_bytes().partition(b"\n")
    kept.write_bytes(head + b"\n" + evidence[:-9])
    assert read(catalogs[:2]) == read(catalogs[:2], path=tmp_path / "anew.json")


def test_a_catalog_that_cannot_be_read_counts_as_it_was(catalogs, read):
    before = read(catalogs)
    catalogs[0].write_text("<<<<<<< ours\n")
    for _ in range(2):
        assert read(catalogs, faulty=[catalogs[0]]) == before
