"""What a note may change: a closed set of typed edits.

Enters: nothing; shapes only. `planner.revise` reads notes into edits, `planner.amending` applies
them. Leaves: frozen records that survive a new import of the script: they name shots, beats,
scenes, characters and places by their lasting ids, and say what shall be, not how much to change,
so that applying one twice changes nothing more.

Records are msgspec structs and not dataclasses because a union needs a tag to be read back.
"""

import hashlib

import msgspec

from planner.finish import Drawing
from planner.floor_plan import Posture
from planner.shots import Angle, CutKind, Ease, MoveKind, ShotKind, Size, Way
from screenplay.scene_graph import DayTime, Emotion


class Edit(msgspec.Struct, frozen=True, tag_field="edit", omit_defaults=True, kw_only=True):
    """One change. None and "" mean: as it was."""


# --- one shot's picture


class Reframe(Edit, frozen=True, tag="reframe"):
    """Another framing; the camera is solved anew."""

    shot: str
    size: Size | None = None
    angle: Angle | None = None
    lens_mm: float | None = None
    kind: ShotKind | None = None  # a single becomes an OTS, a two-shot …
    subjects: tuple[str, ...] | None = None  # character ids, the most important first
    foreground: str | None = None  # whose shoulder
    thing: str | None = None  # noun, for an insert
    side: int | None = None  # of the line: -1 or 1


class Move(Edit, frozen=True, tag="move"):
    """Another camera move. `travel` is the share of the usual way: slower is shorter.

    Pans and tilts may say which way they go, or where they begin and end.
    """

    shot: str
    kind: MoveKind
    travel: float = 1.0
    ease: Ease = Ease.BOTH
    way: Way | None = None
    origin: str = ""  # character id, furniture id or noun
    target: str = ""  # the same; "": what the shot frames


class Transition(Edit, frozen=True, tag="transition"):
    """How a shot begins."""

    shot: str
    cut: CutKind
    frames: int = 0


# --- time


class Hold(Edit, frozen=True, tag="hold"):
    """Silence before and after what a shot shows, in frames at the plan's rate."""

    shot: str
    lead_frames: int | None = None
    tail_frames: int | None = None


class Length(Edit, frozen=True, tag="length"):
    """A shot without speech lasts so many frames; speech is never cut, it only gains silence."""

    shot: str
    frames: int


class Pace(Edit, frozen=True, tag="pace"):
    """Pauses and silent beats of a scene, in percent of the planned ones."""

    scene: str
    percent: int


# --- the cut


class Split(Edit, frozen=True, tag="split"):
    """A shot becomes two before a unit of a beat. The second is `made_by` this edit.

    Units are those of `planner.shots.Cover`: words of a line, shares of other beats' time.
    """

    shot: str
    beat: str
    unit: int


class Merge(Edit, frozen=True, tag="merge"):
    """A shot and the one that follows it become one, framed as the first."""

    shot: str
    following: str


class Drop(Edit, frozen=True, tag="drop"):
    """The shot goes; its neighbour shows what it showed, so no word is lost."""

    shot: str


class Insert(Edit, frozen=True, tag="insert"):
    """A new silent shot of `frames` beside another. It is `made_by` this edit."""

    after: str  # shot id
    kind: ShotKind  # insert, reaction, establishing, single (a cutaway), two-shot, master
    subjects: tuple[str, ...] = ()
    thing: str | None = None  # furniture id or noun, for an insert
    size: Size | None = None
    frames: int = 36  # at the plan's rate
    at_start: bool = False  # before the shot instead of after it


class Reorder(Edit, frozen=True, tag="reorder"):
    """A shot is shown before another; refused where lines would change their order."""

    shot: str
    before: str


# --- staging and acting


class Block(Edit, frozen=True, tag="block"):
    """Where and how somebody is from a beat on, until a business of the script moves them."""

    scene: str
    character: str
    beat: str | None = None  # None: from the scene's start
    at: str = ""  # words: "window", "behind the bar", "next to Jane"
    posture: Posture | None = None
    facing: str | None = None  # character id, thing, "camera", "away"


class LookAt(Edit, frozen=True, tag="look_at"):
    """Whom or what somebody looks at during a beat."""

    beat: str
    character: str
    target: str  # character id, furniture id or noun, "camera", "down", "away"


class Perform(Edit, frozen=True, tag="perform"):
    """How a line or a beat is played."""

    beat: str
    character: str | None = None  # None: the speaker
    emotion: Emotion | None = None
    intensity: float | None = None  # 0 … 1
    pace: float | None = None  # 1 normal, above 1 faster
    whisper: bool | None = None
    shout: bool | None = None
    pause_before: bool | None = None
    gesture: str | None = None  # a verb of screenplay.actions.VERBS


# --- look and place


class Dress(Edit, frozen=True, tag="dress"):
    """Costume, hair or colours in words; from a scene on, or in the whole film."""

    character: str
    words: str  # "a red coat", "short grey hair", "no hat"
    scene: str | None = None


class Carry(Edit, frozen=True, tag="carry"):
    """Something in a hand, or out of it, from a beat on."""

    character: str
    noun: str
    beat: str
    held: bool = True


class Relight(Edit, frozen=True, tag="relight"):
    """Time of day and weather of a scene."""

    scene: str
    daytime: DayTime | None = None
    weather: str | None = None  # "", "rain", "snow", "fog"


class Furnish(Edit, frozen=True, tag="furnish"):
    """A thing comes into a place or goes from it, with what was staged at it."""

    place: str
    noun: str
    present: bool
    at: str = ""


class Style(Edit, frozen=True, tag="style"):
    """How pictures are graded and drawn: of one shot, of a scene, or (neither named) of the film.

    The fields are those of `planner.finish.Finish`, where their bounds stand.
    """

    shot: str | None = None
    scene: str | None = None
    saturation: float | None = None
    warmth: float | None = None
    contrast: float | None = None
    brightness: float | None = None
    sepia: float | None = None
    grain: float | None = None
    outline: float | None = None
    drawing: Drawing | None = None


# --- sound


class Voice(Edit, frozen=True, tag="voice"):
    """Another voice, in ratios against the cast one, or another recipe by name."""

    character: str
    recipe: str = ""
    pitch: float | None = None
    tempo: float | None = None
    level_db: float | None = None


class Sound(Edit, frozen=True, tag="sound"):
    """How loud a part of the sound of a scene is (None: of the film), or that it is silent.

    A shot may have a level of its own. Music comes with a mood or a file; `where` keeps it to the
    start or the end of the scene, or says that no other scene has any.
    """

    part: str  # "ambience", "effects", "voices", "music"
    scene: str | None = None
    level_db: float | None = None  # None: the mix's own level; music keeps the level it has
    mute: bool = False
    shot: str | None = None
    mood: str = ""  # of planner.scoring.MOODS, or "fitting": as the scene is
    file: str = ""  # the user's own music, beside the script
    where: str = ""  # "start", "end", "only"
    fade: str | None = None  # beat over which the music fades out


# --- standing


class Mark(Edit, frozen=True, tag="mark"):
    """Locked shots refuse edits and keep framing and move; approved ones are shown as such."""

    shot: str
    locked: bool | None = None
    approved: bool | None = None


class Revert(Edit, frozen=True, tag="revert"):
    """The shot, or the whole film, as the director's rules had it."""

    shot: str | None = None


AnyEdit = (
    Reframe | Move | Transition | Hold | Length | Pace | Split | Merge | Drop | Insert | Reorder
    | Block | LookAt | Perform | Dress | Carry | Relight | Furnish | Style | Voice | Sound | Mark
    | Revert
)  # fmt: skip


def made_by(edit: Split | Insert) -> str:
    """Id of the shot that an edit makes: the same whenever it is applied, so edits may name it."""
    digest = hashlib.sha256(msgspec.json.encode(edit, order="deterministic")).hexdigest()
    return f"sh-{digest[:10]}"
