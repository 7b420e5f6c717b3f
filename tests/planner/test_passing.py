"""Vehicles that move: where they are during a shot, and cameras that keep out of their way."""

from dataclasses import replace

import numpy as np
import pytest

from planner.camera import solve
from planner.continuity import check
from planner.figures import figure
from planner.floor_plan import KEPT, Furniture
from planner.ground import Ground
from planner.lens import view_of
from planner.objective import Sighting
from planner.passing import TOO_NEAR_M, driving_cost, hiding_cost, vehicles_at
from planner.rules import plan
from planner.shots import Drive, Framing, ShotKind, Size, Stance
from screenplay.build import build
from screenplay.fountain import parse
from tests.planner.scripts import look, room

ORDER = {"bt-1": 0, "bt-2": 1, "bt-3": 2}
VAN = Drive("van", "van", "bt-2", ((0.0, 0.0), (6.0, 0.0)), "go", size_m=(2.0, 2.2, 4.6))


@pytest.mark.parametrize(("beat", "at"), [(0, 0.0), (2, 6.0)])
def test_a_vehicle_stands_where_it_was_and_where_it_went(beat: int, at: float) -> None:
    (box,) = vehicles_at((VAN,), ORDER, beat, beat)
    assert (box.x_m, box.z_m) == (at, 0.0)
    assert box.yaw_deg == 90.0


def test_while_it_moves_it_is_all_along_its_way() -> None:
    boxes = vehicles_at((VAN,), ORDER, 0, 2)
    assert [round(b.x_m, 2) for b in boxes] == [0.0, 2.0, 4.0, 6.0]
    assert vehicles_at((), ORDER, 0, 2) == ()


def test_no_camera_stands_where_a_vehicle_goes_nor_behind_it() -> None:
    body = figure(Stance("ch-a", 0.0, 0.0, 0.0), look())
    ground = Ground(room())
    wish = Sighting(Framing(ShotKind.SINGLE, Size.WS, ("ch-a",)), (body,), (body,), (None,))
    eye = solve(wish, ground).pose.eye_m
    boxes = vehicles_at((replace(VAN, path_m=((eye[0] - 3.0, eye[2]), (eye[0] + 3.0, eye[2]))),),
                        ORDER, 1, 1)  # fmt: skip
    hit, near = driving_cost(view_of(solve(wish, ground).pose), boxes)
    assert (hit[0], near[0]) == (1.0, 1.0)
    camera = view_of(solve(replace(wish, vehicles=boxes), ground).pose)
    hit, near = driving_cost(camera, boxes)
    assert hit[0] == 0.0
    assert hiding_cost(camera, np.array([body.face]), boxes)[0] == 0.0
    assert near[0] < 1.0 < TOO_NEAR_M


def test_the_room_kept_for_a_vehicle_is_walked_round_but_hides_nobody() -> None:
    van = Furniture("van_named", KEPT + "van", 0.0, 0.0, 0.0, (2.0, 2.2, 4.6))
    for thing, hides in ((van, False), (replace(van, kind="van"), True)):
        ground = Ground(room(thing))
        eyes, marks = np.array([[0.0, 1.5, 3.5]]), np.array([[0.0, 1.5, -2.8]])
        assert bool(ground.hidden(eyes, marks)[0, 0]) is hides
        assert ground.clearance_at((0.0, 0.0)) < 0.0


def test_a_van_that_left_spoils_no_later_shot() -> None:
    script = """EXT. STREET - DAY

An ice cream van stands there. ANNA (30) waits with BEN (40).

ANNA
Look at that.

The van rolls down the street.

Anna runs to Ben.

BEN
It is gone.
"""
    graph = build(parse(script))
    film = plan(graph)
    assert all(not shot.approximations for shot in film.shots)
    assert not check(film, graph)
