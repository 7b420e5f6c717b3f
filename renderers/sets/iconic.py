"""Things by which a place is known at once: a vault's door, a telephone box, its telephone.

Enters: furniture of such a kind. Leaves: its piece, front towards +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x

_STEEL, _BRASS, _RED, _BLACK = "#8f979e", "#c9a24a", "#b8352c", "#2c2f33"


def _round(radius: float, sides: int = 28) -> list[tuple[float, float]]:
    """A round outline."""
    turns = (math.tau * k / sides for k in range(sides))
    return [(radius * math.cos(a), radius * math.sin(a)) for a in turns]


def vault_door(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A round steel door in a frame, bolts round its edge, a spoked wheel in the middle."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -d * 0.3), (w, h, d * 0.4), darker(_STEEL, 0.3), "metal", "-z")
    r, y, face = min(w, h) * 0.46, h / 2, d * 0.1
    piece.prism((0, y, 0), _round(r), d * 0.3, _STEEL, "metal")
    piece.prism((0, y, face), _round(r * 0.84), d * 0.3, lighter(_STEEL, 0.2), "metal")
    for k in range(12):
        a = math.tau * k / 12
        at = (r * 0.92 * math.cos(a), y + r * 0.92 * math.sin(a), d * 0.16)
        piece.box(at, (0.09, 0.09, 0.08), darker(_STEEL, 0.15), "metal", ink=False)
    rim = [(0.30, -0.02), (0.34, 0.0), (0.34, 0.03), (0.30, 0.04)]
    piece.lathe((0, y, face + d * 0.4), rim, _BRASS, "metal", 24, (1,), turn=turn_x(90.0))
    for k in range(3):
        a = math.pi * k / 3
        spoke = [(0.32 * math.cos(a + t), 0.32 * math.sin(a + t)) for t in (0.06, -0.06)]
        outline = [*spoke, *((-x, -z) for x, z in spoke)]
        piece.prism((0, y, face + d * 0.4), outline, 0.05, _BRASS, "metal")
    for side in (-0.3, 0.3):
        piece.box((-r * 0.98, y + side * h, d * 0.2), (0.14, 0.3, d * 0.3), _STEEL, "metal")
    return piece


def wall_phone(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A coin telephone: its case, a dial of keys, the receiver on its hook."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -d * 0.15), (w, h, d * 0.7), _BLACK, "metal")
    for row in range(4):
        for column in range(3):
            at = (0.05 + 0.045 * column, h * 0.32 + 0.05 * row, d * 0.21)
            piece.box(at, (0.03, 0.03, 0.02), "#d9dde0", ink=False)
    piece.box((0.08, h * 0.82, d * 0.21), (0.14, 0.05, 0.02), _BRASS, "metal")
    piece.box((-w * 0.3, h * 0.55, d * 0.32), (0.05, h * 0.5, 0.06), darker(_BLACK, 0.4))
    for y in (h * 0.33, h * 0.78):
        piece.box((-w * 0.3, y, d * 0.3), (0.08, 0.09, 0.09), darker(_BLACK, 0.4))
    return piece


def telephone_box(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A box of red frames and panes under a domed roof, the telephone inside."""
    w, h, d = f.size_m
    piece, post, eave = Piece(), 0.09, h - 0.34
    x, z = w / 2 - post / 2, d / 2 - post / 2
    piece.box((0, 0.05, 0), (w, 0.1, d), darker(_RED, 0.4), skip="-y")
    for sx in (-1, 1):
        for sz in (-1, 1):
            piece.box((sx * x, eave / 2, sz * z), (post, eave, post), _RED)
    for y in (0.32, 0.78, 1.24, 1.7):
        for sz in (-1, 1):
            piece.box((0, y, sz * z), (w - 2 * post, 0.04, 0.04), _RED)
        for sx in (-1, 1):
            piece.box((sx * x, y, 0), (0.04, 0.04, d - 2 * post), _RED)
    for sz in (-1, 1):
        piece.box((0, eave / 2, sz * z), (0.04, eave, 0.04), _RED)
    piece.box((0, 0.21, -z), (w - post, 0.22, 0.05), _RED)
    piece.box((0, eave + 0.1, 0), (w + 0.06, 0.2, d + 0.06), _RED)
    piece.box((0, eave + 0.1, d / 2 + 0.035), (w * 0.72, 0.11, 0.02), "#f6efd9", ink=False)
    roof = [(w * 0.7, 0.0), (w * 0.55, 0.09), (w * 0.25, 0.14), (0.001, 0.14)]
    piece.lathe((0, eave + 0.2, 0), roof, darker(_RED, 0.1), segments=12, rings=(0,))
    own = Furniture(f.id, "wall_phone", 0.0, 0.0, 0.0, (0.34, 0.6, 0.2))
    piece.join(wall_phone(own, p, rng), (0.0, 1.0, -d / 2 + 0.16))
    return piece


ICONIC: dict[str, Builder] = {
    "vault_door": vault_door, "wall_phone": wall_phone, "telephone_box": telephone_box,
}  # fmt: skip
