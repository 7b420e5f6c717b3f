"""Clothes below the waist, and shoes.

Enters: a Figure. Leaves: coloured shells in the bind pose and the heights at which bare legs
begin.
"""

import math
from dataclasses import dataclass

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure
from renderers.rigs.pieces import Cut, Paint, painted, shaded
from renderers.rigs.shells import hem, join, keep, mirror, model, model_half
from renderers.rigs.tailoring import box_around, skirt, tailoring
from renderers.sdf import (
    box,
    capsule,
    ellipsoid,
    half_space,
    smooth_intersection,
    smooth_union,
)


@dataclass(frozen=True, slots=True)
class BottomPattern:
    """How trousers or a skirt are cut; metres on an adult."""

    end: float  # height of the hem, fraction of the leg (0 sole, 1 hip)
    ease: float = 0.010
    cuff: float = 1.3  # how wide the shin is against the bare leg
    skirt: bool = False
    group: str = "plain"


BOTTOM_PATTERNS = {
    "jeans": BottomPattern(0.085, 0.008, 1.14, group="cloth_denim"),
    "trousers": BottomPattern(0.070, 0.011, 1.24),
    "shorts": BottomPattern(0.60, 0.016, 1.15),
    "leggings": BottomPattern(0.115, 0.003, 1.02),
    "skirt": BottomPattern(0.56, 0.010, skirt=True),
    "long_skirt": BottomPattern(0.17, 0.012, skirt=True),
}
_WAIST = 0.16  # fraction of the trunk where waistbands sit


def bottom_end(figure: Figure) -> float:
    """Height above which legs are covered by the bottom; metres."""
    if figure.look.bottom == "dress" or figure.look.top == "dress":
        return figure.hip_y  # the dress belongs to the top
    pattern = BOTTOM_PATTERNS[figure.look.bottom]
    return pattern.end * figure.hip_y


def bottom_shells(figure: Figure, step_m: float) -> list[Cut]:
    """Trousers or a skirt; nothing beneath a dress."""
    look = figure.look
    if look.bottom == "dress" or look.top == "dress":
        return []
    pattern, u = BOTTOM_PATTERNS[look.bottom], figure.unit
    end, waist = bottom_end(figure), figure.up(_WAIST)

    def cloth(p: Floats) -> Floats:
        if pattern.skirt:
            cone = skirt(figure, p, figure.up(_WAIST + 0.05), end, pattern.ease)
            return smooth_union(cone, figure.seat(p, pattern.ease * u), 0.03 * u)
        legs = figure.lower(p, pattern.ease, pattern.cuff)
        return smooth_intersection(legs, figure.left_of_crotch(p), 0.03 * u)

    def hem_line(p: Floats) -> Floats:
        return np.asarray(np.float32(end) - p[:, 1], np.float32)

    wide = (0.20 if not pattern.skirt else 0.34) * u * max(1.0, figure.girth)
    low, high = box_around(figure, end - 0.08, waist + 0.08, wide)
    mesh = model if pattern.skirt else model_half
    belted = pattern.skirt or tailoring(figure, look.top).tucked
    upper = keep(
        mesh(cloth, low, high, step_m),
        lambda p: np.asarray(p[:, 1] - np.float32(waist), np.float32),
        ink=belted,
    )
    shell = keep(upper, hem_line)
    band = Paint(
        lambda p: np.asarray(np.float32(waist - 0.03 * u) - p[:, 1], np.float32),
        shaded(look.bottom_colour, 0.85),
        ink=belted,
    )
    pieces = painted(shell, look.bottom_colour, pattern.group, [band])
    dark = shaded(look.bottom_colour, 0.55)
    lip = hem(shell, hem_line, 0.006, 0.06)
    return [*pieces, (lip, dark, "plain")]


def shoe_shells(figure: Figure, step_m: float) -> list[Cut]:
    """Both shoes with their soles."""
    look = figure.look
    left = keep(
        model(lambda p: _shoe(figure, p), *_shoe_box(figure), step_m),
        lambda p: np.asarray(-p[:, 1] - np.float32(0.004), np.float32),
        ink=False,
    )
    cuts = painted(left, look.shoe_colour, "plain", _shoe_paints(figure))
    return [(join([s, mirror(s)]), colour, group) for s, colour, group in cuts]


def shoe_top(figure: Figure) -> float:
    """Height at which the bare leg or sock comes out of the shoe; metres."""
    return {"boots": 0.20, "heels": 0.045, "sandals": 0.04}.get(
        figure.look.shoes, 0.07
    ) * figure.unit


def _boot_end(figure: Figure) -> float:
    """Where trousers that fall over boots hide them: what is above would only show through."""
    look = figure.look
    loose = look.bottom in ("jeans", "trousers") and look.top != "dress"
    return bottom_end(figure) + 0.035 * figure.unit if loose else math.inf


def _shoe_box(figure: Figure) -> tuple[Floats, Floats]:
    u, x = figure.unit, figure.measures.hip
    return (
        np.array([x - 0.085 * u, -0.03 * u, -0.12 * u], np.float32),
        np.array([x + 0.085 * u, 0.30 * u, 0.22 * u], np.float32),
    )


def _shoe(figure: Figure, p: Floats) -> Floats:
    """The left shoe, standing on the floor."""
    u, x, kind = figure.unit, figure.measures.hip, figure.look.shoes
    full = 1.0 if figure.female or figure.young else 1.10
    q = p.copy()
    q[:, 0] -= np.float32(x)
    toe_y = 0.036 if kind in ("heels", "loafers") else 0.042
    wide = (0.044 if kind == "heels" else 0.050) * full
    toe = ellipsoid(q, (0.004 * u, toe_y * 0.55 * u, 0.118 * u * full),
                    (wide * u, toe_y * u, 0.070 * u))  # fmt: skip
    heel = ellipsoid(q, (0, 0.036 * u, -0.026 * u), (0.042 * full * u, 0.052 * u, 0.054 * u))
    middle = capsule(
        q, (0, 0.050 * u, -0.010 * u), (0.002 * u, 0.022 * u, 0.10 * u), 0.040 * full * u, 0.030 * u
    )
    d = smooth_union(smooth_union(toe, heel, 0.04 * u), middle, 0.03 * u)
    if kind == "boots":
        shaft = capsule(q, (0, 0.06 * u, 0.004 * u), (0, 0.20 * u, 0.004 * u), 0.056 * u, 0.072 * u)
        d = smooth_union(d, shaft, 0.03 * u)
        d = np.maximum(d, q[:, 1] - np.float32(min(0.215 * u, _boot_end(figure))))
    elif kind in ("heels", "sandals", "loafers"):
        throat = ellipsoid(q, (0, 0.10 * u, 0.028 * u), (0.05 * u, 0.058 * u, 0.075 * u))
        d = np.maximum(d, -throat)
    else:
        d = np.maximum(d, q[:, 1] - np.float32(0.088 * u) - 0.25 * (q[:, 2] * np.float32(-1)))
    sole = box(
        q, (0.001 * u, 0.012 * u, 0.046 * u), (wide * u * 0.86, 0.012 * u, 0.118 * u), 0.011 * u
    )
    waist = smooth_union(d, sole, 0.012 * u)
    return np.maximum(waist, half_space(p, (0, -1, 0), 0.0)).astype(np.float32)


def _shoe_paints(figure: Figure) -> list[Paint]:
    u, look = figure.unit, figure.look
    pale = {"sneakers": "#f4efe6", "boots": shaded(look.shoe_colour, 0.5)}
    sole = Paint(
        lambda p: np.asarray(p[:, 1] - np.float32(0.021 * u), np.float32),
        pale.get(look.shoes, shaded(look.shoe_colour, 0.45)),
    )
    paints = [sole]
    if look.shoes == "sneakers":
        paints.append(
            Paint(
                lambda p: ellipsoid(
                    p, (figure.measures.hip, 0.02 * u, 0.178 * u), (0.06 * u, 0.034 * u, 0.046 * u)
                ),
                "#f4efe6",
            )
        )
    return paints
