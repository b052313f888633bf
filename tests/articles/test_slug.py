import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.articles.slug import checked_slug, slug_of
from workbench.system.errors import WorkbenchError


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("À Kharkiv, l’œuvre inachevée", "a-kharkiv-l-oeuvre-inachevee"),
        ("«Bien creusé, vieille taupe!»", "bien-creuse-vieille-taupe"),
        ("Россия", "article"),
        ("mot " * 40, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
    ],
)
def test_a_title_gives_a_short_plain_name(title, slug):
    assert slug_of(title) == slug


@given(st.text())
def test_every_title_gives_a_valid_slug(title):
    assert checked_slug(slug_of(title))


@pytest.mark.parametrize("slug", ["", "..", "a/b", "A", "a b", "-a", "é"])
def test_a_slug_that_cannot_name_a_folder_is_refused(slug):
    with pytest.raises(WorkbenchError, match="is no slug"):
        checked_slug(slug)
