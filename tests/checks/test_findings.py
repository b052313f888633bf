"""Each check finds what it is there for, and mends it where it can."""

import time
from dataclasses import replace

import pytest

from tests.checks.samples import FRENCH_ENGLISH, GLOSSARY, findings, messages, typed
from workbench.catalog import Segment, State
from workbench.checks import CHECKS, Context, find, find_all, mended
from workbench.glossary import Glossary, Status, Term


@pytest.mark.parametrize(
    ("source", "target", "found", "fixed"),
    [
        ("<1>Oui</1> là", "<1>Yes</1> there", [], None),
        ("<1>Oui</1> <2/>", "<2/> <1>Yes</1>", [], None),
        ("<1>Oui</1>", "Yes", ["<1> is missing", "</1> is missing"], "<1>Yes</1>"),
        (
            "<1><2>Oui</2></1>",
            "Yes",
            ["<1> is missing", "<2> is missing", "</2> is missing", "</1> is missing"],
            "<1><2>Yes</2></1>",
        ),
        ("Non <1>oui</1> non", "No yes no", ["<1> is missing", "</1> is missing"], None),
        ("a <1/>", "a <1/> <1/>", ["<1/> stands twice"], "a <1/> "),
        ("a", "a <3/>b", ["<3/> is not in the source"], "a b"),
        ("<1>a <2>b</2></1>", "<1>a <2>b</1></2>", ["</1> closes in the wrong place"], None),
        ("<1>a</1>", "</1>a<1>", ["</1> closes in the wrong place"], None),
    ],
)
def test_tags(source: str, target: str, found: list[str], fixed: str | None) -> None:
    seen = findings(source, target, only="tags")
    assert [finding.message for finding in seen] == found
    assert [finding.fixed for finding in seen] == [fixed] * len(found)


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("La grève continue.", "La grève continue.", True),
        ("La grève continue.", "la grève  continue.", True),
        ("Union syndicale", "Union syndicale", True),
        ("Charles de Gaulle", "Charles de Gaulle", False),
        ("Vincent Présumey", "Vincent Présumey", False),
        ("3 000 : 12", "3 000 : 12", False),
        ("4 km", "4 km", False),
        ("2,5 km", "2.5 km", False),
        ("5 kg de riz", "5 kg de riz", True),
        ("5 mètres", "5 mètres", True),
        ("ana@exemple.org", "ana@exemple.org", False),
        ("`git status`", "`git status`", False),
        ("La grève continue.", "The strike goes on.", False),
    ],
)
def test_untranslated(french: str, english: str, found: bool) -> None:
    assert bool(messages(french, english, only="untranslated")) is found


def test_an_address_that_was_copied_on_purpose_is_not_untranslated() -> None:
    segment = Segment("b0001.1", "voir en ligne", "voir en ligne", State.TRANSLATED, origin="copy")
    assert find(segment, Context("fr", "en")) == []


@pytest.mark.parametrize(
    ("source", "target", "direction", "found"),
    [
        ("Le chat dort.", "Le chat est dans la rue avec les chiens", "fr-en", True),
        ("The cat sleeps.", "The cat is in the street with a dog", "en-fr", True),
        ("Le chat dort.", "The cat reads “Le Monde” in the café de la Paix", "fr-en", False),
        ("Le chat dort.", "La Repubblica", "fr-en", False),
    ],
)
def test_language(source: str, target: str, direction: str, found: bool) -> None:
    assert bool(messages(source, target, direction, only="language")) is found


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("un hachoir à viande", "a hachoir for meat", ['"hachoir" is left in French']),
        ("les <1>assauts</1>", "the <1>assauts</1>", ['"assauts" is left in French']),
        ("en masse, un coup d’État", "en masse, a coup d’état", []),
        ("Présumey et hachoir", "Présumey and mincer", []),
        ("voir `hachoir`", "see `hachoir`", []),
    ],
)
def test_left_words(french: str, english: str, found: list[str]) -> None:
    assert messages(french, english, only="left-words") == found


def test_words_that_the_glossary_keeps_are_not_left() -> None:
    glossary = Glossary([Term(fr=("assauts citoyens",), status=Status.KEEP)])
    segment = Segment("b0001.1", "les assauts citoyens", "the assauts citoyens", State.DRAFT)
    assert find(segment, Context("fr", "en", glossary), {"left-words"}) == []


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("Des cheminotes en grève", "Railway workers on strike", []),
        ("Les cheminots", "The rail workers", []),
        (
            "Les cheminots",
            "The train drivers",
            ['"cheminots" should be "railway worker" or "rail worker"'],
        ),
        ("Le fret", "The cargo", []),
        ("dit ArmyInform", "said the army", ['"ArmyInform" should stay as it is']),
    ],
)
def test_terms(french: str, english: str, found: list[str]) -> None:
    assert messages(french, english, only="terms") == found


def test_forbidden_terms() -> None:
    (finding,) = findings("Les jaunes", "The <1>scabs</1> came", only="forbidden-terms")
    assert finding.message == '"scabs" is forbidden; use "strike-breaker"'
    assert finding.span == (7, 12)
    assert finding.fixed == "The <1>strike-breakers</1> came"


@pytest.mark.parametrize(
    ("source", "target", "direction", "fixed"),
    [
        ("La fin", "The end of of it", "fr-en", "The end of it"),
        ("La fin", "The the end", "fr-en", "The end"),
        ("La <1>fin</1>", "The <1>the end</1>", "fr-en", None),
        ("Nous nous taisons", "We we fall silent", "fr-en", "We fall silent"),
        ("We left", "Nous nous en en allons", "en-fr", "Nous nous en allons"),
    ],
)
def test_doubled_words(source: str, target: str, direction: str, fixed: str | None) -> None:
    (finding,) = findings(source, target, direction, only="doubled-words")
    assert finding.fixed == fixed


@pytest.mark.parametrize(
    ("source", "target", "direction"),
    [
        ("Elle l’avait eu", "She had had it: that that one", "fr-en"),
        ("We see ourselves; you too", "Nous nous voyons, vous vous voyez", "en-fr"),
        ("Non non", "No no", "fr-en"),
        ("La fin. La fin", "The end. The end", "fr-en"),
        ("10 10", "10 10", "fr-en"),
    ],
)
def test_good_doublets_pass(source: str, target: str, direction: str) -> None:
    assert messages(source, target, direction, only="doubled-words") == []


@pytest.mark.parametrize(
    ("source", "target", "direction", "fixed"),
    [
        ("Oui.", "Yes", "fr-en", "Yes."),
        ("Oui", "Yes.", "fr-en", "Yes"),
        ("Oui\u202f?", "Yes.", "fr-en", "Yes?"),
        ("Yes?", "Oui.", "en-fr", "Oui\u202f?"),
        ("Robert\u00a0:", "Robert", "fr-en", "Robert:"),
        ("<1>Oui</1>.", "<1>Yes</1>", "fr-en", "<1>Yes</1>."),
        ("Il hésite…", "He hesitates.", "fr-en", "He hesitates…"),
        ("Oui\u202f!", "“Yes”", "fr-en", None),
        ("Oui,", "Yes;", "fr-en", "Yes,"),
    ],
)
def test_end_punctuation(source: str, target: str, direction: str, fixed: str | None) -> None:
    (finding,) = findings(source, target, direction, only="end-punctuation")
    assert finding.fixed == fixed


@pytest.mark.parametrize(
    ("french", "english", "context"),
    [
        ("« Oui ! ».", "“Yes!”", "paragraph"),
        ("« Oui. »", "“Yes”.", "paragraph"),
        ("Il hésite...", "He hesitates…", "paragraph"),
        ("à 20 h", "at 8 p.m.", "paragraph"),
        ("Je n’emporte qu’une veste", "A coat is all I take,", "verse line"),
        ("***", "—", "paragraph"),
    ],
)
def test_ends_that_agree(french: str, english: str, context: str) -> None:
    assert messages(french, english, only="end-punctuation", context=context) == []


_MISSING = "the quotation mark at the"


@pytest.mark.parametrize(
    ("french", "english", "check", "found"),
    [
        ("(oui)", "(yes", "brackets", ["( is not closed"]),
        ("oui", "yes)", "brackets", [") is not opened"]),
        ("oui", "([yes)]", "brackets", ["( is not closed", ") is not opened"]),
        ("oui", "a) yes", "brackets", []),
        ("(oui", "(yes", "brackets", []),
        ("« oui »", "“yes", "quotation-marks", ["the quotation mark “ is not closed"]),
        ("« oui »", "yes”", "quotation-marks", ["the quotation mark ” is not opened"]),
        ("« oui »", 'the "yes', "quotation-marks", ['the quotation mark " is not closed']),
        ("« oui", "“yes", "quotation-marks", []),
        ("« oui", '"yes', "quotation-marks", []),
        ("oui »", "yes”", "quotation-marks", []),
        ("un écran de 27 pouces", 'a 27" screen', "quotation-marks", []),
        ("« oui “non” »", "“yes ‘no’”", "quotation-marks", []),
        ("« oui", "yes", "quotation-marks", [f"{_MISSING} beginning of the source is missing"]),
        ("oui. »", "yes.", "quotation-marks", [f"{_MISSING} end of the source is missing"]),
        ("« oui", "“yes”", "quotation-marks", []),
        ("« oui", "— yes", "quotation-marks", []),
        ("« oui »", "‘yes’", "quotation-marks", []),
        ("« Oui », dit-il.", "He said: “Yes.”", "quotation-marks", []),
        (
            "« Oui », dit-il.",
            "Yes, he said.",
            "quotation-marks",
            ["the source has a quotation, the target has no marks of one"],
        ),
    ],
)
def test_pairs_of_marks(french: str, english: str, check: str, found: list[str]) -> None:
    assert messages(french, english, only=check) == found


def test_quotation_marks_that_the_source_has_at_its_ends_are_set() -> None:
    segment = Segment("b0001.1", "« <1>Oui</1>, non. »", "<1>Yes</1>, no.", State.DRAFT)
    fixed = mended(segment, Context("fr", "en"), "Ana", {"quotation-marks"})
    assert fixed.target == "“<1>Yes</1>, no.”"


@pytest.mark.parametrize(
    ("check", "target", "fixed"),
    [
        ("french-spaces", "— Oui", "—\u00a0Oui"),
        ("french-spaces", "Qui ?", "Qui\u202f?"),
        ("french-spaces", "Qui?", "Qui\u202f?"),
        ("french-spaces", "«Oui»", "«\u00a0Oui\u00a0»"),
        ("french-spaces", "<1>Oui</1> !", "<1>Oui</1>\u202f!"),
        ("french-spaces", "n°7", "n°\u00a07"),
        ("guillemets", '"Oui"', "«\u00a0Oui\u00a0»"),
        ("guillemets", "“Oui”", "«\u00a0Oui\u00a0»"),
        ("double-spaces", "Oui  non", "Oui non"),
        ("double-spaces", " Oui", "Oui"),
        ("double-spaces", "Oui \u00a0!", "Oui\u00a0!"),
        ("double-spaces", "Oui\tnon ", "Oui non"),
    ],
)
def test_french_typography(check: str, target: str, fixed: str) -> None:
    (finding,) = findings("Yes", target, "en-fr", only=check)
    assert finding.fixed == fixed
    assert finding.span is not None
    assert messages("Yes", fixed, "en-fr", only=check) == []


@pytest.mark.parametrize(("target", "place"), [("Qui? Moi.", "i?"), ("Un « Oui » net", "« O")])
def test_a_space_that_is_missing_is_told_with_its_place(target: str, place: str) -> None:
    (message,) = messages("Yes", target, "en-fr", only="french-spaces")
    assert message == f"a no-break space is missing: {place}"


@pytest.mark.parametrize(
    ("target", "fixed"),
    [("« Yes »", "“Yes”"), ("Yes !", "Yes!"), ("50 % of it", "50% of it"), ("A : b", "A: b")],
)
def test_english_typography(target: str, fixed: str) -> None:
    (finding,) = findings("Oui", target, only="english-punctuation")
    assert finding.fixed == fixed


def test_a_segment_without_a_target_has_no_findings() -> None:
    assert find(Segment("b0001.1", "La 63e <1/>"), Context("fr", "en", GLOSSARY)) == []


def test_checks_have_stable_ids_and_explanations() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.name
        assert check.explanation.endswith(".")


def test_mending_puts_all_fixes_in() -> None:
    segment = Segment("b0001.1", "Qui a 1,250 of them?", 'Qui "a" 1,250 de  ?', State.DRAFT)
    better = mended(segment, Context("en", "fr"), "Ana")
    assert better.target == "Qui «\u00a0a\u00a0» 1\u202f250 de\u202f?"
    assert better.state is State.DRAFT


def test_mending_spaces_keeps_a_review_and_mending_words_does_not() -> None:
    context = Context("fr", "en")
    spaces = Segment("b0001.1", "Oui là.", "Yes  there.", State.REVIEWED, reviewer="Bo")
    assert mended(spaces, context, "Ana") == replace(spaces, target="Yes there.")
    words = replace(spaces, target="Yes yes there.")
    better = mended(words, context, "Ana")
    assert (better.target, better.state) == ("Yes there.", State.TRANSLATED)
    assert (better.translator, better.reviewer) == ("Ana", "")


def test_a_locked_segment_is_not_mended() -> None:
    segment = Segment("b0001.1", "Oui.", "Yes  there.", State.DRAFT, locked_by="Bo")
    assert mended(segment, Context("fr", "en"), "Ana") is segment


def test_twenty_thousand_segments_take_seconds() -> None:
    segments = [
        Segment(f"b{n:05}.1", typed(french), english, State.TRANSLATED)
        for n, (french, english) in enumerate(FRENCH_ENGLISH * 134)
    ]
    context = Context("fr", "en", GLOSSARY)
    assert list(find_all(segments[:20], context)) == []  # loads the dictionaries
    start = time.process_time()
    assert list(find_all(segments, context)) == []
    assert (time.process_time() - start) / len(segments) < 0.001


@pytest.mark.slow
@pytest.mark.parametrize("piece", [*"a .«\"'!{(9,", "<1>", "1,", "a.", "deux ", "MMX", "</1>"])
def test_hostile_repetition_is_no_slower_than_long_text(piece: str) -> None:
    segment = Segment("b0001.1", "Oui.", piece * 20_000, State.DRAFT)
    start = time.process_time()
    find(segment, Context("fr", "en", GLOSSARY))
    find(segment, Context("en", "fr", GLOSSARY))
    assert time.process_time() - start < 5
