"""What cannot be meant is refused with status 2, before anything is done."""

import pytest


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("glossary impact --mend --reopen", "exclude each other"),
        ("glossary impact --reopen --waive quotation", "exclude each other"),
        ("glossary impact --mend --waive quotation", "exclude each other"),
        ("export le-train-de-nuit --format tmx --with-errors", "--with-errors is for editions"),
        ("export le-train-de-nuit --format same --with-errors", "--with-errors is for editions"),
        ("export le-train-de-nuit --format po --with-errors", "--with-errors is for editions"),
        ("export le-train-de-nuit --format tmx --layout columns", "--layout is for editions"),
        ("evaluate --show -3", "--show"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, source, command, reason):
    run("import", source)
    done = run(*command.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
