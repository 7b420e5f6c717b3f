"""Horses and ponies with a saddle, mules and donkeys with a pack, as they stand in a set.

Enters: furniture of such a kind; the nose points to +z. Leaves: its piece. Nobody sits on them.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x

_HOOF, _EYE, _LEATHER = "#3a3138", "#2b2225", "#7a4a2f"
_COATS = {"horse": "#9a6440", "mule": "#7f6a5b", "donkey": "#9b958f", "pony": "#c39a6b"}
_SADDLED = ("horse", "pony")


def _equine(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """One that stands at rest: legs under it, neck raised, tail down."""
    piece, coat = Piece(), _COATS[f.kind]
    s = 0.96 * f.size_m[1]  # its ears are the rest
    mane = darker(coat, 0.55)
    _trunk(piece, s, coat)
    _legs(piece, s, coat)
    _head(piece, s, coat, mane, 0.15 if f.kind in _SADDLED else 0.24)
    _tail(piece, s, coat if f.kind == "donkey" else mane)
    _tack(piece, s, pack=f.kind not in _SADDLED)
    return piece


def _trunk(piece: Piece, s: float, coat: str) -> None:
    piece.ball((0, 0.565 * s, -0.22 * s), (0.145 * s, 0.16 * s, 0.21 * s), coat, steps=5)
    piece.ball((0, 0.545 * s, 0.0), (0.138 * s, 0.14 * s, 0.3 * s), coat, steps=5)
    piece.ball((0, 0.565 * s, 0.2 * s), (0.132 * s, 0.165 * s, 0.17 * s), coat, steps=5)


def _legs(piece: Piece, s: float, coat: str) -> None:
    for x in (-1, 1):
        for hip, knee, hock, foot in ((0.22, 0.235, 0.225, 0.23), (-0.27, -0.24, -0.31, -0.29)):
            piece.tube(
                [(x * 0.085 * s, 0.5 * s, hip * s), (x * 0.088 * s, 0.29 * s, knee * s),
                 (x * 0.088 * s, 0.22 * s, hock * s), (x * 0.088 * s, 0.06 * s, foot * s)],
                [0.07 * s, 0.043 * s, 0.032 * s, 0.028 * s], coat, segments=10,
            )  # fmt: skip
            piece.lathe((x * 0.088 * s, 0, (foot + 0.008) * s), [(0.001, 0), (0.046 * s, 0),
                        (0.034 * s, 0.06 * s), (0.001, 0.062 * s)], _HOOF, segments=12,
                        rings=(1, 2))  # fmt: skip


def _head(piece: Piece, s: float, coat: str, mane: str, ear: float) -> None:
    piece.tube(
        [(0, 0.55 * s, 0.22 * s), (0, 0.7 * s, 0.33 * s), (0, 0.87 * s, 0.43 * s)],
        [0.13 * s, 0.092 * s, 0.066 * s], coat, segments=12,
    )  # fmt: skip
    piece.tube(
        [(0, 0.9 * s, 0.42 * s), (0, 0.83 * s, 0.53 * s), (0, 0.735 * s, 0.63 * s)],
        [0.07 * s, 0.062 * s, 0.046 * s], coat, segments=12,
    )  # fmt: skip
    piece.ball((0, 0.9 * s, 0.42 * s), (0.066 * s, 0.064 * s, 0.07 * s), coat)
    piece.ball((0, 0.728 * s, 0.64 * s), (0.05 * s, 0.045 * s, 0.048 * s), lighter(coat, 0.3))
    for x in (-1, 1):
        piece.ball((x * 0.056 * s, 0.885 * s, 0.49 * s), (0.012 * s, 0.018 * s, 0.016 * s), _EYE,
                   steps=3)  # fmt: skip
        piece.ball((x * 0.026 * s, 0.735 * s, 0.683 * s), (0.009 * s, 0.012 * s, 0.007 * s), _EYE,
                   steps=3)  # fmt: skip
        piece.tube(
            [(x * 0.036 * s, 0.94 * s, 0.4 * s), (x * 0.05 * s, (0.94 + ear / 3) * s, 0.4 * s),
             (x * 0.046 * s, (0.94 + ear / 1.6) * s, 0.405 * s)],
            [0.022 * s, 0.024 * s, 0.004 * s], coat, segments=7,
        )  # fmt: skip
    crest = [
        (0.0, up * s, on * s) for up, on in ((0.97, 0.42), (0.9, 0.345), (0.78, 0.27), (0.68, 0.19))
    ]
    piece.tube(crest, [0.024 * s, 0.036 * s, 0.036 * s, 0.02 * s], mane, segments=7)


def _tail(piece: Piece, s: float, colour: str) -> None:
    piece.tube(
        [(0, 0.64 * s, -0.41 * s), (0, 0.56 * s, -0.47 * s), (0, 0.36 * s, -0.48 * s),
         (0, 0.22 * s, -0.46 * s)],
        [0.026 * s, 0.036 * s, 0.044 * s, 0.012 * s], colour, segments=8,
    )  # fmt: skip


def _tack(piece: Piece, s: float, *, pack: bool) -> None:
    """A bridle; on its back a saddle, or a pack."""
    piece.lathe((0, 0.79 * s, 0.575 * s), [(0.06 * s, 0), (0.06 * s, 0.014 * s)], _LEATHER,
                segments=14, turn=turn_x(132))  # fmt: skip
    piece.cushion((0, 0.695 * s, -0.03 * s), (0.25 * s, 0.05 * s, 0.3 * s), 0.02 * s, "#a8483c")
    if pack:
        for x in (-1, 1):
            piece.cushion((x * 0.175 * s, 0.6 * s, -0.03 * s), (0.12 * s, 0.2 * s, 0.26 * s),
                          0.04 * s, "#c2a36c")  # fmt: skip
        return
    piece.cushion((0, 0.725 * s, -0.03 * s), (0.17 * s, 0.05 * s, 0.22 * s), 0.022 * s, _LEATHER)
    piece.cushion((0, 0.755 * s, -0.13 * s), (0.16 * s, 0.06 * s, 0.04 * s), 0.018 * s, _LEATHER)
    piece.tube([(0, 0.74 * s, 0.07 * s), (0, 0.795 * s, 0.085 * s)], [0.02 * s, 0.018 * s],
               _LEATHER, segments=8)  # fmt: skip
    for x in (-1, 1):
        piece.cushion((x * 0.142 * s, 0.6 * s, -0.02 * s), (0.025 * s, 0.2 * s, 0.13 * s),
                      0.01 * s, _LEATHER)  # fmt: skip


EQUINES: dict[str, Builder] = dict.fromkeys(_COATS, _equine)
