"""People at tables: who sits from the start, and sets with enough seats."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bearings import distance, turn
from planner.floor_plan import FloorPlan, Posture
from planner.floor_plans import floor_plan
from planner.gatherings import seated_from_start
from planner.ground import Ground
from planner.marks import place
from planner.staging import stage
from planner.table_setting import furnished
from planner.tables import seated_together, tables
from screenplay.scene_graph import Beat, Deed, Place
from tests.planner.scripts import done, room, said, scene, script

FOUR = ("ch-a", "ch-b", "ch-c", "ch-d")
INDOORS = ("kitchen", "living_room", "office", "cafe", "bar", "hospital", "interior")


def drawn(kind: str, name: str = "A PLACE") -> FloorPlan:
    return floor_plan(Place("pl-x", name, kind, interior=True))


def sitters(*beats: Beat, present: tuple[str, ...] = FOUR, kind: str = "office") -> tuple[str, ...]:
    one = scene(*beats, present=present)
    people = {c.id: c for c in script(one).characters}
    return seated_from_start(one, drawn(kind), people)


@pytest.mark.parametrize(
    "text",
    [
        "A bright office. Four people at a long table.",
        "The family sit around the dinner table.",
        "They are all gathered round a small table.",
    ],
)
def test_a_company_at_a_table_sits(text: str) -> None:
    assert sitters(done(text), said("ch-a", "Good morning.")) == FOUR


@pytest.mark.parametrize(
    "text", ["They stand around the table.", "A crowd waits at the gate.", "A table. Nobody."]
)
def test_people_are_not_seated_without_a_reason(text: str) -> None:
    assert sitters(done(text), said("ch-a", "Good morning.")) == ()


def test_who_gets_up_or_sits_down_again_sat_before() -> None:
    up = Deed("ch-a", "stand", "A stands up", direction="up")
    again = Deed("ch-b", "sit", "B sits down again", direction="down")
    down = Deed("ch-c", "sit", "C sits down", direction="down")
    lines = said("ch-a", "Well."), said("ch-c", "No.")
    assert sitters(*lines, done("A stands up.", up)) == ("ch-a",)
    assert sitters(*lines, done("B sits down again.", again)) == ("ch-b",)
    assert sitters(*lines, done("C sits down.", down)) == ()


def test_who_types_sits_and_who_stands_at_a_window_does_not() -> None:
    types = Deed("ch-a", "type", "A types")
    stands = Deed("ch-b", "stand", "B stands at the window", direction="at the window")
    assert sitters(done("A types.", types), done("B stands.", stands)) == ("ch-a",)


def test_a_meeting_is_played_seated_round_one_table() -> None:
    told = done("Four people at a long table.")
    one = scene(told, said("ch-a", "Good morning."), present=FOUR, place="office")
    ground = Ground(furnished(drawn("office"), 4))
    staging = stage(one, ground, {c.id: c for c in script(one).characters})
    people = staging.plan.opening
    assert all(p.posture is Posture.SIT for p in people)
    assert len({p.spot_id for p in people}) == 4
    assert all(distance(place(a), place(b)) > 0.6 for a, b in combinations(people, 2))
    assert all(abs(turn(p.yaw_deg, 0.0)) < 120 for p in people)  # nobody's back is to the audience


def test_who_stands_up_in_a_meeting_rises_from_the_chair_and_returns_to_one() -> None:
    told = done("Four people at a long table.")
    up = done("A stands up.", Deed("ch-a", "stand", "A stands up", direction="up"))
    down = done("A sits down again.", Deed("ch-a", "sit", "A sits down again", direction="down"))
    one = scene(told, up, said("ch-a", "Listen."), down, present=FOUR, place="office")
    ground = Ground(furnished(drawn("office"), 4))
    staging = stage(one, ground, {c.id: c for c in script(one).characters})
    postures = [(b.before.posture, b.after.posture) for b in staging.plan.businesses
                if b.verb in {"stand", "sit"}]  # fmt: skip
    assert postures == [(Posture.SIT, Posture.STAND), (Posture.STAND, Posture.SIT)]
    assert staging.ending()["ch-a"].spot_id == staging.plan.opening[0].spot_id


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(INDOORS), st.integers(2, 8), st.text("abcdef", min_size=1, max_size=4))
def test_sets_get_seats_that_stand_free(kind: str, count: int, name: str) -> None:
    before = drawn(kind, name)
    plan = furnished(before, count)
    company = [f"ch-{n}" for n in range(count)]
    seated = seated_together(company, plan, plan.centre_m)
    if not seated:
        assert plan == before  # no room for a table: nothing is pushed about in vain
        return
    assert len({s.spot_id for s in seated.values()}) == count
    new = [f for f in plan.furniture if f not in before.furniture]
    for one in new:
        assert plan.x0_m < one.x_m < plan.x1_m
        assert plan.z0_m < one.z_m < plan.z1_m
    for a, b in combinations(seated.values(), 2):
        assert distance(place(a), place(b)) > 0.5


def test_a_set_with_enough_seats_stays_as_it_is() -> None:
    plan = drawn("kitchen")
    assert max(len(t.seats) for t in tables(plan)) >= 2
    assert furnished(plan, 2) == plan
    assert furnished(room(), 1) == room()
    assert replace(plan, kind="car") == furnished(replace(plan, kind="car"), 5)


def test_all_of_whom_one_sentence_says_that_they_sit_do_so_whatever_they_do_later() -> None:
    sit = Deed("ch-b", "sit", "B sit around the table", direction="around the table")
    listed = done("A, B and C sit around the table.", sit, mentions=("ch-a", "ch-b", "ch-c"))
    walks = Deed("ch-a", "walk", "A walks to the stove", direction="to the stove")
    assert sitters(listed, said("ch-a", "Eat."), done("A walks.", walks)) == FOUR[:3]


def test_a_large_company_sits_at_a_long_table_and_shows_its_faces() -> None:
    plan = furnished(drawn("kitchen"), 6)
    seated = seated_together([f"ch-{n}" for n in range(6)], plan, plan.centre_m)
    assert all(abs(turn(s.yaw_deg, 0.0)) < 120 for s in seated.values())
    assert {t.thing.kind for t in tables(plan) if len(t.seats) >= 6} == {"table"}


def test_nobody_sets_up_a_table_in_a_bedroom() -> None:
    bedroom = drawn("bedroom")
    assert furnished(bedroom, 3) is bedroom
