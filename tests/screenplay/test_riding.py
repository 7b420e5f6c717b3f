"""Who gets on, gets off, rides in, away or past; bikes and waves are no horses."""

import pytest

from screenplay.riding import Pace, Ride, kind_led, kind_ridden, pace_of, ride_of

ON_FOOT = (
    ("rides in at a walk, a pack mule trailing behind.", Ride.IN),
    ("gallops in on a grey mare.", Ride.IN),
    ("rides out of the trees.", Ride.IN),
    ("rides off past the last lamp at a trot.", Ride.OFF),
    ("rides into the sunset.", Ride.OFF),
    ("rides a black horse along the river.", Ride.ON),
    ("rides past.", Ride.ON),
    ("swings up into the saddle.", Ride.MOUNTS),
    ("gets on the horse.", Ride.MOUNTS),
    ("mounts.", Ride.MOUNTS),
    ("swings down from the saddle", Ride.DISMOUNTS),
    ("dismounts.", Ride.DISMOUNTS),
    ("mounts the stairs.", None),
    ("rides shotgun.", None),
    ("rides her bike along the path.", None),
    ("rides a wave in.", None),
    ("rides off on the bus.", None),
    ("trots after her.", None),
    ("trots up to the mare.", None),
    ("gets down on one knee.", None),
)
ASTRIDE = (("slides off.", Ride.DISMOUNTS), ("gallops away.", Ride.OFF), ("climbs down.",
           Ride.DISMOUNTS), ("looks down at him.", None))  # fmt: skip


@pytest.mark.parametrize(("clause", "ride"), ON_FOOT)
def test_clauses_of_who_is_on_foot(clause: str, ride: Ride | None) -> None:
    assert ride_of(clause, horses=True, astride=False) is ride


@pytest.mark.parametrize(("clause", "ride"), ASTRIDE)
def test_clauses_of_who_sits_on_a_horse(clause: str, ride: Ride | None) -> None:
    assert ride_of(clause, horses=True, astride=True) is ride


def test_nobody_rides_where_no_animal_is_told_of() -> None:
    assert ride_of("rides off.", horses=False, astride=False) is None


def test_a_pace_is_told_or_as_is_usual() -> None:
    assert pace_of("rides in at a walk", Ride.IN) is Pace.WALK
    assert pace_of("rides off", Ride.OFF) is Pace.TROT
    assert pace_of("gallops in", Ride.IN) is Pace.GALLOP


def test_what_is_led_is_not_ridden() -> None:
    texts = ["He rides in, a pack mule trailing behind.", "He ties the mare to the rail."]
    assert kind_ridden(texts) == "horse"
    assert kind_led(texts[0]) == "mule"
    assert kind_led(texts[1]) == ""
