"""The bench that furniture is built on: shapes go in with colour and material, arrays come out.

Enters: shapes, colours, materials. Leaves: `Layer`s of arrays in one frame, and the `Mesh` that
many pieces make together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from renderers.mesh import Mesh
from renderers.sets.shapes import (
    Floats,
    Ints,
    Point,
    Shape,
    ball,
    box,
    cushion,
    disc,
    lathe,
    panel,
    prism,
    tube,
)

MOST_QUADS = 640  # a uniform block of 64 KiB holds no more
LEAST_QUAD_M2 = 0.03  # smaller faces are lit at their corners


@lru_cache(maxsize=512)
def rgb(colour: str) -> tuple[float, float, float]:
    """A "#rrggbb" colour as 0…1, display-referred."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]  # three by construction


def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` 0…1 of `second` in it."""
    parts = [a + (b - a) * share for a, b in zip(rgb(first), rgb(second), strict=True)]
    return "#" + "".join(f"{round(min(max(p, 0), 1) * 255):02x}" for p in parts)


def darker(colour: str, share: float = 0.25) -> str:
    """A shade of `colour`, a little cooler than plain black would make it."""
    return mix(colour, "#1d1a2b", share)


def lighter(colour: str, share: float = 0.25) -> str:
    """A tint of `colour`, towards a warm white."""
    return mix(colour, "#fffaf0", share)


def turn_y(degrees: float) -> Floats:
    """Rotation about y, float32[3, 3]; positive turns +z towards +x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)


def turn_x(degrees: float) -> Floats:
    """Rotation about x; positive tips +y towards +z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], np.float32)


def turn_z(degrees: float) -> Floats:
    """Rotation about z; positive tips +x towards +y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A shape with its colour, material and owner."""

    shape: Shape
    colour: tuple[float, float, float]
    material: str
    object_id: int = 0


def placed(shape: Shape, at: Point, turn: Floats | None = None) -> Shape:
    """A shape turned about its own origin and moved to `at`."""
    move = np.array(at, np.float32)
    if turn is None:
        return Shape(shape.position + move, shape.normal, shape.uv, shape.triangles,
                     shape.edges + move, shape.quads)  # fmt: skip
    return Shape(
        shape.position @ turn.T + move,
        shape.normal @ turn.T,
        shape.uv,
        shape.triangles,
        shape.edges @ turn.T + move,
        shape.quads,
    )


@dataclass(slots=True, eq=False)
class Piece:
    """Gathers layers in one frame. Builders draw here with the piece's front towards +z."""

    layers: list[Layer] = field(default_factory=list)

    def add(
        self,
        shape: Shape,
        colour: str,
        material: str = "plain",
        at: Point = (0, 0, 0),
        turn: Floats | None = None,
    ) -> None:
        """Add any shape, turned and moved into the piece's frame."""
        self.layers.append(Layer(placed(shape, at, turn), rgb(colour), material))

    def box(
        self,
        at: Point,
        size: Point,
        colour: str,
        material: str = "plain",
        skip: str = "",
        turn: Floats | None = None,
        *,
        ink: bool = True,
    ) -> None:
        """A box about `at`."""
        self.add(box(size, skip, ink=ink), colour, material, at, turn)

    def cushion(
        self,
        at: Point,
        size: Point,
        radius: float,
        colour: str,
        material: str = "plain",
        turn: Floats | None = None,
        *,
        ink: bool = True,
    ) -> None:
        """A box with round edges about `at`."""
        self.add(cushion(size, radius, ink=ink), colour, material, at, turn)

    def lathe(
        self,
        at: Point,
        profile: list[tuple[float, float]],
        colour: str,
        material: str = "plain",
        segments: int = 16,
        rings: tuple[int, ...] = (),
        turn: Floats | None = None,
    ) -> None:
        """A solid of revolution that stands on `at`."""
        self.add(lathe(profile, segments, rings), colour, material, at, turn)

    def ball(
        self, at: Point, radii: Point, colour: str, material: str = "plain", steps: int = 4
    ) -> None:
        """An ellipsoid about `at`."""
        self.add(ball(radii, steps), colour, material, at)

    def tube(
        self,
        points: list[Point],
        radii: list[float],
        colour: str,
        material: str = "plain",
        segments: int = 8,
    ) -> None:
        """A round tube along a path."""
        self.add(tube(points, radii, segments), colour, material)

    def disc(
        self,
        at: Point,
        radius: float,
        colour: str,
        material: str = "plain",
        turn: Floats | None = None,
        segments: int = 20,
        *,
        ink: bool = True,
    ) -> None:
        """A flat disc about `at` that faces +z before it is turned."""
        self.add(disc(radius, segments, ink=ink), colour, material, at, turn)

    def panel(
        self,
        origin: Point,
        right: Point,
        up: Point,
        colour: str,
        material: str = "plain",
        uv: tuple[float, float] = (0, 0),
        *,
        ink: bool = False,
    ) -> None:
        """A rectangle that faces right × up."""
        self.add(panel(origin, right, up, uv, ink=ink), colour, material)

    def picture(
        self,
        origin: Point,
        right: Point,
        up: Point,
        colour: str,
        material: str,
        *,
        in_proportion: bool = False,
    ) -> None:
        """A rectangle whose pattern runs 0…1 over it both ways: prints, boards, screens.

        `in_proportion` runs it 0…width/height across, so that circles stay round.
        """
        flat = panel(origin, right, up)
        size = flat.uv.max(axis=0)
        uv = flat.uv / np.maximum(size[1] if in_proportion else size, 1e-6)
        whole = Shape(flat.position, flat.normal, uv, flat.triangles, flat.edges, flat.quads)
        self.add(whole, colour, material)

    def prism(
        self,
        at: Point,
        outline: list[tuple[float, float]],
        depth: float,
        colour: str,
        material: str = "plain",
        turn: Floats | None = None,
        *,
        ink: bool = True,
    ) -> None:
        """A convex outline (x, y; counter-clockwise) drawn out along z about `at`."""
        self.add(prism(outline, depth, ink=ink), colour, material, at, turn)

    def join(
        self, other: "Piece", at: Point = (0, 0, 0), turn: Floats | None = None, object_id: int = 0
    ) -> None:
        """Take over another piece's layers, turned and moved, as one object."""
        self.layers.extend(
            Layer(placed(layer.shape, at, turn), layer.colour, layer.material,
                  object_id or layer.object_id)
            for layer in other.layers
        )  # fmt: skip


def mesh_of(layers: Sequence[Layer]) -> Mesh:
    """One mesh of many layers in their order; the largest quads get light-map texels."""
    if not layers:
        return _empty()
    counts = [len(layer.shape.position) for layer in layers]
    first = np.concatenate([[0], np.cumsum(counts)])[:-1].astype(np.int32)
    names = tuple(sorted({layer.material for layer in layers}))
    number = {name: index for index, name in enumerate(names)}
    position = np.concatenate([layer.shape.position for layer in layers]).astype(np.float32)
    quads = np.concatenate([la.shape.quads + k for la, k in zip(layers, first, strict=True)])
    return Mesh(
        position=position,
        normal=np.concatenate([layer.shape.normal for layer in layers]).astype(np.float32),
        colour=np.repeat(np.array([layer.colour for layer in layers], np.float32), counts, 0),
        uv=np.concatenate([layer.shape.uv for layer in layers]).astype(np.float32),
        material=np.repeat([number[layer.material] for layer in layers], counts).astype(np.int32),
        object_id=np.repeat([layer.object_id for layer in layers], counts).astype(np.int32),
        triangles=np.concatenate(
            [la.shape.triangles + k for la, k in zip(layers, first, strict=True)]
        ).astype(np.int32),
        edges=np.concatenate([layer.shape.edges for layer in layers]).astype(np.float32),
        quads=_largest(position, quads.astype(np.int32)),
        materials=names,
    )


def _largest(position: Floats, quads: Ints) -> Ints:
    """Rectangles big enough for a light map, at most `MOST_QUADS`, in mesh order."""
    if not len(quads):
        return quads
    corner = position[quads]
    area = np.linalg.norm(
        np.cross(corner[:, 1] - corner[:, 0], corner[:, 3] - corner[:, 0]), axis=1
    )
    keep = np.argsort(-area, kind="stable")[:MOST_QUADS]
    keep = np.sort(keep[area[keep] > LEAST_QUAD_M2])
    return quads[keep]


def _empty() -> Mesh:
    none = np.zeros((0, 3), np.float32)
    return Mesh(none, none, none, none[:, :2], np.zeros(0, np.int32), np.zeros(0, np.int32),
                np.zeros((0, 3), np.int32), np.zeros((0, 2, 3), np.float32),
                np.zeros((0, 4), np.int32), ())  # fmt: skip
