"""Horses and ponies with a saddle, mules and donkeys with a pack: whole, and in parts that move.

Enters: furniture of such a kind, or the name of a part ("horse neck"). Leaves: its piece; the nose
points to +z. A part's origin is its joint, and a leg's hangs straight down; nobody sits on them.
"""

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.floor_plan import KEPT, Furniture
from planner.mounts import RIDDEN, SADDLED, mount_of
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x

Floats = npt.NDArray[np.float64]

_HOOF, _EYE, _LEATHER = "#3a3138", "#2b2225", "#7a4a2f"
_COATS = {"horse": "#9a6440", "mule": "#7f6a5b", "donkey": "#9b958f", "pony": "#c39a6b"}
NECK_AT = (0.0, 0.57, 0.2)  # its joint; all lengths here are shares of `Mount.scale_m`


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg of two bones in the animal's own upright plane, in shares of its scale."""

    name: str  # of its parts: "fore", "hind"
    x: float
    joint: tuple[float, float]  # height and z of its upper end
    upper: float
    lower: float
    foot_z: float  # of the hoof of one that stands
    bend: float  # 1: the middle joint goes forward, -1: back


def _pair(name: str, joint: tuple[float, float], upper: float, lower: float, foot_z: float,
          bend: float) -> tuple[Leg, Leg]:  # fmt: skip
    left, right = (Leg(name, x, joint, upper, lower, foot_z, bend) for x in (0.086, -0.086))
    return left, right


LEGS = (*_pair("hind", (0.53, -0.25), 0.26, 0.3, -0.27, -1.0),
        *_pair("fore", (0.53, 0.225), 0.25, 0.285, 0.225, 1.0))  # fmt: skip


def bent(leg: Leg, up: Floats, on: Floats) -> tuple[Floats, Floats]:
    """Turns about x, radians, of both bones whose hoof goes `up` and `on` from the upper end."""
    reach = np.clip(np.hypot(up, on), 0.2, 0.999 * (leg.upper + leg.lower))
    whole = np.arctan2(-on, -up)
    inner = np.arccos(
        np.clip((leg.upper**2 + reach**2 - leg.lower**2) / (2 * leg.upper * reach), -1.0, 1.0)
    )
    first = whole - leg.bend * inner
    knee = np.stack([-np.cos(first), -np.sin(first)], -1) * leg.upper
    foot = np.stack([-np.cos(whole), -np.sin(whole)], -1) * reach[..., None]
    shin = foot - knee
    return first, np.arctan2(-shin[..., 1], -shin[..., 0])


def _equine(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """One that stands at rest: legs under it, neck raised, tail down."""
    s = f.size_m[1] / mount_of(f.kind).size_m[1] * mount_of(f.kind).scale_m
    piece = Piece()
    piece.join(_body(f.kind, s))
    piece.join(_neck(f.kind, s), _scaled(NECK_AT, s))
    for leg in LEGS:
        height, z = leg.joint
        first, second = bent(leg, np.array(-height), np.array(leg.foot_z - z))
        knee = (leg.x, height - leg.upper * float(np.cos(first)),
                z - leg.upper * float(np.sin(first)))  # fmt: skip
        piece.join(_upper(f.kind, s, leg), _scaled((leg.x, height, z), s), _turned(first))
        piece.join(_lower(f.kind, s, leg), _scaled(knee, s), _turned(second))
    return piece


def _scaled(at: tuple[float, float, float], s: float) -> tuple[float, float, float]:
    return at[0] * s, at[1] * s, at[2] * s


def _turned(angle: Floats) -> npt.NDArray[np.float32]:
    return turn_x(float(np.degrees(angle)))


def _body(kind: str, s: float) -> Piece:
    """Trunk, tail and what it carries; its origin is on the floor under its middle."""
    piece, coat = Piece(), _COATS[kind]
    _trunk(piece, s, coat)
    _tail(piece, s, coat if kind == "donkey" else darker(coat, 0.55))
    _tack(piece, s, pack=kind not in SADDLED)
    return piece


def _trunk(piece: Piece, s: float, coat: str) -> None:
    piece.ball((0, 0.565 * s, -0.22 * s), (0.145 * s, 0.16 * s, 0.21 * s), coat, steps=5)
    piece.ball((0, 0.545 * s, 0.0), (0.138 * s, 0.14 * s, 0.3 * s), coat, steps=5)
    piece.ball((0, 0.565 * s, 0.2 * s), (0.132 * s, 0.165 * s, 0.17 * s), coat, steps=5)


def _upper(kind: str, s: float, leg: Leg) -> Piece:
    """From the trunk to the knee or the hock."""
    piece, coat = Piece(), _COATS[kind]
    thick = 0.072 if leg.bend > 0 else 0.088
    piece.tube(
        [(0, 0.03 * s, 0), (0, -0.4 * leg.upper * s, 0), (0, -leg.upper * s, 0)],
        [thick * s, 0.066 * s, 0.04 * s], coat, segments=10,
    )  # fmt: skip
    piece.ball((0, -leg.upper * s, 0), (0.04 * s, 0.042 * s, 0.042 * s), coat, steps=3)
    return piece


def _lower(kind: str, s: float, leg: Leg) -> Piece:
    """From there to the hoof."""
    piece, coat = Piece(), _COATS[kind]
    piece.tube(
        [(0, 0, 0), (0, -0.35 * leg.lower * s, 0), (0, (0.055 - leg.lower) * s, 0)],
        [0.039 * s, 0.031 * s, 0.029 * s], coat, segments=10,
    )  # fmt: skip
    piece.lathe((0, -leg.lower * s, 0.006 * s), [(0.001, 0), (0.045 * s, 0),
                (0.034 * s, 0.06 * s), (0.001, 0.062 * s)], _HOOF, segments=12,
                rings=(1, 2))  # fmt: skip
    return piece


def _neck(kind: str, s: float) -> Piece:
    """Neck, head and mane about the neck's joint."""
    whole, piece, coat = Piece(), Piece(), _COATS[kind]
    _head(whole, s, coat, darker(coat, 0.55), 0.15 if kind in SADDLED else 0.24)
    piece.join(whole, _scaled(NECK_AT, -s))
    return piece


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
    piece.lathe((0, 0.79 * s, 0.575 * s), [(0.06 * s, 0), (0.06 * s, 0.014 * s)], _LEATHER,
                segments=14, turn=turn_x(132))  # fmt: skip
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
    """On its back a saddle, or a pack."""
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


def _kept(_f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """Room kept free for one that is ridden: it is drawn over the set."""
    return Piece()


def part(name: str) -> Piece:
    """One of `PARTS`, about its joint."""
    kind, _, rest = name.partition(" ")
    s = mount_of(kind).scale_m
    if rest in ("body", "neck"):
        return _body(kind, s) if rest == "body" else _neck(kind, s)
    leg = next(leg for leg in LEGS if rest.startswith(leg.name))
    return _lower(kind, s, leg) if rest.endswith("shin") else _upper(kind, s, leg)


EQUINES: dict[str, Builder] = {
    **dict.fromkeys(_COATS, _equine),
    **{f"{KEPT}{kind}": _kept for kind in _COATS},
}
PARTS = frozenset(
    f"{kind} {rest}" for kind in RIDDEN
    for rest in ("body", "neck", *(leg.name + low for leg in LEGS for low in ("", " shin")))
)  # fmt: skip
