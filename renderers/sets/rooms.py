"""The shell of a room: floor, walls with holes for their windows and doors, ceiling.

Enters: a floor plan, palette, finish. Leaves: one piece per side, in the world's frame, and the
plane by which a camera knows that it is behind that side.
"""

from dataclasses import dataclass
from itertools import pairwise

from planner.floor_plan import FloorPlan, Furniture
from renderers.sets.palettes import Finish, Palette
from renderers.sets.piece import Piece, darker, lighter
from renderers.sets.set_mesh import Opening
from renderers.sets.shapes import Point
from renderers.sets.wall_fixtures import DAYLIGHT, HOLES

PIECE_M = 3.2  # longest side of one light-mapped rectangle
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Side:
    """A wall seen from inside: `origin` is its lower left corner, `right` its unit direction."""

    name: str
    origin: Point
    right: Point
    normal: Point
    width: float
    yaw_deg: float

    def along(self, thing: Furniture) -> float:
        """Distance of a thing's centre from the wall's left end."""
        return (thing.x_m - self.origin[0]) * self.right[0] + (
            thing.z_m - self.origin[2]
        ) * self.right[2]

    def depth(self, thing: Furniture) -> float:
        """Distance of a thing's back from the wall."""
        away = (thing.x_m - self.origin[0]) * self.normal[0] + (
            thing.z_m - self.origin[2]
        ) * self.normal[2]
        return away - thing.size_m[2] / 2

    def beyond(self, thing: Furniture) -> bool:
        """Whether a thing's centre lies outside the set on this side."""
        return self.depth(thing) + thing.size_m[2] / 2 < 0

    def plane(self) -> tuple[float, float, float, float]:
        """Unit normal into the room and its distance from the origin."""
        nx, ny, nz = self.normal
        return nx, ny, nz, nx * self.origin[0] + nz * self.origin[2]


def sides(plan: FloorPlan) -> tuple[Side, ...]:
    """The four walls: back, front, left, right as the audience sees them."""
    x0, x1, z0, z1 = plan.x0_m, plan.x1_m, plan.z0_m, plan.z1_m
    return (
        Side("back", (x0, 0, z0), (1, 0, 0), (0, 0, 1), x1 - x0, 0.0),
        Side("front", (x1, 0, z1), (-1, 0, 0), (0, 0, -1), x1 - x0, 180.0),
        Side("left", (x0, 0, z1), (0, 0, -1), (1, 0, 0), z1 - z0, 90.0),
        Side("right", (x1, 0, z0), (0, 0, 1), (-1, 0, 0), z1 - z0, -90.0),
    )


def hangs_on(side: Side, thing: Furniture) -> bool:
    """Whether a thing is fixed to a wall, and goes when the wall is taken away."""
    same = abs((thing.yaw_deg - side.yaw_deg + 180) % 360 - 180) < 1
    return not thing.solid and same and abs(side.depth(thing)) < 0.03


def _cuts(spans: list[Span], low: float, high: float) -> list[Span]:
    """What is left of low…high between spans, which may overlap."""
    left, start = [], low
    for a, b in sorted(spans):
        if a > start + 1e-4:
            left.append((start, min(a, high)))
        start = max(start, b)
    if start < high - 1e-4:
        left.append((start, high))
    return left


def _slices(low: float, high: float) -> list[Span]:
    count = max(1, round((high - low) / PIECE_M + 0.35))
    step = (high - low) / count
    return [(low + k * step, low + (k + 1) * step) for k in range(count)]


def wall(side: Side, plan: FloorPlan, p: Palette, f: Finish) -> Piece:
    """One wall with its dado, rail, skirting and holes."""
    holes = [
        (
            side.along(t) - t.size_m[0] / 2,
            side.along(t) + t.size_m[0] / 2,
            t.base_m,
            t.base_m + t.size_m[1],
        )
        for t in plan.furniture
        if t.kind in HOLES and hangs_on(side, t)
    ]
    piece = Piece()
    bands = [(0.0, f.dado_m, p.dado, f.dado), (f.dado_m, plan.height_m, p.wall, f.wall)]
    edges = sorted({0.0, side.width, *(x for hole in holes for x in hole[:2])})
    for low, high, colour, material in bands:
        if high - low < 0.01:
            continue
        for left, right in pairwise(edges):
            middle = (left + right) / 2
            spans = [(h[2], h[3]) for h in holes if h[0] < middle < h[1]]
            for a, b in _cuts(spans, low, high):
                if b > low and a < high:
                    _strip(piece, side, (left, right), (a, b), colour, material)
    _mouldings(piece, side, plan, p, f, holes)
    return piece


def _point(side: Side, along: float, height: float, off: float = 0.0) -> Point:
    ox, _, oz = side.origin
    return (ox + side.right[0] * along + side.normal[0] * off, height,
            oz + side.right[2] * along + side.normal[2] * off)  # fmt: skip


def _strip(piece: Piece, side: Side, x: Span, y: Span, colour: str, material: str) -> None:
    for left, right in _slices(*x):
        direction = (side.right[0] * (right - left), 0.0, side.right[2] * (right - left))
        piece.panel(
            _point(side, left, y[0]), direction, (0, y[1] - y[0], 0), colour, material, (left, y[0])
        )


def _mouldings(
    piece: Piece, side: Side, plan: FloorPlan, p: Palette, f: Finish,
    holes: list[tuple[float, float, float, float]],
) -> None:  # fmt: skip
    rows = []
    if f.skirting:
        rows.append((0.055, 0.11, 0.028))
    if f.dado_m:
        rows.append((f.dado_m, 0.055, 0.036))
    if f.cornice:
        rows.append((plan.height_m - 0.05, 0.10, 0.07))
    for y, tall, deep in rows:
        for left, right in _cuts([(h[0], h[1]) for h in holes if h[2] < y < h[3]], 0.0, side.width):
            size = (right - left, tall, deep) if side.right[0] else (deep, tall, right - left)
            piece.box(_point(side, (left + right) / 2, y, deep / 2), size, p.trim)


def floor(plan: FloorPlan, p: Palette, f: Finish) -> Piece:
    """The floor in rectangles."""
    piece = Piece()
    for x0, x1 in _slices(plan.x0_m, plan.x1_m):
        for z0, z1 in _slices(plan.z0_m, plan.z1_m):
            piece.panel((x0, 0, z1), (x1 - x0, 0, 0), (0, 0, z0 - z1), p.floor, f.floor, (x0, -z1))
    return piece


def ceiling(plan: FloorPlan, p: Palette) -> Piece:
    """The ceiling, with beams in old rooms."""
    piece, h = Piece(), plan.height_m
    for x0, x1 in _slices(plan.x0_m, plan.x1_m):
        for z0, z1 in _slices(plan.z0_m, plan.z1_m):
            piece.panel((x0, h, z0), (x1 - x0, 0, 0), (0, 0, z1 - z0), p.ceiling)
    if plan.kind in ("kitchen", "bar", "cafe", "taproom") and plan.seed % 3:
        span = plan.x1_m - plan.x0_m
        for k in range(4):
            x = plan.x0_m + span * (k + 0.5) / 4
            piece.box(
                (x, h - 0.08, (plan.z0_m + plan.z1_m) / 2),
                (0.16, 0.16, plan.z1_m - plan.z0_m),
                p.wood,
                "wood",
                "+y",
            )
    else:
        _light_panels(piece, plan, p)
    return piece


def _light_panels(piece: Piece, plan: FloorPlan, p: Palette) -> None:
    h = plan.height_m
    for lamp in plan.lamps:
        if lamp.y_m > h - 0.4:
            piece.box(
                (lamp.x_m, h - 0.035, lamp.z_m),
                (1.3, 0.07, 0.32),
                darker(p.ceiling, 0.2),
                skip="+y",
            )
            piece.box(
                (lamp.x_m, h - 0.072, lamp.z_m),
                (1.22, 0.012, 0.24),
                lighter(p.ceiling, 0.6),
                "bulb",
                "+y",
            )


def openings(plan: FloorPlan) -> tuple[Opening, ...]:
    """Where daylight comes in."""
    found = []
    for side in sides(plan):
        for thing in plan.furniture:
            if thing.kind in DAYLIGHT and hangs_on(side, thing):
                w, h, _ = thing.size_m
                centre = _point(side, side.along(thing), thing.base_m + h / 2)
                found.append(
                    Opening(
                        centre,
                        (side.right[0] * w / 2, 0.0, side.right[2] * w / 2),
                        (0.0, h / 2, 0.0),
                        side.normal,
                    )
                )
    return tuple(found)
