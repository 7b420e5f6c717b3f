"""A small stage for acting: a kitchen, two people, and cue sheets made in a line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from planner.floor_plan import FloorPlan, Furniture
from planner.looks import Look
from planner.shots import (
    Business,
    CameraMove,
    CameraPose,
    Framing,
    Light,
    MoveKind,
    ShotKind,
    Size,
    Stance,
)
from renderers.cue_sheet import ActorCue, BusinessCue, CueSheet, SpeechCue
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Age, Channel, DayTime, Delivery, Emotion, Gender
from voices.visemes import SHAPES, Mouths

ANNA = Look(
    "ch-anna", "ANNA", Age.ADULT, Gender.FEMALE, 1.66, 0.92, 0.31, "#eabf9f", "bob", "#7a2f2a",
    "#446633", "tshirt", "#f4d35e", "#eeeeee", "plain", "jeans", "#3d5a80", "sneakers", "#dddddd",
)  # fmt: skip
BO = replace(ANNA, character_id="ch-bo", name="BO", gender=Gender.MALE, stature_m=1.84, build=1.15)
KID = replace(ANNA, character_id="ch-kid", name="KID", age=Age.CHILD, stature_m=1.15, head_m=0.28)
TABLE = Furniture("table_1", "table", 0.0, 0.6, 0.0, (1.5, 0.75, 0.85))
KITCHEN = FloorPlan(
    id="pl-k", kind="kitchen", interior=True, x0_m=-4, x1_m=4, z0_m=-4, z1_m=4, height_m=2.6,
    furniture=(TABLE,), spots=(), entrances=(),
)  # fmt: skip
EMPTY = replace(KITCHEN, furniture=())
FRONT = CameraPose((0.0, 1.5, 4.5), (0.0, 1.1, 0.0), 28.0)
STILL = CameraMove(MoveKind.STATIC, FRONT, FRONT)


@dataclass(frozen=True, slots=True)
class Stage:
    """Makes cue sheets and mouths."""

    def sheet(
        self,
        actors: Sequence[ActorCue],
        frames: int,
        speeches: Sequence[SpeechCue] = (),
        businesses: Sequence[BusinessCue] = (),
        **other: object,
    ) -> CueSheet:
        """A master shot of `actors`."""
        subjects = tuple(actor.look.character_id for actor in actors)
        plain = CueSheet(
            "sh-1", "sc-1", FrameRate(24, 1), frames,
            Framing(ShotKind.MASTER, Size.WS, subjects), STILL, EMPTY,
            Light(DayTime.DAY, interior=True),
            tuple(actors), tuple(speeches), tuple(businesses), seed=7,
        )  # fmt: skip
        return replace(plain, **other)  # type: ignore[arg-type]  # any field

    def stance(self, look: Look, x: float, z: float, yaw: float, **other: object) -> Stance:
        """Somebody at a place."""
        return replace(Stance(look.character_id, x, z, yaw), **other)  # type: ignore[arg-type]  # any field

    def business(
        self, verb: str, start: int, frames: int, before: Stance, after: Stance, **other: object
    ) -> BusinessCue:
        """A business; its path is straight where both stances lie apart."""
        plain = Business(f"bt-{start}", before.character_id, verb, before, after)
        if (before.x_m, before.z_m) != (after.x_m, after.z_m) and "path_m" not in other:
            other["path_m"] = ((before.x_m, before.z_m), (after.x_m, after.z_m))
        return BusinessCue(replace(plain, **other), start, frames)  # type: ignore[arg-type]  # any field

    def speech(self, look: Look, start: int, frames: int, text: str, **other: object) -> SpeechCue:
        """A line at middling intensity."""
        delivery = Delivery(Emotion.NEUTRAL, 0.6)
        plain = SpeechCue(
            f"ln-{look.character_id}-{start}", look.character_id, start, frames, text, delivery,
            Channel.ON_SCREEN,
        )  # fmt: skip
        return replace(plain, **other)  # type: ignore[arg-type]  # any field

    def mouths(self, *speeches: SpeechCue) -> dict[str, Mouths]:
        """Mouths that open and close about four times a second."""
        made = {}
        for speech in speeches:
            opening = 0.5 - 0.5 * np.cos(np.arange(speech.frames) * 1.05)
            letters = tuple("AXBCD"[min(4, int(5 * v))] for v in opening)
            shape = np.array([SHAPES[letter] for letter in letters], np.float32)
            shape[:, 1] = opening
            made[speech.line_id] = Mouths(letters, shape)
        return made


@pytest.fixture(scope="session")
def stage() -> Stage:
    return Stage()


@pytest.fixture(scope="session")
def anna() -> Look:
    return ANNA


@pytest.fixture(scope="session")
def bo() -> Look:
    return BO


@pytest.fixture(scope="session")
def kid() -> Look:
    return KID


@pytest.fixture(scope="session")
def kitchen() -> FloorPlan:
    return KITCHEN
