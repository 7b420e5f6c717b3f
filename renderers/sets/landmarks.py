"""Great buildings by which a place is known: lighthouse, church, castle, barn, factory, mill.

Enters: furniture of a landmark kind. Leaves: its piece, front towards +z. They stand behind the
playing area, so their forms are big and their details few.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.houses import LIT_PANES, front_door, sash
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_y, turn_z

_STONE = "#b3a995"
_SLATE = "#5d6675"


def _gable(
    piece: Piece, w: float, eave: float, d: float, rise: float, wall: str, roof: str
) -> None:
    """The upper part of a hall: gable ends to ±z under two slopes."""
    piece.prism((0, eave, 0), [(-w / 2, 0), (w / 2, 0), (0, rise)], d, wall)
    slope = math.hypot(w / 2, rise) + 0.35
    pitch = math.degrees(math.atan2(rise, w / 2))
    for side in (-1, 1):
        at = (side * (w / 4 + 0.1), eave + rise / 2 + 0.02, 0.0)
        piece.box(at, (slope, 0.16, d + 0.5), roof, "roof", turn=turn_z(-side * pitch))


def _tall_pane(piece: Piece, x: float, y: float, z: float, w: float, h: float, lit: str) -> None:
    """A window with a pointed head in a wall that faces +z."""
    outline = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, h * 0.75), (0.0, h), (-w / 2, h * 0.75)]
    frame = [(x_ * 1.3, y_ * 1.08 - 0.06) for x_, y_ in outline]
    piece.prism((x, y, z + 0.02), frame, 0.08, lighter(_STONE, 0.25))
    piece.prism((x, y, z + 0.05), outline, 0.08, lit, "pane", ink=False)


def lighthouse(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A striped tower with gallery, lantern and keeper's porch."""
    w, h, d = f.size_m
    piece = Piece()
    r, shaft, bands = w / 2, h * 0.76, 6
    top = r * 0.62
    for k in range(bands):
        low, high = k / bands, (k + 1) / bands
        profile = [(r + (top - r) * low, shaft * low), (r + (top - r) * high, shaft * high)]
        colour = "#f3ece0" if k % 2 else "#c4473d"
        piece.lathe((0, 0, 0), profile, colour, "stucco", 22, (0,) if k else ())
    gallery = [(top, 0.0), (top * 1.45, 0.25), (top * 1.45, 0.45), (0.001, 0.45)]
    piece.lathe((0, shaft, 0), gallery, darker("#f3ece0", 0.2), segments=22, rings=(1, 2))
    for k in range(14):
        a = math.tau * k / 14
        at = (math.sin(a) * top * 1.38, shaft + 0.9, math.cos(a) * top * 1.38)
        piece.box(at, (0.06, 0.95, 0.06), _SLATE)
    rail = [(top * 1.36, 0.0), (top * 1.42, 0.0), (top * 1.42, 0.07), (top * 1.36, 0.07)]
    piece.lathe((0, shaft + 1.36, 0), rail, _SLATE, segments=22)
    room = h * 0.13
    glass = [(top * 0.72, 0.0), (top * 0.72, room)]
    piece.lathe((0, shaft + 0.45, 0), glass, "#fff0c0", "bulb", 16)
    for k in range(8):
        a = math.tau * (k + 0.5) / 8
        at = (math.sin(a) * top * 0.74, shaft + 0.45 + room / 2, math.cos(a) * top * 0.74)
        piece.box(at, (0.09, room, 0.09), _SLATE, turn=turn_y(math.degrees(a)))
    cap = [
        (top * 0.95, 0.0),
        (top * 0.85, 0.15),
        (0.12, h * 0.085),
        (0.06, h * 0.11),
        (0.001, h * 0.11),
    ]
    piece.lathe((0, shaft + 0.45 + room, 0), cap, "#a8372f", segments=20, rings=(0,))
    front_door(piece, 0, d / 2 - 0.12, p, p.front)
    for share in (0.38, 0.62):
        z, y = r + (top - r) * share, shaft * share
        piece.box((0, y, z + 0.02), (0.72, 1.1, 0.2), lighter(_STONE, 0.3))
        piece.panel((-0.26, y - 0.45, z + 0.125), (0.52, 0, 0), (0, 0.9, 0), LIT_PANES[0],
                    "pane")  # fmt: skip
    return piece


def church(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A nave with a steeple over the door."""
    w, h, d = f.size_m
    piece = Piece()
    wide, eave, tower, long = w * 0.62, h * 0.30, w * 0.30, d * 0.85
    z = (long - d) / 2
    piece.box((0, eave / 2, z), (wide, eave, long), _STONE, "brick", "-y")
    hall = Piece()
    _gable(hall, wide, eave, long, h * 0.16, _STONE, _SLATE)
    piece.join(hall, (0, 0, z))
    at = d / 2 - tower * 0.5
    piece.box((0, h * 0.31, at), (tower, h * 0.62, tower), lighter(_STONE, 0.1), "brick", "-y")
    piece.box((0, h * 0.625, at), (tower * 1.12, 0.3, tower * 1.12), lighter(_STONE, 0.25))
    spire = [(tower * 0.72, 0.0), (0.05, h * 0.33), (0.001, h * 0.33)]
    piece.lathe((0, h * 0.64, at), spire, _SLATE, "roof", 4, (0,), turn=turn_y(45.0))
    for size in ((0.09, 0.9, 0.09), (0.5, 0.09, 0.09)):
        piece.box((0, h * 0.97 + 0.35, at), size, "#d9b65a")
    front = at + tower / 2
    front_door(piece, 0, front, p, p.dark)
    _tall_pane(piece, 0, h * 0.24, front, 0.8, 1.7, LIT_PANES[0])
    _tall_pane(piece, 0, h * 0.46, front, 0.9, 1.6, "#4a4f5a")
    for side in (-1, 1):
        x = side * (wide + tower) / 4
        _tall_pane(piece, x, eave * 0.32, z + long / 2, 0.8, eave * 0.6, rng.choice(LIT_PANES))
    return piece


def castle(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A curtain wall with a gate between round towers, a keep behind."""
    w, h, d = f.size_m
    piece = Piece()
    wall, r = h * 0.45, w * 0.09
    piece.box((0, wall / 2, 0), (w, wall, d * 0.3), _STONE, "brick", "-y")
    teeth = max(5, round(w / 1.2)) | 1
    for k in range(teeth):
        x = -w / 2 + w * (k + 0.5) / teeth
        if k % 2 == 0:
            piece.box((x, wall + 0.35, d * 0.11), (w / teeth, 0.7, 0.4), _STONE, "brick", "-y")
    keep = w * 0.34
    piece.box((0, h * 0.41, -d * 0.3), (keep, h * 0.82, keep * 0.7), darker(_STONE, 0.08), "brick")
    places = [(-w / 2, 0.0, 0.72), (w / 2, 0.0, 0.72), (-1.9, d * 0.1, 0.62), (1.9, d * 0.1, 0.62)]
    for x, z, share in (*places, (keep / 2, -d * 0.3, 0.95)):
        tall = h * share * 0.76
        shaft = [(r * 1.08, 0.0), (r, 0.6), (r, tall), (r * 1.2, tall + 0.3), (r * 1.2, tall + 0.9)]
        piece.lathe((x, 0, z), shaft, lighter(_STONE, 0.08), "stucco", 18, (3, 4))
        roof = [(r * 1.35, 0.0), (0.04, h * share * 0.3), (0.001, h * share * 0.3)]
        piece.lathe((x, tall + 0.85, z), roof, "#8a4a44", "roof", 18, (0,))
        piece.box((x, tall * 0.7, z + r), (0.3, 0.9, 0.14), "#3b3a40")
    _tall_pane(piece, 0, 0.0, d * 0.16, 2.0, 3.0, "#4b382c")
    piece.box((0, wall * 0.82, d * 0.17), (0.9, 1.2, 0.08), p.accent)
    return piece


def barn(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A red barn with white-framed doors and a hayloft."""
    w, h, d = f.size_m
    piece, red, white = Piece(), f.colour or "#a8473b", "#efe6d6"
    eave = h * 0.52
    piece.box((0, eave / 2, 0), (w, eave, d), red, "siding", "-y")
    _gable(piece, w, eave, d, h * 0.44, red, darker(p.dark, 0.1))
    z, tall = d / 2, eave * 0.78
    for side in (-1, 1):
        x = side * w * 0.135
        piece.box(
            (x, tall / 2, z + 0.05), (w * 0.26, tall, 0.1), darker(red, 0.18), "wood", "-y -z"
        )
        for turn in (-1, 1):
            slant = math.degrees(math.atan2(tall, w * 0.26)) * turn
            long = math.hypot(w * 0.24, tall * 0.94)
            piece.box((x, tall / 2, z + 0.12), (long, 0.12, 0.03), white, turn=turn_z(slant))
        piece.box((side * w * 0.275, tall / 2, z + 0.08), (0.16, tall, 0.16), white, skip="-y")
        sash(piece, side * w * 0.4, eave * 0.42, z, 0.8, 1.0, p, None, random.Random(1))
    piece.box((0, tall + 0.08, z + 0.08), (w * 0.57, 0.16, 0.16), white)
    piece.box((0, eave + h * 0.13, z + 0.06), (1.5, 1.5, 0.1), white)
    piece.box((0, eave + h * 0.13, z + 0.1), (1.25, 1.25, 0.1), darker(red, 0.4), "wood")
    return piece


def factory(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A brick hall under a saw-tooth roof, two chimneys, a gate."""
    w, h, d = f.size_m
    piece, brick = Piece(), "#a9674f"
    wall = h * 0.42
    piece.box((0, wall / 2, 0), (w, wall, d), brick, "brick", "-y")
    piece.box((0, wall, 0), (w + 0.2, 0.3, d + 0.2), lighter(brick, 0.3))
    bays = max(3, round(w / 3.2))
    wide = w / bays
    for k in range(bays):
        x = -w / 2 + wide * k
        teeth = [(0.0, 0.0), (wide, 0.0), (wide, h * 0.16)]
        piece.prism((x, wall + 0.12, 0), teeth, d * 0.9, _SLATE)
        if k != bays // 2:
            piece.box((x + wide / 2, wall * 0.56, d / 2), (wide * 0.7, wall * 0.5, 0.12), p.trim)
            lit = rng.choice(LIT_PANES)
            origin = (x + wide * 0.19, wall * 0.34, d / 2 + 0.065)
            piece.panel(origin, (wide * 0.62, 0, 0), (0, wall * 0.44, 0), lit, "pane")
    gate = -w / 2 + wide * (bays // 2 + 0.5)
    piece.box((gate, wall * 0.36, d / 2 + 0.03), (wide * 0.8, wall * 0.72, 0.12), p.front, "siding")
    for x, tall in ((-w * 0.32, h), (-w * 0.2, h * 0.86)):
        stack = [(w * 0.035, 0.0), (w * 0.024, tall), (w * 0.03, tall), (w * 0.03, tall + 0.3)]
        piece.lathe((x, 0, -d * 0.2), stack, darker(brick, 0.1), "brick", 16, (2, 3))
    return piece


def mill(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A windmill: a tapered tower, a cap and four sails."""
    w, h, d = f.size_m
    piece, r, shaft = Piece(), w / 2, h * 0.62
    tower = [(r, 0.0), (r * 0.62, shaft), (r * 0.66, shaft + 0.2)]
    piece.lathe((0, 0, 0), tower, "#e6dcc6", "stucco", 20, (1,))
    cap = [(r * 0.74, 0.0), (r * 0.6, h * 0.08), (r * 0.3, h * 0.13), (0.001, h * 0.14)]
    piece.lathe((0, shaft + 0.15, 0), cap, p.dark, "roof", 20, (0,))
    hub = (0.0, shaft + h * 0.06, r * 0.62 + 0.5)
    piece.tube([(0, hub[1], 0), hub], [0.22, 0.2], p.dark)
    for k in range(4):
        a = math.radians(22 + 90 * k)
        long = h * 0.36
        middle = (math.sin(a) * long * 0.55, hub[1] + math.cos(a) * long * 0.55, hub[2])
        turn = turn_z(-math.degrees(a))
        piece.box(middle, (0.14, long * 1.1, 0.1), p.dark, turn=turn)
        sail = (middle[0] + math.cos(a) * 0.5, middle[1] - math.sin(a) * 0.5, hub[2])
        piece.box(sail, (0.9, long * 0.8, 0.04), "#f1e7cf", turn=turn)
    front_door(piece, 0, d / 2 - 0.1, p, p.front)
    return piece


LANDMARKS: dict[str, Builder] = {
    "lighthouse": lighthouse,
    "church": church,
    "castle": castle,
    "barn": barn,
    "factory": factory,
    "mill": mill,
}
