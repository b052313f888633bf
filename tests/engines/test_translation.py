import pytest

from tests.engines.tagged import same_tags
from workbench.engines import EngineSettings, open_engine
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags


def one(engine, text, **options):
    (translations,) = engine.translate([text], **options)
    return translations[0]


def test_an_opened_engine_says_what_it_is():
    engine = open_engine(EngineSettings(), "fr", "en")
    assert engine.origin == "argos fr_en 0.2"
    assert (engine.source_language, engine.target_language) == ("fr", "en")


def test_a_direction_without_a_model_is_refused_with_the_remedy(no_model_into_french):
    with pytest.raises(WorkbenchError, match='"workbench models install en_fr"'):
        open_engine(EngineSettings(), "en", "fr")


def test_an_unknown_engine_is_refused():
    with pytest.raises(WorkbenchError, match="argos or libretranslate"):
        open_engine(EngineSettings(), "fr", "en", "babelfish")


def test_typography_is_that_of_the_target(engine):
    assert one(engine, "« L’armée russe n’est pas là. »").startswith("“")


def test_a_heading_in_capitals_stays_in_capitals(engine):
    assert one(engine, "LA VOIX DE L’OPPOSITION RUSSE") == "THE VOICE OF RUSSIAN OPPOSITION"


@pytest.mark.parametrize(
    "kept",
    ["https://exemple.org/a_b?c=d", "jean.dupont@exemple.org", "#StopLaGuerre", "CVE-2024-3094"],
)
def test_addresses_and_codes_come_through_unchanged(engine, kept):
    assert one(engine, f"Pour en savoir plus, voyez {kept} avant lundi.").count(kept) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Un soldat de la <1>63e brigade mécanisée</1> a parlé à l’agence <2>ArmyInform</2>.<3/>",
        "<1>Le <2>règlement</2> européen</1> a été <3>adopté</3>.",
        "Voir <1>https://exemple.org</1> et <2/> la suite.",
        "</1>Des balises <2>fausses",
        "<1></1>Rien n’est dit.",
        "<1>LA VOIX</1> DE L’OPPOSITION",
    ],
)
def test_every_tag_comes_back(engine, text):
    (translations,) = engine.translate([text], alternatives=3)
    assert translations
    for translation in translations:
        assert same_tags(text, translation)
        assert without_tags(translation) != without_tags(text)


@pytest.mark.parametrize("text", ["2025", "***", "https://exemple.org/x", "<1/>", ""])
def test_what_holds_no_words_comes_back_as_it_is(engine, text):
    assert one(engine, text) == text


def test_translations_begin_with_their_prefix(engine):
    text = "Les soldats russes ont fui le front."
    results = engine.translate([text, text], prefixes=["Soldiers from Russia", ""], alternatives=2)
    assert len(results[0]) == 2
    assert all(result.startswith("Soldiers from Russia") for result in results[0])
    assert results[1][0].startswith("The Russian soldiers") or results[1][0].startswith("Russian")


def test_alternatives_differ(engine):
    (translations,) = engine.translate(["La réunion commence demain matin."], alternatives=4)
    assert len(set(translations)) == len(translations) > 1


def test_a_sentence_of_many_clauses_loses_none_of_them(engine):
    clause = "les soldats russes ont quitté le front de Kharkiv en {}"
    years = range(1990, 2020)
    text = "Alors que " + ", et que ".join(clause.format(year) for year in years) + "."
    translation = one(engine, text)
    assert all(str(year) in translation for year in years)


def test_results_come_in_the_order_of_the_texts(engine):
    texts = ["Russie", "<1>La réunion</1> commence demain.", "2025", "Les soldats ont fui."]
    assert engine.translate(texts) == [engine.translate([text])[0] for text in texts]
