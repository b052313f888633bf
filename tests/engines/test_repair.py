import pytest

from workbench.engines.pipeline.repair import (
    Fault,
    copies,
    faults,
    loops,
    mended_ends,
    mended_numbers,
    numbers,
    without_stutter,
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Déclaration du comité central", "CENTRAL CENTRAL"),
        ("Il marche vite.", "He walks and he walks and he walks and."),
        ("Rire.", "hahahahahaha"),
        ("Le chat dort.", "the cat the cat sleeps"),
    ],
)
def test_loops_are_found(source, target):
    assert loops(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il avait eu peur.", "He had had fear."),
        ("Non, non et non !", "No, no and no!"),
        ("Cours, cours, cours !", "Run, run, run!"),
        ("Le 10 10 2020", "On 10 10 2020"),
    ],
)
def test_what_the_source_repeats_is_no_loop(source, target):
    assert not loops(source, target)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Mort depuis.", "Dead dead since.", "dead since."),
        ("La fin du monde.", "The end of the of the world.", "The end of the world."),
        ("Il dit qu'il part.", "He says that that he leaves.", "He says that that he leaves."),
        ("Le soir, il lit.", "In March, in March he reads.", "In March, in March he reads."),
        ("La symétrie.", "A symmetry symmetry symmetry.", "A symmetry symmetry symmetry."),
        ("Très très bien.", "Very very good.", "Very very good."),
        ("Non, non !", "No no!", "No no!"),
    ],
)
def test_what_is_said_twice_in_a_row_is_said_once(source, target, expected):
    words = target.split()
    assert " ".join(words[number] for number in without_stutter(source, words)) == expected


def test_a_copy_is_found_but_names_may_stay():
    source = "Les soldats ont quitté le front de Kharkiv hier."
    assert copies(source, source)
    assert copies(source, "Les soldats ont quitté le front of Kharkiv.")
    assert not copies(source, "The soldiers left the front of Kharkiv yesterday.")
    assert not copies("Rostyslav Yashchishyn, Kharkiv", "Rostyslav Yashchishyn, Kharkiv")


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Il y a 1 234 morts.", "There are 1,234 dead.", False),
        ("Il a coûté 3,5 millions.", "It cost 3.5 million.", False),
        ("Les 3 soldats", "The three soldiers", False),
        ("Au XXe siècle", "In the 20th century", False),
        ("Il y a 250 morts.", "There are many dead.", True),
        ("Il y a 250 morts.", "There are 2500 dead.", True),
        ("En 1917", "In 1971", True),
        ("Hier", "In 84", False),
        ("Hier", "In 1984", True),
    ],
)
def test_lost_numbers_are_found(source, target, lost):
    assert (Fault.NUMBERS in faults(source, target)) is lost


def test_numbers_are_compared_without_what_groups_them():
    assert numbers("1 234 567 et 12,5 puis 007") == {"1234567": 1, "12": 1, "5": 1, "7": 1}


def test_drops_lengths_and_unknown_letters_are_found():
    source = "Les unités russes avaient été abandonnées par leurs commandants et livrées à elles."
    assert Fault.SHORT in faults(source, "The Russian units.")
    assert Fault.LONG in faults("Oui.", "Yes, of course, that is what I have always been saying.")
    assert Fault.UNKNOWN in faults("Bien sûr.", "Of ⁇ course.")
    assert faults(source, "") == [Fault.EMPTY]
    good = "The Russian units had been abandoned by their commanders and left to themselves."
    assert faults(source, good) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Il dort.", "he sleeps", "He sleeps."),
        ("Un titre", "A heading.", "A heading"),
        ("Viens !", "Come", "Come!"),
        ("Viens !", "Come.", "Come!"),
        ("Parti…", "Left..", "Left…"),
        ('Il dit "non".', 'He says "no."', 'He says "no."'),
        ('"Qui ?"', '"Who."', '"Who?"'),
        ("la paix ;", "peace.", "peace;"),
        ("Fin...", "End...", "End..."),
        ("dit-il", "he said", "he said"),
        ("Aux États-Unis", "In the U.S.", "In the U.S."),
        ("Il dort.", "", ""),
    ],
)
def test_first_letter_and_final_mark_are_those_of_the_source(source, target, expected):
    assert mended_ends(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("En 2020 et 2021", "In 2520 and 2021", "In 2020 and 2021"),
        ("En 1996", "In 19966", "In 1996"),
        ("En 1917", "In 2003", "In 2003"),
        ("Les 12 et 13", "The 12 and 18", "The 12 and 18"),
    ],
)
def test_a_number_with_a_wrong_digit_is_put_right(source, target, expected):
    assert mended_numbers(source, target) == expected
