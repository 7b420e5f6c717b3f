"""Chance that repeats."""

from planner.dice import Dice


def test_answers_repeat_and_questions_differ() -> None:
    dice = Dice("ANN", 0)
    assert dice.number("hat") == Dice("ANN", 0).number("hat")
    assert dice.number("hat") != dice.number("shoes")
    assert dice.number("hat") != Dice("ANN", 1).number("hat")
    assert 0 <= dice.unit("hat") < 1
    assert dice.pick("hat", ("a", "b")) in {"a", "b"}
