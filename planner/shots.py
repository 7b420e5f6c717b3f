"""The shot plan: how every scene is staged, lit, covered and cut.

Enters: nothing; shapes only (`planner.rules` fills them). Leaves: frozen data that conform, motion
and the renderers read. Angles in degrees, lengths in metres, time in frames at the plan's rate.
"""

from dataclasses import dataclass
from enum import StrEnum

from planner.finish import AS_DRAWN, Finish
from planner.floor_plan import FloorPlan, Posture
from planner.looks import Look
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import DayTime

LABEL = "shotplan/1"


class Size(StrEnum):
    """Framing sizes by film convention: how much of the body the frame holds."""

    EWS = "EWS"
    WS = "WS"  # whole body
    MWS = "MWS"  # from the knees
    MS = "MS"  # from the waist
    MCU = "MCU"  # from the chest
    CU = "CU"  # the face
    ECU = "ECU"  # part of the face


class ShotKind(StrEnum):
    """What a shot is for."""

    ESTABLISHING = "establishing"
    MASTER = "master"  # everybody in the scene
    TWO_SHOT = "two_shot"
    GROUP = "group"
    SINGLE = "single"
    OTS = "ots"  # over the shoulder of `Framing.foreground`
    REACTION = "reaction"
    INSERT = "insert"  # a thing
    POV = "pov"
    CARD = "card"  # text only


class Angle(StrEnum):
    """Camera height against the subject's eyes."""

    EYE = "eye"
    LOW = "low"
    HIGH = "high"
    OVERHEAD = "overhead"


class MoveKind(StrEnum):
    """How the camera moves during a shot."""

    STATIC = "static"
    PUSH_IN = "push_in"
    PULL_OUT = "pull_out"
    PAN = "pan"
    TILT = "tilt"
    TRACK = "track"  # beside or before a walking subject
    HANDHELD = "handheld"


class Way(StrEnum):
    """Where a pan or a tilt goes, as seen in the picture."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


class Ease(StrEnum):
    """How a camera move begins and ends."""

    LINEAR = "linear"
    IN = "in"  # begins softly
    OUT = "out"  # ends softly
    BOTH = "both"


class CutKind(StrEnum):
    """How a shot begins."""

    CUT = "cut"
    DISSOLVE = "dissolve"
    FADE_IN = "fade_in"  # from black
    FADE_OUT_IN = "fade_out_in"  # the shot before fades to black, this one opens from it
    WIPE = "wipe"  # an edge passes from left to right, the new picture behind it (SMPTE 001)


OVERLAPPING = frozenset({CutKind.DISSOLVE, CutKind.WIPE})  # two shots are seen at once


@dataclass(frozen=True, slots=True)
class Framing:
    """What the frame holds and how large."""

    kind: ShotKind
    size: Size
    subjects: tuple[str, ...]  # character ids, the most important first
    foreground: str | None = None  # whose shoulder, in an OTS
    angle: Angle = Angle.EYE
    lens_mm: float = 35.0  # 36 mm wide gate
    thing: str | None = None  # furniture id or prop noun, in an insert
    side: int = 0  # which side of the line the camera keeps, -1 or 1; 0 where no line exists


@dataclass(frozen=True, slots=True)
class CameraPose:
    """A camera at one moment. Level unless rolled; `lens_mm` on a 36 mm wide gate."""

    eye_m: tuple[float, float, float]
    aim_m: tuple[float, float, float]
    lens_mm: float
    roll_deg: float = 0.0
    focus_m: float = 3.0  # distance that is sharp


@dataclass(frozen=True, slots=True)
class CameraMove:
    """From one pose to another over the shot."""

    kind: MoveKind
    start: CameraPose
    end: CameraPose
    follow: str | None = None  # character id that the aim keeps, for tracks
    ease: Ease = Ease.BOTH
    sway: float = 1.0  # of a hand-held camera: the share of a hand's usual wander


@dataclass(frozen=True, slots=True)
class Cover:
    """The stretch of a beat that a shot shows: units `first` to `last` of `of`.

    Units are words for speech and equal shares of the beat's time otherwise; `last` is exclusive.
    """

    beat_id: str
    first: int
    last: int
    of: int


@dataclass(frozen=True, slots=True)
class Card:
    """Text that fills the frame (titles) or lies over it (supers)."""

    lines: tuple[str, ...]
    style: str = "title"  # title, chapter, end, super, black


@dataclass(frozen=True, slots=True)
class Asked:
    """What a note asks of a shot's camera beyond its framing; None is left to the rules."""

    lens_mm: float | None = None
    side: int | None = None  # of the line, -1 or 1
    travel: float | None = None  # share of a move's usual way
    way: Way | None = None  # where a pan or a tilt goes
    origin: str = ""  # where a pan or a tilt begins: character id, furniture id or noun
    target: str = ""  # where it ends; empty: on what the shot frames


@dataclass(frozen=True, slots=True)
class Shot:
    """One shot. Shots follow each other in film order; their covers leave no beat out."""

    id: str
    number: int
    scene_id: str
    setup_id: str  # shots from one setup share camera and light
    framing: Framing
    move: CameraMove
    covers: tuple[Cover, ...]
    cut: CutKind = CutKind.CUT
    cut_frames: int = 0  # length of a dissolve or fade
    offset_frames: int = 0  # picture in-point against the beat: > 0 later (L), < 0 earlier (J)
    card: Card | None = None
    approximations: tuple[str, ...] = ()  # what the framing could not meet
    asked: Asked = Asked()
    finish: Finish = AS_DRAWN
    locked: bool = False  # refuses edits; keeps framing and move when the script is revised
    approved: bool = False
    why: tuple[str, ...] = ()  # the scene pattern that it belongs to; then why its camera moves


@dataclass(frozen=True, slots=True)
class Stance:
    """Where and how a character is at one moment of a scene."""

    character_id: str
    x_m: float
    z_m: float
    yaw_deg: float
    posture: Posture = Posture.STAND
    seat_m: float = 0.0
    spot_id: str | None = None
    holding: tuple[str, ...] = ()  # prop nouns
    on_phone: bool = False
    visible: bool = True  # False: not in the set (has left, or has not come yet)


@dataclass(frozen=True, slots=True)
class Business:
    """Something a character does within a beat, besides talking.

    `verb` is one of `screenplay.actions.VERBS`. A beat's businesses run in order within `share` of
    the beat's time. `path_m` holds the walked points (x, z), the start first, for moves.
    """

    beat_id: str
    character_id: str
    verb: str
    before: Stance
    after: Stance
    path_m: tuple[tuple[float, float], ...] = ()
    target: str | None = None  # character or furniture id, or a prop noun
    prop: str | None = None
    share: tuple[float, float] = (0.0, 1.0)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Gaze:
    """From the start of a beat a character looks at something."""

    beat_id: str
    character_id: str
    target: str  # character id, furniture id, "camera", "down", "away"


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a beat lasts apart from speech, at the plan's rate."""

    beat_id: str
    frames: int  # whole length of a beat without speech; 0 for speech
    lead_frames: int = 0  # silence before it
    tail_frames: int = 0  # silence after it


@dataclass(frozen=True, slots=True)
class Light:
    """What lights a scene; renderers turn it into sun, sky and lamps."""

    daytime: DayTime
    interior: bool
    weather: str = ""
    flashback: bool = False


@dataclass(frozen=True, slots=True)
class Resting:
    """A thing that lies or stands somewhere in the set, for a scene or a part of it.

    It is there from the scene's start, or from business `laid_by` on, until business `taken_by`
    takes it away; both count `ScenePlan.businesses`. The same noun may rest several times.
    """

    noun: str  # as businesses and stances name it
    kind: str  # what is drawn, at rest and in hand: "pancake on dish"
    at_m: tuple[float, float, float]  # middle of its underside
    yaw_deg: float = 0.0
    size_m: tuple[float, float, float] = (0.1, 0.1, 0.1)  # width, height, depth
    also: tuple[str, ...] = ()  # other nouns that mean it
    laid_by: int | None = None
    taken_by: int | None = None


@dataclass(frozen=True, slots=True)
class Drive:
    """A vehicle that moves over a share of a beat. The thing of that noun rests before and after.

    `manner` is "roll" (eased off, at an end still going), "go" (gathers speed and leaves), "come"
    (slows down to a stop).
    """

    noun: str
    kind: str
    beat_id: str
    path_m: tuple[tuple[float, float], ...]  # (x, z), the start first
    manner: str = "roll"
    share: tuple[float, float] = (0.0, 1.0)
    size_m: tuple[float, float, float] = (2.0, 2.0, 4.5)


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """One scene staged: its set, light, where everybody starts, what they do and look at."""

    scene_id: str
    floor_plan: FloorPlan
    light: Light
    opening: tuple[Stance, ...]
    businesses: tuple[Business, ...]
    gazes: tuple[Gaze, ...]
    props: tuple[str, ...] = ()  # nouns of things that are handled
    resting: tuple[Resting, ...] = ()
    drives: tuple[Drive, ...] = ()  # in story order


@dataclass(frozen=True, slots=True)
class Costume:
    """What somebody wears in one scene, or from a moment of it on, instead of their usual look."""

    scene_id: str
    look: Look
    since: str = ""  # the beat in which it is put on; empty: from the scene's start
    share: float = 0.0  # how far into that beat, 0 to 1


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """How a character's voice differs from the one that was cast; ratios against it."""

    character_id: str
    recipe: str = ""  # of `voices.casting.RECIPES`; empty: as cast
    pitch: float = 1.0
    tempo: float = 1.0
    level_db: float = 0.0


@dataclass(frozen=True, slots=True)
class SoundNote:
    """How loud a part of the sound is; notes of film, scene and shot are added up.

    Music is heard where a note names a mood or a file (`planner.scoring.music_of`).
    """

    part: str  # "ambience", "effects", "voices", "music"
    scene_id: str = ""  # empty: the whole film
    level_db: float = 0.0
    mute: bool = False
    shot_id: str = ""  # empty: the whole scene
    mood: str = ""  # of planner.scoring.MOODS, or "fitting"
    file: str = ""  # the user's own, beside the script
    first_beat: str = ""  # music begins with it; empty: with the scene
    fade_beat: str = ""  # music fades out over it; empty: it ends with the scene


@dataclass(frozen=True, slots=True)
class ShotPlan:
    """How the film is shot: scenes staged, shots in order, looks, timings."""

    title: str
    rate: FrameRate
    scenes: tuple[ScenePlan, ...]
    shots: tuple[Shot, ...]
    looks: tuple[Look, ...]
    timings: tuple[Timing, ...]
    seed: int = 0
    parent: str | None = None  # digest of the plan this one revises
    remarks: tuple[str, ...] = ()
    costumes: tuple[Costume, ...] = ()
    voices: tuple[VoiceNote, ...] = ()
    sounds: tuple[SoundNote, ...] = ()

    def look(self, character_id: str, scene_id: str = "") -> Look:
        """The look of a character, as a scene opens where one is named.

        StopIteration where the character has none.
        """
        worn = [c.look for c in self.worn_in(character_id, scene_id) if not c.since]
        usual = (look for look in self.looks if look.character_id == character_id)
        return worn[0] if worn else next(usual)

    def worn_in(self, character_id: str, scene_id: str) -> tuple[Costume, ...]:
        """A character's costumes in a scene, in the order in which they are worn."""
        return tuple(
            c for c in self.costumes
            if c.scene_id == scene_id and c.look.character_id == character_id
        )  # fmt: skip

    def scene(self, scene_id: str) -> ScenePlan:
        """The staging of a scene."""
        return next(s for s in self.scenes if s.scene_id == scene_id)
