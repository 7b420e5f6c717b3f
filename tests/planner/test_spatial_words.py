"""Spatial words put people where a reader expects them: on the named side, at Hall's distances."""

import pytest

from planner.bearings import Point, distance, turn, yaw_towards
from planner.company import by_person
from planner.floor_plan import Furniture, Posture, Spot
from planner.footprints import local, outside_m
from planner.ground import Ground
from planner.marks import marked, place, standing
from planner.shots import Stance
from planner.spatial_words import CLOSE_M, INTIMATE_M, PERSONAL_M, SOCIAL_M, Side, side_of
from tests.planner.scripts import room

TABLE = Furniture("table_1", "table", 0.0, 0.5, 0.0, (1.6, 0.75, 0.9))
WINDOW = Furniture("window_1", "window", 1.5, -2.45, 0.0, (1.6, 1.3, 0.1), 0.9, solid=False)
BAR = Furniture("bar_1", "bar_counter", -2.2, -1.6, 0.0, (2.2, 1.1, 0.6))
BED = Furniture("bed_1", "bed", 2.6, 1.6, -90.0, (1.2, 0.5, 1.9))
FRIDGE = Furniture("fridge_1", "fridge", -3.2, 1.0, 90.0, (0.7, 1.8, 0.7))
TAPSTER = Spot("bar_behind", -2.2, -2.2, 0.0, Posture.STAND, "bar_1", tags=("bar", "behind"))
SET = Ground(room(TABLE, WINDOW, BAR, BED, FRIDGE, spots=(TAPSTER,)))
COMES_FROM = (0.0, 2.6)
JANE = Stance("ch-jane", 0.3, -1.0, 0.0)

# phrase, the thing that it is about, the side of it
AT_THINGS = (
    ("at the window", WINDOW, Side.AT), ("walks to the window", WINDOW, Side.AT),
    ("by the window", WINDOW, Side.AT), ("near the window", WINDOW, Side.AT),
    ("over to the big window", WINDOW, Side.AT), ("in front of the window", WINDOW, Side.BEFORE),
    ("away from the window", WINDOW, Side.AWAY), ("at the table", TABLE, Side.AT),
    ("around the table", TABLE, Side.AT), ("towards the table", TABLE, Side.AT),
    ("across the table", TABLE, Side.ACROSS), ("across the table from Jane", TABLE, Side.ACROSS),
    ("to the other side of the table", TABLE, Side.ACROSS),
    ("on the far side of the table", TABLE, Side.ACROSS),
    ("opposite the table", TABLE, Side.ACROSS), ("behind the table", TABLE, Side.BEHIND),
    ("in front of the table", TABLE, Side.BEFORE), ("beside the table", TABLE, Side.BESIDE),
    ("next to the long wooden table", TABLE, Side.BESIDE), ("at the bar", BAR, Side.AT),
    ("behind the bar", BAR, Side.BEHIND), ("from behind the bar", BAR, Side.AT),
    ("goes behind the old bar", BAR, Side.BEHIND), ("against the bar", BAR, Side.AGAINST),
    ("leans against the fridge", FRIDGE, Side.AGAINST), ("at the fridge", FRIDGE, Side.AT),
    ("in front of the fridge", FRIDGE, Side.BEFORE), ("beside the fridge", FRIDGE, Side.BESIDE),
    ("next to the bed", BED, Side.BESIDE), ("at the foot of the bed", BED, Side.BEFORE),
    ("to the left of the bed", BED, Side.BESIDE), ("by the bed", BED, Side.AT),
)  # fmt: skip
BY_JANE = (
    ("next to Jane", Side.BESIDE), ("right next to Jane", Side.BESIDE),
    ("beside Jane", Side.BESIDE), ("at Jane's side", Side.BESIDE), ("alongside Jane", Side.BESIDE),
    ("shoulder to shoulder with Jane", Side.BESIDE), ("behind Jane", Side.BEHIND),
    ("up behind Jane", Side.BEHIND), ("opposite Jane", Side.ACROSS),
    ("across from Jane", Side.ACROSS), ("face to face with Jane", Side.ACROSS),
    ("in front of Jane", Side.BEFORE), ("away from Jane", Side.AWAY), ("far from Jane", Side.AWAY),
    ("to Jane", Side.AT), ("up to Jane", Side.AT), ("with Jane", Side.AT),
)  # fmt: skip


def test_the_table_of_phrases_is_long_enough() -> None:
    assert len(AT_THINGS) + len(BY_JANE) >= 40


@pytest.mark.parametrize(("phrase", "thing", "side"), AT_THINGS)
def test_a_phrase_names_a_side_of_a_thing(phrase: str, thing: Furniture, side: Side) -> None:
    assert side_of(phrase, thing.id.removesuffix("_1")) is side


@pytest.mark.parametrize(("phrase", "side"), BY_JANE)
def test_a_phrase_names_a_side_of_a_person(phrase: str, side: Side) -> None:
    assert side_of(phrase, "Jane") is side


@pytest.mark.parametrize(("phrase", "thing", "side"), AT_THINGS)
def test_one_stands_on_that_side_of_the_thing(phrase: str, thing: Furniture, side: Side) -> None:
    stance = marked("ch-tom", phrase, SET, [], COMES_FROM)
    assert stance is not None
    at = place(stance)
    assert SET.clearance_at(at) >= 0.14
    if side is not Side.AWAY:
        assert 0.1 < outside_m(thing, at) < 1.0
    else:
        assert outside_m(thing, at) > PERSONAL_M
    across, along = local(thing, at)
    if side is Side.BEHIND:
        assert along < -thing.size_m[2] / 2
    elif side is Side.BEFORE:
        assert along > thing.size_m[2] / 2
    elif side is Side.BESIDE:
        assert abs(across) > thing.size_m[0] / 2
    elif side is Side.ACROSS:
        assert distance(at, COMES_FROM) > distance((thing.x_m, thing.z_m), COMES_FROM)
    looks = abs(turn(stance.yaw_deg, yaw_towards(at, (thing.x_m, thing.z_m))))
    assert looks > 90 if side in {Side.AGAINST, Side.AWAY} else looks < 75


@pytest.mark.parametrize(("phrase", "side"), BY_JANE)
def test_one_stands_on_that_side_of_jane(phrase: str, side: Side) -> None:
    stance = by_person("ch-tom", JANE, side_of(phrase, "Jane"), SET, [JANE], COMES_FROM)
    at, jane = place(stance), place(JANE)
    gap, off = distance(at, jane), turn(JANE.yaw_deg, yaw_towards(jane, at))
    assert SET.clearance_at(at) >= 0.2
    assert gap > INTIMATE_M
    towards = abs(turn(stance.yaw_deg, yaw_towards(at, jane)))
    if side is Side.BESIDE:
        assert gap <= PERSONAL_M
        assert 50 < abs(off) < 130
        assert abs(turn(stance.yaw_deg, JANE.yaw_deg)) < 20
    elif side is Side.BEHIND:
        assert CLOSE_M < gap <= PERSONAL_M + 0.2
        assert abs(off) > 130
        assert towards < 50
    elif side is Side.AWAY:
        assert PERSONAL_M < gap <= SOCIAL_M
    else:
        assert CLOSE_M < gap < SOCIAL_M / 2
        assert abs(off) <= 95
        assert towards < 30


def test_across_the_table_is_across_from_who_is_there() -> None:
    jane = standing("ch-jane", (0.0, 1.4), 180.0)
    stance = marked("ch-tom", "across the table from Jane", SET, [jane], (-2.0, 0.0))
    assert stance is not None
    assert local(TABLE, place(stance))[1] < 0 < local(TABLE, place(jane))[1]


@pytest.mark.parametrize("near", [(-3.0, 2.5), (3.0, -2.0), (0.0, 2.8), (3.2, 2.6)])
def test_a_long_thing_is_gone_to_where_it_is_near(near: Point) -> None:
    stance = marked("ch-tom", "at the bar", SET, [], near)
    assert stance is not None
    assert outside_m(BAR, place(stance)) < 0.75
    assert distance(place(stance), near) <= distance((BAR.x_m, BAR.z_m), near)
