import pytest

from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Scalar, parse, parse_mapping


def test_every_value_is_what_was_written():
    mapping = parse_mapping("en: no\ntime: 12:30\nempty:\nnull: ~\nyear: 0x10\nsaid: 'null'\n")
    assert [node.text for _, node in mapping] == ["no", "12:30", "", "", "0x10", "null"]


def test_every_node_knows_its_place():
    mapping = parse_mapping("fr: brigade\nen:\n  - brigade\n  - unit\n")
    assert [(i.line, i.column) for i in mapping.get("en").items] == [(3, 5), (4, 5)]


def test_one_value_or_a_list_of_values_is_read_alike():
    assert parse_mapping("a: x").texts("a") == ["x"]
    assert parse_mapping("a: [x, y]").texts("a") == ["x", "y"]
    assert parse_mapping("b: x").texts("a") == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 'the key "a" stands twice (first on line 1)'),
        ("a: &x b\nc: *x\n", 2, "aliases"),
        ("a: !!python/object:os.system x\n", 1, "tags"),
        ("a:\n\t- b\n", 2, "not valid YAML"),
        ("a: [b\n", 1, "what is opened here is not closed"),
        ('a: b\nc: "d\n', 2, "what is opened here is not closed"),
        ("a: b\n---\nc: d\n", 2, "second document"),
        ("[" * 30 + "]" * 30, 1, "nested too deeply"),
        # PyYAML 6.0.4 refuses this by itself; the composer of earlier releases crashed.
        pytest.param("[" * 200_000, 1, "nest", id="200,000 brackets"),
        ("? [a]\n: b\n", 1, "a key must be a single value"),
        ("a: \x07\n", None, "not valid YAML"),
    ],
)
def test_faults_are_told_with_their_line(text, line, what):
    with pytest.raises(WorkbenchError) as raised:
        parse(text)
    assert what in str(raised.value)
    assert raised.value.line == line


def test_an_unknown_key_is_told_with_those_that_are_known():
    with pytest.raises(WorkbenchError, match=r'2:1: unknown name "titel"; use one of: title, url'):
        parse_mapping("url: x\ntitel: y\n").refuse_other_keys("title", "url")


def test_an_empty_file_is_an_empty_mapping():
    assert list(parse_mapping("# nothing yet\n")) == []
    assert parse("") is None


def test_a_file_that_is_no_mapping_is_refused():
    with pytest.raises(WorkbenchError, match="name: value"):
        parse_mapping("- a\n")
    assert isinstance(parse("a"), Scalar)
