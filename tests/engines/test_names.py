import pytest

from workbench.engines.pipeline.names import rare_names, restored_names


def pieces(word):
    """Stand for a tokenizer that knows only these words whole."""
    return 1 if word in ("Russie", "Moscou", "Moscow", "Putin", "Poutine") else len(word) // 2


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Selon Vincent Présumey, non.", "No, says Vincent Prsumey.", "No, says Vincent Présumey."),
        ("Le journal Express confirme.", "The Expresss confirms.", "The Express confirms."),
        ("Il vit à Zaporijjia.", "He lives in Zaporijia.", "He lives in Zaporijjia."),
        ("Il vit à Moscou.", "He lives in Moscow.", "He lives in Moscow."),
        ("Avec Poutine.", "With Putin.", "With Putin."),
        ("Il vit en Arménie.", "He lives in Armenia.", "He lives in Armenia."),
        ("Il vit à Marioupol.", "He lives in Mariupol.", "He lives in Mariupol."),
        ("Il vit à Venise.", "He lives in Venice.", "He lives in Venice."),
        ("Les Haïtiens votent.", "The Haitians vote.", "The Haitians vote."),
        ("Gouvernant mal, il part.", "Governing badly, he leaves.", "Governing badly, he leaves."),
        ("Selon Présumey.", "According to him.", "According to him."),
    ],
)
def test_misspelled_names_come_back_and_translated_ones_stay(source, target, expected):
    assert restored_names(source, target, pieces) == expected


def test_the_first_word_is_a_name_only_before_another():
    assert rare_names("Rostyslav Yashchishyn parle.", pieces) == ["Rostyslav", "Yashchishyn"]
    assert rare_names("Nationalisation en cours.", pieces) == []
    assert rare_names("La ville d'Izmaïlovka et l'OTAN", pieces) == ["Izmaïlovka"]
