"""Small things: crockery, bottles, books, paper, fruit.

Enters: a `Piece`, where on it, colours. Leaves: the piece with the thing standing there.
"""

import random

from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_y
from renderers.sets.shapes import Point

SPINES = ("#b5493f", "#d98e3f", "#4f7f8b", "#6f8f57", "#8a5a83", "#d8c08a", "#35526f", "#c7704f")
JARS = ("#c95f48", "#e0a94a", "#7fa663", "#5b86a3", "#b98aa0", "#d9794a")
GLASSES = ("#3f6b4a", "#7a3e35", "#c79a4a", "#4a5f73", "#8f5d35", "#5d7a52")


def mug(piece: Piece, at: Point, colour: str) -> None:
    """A mug with its handle to +x."""
    piece.lathe(
        at, [(0.001, 0), (0.036, 0), (0.040, 0.09), (0.034, 0.09), (0.032, 0.05), (0.001, 0.05)],
        colour, segments=14, rings=(2,),
    )  # fmt: skip
    x, y, z = at
    piece.tube(
        [(x + 0.036, y + 0.075, z), (x + 0.062, y + 0.068, z), (x + 0.062, y + 0.030, z),
         (x + 0.036, y + 0.022, z)],
        [0.006] * 4, colour, segments=5,
    )  # fmt: skip


def glass(piece: Piece, at: Point, colour: str = "#cfe3e4") -> None:
    """A tumbler."""
    piece.lathe(
        at, [(0.001, 0), (0.028, 0), (0.034, 0.11), (0.030, 0.11), (0.026, 0.03), (0.001, 0.03)],
        colour, segments=12, rings=(2,),
    )  # fmt: skip


def wine_glass(piece: Piece, at: Point, colour: str = "#d9e4e2") -> None:
    """A stemmed glass."""
    piece.lathe(
        at, [(0.03, 0), (0.03, 0.004), (0.005, 0.01), (0.005, 0.08), (0.034, 0.11), (0.036, 0.15),
             (0.030, 0.18), (0.026, 0.17), (0.001, 0.11)],
        colour, segments=12, rings=(6,),
    )  # fmt: skip


def bottle(piece: Piece, at: Point, colour: str, height: float = 0.30) -> None:
    """A bottle with a label."""
    h, r = height, 0.038
    piece.lathe(
        at, [(0.001, 0), (r, 0), (r, 0), (r, 0.58 * h), (0.6 * r, 0.72 * h), (0.36 * r, 0.78 * h),
             (0.36 * r, h), (0.001, h)],
        colour, segments=12, rings=(6,),
    )  # fmt: skip
    x, y, z = at
    label = mix(colour, "#f0dcae", 0.62)
    piece.lathe((x, y + 0.18 * h, z), [(r * 1.03, 0), (r * 1.03, 0.2 * h)], label, segments=12,
                rings=(0, 1))  # fmt: skip


def jar(piece: Piece, at: Point, colour: str, height: float, radius: float = 0.045) -> None:
    """A storage jar with a pale lid."""
    h, r = height, radius
    piece.lathe(at, [(0.001, 0), (r, 0), (r, 0), (r, 0.84 * h), (0.86 * r, 0.9 * h)], colour,
                segments=12)  # fmt: skip
    x, y, z = at
    piece.lathe((x, y + 0.88 * h, z), [(0.92 * r, 0), (0.92 * r, 0.035), (0.001, 0.035)],
                "#f1e3c6", segments=12, rings=(0, 1))  # fmt: skip


def plate(piece: Piece, at: Point, colour: str = "#f7efe2", radius: float = 0.13) -> None:
    """A plate."""
    r = radius
    piece.lathe(
        at,
        [(0.001, 0), (0.6 * r, 0), (r, 0.022), (0.97 * r, 0.027), (0.6 * r, 0.009), (0.001, 0.009)],
        colour,
        segments=18,
        rings=(2, 4),
    )


def fruit_bowl(piece: Piece, at: Point, colour: str) -> None:
    """A bowl of apples and oranges."""
    x, y, z = at
    piece.lathe(
        at, [(0.001, 0), (0.07, 0), (0.13, 0.05), (0.155, 0.085), (0.145, 0.085), (0.06, 0.02),
             (0.001, 0.02)],
        colour, segments=18, rings=(3,),
    )  # fmt: skip
    for dx, dz, dy, fruit in (
        (-0.055, 0.02, 0.085, "#e28a3c"),
        (0.05, 0.03, 0.085, "#cf4b3e"),
        (0.0, -0.05, 0.085, "#e9b84a"),
        (0.0, 0.0, 0.14, "#7fae52"),
    ):
        piece.ball((x + dx, y + dy, z + dz), (0.045, 0.042, 0.045), fruit, steps=3)


def vase(piece: Piece, at: Point, colour: str, rng: random.Random, share: float = 1.0) -> None:
    """A vase of flowers, 0.42 m to the blooms; `share` scales it (tables keep faces clear)."""
    x, y, z = at
    k = share
    profile = [(0.001, 0), (0.045, 0), (0.062, 0.06), (0.045, 0.13), (0.028, 0.16), (0.036, 0.19),
               (0.030, 0.185), (0.001, 0.15)]  # fmt: skip
    piece.lathe(at, [(r * k, h * k) for r, h in profile], colour, segments=14, rings=(5,))
    for n in range(6):
        reach = (rng.uniform(-0.10, 0.10), rng.uniform(0.30, 0.42), rng.uniform(-0.08, 0.08))
        tip = (x + reach[0] * k, y + reach[1] * k, z + reach[2] * k)
        piece.tube([(x, y + 0.16 * k, z), tip], [0.005 * k, 0.004 * k], "#5d8a4a", segments=4)
        tint = ("#e8705a", "#f2b653", "#f4e3c8", "#d0679b")[n % 4]
        piece.ball(tip, (0.032 * k, 0.026 * k, 0.032 * k), tint, steps=3)


def books_lying(piece: Piece, at: Point, rng: random.Random, count: int = 3) -> None:
    """A stack of books."""
    x, y, z = at
    for _ in range(count):
        thick = rng.uniform(0.022, 0.04)
        size = (rng.uniform(0.2, 0.25), thick, rng.uniform(0.14, 0.17))
        piece.box(
            (x, y + thick / 2, z), size, rng.choice(SPINES), turn=turn_y(rng.uniform(-14, 14))
        )
        y += thick


def books_upright(
    piece: Piece, x0: float, x1: float, y: float, z: float, room: float, rng: random.Random
) -> None:
    """A row of books on a shelf from x0 to x1, spines to +z; `room` is the height to fill."""
    x = x0
    while x < x1 - 0.03:
        width = min(rng.uniform(0.028, 0.062), x1 - x)
        height = room * rng.uniform(0.66, 0.92)
        depth = rng.uniform(0.13, 0.17)
        colour = rng.choice(SPINES)
        piece.box((x + width / 2, y + height / 2, z + depth / 2), (width * 0.96, height, depth),
                  colour, skip="-y -z")  # fmt: skip
        if rng.random() < 0.4:
            piece.box((x + width / 2, y + height * 0.78, z + depth), (width * 0.96, 0.02, 0.004),
                      lighter(colour, 0.5), skip="-z", ink=False)  # fmt: skip
        x += width


def papers(piece: Piece, at: Point, rng: random.Random) -> None:
    """A few loose sheets."""
    x, y, z = at
    for k in range(3):
        piece.box((x + rng.uniform(-0.03, 0.03), y + 0.002 + 0.002 * k, z), (0.21, 0.002, 0.29),
                  "#f6f1e4", "print", "-y", turn_y(rng.uniform(-25, 25)))  # fmt: skip


def pencil_cup(piece: Piece, at: Point, colour: str, rng: random.Random) -> None:
    """A cup of pencils."""
    x, y, z = at
    piece.lathe(at, [(0.001, 0), (0.035, 0), (0.038, 0.1), (0.033, 0.1), (0.001, 0.05)], colour,
                segments=12, rings=(2,))  # fmt: skip
    for tint in ("#e2a23c", "#c9503f", "#3f7d8a"):
        lean = (x + rng.uniform(-0.03, 0.03), y + 0.17, z + rng.uniform(-0.03, 0.03))
        piece.tube([(x, y + 0.03, z), lean], [0.005, 0.005], tint, segments=5)


def table_lamp(piece: Piece, at: Point, p: Palette, height: float = 0.45) -> None:
    """A lamp with a cloth shade."""
    x, y, z = at
    h = height
    piece.lathe(
        at, [(0.001, 0), (0.075, 0), (0.08, 0.02), (0.025, 0.05), (0.055, 0.14), (0.02, 0.22),
             (0.012, 0.3), (0.012, 0.62 * h)],
        p.second, segments=14, rings=(1,),
    )  # fmt: skip
    piece.lathe((x, y + 0.55 * h, z), [(0.15, 0), (0.10, 0.45 * h)], mix(p.accent, "#fff0d0", 0.55),
                "bulb", 16, (0, 1))  # fmt: skip


def laptop(piece: Piece, at: Point, colour: str = "#c9ced2") -> None:
    """An open laptop that faces +z."""
    x, y, z = at
    piece.box((x, y + 0.009, z), (0.34, 0.018, 0.24), colour, skip="-y")
    piece.box((x, y + 0.0185, z - 0.02), (0.29, 0.002, 0.11), "#4a4f57", skip="-y", ink=False)
    piece.box((x, y + 0.12, z - 0.15), (0.34, 0.22, 0.012), colour)
    piece.picture((x - 0.155, y + 0.03, z - 0.143), (0.31, 0, 0), (0, 0.19, 0), "#6fa5c9", "screen")


def monitor(piece: Piece, at: Point, width: float = 0.55) -> None:
    """A computer display with keyboard and mouse; it faces +z."""
    x, y, z = at
    tall = width * 0.6
    piece.box((x, y + 0.01, z), (0.22, 0.02, 0.16), "#4d525b", skip="-y")
    piece.box((x, y + 0.10, z - 0.03), (0.05, 0.18, 0.03), "#4d525b")
    piece.box((x, y + 0.13 + tall / 2, z), (width, tall, 0.035), "#3d424b")
    piece.picture((x - width / 2 + 0.02, y + 0.15, z + 0.019), (width - 0.04, 0, 0),
                  (0, tall - 0.04, 0), "#6ea7c4", "screen")  # fmt: skip
    piece.box((x, y + 0.012, z + 0.22), (0.42, 0.022, 0.14), "#e4e0d6", skip="-y")
    piece.box((x, y + 0.024, z + 0.22), (0.39, 0.003, 0.11), "#c3c1ba", skip="-y", ink=False)
    piece.ball((x + 0.29, y + 0.012, z + 0.23), (0.03, 0.016, 0.048), "#e4e0d6", steps=3)


def dress_table(
    piece: Piece, width: float, depth: float, y: float, p: Palette, rng: random.Random
) -> None:
    """Lay a table for company: cups by the seats, something in the middle."""
    centre = rng.choice(("fruit", "vase", "pot"))
    if centre == "fruit":
        fruit_bowl(piece, (0.02, y, -0.04), lighter(p.second, 0.3))
    elif centre == "vase":
        vase(piece, (0.05, y, -depth * 0.3), lighter(p.second, 0.2), rng, 0.42)
    else:
        teapot(piece, (0.0, y, -0.02), p.accent)
    for side, colour in ((-1, p.accent), (1, p.second)):
        mug(piece, (side * width * 0.27, y, depth * rng.uniform(0.05, 0.2)), colour)
    if width > 1.2:
        plate(piece, (-width * 0.28, y, -depth * 0.22))
        plate(piece, (width * 0.3, y, -depth * 0.2), lighter(p.textile, 0.6))


def teapot(piece: Piece, at: Point, colour: str) -> None:
    """A round pot with lid, spout (+x) and handle."""
    x, y, z = at
    piece.lathe(
        at, [(0.001, 0), (0.06, 0), (0.095, 0.05), (0.09, 0.1), (0.05, 0.14), (0.05, 0.14),
             (0.035, 0.155), (0.012, 0.16), (0.016, 0.18), (0.001, 0.188)],
        colour, segments=16, rings=(4,),
    )  # fmt: skip
    piece.tube([(x + 0.07, y + 0.05, z), (x + 0.12, y + 0.08, z), (x + 0.14, y + 0.135, z)],
               [0.022, 0.016, 0.010], colour, segments=7)  # fmt: skip
    piece.tube([(x - 0.08, y + 0.11, z), (x - 0.135, y + 0.11, z), (x - 0.135, y + 0.05, z),
                (x - 0.085, y + 0.04, z)], [0.009] * 4, darker(colour), segments=6)  # fmt: skip


def saucepan(piece: Piece, at: Point, colour: str) -> None:
    """A lidded pan with two ears."""
    x, y, z = at
    piece.lathe(
        at, [(0.001, 0), (0.11, 0), (0.115, 0), (0.115, 0.11), (0.12, 0.115), (0.09, 0.135),
             (0.02, 0.145), (0.02, 0.165), (0.001, 0.17)],
        colour, segments=18, rings=(3, 4),
    )  # fmt: skip
    for side in (-1, 1):
        piece.box((x + side * 0.13, y + 0.085, z), (0.045, 0.018, 0.07), darker(colour, 0.4))
