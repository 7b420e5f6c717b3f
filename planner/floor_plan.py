"""A set seen from above: room, furniture, spots to stand or sit, entrances, lamps.

Enters: nothing; shapes only (`planner.floor_plans` draws them up by kind of place). Leaves: what
staging, the camera and the set builders share. Metres; yaw in degrees about +y, 0 faces +z.
"""

from dataclasses import dataclass
from enum import StrEnum

KEPT = "kept_"  # before the kind of a thing that moves: its room is kept free, it is drawn over it


class Posture(StrEnum):
    """How a body is held at a mark."""

    STAND = "stand"
    SIT = "sit"
    LIE = "lie"
    CROUCH = "crouch"
    DRIVE = "drive"  # seated, hands on a wheel
    RIDE = "ride"  # astride an animal, hands at the reins; the stance is where the animal is


@dataclass(frozen=True, slots=True)
class Furniture:
    """One thing that stands in the set and that people walk around."""

    id: str  # unique within the plan
    kind: str  # names a builder in `renderers.sets`
    x_m: float  # centre of its footprint
    z_m: float
    yaw_deg: float
    size_m: tuple[float, float, float]  # width (local x), height, depth (local z)
    base_m: float = 0.0  # height of its underside; above 2 m it blocks nobody
    solid: bool = True  # obstacle for walking
    opaque: bool = True  # hides what is behind it from the camera
    colour: str = ""  # "#rrggbb", empty for the set's own palette
    bare: bool = False  # nothing is set out on it: the scene brings its own things


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where somebody can be: before a window, on a chair, behind a counter."""

    id: str
    x_m: float
    z_m: float
    yaw_deg: float
    posture: Posture = Posture.STAND
    furniture: str | None = None  # id of the seat or the thing it belongs to
    seat_m: float = 0.0  # height of the seat's surface
    tags: tuple[str, ...] = ()  # "window", "door", "table", "bar", "wheel", "bed" …


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where people come in and go out; the point lies just outside the visible set."""

    id: str
    x_m: float
    z_m: float
    inside_x_m: float  # first step inside
    inside_z_m: float
    kind: str = "door"  # door, path, road


@dataclass(frozen=True, slots=True)
class Lamp:
    """A practical light source that is lit at dusk and night."""

    x_m: float
    y_m: float
    z_m: float
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """Bounds, things and spots of one set.

    Interiors are closed boxes; a camera may stand outside, and renderers remove the wall before it.
    """

    id: str  # the place's id
    kind: str
    interior: bool
    x0_m: float
    x1_m: float
    z0_m: float
    z1_m: float
    height_m: float
    furniture: tuple[Furniture, ...]
    spots: tuple[Spot, ...]
    entrances: tuple[Entrance, ...]
    lamps: tuple[Lamp, ...] = ()
    centre_m: tuple[float, float] = (0.0, 0.0)  # where a scene plays by default
    seed: int = 0  # palette and dressing; from the place's name
