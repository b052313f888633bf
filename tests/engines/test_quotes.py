"""Quotation marks of a translation, within it and around it, are those of the source."""

import pytest

from workbench.engines.pipeline.framing import framed
from workbench.engines.pipeline.preparation import prepare
from workbench.engines.pipeline.quotes import mended_quotes
from workbench.text.typography import typeset


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ('Il dit "non" à tout.', "He says 'no'to all.", 'He says "no" to all.'),
        ('Il dit "non".', "He doesn't say 'no'.", 'He doesn\'t say "no".'),
        ("Il dit non.", '"He says no."', "He says no."),
        ("Il dit non.", "He says 'no'.", "He says no."),
        ("Il dit 'non'.", "He says 'no'.", "He says 'no'."),
        ('"Oui", dit-il.', 'Yes", he says.', '"Yes", he says.'),
        ('Il dit : "Oui."', 'He says: "Yes.', 'He says: "Yes."'),
        ('Le "mot" passe.', 'The "word passes.', 'The "word" passes.'),
        (
            'Un "très long mot de cinq lettres" passe.',
            'A "long word passes.',
            "A long word passes.",
        ),
        ('"A "b" ?" dit-il.', '"A "b?" he says.', '"A b?" he says.'),
        ('They "didn\'t have" it.', "Ils n'ont pas\" cela.", 'Ils "n\'ont pas" cela.'),
        # A quotation with an apostrophe in it, in single marks.
        ('Il dit : "Je pars."', "He says: 'I'm leaving.'", 'He says: "I\'m leaving."'),
        ('Il dit : "Je pars.', "He says: 'I'm leaving.", "He says: \"I'm leaving."),
        # One that goes on in another segment.
        ('Il dit : "Je pars.', "He says: I am leaving.", 'He says: "I am leaving.'),
        ('Il dit : "Je pars.', 'He says: "I am leaving."', 'He says: "I am leaving.'),
        ("Plus d'espoir\", dit-elle.", "No more hope, she says.", 'No more hope", she says.'),
        # Words and punctuation that both have tell where marks were.
        ('Le journal "Le Monde" le dit.', "Le Monde says so.", '"Le Monde" says so.'),
        (
            'Elle dit : "Oui", puis sort.',
            "She says: Yes, then goes.",
            'She says: "Yes", then goes.',
        ),
        ('Le mot "guerre" est là.', "The word war is there.", "The word war is there."),
    ],
)
def test_within_a_sentence(source, target, expected):
    assert mended_quotes(source, target) == expected


@pytest.mark.parametrize(
    ("source", "inside", "whole"),
    [
        ("« Je pars. »", "I go.", "“I go.”"),
        ("«Je pars».", "I go.", "“I go.”"),
        ("« Je pars", "I go", "“I go"),
        ("Je pars. »", "I go.", "I go.”"),
        ("Je suis né en 2024 »", "I was born in 2024", "I was born in 2024”"),
        ("« Je dis “non”. »", 'I say "no".', "“I say ‘no’.”"),
        ("– Partez-vous ?", "Do you go?", "– Do you go?"),
        ("— « Non »", "No", "— “No”"),
        ("- Non.", "No.", "- No."),
        ("<1>« Je pars.</1>", "<1>I go.</1>", "<1>“I go.</1>"),
        ("« <1>Je pars</1> »", "<1>I go</1>", "“<1>I go</1>”"),
        ("<1>– Non.</1>", "<1>No.</1>", "<1>– No.</1>"),
    ],
)
def test_what_frames_a_sentence_is_not_shown_to_the_model(source, inside, whole):
    bare, frame = framed(source)
    assert not set("«»–—") & set(bare)
    assert typeset(frame.around(inside), "en") == whole


@pytest.mark.parametrize(
    "text",
    ["« Oui », dit-il.", "Il dit : « Oui. »", "« Oui » ou « non »", "– 20", "6'2\"", "", "«", "-"],
)
def test_what_frames_no_sentence_stays(text):
    assert framed(text)[0] == text


def test_a_frame_that_a_person_began_is_not_begun_again(engine):
    source = "– Nous voulons la paix."
    for prefix in ("– We want", "We want"):
        (answers,) = engine.translate([source], prefixes=[prefix])
        assert answers[0].startswith(prefix)


def test_a_frame_goes_around_numbers_alone():
    sentence = prepare("« 412 »")
    assert sentence.text == "412"
    assert sentence.frame.around("412") == "«412»"
