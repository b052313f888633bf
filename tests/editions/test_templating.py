from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import samples
from workbench.editions.formats import render
from workbench.errors import WorkbenchError


def test_templates_of_the_house_win(tmp_path: Path) -> None:
    (tmp_path / "edition.css").write_text("body { color: teal }", "utf-8")
    made = render(samples.edition(), "html", house=tmp_path).decode()
    assert "color: teal" in made
    assert "Rifle butts in the air" in made


def test_a_template_may_use_ours(tmp_path: Path) -> None:
    (tmp_path / "edition.html.jinja").write_text(
        '{% import "body.html.jinja" as text with context %}<main>{{ text.body() }}</main>', "utf-8"
    )
    made = render(samples.edition(), "html", house=tmp_path).decode()
    assert made.startswith("<main>")
    assert "Rifle butts in the air" in made


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
    house = tmp_path / "a" / "templates"
    house.mkdir(parents=True)
    (house / "edition.html.jinja").write_text(template, "utf-8")
    with pytest.raises(WorkbenchError, match="the template is faulty") as caught:
        render(samples.edition(), "html", house=house)
    assert named in str(caught.value) or caught.value.line == 1


def test_a_faulty_typst_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "edition.typ").write_text("= One\n#nothing()", "utf-8")
    with pytest.raises(WorkbenchError, match="Typst cannot set the edition: unknown variable") as e:
        render(samples.edition(), "pdf", house=tmp_path)
    assert e.value.line == 2
