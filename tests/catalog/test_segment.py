from dataclasses import replace

import pytest

from workbench.catalog import Note, Segment, State

EMPTY = Segment("b0001.1", "La nuit tombe.")
DRAFT = EMPTY.drafted("Night is falling.", "argos fr_en 0.1")
TRANSLATED = DRAFT.accepted("Ana")
REVIEWED = TRANSLATED.reviewed("Ben")


def test_a_segment_goes_from_untranslated_over_draft_and_translated_to_reviewed():
    assert [s.state for s in (EMPTY, DRAFT, TRANSLATED, REVIEWED)] == list(State)
    assert REVIEWED.translator == "Ana"
    assert REVIEWED.reviewer == "Ben"
    assert REVIEWED.origin == "argos fr_en 0.1"


@pytest.mark.parametrize(
    "written",
    [
        EMPTY.edited("Night falls.", "Ana"),
        TRANSLATED,
        REVIEWED,
        REVIEWED.rejected("Ben", "too literal"),
        DRAFT.locked("Ana"),
    ],
    ids=["typed draft", "accepted", "reviewed", "rejected", "locked"],
)
def test_a_machine_never_changes_what_a_person_wrote_or_accepted(written):
    assert written.drafted("Machine.", "argos fr_en 0.1") == written


def test_a_machine_may_replace_its_own_draft():
    assert DRAFT.drafted("The night falls.", "argos fr_en 0.2").target == "The night falls."


def test_typing_into_a_draft_leaves_it_a_draft_until_it_is_accepted():
    edited = DRAFT.edited("Night falls.", "Ana")
    assert (edited.state, edited.origin, edited.translator) == (State.DRAFT, "human", "Ana")


def test_typing_into_a_reviewed_segment_takes_its_review_away():
    edited = REVIEWED.edited("Night falls.", "Cleo")
    assert (edited.state, edited.translator, edited.reviewer) == (State.TRANSLATED, "Cleo", "")


def test_emptying_the_target_makes_a_segment_untranslated():
    assert replace(REVIEWED.edited("", "Ana"), notes=()) == EMPTY


def test_what_the_machine_said_is_kept_when_a_person_changes_it():
    for machine in (DRAFT, TRANSLATED):
        edited = machine.edited("Night falls.", "Ana").edited("The night falls.", "Ben")
        assert (edited.draft, edited.draft_origin) == ("Night is falling.", "argos fr_en 0.1")


def test_a_new_draft_of_a_machine_takes_the_place_of_the_last():
    assert replace(DRAFT, draft="Old.").drafted("New.", "argos fr_en 0.2").draft == ""


def test_what_a_person_wrote_is_no_draft_of_a_machine():
    typed = EMPTY.edited("Night falls.", "Ana")
    assert typed.edited("The night falls.", "Ana").draft == ""


def test_typing_the_same_text_changes_nothing():
    assert REVIEWED.edited(REVIEWED.target, "Cleo") is REVIEWED


def test_only_a_translation_can_be_reviewed_and_only_a_target_accepted():
    assert DRAFT.reviewed("Ben") is DRAFT
    assert EMPTY.accepted("Ana") is EMPTY


def test_rejecting_keeps_the_text_and_says_why():
    rejected = REVIEWED.rejected("Ben", "«tombe» is figurative here")
    assert rejected.state is State.DRAFT
    assert rejected.target == REVIEWED.target
    assert rejected.notes == (Note("«tombe» is figurative here", "Ben"),)


def test_a_rejected_draft_is_still_the_machines():
    rejected = DRAFT.rejected("Ben", "nonsense")
    assert rejected.origin == DRAFT.origin
    assert rejected.drafted("Night falls.", "argos fr_en 0.2").target == "Night falls."


def test_accepting_settles_a_changed_source():
    reopened = replace(DRAFT, previous_source="La nuit tombait.")
    assert reopened.accepted("Ana").previous_source == ""


def test_a_machines_text_that_a_person_takes_over_is_the_machines():
    edited = DRAFT.edited("Night falls.", "Ana")
    again = edited.taken_over(DRAFT.target, DRAFT.origin, "Ben")
    assert again == DRAFT
    accepted = edited.accepted("Ana").taken_over(DRAFT.target, DRAFT.origin, "Ben")
    assert (accepted.state, accepted.translator) == (State.TRANSLATED, "Ben")
    assert (accepted.origin, accepted.draft) == (DRAFT.origin, "")


def test_a_persons_text_that_another_takes_over_leaves_the_draft_beside_it():
    taken = DRAFT.taken_over("Night falls.", "human", "Ben")
    assert taken == DRAFT.edited("Night falls.", "Ben")
