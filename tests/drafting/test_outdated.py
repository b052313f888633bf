"""Drafts by an older version of the model that translates now, and nothing else, are outdated."""

from dataclasses import replace

import pytest

from workbench.catalog import Catalog, Segment, State
from workbench.catalog.segment import COPY, HUMAN
from workbench.drafting.outdated import outdated
from workbench.engines.package_folders import best

OLD = Segment("b0001.1", "La boue.", "The boot.", State.DRAFT, "argos fr_en 0.1")


def in_catalog(*segments):
    return Catalog(segments, source_language="fr", target_language="en")


@pytest.mark.parametrize("origin", ["argos fr_en 0.1", "argos fr_en 0.1, doubtful: is too long"])
def test_a_draft_by_an_older_version_is_outdated(origin):
    draft = replace(OLD, origin=origin)
    assert outdated(in_catalog(draft), "argos") == [draft]


@pytest.mark.parametrize(
    "segment",
    [
        *(replace(OLD, origin=origin) for origin in (
            best("fr", "en").origin, "argos fr_en 1.9", "argos en_fr 0.1", "memory 100%",
            "libretranslate", COPY, HUMAN, "",
        )),
        replace(OLD, state=State.TRANSLATED, translator="Ana"),
        replace(OLD, locked_by="Ana"),
    ],
)  # fmt: skip
def test_what_is_no_draft_by_an_older_version_is_not(segment):
    assert outdated(in_catalog(segment), "argos") == []


def test_versions_are_compared_as_numbers(monkeypatch):
    newer = replace(best("fr", "en"), version="0.10")
    monkeypatch.setattr("workbench.drafting.outdated.best", lambda source, target: newer)
    draft = replace(OLD, origin="argos fr_en 0.9")
    assert outdated(in_catalog(draft), "argos") == [draft]


def test_other_engines_have_no_versions():
    assert outdated(in_catalog(OLD), "libretranslate") == []


def test_without_a_model_nothing_is_outdated(no_model_into_french):
    catalog = Catalog([OLD], source_language="en", target_language="fr")
    assert outdated(catalog, "argos") == []
