"""Cue sheets written by hand: who is there, what they hold, do and say."""

from dataclasses import replace

from planner.floor_plan import Furniture
from planner.shots import (
    Business,
    CameraMove,
    CameraPose,
    Framing,
    MoveKind,
    ShotKind,
    Size,
    Stance,
)
from renderers.cue_sheet import ActorCue, BusinessCue, CueSheet, SpeechCue, ThingCue
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel, Delivery
from tests.renderers.backends.toon.conftest import DAY, PLAN
from tests.renderers.generative.people import BEN
from tests.renderers.passes.conftest import HAIRED

ANN = replace(HAIRED, character_id="ann", name="Ann")
_POSE = CameraPose((0.0, 1.5, 3.0), (0.0, 1.2, 0.0), 50.0)
_DOOR = Furniture("door_1", "door", 0.0, -2.0, 0.0, (0.9, 2.0, 0.1))
SET = replace(PLAN, furniture=(*PLAN.furniture, _DOOR))


def stance(who: str, *held: str) -> Stance:
    return Stance(who, 0.0, 0.0, 0.0, holding=held)


def doing(who: str, verb: str, target: str | None = None, prop: str | None = None) -> BusinessCue:
    at = stance(who, *((prop,) if prop else ()))
    return BusinessCue(Business("b1", who, verb, at, at, target=target, prop=prop), 0, 24)


def speech(who: str, start: int = 0, frames: int = 24, line: str = "l1") -> SpeechCue:
    return SpeechCue(line, who, start, frames, "Rain.", Delivery(), Channel.ON_SCREEN)


def thing(noun: str, kind: str = "", laid: tuple[str, int] | None = None) -> ThingCue:
    return ThingCue(noun, kind or noun, (0.5, 0.8, 0.0), laid=laid)


def sheet(**changes: object) -> CueSheet:
    """Ann alone in a close-up, three seconds long."""
    plain = CueSheet(
        "s1", "sc1", FrameRate(), 72, Framing(ShotKind.SINGLE, Size.CU, ("ann",)),
        CameraMove(MoveKind.STATIC, _POSE, _POSE), SET, DAY,
        actors=(ActorCue(ANN, stance("ann")),), speeches=(speech("ann"),),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def with_ben(*held: str, **changes: object) -> CueSheet:
    """Ann and Ben, who holds something."""
    ben = ActorCue(BEN, stance("ben", *held))
    both = sheet(framing=Framing(ShotKind.TWO_SHOT, Size.MS, ("ann", "ben")))
    return replace(both, actors=(*both.actors, ben), **changes)  # type: ignore[arg-type]
