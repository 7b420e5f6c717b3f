"""What a script means: scenes, beats, lines, characters and places.

Enters: nothing; these are the shapes that `screenplay.build` fills. Leaves: frozen data that the
planner, the voices and the renderers read. Ids are stable strings: approvals and takes hang on
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct


class Interior(StrEnum):
    """Whether a heading says inside, outside or both (I/E)."""

    INT = "int"
    EXT = "ext"
    BOTH = "both"


class DayTime(StrEnum):
    """The light a scene is played in."""

    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"


class Follows(StrEnum):
    """How a scene's time follows on the scene before, as far as its heading says."""

    UNSTATED = "unstated"
    CONTINUOUS = "continuous"  # without a gap; MOMENTS LATER too
    SAME_TIME = "same_time"  # SAME: elsewhere, at that moment
    LATER = "later"  # the same day
    NEW_DAY = "new_day"  # THE NEXT MORNING, ANOTHER DAY, THREE DAYS LATER
    LONG_AFTER = "long_after"  # weeks, months or years later
    EARLIER = "earlier"  # YEARS AGO, EARLIER, a flashback


class Structure(StrEnum):
    """What a scene or a run of its beats is in the telling, where it is more than itself."""

    PLAIN = "plain"
    MONTAGE = "montage"
    SERIES = "series"  # SERIES OF SHOTS, VARIOUS SHOTS
    FLASHBACK = "flashback"
    FLASHFORWARD = "flashforward"
    DREAM = "dream"  # dreams, visions, fantasies
    INTERCUT = "intercut"


class Channel(StrEnum):
    """How a line reaches the audience."""

    ON_SCREEN = "on_screen"
    VOICE_OVER = "voice_over"  # V.O.: a narrator, outside the scene
    OFF_SCREEN = "off_screen"  # O.S., O.C.: in the place, out of frame
    PHONE = "phone"  # heard through a receiver, speaker elsewhere


class Emotion(StrEnum):
    """What a line or beat is played with."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    AFRAID = "afraid"
    SURPRISED = "surprised"
    DISGUSTED = "disgusted"
    TENDER = "tender"
    WRY = "wry"
    URGENT = "urgent"


class Age(StrEnum):
    """Age band that body and voice are chosen by."""

    CHILD = "child"
    TEEN = "teen"
    YOUNG = "young"  # about 18 to 30
    ADULT = "adult"  # about 30 to 60
    OLD = "old"


class Gender(StrEnum):
    """Gender as far as the text gives it."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Source(Struct, frozen=True, gc=False):
    """Where in the script file something stands; lines and columns count from 1."""

    line: int
    column: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a line is said, from its parentheticals and punctuation."""

    emotion: Emotion = Emotion.NEUTRAL
    intensity: float = 0.4  # 0 flat … 1 extreme
    whisper: bool = False
    shout: bool = False
    pace: float = 1.0  # 1 normal, above 1 faster
    pause_before: bool = False  # a (beat) or (pause) stands before the line


@dataclass(frozen=True, slots=True)
class Line:
    """One run of dialogue: what stands between a cue or parenthetical and the next."""

    id: str
    speakers: tuple[str, ...]  # character ids; several speak in unison
    text: str  # as typed, emphasis marks removed, line breaks as spaces
    delivery: Delivery
    channel: Channel
    source: Source
    parentheticals: tuple[str, ...] = ()  # as typed, without the brackets
    into_phone: bool = False  # speaker holds a phone
    addressee: str | None = None  # character id
    dual_with: str | None = None  # id of the line spoken at the same time
    sung: bool = False  # a lyric
    language: str = "en"  # BCP 47


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to what: one understood action."""

    actor: str | None  # character id, or the noun of somebody without a name: "waiter"
    verb: str  # one of `screenplay.actions.VERBS`
    text: str  # the clause as typed
    target: str | None = None  # character id, or the thing's noun in lower case
    prop: str | None = None  # what is held or used, noun in lower case
    manner: str = ""  # adverb or phrase as typed
    direction: str = ""  # "to the window", "out", "across the table"


class RequestKind(StrEnum):
    """A camera direction that the script itself gives."""

    CLOSE = "close"  # CLOSE ON, ECU
    ANGLE = "angle"  # ANGLE ON, ON JANE
    WIDE = "wide"
    POV = "pov"
    INSERT = "insert"
    PUSH_IN = "push_in"  # PUSH IN ON, SLOW ZOOM
    TRACK = "track"  # TRACKING, FOLLOW, PAN WITH: the camera keeps to somebody who walks
    OVER = "over"  # OVER JANE'S SHOULDER


@dataclass(frozen=True, slots=True)
class Request:
    """A camera direction in the script, obeyed by the planner."""

    kind: RequestKind
    subject: str | None = None  # character id, or a thing's noun in lower case
    text: str = ""


class BeatKind(StrEnum):
    """What a beat consists of."""

    SPEECH = "speech"
    ACTION = "action"
    CARD = "card"  # centered text, opening titles
    TRANSITION = "transition"


@dataclass(frozen=True, slots=True)
class Beat:
    """The smallest unit of a scene: a line, an action sentence, a card or a transition."""

    id: str
    kind: BeatKind
    source: Source
    text: str = ""  # as typed; for speech the line's text
    line: Line | None = None  # speech only
    deeds: tuple[Deed, ...] = ()
    mentions: tuple[str, ...] = ()  # ids of characters named or meant, in order
    request: Request | None = None
    emotion: Emotion = Emotion.NEUTRAL
    structure: Structure = Structure.PLAIN  # the run that the beat is part of
    place_id: str = ""  # where it plays, when that is not the scene's own place


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene heading taken apart."""

    text: str
    interior: Interior
    place: str
    daytime: DayTime
    sub_place: str = ""
    scene_number: str = ""
    tags: tuple[str, ...] = ()  # lower case: "continuous", "flashback", "later", a year …
    source: Source | None = None
    follows: Follows = Follows.UNSTATED
    season: str = ""  # "", "spring", "summer", "autumn", "winter"


@dataclass(frozen=True, slots=True)
class Scene:
    """Unity of place and time."""

    id: str
    number: str  # as shown: the script's own or its position
    heading: Heading
    place_id: str
    beats: tuple[Beat, ...]
    present: tuple[str, ...]  # characters bodily in the scene, by first appearance
    weather: str = ""  # "", "rain", "snow", "fog"
    structure: Structure = Structure.PLAIN
    intercut_with: tuple[str, ...] = ()  # ids of the places it is cut together with


class Rank(StrEnum):
    """How much of the film a character carries."""

    PRINCIPAL = "principal"
    SUPPORTING = "supporting"
    BIT = "bit"


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that the text says of a body: "red bob", as typed."""

    kind: str  # "age", "build", "hair", "face", "clothes", "count" of a crowd, "trait"
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Character:
    """One body and voice, for all spellings of its cue.

    A person who is seen at two ages (YOUNG JANE, JANE) has a character for each; `identity` is
    the id of the one that the person is known by, and "" where that is the character itself.
    """

    id: str
    name: str  # as shown
    aliases: tuple[str, ...] = ()
    description: str = ""  # the introducing sentences, as typed
    age: Age = Age.ADULT
    age_years: int | None = None
    gender: Gender = Gender.UNKNOWN
    lines: int = 0
    group: bool = False  # a crowd
    language: str = "en"
    source: Source | None = None
    identity: str = ""
    rank: Rank = Rank.BIT
    traits: tuple[Trait, ...] = ()
    species: str = ""  # "dog", "cat", "horse" … of `screenplay.people.animals`; "" of a person

    @property
    def person(self) -> str:
        """Id of the person whom this body is."""
        return self.identity or self.id


@dataclass(frozen=True, slots=True)
class Place:
    """One location for all its spellings; `kind` names the set that is built for it."""

    id: str
    name: str
    kind: str  # one of `screenplay.world.places.KINDS`, or of the script's own kinds.toml
    interior: bool
    sub_place: str = ""
    parent: str = ""  # id that all rooms and both sides of one location share
    like: tuple[str, ...] = ()  # kinds whose sets stand in where `kind` has none, nearest first


@dataclass(frozen=True, slots=True)
class Remark:
    """Something understood only in part; shown to the user, never silent."""

    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class SceneGraph:
    """The whole script, understood."""

    title: str
    author: str
    scenes: tuple[Scene, ...]
    characters: tuple[Character, ...]
    places: tuple[Place, ...]
    language: str = "en"
    remarks: tuple[Remark, ...] = ()
    credits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    animals: tuple[Character, ...] = ()  # with names and without lines; nobody plays them

    def character(self, character_id: str) -> Character:
        """The character with this id; KeyError when there is none."""
        return next(c for c in self.characters if c.id == character_id)

    def place(self, place_id: str) -> Place:
        """The place with this id."""
        return next(p for p in self.places if p.id == place_id)

    def lines(self) -> tuple[Line, ...]:
        """Every line in script order."""
        return tuple(b.line for s in self.scenes for b in s.beats if b.line is not None)
