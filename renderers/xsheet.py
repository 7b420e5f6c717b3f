"""The exposure sheet: the performance of one shot, frame by frame.

Enters: nothing; shapes only (`renderers.motion` fills them). Leaves: everything a renderer needs
to draw the shot and nothing about how it draws. Every backend draws the same sheet: that is
parity.

Arrays have one row per frame, F rows. Space is metres, y up. Quaternions are x, y, z, w.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.finish import AS_DRAWN, Finish
from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Card, Light
from screenplay.frame_rate import FrameRate

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FaceTrack:
    """A face over the shot. Values 0…1 unless said otherwise."""

    mouth: Array  # [F, 5]: half width 0…1, open, round, teeth, tongue (rows of `voices.visemes`)
    viseme: tuple[str, ...]  # [F]: A to H, X (Rhubarb's letters; X is rest)
    smile: Array  # [F] −1 frown … 1 smile
    blink: Array  # [F] 0 open … 1 shut
    brow: Array  # [F] −1 lowered … 1 raised
    brow_tilt: Array  # [F] −1 angry (inner ends down) … 1 worried (inner ends up)
    squint: Array  # [F]
    gaze_deg: Array  # [F, 2]: eyes against the head, right of the character < 0 < left; up > 0
    blush: Array  # [F]
    tears: Array  # [F]


@dataclass(frozen=True, slots=True, eq=False)
class ActorTrack:
    """A body over the shot: 22 joints in `planner.bodies.JOINTS` order."""

    character_id: str
    look: Look
    root_m: Array  # [F, 3] pelvis joint
    local_quat: Array  # [F, 22, 4] parent-relative; row 0 is the pelvis in the world
    hand_shape: Array  # [F, 2] left, right: 0 open … 1 fist … 2 pointing
    face: FaceTrack
    visible: npt.NDArray[np.bool_]  # [F]


@dataclass(frozen=True, slots=True, eq=False)
class PropTrack:
    """A thing that is handled: follows a hand or rests somewhere."""

    kind: str  # noun: "mug", "phone", "gun", "letter" …
    position_m: Array  # [F, 3]
    quat: Array  # [F, 4]
    visible: npt.NDArray[np.bool_]  # [F]


@dataclass(frozen=True, slots=True, eq=False)
class CameraTrack:
    """The camera over the shot. `view` maps world to camera space (x right, y up, −z ahead)."""

    eye_m: Array  # [F, 3]
    aim_m: Array  # [F, 3]
    roll_deg: Array  # [F]
    lens_mm: Array  # [F] on a 36 mm wide gate
    focus_m: Array  # [F]


@dataclass(frozen=True, slots=True, eq=False)
class XSheet:
    """The performance of one shot."""

    shot_id: str
    rate: FrameRate
    frames: int
    floor_plan: FloorPlan | None
    light: Light | None
    camera: CameraTrack
    actors: tuple[ActorTrack, ...]
    props: tuple[PropTrack, ...]
    card: Card | None = None
    fade_in_frames: int = 0
    fade_out_frames: int = 0
    shallow: bool = False  # background out of focus
    finish: Finish = AS_DRAWN
