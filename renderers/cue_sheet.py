"""What happens in one shot, told from its own first frame.

Enters: nothing; shapes only (`renderers.cueing` writes them). Leaves: all that acting and drawing
a shot depends on. A cue sheet is small, canonical and free of film time: a shot whose cue sheet is
unchanged is not drawn again. Frames count from the shot's first frame and may be negative where
something began before the cut.
"""

from dataclasses import dataclass

from planner.finish import AS_DRAWN, Finish
from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Business, CameraMove, Card, CutKind, Framing, Light, Stance
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel, Delivery, Emotion

LABEL = "cuesheet/1"


@dataclass(frozen=True, slots=True)
class ActorCue:
    """Someone in the set during the shot, as they are at its first frame.

    `opening` is the stance before the earliest of the actor's `BusinessCue`s in this sheet.
    """

    look: Look
    opening: Stance
    mood: Emotion = Emotion.NEUTRAL


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A line spoken by somebody in the set or heard over it."""

    line_id: str
    character_id: str
    start: int
    frames: int
    text: str
    delivery: Delivery
    channel: Channel
    addressee: str | None = None
    into_phone: bool = False


@dataclass(frozen=True, slots=True)
class BusinessCue:
    """A business with its frames."""

    business: Business
    start: int
    frames: int


@dataclass(frozen=True, slots=True)
class GazeCue:
    """From `start` on, a character looks at `target` (character id, furniture id, "camera" …)."""

    character_id: str
    target: str
    start: int


@dataclass(frozen=True, slots=True)
class ThingCue:
    """A thing that rests in the set during the shot, or a vehicle that moves through it.

    `laid` and `taken` name the business cues (character, start) that put it there and take it
    away, where those are part of this sheet. A vehicle follows `path_m` from frame `start` on.
    """

    noun: str
    kind: str  # what is drawn
    at_m: tuple[float, float, float]  # middle of its underside
    yaw_deg: float = 0.0
    also: tuple[str, ...] = ()
    laid: tuple[str, int] | None = None
    taken: tuple[str, int] | None = None
    path_m: tuple[tuple[float, float], ...] = ()
    manner: str = ""
    start: int = 0
    frames: int = 0


@dataclass(frozen=True, slots=True)
class CueSheet:
    """One shot, ready to be acted and drawn."""

    shot_id: str
    scene_id: str
    rate: FrameRate
    frames: int
    framing: Framing
    move: CameraMove
    floor_plan: FloorPlan | None  # None for cards
    light: Light | None
    actors: tuple[ActorCue, ...] = ()
    speeches: tuple[SpeechCue, ...] = ()
    businesses: tuple[BusinessCue, ...] = ()
    gazes: tuple[GazeCue, ...] = ()
    props: tuple[str, ...] = ()
    things: tuple[ThingCue, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()  # (noun, what is drawn) where these differ
    card: Card | None = None
    fade_in_frames: int = 0  # from black
    fade_out_frames: int = 0  # to black
    cut: CutKind = CutKind.CUT
    dissolve_frames: int = 0  # of a dissolve or wipe, the first frames, from the shot before
    finish: Finish = AS_DRAWN
    seed: int = 0
