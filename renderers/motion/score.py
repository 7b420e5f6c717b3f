"""The score an actor plays: small cues in seconds that the body's parts read.

Enters: nothing; shapes only (`talk`, `actions` and `reactions` write them). Leaves: cues that
overlap freely: later ones are blended over earlier ones, so nothing ever jumps.
"""

from dataclasses import dataclass, fields

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ArmPose:
    """A left arm against the chest; the right one is its mirror image.

    `wrist` runs from the shoulder in arm lengths: left, up, forward. `elbow` is where the elbow
    points. `palm_deg` turns the forearm: 0 thumb up, 90 palm down, −90 palm up. `bend_deg` bends
    the wrist to the palm's side. `fist` 0 open … 1 closed. `shrug_deg` lifts the shoulder.
    """

    wrist: Point
    elbow: Point = (0.35, 0.0, -1.0)
    palm_deg: float = 0.0
    bend_deg: float = 0.0
    fist: float = 0.25
    shrug_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class ArmCue:
    """One arm takes a pose; with `other` and `hz` it goes to and fro between two."""

    side: int
    start_s: float
    end_s: float
    pose: ArmPose
    rise_s: float = 0.35
    fall_s: float = 0.45
    other: ArmPose | None = None
    hz: float = 0.0
    beats: bool = False  # the forearm marks stressed words meanwhile
    rest: bool = False  # a way to rest: hands in the lap need not make way for it


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the world, a body or a thing. `who` is a character, "" the actor.

    `joint` is a joint's name, "eyes", "ear", "jaw", "mouth",
    "chin", "lap" or "" for the world; `offset_m` is
    added in the joint's own directions (in the world for "").
    """

    offset_m: Point
    joint: str = ""
    who: str = ""
    sway_m: Point = (0.0, 0.0, 0.0)  # how far a world place wanders (a steered wheel's rim)


@dataclass(frozen=True, slots=True)
class ReachCue:
    """One hand goes to an anchor and leaves it again. `palm_deg` as in `ArmPose`."""

    side: int
    start_s: float
    end_s: float
    anchor: Anchor
    rise_s: float = 0.5
    fall_s: float = 0.5
    palm_deg: float | None = None
    bend_deg: float = 0.0
    fist: float | None = None
    elbow: Point | None = None
    weight: float = 1.0
    rest: bool = False  # yields to arm cues: a hand leaves the lap to gesture


@dataclass(frozen=True, slots=True)
class TrunkCue:
    """The trunk bends or the hips sink. Degrees; pitch forward, twist and roll to the left > 0."""

    start_s: float
    end_s: float
    pitch_deg: float = 0.0
    twist_deg: float = 0.0
    roll_deg: float = 0.0
    drop: float = 0.0  # hips sink by this share of the leg
    back_m: float = 0.0  # hips move back
    rise_s: float = 0.5
    fall_s: float = 0.6
    hz: float = 0.0  # > 0: the whole cue swells this often per second (laughing, sobbing)
    hop_m: float = 0.0  # feet leave the floor by this much at the cue's middle


@dataclass(frozen=True, slots=True)
class HeadCue:
    """Nods (pitch), shakes (yaw) or tilts (roll), `cycles` of them; 0 cycles holds the angle."""

    start_s: float
    end_s: float
    pitch_deg: float = 0.0
    yaw_deg: float = 0.0
    roll_deg: float = 0.0
    cycles: float = 0.0


@dataclass(frozen=True, slots=True)
class FaceCue:
    """An expression over what the face shows otherwise. Units as in `FaceTrack`."""

    start_s: float
    end_s: float
    smile: float = 0.0
    brow: float = 0.0
    tilt: float = 0.0
    squint: float = 0.0
    shut: float = 0.0  # eyes closed
    open: float = 0.0  # mouth opened without words
    round: float = 0.0
    blush: float = 0.0
    tears: float = 0.0
    rise_s: float = 0.3
    fall_s: float = 0.5


@dataclass(frozen=True, slots=True)
class LookCue:
    """Eyes and head go to a target: character or furniture id, "camera", "down", "away", "up"."""

    start_s: float
    end_s: float
    target: str
    eyes_only: bool = False


@dataclass(frozen=True, slots=True)
class PropCue:
    """A thing in a hand, or resting where it was put."""

    start_s: float
    end_s: float
    noun: str
    side: int | None  # None: at rest
    rest_m: Point | None = None
    grip: str = "hold"  # hold, carry, ear, read, aim


@dataclass(frozen=True, slots=True)
class Score:
    """Everything one actor plays in a shot, apart from going and talking lips."""

    arms: tuple[ArmCue, ...] = ()
    reaches: tuple[ReachCue, ...] = ()
    trunk: tuple[TrunkCue, ...] = ()
    head: tuple[HeadCue, ...] = ()
    face: tuple[FaceCue, ...] = ()
    looks: tuple[LookCue, ...] = ()
    props: tuple[PropCue, ...] = ()
    remarks: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        """Both scores, `other` over this one."""
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
