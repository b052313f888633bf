import json


def findings(done):
    return {row["subject"]: row for row in json.loads(done.stdout)}


def test_everything_essential_works_here(run, workspace):
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert "nothing opens a connection" in done.stdout
    assert "workbench models install en_fr" in done.stdout


def test_programs_read_json(run, workspace):
    rows = findings(run("doctor", "--json"))
    assert rows["model fr_en"]["verdict"] == "works"
    assert rows["model en_fr"]["verdict"] == "limited"
    assert rows["offline"]["verdict"] == "works"
    assert rows["workspace"]["verdict"] == "works"


def test_outside_a_workspace_it_works_all_the_same(run, tmp_path_factory):
    done = run("doctor", "--json", cwd=tmp_path_factory.mktemp("elsewhere"))
    assert done.returncode == 0
    assert findings(done)["workspace"]["verdict"] == "limited"


def test_a_fault_in_the_workspace_is_named_with_its_line(run, workspace):
    (workspace / "workbench.yaml").write_text("user: Ana\nengine: babelfish\n")
    done = run("doctor")
    assert done.returncode == 1
    assert "workbench.yaml:2" in done.stdout


def test_a_broken_catalog_is_named(run, workspace, source):
    slug = run("import", source).stdout.strip()
    (workspace / "translations" / slug / "en.po").write_text("msgid rubbish\n")
    done = run("doctor")
    assert done.returncode == 1
    assert "en.po" in done.stdout


def test_a_workspace_that_was_named_must_be_one(run, tmp_path_factory):
    done = run("--workspace", tmp_path_factory.mktemp("empty"), "doctor")
    assert done.returncode == 1


def test_a_broken_model_is_found(run, tmp_path, workspace):
    from shutil import copytree

    from workbench.engines.packages import best

    folder = tmp_path / "packages" / "fr_en"
    copytree(best("fr", "en").folder, folder)
    (folder / "model/model.bin").write_bytes(b"x")
    done = run("doctor", ARGOS_PACKAGES_DIR=str(folder.parent))
    assert done.returncode == 1
    assert "cannot be loaded" in done.stdout
    assert "install it again" in done.stdout
