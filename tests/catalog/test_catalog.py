import subprocess
import tempfile

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import needs_program
from workbench.catalog import Catalog, Note, Segment, State
from workbench.system.errors import WorkbenchError

#: All that a text can hold, but for lone surrogates and controls, which no source gives.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"))
    | st.sampled_from('\n\t\\"«»’\u00a0\u202f\u2028\x85\x0c'),
    min_size=1,
    max_size=60,
)
#: Names of persons and engines, which stand on one line.
NAME = st.text("aéß .'-0(", max_size=9).map(lambda text: " ".join(f"A{text}z".split()))


def _as_lines(text):
    """Return ``text`` as a note keeps it: whatever parts lines becomes a line feed."""
    return "\n".join(text.strip().splitlines())


@st.composite
def segments(draw):
    """Segments as the program makes them: the facts fit the state."""
    state = draw(st.sampled_from(State))
    machine = draw(st.just("") | TEXT.map(_as_lines))
    return Segment(
        id=f"b{draw(st.integers(1, 9999)):04}.{draw(st.integers(1, 99))}",
        source=draw(TEXT),
        target="" if state is State.UNTRANSLATED else draw(TEXT),
        state=state,
        origin=draw(NAME),
        draft=machine,
        draft_origin=draw(NAME) if machine else "",
        context="paragraph, sentence 1 of 2",
        place=f"source.txt:{draw(st.integers(1, 10**6))}",
        terms=tuple(draw(st.lists(NAME.map(lambda name: f"{name} = x"), max_size=3))),
        notes=tuple(
            draw(
                st.lists(
                    st.builds(Note, TEXT.map(_as_lines).filter(bool), NAME | st.just("")),
                    max_size=3,
                )
            )
        ),
        translator=draw(NAME),
        reviewer=draw(NAME) if state is State.REVIEWED else "",
        locked_by=draw(NAME | st.just("")),
        previous_source=draw(TEXT | st.just("")),
    )


def catalog(*segments, **more):
    return Catalog(segments, source_language="fr", target_language="en", **more)


ARTICLE = catalog(
    Segment("b0001.1", "Le titre", context="heading", place="source.txt:1"),
    Segment("b0002.1", "Une <1>brigade</1>.", "A <1>brigade</1>.", State.DRAFT,
            origin="argos fr_en 0.1", terms=("brigade = brigade",)),
    Segment("b0002.2", "Fin.", "The end.", State.TRANSLATED, origin="human", translator="Ana",
            notes=(Note('"brigade" as in the style sheet\nsee page 2', "Ana"), Note("anonymous"))),
    Segment("b0003.1", "Oui.", "Yes.", State.REVIEWED, translator="Ana", reviewer="Ben"),
)  # fmt: skip


@given(st.lists(segments(), max_size=6, unique_by=lambda segment: segment.id))
def test_writing_and_reading_gives_back_every_segment(made):
    text = catalog(*made).dumps()
    again = Catalog.parse(text)
    assert again.segments == made
    assert again.dumps() == text


@given(st.lists(segments(), max_size=6, unique_by=lambda segment: segment.id))
def test_our_own_form_is_read_as_polib_reads_it(made):
    text = catalog(*made, obsolete=made[:1]).dumps()
    ours = Catalog.parse(text)
    # polib wraps long lines, so that what it saves is not in our own form any more.
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        theirs = Catalog.parse(polib.pofile(file.name, wrapwidth=78).__unicode__())
    assert ours.segments == theirs.segments
    assert ours.obsolete == theirs.obsolete
    assert ours.metadata == theirs.metadata


#: What a careless hand or program makes of a line.
DAMAGE = {
    "missing": lambda line: [],
    "twice": lambda line: [line, line],
    "cut": lambda line: [line[: len(line) // 2].rstrip()],
    "commented out": lambda line: [f"#~ {line}"],
    "a comment": lambda line: [f"# {line}"],
    "parted": lambda line: [line, ""],
    "spaced": lambda line: [line.replace(' "', '  "', 1)],
}


@given(st.lists(segments(), min_size=1, max_size=4, unique_by=lambda s: s.id), st.data())
def test_a_damaged_file_is_read_or_refused_as_polib_does_it(made, data):
    lines = catalog(*made[1:], obsolete=made[:1]).dumps().split("\n")
    for damage in data.draw(st.lists(st.sampled_from(sorted(DAMAGE)), max_size=2)):
        place = data.draw(st.integers(12, len(lines) - 1))
        lines[place : place + 1] = DAMAGE[damage](lines[place])
    text = "\n".join(lines)
    ours = _read(text)
    theirs = _read(text.replace("#\n", "# a header that is not ours\n", 1))
    assert ours == theirs


def _read(text):
    """Return the segments of ``text``, current and obsolete; or why it is refused."""
    try:
        made = Catalog.parse(text)
    except WorkbenchError as error:
        return str(error)
    return made.segments, made.obsolete


def test_the_file_is_readable_for_people():
    assert ARTICLE.dumps().partition('"X-Source-Language: fr\\n"\n\n')[2] == (
        '#. heading\n#: source.txt:1\nmsgctxt "b0001.1"\nmsgid "Le titre"\nmsgstr ""\n\n'
        '# origin: argos fr_en 0.1\n#. term: brigade = brigade\n#, fuzzy\n'
        'msgctxt "b0002.1"\nmsgid "Une <1>brigade</1>."\nmsgstr "A <1>brigade</1>."\n\n'
        '# origin: human\n# translator: Ana\n'
        '# note (Ana): "brigade" as in the style sheet\\nsee page 2\n# note: anonymous\n'
        'msgctxt "b0002.2"\nmsgid "Fin."\nmsgstr "The end."\n\n'
        '# translator: Ana\n# reviewer: Ben\n'
        'msgctxt "b0003.1"\nmsgid "Oui."\nmsgstr "Yes."\n'
    )  # fmt: skip


def test_obsolete_segments_are_kept():
    text = catalog(ARTICLE[0], obsolete=[ARTICLE[3]]).dumps()
    assert '#~ msgid "Oui."' in text
    assert Catalog.parse(text).obsolete[0].target == "Yes."


def test_comments_and_flags_of_other_programs_are_kept():
    text = ARTICLE.dumps().replace(
        "#, fuzzy\n", "# checked with Poedit: yes\n#, fuzzy, no-wrap\n", 1
    )
    again = Catalog.parse(text)
    assert again[1].other_comments == ("checked with Poedit: yes",)
    assert again[1].other_flags == ("no-wrap",)
    assert "# checked with Poedit: yes\n" in again.dumps()
    assert "#, fuzzy, no-wrap\n" in again.dumps()


@pytest.mark.parametrize("space", [" ", "  "], ids=["our own form", "another form"])
def test_a_text_that_looks_like_an_obsolete_entry_is_none(space):
    text = ARTICLE.dumps().replace('msgid "Oui."', f'msgid{space}"Oui #~ ."')
    assert Catalog.parse(text)[3].source == "Oui #~ ."


LONG = ARTICLE.copy()
LONG.put(ARTICLE[2].noted("the style sheet says so on page two " * 9 + "note: see: there", "Ana"))


@pytest.mark.parametrize("saved", [ARTICLE, LONG], ids=["short notes", "long notes"])
def test_polib_opens_and_saves_it_with_nothing_lost(tmp_path, saved):
    path = tmp_path / "en.po"
    saved.write(path)
    polib.pofile(str(path)).save(str(path))
    assert Catalog.read(path).segments == saved.segments


@pytest.mark.external
@needs_program("msgcat")
def test_gettext_opens_and_saves_it_with_nothing_lost(tmp_path):
    path = tmp_path / "en.po"
    ARTICLE.write(path)
    check = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True)
    assert (check.returncode, check.stderr) == (0, b"")
    subprocess.run(["msgcat", "-o", path, path], check=True)
    assert Catalog.read(path).segments == ARTICLE.segments


def test_a_segment_is_found_and_replaced_by_its_id():
    copy = ARTICLE.copy()
    copy.put(copy.find("b0001.1").edited("The title", "Ana"))
    assert copy[0].target == "The title"
    assert ARTICLE[0].target == ""
    with pytest.raises(KeyError):
        copy.find("b9999.1")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('msgid "a"\nmsgstr "b"\nnonsense\n', 3, "not a valid PO file"),
        ('msgid "a\nmsgstr "b"\n', 1, "not a valid PO file"),
        ('msgctxt "b1.1"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "b1.1"\nmsgid "b"\nmsgstr ""\n', 5,
         "the segment b1.1 stands twice"),
        ("<<<<<<< HEAD\n", 1, "git found two versions of this passage"),
        ("\0", None, "not a PO file"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(tmp_path, text, line, what):
    path = tmp_path / "en.po"
    path.write_text(text)
    with pytest.raises(WorkbenchError) as raised:
        Catalog.read(path)
    assert what in str(raised.value)
    assert raised.value.path == path
    assert raised.value.line == line


def test_a_text_that_names_a_file_is_not_opened(tmp_path):
    path = tmp_path / "en.po"
    path.write_text(str(tmp_path / "other.po"))
    (tmp_path / "other.po").write_text('msgid "secret"\nmsgstr "x"\n')
    with pytest.raises(WorkbenchError):
        Catalog.read(path)
