import json

import pytest

from workbench.catalog import Catalog


@pytest.fixture
def article(run, source, workspace):
    return workspace / "translations" / run("import", source).stdout.strip() / "en.po"


def test_without_finished_segments_it_says_so(run, article):
    done = run("evaluate")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no finished segments yet" in done.stderr


def test_a_direction_without_a_model_does_not_hide_the_other(
    run, article, workspace, no_model_into_french
):
    (workspace / "en.txt").write_text("The night train is late again, and nobody knows why.\n")
    run("import", "en.txt", "--slug", "a-train")
    for path in (article, workspace / "translations/a-train/fr.po"):
        catalog = Catalog.read(path)
        catalog.put(catalog[0].edited("Somebody wrote this", "Ana").accepted("Ana"))
        catalog.write(path)
    done = run("evaluate", "--json")
    assert done.returncode == 1
    assert [row["to"] for row in json.loads(done.stdout)] == ["en"]
    assert '"workbench models install en_fr"' in done.stderr


def test_scores_and_changes_are_shown_and_nothing_is_written(run, article):
    catalog = Catalog.read(article)
    catalog.put(catalog[0].edited("The night train", "Ana").accepted("Ana"))
    catalog.put(catalog[1].edited("No snow is left.", "Ana").accepted("Ana"))
    catalog.write(article)
    before = article.read_bytes()
    done = run("evaluate")
    assert done.returncode == 0
    assert "fr→en  argos fr_en 0.2: chrF" in done.stdout
    assert "1 of them need no change" in done.stdout
    assert "person   No snow is left." in done.stdout
    (row,) = json.loads(run("evaluate", "--json", "--show", "1").stdout)
    assert (row["segments"], row["unchanged"], len(row["most_changed"])) == (2, 1, 1)
    assert article.read_bytes() == before
