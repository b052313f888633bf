from __future__ import annotations

import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.editions import samples
from workbench.editions.formats import render
from workbench.system import confinement
from workbench.system.errors import WorkbenchError


@pytest.mark.process
def test_templates_of_a_workspace_win(tmp_path: Path) -> None:
    (tmp_path / "edition.css").write_text("body { color: teal }", "utf-8")
    made = render(samples.edition(), "html", templates_folder=tmp_path).decode()
    assert "color: teal" in made
    assert "Rifle butts in the air" in made


@pytest.mark.process
def test_a_template_may_use_ours(tmp_path: Path) -> None:
    (tmp_path / "edition.html.jinja").write_text(
        '{% import "body.html.jinja" as text with context %}<main>{{ text.body() }}</main>', "utf-8"
    )
    made = render(samples.edition(), "html", templates_folder=tmp_path).decode()
    assert made.startswith("<main>")
    assert "Rifle butts in the air" in made


@pytest.mark.process
@pytest.mark.parametrize(
    ("template", "named"),
    [
        ("{% if %}", "line"),
        ("{{ nothing }}", "nothing"),
        ("{{ edition.__class__.__mro__ }}", "unsafe"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{% include '../../secret' %}", "secret"),
    ],
)
def test_a_faulty_or_prying_template_is_an_error(tmp_path: Path, template: str, named: str) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    folder = tmp_path / "a" / "templates"
    folder.mkdir(parents=True)
    (folder / "edition.html.jinja").write_text(template, "utf-8")
    with pytest.raises(WorkbenchError, match="the template is faulty") as caught:
        render(samples.edition(), "html", templates_folder=folder)
    assert named in str(caught.value) or caught.value.line == 1


def templates_in(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.mark.process
@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ range(10**9) }}", "Range too big"),
        ("{{ edition.slug + 1 }}", "can only concatenate str"),
        ("{{ edition.pairs[10**6] }}", "has no element 1000000"),
        ("{{ [3]|sum('x') }}", "int object"),
        ("{{ edition.slug|nothing }}", "No filter named"),
        ("{% include 'edition.html.jinja' %}", "maximum recursion depth exceeded"),
        ("{% import 'body.html.jinja' as text with context %}{{ text.body(1, 2, 3) }}", "body"),
    ],
)
def test_a_fault_is_told_with_the_templates_name_and_line(
    tmp_path: Path, template: str, what: str
) -> None:
    folder = templates_in(tmp_path, {"edition.html.jinja": f"<p>\n{template}"})
    with pytest.raises(WorkbenchError, match=f"the template is faulty: .*{what}") as caught:
        render(samples.edition(), "html", templates_folder=folder)
    assert caught.value.where == f"{tmp_path}/edition.html.jinja:2"
    assert "\n" not in str(caught.value)


@pytest.mark.process
def test_a_fault_in_a_part_is_told_of_that_part(tmp_path: Path) -> None:
    files = {"edition.html.jinja": "{% include 'part.jinja' %}", "part.jinja": "\n\n{{ 1 / 0 }}"}
    with pytest.raises(WorkbenchError, match=r"part\.jinja:3: .*division by zero"):
        render(samples.edition(), "html", templates_folder=templates_in(tmp_path, files))


@pytest.mark.process
@pytest.mark.parametrize(
    ("content", "where"), [("<p>\né".encode("latin-1"), ":2"), ("{{" + "(" * 5000, "")]
)
def test_a_template_that_cannot_be_parsed_is_an_error(
    tmp_path: Path, content: str | bytes, where: str
) -> None:
    with pytest.raises(WorkbenchError) as caught:
        render(
            samples.edition(),
            "html",
            templates_folder=templates_in(tmp_path, {"edition.html.jinja": content}),
        )
    assert caught.value.where == f"{tmp_path}/edition.html.jinja{where}"


_NESTED = "".join(f"{{% for {letter} in range(9999) %}}" for letter in "abcd") + "{% endfor %}" * 4
_GROWING = (
    "{% set n = namespace(text='x') %}{% for _ in range(99) %}"
    "{% set n.text = n.text ~ n.text %}{% endfor %}"
)
# Each call is another one, since Typst remembers what came of a call.
_CALLING = "#let f(n, way) = for i in range(99) { if n > 0 { f(n - 1, (way, i)) } }\n#f(40, ())"


@pytest.mark.process
@pytest.mark.parametrize(
    ("name", "template", "taken"),
    [
        ("edition.html.jinja", _NESTED, "1 seconds"),
        ("edition.html.jinja", "{{ 9 ** (9 ** 9) }}", "1 seconds"),
        ("edition.html.jinja", _GROWING, "1 GB of memory"),
        ("edition.html.jinja", "{{ 'x' * 10 ** 11 }}", "1 GB of memory"),
        ("edition.typ", _CALLING, "1 seconds"),
        ("edition.typ", "#range(100000000000)", "1 GB of memory"),
    ],
)
def test_a_template_that_runs_or_grows_for_ever_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, template: str, taken: str
) -> None:
    # What grows is given time for that, however busy the machine is.
    monkeypatch.setattr(confinement, "LONGEST", 1 if taken == "1 seconds" else 60)
    monkeypatch.setattr(confinement, "LARGEST", 1 << 30)
    with pytest.raises(WorkbenchError, match=f"{name}: the template takes more than {taken}"):
        render(
            samples.edition(),
            "pdf" if name == "edition.typ" else "html",
            templates_folder=templates_in(tmp_path, {name: template}),
        )


@pytest.mark.process
@pytest.mark.parametrize(
    "source",
    ['#import "@preview/cetz:0.3.0"', '#import "@local/cetz:0.3.0"', '#include "part.typ"'],
)
def test_a_typst_template_fetches_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    folder = templates_in(
        tmp_path,
        {
            "edition.typ": f"= One\n{source}",
            "part.typ": '= One\n#let package = "@pre" + "view/cetz:0.3.0"\n#import package',
        },
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(WorkbenchError, match="the template wants a package") as caught:
            render(samples.edition(), "pdf", templates_folder=folder)
        with pytest.raises(TimeoutError):  # nobody asked
            listener.accept()
    place = ("part.typ", 3) if "part" in source else ("edition.typ", 2)
    assert caught.value.path is not None
    assert (caught.value.path.name, caught.value.line) == place


@pytest.mark.process
def test_a_typst_template_of_a_workspace_wins(tmp_path: Path) -> None:
    folder = templates_in(tmp_path, {"edition.typ": "= One"})
    made = render(samples.edition(), "pdf", templates_folder=folder)
    assert made.startswith(b"%PDF")
    assert len(made) < len(render(samples.edition(), "pdf")) / 2


@pytest.mark.process
def test_a_faulty_typst_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "edition.typ").write_text("= One\n#nothing()", "utf-8")
    with pytest.raises(WorkbenchError, match="Typst cannot set the edition: unknown variable") as e:
        render(samples.edition(), "pdf", templates_folder=tmp_path)
    assert e.value.line == 2
