"""Tools, cards, vessels and things to wear among the props.

Enters: nothing. Leaves: pieces by kind; the origin is where a hand grips, +y is up as the thing is
held and +z points away from the hand.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from renderers.sets.piece import Piece, turn_x, turn_y, turn_z

_WOOD, _DARK_WOOD, _STEEL, _BRASS = "#a5713f", "#6b4630", "#b9c1c4", "#d8ae4a"


def brush() -> Piece:
    """A brush: handle, oval back, bristles to one side."""
    piece = Piece()
    piece.tube([(0, -0.06, 0), (0, 0, 0), (0, 0.05, 0)], [0.009, 0.012, 0.01], _WOOD, segments=7)
    piece.cushion((0, 0.105, 0), (0.055, 0.12, 0.016), 0.007, _WOOD, "wood")
    piece.cushion((0, 0.105, 0.018), (0.042, 0.1, 0.022), 0.006, "#2f2a2c")
    return piece


def comb() -> Piece:
    """A comb, its teeth to the left."""
    piece = Piece()
    piece.cushion((0, 0.05, 0), (0.014, 0.19, 0.006), 0.002, "#5a3526")
    for k in range(16):
        piece.box((-0.018, -0.033 + 0.011 * k, 0), (0.026, 0.004, 0.003), "#5a3526", ink=False)
    return piece


def belt() -> Piece:
    """A leather belt that hangs doubled from the hand, its buckle below."""
    piece = Piece()
    piece.box((0, -0.2, -0.012), (0.038, 0.42, 0.005), "#6b4026")
    piece.box((0, -0.23, 0.012), (0.038, 0.48, 0.005), "#7a4a2c")
    piece.box((0, 0.012, 0), (0.038, 0.006, 0.028), "#6b4026")
    piece.box((0, -0.48, 0.012), (0.056, 0.05, 0.01), _BRASS, "metal")
    piece.box((0, -0.48, 0.014), (0.034, 0.028, 0.01), "#4a2c1c", ink=False)
    return piece


def rope() -> Piece:
    """A rope looped through the hand, both ends hanging."""
    piece = Piece()
    tan, dark = "#b98f5c", "#a57c4b"
    piece.tube(
        [(-0.03, -0.5, 0.02), (-0.035, -0.25, 0.03), (-0.015, -0.03, 0.015), (0, 0.015, 0),
         (0.02, -0.03, 0.01), (0.045, -0.22, 0.04), (0.03, -0.42, 0.03)],
        [0.011] * 7, tan, segments=7,
    )  # fmt: skip
    loop = [
        (0.01 + 0.05 * np.sin(a), -0.11 + 0.11 * np.cos(a), 0.012) for a in np.linspace(0, 6.28, 13)
    ]
    piece.tube([(float(x), float(y), z) for x, y, z in loop], [0.01] * 13, dark, segments=6)
    return piece


def cards() -> Piece:
    """A hand of playing cards, spread, their faces to the holder."""
    piece = Piece()
    for k in range(5):
        lean = 14.0 * (2 - k)
        up = np.array([0.0, 0.055, 0.0]) @ turn_z(lean).T
        at = (float(up[0]), float(up[1]) - 0.005, 0.0022 * k)
        piece.box(at, (0.062, 0.09, 0.0016), "#f8f3e6", turn=turn_z(lean))
        piece.box((at[0], at[1], at[2] + 0.0011), (0.048, 0.075, 0.0006), "#a83a3f", "dots",
                  turn=turn_z(lean), ink=False)  # fmt: skip
    return piece


def stick() -> Piece:
    """A stout stick, held near one end."""
    piece = Piece()
    piece.tube([(0, 0, -0.12), (0.006, 0.004, 0.2), (0, 0, 0.5), (0.008, 0, 0.78)],
               [0.014, 0.015, 0.013, 0.01], _DARK_WOOD, "wood", 7)  # fmt: skip
    return piece


def broom() -> Piece:
    """A broom, held by its stick, bristles away from the hand."""
    piece = Piece()
    piece.tube([(0, 0, -0.3), (0, 0, 0.42)], [0.012, 0.012], _WOOD, "wood", 7)
    piece.cushion((0, 0, 0.44), (0.24, 0.04, 0.05), 0.012, "#7a4a2c")
    piece.prism((0, 0, 0.55), [(-0.11, -0.09), (0.11, -0.09), (0.14, 0.1), (-0.14, 0.1)], 0.035,
                "#d3b068", turn=turn_x(90))  # fmt: skip
    return piece


def rock() -> Piece:
    """A stone that fills a hand."""
    piece = Piece()
    piece.ball((0, 0, 0.03), (0.055, 0.042, 0.05), "#8d8a86", steps=3)
    piece.ball((0.02, 0.012, 0.045), (0.036, 0.034, 0.03), "#9b9894", steps=3)
    return piece


def shoe() -> Piece:
    """A shoe, held by its opening, the toe away from the hand."""
    piece = Piece()
    piece.cushion((0, -0.085, 0.07), (0.085, 0.018, 0.27), 0.008, "#2f2624")
    piece.cushion((0, -0.05, 0.1), (0.08, 0.065, 0.19), 0.03, "#6b3f2a")
    piece.cushion((0, -0.035, -0.002), (0.076, 0.095, 0.12), 0.024, "#6b3f2a")
    piece.box((0, -0.012, 0.075), (0.03, 0.006, 0.06), "#e9dcc0", turn=turn_x(22))
    return piece


def jar() -> Piece:
    """A jar with a lid."""
    piece = Piece()
    piece.lathe((0, -0.06, 0.02), [(0.001, 0), (0.042, 0), (0.045, 0.02), (0.045, 0.095),
                (0.034, 0.11)], "#d9a45f", segments=16, rings=(1,))  # fmt: skip
    piece.lathe((0, 0.048, 0.02), [(0.038, 0), (0.038, 0.022), (0.001, 0.024)], "#b5493f",
                segments=16, rings=(1,))  # fmt: skip
    return piece


def tray() -> Piece:
    """A tray, gripped at its near rim."""
    piece = Piece()
    piece.box((0, 0, 0.16), (0.42, 0.01, 0.3), "#8a5a3b", "wood")
    for x in (-0.205, 0.205):
        piece.box((x, 0.014, 0.16), (0.012, 0.03, 0.3), "#6b4026")
    for z in (0.016, 0.304):
        piece.box((0, 0.014, z), (0.42, 0.03, 0.012), "#6b4026")
    return piece


def whistle() -> Piece:
    """A whistle on its ring."""
    piece = Piece()
    piece.lathe((-0.011, 0.01, 0.02), [(0.001, 0), (0.016, 0), (0.016, 0.022), (0.001, 0.022)],
                _STEEL, "metal", 14, (1, 2), turn_z(-90))  # fmt: skip
    piece.box((0, 0.018, 0.045), (0.02, 0.014, 0.04), _STEEL, "metal")
    piece.tube([(0, 0.0, -0.002), (0, -0.006, -0.02), (0, -0.03, -0.03)], [0.002] * 3, "#3a3238",
               segments=5)  # fmt: skip
    return piece


def bucket() -> Piece:
    """A bucket that hangs from its handle."""
    piece = Piece()
    piece.tube([(-0.13, -0.13, 0), (-0.09, -0.03, 0), (0, 0, 0), (0.09, -0.03, 0),
                (0.13, -0.13, 0)], [0.006] * 5, "#6d7478", "metal", 6)  # fmt: skip
    piece.lathe((0, -0.38, 0), [(0.001, 0), (0.095, 0), (0.132, 0.25), (0.138, 0.25),
                (0.138, 0.262), (0.125, 0.258), (0.09, 0.02), (0.001, 0.02)], "#8f989c", "metal",
                18, (1, 4))  # fmt: skip
    return piece


def spectacles() -> Piece:
    """A pair of glasses, folded open, held by the bridge."""
    piece = Piece()
    for x in (-0.034, 0.034):
        rim = [
            (x + 0.026 * np.cos(a), 0.02 + 0.02 * np.sin(a), 0.0) for a in np.linspace(0, 6.283, 15)
        ]
        piece.tube([(float(u), float(v), z) for u, v, z in rim], [0.0032] * 15, "#3a2f2c",
                   segments=5)  # fmt: skip
        piece.disc((x, 0.02, 0), 0.018, "#cfe3e4", segments=12, ink=False)
        side = 1 if x > 0 else -1
        piece.tube([(x + side * 0.026, 0.026, 0), (x + side * 0.03, 0.026, -0.1),
                    (x + side * 0.028, 0.005, -0.125)], [0.003] * 3, "#3a2f2c",
                   segments=5)  # fmt: skip
    piece.tube([(-0.009, 0.026, 0), (0, 0.03, 0.002), (0.009, 0.026, 0)], [0.003] * 3, "#3a2f2c",
               segments=5)  # fmt: skip
    return piece


def sword() -> Piece:
    """A sword with a cross-guard, its blade away from the hand."""
    piece = Piece()
    piece.tube([(0, 0, -0.08), (0, 0, 0.06)], [0.014, 0.013], "#4a2c1c", segments=7)
    piece.ball((0, 0, -0.095), (0.02, 0.02, 0.02), _BRASS, "metal", 3)
    piece.box((0, 0, 0.066), (0.018, 0.17, 0.018), _BRASS, "metal")
    piece.prism((0, 0, 0.07), [(-0.021, 0), (0.021, 0), (0.017, 0.62), (0, 0.7), (-0.017, 0.62)],
                0.007, _STEEL, "metal", turn_z(90) @ turn_x(90))  # fmt: skip
    return piece


def axe() -> Piece:
    """An axe, held by the end of its handle."""
    piece = Piece()
    piece.tube(
        [(0, 0, -0.1), (0, 0.004, 0.2), (0, 0, 0.44)], [0.014, 0.015, 0.014], _WOOD, "wood", 7
    )
    piece.prism((0, -0.03, 0.41), [(-0.035, 0.07), (0.035, 0.07), (0.03, 0.0), (0.065, -0.1),
                (-0.065, -0.1), (-0.03, 0.0)], 0.026, "#8f989c", "metal", turn_y(90))  # fmt: skip
    return piece


def baby() -> Piece:
    """A swaddled baby, its head up, held before the chest."""
    piece = Piece()
    piece.ball((0, -0.06, 0.09), (0.105, 0.2, 0.09), "#f0e2c8")
    piece.ball((0, 0.15, 0.09), (0.082, 0.085, 0.08), "#f0e2c8")
    piece.ball((0, 0.15, 0.13), (0.064, 0.068, 0.062), "#e8b894")
    for x in (-0.022, 0.022):
        piece.ball((x, 0.155, 0.188), (0.006, 0.007, 0.004), "#2b2225", steps=3)
    piece.box((0, -0.04, 0.176), (0.1, 0.012, 0.012), "#8fb3c9", turn=turn_z(28), ink=False)
    return piece


HANDY: Mapping[str, Callable[[], Piece]] = MappingProxyType(
    {
        "brush": brush, "comb": comb, "belt": belt, "rope": rope, "cards": cards, "stick": stick,
        "broom": broom, "rock": rock, "shoe": shoe, "jar": jar, "tray": tray, "whistle": whistle,
        "bucket": bucket, "spectacles": spectacles, "sword": sword, "axe": axe, "baby": baby,
    }
)  # fmt: skip
