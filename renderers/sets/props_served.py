"""Food, lights, keepsakes and animals among the props.

Enters: nothing. Leaves: pieces by kind; the origin is where a hand grips, +z points away from it.
Food is built about its own underside so that it can lie on a plate.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from renderers.sets import tableware
from renderers.sets.piece import Piece, turn_x, turn_y, turn_z


def plate() -> Piece:
    """An empty plate, gripped at its near rim."""
    piece = Piece()
    tableware.plate(piece, (0, 0.0, 0.1))
    return piece


def pancake() -> Piece:
    """One golden pancake with a knob of butter and syrup."""
    piece = Piece()
    piece.lathe((0, 0, 0), [(0.001, 0), (0.078, 0), (0.088, 0.008), (0.086, 0.016), (0.076, 0.021),
                (0.001, 0.022)], "#c98236", segments=26, rings=(2,))  # fmt: skip
    piece.lathe((0, 0.0205, 0), [(0.072, 0), (0.07, 0.002), (0.001, 0.0026)], "#e3a750",
                segments=26)  # fmt: skip
    piece.lathe((0.012, 0.0225, 0.006), [(0.046, 0), (0.04, 0.002), (0.001, 0.0024)], "#a85f22",
                segments=18)  # fmt: skip
    piece.cushion((0.008, 0.031, 0.004), (0.03, 0.013, 0.026), 0.005, "#f8e08a", turn=turn_y(24))
    return piece


def sandwich() -> Piece:
    """Two slices with green, red and yellow between them."""
    piece = Piece()
    for y, size, tint in ((0.012, 0.11, "#d9a765"), (0.03, 0.122, "#7fae4e"), (0.038, 0.112,
               "#d4584a"),
                          (0.045, 0.116, "#f0c860"), (0.062, 0.11, "#d9a765")):  # fmt: skip
        piece.cushion((0, y, 0), (size, 0.022 if tint == "#d9a765" else 0.009, size * 0.86),
                      0.004, tint)  # fmt: skip
    return piece


def muffin() -> Piece:
    """A muffin in its paper."""
    piece = Piece()
    piece.lathe((0, 0, 0), [(0.001, 0), (0.026, 0), (0.036, 0.045)], "#e9d6b2", segments=14,
                rings=(1,))  # fmt: skip
    piece.ball((0, 0.05, 0), (0.045, 0.03, 0.045), "#a9683a")
    for x, y, z in ((0.02, 0.072, 0.01), (-0.016, 0.075, 0.012), (0.0, 0.077, -0.018)):
        piece.ball((x, y, z), (0.008, 0.006, 0.008), "#4a2c22", steps=3)
    return piece


def burger() -> Piece:
    """A hamburger."""
    piece = Piece()
    for y, r, t, tint in ((0.0, 0.046, 0.018, "#cf9549"), (0.018, 0.052, 0.008, "#7fae4e"),
                          (0.026, 0.049, 0.018, "#6b3d28"), (0.044, 0.05, 0.006,
                                     "#f0c244")):  # fmt: skip
        piece.lathe((0, y, 0), [(0.001, 0), (r, 0), (r, t), (0.001, t)], tint, segments=16,
                    rings=(1, 2))  # fmt: skip
    piece.ball((0, 0.05, 0), (0.05, 0.034, 0.05), "#d69a4c")
    return piece


def pizza() -> Piece:
    """A round pizza."""
    piece = Piece()
    piece.lathe((0, 0, 0.17), [(0.001, 0), (0.16, 0), (0.17, 0.012), (0.16, 0.022), (0.145, 0.014),
                (0.001, 0.014)], "#d7a05a", segments=26, rings=(2,))  # fmt: skip
    piece.lathe((0, 0.0145, 0.17), [(0.145, 0), (0.001, 0.001)], "#e8c15c", segments=26)
    for k in range(8):
        a = k * 2.4
        r = 0.05 + 0.011 * k
        piece.lathe((r * np.cos(a), 0.016, 0.17 + r * np.sin(a)), [(0.02, 0), (0.001, 0.003)],
                    "#b8412f", segments=10)  # fmt: skip
    return piece


def cake() -> Piece:
    """A birthday cake with candles that burn, held from below."""
    piece = Piece()
    piece.lathe((0, -0.02, 0.16), [(0.001, 0), (0.16, 0), (0.165, 0.012), (0.001, 0.012)],
               "#f3ead8",
                segments=24, rings=(2,))  # fmt: skip
    piece.lathe((0, -0.008, 0.16), [(0.125, 0), (0.125, 0.1), (0.118, 0.108), (0.001, 0.108)],
                "#f2b3c0", segments=24, rings=(1,))  # fmt: skip
    piece.lathe((0, 0.082, 0.16), [(0.13, 0), (0.128, 0.022), (0.001, 0.026)], "#fff4e4",
                segments=24)  # fmt: skip
    for k in range(6):
        x, z = 0.085 * np.cos(k * np.pi / 3), 0.16 + 0.085 * np.sin(k * np.pi / 3)
        piece.tube([(x, 0.1, z), (x, 0.165, z)], [0.006, 0.006], ("#6fa8c8", "#e0a445")[k % 2],
                   segments=6)  # fmt: skip
        piece.ball((x, 0.178, z), (0.007, 0.014, 0.007), "#ffdf8a", "bulb", 3)
    return piece


def ice_cream() -> Piece:
    """A cone with a scoop, gripped round the wafer."""
    piece = Piece()
    piece.lathe((0, -0.09, 0), [(0.001, 0), (0.006, 0.004), (0.03, 0.12), (0.027, 0.123)],
               "#d9a45f",
                "plaid", 16, (2,))  # fmt: skip
    piece.ball((0, 0.052, 0), (0.036, 0.033, 0.036), "#f6c2d0")
    piece.ball((0.004, 0.088, 0.002), (0.029, 0.027, 0.029), "#fff1cf")
    piece.ball((0.004, 0.118, 0.002), (0.009, 0.009, 0.009), "#c73a48", steps=3)
    return piece


def photograph() -> Piece:
    """A print with a white border: two people before a hill."""
    piece = Piece()
    piece.box((0, 0.05, 0), (0.15, 0.11, 0.002), "#fbf7ee")
    piece.panel((-0.066, 0.004, 0.0016), (0.132, 0, 0), (0, 0.092, 0), "#a9cbd6")
    piece.prism((0, 0.05, 0.0018), [(-0.066, -0.046), (0.066, -0.046), (0.066, -0.012), (0.01,
               0.004),
                (-0.066, -0.02)], 0.0006, "#86a36b", ink=False)  # fmt: skip
    for x, coat, hair in ((-0.018, "#b5493f", "#5a3d2d"), (0.02, "#3f5f7f", "#d8b46a")):
        piece.prism((x, 0.022, 0.0026), [(-0.016, -0.018), (0.016, -0.018), (0.011, 0.02),
                    (-0.011, 0.02)], 0.0006, coat, ink=False)  # fmt: skip
        piece.disc((x, 0.052, 0.0031), 0.0125, hair, segments=14, ink=False)
        piece.disc((x, 0.05, 0.0035), 0.0105, "#e8b894", segments=14, ink=False)
    return piece


def letter() -> Piece:
    """A sheet with written lines and a signature."""
    piece = Piece()
    piece.box((0, 0.07, 0), (0.15, 0.21, 0.0024), "#f8f2e2")
    for k in range(9):
        wide = 0.118 - 0.016 * ((k * 7) % 4)
        left = -0.059
        piece.box((left + wide / 2, 0.142 - 0.0165 * k, 0.0017), (wide, 0.0032, 0.0008), "#4a5068",
                  ink=False)  # fmt: skip
    piece.tube([(0.006, -0.014, 0.002), (0.02, -0.004, 0.002), (0.03, -0.016, 0.002),
                (0.044, -0.006, 0.002), (0.056, -0.014, 0.002)], [0.0013] * 5, "#2f3a66",
               segments=4)  # fmt: skip
    return piece


def map_() -> Piece:
    """A folded map with roads and a cross."""
    piece = Piece()
    for k in range(4):
        piece.box((-0.15 + 0.1 * k, 0.1, 0.004 * (k % 2)), (0.1, 0.3, 0.003), "#efe2bd",
                  turn=turn_y(4.0 if k % 2 else -4.0))  # fmt: skip
    piece.tube([(-0.18, 0.0, 0.008), (-0.05, 0.08, 0.008), (0.06, 0.06, 0.008), (0.18, 0.2, 0.008)],
               [0.004] * 4, "#b5563f", segments=4)  # fmt: skip
    piece.box((0.1, 0.13, 0.008), (0.04, 0.006, 0.002), "#c03030", turn=turn_z(45))
    piece.box((0.1, 0.13, 0.008), (0.04, 0.006, 0.002), "#c03030", turn=turn_z(-45))
    return piece


def telephone_base() -> Piece:
    """A dial telephone without its receiver."""
    piece = Piece()
    ink = "#35323a"
    piece.prism((0, 0, 0), [(-0.1, 0), (0.1, 0), (0.06, 0.09), (-0.06, 0.09)], 0.16, ink)
    piece.disc((0, 0.05, 0.086), 0.052, "#efe6cf", turn=turn_x(-16), segments=20)
    for k in range(10):
        a = 0.6 + k * 0.52
        piece.disc((0.036 * np.cos(a), 0.052 + 0.036 * np.sin(a), 0.0895), 0.0075, "#4a4650",
                   turn=turn_x(-16), segments=8, ink=False)  # fmt: skip
    for x in (-0.055, 0.055):
        piece.box((x, 0.1, 0), (0.02, 0.03, 0.05), ink)
    return piece


def telephone() -> Piece:
    """The telephone with its receiver on the cradle."""
    piece = telephone_base()
    ink = "#35323a"
    piece.tube([(-0.1, 0.118, 0), (-0.05, 0.135, 0), (0.05, 0.135, 0), (0.1, 0.118, 0)],
               [0.016, 0.014, 0.014, 0.016], ink, segments=8)  # fmt: skip
    for x in (-0.1, 0.1):
        piece.lathe((x, 0.088, 0), [(0.001, 0), (0.032, 0), (0.03, 0.03), (0.001, 0.034)], ink,
                    segments=12, rings=(1,))  # fmt: skip
    return piece


def lantern() -> Piece:
    """A storm lantern with its light on, hanging from its handle."""
    piece = Piece()
    dark = "#4b5a52"
    piece.tube([(-0.055, -0.07, 0), (-0.045, -0.012, 0), (0, 0, 0), (0.045, -0.012, 0),
                (0.055, -0.07, 0)], [0.006] * 5, dark, segments=6)  # fmt: skip
    piece.lathe((0, -0.33, 0), [(0.001, 0), (0.075, 0), (0.075, 0.03), (0.055, 0.06), (0.05,
               0.075)],
                dark, segments=16, rings=(1, 2))  # fmt: skip
    piece.lathe((0, -0.255, 0), [(0.048, 0), (0.062, 0.055), (0.046, 0.125)], "#ffe6a2", "bulb", 16)
    piece.lathe((0, -0.13, 0), [(0.05, 0), (0.058, 0.012), (0.035, 0.035), (0.03, 0.06),
                (0.001, 0.065)], dark, segments=16, rings=(1,))  # fmt: skip
    for x in (-0.062, 0.062):
        piece.tube([(x, -0.28, 0), (x, -0.11, 0)], [0.005, 0.005], dark, segments=5)
    return piece


def candle() -> Piece:
    """A candle that burns."""
    piece = Piece()
    piece.lathe((0, -0.08, 0), [(0.001, 0), (0.03, 0), (0.03, 0.14), (0.001, 0.142)], "#f4e7c8",
                segments=14, rings=(2,))  # fmt: skip
    piece.ball((0, 0.085, 0), (0.011, 0.024, 0.011), "#ffdf8a", "bulb", 3)
    return piece


def coin() -> Piece:
    """A gold coin between finger and thumb, its face to +z."""
    piece = Piece()
    piece.lathe((0, 0.018, -0.002), [(0.001, 0), (0.02, 0), (0.021, 0.0012), (0.021, 0.0028),
                (0.02, 0.004), (0.001, 0.004)], "#d8ae4a", segments=22, rings=(3,),
                turn=turn_x(90))  # fmt: skip
    piece.disc((0, 0.018, 0.0025), 0.013, "#f0d27a", segments=18)
    return piece


def ring() -> Piece:
    """A ring with a stone."""
    piece = Piece()
    loop = [
        (0.0165 * np.cos(a), 0.016 + 0.0165 * np.sin(a), 0.0) for a in np.linspace(0, 6.283, 17)
    ]
    piece.tube([(float(x), float(y), z) for x, y, z in loop], [0.002] * 17, "#e2b84f", segments=6)
    piece.ball((0, 0.036, 0), (0.007, 0.007, 0.007), "#cfe8f2", steps=3)
    return piece


def watch() -> Piece:
    """A wristwatch."""
    piece = Piece()
    piece.box((0, 0.02, 0), (0.02, 0.2, 0.003), "#6b4630")
    piece.disc((0, 0.02, 0.006), 0.021, "#d8ae4a", segments=20)
    piece.disc((0, 0.02, 0.007), 0.017, "#fbf7ee", segments=20, ink=False)
    piece.box((0, 0.026, 0.008), (0.0016, 0.012, 0.001), "#2f2c31", ink=False)
    piece.box((0.004, 0.02, 0.008), (0.009, 0.0016, 0.001), "#2f2c31", ink=False)
    return piece


def wallet() -> Piece:
    """A leather wallet."""
    piece = Piece()
    piece.cushion((0, 0.04, 0), (0.11, 0.085, 0.018), 0.007, "#7a4a2f")
    piece.box((0, 0.082, 0), (0.1, 0.008, 0.006), "#9fbf8f")
    return piece


def rifle() -> Piece:
    """A long gun, gripped behind the trigger."""
    piece = Piece()
    piece.box((0, -0.03, -0.22), (0.035, 0.11, 0.34), "#6b4630", "wood", turn=turn_x(-8))
    piece.box((0, 0.03, 0.1), (0.034, 0.06, 0.34), "#6b4630", "wood")
    piece.tube([(0, 0.06, 0.0), (0, 0.06, 0.57)], [0.014, 0.011], "#4a4d55", "metal", 8)
    return piece


def trophy() -> Piece:
    """A golden cup."""
    piece = Piece()
    piece.lathe((0, -0.08, 0), [(0.001, 0), (0.05, 0), (0.05, 0.04), (0.012, 0.055), (0.012, 0.11),
                (0.06, 0.17), (0.07, 0.26), (0.062, 0.26), (0.05, 0.2), (0.001, 0.17)], "#e0b548",
                segments=18, rings=(1, 2, 6))  # fmt: skip
    return piece


def teddy() -> Piece:
    """A teddy bear, held by its middle."""
    piece = Piece()
    fur, pale = "#b9804b", "#e2b984"
    piece.ball((0, 0, 0.05), (0.075, 0.09, 0.06), fur)
    piece.ball((0, 0.13, 0.06), (0.065, 0.06, 0.058), fur)
    piece.ball((0, 0.115, 0.108), (0.028, 0.022, 0.022), pale, steps=3)
    for x in (-1, 1):
        piece.ball((x * 0.048, 0.185, 0.05), (0.024, 0.024, 0.014), fur, steps=3)
        piece.ball((x * 0.085, 0.03, 0.07), (0.03, 0.055, 0.03), fur, steps=3)
        piece.ball((x * 0.048, -0.075, 0.1), (0.035, 0.035, 0.055), fur, steps=3)
        piece.ball((x * 0.022, 0.145, 0.112), (0.007, 0.008, 0.006), "#2b2225", steps=3)
    piece.ball((0, 0.125, 0.129), (0.009, 0.007, 0.006), "#2b2225", steps=3)
    return piece


def ball() -> Piece:
    """A ball."""
    piece = Piece()
    piece.ball((0, 0, 0.1), (0.11, 0.11, 0.11), "#d4663f", steps=5)
    return piece


def guitar() -> Piece:
    """A guitar, held by its neck."""
    piece = Piece()
    for y, r in ((-0.55, 0.19), (-0.3, 0.145)):
        piece.lathe((0, y, 0.0), [(0.001, 0), (r, 0), (r, 0.09), (0.001, 0.09)], "#c58a4a",
                   segments=24,
                    rings=(1, 2), turn=turn_x(90))  # fmt: skip
    piece.disc((0, -0.38, 0.092), 0.048, "#3a2a22")
    piece.box((0, -0.06, 0.095), (0.05, 0.44, 0.02), "#5a3d2d", "wood")
    piece.box((0, 0.18, 0.09), (0.075, 0.12, 0.02), "#3a2a22")
    return piece


def towel() -> Piece:
    """A towel that hangs from the hand."""
    piece = Piece()
    piece.cushion((0.0, -0.19, 0.0), (0.2, 0.42, 0.02), 0.009, "#e9e4d4")
    piece.cushion((0.035, -0.14, 0.018), (0.11, 0.4, 0.02), 0.009, "#f6f3ea")
    for y in (-0.375, -0.345):
        piece.box((0.0, y, 0.0), (0.202, 0.012, 0.023), "#b8574a", ink=False)
    return piece


def dog() -> Piece:
    """A dog that sits, seen from the front; held round its body, not stood on a hand."""
    return _held_round(_pet("#b98552", "#f0e0c4", 1.0, long_ears=True), 0.3)


def cat() -> Piece:
    """A cat that sits."""
    return _held_round(_pet("#8a8790", "#e8e4de", 0.62, long_ears=False), 0.19)


def _held_round(pet: Piece, up_m: float) -> Piece:
    """A pet whose grip is at its chest, so that it hides no face of who carries it."""
    piece = Piece()
    piece.join(pet, (0.0, -up_m, up_m / 3))
    return piece


def _pet(coat: str, pale: str, s: float, *, long_ears: bool) -> Piece:
    piece = Piece()
    piece.ball((0, 0.22 * s, -0.1 * s), (0.15 * s, 0.2 * s, 0.19 * s), coat)
    piece.ball((0, 0.3 * s, 0.06 * s), (0.115 * s, 0.19 * s, 0.11 * s), coat)
    piece.ball((0, 0.29 * s, 0.125 * s), (0.07 * s, 0.13 * s, 0.06 * s), pale)
    piece.ball((0, 0.53 * s, 0.1 * s), (0.115 * s, 0.105 * s, 0.115 * s), coat)
    piece.ball((0, 0.49 * s, 0.2 * s), (0.055 * s, 0.045 * s, 0.06 * s), pale, steps=3)
    piece.ball((0, 0.51 * s, 0.255 * s), (0.02 * s, 0.015 * s, 0.012 * s), "#2b2225", steps=3)
    for x in (-1, 1):
        piece.tube([(x * 0.075 * s, 0.28 * s, 0.12 * s), (x * 0.075 * s, 0.02 * s, 0.15 * s)],
                   [0.045 * s, 0.035 * s], coat, segments=8)  # fmt: skip
        piece.ball((x * 0.075 * s, 0.022 * s, 0.17 * s), (0.042 * s, 0.024 * s, 0.055 * s), pale,
                   steps=3)  # fmt: skip
        piece.ball(
            (x * 0.14 * s, 0.07 * s, -0.04 * s), (0.06 * s, 0.07 * s, 0.13 * s), coat, steps=3
        )
        piece.ball((x * 0.042 * s, 0.56 * s, 0.195 * s), (0.014 * s, 0.017 * s, 0.01 * s),
                   "#2b2225",
                   steps=3)  # fmt: skip
        if long_ears:
            piece.ball((x * 0.115 * s, 0.53 * s, 0.08 * s), (0.03 * s, 0.085 * s, 0.05 * s),
                       "#8f5f38",
                       steps=3)  # fmt: skip
        else:
            piece.prism((x * 0.065 * s, 0.66 * s, 0.09 * s), [(-0.045 * s, -0.06 * s),
                        (0.045 * s, -0.06 * s), (0, 0.06 * s)], 0.03 * s, coat)  # fmt: skip
    piece.tube([(0, 0.08 * s, -0.26 * s), (0.1 * s, 0.12 * s, -0.38 * s), (0.14 * s, 0.26 * s,
               -0.4 * s)],
               [0.035 * s, 0.03 * s, 0.02 * s], coat, segments=7)  # fmt: skip
    return piece


SERVED: Mapping[str, Callable[[], Piece]] = MappingProxyType(
    {
        "plate": plate, "pancake": pancake, "sandwich": sandwich, "muffin": muffin,
        "burger": burger, "pizza": pizza, "cake": cake, "ice cream": ice_cream,
        "photograph": photograph, "letter": letter, "map": map_, "telephone": telephone,
        "telephone base": telephone_base, "lantern": lantern, "candle": candle, "coin": coin,
        "ring": ring, "watch": watch, "wallet": wallet, "rifle": rifle, "trophy": trophy,
        "teddy": teddy, "ball": ball, "guitar": guitar, "towel": towel, "dog": dog, "cat": cat,
    }
)  # fmt: skip
LIFT = {"plate": (0.0, 0.014, 0.1)}
"""Where food lies on what it is served on, in the dish's own frame."""
