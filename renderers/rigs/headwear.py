"""Hats, and the hair they leave visible.

Enters: a Figure. Leaves: coloured shells in the bind pose that follow the head. Fields are in head
units, see `renderers.rigs.head`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure
from renderers.rigs.head import HeadSpace, head_shape
from renderers.rigs.pieces import Cut, Paint, painted, shaded
from renderers.rigs.shells import Shell, model
from renderers.rigs.tubes import sweep
from renderers.sdf import (
    Field,
    ellipsoid,
    intersection,
    mirrored,
    smooth_difference,
    smooth_intersection,
    smooth_union,
)

HatField = Callable[[float, Floats], Floats]
HAT_LINE = 0.76  # hats sit this high on the forehead, head units


def _dome(wide: float, p: Floats, rim: float, top: float, thick: float = 0.07) -> Floats:
    """A round crown from `rim` up to `top`."""
    w = wide + thick
    d = ellipsoid(p, (0, 0.60, -0.03), (w, top - 0.60, w + 0.03))
    return smooth_intersection(d, (rim - 0.10 * p[:, 2] - p[:, 1]).astype(np.float32), 0.02)


@dataclass(frozen=True, slots=True)
class _Brim:
    """A brim or visor around a hat; head units."""

    y: float
    inner: float  # radius where it meets the crown
    width: float
    curl: float = 0.0  # how far the sides roll up (or, negative, droop)
    from_deg: float = -180.0  # 0 is the front
    to_deg: float = 180.0
    tilt: float = 0.0  # how much the front drops


def _brim_shell(brim: _Brim, sides: int) -> Shell:
    """A flat ring or crescent swept around the head."""
    whole = brim.to_deg - brim.from_deg >= 360
    angle = np.radians(np.linspace(brim.from_deg, brim.to_deg, 41 if whole else 21))
    out = np.stack([np.sin(angle), np.zeros_like(angle), np.cos(angle) * 1.06], 1)
    fade = (
        np.ones_like(angle)
        if whole
        else np.sqrt(np.clip(np.cos(angle * 90 / brim.to_deg), 0.0004, 1))
    )
    half = brim.width / 2 * fade
    centres = out * (brim.inner + half)[:, None] + np.array([0, brim.y, -0.03])
    rise = brim.curl * (np.abs(np.sin(angle)) ** 2) - brim.tilt * np.cos(angle)
    centres[:, 1] += rise * (1 if whole else fade)
    leaf = out.copy()
    leaf[:, 1] = rise / max(brim.width, 0.1) * 1.3
    leaf /= np.linalg.norm(leaf, axis=1, keepdims=True)
    heading = np.gradient(centres, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    radii = np.stack([half + 0.03, np.full_like(half, 0.016)], 1)
    return sweep(centres, leaf, np.cross(heading, leaf), radii, max(sides, 8))


_BRIMS: dict[str, tuple[_Brim, float]] = {  # and its tone against the hat
    "cap": (_Brim(0.765, 0.42, 0.36, -0.10, -68, 68, 0.05), 0.75),
    "fedora": (_Brim(0.775, 0.40, 0.26, 0.05, tilt=0.04), 1.0),
    "cowboy": (_Brim(0.775, 0.40, 0.35, 0.19, tilt=-0.01), 1.0),
    "hard_hat": (_Brim(0.765, 0.44, 0.16, 0.0, tilt=0.04), 1.0),
    "police": (_Brim(0.785, 0.42, 0.22, -0.09, -62, 62, 0.09), 0.35),
    "top_hat": (_Brim(0.775, 0.38, 0.26, 0.08, tilt=0.02), 1.0),
}  # fmt: skip


def _crown_shell(sides: int) -> Shell:
    """A circlet with points."""
    angle = np.linspace(-np.pi, np.pi, 57)
    wave = np.abs((angle * 7 / (2 * np.pi)) % 1 - 0.5) * 2
    half = 0.055 + 0.065 * wave
    out = np.stack([np.sin(angle), np.zeros_like(angle), np.cos(angle)], 1)
    centres = out * (0.375 + 0.20 * half)[:, None] + np.array([0, 0.885, -0.05])
    centres[:, 1] += half - 0.12 * np.cos(angle) * 0.4
    leaf = np.tile(np.array([0.0, 1, 0]), (len(angle), 1))
    heading = np.gradient(centres, axis=0)
    heading[:, 1] = 0
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    return sweep(
        centres,
        leaf,
        np.cross(heading, leaf),
        np.stack([half, np.full_like(half, 0.014)], 1),
        max(sides, 6),
    )


def _cap(w: float, p: Floats) -> Floats:
    return _dome(w, p, 0.72, 1.10)


def _beanie(w: float, p: Floats) -> Floats:
    band = ellipsoid(p, (0, 0.78, -0.03), (w + 0.095, 0.12, w + 0.115))
    return smooth_union(_dome(w, p, 0.70, 1.19, 0.065), band, 0.02)


def _tapered(p: Floats, low: float, high: float, wide: float, top: float) -> Floats:
    """A hat's crown: an upright cone from radius `wide` to `top`, deeper than wide."""
    q = p.copy()
    q[:, 2] = (q[:, 2] + 0.03) / 1.06
    t = np.clip((q[:, 1] - low) / (high - low), 0, 1)
    side = np.hypot(q[:, 0], q[:, 2]) - (wide + (top - wide) * t)
    return smooth_intersection(
        side.astype(np.float32), np.maximum(q[:, 1] - high, low - q[:, 1]).astype(np.float32), 0.06
    )


def _fedora(w: float, p: Floats) -> Floats:
    crown = _tapered(p, 0.72, 1.18, w + 0.055, w - 0.07)
    crease = ellipsoid(p, (0, 1.22, 0.0), (0.10, 0.10, 0.42))
    pinch = ellipsoid(mirrored(p), (0.36, 1.12, 0.34), (0.16, 0.16, 0.18))
    return smooth_difference(smooth_difference(crown, crease, 0.06), pinch, 0.08)


def _cowboy(w: float, p: Floats) -> Floats:
    crown = _tapered(p, 0.72, 1.24, w + 0.055, w - 0.05)
    crease = ellipsoid(p, (0, 1.27, 0.0), (0.12, 0.12, 0.44))
    return smooth_difference(crown, crease, 0.06)


def _hard_hat(w: float, p: Floats) -> Floats:
    ridge = ellipsoid(p, (0, 0.66, -0.03), (0.07, 0.53, w + 0.12))
    ridge = smooth_intersection(ridge, (0.80 - p[:, 1]).astype(np.float32), 0.02)
    return smooth_union(_dome(w, p, 0.72, 1.14, 0.085), ridge, 0.04)


def _police(w: float, p: Floats) -> Floats:
    band = _tapered(p, 0.74, 0.92, w + 0.055, w + 0.075)
    q = p.copy()
    q[:, 1] -= (0.16 * q[:, 2]).astype(np.float32)
    plate = ellipsoid(q, (0, 0.98, 0.0), (w + 0.19, 0.13, w + 0.20))
    return smooth_union(band, plate, 0.03)


def _chef(w: float, p: Floats) -> Floats:
    band = _tapered(p, 0.76, 1.08, w + 0.045, w + 0.055)
    puff = ellipsoid(p, (0, 1.24, -0.03), (w + 0.17, 0.22, w + 0.17))
    angle = np.arctan2(p[:, 0], p[:, 2])
    puff = puff + (0.02 * np.cos(angle * 9)).astype(np.float32)
    return smooth_union(band, puff, 0.03)


def _top_hat(w: float, p: Floats) -> Floats:
    return _tapered(p, 0.74, 1.52, w + 0.035, w + 0.05)


_HATS: dict[str, HatField] = {
    "cap": _cap, "beanie": _beanie, "fedora": _fedora, "hard_hat": _hard_hat, "police": _police,
    "cowboy": _cowboy, "chef": _chef, "top_hat": _top_hat,
}  # fmt: skip


def covers_hair(hat: str) -> bool:
    """Whether hair above the hat's rim is hidden."""
    return hat != "none"


def hat_shells(figure: Figure, step_m: float, sides: int) -> list[Cut]:
    """The hat, painted; nothing for a bare head."""
    look = figure.look
    if look.hat == "none":
        return []
    space, wide = HeadSpace(figure), head_shape(figure).skull
    if look.hat == "crown":
        return [(space.placed(_crown_shell(sides)), look.hat_colour, "plain")]
    field = space.field(lambda p: _HATS[look.hat](wide, p))
    low = space.metres(np.array([-0.75, 0.60, -0.75], np.float32))
    high = space.metres(np.array([0.75, 1.65, 0.75], np.float32))
    shell = model(field, low, high, step_m)
    cuts = painted(shell, look.hat_colour, "plain", _hat_paints(figure, space))
    if look.hat in _BRIMS:
        brim, tone = _BRIMS[look.hat]
        shape = space.placed(_brim_shell(brim, sides))
        cuts.append((shape, shaded(look.hat_colour, tone), "plain"))
    return cuts


def _hat_paints(figure: Figure, space: HeadSpace) -> list[Paint]:
    colour = figure.look.hat_colour

    def between(low: float, high: float) -> Field:
        return space.field(lambda p: np.maximum(low - p[:, 1], p[:, 1] - high).astype(np.float32))

    def badge(p: Floats) -> Floats:
        disc = np.hypot(p[:, 0], (p[:, 1] - 0.97) * 0.9) - 0.055
        return intersection(disc, 0.2 - p[:, 2])

    paints: dict[str, list[Paint]] = {
        "beanie": [Paint(between(0.5, 0.86), shaded(colour, 1.22))],
        "fedora": [Paint(between(0.80, 0.89), shaded(colour, 0.5))],
        "cowboy": [Paint(between(0.80, 0.87), shaded(colour, 0.6))],
        "top_hat": [Paint(between(0.82, 0.95), "#8a3a44")],
        "police": [
            Paint(space.field(badge), "#e8c24a"),
            Paint(between(0.70, 0.885), shaded(colour, 0.55)),
        ],
        "chef": [Paint(between(0.5, 1.03), shaded(colour, 0.94))],
    }
    return paints.get(figure.look.hat, [])


def clipped_hair(figure: Figure, volume: Field, space: HeadSpace) -> Field:
    """Hair as far as the hat leaves it visible."""
    if not covers_hair(figure.look.hat):
        return volume
    line = 0.99 if figure.look.hat == "crown" else HAT_LINE + 0.03
    rim = space.field(lambda p: np.asarray(p[:, 1] - line + 0.10 * p[:, 2], np.float32))
    return lambda p: smooth_intersection(volume(p), rim(p), 0.02 * space.size)
