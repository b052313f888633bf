import pytest

from workbench.articles import Metadata
from workbench.system.errors import WorkbenchError

FULL = Metadata(
    title="Le dernier train: enquête",
    source="source.txt",
    source_language="fr",
    target_language="en",
    author="Claire Aubanel",
    date="2025-03-14",
    licence="no",
    credits=("Ana (style)", "12:30"),
)


def test_what_is_written_is_read_back(tmp_path):
    FULL.write(tmp_path / "article.yaml")
    assert Metadata.read(tmp_path / "article.yaml") == FULL


def test_what_others_wrote_sends_nothing_to_terminals(tmp_path):
    path = tmp_path / "article.yaml"
    FULL.write(path)
    path.write_text(
        path.read_text()
        .replace("author: Claire", r'author: "\e[2JClaire')
        .replace("Aubanel\n", 'Aubanel"\n')
    )
    assert Metadata.read(path).author == " [2JClaire Aubanel"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title: ", "titel: ", r'article\.yaml:2:1: unknown name "titel"'),
        ("target_language: en", "target_language: de", r':5:18: unknown language "de"; use fr or'),
        ("source: source.txt", "source: ../../secret", r":3:9: the source must be a file in"),
        ("source: source.txt", 'source: "a\\0"', r":3:9: the source must be a file in"),
        ("source: source.txt", "", r'article\.yaml:1: "source" is missing; add a line'),
    ],
)
def test_faults_are_told_with_their_line(tmp_path, old, new, fault):
    path = tmp_path / "article.yaml"
    FULL.write(path)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(WorkbenchError, match=fault):
        Metadata.read(path)
