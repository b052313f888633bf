import pytest

from workbench.engines.pipeline.preparation import in_capitals, plain_typography, prepare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’armée s’est rendue.", "L'armée s'est rendue."),
        ("« Bien creusé, vieille taupe ! »", '"Bien creusé, vieille taupe !"'),
        ("«Non», dit-il.", '"Non", dit-il.'),
        ("« Il a dit “non” »", '"Il a dit "non""'),
        ("‘Bonjour’, dit-elle, l’air las.", '"Bonjour", dit-elle, l\'air las.'),
        ("‘C’est non’", '"C\'est non"'),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("e\u0301te\u0301", "été"),
        ("mot\u00adcoupé  ici", "motcoupé ici"),
    ],
)
def test_typography_becomes_what_models_know(text, expected):
    assert plain_typography(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DÉCLARATION DU COMITÉ CENTRAL", "Déclaration du comité central"),
        ("L'OTAN ET LA RUSSIE", "L'OTAN et la russie"),
        ("LA 63e BRIGADE", "La 63e brigade"),
        ("LE XXe SIÈCLE", "Le 20e siècle"),
        ("INTRODUCTION", "Introduction"),
        ("« À L’ASSAUT ! »", "À l'assaut !"),
        ("ÉCRIRE À A@B.ORG", "Écrire à X1"),
    ],
)
def test_a_heading_in_capitals_becomes_a_sentence(text, expected):
    sentence = prepare(text)
    assert sentence.text == expected
    assert sentence.capitals


@pytest.mark.parametrize("text", ["OTAN", "L'ONU a voté.", "Non", "2025", "ONU, USA", "A", ""])
def test_initialisms_and_sentences_are_no_headings(text):
    assert not in_capitals(text)
    assert prepare(text).text == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Voir https://exemple.org/a_b?c=d&e=1, puis revenez.", "https://exemple.org/a_b?c=d&e=1"),
        ("Voir (www.exemple.fr).", "www.exemple.fr"),
        ("Le site exemple.org est bloqué.", "exemple.org"),
        ("Écrivez à jean.dupont@exemple.org.", "jean.dupont@exemple.org"),
        ("Suivez #StopLaGuerre !", "#StopLaGuerre"),
        ("Merci à @collectif_ana.", "@collectif_ana"),
        ("La faille CVE-2024-3094 est corrigée.", "CVE-2024-3094"),
        ("Le règlement 2016/679 et le texte A/RES/68/262.", "A/RES/68/262"),
        ("Un char T72 a brûlé.", "T72"),
        ("La version 6.1.90 est sortie.", "6.1.90"),
        ("Ouvrez le fichier rapport.pdf.", "rapport.pdf"),
        ("La variable max_size est fausse.", "max_size"),
    ],
)
def test_what_a_model_would_respell_is_kept_from_it(text, kept):
    sentence = prepare(text)
    assert list(sentence.kept.values()) == [kept]
    assert kept not in sentence.text
    assert sentence.unmasked(sentence.text) == plain_typography(text)


@pytest.mark.parametrize(
    "text",
    ["Il a coûté 1 234,56 € le 3 mars à 14h30.", "La 63e brigade compte 500 hommes.", "Fin.Puis"],
)
def test_numbers_and_ordinary_words_are_shown_to_the_model(text):
    assert prepare(text).kept == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le dépôt n° 12 brûle.", "Le dépôt No. 12 brûle."),
        ("La loi n°2016-41.", "La loi No. 2016-41."),
        ("Depot No. 12 burns.", "Depot n° 12 burns."),
    ],
)
def test_a_number_of_something_is_kept_as_the_other_language_has_it(text, expected):
    sentence = prepare(text)
    assert len(sentence.kept) == 1
    assert sentence.unmasked(sentence.text) == expected


def test_a_stand_in_is_never_one_that_the_text_has_already():
    sentence = prepare("X1 et X2 sont sur https://a.org et https://b.org")
    assert sentence.unmasked(sentence.text) == "X1 et X2 sont sur https://a.org et https://b.org"
    assert sentence.keeps("On X6 and X5: X3, X4") is True
    assert sentence.keeps("On X6 and X5: X3, X3") is False


@pytest.mark.parametrize("text", ["22", "***", "https://exemple.org", "<1/>", "12:30 – 14:00"])
def test_what_holds_no_words_is_not_translated(text):
    assert not prepare(text).translatable


def test_initialisms_are_kept_unless_the_other_language_has_its_own():
    def pieces(word):
        return 1 if word == "pas" else 3

    assert list(prepare("Le RESU et l'ONU ne sont PAS d'accord.", pieces).kept.values()) == ["RESU"]
    assert prepare("LE RESU N'EST PAS D'ACCORD", pieces).kept == {}
