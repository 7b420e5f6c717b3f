"""Props: things that are handled.

Enters: a noun. Leaves: a `Mesh` whose origin is where a hand grips it; +y is up as it is held and
+z away from the holder.
"""

import hashlib
import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from planner.floor_plan import Furniture
from planner.like_things import modelled
from planner.thing_words import THINGS
from renderers.mesh import Mesh
from renderers.sets import tableware
from renderers.sets.animals import PARTS, part
from renderers.sets.palettes import palette
from renderers.sets.piece import Piece, mesh_of, turn_x, turn_y, turn_z
from renderers.sets.props_handy import HANDY
from renderers.sets.props_served import LIFT, SERVED
from renderers.sets.vehicles import OUTSIDE


def _mug() -> Piece:
    piece = Piece()
    tableware.mug(piece, (-0.05, -0.05, 0), "#e0a43c")
    return piece


def _glass() -> Piece:
    piece = Piece()
    tableware.glass(piece, (0, -0.05, 0), "#cfe3e4")
    piece.lathe(
        (0, -0.045, 0),
        [(0.001, 0), (0.025, 0), (0.028, 0.05), (0.001, 0.05)],
        "#d9973f",
        segments=12,
    )
    return piece


def _bottle() -> Piece:
    piece = Piece()
    tableware.bottle(piece, (0, -0.12, 0), "#3f6b4a", 0.3)
    return piece


def _phone() -> Piece:
    piece = Piece()
    piece.cushion((0, 0.02, 0), (0.075, 0.155, 0.011), 0.005, "#33363f")
    piece.picture((-0.033, -0.05, 0.0062), (0.066, 0, 0), (0, 0.14, 0), "#7fb3c9", "screen")
    return piece


def _receiver() -> Piece:
    piece = Piece()
    piece.tube(
        [(0, -0.09, 0), (0, 0, -0.025), (0, 0.09, 0)], [0.016, 0.014, 0.016], "#35323a", segments=8
    )
    for y in (-0.095, 0.095):
        piece.lathe(
            (0, y, 0.03),
            [(0.001, -0.03), (0.03, -0.03), (0.034, 0), (0.001, 0.0)],
            "#35323a",
            segments=12,
            rings=(2,),
            turn=turn_x(90),
        )
    return piece


def _gun() -> Piece:
    piece = Piece()
    piece.box((0, 0.0, 0), (0.028, 0.11, 0.045), "#5a3d2d", "wood", turn=turn_x(16))
    piece.box((0, 0.075, 0.06), (0.026, 0.035, 0.19), "#4a4d55", "metal")
    piece.box((0, 0.05, 0.05), (0.022, 0.02, 0.11), "#3b3e45")
    piece.tube(
        [(0, 0.045, 0.03), (0, 0.022, 0.04), (0, 0.025, 0.07), (0, 0.045, 0.075)],
        [0.004] * 4,
        "#3b3e45",
        segments=5,
    )
    piece.box((0, 0.098, 0.145), (0.006, 0.01, 0.012), "#2c2e33")
    return piece


def _envelope() -> Piece:
    piece = Piece()
    piece.box((0, 0.04, 0), (0.22, 0.11, 0.004), "#efe3c6")
    piece.prism((0, 0.04, 0.003), [(-0.11, 0.055), (0, -0.005), (0.11, 0.055)], 0.002, "#e2d2ac")
    return piece


def _newspaper() -> Piece:
    piece = Piece()
    for side in (-1, 1):
        piece.box(
            (side * 0.13, 0.12, 0.02),
            (0.26, 0.38, 0.005),
            "#ece7da",
            "print",
            turn=turn_y(-9.0 * side),
        )
    piece.box((0, 0.27, 0.045), (0.3, 0.045, 0.004), "#4a4744")
    return piece


def _book() -> Piece:
    piece = Piece()
    piece.box((0, 0.05, 0), (0.15, 0.21, 0.004), "#b5493f")
    piece.box((0.003, 0.05, 0.014), (0.142, 0.2, 0.024), "#f4ecd8")
    piece.box((0, 0.05, 0.028), (0.15, 0.21, 0.004), "#b5493f")
    piece.box((-0.075, 0.05, 0.014), (0.004, 0.21, 0.032), "#9c3d35")
    piece.box((0, 0.09, 0.031), (0.09, 0.03, 0.002), "#e9c46a", ink=False)
    return piece


def _knife() -> Piece:
    piece = Piece()
    piece.cushion((0, 0, 0), (0.022, 0.11, 0.028), 0.009, "#5a3d2d")
    piece.prism(
        (0, 0.055, 0),
        [(-0.014, 0), (0.014, 0), (0.014, 0.11), (0.0, 0.17), (-0.014, 0.15)],
        0.004,
        "#d3d9db",
        "metal",
        turn_z(0),
    )
    piece.box((0, 0.056, 0), (0.026, 0.008, 0.036), "#8a8f92")
    return piece


def _bag() -> Piece:
    piece = Piece()
    piece.cushion((0, -0.22, 0), (0.36, 0.28, 0.15), 0.06, "#a8623c")
    piece.cushion((0, -0.14, 0.072), (0.34, 0.16, 0.02), 0.01, "#8f4f31")
    piece.box((0, -0.2, 0.085), (0.05, 0.05, 0.012), "#d7b35c")
    piece.tube(
        [(-0.1, -0.09, 0), (-0.08, -0.01, 0), (0.08, -0.01, 0), (0.1, -0.09, 0)],
        [0.011] * 4,
        "#7a4229",
        segments=6,
    )
    return piece


def _briefcase() -> Piece:
    piece = Piece()
    piece.cushion((0, -0.2, 0), (0.44, 0.32, 0.11), 0.025, "#5e3a29")
    piece.box((0, -0.12, 0), (0.445, 0.012, 0.115), "#3f271c")
    for x in (-0.13, 0.13):
        piece.box((x, -0.11, 0.058), (0.05, 0.04, 0.01), "#d7b35c")
    piece.tube(
        [(-0.07, -0.04, 0), (-0.06, 0.0, 0), (0.06, 0.0, 0), (0.07, -0.04, 0)],
        [0.012] * 4,
        "#3f271c",
        segments=6,
    )
    return piece


def _suitcase() -> Piece:
    piece = Piece()
    piece.cushion((0, -0.34, 0), (0.5, 0.6, 0.2), 0.04, "#4f7a86")
    for x in (-0.15, 0.15):
        piece.box((x, -0.34, 0), (0.04, 0.61, 0.21), "#8a5a3b")
    piece.tube(
        [(-0.09, -0.04, 0), (-0.08, 0.0, 0), (0.08, 0.0, 0), (0.09, -0.04, 0)],
        [0.013] * 4,
        "#5b3a28",
        segments=6,
    )
    return piece


def _key() -> Piece:
    piece = Piece()
    ring = [(0.02 * c, 0.02 + 0.02 * s, 0.0) for c, s in _circle(12)]
    piece.tube(ring, [0.005] * len(ring), "#d8ae4a", segments=5)
    piece.box((0, 0.05, 0.0), (0.008, 0.06, 0.006), "#d8ae4a")
    for y in (0.068, 0.078):
        piece.box((0.01, y, 0), (0.014, 0.006, 0.006), "#d8ae4a")
    return piece


def _box() -> Piece:
    piece = Piece()
    piece.box((0, 0.0, 0.14), (0.3, 0.22, 0.22), "#c79a63", "plain")
    piece.box((0, 0.0, 0.14), (0.06, 0.224, 0.224), "#e3cfa0")
    return piece


def _gift() -> Piece:
    piece = Piece()
    piece.box((0, 0.02, 0.1), (0.2, 0.16, 0.18), "#cf5a4b", "dots")
    piece.box((0, 0.02, 0.1), (0.04, 0.164, 0.184), "#f3d37a")
    for side in (-1, 1):
        piece.ball((side * 0.04, 0.12, 0.1), (0.045, 0.025, 0.02), "#f3d37a", steps=3)
    return piece


def _flower() -> Piece:
    piece = Piece()
    for k, (x, z, tint) in enumerate(
        ((0, 0, "#d94f4f"), (-0.045, 0.02, "#f0b24c"), (0.045, 0.015, "#e98fb0"))
    ):
        top = (x, 0.2 + 0.02 * k, z)
        piece.tube(
            [(0, -0.08, 0), (x * 0.4, 0.06, z * 0.4), top],
            [0.005, 0.005, 0.004],
            "#4f8a4a",
            segments=5,
        )
        piece.ball(top, (0.036, 0.03, 0.036), tint, steps=4)
        piece.ball((x * 0.6 + 0.02, 0.1, z), (0.025, 0.01, 0.014), "#5f9a55", steps=3)
    return piece


def _cigarette() -> Piece:
    piece = Piece()
    piece.tube([(0, 0, 0), (0, 0, 0.055)], [0.0045, 0.0045], "#f6f1e6", segments=6)
    piece.tube([(0, 0, -0.022), (0, 0, 0)], [0.0047, 0.0047], "#d99a52", segments=6)
    piece.ball((0, 0, 0.056), (0.005, 0.005, 0.004), "#ff8a4a", "neon", 3)
    return piece


def _money() -> Piece:
    piece = Piece()
    for k in range(3):
        piece.box(
            (0.006 * k, 0.035, 0.003 * k),
            (0.15, 0.068, 0.002),
            ("#9fbf8f", "#b3cfa0", "#8fb282")[k],
            turn=turn_z(6.0 * (k - 1)),
        )
    piece.disc((0.012, 0.035, 0.0085), 0.02, "#d8e5c6", segments=14)
    return piece


def _spoon() -> Piece:
    piece = Piece()
    piece.tube([(0, -0.08, 0), (0, 0.08, 0)], [0.006, 0.004], "#c3cacc", segments=5)
    piece.ball((0, 0.105, 0.004), (0.02, 0.03, 0.008), "#c3cacc", steps=3)
    return piece


def _pan() -> Piece:
    piece = Piece()
    piece.tube([(0, 0, -0.08), (0, 0.01, 0.1)], [0.013, 0.011], "#3a3238", segments=6)
    piece.lathe(
        (0, -0.02, 0.22),
        [(0.001, 0), (0.1, 0), (0.13, 0.045), (0.123, 0.045), (0.095, 0.008), (0.001, 0.008)],
        "#474a52",
        segments=18,
        rings=(2,),
    )
    return piece


def _torch() -> Piece:
    piece = Piece()
    piece.lathe(
        (0, 0, -0.08),
        [(0.001, 0), (0.018, 0), (0.018, 0.13), (0.032, 0.16), (0.032, 0.19), (0.001, 0.19)],
        "#c9503f",
        segments=12,
        rings=(1, 4),
        turn=turn_x(90),
    )
    piece.disc((0, 0, 0.112), 0.028, "#fff2c2", "bulb", segments=14)
    return piece


def _pen() -> Piece:
    piece = Piece()
    piece.tube([(0, -0.05, 0), (0, 0.06, 0)], [0.0045, 0.0055], "#3f5f8a", segments=6)
    piece.tube([(0, -0.07, 0), (0, -0.05, 0)], [0.0012, 0.0045], "#d7b35c", segments=6)
    return piece


def _umbrella() -> Piece:
    piece = Piece()
    piece.tube(
        [(0, -0.12, 0.03), (0, -0.15, 0.015), (0, -0.12, 0), (0, 0.3, 0)],
        [0.012, 0.012, 0.012, 0.01],
        "#6b4630",
        segments=6,
    )
    piece.lathe(
        (0, 0.16, 0),
        [(0.045, 0), (0.035, 0.3), (0.012, 0.52), (0.001, 0.6)],
        "#9c3f46",
        segments=10,
        rings=(0,),
    )
    return piece


def _hat() -> Piece:
    piece = Piece()
    piece.lathe(
        (0, -0.02, 0.13),
        [
            (0.16, 0),
            (0.165, 0.012),
            (0.1, 0.02),
            (0.1, 0.02),
            (0.095, 0.11),
            (0.07, 0.13),
            (0.001, 0.12),
        ],
        "#6b4b3a",
        segments=20,
        rings=(1, 4),
    )
    piece.lathe((0, 0.002, 0.13), [(0.101, 0), (0.1, 0.03)], "#b5493f", segments=20)
    return piece


def _apple() -> Piece:
    piece = Piece()
    piece.ball((0, 0, 0), (0.04, 0.037, 0.04), "#cf4b3e", steps=4)
    piece.tube([(0, 0.03, 0), (0.006, 0.055, 0)], [0.004, 0.003], "#5a3d2d", segments=4)
    return piece


def _camera() -> Piece:
    piece = Piece()
    piece.cushion((0, 0.02, 0), (0.14, 0.085, 0.05), 0.012, "#3a3c44")
    piece.lathe(
        (0, 0.02, 0.025),
        [(0.036, 0), (0.036, 0.035), (0.026, 0.045), (0.001, 0.04)],
        "#54575f",
        segments=16,
        rings=(1, 2),
        turn=turn_x(90),
    )
    piece.box((0.0, 0.07, 0), (0.05, 0.02, 0.03), "#8a8f92")
    return piece


def _laptop() -> Piece:
    piece = Piece()
    tableware.laptop(piece, (0, 0, 0.12))
    return piece


def _folder() -> Piece:
    piece = Piece()
    piece.box((0, 0.08, 0), (0.23, 0.31, 0.012), "#d9b061")
    piece.box((0.004, 0.085, 0.007), (0.2, 0.29, 0.004), "#f6f1e4", "print")
    return piece


def _generic() -> Piece:
    """Something wrapped: the audience sees that a thing is held, not which."""
    piece = Piece()
    piece.cushion((0, 0.0, 0.05), (0.14, 0.1, 0.1), 0.025, "#c39a66")
    piece.box((0, 0.0, 0.05), (0.146, 0.012, 0.106), "#8a5a3b")
    return piece


def _circle(n: int) -> list[tuple[float, float]]:
    turn = np.linspace(0, 2 * np.pi, n + 1)
    return [(float(np.cos(t)), float(np.sin(t))) for t in turn]


_MADE: Mapping[str, Callable[[], Piece]] = MappingProxyType(
    {
        "mug": _mug, "glass": _glass, "bottle": _bottle, "phone": _phone, "receiver": _receiver,
        "gun": _gun, "envelope": _envelope, "newspaper": _newspaper,
        "book": _book, "knife": _knife, "bag": _bag, "briefcase": _briefcase,
        "suitcase": _suitcase, "key": _key, "box": _box, "gift": _gift, "flower": _flower,
        "cigarette": _cigarette, "money": _money, "spoon": _spoon, "pan": _pan,
        "torch": _torch, "pen": _pen, "umbrella": _umbrella, "hat": _hat, "apple": _apple,
        "camera": _camera, "laptop": _laptop, "folder": _folder, "generic": _generic,
        **HANDY, **SERVED,
    }
)  # fmt: skip


def prop_kind(noun: str) -> str:
    """The prop that stands for a noun: itself, a like thing, or "generic"."""
    word = noun.strip().lower()
    return word if word in _MADE else modelled(word) or "generic"


def build_prop(kind: str) -> Mesh:
    """Mesh of a thing, metres, origin at the grip; unknown nouns give a wrapped parcel.

    "pancake on plate" is the one lying on the other. A vehicle stands on its origin, nose to +z.
    """
    if kind in OUTSIDE:
        return mesh_of(_vehicle(kind).layers)
    if kind in PARTS:
        return mesh_of(part(kind).layers)
    upper, on, under = kind.partition(" on ")
    dish = prop_kind(under)
    if not on or dish not in LIFT:
        return mesh_of(_MADE[prop_kind(upper)]().layers)
    piece = _MADE[dish]()
    piece.join(_MADE[prop_kind(upper)](), LIFT[dish])
    return mesh_of(piece.layers)


def _vehicle(kind: str) -> Piece:
    """A vehicle of the size that its name asks for, the same every time."""
    size = next(t.size_m for t in THINGS.values() if t.kind == kind)
    seed = int.from_bytes(hashlib.sha256(kind.encode()).digest()[:4])
    body = Furniture(kind, kind, 0.0, 0.0, 0.0, size)
    return OUTSIDE[kind](body, palette("street", seed), random.Random(seed))


def made_props() -> tuple[str, ...]:
    """Names of the props that are modelled."""
    return tuple(_MADE)
