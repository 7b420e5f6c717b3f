"""A town of planks: false fronts, a saloon's doors, boardwalk, rails, troughs, barrels, a wagon.

Enters: furniture of such a kind. Leaves: its piece; fronts look to +z.
"""

import math
import random
from dataclasses import replace

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.houses import sash
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x, turn_z

_BOARDS = ("#a5825c", "#8f8276", "#c2b08c", "#7d5f48", "#9a5a48", "#74857c", "#8a929a", "#ad8850")
_IRON, _ROUGH, _DIM = "#4a4644", "#7d5f45", "#3b2d26"
_ROOF_M = 2.72  # height of a porch roof's eave


def _boarded(piece: Piece, w: float, h: float, d: float, colour: str) -> None:
    """The block of a front in boards, cut for the light map."""
    columns, rows, z = max(1, round(w / 3.0)), max(1, round(h / 2.4)), d / 2
    for i in range(columns):
        for k in range(rows):
            x, y = -w / 2 + w * i / columns, h * k / rows
            uv = (x + w / 2, y)
            piece.panel((x, y, z), (w / columns, 0, 0), (0, h / rows, 0), colour, "siding", uv)
    for side in (-1, 1):
        across = (0.0, 0.0, -d) if side > 0 else (0.0, 0.0, d)
        start = (side * w / 2, 0.0, z if side > 0 else -z)
        piece.panel(start, across, (0, h, 0), darker(colour, 0.12), "siding")
        piece.box((side * (w / 2 - 0.07), h / 2, z + 0.02), (0.14, h, 0.05), lighter(colour, 0.1))


def _cornice(piece: Piece, w: float, h: float, z: float, trim: str, rng: random.Random) -> None:
    """What a false front ends in: a straight ledge, a step or a gable of boards."""
    piece.box((0, h - 0.06, z + 0.06), (w + 0.16, 0.16, 0.3), trim)
    shape = rng.choice(("ledge", "step", "gable"))
    if shape == "step":
        piece.box((0, h + 0.36, z - 0.06), (w * 0.5, 0.72, 0.12), darker(trim, 0.08), "siding")
        piece.box((0, h + 0.76, z - 0.02), (w * 0.5 + 0.14, 0.12, 0.24), trim)
    elif shape == "gable":
        outline = [(-w * 0.34, 0.0), (w * 0.34, 0.0), (0.0, 0.8)]
        piece.prism((0, h, z - 0.06), outline, 0.12, darker(trim, 0.08), "siding")


def _sign(piece: Piece, w: float, y: float, z: float, rng: random.Random) -> None:
    """A board with painted letters, none of which says anything."""
    ground = rng.choice(("#e3d3ac", "#5c3a2c", "#3f4f52", "#7a3a30"))
    ink = "#4a3026" if ground == "#e3d3ac" else "#ead9ae"
    piece.box((0, y, z + 0.05), (w, 0.62, 0.07), ground, "siding")
    for level in (-0.31, 0.31):
        piece.box((0, y + level, z + 0.07), (w + 0.06, 0.06, 0.1), darker(ground, 0.3))
    letters = max(5, round(w / 0.42))
    gap = rng.randrange(letters // 2 - 1, letters // 2 + 2) if letters > 7 else -1
    for k in range(letters):
        if k != gap:
            x = (k - (letters - 1) / 2) * (w * 0.88 / letters)
            size = (rng.choice((0.14, 0.18, 0.2)), 0.28, 0.03)
            piece.box((x, y, z + 0.09), size, ink, skip="-z", ink=False)


def porch_roof(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """Boards that slope over a walk, on rafters; the wall is behind, the eave before."""
    w, h, d = f.size_m
    piece, colour = Piece(), f.colour or mix(rng.choice(_BOARDS), _ROUGH, 0.55)
    under = darker(colour, 0.3)
    piece.panel((-w / 2, 0.06, d / 2), (w, 0, 0), (0, h - 0.06, -d), colour, "siding", ink=True)
    piece.panel((-w / 2, h - 0.06, -d / 2), (w, 0, 0), (0, 0.06 - h, d), under, "siding")
    piece.box((0, 0.04, d / 2 - 0.06), (w, 0.16, 0.12), darker(colour, 0.2))
    count = max(2, round(w / 1.1))
    tilt = math.degrees(math.atan2(h, d))
    for k in range(count + 1):
        x = -w / 2 + 0.06 + (w - 0.12) * k / count
        piece.box((x, h / 2 - 0.08, 0), (0.07, 0.1, d), darker(colour, 0.35),
                  turn=turn_x(tilt), ink=False)  # fmt: skip
    return piece


def _plank_door(piece: Piece, x: float, z: float, colour: str) -> None:
    """A door of boards in a plain frame."""
    piece.box((x, 1.05, z + 0.03), (0.98, 2.1, 0.06), colour, "panelling", "-z -y")
    for y in (0.45, 1.65):
        piece.box((x, y, z + 0.07), (0.86, 0.12, 0.03), darker(colour, 0.2), skip="-z")
    for side in (-1, 1):
        piece.box((x + side * 0.56, 1.1, z + 0.05), (0.13, 2.2, 0.12), darker(colour, 0.3),
                  skip="-z -y")  # fmt: skip
    piece.box((x, 2.22, z + 0.06), (1.3, 0.14, 0.14), darker(colour, 0.3), skip="-z")
    piece.ball((x + 0.36, 1.02, z + 0.09), (0.035, 0.035, 0.035), _IRON, steps=3)


def _panes(
    piece: Piece, places: list[float], y: float, z: float, tall: float, p: Palette,
    rng: random.Random,
) -> None:  # fmt: skip
    for x in places:
        sash(piece, x, y, z, 0.86, tall, p, None, rng)


def false_front(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A store: boards up to a square parapet that hides the roof, a sign, a porch."""
    w, h, d = f.size_m
    piece, colour, z = Piece(), f.colour or rng.choice(_BOARDS), d / 2
    own = _weathered(p, colour)
    _boarded(piece, w, h, d, colour)
    door = rng.choice((-1, 0, 1)) * w * 0.22
    _plank_door(piece, door, z, rng.choice((_ROUGH, "#6b5a4a", "#5d6b62", "#7a4a3c")))
    places = [x for x in (-w * 0.32, 0.0, w * 0.32) if abs(x - door) > 1.15]
    _panes(piece, places, 0.95, z, 1.1, own, rng)
    _sign(piece, w * 0.62, 3.85 if h > 5 else 3.75, z, rng)
    if h > 5.4:
        _panes(piece, [-w * 0.25, w * 0.25], 4.3, z, 0.8, own, rng)
    _cornice(piece, w, h, z, darker(colour, 0.28), rng)
    return piece


def _weathered(p: Palette, colour: str) -> Palette:
    """The set's colours with window frames of unpainted wood."""
    return replace(p, trim=mix(colour, "#e6d6b4", 0.45))


def plank_house(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A dwelling of boards under a shingled gable, with a porch."""
    w, h, d = f.size_m
    piece, colour, z = Piece(), f.colour or rng.choice(_BOARDS), d / 2
    own, wall = _weathered(p, colour), min(h - 1.5, 3.5)
    _boarded(piece, w, wall, d, colour)
    _plank_door(piece, 0.0, z, rng.choice((_ROUGH, "#6b5a4a", "#5d6b62")))
    _panes(piece, [-w * 0.31, w * 0.31], 0.95, z, 1.1, own, rng)
    roof = mix("#6e5546", colour, 0.2)
    piece.prism((0, wall, 0), [(-w / 2, 0), (w / 2, 0), (0, h - wall)], d, colour, "siding")
    slope = math.degrees(math.atan2(h - wall, w / 2))
    length = math.hypot(h - wall, w / 2) + 0.3
    for side in (-1, 1):
        at = (side * w / 4, wall + (h - wall) / 2 + 0.05, 0.1)
        piece.box(at, (length, 0.12, d + 0.5), roof, "siding", turn=turn_z(-side * slope))
    return piece


def saloon_front(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A saloon: swinging half doors, lit windows, a wide sign, a balcony's rail above."""
    w, h, d = f.size_m
    piece, colour, z = Piece(), f.colour or rng.choice(("#8f4f3e", "#9a7a52", "#6f7d72")), d / 2
    own = _weathered(p, colour)
    _boarded(piece, w, h, d, colour)
    _batwings(piece, z, mix(colour, "#5a3a28", 0.6))
    _panes(piece, [-w * 0.34, -w * 0.2, w * 0.2, w * 0.34], 0.9, z, 1.3, own, rng)
    _balcony(piece, w, z, lighter(mix(colour, "#e6d6b4", 0.4), 0.05))
    _panes(piece, [-w * 0.3, w * 0.3], 4.0, z, 1.15, own, rng)
    _plank_door_up(piece, z, colour)
    _sign(piece, w * 0.6, h - 0.75, z, rng)
    _cornice(piece, w, h, z, darker(colour, 0.3), rng)
    return piece


def _batwings(piece: Piece, z: float, colour: str) -> None:
    """A dark doorway and two louvred leaves hung in its middle."""
    piece.panel((-0.75, 0, z + 0.012), (1.5, 0, 0), (0, 2.35, 0), _DIM)
    for side in (-1, 1):
        piece.box((side * 0.82, 1.22, z + 0.06), (0.15, 2.44, 0.14), darker(colour, 0.2),
                  skip="-z -y")  # fmt: skip
        x = side * 0.375
        piece.box((x, 1.08, z + 0.07), (0.7, 0.98, 0.04), colour)
        for k in range(7):
            piece.box((x, 0.72 + 0.12 * k, z + 0.1), (0.54, 0.05, 0.02), darker(colour, 0.28),
                      skip="-z", ink=False)  # fmt: skip
        piece.box((x, 1.6, z + 0.08), (0.6, 0.1, 0.05), lighter(colour, 0.1))
    piece.box((0, 2.42, z + 0.07), (1.8, 0.16, 0.16), darker(colour, 0.2), skip="-z")


def _balcony(piece: Piece, w: float, z: float, colour: str) -> None:
    """A rail with balusters above the porch roof's top."""
    y = _ROOF_M + 0.6
    for level in (0.0, 0.62):
        piece.box((0, y + level, z + 0.5), (w, 0.07, 0.07), colour)
    count = round(w / 0.42)
    for k in range(count + 1):
        x = -w / 2 + 0.04 + (w - 0.08) * k / count
        piece.box((x, y + 0.31, z + 0.5), (0.05, 0.6, 0.05), colour, ink=False)


def _plank_door_up(piece: Piece, z: float, colour: str) -> None:
    piece.box((0, 4.5, z + 0.03), (0.9, 1.9, 0.06), darker(colour, 0.35), "panelling", "-z")


def porch_post(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A square post with braces under a porch roof."""
    w, h, _ = f.size_m
    piece, tone = Piece(), f.colour or "#86694c"
    piece.box((0, h / 2, 0), (w, h, w), tone, skip="-y")
    piece.box((0, 0.08, 0), (w * 1.5, 0.16, w * 1.5), darker(tone, 0.15), skip="-y")
    for side in (-1, 1):
        piece.box((side * 0.2, h - 0.24, 0), (0.07, 0.56, 0.07), tone, turn=turn_z(side * -45.0))
    return piece


def hitching_rail(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A pole on posts that reins are tied to."""
    w, h, _ = f.size_m
    piece = Piece()
    for x in (-w / 2 + 0.2, w / 2 - 0.2):
        piece.tube([(x, 0, 0), (x, h - 0.02, 0)], [0.07, 0.06], _ROUGH, "bark", 8)
    piece.tube([(-w / 2, h - 0.08, 0), (w / 2, h - 0.08, 0)], [0.055, 0.055],
               lighter(_ROUGH, 0.12), "bark", 8)  # fmt: skip
    return piece


def trough(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A wooden trough, full."""
    w, h, d = f.size_m
    piece, tone = Piece(), f.colour or "#7f6248"
    for side in (-1, 1):
        piece.box((0, h / 2 + 0.04, side * (d / 2 - 0.04)), (w, h - 0.08, 0.08), tone, "crate")
        piece.box((side * (w / 2 - 0.04), h / 2 + 0.04, 0), (0.08, h - 0.1, d - 0.1), tone, "crate")
        piece.box((side * w * 0.34, 0.05, 0), (0.12, 0.1, d + 0.06), darker(tone, 0.25), skip="-y")
    piece.panel((-w / 2 + 0.08, h * 0.82, d / 2 - 0.08), (w - 0.16, 0, 0), (0, 0, 0.16 - d),
                "#6f9aa0", "water")  # fmt: skip
    return piece


def barrel(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A barrel of staves under iron hoops."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    tone = f.colour or rng.choice(("#8d6a4c", "#7d5c40", "#96734f"))
    staves = [(r * 0.8, 0), (r * 0.94, h * 0.22), (r, h * 0.5), (r * 0.94, h * 0.78),
              (r * 0.8, h), (r * 0.72, h), (r * 0.72, h * 0.96), (0.001, h * 0.96)]  # fmt: skip
    piece.lathe((0, 0, 0), staves, tone, "panelling", 18, (0, 4, 5))
    for share, wide in ((0.08, 0.86), (0.28, 0.965), (0.72, 0.965), (0.92, 0.86)):
        hoop = [(r * wide, 0), (r * (wide + 0.03), 0.005), (r * (wide + 0.03), 0.045),
                (r * wide, 0.05)]  # fmt: skip
        piece.lathe((0, h * share - 0.025, 0), hoop, _IRON, "metal", 18, (1, 2))
    return piece


def lantern_post(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A post with an oil lantern on an arm."""
    _, h, _ = f.size_m
    piece = Piece()
    piece.tube([(0, 0, 0), (0, h, 0)], [0.075, 0.06], _ROUGH, "bark", 8)
    piece.box((0.14, h - 0.12, 0), (0.4, 0.06, 0.06), _ROUGH)
    lantern(piece, (0.28, h - 0.56, 0.0))
    return piece


def lantern(piece: Piece, at: tuple[float, float, float]) -> None:
    """An oil lantern that hangs by its ring, 0.4 m tall, foot at `at`."""
    x, y, z = at
    piece.lathe((x, y, z), [(0.085, 0), (0.09, 0.05), (0.05, 0.07)], _IRON, "metal", 12, (1,))
    piece.lathe((x, y + 0.07, z), [(0.05, 0), (0.075, 0.08), (0.05, 0.19)], "#f9dfa0", "bulb", 12)
    piece.lathe((x, y + 0.26, z), [(0.085, 0), (0.03, 0.08), (0.02, 0.14)], _IRON, "metal", 12,
                (0,))  # fmt: skip


def wagon(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A farm wagon along z: a box of boards on four spoked wheels, its shaft on the ground."""
    w, h, d = f.size_m
    piece, tone = Piece(), f.colour or "#8a6a4a"
    floor, bed = h * 0.52, d * 0.8
    piece.box((0, floor, 0), (w * 0.72, 0.08, bed), darker(tone, 0.1), "crate")
    for side in (-1, 1):
        piece.box((side * w * 0.36, floor + 0.24, 0), (0.05, 0.42, bed), tone, "crate")
        piece.box((0, floor + 0.24, side * bed / 2), (w * 0.72, 0.42, 0.05), tone, "crate")
    piece.box((0, floor + 0.56, bed * 0.34), (w * 0.74, 0.05, 0.34), lighter(tone, 0.1))
    for side in (-1, 1):
        for z, r in ((-bed * 0.34, 0.5), (bed * 0.34, 0.42)):
            _wheel(piece, side * w * 0.45, r, z)
    piece.box((0, floor * 0.5, d * 0.5), (0.08, 0.08, d * 0.36), tone, turn=turn_x(14.0))
    return piece


def _wheel(piece: Piece, x: float, r: float, z: float) -> None:
    turns = [math.tau * k / 20 for k in range(21)]
    rim = [(x, r + 0.01 + (r - 0.03) * math.sin(a), z + (r - 0.03) * math.cos(a)) for a in turns]
    piece.tube(rim, [0.035] * 21, "#5f4632", segments=6)
    for k in range(4):
        piece.box((x, r + 0.01, z), (0.035, 0.045, 2 * r - 0.08), "#7d5f45",
                  turn=turn_x(45.0 * k), ink=False)  # fmt: skip
    piece.ball((x, r + 0.01, z), (0.09, 0.09, 0.09), "#5f4632", steps=3)


FRONTIER: dict[str, Builder] = {
    "false_front": false_front, "plank_house": plank_house, "saloon_front": saloon_front,
    "porch_post": porch_post, "porch_roof": porch_roof, "hitching_rail": hitching_rail,
    "trough": trough, "barrel": barrel,
    "lantern_post": lantern_post, "wagon": wagon,
}  # fmt: skip
