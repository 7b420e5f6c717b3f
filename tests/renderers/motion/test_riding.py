"""Riders sit in the saddle; hooves stay where they are set down; mounting leads into the seat."""

from dataclasses import replace

import numpy as np
import pytest

from planner.floor_plan import Posture
from planner.mounts import GALLOP_MPS, TROT_MPS, WALK_MPS, mount_of, on_mount
from planner.shots import Stance
from renderers.cue_sheet import ActorCue, CueSheet, ThingCue
from renderers.motion.perform import perform
from renderers.motion.quaternions import rotate
from renderers.sets.animals import LEGS, PARTS
from renderers.sets.props import build_prop
from tests.renderers.motion.conftest import BO, Stage

HORSE = mount_of("horse")
FRAMES = 72


def seat(x: float) -> Stance:
    return Stance(BO.character_id, x, 0.0, 90.0, Posture.RIDE, HORSE.seat_m, on_mount("horse"))


def ridden(stage: Stage, metres: float, verb: str = "walk", manner: str = "pass") -> CueSheet:
    start, end = seat(-metres / 2), seat(metres / 2)
    path = ((start.x_m, 0.0), (end.x_m, 0.0))
    thing = ThingCue("horse", "horse", (start.x_m, 0.0, 0.0), 90.0, path_m=path, manner=manner,
                     start=0, frames=FRAMES)  # fmt: skip
    cue = stage.business(verb, 0, FRAMES, start, end)
    return stage.sheet([ActorCue(BO, start)], FRAMES, businesses=[cue], things=(thing,))


@pytest.mark.parametrize("speed", [WALK_MPS, TROT_MPS, GALLOP_MPS])
def test_a_rider_stays_over_the_saddle(stage: Stage, speed: float) -> None:
    sheet = perform(ridden(stage, 3 * speed), {})
    trunk = next(p for p in sheet.props if p.kind == "horse body")
    gap = (sheet.actors[0].root_m - trunk.position_m)[:-1]
    assert np.abs(gap[:, [0, 2]]).max() < 0.2
    assert np.ptp(gap[:, 1]) < 0.06
    assert gap[:, 1].min() > HORSE.seat_m


@pytest.mark.parametrize("speed", [WALK_MPS, TROT_MPS])
def test_hooves_do_not_skate(stage: Stage, speed: float) -> None:
    """While the other feet swing past it, a hoof on the ground hardly moves."""
    sheet = perform(ridden(stage, 3 * speed), {})
    body = next(p for p in sheet.props if p.kind == "horse body").position_m[:, 0]
    for leg in LEGS:
        for shin in (p for p in sheet.props if p.kind == f"horse {leg.name} shin"):
            down = np.tile((0.0, -leg.lower * HORSE.scale_m, 0.0), (FRAMES, 1))
            hoof = shin.position_m + rotate(shin.quat.astype(np.float64), down)
            assert hoof[:, 1].min() > -0.03
            low = (hoof[:-1, 1] < 0.02) & (hoof[1:, 1] < 0.02)
            slid = np.abs(np.diff(hoof[:, 0]))[low]
            gone = np.abs(np.diff(body))[low]
            assert low.any()
            assert np.median(slid) < 0.35 * np.median(gone)


def test_getting_up_ends_in_the_saddle_and_begins_beside_it(stage: Stage) -> None:
    up = seat(0.0)
    x, z = HORSE.beside((0.0, 0.0), 90.0)
    low = Stance(BO.character_id, x, z, 0.0)
    horse = ThingCue("horse", "horse", (0.0, 0.0, 0.0), 90.0)
    cue = stage.business("sit", 4, 60, low, up)
    sheet = perform(stage.sheet([ActorCue(BO, low)], FRAMES, businesses=[cue], things=(horse,)), {})
    sits = perform(stage.sheet([ActorCue(BO, up)], FRAMES, things=(horse,)), {})
    root = sheet.actors[0].root_m
    assert np.linalg.norm(root[0, [0, 2]] - (x, z)) < 0.1
    assert np.linalg.norm(root[-1] - sits.actors[0].root_m[-1]) < 0.03
    assert np.linalg.norm(np.diff(root, axis=0), axis=1).max() * 24 < 2.5  # no leap


def test_an_animal_is_there_only_while_it_is_ridden_through(stage: Stage) -> None:
    cues = ridden(stage, 4.0)
    late = replace(cues, things=(replace(cues.things[0], start=24, frames=24),))
    seen = next(p for p in perform(late, {}).props if p.kind == "horse body").visible
    assert not seen[:24].any()
    assert seen[24:48].all()
    assert not seen[48:].any()


def test_every_part_has_a_mesh() -> None:
    for kind in PARTS:
        assert len(build_prop(kind).position)
