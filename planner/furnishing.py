"""The drawing board a floor plan is made on.

Enters: rooms and things in metres, yaw in degrees. Leaves: a `FloorPlan`. Sets are drawn one way
round and may be mirrored (left for right) as a whole.

Walls are named as the audience sees them from the front (+z): back is −z, left is −x.
"""

import math
import random
from dataclasses import dataclass, field, replace
from typing import Literal

from planner.floor_plan import Entrance, FloorPlan, Furniture, Lamp, Posture, Spot

Wall = Literal["back", "front", "left", "right"]
Size = tuple[float, float, float]
FACING: dict[Wall, float] = {"back": 0.0, "front": 180.0, "left": 90.0, "right": -90.0}
DOORWAY: Size = (0.95, 2.1, 0.1)
CHAIR: Size = (0.46, 0.92, 0.48)


def ahead(
    x: float, z: float, yaw_deg: float, forward: float, right: float = 0.0
) -> tuple[float, float]:
    """The point `forward` along a facing and `right` to its own right, metres."""
    s, c = math.sin(math.radians(yaw_deg)), math.cos(math.radians(yaw_deg))
    return x + forward * s - right * c, z + forward * c + right * s


@dataclass(slots=True)
class Draught:
    """A floor plan in the making. `x0` < `x1`, `z0` (back) < `z1` (front)."""

    kind: str
    rng: random.Random
    x0: float
    x1: float
    z0: float
    z1: float
    height: float
    interior: bool = True
    centre: tuple[float, float] = (0.0, 0.0)
    furniture: list[Furniture] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    entrances: list[Entrance] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)

    def _name(self, stem: str, taken: list[str]) -> str:
        count = sum(1 for name in taken if name.rsplit("_", 1)[0] == stem)
        return f"{stem}_{count + 1}"

    def put(
        self,
        kind: str,
        x: float,
        z: float,
        size: Size,
        yaw: float = 0.0,
        base: float = 0.0,
        *,
        solid: bool = True,
        opaque: bool | None = None,
        colour: str = "",
    ) -> str:
        """Stand a thing in the set and return its id; low things hide nothing from a camera."""
        name = self._name(kind, [f.id for f in self.furniture])
        hides = size[1] > 1.25 and solid if opaque is None else opaque
        self.furniture.append(Furniture(name, kind, x, z, yaw, size, base, solid, hides, colour))
        return name

    def hang(
        self, kind: str, wall: Wall, along: float, size: Size, base: float, colour: str = ""
    ) -> str:
        """Fix a thing to a wall; `along` is its centre's x (back, front) or z (left, right)."""
        gap = size[2] / 2
        x, z = {
            "back": (along, self.z0 + gap),
            "front": (along, self.z1 - gap),
            "left": (self.x0 + gap, along),
            "right": (self.x1 - gap, along),
        }[wall]
        return self.put(kind, x, z, size, FACING[wall], base, solid=False, colour=colour)

    def against(
        self, kind: str, wall: Wall, along: float, size: Size, base: float = 0.0, colour: str = ""
    ) -> str:
        """Stand a thing with its back to a wall."""
        gap = size[2] / 2 + 0.01
        x, z = {
            "back": (along, self.z0 + gap), "front": (along, self.z1 - gap),
            "left": (self.x0 + gap, along), "right": (self.x1 - gap, along),
        }[wall]  # fmt: skip
        return self.put(kind, x, z, size, FACING[wall], base, colour=colour)

    def spot(
        self,
        stem: str,
        x: float,
        z: float,
        yaw: float,
        tags: tuple[str, ...] = (),
        posture: Posture = Posture.STAND,
        thing: str | None = None,
        seat: float = 0.0,
    ) -> str:
        """Mark a place to be."""
        name = self._name(stem, [s.id for s in self.spots])
        self.spots.append(Spot(name, x, z, yaw, posture, thing, seat, tags))
        return name

    def at_thing(self, name: str, tags: tuple[str, ...], gap: float = 0.42) -> None:
        """Mark where somebody stands to use a thing: before its front, facing it."""
        thing = next(f for f in self.furniture if f.id == name)
        x, z = ahead(thing.x_m, thing.z_m, thing.yaw_deg, thing.size_m[2] / 2 + gap)
        self.spot(thing.kind, x, z, turned(thing.yaw_deg + 180), tags, thing=name)

    def chair(
        self,
        x: float,
        z: float,
        yaw: float,
        kind: str = "chair",
        size: Size = CHAIR,
        seat: float = 0.46,
        tags: tuple[str, ...] = ("seat",),
        colour: str = "",
    ) -> str:
        """Stand a seat whose sitter looks along `yaw`."""
        name = self.put(kind, x, z, size, yaw, colour=colour, opaque=False)
        self.spot(kind, x, z, yaw, tags, Posture.SIT, name, seat)
        return name

    def door(self, wall: Wall, along: float, colour: str = "", kind: str = "door") -> str:
        """A door in a wall, with its entrance and a mark just inside."""
        name = self.hang(kind, wall, along, DOORWAY, 0.0, colour)
        thing = self.furniture[-1]
        x, z = ahead(thing.x_m, thing.z_m, thing.yaw_deg, -0.75)
        inside_x, inside_z = ahead(thing.x_m, thing.z_m, thing.yaw_deg, 0.6)
        self.entrances.append(
            Entrance(f"entrance_{len(self.entrances) + 1}", x, z, inside_x, inside_z, "door")
        )
        self.spot("door", inside_x, inside_z, thing.yaw_deg, ("door",), thing=name)
        return name

    def window(
        self, wall: Wall, along: float, width: float, height: float = 1.2, sill: float = 0.95,
        mark: float = 0.5, kind: str = "window",
    ) -> str:  # fmt: skip
        """A window, and a mark that looks out of it (`mark` metres off the wall; 0 for none)."""
        name = self.hang(kind, wall, along, (width, height, 0.12), sill)
        if mark:
            thing = self.furniture[-1]
            x, z = ahead(thing.x_m, thing.z_m, thing.yaw_deg, mark)
            self.spot("window", x, z, turned(thing.yaw_deg + 180), ("window",), thing=name)
        return name

    def path(
        self, x: float, z: float, inside_x: float, inside_z: float, kind: str = "path"
    ) -> None:
        """A way in from outside the frame."""
        self.entrances.append(
            Entrance(f"entrance_{len(self.entrances) + 1}", x, z, inside_x, inside_z, kind)
        )

    def lamp(self, x: float, y: float, z: float, strength: float = 1.0) -> None:
        """A practical light."""
        self.lamps.append(Lamp(x, y, z, strength))

    def pendant(self, x: float, z: float, bottom: float = 1.95, strength: float = 1.0) -> None:
        """A lamp that hangs from the ceiling, bulb at `bottom`."""
        size = (0.5, self.height - bottom + 0.05, 0.5)
        self.put("pendant", x, z, size, base=bottom - 0.05, solid=False)
        self.lamp(x, bottom, z, strength)

    def rug(self, x: float, z: float, width: float, depth: float, kind: str = "rug") -> None:
        """Something flat on the floor."""
        self.put(kind, x, z, (width, 0.012, depth), solid=False)

    def mirrored(self) -> None:
        """Turn the whole plan left for right."""
        self.furniture = [
            replace(f, x_m=-f.x_m, yaw_deg=turned(-f.yaw_deg)) for f in self.furniture
        ]
        self.spots = [replace(s, x_m=-s.x_m, yaw_deg=turned(-s.yaw_deg)) for s in self.spots]
        self.entrances = [replace(e, x_m=-e.x_m, inside_x_m=-e.inside_x_m) for e in self.entrances]
        self.lamps = [replace(lamp, x_m=-lamp.x_m) for lamp in self.lamps]
        self.x0, self.x1 = -self.x1, -self.x0
        self.centre = (-self.centre[0], self.centre[1])

    def plan(self, place_id: str, seed: int) -> FloorPlan:
        """The finished plan."""
        return FloorPlan(
            place_id, self.kind, self.interior, self.x0, self.x1, self.z0, self.z1, self.height,
            tuple(self.furniture), tuple(self.spots), tuple(self.entrances), tuple(self.lamps),
            self.centre, seed,
        )  # fmt: skip


def turned(degrees: float) -> float:
    """An angle in −180 (exclusive) … 180."""
    wrapped = (degrees + 180.0) % 360.0 - 180.0
    return 180.0 if wrapped == -180.0 else wrapped
