"""What directors type is read as they mean it, or not at all."""

import json

import pytest

from tests.planner.revising.scoring import SETS, blind, notes, score, unseen


def test_there_are_hundreds_of_notes_and_a_third_is_held_out() -> None:
    listed = json.loads((SETS / "notes.json").read_text(encoding="utf-8"))
    assert len(listed) >= 300
    assert sum(n["held_out"] for n in listed) >= 100
    assert sum(n.get("answer") == "refuse" for n in listed) >= 40
    assert len({(n["film"], n.get("selected"), n["note"]) for n in listed}) == len(listed)


@pytest.mark.parametrize(("held_out", "exact", "wrong"), [(False, 0.99, 0.0), (True, 0.96, 0.0)])
def test_notes_are_answered_as_expected(held_out: bool, exact: float, wrong: float) -> None:  # noqa: FBT001
    found = score(notes(held_out=held_out))
    assert found.exact >= exact
    assert found.wrong <= wrong
    assert found.asked <= 0.2


def test_notes_that_came_later_are_answered_too() -> None:
    listed = unseen()
    assert len(listed) >= 120
    found = score(listed)
    assert found.exact >= 0.94
    assert found.exact + found.offered >= 0.96
    assert found.wrong <= 0.005


@pytest.mark.parametrize(
    ("batch", "count", "right", "wrong", "acted"),
    [
        ("first", 150, 0.87, 0.0, 0.78),
        ("second", 100, 0.96, 0.0, 0.93),
        ("third", 120, 0.95, 0.0, 0.95),
        ("fourth", 80, 0.95, 0.0, 0.85),
        ("fifth", 100, 0.76, 0.0, 0.5),
        ("sixth", 100, 0.75, 0.0, 0.5),
        ("seventh", 100, 0.63, 0.0, 0.3),
        ("eighth", 100, 0.77, 0.0, 0.55),
        ("ninth", 100, 0.73, 0.0, 0.4),
        ("tenth", 100, 0.84, 0.0, 0.73),
        ("eleventh", 100, 0.7, 0.0, 0.5),
        ("twelfth", 100, 0.81, 0.0, 0.62),
        ("thirteenth", 100, 0.94, 0.0, 0.8),
        ("fourteenth", 100, 0.85, 0.0, 0.72),
        ("fifteenth", 120, 0.93, 0.0, 0.88),
        ("sixteenth", 120, 0.82, 0.0, 0.56),
        ("seventeenth", 120, 0.86, 0.0, 0.71),
        ("eighteenth", 120, 0.81, 0.0, 0.6),
        ("nineteenth", 120, 0.72, 0.0, 0.45),
        ("twentieth", 100, 0.95, 0.0, 0.9),
        ("twenty_first", 100, 0.95, 0.0, 0.84),
        ("twenty_second", 100, 0.93, 0.0, 0.84),
        ("twenty_third", 100, 0.96, 0.0, 0.89),
        ("twenty_fourth", 100, 0.97, 0.0, 0.9),
        ("twenty_fifth", 100, 0.96, 0.0, 0.93),
        ("twenty_sixth", 100, 0.97, 0.0, 0.92),
        ("twenty_seventh", 100, 0.94, 0.02, 0.92),
        ("twenty_eighth", 100, 0.98, 0.0, 0.96),
        ("twenty_ninth", 100, 0.92, 0.0, 0.88),
        ("thirtieth", 100, 0.8, 0.0, 0.66),
        ("thirty_first", 100, 0.78, 0.0, 0.64),
        ("thirty_second", 100, 0.92, 0.0, 0.89),
        ("thirty_third", 100, 0.94, 0.0, 0.87),
        ("thirty_fourth", 100, 0.83, 0.02, 0.7),
        ("thirty_fifth", 100, 0.95, 0.01, 0.88),
        ("thirty_sixth", 100, 0.94, 0.01, 0.88),
        ("thirty_seventh", 100, 0.94, 0.0, 0.84),
        ("thirty_eighth", 100, 0.89, 0.02, 0.81),
        ("thirty_ninth", 100, 0.74, 0.0, 0.42),
        ("fortieth", 100, 0.95, 0.0, 0.88),
        ("forty_first", 100, 0.94, 0.02, 0.92),
        ("forty_second", 100, 0.95, 0.01, 0.93),
        ("forty_third", 100, 0.8, 0.01, 0.68),
        ("forty_fourth", 100, 0.72, 0.01, 0.61),
        ("forty_fifth", 100, 0.91, 0.0, 0.8),
        ("forty_sixth", 100, 0.78, 0.0, 0.61),
        ("forty_seventh", 100, 0.43, 0.01, 0.14),
        ("forty_eighth", 100, 0.92, 0.02, 0.88),
        ("forty_ninth", 100, 0.86, 0.01, 0.81),
        ("fiftieth", 100, 0.97, 0.0, 0.94),
        ("fifty_first", 100, 0.97, 0.01, 0.95),
        ("fifty_second", 100, 0.92, 0.02, 0.87),
        ("fifty_third", 100, 0.78, 0.03, 0.69),
    ],
)
def test_notes_written_blind_are_rarely_read_wrongly(
    batch: str, count: int, right: float, wrong: float, acted: float
) -> None:
    listed = blind(batch)
    assert len(listed) >= count
    found = score(listed)
    assert found.exact + found.offered >= right
    assert round(found.wrong, 3) <= wrong
    assert found.acted >= acted
