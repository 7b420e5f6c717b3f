"""Spectacles and beards.

Enters: a Figure. Leaves: coloured shells in the bind pose that follow the head. Fields are in head
units, see `renderers.rigs.head`.
"""

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure
from renderers.rigs.head import HeadShape, HeadSpace, head_shape, skull
from renderers.rigs.pieces import Cut, shaded
from renderers.rigs.shells import Shell, join, model
from renderers.rigs.tubes import path_tube
from renderers.sdf import (
    capsule,
    ellipsoid,
    mirrored,
    smooth_difference,
    smooth_intersection,
    smooth_union,
)

_OUT = np.array([0.0, 0, 1])


def spectacles(figure: Figure, spacing: float, sides: int) -> list[Cut]:
    """Frames and, when dark, lenses; nothing without glasses."""
    look = figure.look
    if look.glasses == "none":
        return []
    space, wide = HeadSpace(figure), head_shape(figure).skull
    x = 0.945 * spacing
    rims, lenses = [], []
    for side in (1, -1):
        ring = _rim(side * x, look.glasses)
        rims.append(path_tube(np.concatenate([ring, ring[:2]]), 0.0095, sides, _OUT))
        lenses.append(_lens(ring))
        temple = np.array([(side * (x + 0.115), 0.49, 0.395), (side * (wide + 0.012), 0.485, 0.21),
                           (side * (wide + 0.035), 0.47, -0.06)])  # fmt: skip
        rims.append(path_tube(temple, 0.0085, sides, np.array([0.0, 1, 0])))
    bridge = np.array([(-x + 0.10, 0.49, 0.445), (0, 0.505, 0.462), (x - 0.10, 0.49, 0.445)])
    rims.append(path_tube(bridge, 0.0090, sides, np.array([0.0, 1, 0])))
    frame = {"round": "#5a3a28", "square": "#26242c", "dark": "#1f1d24"}[look.glasses]
    cuts: list[Cut] = [(space.placed(join(rims)), frame, "plain")]
    if look.glasses == "dark":
        cuts.append((space.placed(join(lenses)), "#22222c", "glass"))
    return cuts


def _rim(x: float, kind: str) -> Floats:
    """The outline of one lens [N, 3], head units, turned to follow the face."""
    angle = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    power = 1.0 if kind == "round" else 0.62
    c, s = np.cos(angle), np.sin(angle)
    across = 0.118 * np.sign(c) * np.abs(c) ** power
    up = (0.112 if kind == "round" else 0.092) * np.sign(s) * np.abs(s) ** power
    turn = np.sign(x) * 0.26
    return np.stack(
        [x + across * np.cos(turn), 0.470 + up, 0.437 - across * np.sin(turn) - 0.02 * (up < 0)], 1
    ).astype(np.float32)


def _lens(ring: Floats) -> Shell:
    """A slightly domed disc inside a rim."""
    centre = ring.mean(0) + np.array([0, 0, 0.012], np.float32)
    count = len(ring)
    normal = np.array([0, 0, 1], np.float32) + (ring - centre) * 2
    normal = np.concatenate([normal, [[0, 0, 1]]])
    index = np.arange(count, dtype=np.int32)
    faces = np.stack([np.full(count, count, np.int32), index, np.roll(index, -1)], 1)
    unit = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    return Shell(
        np.concatenate([ring, centre[None]]).astype(np.float32), unit.astype(np.float32), faces,
        np.zeros((0, 2), np.int32),
    )  # fmt: skip


def beard_shells(figure: Figure, step_m: float) -> list[Cut]:
    """Moustache, goatee or full beard, laid on the jaw; stubble is painted by the face."""
    look = figure.look
    if look.facial_hair in ("none", "stubble"):
        return []
    space, shape = HeadSpace(figure), head_shape(figure)
    field = space.field(lambda p: _beard(shape, p, look.facial_hair))
    wide, under, back, top, fine = _BEARD_BOX[look.facial_hair]
    low = space.metres(np.array([-wide, under, back], np.float32))
    high = space.metres(np.array([wide, top, 0.62], np.float32))
    colour = shaded(look.facial_hair_colour or look.hair, 0.92)
    return [(model(field, low, high, step_m * fine), colour, "hair")]


# half width, bottom, back and top of the modelling box, head units; thin hair is modelled finer
_BEARD_BOX = {
    "moustache": (0.26, 0.10, 0.15, 0.36, 0.42), "goatee": (0.30, -0.16, 0.05, 0.36, 0.55),
    "beard": (0.55, -0.30, -0.25, 0.62, 0.8),
}  # fmt: skip


def _beard(shape: HeadShape, p: Floats, kind: str) -> Floats:
    q = mirrored(p)
    base = skull(shape, p)
    lip = capsule(q, (0.012, 0.258, 0.425), (0.140, 0.200, 0.370), 0.056, 0.026)
    moustache = smooth_intersection(base - np.float32(0.035), lip, 0.02)
    if kind == "moustache":
        return moustache
    chin = ellipsoid(p, (0, 0.02, 0.27), (0.115, 0.105, 0.16))
    around = capsule(q, (0.160, 0.19, 0.33), (0.10, 0.07, 0.32), 0.030, 0.040)
    goatee = smooth_intersection(base - np.float32(0.035), smooth_union(chin, around, 0.03), 0.02)
    if kind == "goatee":
        return np.minimum(moustache, goatee).astype(np.float32)
    return smooth_union(_full_beard(shape, p, q, base), moustache, 0.015)


def _full_beard(shape: HeadShape, p: Floats, q: Floats, base: Floats) -> Floats:
    edge = np.interp(q[:, 0], [0.0, 0.17, 0.26, 0.36, 0.44], [0.24, 0.245, 0.26, 0.38, 0.52])
    region = np.maximum(p[:, 1] - edge, -0.10 - p[:, 1]).astype(np.float32)
    region = np.maximum(region, (-0.04 - p[:, 2]).astype(np.float32))
    mask = smooth_intersection(base - np.float32(0.045), region, 0.03)
    bulk = ellipsoid(p, (0, 0.015, 0.20), (shape.jaw * 0.70, 0.14, 0.19))
    d = smooth_union(mask, bulk, 0.06)
    mouth = ellipsoid(p, (0, 0.165, 0.45), (0.150, 0.062, 0.30))
    return smooth_difference(d, mouth, 0.02)
