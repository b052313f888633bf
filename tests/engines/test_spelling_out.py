import pytest

from workbench.engines.pipeline.spelling_out import spelled_out, written_back


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au 1er trimestre, la 1re armée", "Au premier trimestre, la première armée"),
        ("Le 2e bataillon et la 3e brigade", "Le deuxième bataillon et la troisième brigade"),
        ("1re armée", "Première armée"),
        ("La 63e brigade, la 12e", "La 63e brigade, la 12e"),
        ("Le 1er mai et le 2e siècle", "Le 1er mai et le 2e siècle"),
        ("L'article 1er", "L'article 1er"),
        ("Au XXe siècle, aux XVIIIe et XIXe siècles", "Au 20e siècle, aux 18e et 19e siècles"),
        ("Au Ve siècle", "Au 5e siècle"),
        ("Le IIIe Reich, la Ire Guerre", "Le troisième Reich, la première Guerre"),
        ("Le XXVe congrès", "Le 25e congrès"),
        ("Napoléon Ier et le Ier Congrès", "Napoléon I et le premier Congrès"),
        ("Ce vieux, le Vexin", "Ce vieux, le Vexin"),
        ("The 1st Battalion, the 3rd", "The first Battalion, the third"),
        ("On May 1st, the 1st of May", "On May 1st, the 1st of May"),
        ("L'URSS et l'ONU", "L'Union soviétique et l'ONU"),
        ("Des obus de 155mm", "Des obus de 155 mm"),
        ("a 5m pole", "a 5m pole"),
    ],
)
def test_what_models_do_not_know_is_spelled_out(text, expected):
    assert spelled_out(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closes at 5 p.m.", "It closes at 17:00."),
        ('"It closes at 5 p.m."', '"It closes at 17:00."'),
        ("From 9 a.m. to 6 p.m. daily", "From 9:00 to 18:00 daily"),
        ("at 5:30 pm, at 12:05 a.m., at 12 p.m. sharp", "at 17:30, at 0:05, at 12:00 sharp"),
        ("between 5 and 6 p.m. today", "between 17:00 and 18:00 today"),
        ("from 9 to 5 p.m. today", "from 9:00 to 17:00 today"),
        ("I am 5 amp short", "I am 5 amp short"),
        ("fermé à 17 h, ouvert de 9 h à 18 h", "fermé à 17:00, ouvert de 9:00 à 18:00"),
        ("à 3 h de route, à 3 h en train", "à 3 h de route, à 3 h en train"),
        ("à 17 h 30, pendant 12 h", "à 17 h 30, pendant 12 h"),
    ],
)
def test_times_are_counted_to_24(text, expected):
    assert spelled_out(text)[0] == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("La 1re armée", "The First army", "The 1st army"),
        ("Le 2e bataillon", "The second battalion", "The 2nd battalion"),
        ("The 1st Brigade", "La première brigade", "La 1re brigade"),
        ("The 1st Battalion", "Le premier bataillon", "Le 1er bataillon"),
        ("THE 1st ARMY", "LA PREMIÈRE ARMÉE", "LA 1RE ARMÉE"),
        ("L'URSS", "The Soviet Union", "The USSR"),
        # Which of them it is, nobody can tell.
        ("La 2e fois", "The second second", "The second second"),
        ("Le premier de la 1er", "The first", "The first"),
        ("Le IIIe Reich", "The Third Reich", "The Third Reich"),
    ],
)
def test_what_the_source_has_short_comes_back_short(source, target, expected):
    assert written_back(target, spelled_out(source)[1]) == expected
