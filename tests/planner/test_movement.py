"""Camera moves: motivated, and clear of walls, things and people on their whole way."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.camera import solve
from planner.clear_ways import BODY_M, free_way, straight
from planner.composition import headless_cost
from planner.continuity.projecting import in_frame
from planner.continuity.seeing import StagedScene
from planner.figures import figure
from planner.floor_plan import Furniture
from planner.going_along import aimed_at, obstructed
from planner.ground import Ground
from planner.lens import project, view_of
from planner.objective import Sighting
from planner.rules import plan
from planner.shots import CameraPose, Ease, Framing, MoveKind, ShotKind, ShotPlan, Size, Stance
from screenplay.read import read, read_text
from screenplay.world.parting import parted
from tests.planner.scripts import look, room

HERE = Path(__file__)
SCRIPTS = [
    HERE.with_name("every_pattern.fountain"),
    *sorted((HERE.parents[2] / "examples").glob("*.fountain")),
]
TRAVELLING = {MoveKind.PUSH_IN, MoveKind.PULL_OUT, MoveKind.TRACK}


def assert_clear(film: ShotPlan) -> int:
    """Every travelling camera, at many points of its way; returns how many there were."""
    count = 0
    for scene in film.scenes:
        shots = [s for s in film.shots if s.scene_id == scene.scene_id]
        staged = StagedScene(scene, shots, {k.character_id: k for k in film.looks})
        ground = Ground(scene.floor_plan)
        for seen in staged.seen():
            move = seen.shot.move
            if move.kind not in TRAVELLING:
                continue
            count += 1
            eyes = straight(move.start.eye_m, move.end.eye_m)
            follows = {move.follow}
            people = [b for w, b in seen.ending.bodies.items() if w not in follows]
            assert free_way(eyes, ground, people), seen.shot.number
            assert move.ease is Ease.BOTH
    return count


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.stem)
def test_moves_of_whole_films_touch_nothing(path: Path) -> None:
    film = plan(parted(read(path)))
    assert_clear(film)
    told = [s.why[1] for s in film.shots if s.move.kind is not MoveKind.STATIC]
    assert all(told)


def test_moves_of_a_feature_touch_nothing(corpus: Path) -> None:
    film = plan(parted(read(corpus / "screenplays" / "big_fish.fountain")))
    assert assert_clear(film) > 20


def test_a_way_through_a_thing_is_not_free() -> None:
    shelf = Furniture("shelf_1", "shelf", 0.0, 0.5, 0.0, (1.0, 2.0, 0.5))
    ground = Ground(room(shelf))
    assert not free_way(straight((0.0, 1.5, 2.5), (0.0, 1.5, -1.5)), ground, ())
    assert free_way(straight((2.0, 1.5, 2.5), (2.0, 1.5, -1.5)), ground, ())


def test_a_way_through_somebody_is_not_free() -> None:
    body = figure(Stance("ch-a", 0.0, 0.5, 0.0), look())
    ground = Ground(room())
    assert not free_way(straight((0.0, 1.5, 2.5), (0.0, 1.5, -1.5)), ground, [body])
    aside = BODY_M + 0.1
    assert free_way(straight((aside, 1.5, 2.5), (aside, 1.5, -1.5)), ground, [body])


def test_a_way_out_of_the_set_is_not_free() -> None:
    ground = Ground(room())
    assert not free_way(np.array([(0.0, 1.5, 1.0), (0.0, 1.5, 30.0), (0.0, 1.5, 1.0)]), ground, ())


def test_a_long_straight_walk_is_gone_along_with() -> None:
    film = plan(
        parted(
            read_text(
                "EXT. PARKING LOT - DAY\n\nMIA stands by the gate. It is quiet.\n\nMia waits.\n\n"
                "Mia walks slowly to the car.\n\nMia stops.\n"
            )
        )
    )
    assert assert_clear(film) == 1
    (shot,) = (s for s in film.shots if s.move.kind is MoveKind.TRACK)
    start, end = shot.move.start, shot.move.end
    moved = np.subtract(end.eye_m, start.eye_m)
    assert np.allclose(moved, np.subtract(end.aim_m, start.aim_m), atol=2e-3)
    assert np.hypot(moved[0], moved[2]) >= 4.0
    assert shot.why == ("movement", "goes along with a walk")


def test_who_talks_while_running_is_gone_along_with() -> None:
    film = plan(
        parted(
            read_text(
                "EXT. PARKING LOT - DAY\n\nMIA stands at the gate. BEN leans on the car.\n\n"
                "BEN\nHurry up, Mia.\n\nMIA\n(running to the car)\nI am coming as fast as I can! "
                "Do not go without me.\n\nBEN\nI am here.\n"
            )
        )
    )
    along = [s for s in film.shots if s.move.kind in {MoveKind.TRACK, MoveKind.PAN}]
    spoken = {t.beat_id for t in film.timings if t.frames == 0}
    talking = [s for s in along if any(c.beat_id in spoken for c in s.covers)]
    assert talking
    walks = [s for s in along if "goes with a look" not in s.why]
    assert all(s.move.follow == s.framing.subjects[0] for s in walks)


def test_who_comes_to_somebody_is_gone_along_with_and_both_are_framed_in_the_end() -> None:
    film = plan(parted(read(HERE.parents[2] / "examples" / "lighthouse_line.fountain")))
    (shot,) = (s for s in film.shots if s.move.kind is MoveKind.TRACK)
    assert shot.framing.subjects == ("ch-jonas", "ch-ingrid")
    scene = film.scene(shot.scene_id)
    own = [s for s in film.shots if s.scene_id == scene.scene_id]
    staged = StagedScene(scene, own, {k.character_id: k for k in film.looks})
    seen = next(s for s in staged.seen() if s.shot.id == shot.id)
    assert all(in_frame(seen.ending, who) for who in shot.framing.subjects)
    assert shot.move.follow == "ch-jonas"


def test_no_track_begins_inside_a_thing() -> None:
    film = plan(parted(read(HERE.parents[2] / "examples" / "ice_cream_run.fountain")))
    for scene in film.scenes:
        ground = Ground(scene.floor_plan)
        moves = [s.move for s in film.shots if s.scene_id == scene.scene_id]
        eyes = np.array([m.start.eye_m for m in moves if m.kind is MoveKind.TRACK])
        assert not len(eyes) or not ground.inside_things(eyes).any()


def test_a_walk_in_a_crowd_is_framed_with_those_beside_it() -> None:
    film = plan(parted(read(HERE.parents[1] / "screenplay" / "keys" / "dev_horror.fountain")))
    scene = film.scenes[1]
    beat = next(b.beat_id for b in scene.businesses if b.text.startswith("Poppy marches"))
    own = [s for s in film.shots if s.scene_id == scene.scene_id]
    staged = StagedScene(scene, own, {k.character_id: k for k in film.looks})
    seen = next(s for s in staged.seen() if s.shot.covers[0].beat_id == beat)
    cameras = view_of(seen.shot.move.start)
    assert headless_cost(cameras, list(seen.ending.bodies.values()))[0] == 0
    assert seen.shot.framing.subjects[0] == "ch-poppy"
    assert in_frame(seen.opening, "ch-poppy")


def test_a_thing_right_before_the_lens_obstructs_a_picture() -> None:
    stand = Furniture("coat_stand_1", "coat_stand", 0.1, 2.2, 0.0, (0.46, 1.75, 0.46))
    pose = CameraPose((0.0, 1.4, 3.0), (0.0, 1.2, -1.0), 35.0)
    assert obstructed(pose, Ground(room(stand)))
    assert not obstructed(pose, Ground(room(replace(stand, z_m=-1.5))))


def test_a_pan_with_one_alone_begins_with_the_head_no_higher_than_on_the_third() -> None:
    far = figure(Stance("ch-a", 0.0, -8.0, 0.0), look())
    near = figure(Stance("ch-a", 0.0, -1.5, 0.0), look())
    framing = Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",))
    wish = Sighting(framing, (near,), (near,), (None,), front=(0.0, 14.0))
    end = solve(wish, Ground(room())).pose
    begun = replace(end, aim_m=aimed_at(end, near, far, alone=True))
    (first,), (last,) = (
        project(view_of(pose), np.array([body.head_at]))[1][0]
        for pose, body in ((begun, far), (end, near))
    )
    assert first == pytest.approx(min(last, 0.3), abs=0.02)
