"""Cast and sets.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceView:
    """How somebody sounds; ratios against the base voice."""

    recipe: str
    pitch: float
    tempo: float
    level_db: float


@dataclass(frozen=True, slots=True)
class Outfit:
    """What somebody wears, in words, and in which scenes ("" = wherever nothing else is said)."""

    scene: str
    words: str
    colours: tuple[str, ...]  # "#rrggbb": skin, hair, top, bottom, shoes
    portrait: str = ""  # digest: seen from four sides, "" until it is drawn


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A line that can be played."""

    id: str
    text: str
    sound: str  # digest, wav


@dataclass(frozen=True, slots=True)
class CastMember:
    """A character: look and voice."""

    id: str
    name: str
    aliases: tuple[str, ...]
    description: str
    age: str
    gender: str
    rank: str
    lines: int
    scenes: tuple[str, ...]  # numbers
    voice: VoiceView | None
    outfits: tuple[Outfit, ...]
    portrait: str  # digest: of the usual outfit from four sides, "" until it is drawn
    posters: tuple[str, ...]  # digests of shots in which they are the subject
    samples: tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class CastView:
    """Everybody, principals first; `recipes` are the voices to choose from."""

    members: tuple[CastMember, ...]
    recipes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanShape:
    """A thing on a floor plan: its footprint's corners in metres."""

    kind: str
    corners: tuple[tuple[float, float], ...]  # (x, z)
    colour: str


@dataclass(frozen=True, slots=True)
class CameraMark:
    """A camera on a floor plan: where it stands and where it looks."""

    shot: str
    number: int
    eye: tuple[float, float]  # (x, z), metres
    aim: tuple[float, float]


@dataclass(frozen=True, slots=True)
class SetCard:
    """A set: its plan from above, its times of day and pictures of it."""

    id: str  # place id
    name: str
    kind: str
    interior: bool
    bounds: tuple[float, float, float, float]  # x0, z0, x1, z1 in metres
    shapes: tuple[PlanShape, ...]
    cameras: tuple[CameraMark, ...]
    daytimes: tuple[str, ...]
    scenes: tuple[str, ...]  # numbers
    posters: tuple[str, ...]  # wide shots first


@dataclass(frozen=True, slots=True)
class SetsView:
    """Every set."""

    sets: tuple[SetCard, ...]
