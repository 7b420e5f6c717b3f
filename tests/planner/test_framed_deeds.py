"""Frames of people who act: in them as they begin, on the way and as they end."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.bearings import distance
from planner.coverage import cover
from planner.figures import figure
from planner.floor_plan import Furniture, Posture
from planner.ground import Ground
from planner.ideas import Idea, Scenery
from planner.lens import project, view_of
from planner.line_of_action import Sides
from planner.marks import SEAT_REACH_M, before_seat, place
from planner.rules import plan
from planner.setups import set_up
from planner.shots import Cover, MoveKind, ShotKind, Size, Stance
from planner.sightings import FACE_ONLY, PAN_M, Cast, sighting
from planner.staging import Staging, stage
from screenplay.read import read
from screenplay.scene_graph import Beat, Deed, Request, RequestKind
from tests.planner.scripts import done, look, room, scene, script

KEYS = Path(__file__).parents[1] / "screenplay" / "keys"
FRONT = (0.0, 14.0)
BAR = Furniture("bar_counter_1", "bar_counter", 0.0, -1.2, 0.0, (4.2, 1.1, 0.66))


def acted(*deeds: Deed, present: tuple[str, ...] = ("ch-a",), then: Beat | None = None) -> Staging:
    """A bare room in which one beat is acted, and perhaps another."""
    beats = [done("Something is done.", *deeds), *([then] if then is not None else [])]
    one = scene(*beats, present=present)
    return stage(one, Ground(room()), {c.id: c for c in script(one).characters})


def idea_of(staging: Staging, size: Size, **changes: object) -> Idea:
    """A single of the first person over the whole beat."""
    beat = staging.moments[0].beat.id
    plain = Idea(ShotKind.SINGLE, size, ("ch-a",), (Cover(beat, 0, 12, 12),), 4.0, 0, 0)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field


def cast() -> Cast:
    return Cast({who: look(who) for who in ("ch-a", "ch-b")})


def test_who_falls_and_gets_up_again_is_held_lying_too() -> None:
    staging = acted(Deed("ch-a", "fall", "falls"), Deed("ch-a", "stand", "gets up"))
    sides = Sides(FRONT, staging.plan.floor_plan)
    wish = sighting(idea_of(staging, Size.MCU), staging, cast(), sides)
    assert any(body.lying for body in wish.subjects)
    assert not wish.subjects[-1].lying
    _, solution = set_up(wish, staging, sides, {})
    x, y, _ = project(view_of(solution.pose), np.array([b.head_at for b in wish.subjects]))
    assert (np.abs(x) < 1.0).all()
    assert (np.abs(y) < 1.0).all()


@pytest.mark.parametrize("verb", ["put_down", "kneel", "search"])
def test_no_face_fills_the_frame_while_hands_are_at_work(verb: str) -> None:
    staging = acted(Deed("ch-a", verb, "does it", prop="coin"))
    sides = Sides(FRONT, staging.plan.floor_plan)
    wish = sighting(idea_of(staging, Size.CU, kind=ShotKind.REACTION), staging, cast(), sides)
    assert wish.busy
    assert wish.framing.size not in FACE_ONLY
    asked = sighting(idea_of(staging, Size.CU, asked=True), staging, cast(), sides)
    assert asked.framing.size is Size.CU


def test_a_face_at_rest_is_as_near_as_ever() -> None:
    staging = acted(Deed("ch-a", "smile", "smiles"))
    sides = Sides(FRONT, staging.plan.floor_plan)
    wish = sighting(idea_of(staging, Size.CU), staging, cast(), sides)
    assert wish.framing.size is Size.CU
    assert not wish.busy


def test_a_walk_that_no_camera_goes_with_begins_in_the_frame() -> None:
    """A walk in a workshop that comes so near the lens that no pan is made of it."""
    graph = read(KEYS / "held_out_thriller.fountain")
    beat = next(b for s in graph.scenes for b in s.beats if "side of the van" in b.text)
    film = plan(graph)
    shot = next(s for s in film.shots if any(c.beat_id == beat.id for c in s.covers))
    who = shot.framing.subjects[0]
    walk = next(
        b for b in film.scene(shot.scene_id).businesses
        if b.beat_id == beat.id and b.character_id == who
    )  # fmt: skip
    assert distance(walk.path_m[0], walk.path_m[-1]) > PAN_M
    if shot.move.kind is MoveKind.STATIC:
        ends = [figure(s, film.look(who, shot.scene_id)) for s in (walk.before, walk.after)]
        x, y, _ = project(view_of(shot.move.start), np.array([b.head_at for b in ends]))
        assert (np.abs(x) < 1.0).all()
        assert (np.abs(y) < 1.0).all()


def test_nobody_rises_through_a_counter() -> None:
    stool = Furniture("stool_1", "stool", -0.05, -0.52, 180.0, (0.42, 0.75, 0.42), opaque=False)
    ground = Ground(room(BAR, stool))
    sits = Stance("ch-a", -0.05, -0.52, 180.0, Posture.SIT, 0.76)
    up = before_seat(sits, ground, [])
    assert up.z_m > BAR.z_m + BAR.size_m[2] / 2
    assert distance(place(up), place(sits)) <= SEAT_REACH_M


def test_who_kneels_to_embrace_goes_up_to_them_first() -> None:
    staging = acted(
        Deed("ch-a", "kneel", "drops to her knees"), Deed("ch-a", "hug", "hugs", target="ch-b"),
        present=("ch-a", "ch-b"),
    )  # fmt: skip
    assert [b.verb for b in staging.plan.businesses] == ["approach", "kneel", "hug"]
    assert staging.plan.businesses[-1].after.posture is Posture.CROUCH


def test_who_lies_sits_up_where_they_are() -> None:
    staging = acted(Deed("ch-a", "fall", "falls"), Deed("ch-a", "sit", "sits up", direction="up"))
    fell, sat = staging.plan.businesses[-2:]
    assert (fell.after.x_m, fell.after.z_m) == (sat.after.x_m, sat.after.z_m)
    assert sat.after.posture is Posture.SIT
    assert not sat.path_m


def test_who_lies_gets_up_before_they_grab_and_run() -> None:
    staging = acted(
        Deed("ch-a", "fall", "falls"), Deed("ch-a", "touch", "grabs it", target="sleeve"),
        Deed("ch-a", "run", "runs for the door", direction="for the door"),
    )  # fmt: skip
    verbs = [b.verb for b in staging.plan.businesses]
    assert verbs.index("stand") < verbs.index("touch")


def test_close_on_what_is_not_drawn_is_the_face_of_who_had_it_last() -> None:
    close = Request(RequestKind.CLOSE, "gizmo", "CLOSE ON THE GIZMO")
    staging = acted(
        Deed("ch-b", "gesture", "reaches up for the gizmo"), present=("ch-a", "ch-b"),
        then=done(close.text, request=close),
    )  # fmt: skip
    (idea,) = (i for i in cover(Scenery(staging, new_place=False)) if i.first == i.last == 1)
    assert idea.subjects == ("ch-b",)
