import os
import shutil
import subprocess
import sys

import pytest

from workbench.engines.adapters.argos import ArgosModel
from workbench.engines.package import ModelPackage
from workbench.system.errors import WorkbenchError

SENTENCES = [
    "La réunion commence demain.",
    "Les soldats russes ont fui le front.",
    "Le gouvernement a présenté son budget.",
]


def texts(results):
    return [[hypothesis.text for hypothesis in row] for row in results]


def test_sentences_are_translated_in_the_order_they_were_given(model):
    together = texts(model.hypotheses(SENTENCES))
    assert together[0] == ["The meeting begins tomorrow."]
    assert together == [texts(model.hypotheses([sentence]))[0] for sentence in SENTENCES]


def test_as_many_alternatives_come_as_were_asked_for(model):
    (alternatives,) = texts(model.hypotheses(SENTENCES[:1], count=5))
    assert len(set(alternatives)) == 5


def test_translations_begin_with_their_prefix(model):
    results = texts(model.hypotheses(SENTENCES[:2], prefixes=["Tomorrow", ""]))
    assert results[0][0].startswith("Tomorrow")
    assert results[1] == texts(model.hypotheses(SENTENCES[1:2]))[0]


def test_each_word_knows_the_word_it_was_made_from(model):
    ((hypothesis,),) = model.hypotheses(["Le règlement européen a été adopté."], aligned=True)
    assert hypothesis.sources is not None
    source = ["Le", "règlement", "européen", "a", "été", "adopté."]
    made_from = dict(zip(hypothesis.text.split(), hypothesis.sources, strict=True))
    assert source[made_from["European"]] == "européen"
    assert source[made_from["Regulation"]] == "règlement"


def test_a_word_of_unknown_letters_is_taken_from_the_source(model):
    sentences = [*SENTENCES, "Le mot дом est russe."]
    results = texts(model.hypotheses(sentences))
    assert "дом" in results[3][0]
    assert results[:3] == texts(model.hypotheses(SENTENCES))


def test_nothing_translates_to_nothing(model):
    assert model.hypotheses([]) == []


def test_a_text_longer_than_the_model_was_trained_on_ends(model):
    (alternatives,) = texts(model.hypotheses(["mot " * 520]))
    assert len(alternatives[0]) < 10_000


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model"])
def test_a_truncated_model_is_one_line_that_names_its_folder(starter, tmp_path, name):
    folder = tmp_path / "broken"
    shutil.copytree(starter.folder, folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:5000])
    broken = ArgosModel(ModelPackage.read(folder))
    with pytest.raises(WorkbenchError, match="cannot be loaded") as caught:
        broken.hypotheses(["Bonjour."])
    assert str(folder) in str(caught.value)


@pytest.mark.process
def test_a_read_only_home_is_enough_and_stays_empty(tmp_path):
    tmp_path.chmod(0o555)
    code = (
        "from workbench.engines import EngineSettings, open_engine;"
        "engine = open_engine(EngineSettings(), 'fr', 'en');"
        "print(engine.translate(['La réunion commence demain.']))"
    )
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )
    tmp_path.chmod(0o755)
    assert done.stdout == "[['The meeting begins tomorrow.']]\n", done.stderr
    assert list(tmp_path.iterdir()) == []
