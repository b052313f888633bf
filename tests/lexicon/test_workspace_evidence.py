"""The evidence of catalogs, kept in a file."""

import json
from dataclasses import replace

import pytest

from workbench.catalog import Catalog, Segment, State
from workbench.lexicon.evidence import Evidence
from workbench.lexicon.workspace_evidence import workspace_evidence


@pytest.fixture
def catalogs(tmp_path, corrected):
    """Three catalogs, each with one finished pair and one unfinished."""
    paths = []
    for number, pair in enumerate(corrected):
        path = tmp_path / f"{number}.po"
        segment = Segment("b0001.1", pair.source, pair.draft, State.DRAFT, "argos fr_en 0.2")
        done = segment.edited(pair.target, "Ana").accepted("Ana")
        _catalog([done, Segment("b0002.1", "Le dépôt", "The warehouse", State.DRAFT)]).write(path)
        paths.append(path)
    return paths


def _catalog(segments, source="fr", target="en"):
    return Catalog(segments, source_language=source, target_language=target)


@pytest.fixture
def read(tmp_path, shipped):
    """Read the evidence of catalogs, by default with what an earlier reading has kept."""

    def call(paths, kept="kept.json", errors=None):
        faults = []
        found = workspace_evidence(paths, shipped, tmp_path / kept, faults.append)
        assert [fault.path for fault in faults] == (errors or [])
        return found

    return call


def in_order(evidence):
    """Return ``evidence`` as it compares: files may be read in another order."""
    return replace(evidence, left=sorted(evidence.left))


def test_finished_segments_count_with_their_drafts(catalogs, read):
    evidence = read(catalogs)
    assert evidence.words["dépôt"] == 3
    assert [(r.translation, n) for r, n in evidence.corrected.items()] == [("depot", 3)]


def test_what_is_brought_up_to_date_equals_what_is_read_anew(catalogs, read):
    read(catalogs)
    changed = Catalog.read(catalogs[1])
    changed.put(changed[0].edited("The warehouse closes.", "Bob"))
    changed.write(catalogs[1])
    catalogs[2].unlink()
    updated = read(catalogs)
    assert updated.words["dépôt"] == 2
    assert in_order(updated) == in_order(read(catalogs, kept="anew.json"))


def test_a_catalog_that_has_not_changed_is_not_read_again(catalogs, read, tmp_path):
    read(catalogs)
    kept = tmp_path / "kept.json"
    known = json.loads(kept.read_bytes())
    known["files"][str(catalogs[0])]["evidence"][0] = {"marker": 7}
    kept.write_text(json.dumps(known))
    assert read(catalogs).words["marker"] == 7


def test_articles_of_the_other_direction_teach_nothing(tmp_path, read):
    path = tmp_path / "fr.po"
    done = Segment("b0001.1", "The depot", "Le dépôt", State.TRANSLATED)
    _catalog([done], "en", "fr").write(path)
    assert read([path]) == Evidence()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1}', b"\xff", b"null"])
def test_a_damaged_file_is_made_again(catalogs, read, tmp_path, damage):
    whole = read(catalogs)
    (tmp_path / "kept.json").write_bytes(damage)
    assert read(catalogs) == whole
    assert (tmp_path / "kept.json").read_bytes() != damage


def test_a_catalog_that_cannot_be_read_counts_as_it_was(catalogs, read):
    before = read(catalogs)
    catalogs[0].write_text("<<<<<<< ours\n")
    assert read(catalogs, errors=[catalogs[0]]) == before
