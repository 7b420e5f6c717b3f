"""Hair: one sculpted volume per style.

Enters: a head's shape and points in head units (see `renderers.rigs.head`). Leaves: the distance
to the hair, in head units. The volume contains the scalp; the hairline is where it leaves the
head's surface. Long styles are built of locks: tapering tubes that flow from a parting.
"""

from collections.abc import Callable, Sequence

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import smoothstep
from renderers.rigs.head import HeadShape
from renderers.sdf import (
    capsule,
    ellipsoid,
    mirrored,
    smooth_difference,
    smooth_intersection,
    smooth_union,
    sphere,
)

Style = Callable[[HeadShape, Floats], Floats]
Line = Sequence[tuple[float, float]]  # (z, y) from the forehead to the nape
Path = Sequence[tuple[float, float, float]]

# heights of the hairline seen from the side
_CROPPED: Line = (
    (0.36, 0.80), (0.22, 0.74), (0.13, 0.60), (0.10, 0.40), (0.04, 0.40), (0.00, 0.52),
    (-0.10, 0.50), (-0.17, 0.36), (-0.32, 0.17), (-0.5, 0.13),
)  # fmt: skip
_PULLED: Line = ((0.36, 0.80), (0.24, 0.77), (0.12, 0.66), (0.05, 0.52), (-0.06, 0.46),
                 (-0.16, 0.32), (-0.32, 0.14), (-0.5, 0.10))  # fmt: skip
_COVERED: Line = ((0.36, 0.81), (0.26, 0.79), (0.16, 0.70), (0.10, 0.52), (0.05, 0.30),
                  (-0.05, 0.14), (-0.30, 0.05), (-0.5, 0.05))  # fmt: skip


def _above(p: Floats, line: Line) -> Floats:
    """Negative above a hairline."""
    z, y = np.array(line[::-1], np.float32).T
    level = np.interp(p[:, 2], z, y)
    nape = 0.45 * np.minimum(p[:, 0] ** 2, 0.09) * smoothstep(-0.15, -0.35, p[:, 2]) - 0.02
    return np.asarray((level + nape - p[:, 1]) * 0.6, np.float32)


def _grown(shape: HeadShape, p: Floats, thick: float, line: Line) -> Floats:
    """Hair that hugs the skull, `thick` off it, down to a hairline."""
    wide = shape.skull + thick
    cap = ellipsoid(p, (0, 0.592, -0.034), (wide, 0.412 + thick, 0.424 + thick))
    return smooth_intersection(cap, _above(p, line), 0.03)


def _lock(p: Floats, path: Path, start: float, end: float) -> Floats:
    """A lock along a path, its radius running from `start` to `end`."""
    radii = np.linspace(start, end, len(path))
    d = capsule(p, path[0], path[1], float(radii[0]), float(radii[1]))
    for a, b, r, s in zip(path[1:], path[2:], radii[1:], radii[2:], strict=False):
        d = smooth_union(d, capsule(p, a, b, float(r), float(s)), 0.02)
    return d


def _locks(p: Floats, paths: Sequence[tuple[Path, float, float]], blend: float) -> Floats:
    d = _lock(p, *paths[0])
    for path, start, end in paths[1:]:
        d = smooth_union(d, _lock(p, path, start, end), blend)
    return d


def _tufts(p: Floats, d: Floats, balls: Sequence[Sequence[float]]) -> Floats:
    """A volume with rounded tufts (x, y, z, radius) grown onto it."""
    for x, y, z, r in balls:
        d = smooth_union(d, sphere(p, (x, y, z), r), 0.045)
    return d


def _crown(shape: HeadShape, p: Floats, thick: float) -> Floats:
    """A full crown over the upper head."""
    return ellipsoid(p, (0, 0.74, -0.06), (shape.skull + thick * 0.6, 0.30 + thick, 0.40 + thick))


def buzz(shape: HeadShape, p: Floats) -> Floats:
    """Cropped to a shadow."""
    return _grown(shape, p, 0.016, _CROPPED)


def balding(shape: HeadShape, p: Floats) -> Floats:
    """A wreath around a bare top."""
    d = _grown(shape, p, 0.040, _CROPPED)
    top = ellipsoid(p, (0, 1.02, 0.13), (0.34, 0.40, 0.56))
    return smooth_difference(d, top, 0.05)


def short(shape: HeadShape, p: Floats) -> Floats:
    """Short back and sides, brushed up and over from the forehead in locks."""
    d = _grown(shape, p, 0.030, _CROPPED)
    d = smooth_union(d, ellipsoid(p, (0, 0.90, -0.06), (0.34, 0.165, 0.36)), 0.08)
    sweeps = [
        (
            (
                (x, 0.84, 0.30),
                (x * 1.15 - 0.04, 0.99 - 0.35 * x * x, 0.27),
                (x - 0.10, 1.04 - 0.4 * x * x, 0.06),
            ),
            0.085,
            0.09,
        )
        for x in (-0.20, -0.03, 0.14)
    ]
    return smooth_union(d, _locks(p, sweeps, 0.09), 0.07)


def side_part(shape: HeadShape, p: Floats) -> Floats:
    """Combed over from a parting on the left."""
    d = _grown(shape, p, 0.036, _CROPPED)
    d = smooth_union(d, ellipsoid(p, (-0.02, 0.90, -0.05), (0.37, 0.155, 0.37)), 0.07)
    sweeps = [
        (((0.20, 0.93, z), (0.02, 1.0 + 0.02 * (z < 0.2), z + 0.02), (-0.22, 0.94, z + 0.0),
          (-0.345, 0.80, z - 0.06)), 0.07, 0.055)
        for z in (0.22, 0.06, -0.12)
    ]  # fmt: skip
    d = smooth_union(d, _locks(p, sweeps, 0.05), 0.06)
    quiff = _lock(
        p,
        ((0.20, 0.89, 0.29), (0.0, 0.97, 0.33), (-0.20, 0.92, 0.28), (-0.30, 0.80, 0.20)),
        0.06,
        0.035,
    )
    return smooth_union(d, quiff, 0.03)


def undercut(shape: HeadShape, p: Floats) -> Floats:
    """Shaved sides, long on top, swept back."""
    d = _grown(shape, p, 0.014, _CROPPED)
    sweeps = [
        (((x, 0.83, 0.33), (x * 1.1, 0.98, 0.27), (x * 1.15, 1.02, 0.0), (x * 1.0, 0.94, -0.30),
          (x * 0.6, 0.80, -0.43)), 0.10, 0.06)
        for x in (-0.17, 0.0, 0.17)
    ]  # fmt: skip
    return smooth_union(d, _locks(p, sweeps, 0.07), 0.05)


def spiky(shape: HeadShape, p: Floats) -> Floats:
    """Gelled spikes."""
    d = _grown(shape, p, 0.030, _CROPPED)
    d = smooth_union(d, _crown(shape, p, 0.0), 0.05)
    roots = [(-0.26, 0.86, 0.20), (-0.10, 0.91, 0.27), (0.08, 0.91, 0.27), (0.25, 0.86, 0.20),
             (-0.33, 0.84, 0.0), (0.33, 0.84, 0.0), (-0.15, 0.97, 0.06), (0.15, 0.97, 0.06),
             (0.0, 0.98, -0.12), (-0.26, 0.88, -0.20), (0.26, 0.88, -0.20),
             (0.0, 0.90, -0.33)]  # fmt: skip
    spikes = [
        (
            (r, (r[0] * 1.38 + 0.03, r[1] + 0.19 - 0.16 * abs(r[0]), r[2] * 1.15 + 0.10)),
            0.115,
            0.020,
        )
        for r in roots
    ]
    return smooth_union(d, _locks(p, spikes, 0.035), 0.05)


def curly_short(shape: HeadShape, p: Floats) -> Floats:
    """A mop of curls."""
    d = _grown(shape, p, 0.045, _CROPPED)
    balls = [
        (0.36 * np.cos(a) * s, 0.86 + 0.13 * (1.15 - s), 0.34 * np.sin(a) * s - 0.03, 0.135)
        for s, count, turn in ((1.0, 9, 0.2), (0.60, 6, 0.5), (0.0, 1, 0.1))
        for a in turn + np.arange(count) * (2 * np.pi / count)
    ]
    low = [
        (0.40 * np.cos(a), 0.64, 0.39 * np.sin(a) - 0.06, 0.11)
        for a in np.radians([165, 200, 235, 270, 305, 340, 15])
    ]
    return _tufts(p, d, np.array([*balls, *low]).tolist())


def afro(shape: HeadShape, p: Floats) -> Floats:
    """A round cloud."""
    ball = ellipsoid(p, (0, 0.72, -0.08), (0.60, 0.52, 0.56))
    q = mirrored(p)
    bumps = 0.012 * np.sin(q[:, 0] * 21 + 0.5) * np.sin(p[:, 1] * 23) * np.sin(p[:, 2] * 21 + 1)
    face = ellipsoid(p, (0, 0.36, 0.54), (0.375, 0.46, 0.62))
    d = smooth_difference((ball + bumps).astype(np.float32), face, 0.06)
    neck = ellipsoid(p, (0, 0.02, -0.10), (0.42, 0.30, 0.50))
    return smooth_difference(d, neck, 0.08)


def _fringe(shape: HeadShape, p: Floats, low: float, parting: float = 0.13) -> Floats:
    """Hair over the forehead, swept from a parting down to the height `low` at the temples."""
    x = p[:, 0] - np.float32(parting)
    left = np.clip(x / (0.36 - parting), 0, 1.3)
    right = np.clip(-x / (0.34 + parting), 0, 1.3)
    drop = np.where(x > 0, 0.85 * left**0.8, right**0.75)
    tips = 0.016 * np.abs(np.sin(x * 17 + 0.4)) * np.minimum(np.abs(x) * 9, 1)
    edge = 0.865 - (0.865 - low) * drop - tips
    wide = shape.skull + 0.048
    cap = ellipsoid(p, (0, 0.592, -0.020), (wide, 0.468, 0.484))
    cap = smooth_intersection(cap, ((edge - p[:, 1]) * 0.7).astype(np.float32), 0.025)
    cap = smooth_intersection(cap, (0.02 - p[:, 2]).astype(np.float32), 0.04)
    groove = capsule(p, (parting, 1.07, 0.42), (parting - 0.02, 1.13, -0.05), 0.012)
    return smooth_difference(cap, groove, 0.04)


def _curtain(p: Floats, length: float, flare: float, inward: float) -> Floats:
    """Hair that falls beside and behind the head to the height `length`; solid, tips scalloped."""
    t = np.clip((np.float32(0.62) - p[:, 1]) / np.float32(0.62 - length), 0, 1)
    grown = flare * np.sin(t * np.pi * 0.62) - inward * smoothstep(0.6, 1.0, t)
    angle = np.arctan2(p[:, 0], p[:, 2])
    ribs = 0.012 * np.cos(angle * 11) * t
    wide = 0.474 + grown + ribs
    side = (np.hypot(p[:, 0], (p[:, 2] + 0.045) * 1.06) - wide) * 0.85
    tips = length + 0.035 * np.abs(np.cos(angle * 5.5 + 0.3))
    d = smooth_intersection(side.astype(np.float32), (tips - p[:, 1]).astype(np.float32), 0.07)
    front = 0.035 + 0.10 * smoothstep(0.15, 0.42, np.abs(p[:, 0])) * (1 - 0.3 * t)
    d = smooth_intersection(d, (p[:, 2] - front).astype(np.float32), 0.06)
    return smooth_intersection(d, (p[:, 1] - 0.78).astype(np.float32), 0.05)


def bob(shape: HeadShape, p: Floats) -> Floats:
    """Chin-length, tips turned in, with a swept fringe."""
    d = _grown(shape, p, 0.045, _COVERED)
    d = smooth_union(d, _curtain(p, 0.05, 0.075, 0.07), 0.05)
    return smooth_union(d, _fringe(shape, p, 0.66), 0.03)


def pixie(shape: HeadShape, p: Floats) -> Floats:
    """Short and close at the nape, full on top, with a long fringe."""
    d = _grown(shape, p, 0.036, _CROPPED)
    full = ellipsoid(p, (0, 0.72, -0.10), (shape.skull + 0.060, 0.335, 0.44))
    wisp = (((0.39, 0.66, 0.10), (0.430, 0.52, 0.09), (0.418, 0.40, 0.10)), 0.055, 0.022)
    d = smooth_union(smooth_union(d, full, 0.05), _locks(mirrored(p), [wisp], 0.02), 0.03)
    return smooth_union(d, _fringe(shape, p, 0.66, -0.12), 0.03)


def long(shape: HeadShape, p: Floats) -> Floats:
    """Straight, over the shoulders, parted in the middle."""
    d = _grown(shape, p, 0.042, _COVERED)
    d = smooth_union(d, _curtain(p, -0.45, 0.045, 0.02), 0.05)
    q = mirrored(p)
    front = [
        (((0.02, 0.99, 0.20), (0.22, 0.90, 0.30), (0.36, 0.66, 0.20), (0.415, 0.36, 0.13),
          (0.40, 0.0, 0.12), (0.36, -0.34, 0.16)), 0.042, 0.045),
    ]  # fmt: skip
    return smooth_union(d, _locks(q, front, 0.03), 0.04)


def wavy_long(shape: HeadShape, p: Floats) -> Floats:
    """Waves over the shoulders with a swept fringe."""
    bent = p.copy()
    fall = np.clip(0.62 - p[:, 1], 0, 1)
    bent[:, 0] += (0.045 * np.sin(p[:, 1] * 13.0) * fall * np.sign(p[:, 0])).astype(np.float32)
    bent[:, 2] += (0.030 * np.cos(p[:, 1] * 13.0) * fall).astype(np.float32)
    d = _grown(shape, p, 0.050, _COVERED)
    d = smooth_union(d, _curtain(bent, -0.36, 0.10, 0.0), 0.05)
    return smooth_union(d, _fringe(shape, p, 0.64), 0.03)


def _drawn_back(shape: HeadShape, p: Floats) -> Floats:
    """Smooth hair drawn to the back."""
    return _grown(shape, p, 0.034, _PULLED)


def ponytail(shape: HeadShape, p: Floats) -> Floats:
    """Drawn up to a swinging tail, with a fringe."""
    d = smooth_union(_drawn_back(shape, p), _fringe(shape, p, 0.68), 0.03)
    tail = [
        (((0, 0.80, -0.40), (0, 0.85, -0.54), (0, 0.74, -0.63), (0, 0.52, -0.64)), 0.075, 0.125),
        (((0, 0.52, -0.64), (0.02, 0.28, -0.61), (0.05, 0.02, -0.54), (0.09, -0.14, -0.50)),
         0.125, 0.02),
    ]  # fmt: skip
    return smooth_union(d, _locks(p, tail, 0.04), 0.02)


def bun(shape: HeadShape, p: Floats) -> Floats:
    """Drawn up to a knot."""
    d = _drawn_back(shape, p)
    knot = sphere(p, (0, 1.02, -0.26), 0.165)
    turn = ellipsoid(p, (0.03, 1.05, -0.27), (0.15, 0.06, 0.18))
    return smooth_union(d, smooth_union(knot, turn, 0.01), 0.02)


def braids(shape: HeadShape, p: Floats) -> Floats:
    """Two plaits over the shoulders, parted in the middle."""
    d = smooth_difference(
        _grown(shape, p, 0.040, _PULLED), capsule(p, (0, 1.06, 0.42), (0, 1.09, -0.3), 0.012), 0.03
    )
    d = smooth_union(d, _fringe(shape, p, 0.72, 0.0), 0.03)
    q = mirrored(p)
    steps = np.linspace(0, 1, 8)
    beads = [
        (0.40 + 0.06 * float(np.sin(t * np.pi)) - 0.04 * t + 0.016 * (-1) ** i,
         0.30 - 0.78 * float(t), -0.10 + 0.24 * float(t), 0.078 - 0.022 * float(t))
        for i, t in enumerate(steps)
    ]  # fmt: skip
    for x, y, z, r in beads:
        d = smooth_union(d, ellipsoid(q, (x, y, z), (r, r * 0.92, r)), 0.016)
    tuft = capsule(q, (0.37, -0.50, 0.14), (0.36, -0.60, 0.16), 0.045, 0.015)
    return smooth_union(d, tuft, 0.01)


def braid(shape: HeadShape, p: Floats) -> Floats:
    """One thick plait, drawn to the nape and over the left shoulder, with a swept fringe."""
    d = smooth_union(_drawn_back(shape, p), _fringe(shape, p, 0.70), 0.03)
    path = np.array([(0.06, 0.22, -0.44), (0.28, 0.06, -0.42), (0.43, -0.07, -0.24),
                     (0.49, -0.14, 0.00), (0.48, -0.24, 0.24), (0.43, -0.42, 0.41),
                     (0.38, -0.66, 0.49), (0.35, -0.92, 0.51)])  # fmt: skip
    path[:, 2] -= np.where(path[:, 2] > 0.2, 0.05, 0.0)
    spots = [(float(x), float(y), float(z)) for x, y, z in path]
    d = smooth_union(d, _lock(p, spots, 0.062, 0.042), 0.02)
    at = np.linspace(0, len(path) - 1, 19)
    spine = np.stack([np.interp(at, np.arange(len(path)), axis) for axis in path.T], 1)
    for i, (x, y, z) in enumerate(spine.tolist()):
        r = 0.092 - 0.0022 * i
        side = 0.026 * (-1) ** i
        bead = ellipsoid(p, (x + side, y, z + 0.4 * side), (r * 0.92, r * 0.86, r * 0.86))
        d = smooth_union(d, bead, 0.010)
    tuft = capsule(p, (0.35, -0.94, 0.46), (0.34, -1.06, 0.46), 0.055, 0.020)
    return smooth_union(d, tuft, 0.008)


def tousled(shape: HeadShape, p: Floats) -> Floats:
    """Wild: thick curved locks that fall over the forehead and ears and stick out behind."""
    d = _grown(shape, p, 0.060, _CROPPED)
    d = smooth_union(d, ellipsoid(p, (0, 0.86, -0.07), (0.40, 0.22, 0.40)), 0.06)
    fall = [  # root, bend, tip
        ((-0.05, 1.02, 0.16), (-0.20, 0.94, 0.37), (-0.30, 0.70, 0.36)),
        ((0.02, 1.03, 0.18), (-0.08, 0.95, 0.42), (-0.17, 0.73, 0.43)),
        ((0.06, 1.03, 0.16), (0.06, 0.96, 0.41), (-0.01, 0.76, 0.44)),
        ((0.14, 1.01, 0.14), (0.23, 0.93, 0.36), (0.17, 0.71, 0.42)),
        ((0.22, 0.97, 0.08), (0.38, 0.84, 0.22), (0.37, 0.60, 0.25)),
        ((-0.20, 0.98, 0.06), (-0.40, 0.82, 0.18), (-0.41, 0.56, 0.20)),
        ((-0.26, 0.88, -0.04), (-0.47, 0.72, -0.02), (-0.54, 0.46, 0.04)),
        ((0.28, 0.88, -0.04), (0.47, 0.74, -0.02), (0.56, 0.50, 0.02)),
        ((-0.24, 0.80, -0.22), (-0.46, 0.64, -0.24), (-0.56, 0.38, -0.20)),
        ((0.24, 0.80, -0.22), (0.46, 0.66, -0.26), (0.58, 0.44, -0.28)),
        ((-0.14, 0.72, -0.34), (-0.30, 0.48, -0.50), (-0.42, 0.26, -0.46)),
        ((0.10, 0.72, -0.36), (0.16, 0.46, -0.56), (0.24, 0.20, -0.54)),
        ((0.0, 0.80, -0.36), (-0.08, 0.56, -0.60), (-0.10, 0.26, -0.62)),
        ((0.02, 1.0, -0.10), (0.14, 1.14, -0.16), (0.32, 1.14, -0.26)),
        ((-0.06, 1.02, -0.06), (-0.18, 1.15, -0.10), (-0.36, 1.10, -0.14)),
        ((0.0, 0.98, -0.22), (-0.02, 1.06, -0.42), (-0.12, 1.00, -0.60)),
        ((0.10, 0.94, -0.24), (0.22, 0.96, -0.44), (0.30, 0.86, -0.60)),
    ]  # fmt: skip
    for path in fall:
        d = smooth_union(d, _lock(p, path, 0.155, 0.026), 0.035)
    return d


STYLES: dict[str, Style] = {
    "buzz": buzz, "short": short, "side_part": side_part, "curly_short": curly_short,
    "afro": afro, "bob": bob, "long": long, "wavy_long": wavy_long, "ponytail": ponytail,
    "bun": bun, "braids": braids, "pixie": pixie, "balding": balding, "spiky": spiky,
    "undercut": undercut, "braid": braid, "tousled": tousled,
}  # fmt: skip


def hair_style(name: str) -> Style | None:
    """The field of a style of `planner.looks.HAIR_STYLES`; None for a bald head."""
    return None if name == "bald" else STYLES[name]
