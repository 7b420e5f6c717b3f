"""What makes a top a garment: collars, ties, lapels, hoods, pockets, badges.

Enters: a Tailoring. Leaves: paints (regions of another colour or only outlined) and small shells
in the bind pose.
"""

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure
from renderers.rigs.pieces import Paint, shaded
from renderers.rigs.shells import Shell, model
from renderers.rigs.tubes import Numbers, sweep
from renderers.sdf import (
    Field,
    box,
    capsule,
    ellipsoid,
    intersection,
    mirrored,
    smooth_difference,
    smooth_union,
)


def collar(figure: Figure, cloth: Field, gap_deg: float = 22.0, size: float = 1.0) -> Shell:
    """A turned-down collar that lies on the cloth around the neck, open at the front.

    Args:
        figure: The body.
        cloth: Distance to the cloth's outside, metres.
        gap_deg: Half the opening at the front.
        size: 1 for a shirt's collar.
    """
    u = figure.unit
    around = np.radians(np.linspace(gap_deg, 360 - gap_deg, 27))
    front = np.clip(np.cos(around), 0, 1)
    out = np.stack([np.sin(around), np.zeros_like(around), np.cos(around)], 1)
    near = (0.056 + 0.004 * front) * u * (0.8 + 0.2 * figure.girth)
    far = near + (0.034 + 0.026 * front**3) * u * size
    inner = _draped(figure, cloth, out, near) + np.array([0, 0.020 * u, 0])
    outer = _draped(figure, cloth, out, far) + np.array([0, 0.006 * u, 0])
    leaf = outer - inner
    leaf /= np.linalg.norm(leaf, axis=1, keepdims=True)
    wide = (0.036 + 0.030 * front**3) * u * size
    centres = inner + leaf * wide[:, None] / 2
    radii = np.stack([wide / 2, np.full_like(wide, 0.0055 * u)], 1)
    heading = np.gradient(centres, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    return _capped(centres, leaf, np.cross(heading, leaf), radii, heading * 0.001)


def _capped(centres: Numbers, leaf: Numbers, up: Numbers, radii: Numbers, inch: Numbers) -> Shell:
    """A swept leaf of cloth with its two ends closed."""

    def ends(values: Numbers, first: Numbers, last: Numbers) -> Numbers:
        return np.concatenate([first[None], values, last[None]])

    return sweep(
        ends(centres, centres[0] - inch[0], centres[-1] + inch[-1]),
        ends(leaf, leaf[0], leaf[-1]),
        ends(up, up[0], up[-1]),
        ends(radii, radii[0] * 0.02, radii[-1] * 0.02),
        8,
    )


def _draped(figure: Figure, cloth: Field, out: Numbers, radius: Numbers) -> Floats:
    """Points on the cloth at a distance from the neck's axis [N, 3]."""
    heights = np.linspace(figure.up(1.15), figure.up(0.72), 60).astype(np.float32)
    ring = out * radius[:, None] + np.array([0, 0, -0.004 * figure.unit])
    points = np.repeat(ring[:, None], len(heights), 1).astype(np.float32)
    points[:, :, 1] = heights
    inside = cloth(points.reshape(-1, 3)).reshape(len(ring), -1) < 0
    ring[:, 1] = heights[inside.argmax(1)]
    ring[:, 1] = np.convolve(np.pad(ring[:, 1], 2, "edge"), np.ones(5) / 5, "valid")
    return np.asarray(ring, np.float32)


def hood(figure: Figure, step_m: float) -> Shell:
    """A hood that lies on the back and comes round the neck to a point at the throat."""
    u, g = figure.unit, 0.75 + 0.25 * figure.girth

    def field(p: Floats) -> Floats:
        back = ellipsoid(
            p, (0, figure.up(0.965), -0.078 * u), (0.128 * u * g, 0.086 * u, 0.094 * u)
        )
        droop = ellipsoid(p, (0, figure.up(0.86), -0.115 * u), (0.085 * u * g, 0.12 * u, 0.055 * u))
        roll = smooth_union(back, droop, 0.04 * u)
        q = mirrored(p)
        side = capsule(
            q, (0.102 * u * g, figure.up(1.03), -0.030 * u),
            (0.070 * u * g, figure.up(0.985), 0.062 * u), 0.040 * u, 0.030 * u,
        )  # fmt: skip
        front = capsule(
            q, (0.070 * u * g, figure.up(0.985), 0.062 * u),
            (0.012 * u, figure.up(0.895), 0.112 * u * g), 0.030 * u, 0.020 * u,
        )  # fmt: skip
        roll = smooth_union(roll, smooth_union(side, front, 0.02 * u), 0.03 * u)
        neck = ellipsoid(p, (0, figure.up(1.09), 0.012 * u), (0.068 * u, 0.115 * u, 0.074 * u))
        return smooth_difference(roll, neck, 0.02 * u)

    y = figure.up(0.96)
    low = np.array([-0.19 * u * g, y - 0.22 * u, -0.21 * u], np.float32)
    high = np.array([0.19 * u * g, y + 0.15 * u, 0.18 * u * g], np.float32)
    return model(field, low, high, step_m)


def drawstrings(figure: Figure, colour: str) -> list[Paint]:
    """Two cords that hang from a hood, one a little longer."""
    u, top = figure.unit, figure.up(0.90)

    def cord(x: float, length: float, grown: float) -> Field:
        def region(p: Floats) -> Floats:
            across = np.abs(p[:, 0] - np.float32(x * u)) - np.float32((0.0055 + grown) * u)
            below = np.float32(top - (length + grown) * u) - p[:, 1]
            return intersection(across, below, p[:, 1] - np.float32(top), -p[:, 2])

        return region

    return [
        Paint(cord(x, length, 0), colour, near=cord(x, length, 0.02), guides=(_across(0, x * u),))
        for x, length in ((0.034, 0.17), (-0.034, 0.145))
    ]


def _patch(
    figure: Figure, x: float, fraction: float, half: tuple[float, float], colour: str
) -> Paint:
    """A rectangle on the front, outlined.

    Args:
        figure: The body.
        x: Centre, metres on an adult; to the character's left.
        fraction: Height of the centre on the trunk.
        half: Half width and height, metres on an adult.
        colour: Its colour; empty keeps the cloth's.
    """
    u, y = figure.unit, figure.up(fraction)

    def rectangle(grown: float) -> Field:
        size = ((half[0] + grown) * u, (half[1] + grown) * u, 0.29 * u)
        return lambda p: box(p, (x * u, y, 0.3 * u), size)

    guides = [_across(0, x * u + k * half[0] * u) for k in (-1, 0, 1)]
    guides += [_across(1, y + k * half[1] * u) for k in (-1, 0, 1)]
    return Paint(rectangle(0), colour, near=rectangle(0.02), guides=tuple(guides))


def _across(axis: int, at: float) -> Field:
    """A plane square to an axis."""
    return lambda p: np.asarray(p[:, axis] - np.float32(at), np.float32)


def tie(figure: Figure, colour: str) -> Paint:
    """A tie down the shirt's front, knot at the collar."""
    u, top = figure.unit, figure.up(0.965)

    def region(p: Floats) -> Floats:
        depth = (top - p[:, 1]) / np.float32(u)
        stations = [-0.01, 0.0, 0.024, 0.032, 0.26, 0.30]
        wide = np.interp(depth, stations, [0, 0.020, 0.014, 0.015, 0.030, 0])
        return intersection(np.abs(p[:, 0]) - wide * u, -p[:, 2])

    def near(p: Floats) -> Floats:
        return np.maximum(np.abs(p[:, 0]) - np.float32(0.045 * u), -p[:, 2]).astype(np.float32)

    return Paint(region, colour, near=near, guides=(lambda p: p[:, 0],))


def pockets(figure: Figure, top: str, colour: str) -> list[Paint]:
    """Pockets and pouches of a top, outlined."""
    patches = _POCKETS.get(top, ())
    return [
        _patch(figure, x, y, half, shaded(colour, tone) if tone else "")
        for x, y, half, tone in patches
    ]


def apron_pocket(figure: Figure, colour: str) -> list[Paint]:
    """The wide pocket on an apron's lap."""
    return [_patch(figure, 0, -0.02, (0.085, 0.055), colour)]


# centre x, height on the trunk, half size, tone against the cloth (0 keeps it)
_POCKETS: dict[str, tuple[tuple[float, float, tuple[float, float], float], ...]] = {
    "hoodie": ((0, 0.16, (0.085, 0.046), 0.93),),
    "uniform": ((-0.070, 0.68, (0.032, 0.030), 0.92), (0.070, 0.68, (0.032, 0.030), 0.92)),
    "suit": ((-0.085, 0.06, (0.034, 0.012), 0.9), (0.085, 0.06, (0.034, 0.012), 0.9)),
    "coat": ((-0.095, 0.0, (0.036, 0.014), 0.9), (0.095, 0.0, (0.036, 0.014), 0.9)),
    "jacket": ((-0.085, 0.20, (0.030, 0.009), 0.7), (0.085, 0.20, (0.030, 0.009), 0.7)),
    "shirt": ((0.068, 0.66, (0.030, 0.030), 0.0),),
}  # fmt: skip


def badge(figure: Figure) -> Paint:
    """A metal badge on the left breast."""
    u = figure.unit

    def offset(p: Floats) -> tuple[Floats, Floats]:
        return p[:, 0] - np.float32(0.070 * u), p[:, 1] - np.float32(figure.up(0.80))

    def star(p: Floats) -> Floats:
        x, y = offset(p)
        size = np.hypot(x, y) * (1 + 0.16 * np.cos(np.arctan2(x, y) * 5)) - 0.020 * u
        return intersection(size, -p[:, 2])

    def near(p: Floats) -> Floats:
        return np.maximum(np.hypot(*offset(p)) - 0.04 * u, -p[:, 2]).astype(np.float32)

    steps = (-0.015, 0.0, 0.015)
    guides = [_across(0, (0.070 + step) * u) for step in steps]
    guides += [_across(1, figure.up(0.80) + step * u) for step in steps]
    return Paint(star, "#e8c24a", near=near, guides=tuple(guides))
