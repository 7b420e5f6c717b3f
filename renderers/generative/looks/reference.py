"""Reference pictures of a look: what the toon renderer is asked to draw, and what each one shows.

Enters: a look. Leaves: views (sides, sizes, light, background, face and hands, all of them varied
against each other, so that none of them sticks to the trigger) as cue sheets of the film's own
renderer, with what a caption says of them.
"""

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TypeVar

import numpy as np

from planner.bodies import hip_height_m
from planner.floor_plan import FloorPlan, Posture
from planner.floor_plans import floor_plan
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
from renderers.cue_sheet import ActorCue, BusinessCue, CueSheet
from renderers.generative.looks.captions import Shown
from renderers.profile import Profile
from renderers.xsheet import ActorTrack, CameraTrack, FaceTrack, PropTrack, XSheet
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import DayTime, Emotion, Place

MEDIUM = "flat cartoon drawing with ink outlines"
FRAMES, SHOWN_AT = 36, 22  # at 24 a second: what is done is in full swing
_GATE_MM, _LENS_MM = 36.0, 85.0
_SHAPES = {Size.WS: (832, 1216), Size.MS: (896, 1152), Size.CU: (1024, 1024)}  # pixels, on 64
_SIZES = {Size.WS: "full body", Size.MS: "from the waist up", Size.CU: "head and shoulders"}
_SIDES = {
    0: "front view", 45: "three-quarter view", -45: "three-quarter view", 90: "side view",
    -90: "side view", 180: "back view", 135: "seen from behind at an angle",
    -30: "three-quarter view",
}  # fmt: skip
_MOODS = {
    Emotion.NEUTRAL: "calm", Emotion.HAPPY: "happy", Emotion.SAD: "sad", Emotion.ANGRY: "angry",
    Emotion.AFRAID: "afraid", Emotion.SURPRISED: "surprised",
}  # fmt: skip
_DEEDS = {"": "standing", "wave": "waving", "shrug": "shrugging",
          "smile": "smiling", "think": "thinking"}  # fmt: skip
_LIGHTS = {
    DayTime.DAY: "daylight", DayTime.DAWN: "early light", DayTime.DUSK: "evening light",
    DayTime.NIGHT: "night",
}  # fmt: skip
_ROOM = FloorPlan(
    "reference-room", "interior", interior=True, x0_m=-4, x1_m=4, z0_m=-1.6, z1_m=9, height_m=4,
    furniture=(), spots=(), entrances=(),
)  # fmt: skip
BACKGROUNDS = ("plain room", "park", "street")
Track = TypeVar("Track", ActorTrack, CameraTrack, FaceTrack, PropTrack)


@cache
def floor_plan_of(background: str) -> FloorPlan:
    """The set behind somebody; one of `BACKGROUNDS`."""
    if background == "plain room":
        return _ROOM
    name = f"reference-{background}"
    return floor_plan(Place(name, name, background, interior=False))


@dataclass(frozen=True, slots=True)
class View:
    """One reference picture: `yaw_deg` turns the person, 0 towards the camera."""

    name: str
    yaw_deg: int
    size: Size
    background: str
    daytime: DayTime = DayTime.DAY
    mood: Emotion = Emotion.NEUTRAL
    verb: str = ""  # what is done; "" stands at ease

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return _SHAPES[self.size]

    @property
    def floor_plan(self) -> FloorPlan:
        """The set behind."""
        return floor_plan_of(self.background)

    @property
    def light(self) -> Light:
        """What lights it."""
        return Light(self.daytime, interior=self.floor_plan.interior)

    @property
    def profile(self) -> Profile:
        """How it is drawn."""
        width, height = self.size_px
        return Profile("reference", width, height, step=1, supersample=1)


_WS, _MS, _CU = Size.WS, Size.MS, Size.CU
_DAY, _DAWN, _DUSK, _NIGHT = DayTime.DAY, DayTime.DAWN, DayTime.DUSK, DayTime.NIGHT
VIEWS: tuple[View, ...] = (
    View("body-front", 0, _WS, "plain room"),
    View("body-quarter", 45, _WS, "park", _DAWN),
    View("body-side", 90, _WS, "street"),
    View("body-back", 180, _WS, "park"),
    View("body-quarter-dusk", -45, _WS, "street", _DUSK, Emotion.HAPPY, "wave"),
    View("body-side-night", -90, _WS, "plain room", _NIGHT),
    View("body-behind", 135, _WS, "street", _DAWN),
    View("body-front-point", 0, _WS, "park", _DUSK, Emotion.ANGRY),
    View("waist-front", 0, _MS, "street", _DAY, Emotion.HAPPY),
    View("waist-quarter", 45, _MS, "plain room", _NIGHT, Emotion.NEUTRAL, "shrug"),
    View("waist-side", 90, _MS, "park", _DUSK, Emotion.SAD),
    View("waist-quarter-left", -45, _MS, "park", _DAY, Emotion.NEUTRAL, "think"),
    View("waist-back", 180, _MS, "plain room"),
    View("head-front", 0, _CU, "plain room"),
    View("head-front-happy", 0, _CU, "park", _DAY, Emotion.HAPPY, "smile"),
    View("head-quarter", 45, _CU, "street", _DUSK),
    View("head-quarter-left", -30, _CU, "plain room", _NIGHT, Emotion.SURPRISED),
    View("head-side", 90, _CU, "park", _DAWN),
    View("head-side-left", -90, _CU, "street", _DAY, Emotion.AFRAID),
    View("head-quarter-sad", 45, _CU, "park", _DAY, Emotion.SAD),
)
BRIEF: tuple[View, ...] = tuple(  # what stands for a bit part, untrained
    next(view for view in VIEWS if view.name == name)
    for name in ("head-front", "body-front", "body-side", "body-back")
)


def shown(view: View) -> Shown:
    """What a caption says of a view."""
    still = not view.verb and view.size is not Size.WS  # legs are not seen
    lamps = view.floor_plan.interior and view.daytime is DayTime.NIGHT
    return Shown(
        MEDIUM, _SIZES[view.size], _SIDES[view.yaw_deg], "" if still else _DEEDS[view.verb],
        _MOODS[view.mood] if abs(view.yaw_deg) <= 90 else "",
        "lamplight" if lamps else _LIGHTS[view.daytime], view.background,
    )  # fmt: skip


def cue_sheet(look: Look, view: View) -> CueSheet:
    """A shot in which somebody is seen so; `one_frame` of it is the picture."""
    stance = Stance(look.character_id, *view.floor_plan.centre_m, float(view.yaw_deg))
    pose = _camera(look, view)
    deeds: tuple[BusinessCue, ...] = ()
    if view.verb:
        deed = Business(view.name, look.character_id, view.verb, stance, stance)
        deeds = (BusinessCue(deed, 4, FRAMES - 4),)
    return CueSheet(
        shot_id=f"reference-{view.name}", scene_id="reference", rate=FrameRate(), frames=FRAMES,
        framing=Framing(ShotKind.SINGLE, view.size, (look.character_id,), lens_mm=_LENS_MM),
        move=CameraMove(MoveKind.STATIC, pose, pose),
        floor_plan=view.floor_plan, light=view.light,
        actors=(ActorCue(look, stance, view.mood),), businesses=deeds, seed=look.seed,
    )  # fmt: skip


def one_frame(sheet: XSheet, frame: int = SHOWN_AT) -> XSheet:
    """The same performance at one moment, sharp all over."""
    return replace(
        sheet, frames=1, shallow=False, camera=_cut(sheet.camera, frame),
        actors=tuple(_cut(track, frame) for track in sheet.actors),
        props=tuple(_cut(track, frame) for track in sheet.props),
    )  # fmt: skip


def _camera(look: Look, view: View) -> CameraPose:
    """Level, as far off as the size asks for; people fill their frame, hats and hair with them."""
    tall = max(look.stature_m, 0.9)
    width, height = view.size_px
    high, middle = {
        Size.WS: (1.24 * tall, 0.53 * tall),
        Size.MS: (0.74 * tall, 0.75 * tall),
        Size.CU: (2.1 * look.head_m, tall - 0.42 * look.head_m),
    }[view.size]
    if view.size is Size.WS:
        middle = min(middle, hip_height_m(look, Posture.STAND) * 1.06)
    away = _LENS_MM / _GATE_MM * high * width / height
    x, z = view.floor_plan.centre_m
    return CameraPose((x, middle, z + away), (x, middle, z), _LENS_MM, focus_m=away)


def _cut(track: Track, frame: int) -> Track:
    """A track with one row of each of its arrays."""
    changed: dict[str, object] = {}
    for field in fields(track):
        value = getattr(track, field.name)
        if isinstance(value, np.ndarray) or field.name == "viseme":
            changed[field.name] = value[frame : frame + 1]
        elif isinstance(value, FaceTrack):
            changed[field.name] = _cut(value, frame)
    return replace(track, **changed)  # type: ignore[arg-type]  # each as long as it was, but one row
