"""Looks that the camera goes along with: from the face to what it looks at, on the scene's side."""

import numpy as np
import pytest

from planner.continuity import check
from planner.findings import Grade
from planner.lens import project, view_of
from planner.rules import plan
from planner.shots import MoveKind, Shot, ShotKind, ShotPlan
from screenplay.read import read_text

ROOM = "INT. OFFICE - DAY\n\nANN (30) and BEN (31) stand at opposite ends of the room.\n\n"
TALK = "ANN\nYou never told me that you had a key to this room.\n\n"
LOOK = "Ann stares at {} for a long time, without a word.\n\n"


def panned(film: ShotPlan) -> list[Shot]:
    return [s for s in film.shots if "goes with a look" in s.why]


@pytest.mark.parametrize("seen", ["the window", "the bookcase"])
def test_a_look_at_a_thing_may_be_panned_and_ends_on_it(seen: str) -> None:
    graph = read_text(ROOM + TALK + LOOK.format(seen) + TALK)
    film = plan(graph)
    for shot in panned(film):
        assert shot.move.kind is MoveKind.PAN
        assert shot.framing.kind is ShotKind.INSERT
        things = film.scene(shot.scene_id).floor_plan.furniture
        thing = next(f for f in things if f.id == shot.framing.thing)
        middle = (thing.x_m, thing.base_m + thing.size_m[1] / 2, thing.z_m)
        x, y, depth = project(view_of(shot.move.end), np.array([middle]))
        assert depth[0, 0] > 1.0
        assert max(abs(x[0, 0]), abs(y[0, 0])) < 0.5
    assert not [f for f in check(film, graph) if f.grade is Grade.ERROR]


def test_the_lighthouse_keeper_looks_out_and_the_camera_goes_with_her() -> None:
    told = (
        "INT. SMALL ROOM - NIGHT\n\nMIA (30) sits at a desk.\n\nMIA\nIs anybody there?\n\n"
        "She looks out of the window. Dark.\n\nMIA\nNobody.\n"
    )
    (shot,) = panned(plan(read_text(told)))
    start, end = shot.move.start, shot.move.end
    assert start.eye_m == end.eye_m, "from one tripod"
    assert start.lens_mm == end.lens_mm
    assert start.aim_m != end.aim_m
    turned = [np.subtract(p.aim_m, p.eye_m)[[0, 2]] for p in (start, end)]
    angle = np.degrees(np.arccos(
        turned[0] @ turned[1] / np.linalg.norm(turned[0]) / np.linalg.norm(turned[1])
    ))  # fmt: skip
    assert 15.0 < angle < 80.0, "a gentle turn"


def test_a_look_at_nothing_that_is_there_stays_on_the_face() -> None:
    film = plan(read_text(ROOM + TALK + "Ann stares at the elephant.\n\n" + TALK))
    assert not panned(film)
