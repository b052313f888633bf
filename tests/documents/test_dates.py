"""Dates that stand alone."""

from __future__ import annotations

import pytest

from workbench.documents.dates import is_date, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("22 juin 2025", "2025-06-22"),
        ("Dimanche 22 juin 2025", "2025-06-22"),
        ("Le 1er mai 2024.", "2024-05-01"),
        ("Publié le 3 août 2023", "2023-08-03"),
        ("Kharkiv, le 12 décembre 2024", "2024-12-12"),
        ("June 22, 2025", "2025-06-22"),
        ("Sunday, 22nd June 2025", "2025-06-22"),
        ("22/06/2025", "2025-06-22"),
        ("2025-06-22", "2025-06-22"),
        ("31 février 2025", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert is_date(text)
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    "text", ["En juin 2025, tout change.", "22 juin", "2025", "", "22 juin 2025 à Paris"]
)
def test_other_lines(text: str) -> None:
    assert not is_date(text)
    assert iso_date(text) == ""
