"""Posts behind heads and before faces cost a camera something, and other cameras are found."""

from dataclasses import replace

import numpy as np

from planner.camera import solve
from planner.clutter import (
    barred_cost,
    growing_cost,
    growing_on_the_way,
    passed_behind,
    uneven_cost,
)
from planner.figures import figure
from planner.floor_plan import Furniture
from planner.ground import Ground
from planner.lens import View, directions, view, view_of
from planner.objective import Sighting
from planner.shots import Framing, ShotKind, Size, Stance
from tests.planner.scripts import look, room

SOMEBODY = figure(Stance("ch-a", 0.0, 0.0, 0.0), look())  # looks along +z, at the cameras


def post(x: float, z: float, high: float = 3.0, wide: float = 0.3) -> Furniture:
    return Furniture("post_1", "lamp_post", x, z, 0.0, (wide, high, wide), opaque=False)


def before_the_face(x: float = 0.0) -> View:
    """A camera three metres before somebody, a step to the side."""
    eye = np.array([[x, 1.5, 3.0]])
    return view(eye, directions(np.array([180.0]), np.array([0.0])), np.array([35.0]))


def test_a_post_behind_a_head_grows_out_of_it() -> None:
    behind = Ground(room(post(0.0, -2.0)))
    assert growing_cost(before_the_face(), [SOMEBODY], behind)[0] > 0.3
    aside = Ground(room(post(1.5, -2.0)))
    assert growing_cost(before_the_face(), [SOMEBODY], aside)[0] == 0.0


def test_what_is_low_or_wide_or_in_front_does_not_grow() -> None:
    for thing in (post(0.0, -2.0, high=0.9), post(0.0, -2.0, wide=2.0), post(0.0, 1.0)):
        assert growing_cost(before_the_face(), [SOMEBODY], Ground(room(thing)))[0] == 0.0


def test_a_post_before_a_face_bars_it() -> None:
    between = Ground(room(post(0.0, 1.5)))
    assert barred_cost(before_the_face(), [SOMEBODY], between)[0] == 1.0
    assert barred_cost(before_the_face(), [SOMEBODY], Ground(room(post(0.0, -2.0))))[0] == 0.0


def test_a_pole_is_slim_whatever_it_carries() -> None:
    wires = replace(post(0.0, -2.0, wide=1.6), kind="power_pole")
    assert growing_cost(before_the_face(), [SOMEBODY], Ground(room(wires)))[0] > 0.3


def test_a_post_that_a_walker_passes_costs_as_much_of_the_way_as_it_touches() -> None:
    way = [figure(Stance("ch-a", x, 0.0, 90.0), look()) for x in (-1.5, -0.5, 0.5, 1.5)]
    passed = Ground(room(post(0.5 * 5 / 3, -2.0)))  # behind the third place, seen from z = 3
    cost = growing_on_the_way(before_the_face().eye, way, passed)[0]
    assert 0.0 < cost <= 0.25
    assert growing_on_the_way(before_the_face().eye, way, Ground(room(post(6.0, -2.0))))[0] == 0.0


def test_a_walk_is_seen_from_where_no_post_hides_its_beginning() -> None:
    start = figure(Stance("ch-a", -3.0, 0.0, 90.0), look())
    end = figure(Stance("ch-a", 0.0, 0.0, 0.0), look())
    wish = Sighting(Framing(ShotKind.SINGLE, Size.MS, ("ch-a",)), (end,), (end,), (None,))
    eye = np.array(solve(wish, Ground(room())).pose.eye_m)
    between = 0.5 * (eye + np.array(start.face))
    ground = Ground(room(post(float(between[0]), float(between[2]))))
    assert barred_cost(view_of(solve(wish, ground).pose), [start], ground)[0] == 1.0
    found = solve(replace(wish, halfway=(start,)), ground)
    assert barred_cost(view_of(found.pose), [start], ground)[0] == 0.0


def test_somebody_far_off_in_a_frame_of_somebody_near_is_lost() -> None:
    far = figure(Stance("ch-b", 0.5, -9.0, 0.0), look("ch-b"))
    near = figure(Stance("ch-b", 0.5, 0.3, 0.0), look("ch-b"))
    assert uneven_cost(before_the_face(), [SOMEBODY, far])[0] > 0.5
    assert uneven_cost(before_the_face(), [SOMEBODY, near])[0] == 0.0
    assert uneven_cost(before_the_face(), [SOMEBODY])[0] == 0.0


def test_the_solver_steps_aside_from_a_post_that_would_grow() -> None:
    framing = Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",))
    wish = Sighting(framing, (SOMEBODY,), (SOMEBODY,))
    bare = solve(wish, Ground(room()))
    eye = np.array(bare.pose.eye_m)
    aim = np.array(SOMEBODY.head_at)
    at = aim + (aim - eye) / np.linalg.norm(aim - eye) * 1.6  # straight behind the head
    ground = Ground(replace(room(post(float(at[0]), float(at[2]))), x0_m=-6.0, z0_m=-6.0))
    found = solve(wish, ground)
    assert growing_cost(view_of(bare.pose), [SOMEBODY], ground)[0] > 0.3
    assert growing_cost(view_of(found.pose), [SOMEBODY], ground)[0] < 0.1
    assert not found.unmet


def lamp(x: float, z: float) -> Furniture:
    return Furniture("lamp_1", "pendant", x, z, 0.0, (0.5, 0.8, 0.5), 1.55, solid=False)


def test_a_lamp_that_hangs_before_a_head_bars_it_and_its_cord_does_not() -> None:
    assert barred_cost(before_the_face(), [SOMEBODY], Ground(room(lamp(0.0, 1.5))))[0] == 1.0
    assert barred_cost(before_the_face(), [SOMEBODY], Ground(room(lamp(0.9, 1.5))))[0] == 0.0
    high = replace(lamp(0.0, 1.5), base_m=1.9)
    assert barred_cost(before_the_face(), [SOMEBODY], Ground(room(high)))[0] == 0.0


def test_a_trunk_grows_out_of_a_head_however_high_it_ends() -> None:
    low = view(
        np.array([[0.4, 1.5, 1.6]]), directions(np.array([194.0]), np.array([-14.0])),
        np.array([20.0]),
    )  # fmt: skip
    costs = [
        growing_cost(low, [SOMEBODY], Ground(room(post(-0.1, -0.6, high=high))))[0]
        for high in (2.4, 6.5)
    ]
    assert costs[0] == costs[1] > 0.5


def test_a_post_between_two_places_of_a_way_is_passed_behind() -> None:
    way = [figure(Stance("ch-a", x, 0.0, 90.0), look()) for x in (-1.5, -0.5, 0.5, 1.5)]
    eye = before_the_face().eye
    near = passed_behind(eye, way, Ground(room(post(0.0, 1.5, wide=0.5))))[0]
    far = passed_behind(eye, way, Ground(room(post(0.0, 0.5, wide=0.2))))[0]
    assert near > far > 0.0
    for aside in (post(0.0, -1.5), post(2.5, 1.5)):  # behind the walker; beyond the way's end
        assert passed_behind(eye, way, Ground(room(aside)))[0] == 0.0
