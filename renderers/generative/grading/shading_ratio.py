"""A person turned from the light they were drawn in to the light where they stand.

Enters: a picture, the normals of who is in it, two shadings. Leaves: the picture with its light
shifted, not its level: that is the business of `matching`. What is changed is the ratio of the two
shadings, within bounds; ink, buttons and folds stay where they are.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from renderers.generative.compositing.mattes import softened
from renderers.generative.grading.harmonics import shading
from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_SMOOTH_PX = 2.0  # of normals, at a picture 480 pixels high: facets and ink are no shape
_EDGE_PX = 0.8
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class Turn:
    """How far light may be shifted."""

    strength: float = 0.5  # of the way
    exposure: float = 1.7  # times brighter or darker, against the mean of the person
    balance: float = 1.2  # times more or less of one primary, exposure apart


@dataclass(frozen=True, slots=True, eq=False)
class Shadings:
    """Two shadings [9, 3], see `harmonics`, in the space of the normals."""

    drawn: Floats
    here: Floats


def turned(picture: Pixels, normals: Floats, who: Mask, light: Shadings, turn: Turn) -> Pixels:
    """The picture [h, w, 3] with one person relit; beyond their soft edge it stays to the bit.

    Args:
        picture: as painted.
        normals: unit vectors [h, w, 3].
        who: where they are seen [h, w].
        light: what they were drawn in, and what they stand in.
        turn: how far.
    """
    box = _box(who)
    if box is None or turn.strength <= 0:
        return picture
    mask = who[box]
    gain = ratio(_smooth(normals[box], mask, picture.shape[0]), mask, light, turn)
    matte = softened(mask, _EDGE_PX)[..., None]
    there = encoded(linear(picture[box]) * (1 + (gain - 1) * matte))
    out = picture.copy()
    out[box] = np.where(matte > 0, there, picture[box])
    return out


def ratio(normals: Floats, who: Mask, light: Shadings, turn: Turn) -> Floats:
    """Gains [h, w, 3] in linear light, whose brightness is 1 in the mean of the person."""
    gain = np.log(shading(light.here, normals) / shading(light.drawn, normals))
    exposure = gain @ _LUMA
    balance = gain - exposure[..., None]
    exposure = turn.strength * (exposure - float(exposure[who].mean()))
    most, tint = np.log(turn.exposure), np.log(turn.balance)
    exposure = most * np.tanh(exposure / most)  # a bound without an edge
    balance = np.clip(turn.strength * balance, -tint, tint)
    return np.asarray(np.exp(exposure[..., None] + balance), np.float32)


def light_seen(picture: Pixels, normals: Floats, who: Mask) -> Floats:
    """Where the light on somebody seems to come from [3]: the steepest rise of their brightness.

    By least squares over what is seen of them, so that only evenly coloured people tell much.
    """
    facing = normals[who].astype(np.float64)
    bright = linear(picture[who]) @ _LUMA
    known = np.hstack([np.ones((len(facing), 1)), facing])
    slope = np.linalg.lstsq(known, bright.astype(np.float64), rcond=None)[0][1:]
    return np.asarray(slope / max(float(np.linalg.norm(slope)), 1e-12), np.float32)


def _smooth(normals: Floats, who: Mask, height: int) -> Floats:
    """Normals without facets, and carried a little over the person's edge."""
    sigma = _SMOOTH_PX * height / 480
    weight = ndimage.gaussian_filter(who.astype(np.float32), sigma, truncate=2.5)
    parts = [ndimage.gaussian_filter(normals[..., i] * who, sigma, truncate=2.5) for i in range(3)]
    mixed = np.stack(parts, -1) / np.maximum(weight, 1e-3)[..., None]
    length = np.linalg.norm(mixed, axis=-1, keepdims=True)
    return np.asarray(
        np.where(length > 1e-3, mixed / np.maximum(length, 1e-3), normals), np.float32
    )


def _box(who: Mask) -> tuple[slice, slice] | None:
    """The part of the picture that holds the person and their soft edge."""
    found = ndimage.find_objects(who.astype(np.int8))
    if not found:
        return None
    rows, columns = (
        slice(max(part.start - 4, 0), min(part.stop + 4, limit))
        for part, limit in zip(found[0], who.shape, strict=True)
    )
    return rows, columns


def world_normals(
    levels: npt.NDArray[np.uint8], world_to_camera: npt.NDArray[np.float64]
) -> Floats:
    """Unit vectors [h, w, 3] in the world from the normals pass: x right, y up, z to the camera."""
    seen = levels.astype(np.float32) / 127.5 - 1
    axes = (world_to_camera[:3, :3] * np.array([[1], [-1], [-1]])).astype(np.float32)
    facing = seen @ axes
    length = np.maximum(np.linalg.norm(facing, axis=-1, keepdims=True), 1e-6)
    return np.asarray(facing / length, np.float32)
