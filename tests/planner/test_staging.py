"""Staging: where people open, what they do, where they look."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bearings import distance, turn, yaw_towards
from planner.floor_plan import Posture
from planner.floor_plans import floor_plan
from planner.ground import Ground
from planner.marks import facing_mark, place, standing
from planner.rules import plan
from planner.staging import Staging, stage
from screenplay.read import read_text
from screenplay.scene_graph import Beat, Deed, Place
from screenplay.world.places import KINDS
from tests.planner.scripts import done, said, scene, script, table_for_two, talk


def staged(
    *beats: Beat, present: tuple[str, ...] = ("ch-a", "ch-b"), ground: Ground | None = None
) -> Staging:
    one = scene(*beats, present=present)
    people = {c.id: c for c in script(one).characters}
    return stage(one, ground or Ground(table_for_two()), people)


def opening(staging: Staging, who: str):  # noqa: ANN201 - a Stance
    return next(s for s in staging.plan.opening if s.character_id == who)


def test_two_who_talk_stand_apart_and_turned_to_each_other() -> None:
    staging = staged(*talk(lines=2))
    a, b = opening(staging, "ch-a"), opening(staging, "ch-b")
    assert 0.8 <= distance(place(a), place(b)) <= 1.6
    for one, other in ((a, b), (b, a)):
        assert abs(turn(one.yaw_deg, yaw_towards(place(one), place(other)))) < 40


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.integers(1, 7), st.text("abcdef", min_size=1, max_size=4))
def test_nobody_overlaps_anybody_or_anything(kind: str, count: int, name: str) -> None:
    outside = kind in {
        "street",
        "park",
        "forest",
        "garden",
        "beach",
        "road",
        "rooftop",
        "field",
        "exterior",
    }
    ground = Ground(floor_plan(Place("pl-x", name, kind, not outside)))
    present = tuple(f"ch-{n}" for n in range(count))
    people = staged(done("They wait."), present=present, ground=ground).plan.opening
    for one, other in combinations([p for p in people if p.visible], 2):
        assert distance(place(one), place(other)) >= (0.3 if kind == "car" else 0.5)
    for one in people:
        if one.posture is Posture.STAND and kind != "car":
            assert ground.clearance_at(place(one)) > 0.1


def test_who_sits_in_the_first_words_sits_from_the_start() -> None:
    staging = staged(
        done(
            "A sits at the table.",
            Deed("ch-a", "sit", "A sits at the table", direction="at the table"),
        )
    )
    assert opening(staging, "ch-a").posture is Posture.SIT
    assert staging.plan.businesses == ()


def test_who_enters_waits_outside_and_walks_in_through_the_door() -> None:
    staging = staged(said("ch-a", "Alone."), done("B enters.", Deed("ch-b", "enter", "B enters")))
    assert not opening(staging, "ch-b").visible
    business = staging.plan.businesses[0]
    assert business.verb == "enter"
    assert business.before.visible
    assert business.after.visible
    assert business.path_m[0] == pytest.approx((4.2, 1.0))
    assert distance(business.path_m[-1], place(business.after)) < 0.01
    assert 0.6 <= distance(place(business.after), place(opening(staging, "ch-a"))) <= 2.2


def test_sitting_down_walks_to_the_seat_and_takes_it() -> None:
    enters, sits = Deed("ch-b", "enter", "B enters"), Deed("ch-b", "sit", "B sits")
    staging = staged(said("ch-a", "Hello."), done("B enters.", enters), done("B sits.", sits))
    last = staging.ending()["ch-b"]
    assert last.posture is Posture.SIT
    assert last.spot_id in {"seat_1", "seat_2"}
    inside = [b.path_m[1:] for b in staging.plan.businesses if len(b.path_m) > 2]
    line = np.concatenate([np.linspace(p, q, 30) for path in inside for p, q in pairwise(path)])
    assert staging.ground.clearance_m(line).min() > 0.05


def test_exits_end_out_of_sight_and_businesses_chain() -> None:
    staging = staged(said("ch-a", "Bye."), done("A leaves.", Deed("ch-a", "exit", "A leaves")))
    assert not staging.ending()["ch-a"].visible
    now = {s.character_id: s for s in staging.plan.opening}
    for business in staging.plan.businesses:
        here = now[business.character_id]
        assert distance(place(here), place(business.before)) < 0.01
        now[business.character_id] = business.after


def test_giving_moves_the_thing_from_hand_to_hand() -> None:
    gift = Deed("ch-a", "give", "A gives B the letter", target="ch-b", prop="letter")
    staging = staged(said("ch-a", "Here."), done("A gives B the letter.", gift))
    assert "letter" not in staging.ending()["ch-a"].holding
    assert "letter" in staging.ending()["ch-b"].holding
    assert distance(*(place(s) for s in staging.ending().values())) < 1.3
    assert staging.plan.props == ("letter",)


def test_clauses_share_the_beat_and_stay_in_order() -> None:
    staging = staged(
        said("ch-a", "Well."),
        done("A sits. B drinks.", Deed("ch-a", "sit", "A sits"), Deed("ch-b", "drink", "B drinks")),
    )
    shares = [b.share for b in staging.plan.businesses]
    assert shares[0][0] == 0.0
    assert shares[-1][1] == 1.0
    assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(shares))


def test_a_phone_goes_to_the_ear_for_a_call() -> None:
    staging = staged(said("ch-a", "Speaking.", into_phone=True), present=("ch-a",))
    assert staging.ending()["ch-a"].on_phone
    assert "phone" in staging.plan.props


def test_listeners_look_at_the_speaker_and_the_speaker_at_the_addressee() -> None:
    staging = staged(said("ch-a", "You there.", "ch-c"), present=("ch-a", "ch-b", "ch-c"))
    looks = {g.character_id: g.target for g in staging.plan.gazes}
    assert looks == {"ch-a": "ch-c", "ch-b": "ch-a", "ch-c": "ch-a"}


def test_who_joins_somebody_stands_beside_and_not_before_them_the_next_on_the_other_side() -> None:
    ground = Ground(floor_plan(Place("pl-x", "A PARK", "park", interior=False)))
    middle = standing("ch-a", (0.0, 0.0), 0.0)
    first = facing_mark("ch-b", middle, ground, [middle], (0.4, 8.0))
    second = facing_mark("ch-c", middle, ground, [middle, first], (0.4, 8.0))
    for one in (first, second):
        assert one.z_m < 0.6 * abs(one.x_m)
    assert first.x_m * second.x_m < 0


def test_who_stands_under_a_tree_looks_out_and_at_the_sun() -> None:
    stands = Deed("ch-a", "stand", "A stands under the oak tree", "tree", "under the oak tree")
    watches = Deed("ch-a", "watch", "watching the sun go down", "sun")
    ground = Ground(floor_plan(Place("pl-x", "A PARK", "park", interior=False)))
    told = done("A stands under the oak tree, watching the sun go down.", stands, watches)
    staging = staged(told, present=("ch-a",), ground=ground)
    one = opening(staging, "ch-a")
    trees = [f for f in ground.plan.furniture if f.kind == "tree"]
    tree = min(trees, key=lambda f: distance((f.x_m, f.z_m), place(one)))
    assert distance((tree.x_m, tree.z_m), place(one)) < 3.0
    assert abs(turn(one.yaw_deg, yaw_towards(place(one), (tree.x_m, tree.z_m)))) > 120
    assert {g.target for g in staging.plan.gazes} == {"away"}


def test_those_who_stand_under_a_tree_stand_in_a_row_beside_its_trunk() -> None:
    ground = Ground(floor_plan(Place("pl-x", "A PARK", "park", interior=False)))
    who = ("ch-a", "ch-b", "ch-c")
    stands = [Deed(w, "stand", "stands under the tree", "tree", "under the tree") for w in who]
    told = done("The three of them stand under the tree.", *stands)
    people = [opening(staged(told, present=who, ground=ground), w) for w in who]
    trees = [f for f in ground.plan.furniture if f.kind == "tree"]
    tree = min(trees, key=lambda f: distance((f.x_m, f.z_m), place(people[0])))
    away = [abs(tree.x_m - one.x_m) for one in people]
    assert min(away) > 0.6
    assert all(distance(place(a), place(b)) > 0.7 for a, b in combinations(people, 2))
    assert np.ptp([one.z_m for one in people]) < 0.6


def test_who_speaks_alone_looks_up_from_the_chair_they_took() -> None:
    film = plan(
        read_text(
            "INT. LIVING ROOM - DAY\n\nANN (30) walks to the sofa and sits down.\n\nANN\n"
            "Here we are at last.\n"
        )
    )
    scene = film.scenes[0]
    spoken = [g for g in scene.gazes if g.character_id == "ch-ann"][-1]
    assert spoken.target == "away"


def test_who_kneels_turns_to_whom_they_talk_with() -> None:
    staging = staged(
        done("Ann crouches.", Deed("ch-a", "crouch", "crouches")),
        done(
            "Ben walks behind her.", Deed("ch-b", "walk", "walks", "ch-a", direction="behind Ann")
        ),
        said("ch-b", "What have you found?", to="ch-a"),
        said("ch-a", "Powder, yellow and fine.", to="ch-b"),
    )
    after = staging.moments[-1].after
    ann, ben = after["ch-a"], after["ch-b"]
    assert ann.posture is Posture.CROUCH
    assert abs(turn(ann.yaw_deg, yaw_towards(place(ann), place(ben)))) < 65.0


def test_who_finds_no_seat_at_a_table_does_not_turn_their_back_on_it() -> None:
    ground = Ground(floor_plan(Place("pl-cafe", "CAFE", "cafe", interior=True)))
    who = ("ch-a", "ch-b", "ch-c")
    talk_of_three = [said(w, "Here we all sit, then.") for w in who]
    staging = staged(*talk_of_three, present=who, ground=ground)
    first, _, third = (opening(staging, w) for w in who)
    assert third.posture is Posture.SIT
    assert abs(turn(third.yaw_deg, yaw_towards(place(third), place(first)))) < 95.0
