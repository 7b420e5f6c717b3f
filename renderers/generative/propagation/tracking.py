"""Where the point under each pixel was at an earlier keyframe, and will be at a later one.

Enters: labels, motion and depth, frame by frame. Leaves: places [h, w, 2] in the keyframe, pixels
from the top left, NaN where the point is hidden there or on the way. Motion vectors lead forwards
and are exact; backwards they are inverted, which is exact to a fraction of a pixel.
"""

import numpy as np

from renderers.generative.propagation.belonging import Belonging
from renderers.generative.resampling import Floats, Mask, Whole, sampled

_NEARER_M = 0.08  # a frame: more than bodies come nearer or go
_NEARER = 0.02  # and as a share of the distance
_LEAST = 0.3  # weight of the pixels that must agree
_ROUNDS = 2  # of inverting motion
_CLOSE_PX = 2.0  # an inverted place leads back to within so many pixels


def centres(height: int, width: int) -> Floats:
    """Every pixel's own place [h, w, 2]."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    return np.stack([x, y], -1).astype(np.float32)


def led_forward(here: Belonging, there: Belonging, places: Floats, wanted: Mask) -> Floats:
    """Places at a later keyframe of this frame's points, from those of the next frame's.

    Args:
        here: this frame, with its motion.
        there: the next frame.
        places: of the next frame's points at the keyframe [h, w, 2].
        wanted: pixels of this frame that are asked for [h, w].
    """
    rows, columns = np.nonzero(wanted)
    if here.flow is None:
        raise ValueError("the last frame leads nowhere: ask for frames before it")
    motion = here.flow[rows, columns]
    x, y = columns + 0.5 + motion[:, 0], rows + 0.5 + motion[:, 1]
    return _taken(places, (rows, columns), (x, y), here, there)


def led_back(here: Belonging, before: Belonging, places: Floats, wanted: Mask) -> Floats:
    """Places at an earlier keyframe of this frame's points, from those of the frame before's.

    Arguments as of `led_forward`; `before` has the motion that leads here.
    """
    rows, columns = np.nonzero(wanted)
    x, y = _origins(here, before, wanted, (rows, columns))
    return _taken(places, (rows, columns), (x, y), here, before)


def _taken(
    places: Floats,
    own: tuple[Whole, Whole],
    at: tuple[Floats, Floats],
    here: Belonging,
    other: Belonging,
) -> Floats:
    """A map of places read off at points of another frame, where the same surface is seen."""
    label, depth = here.label[own], here.depth_m[own]
    known = np.isfinite(places[..., 0])

    def same(place: Whole, row: Whole, column: Whole) -> Mask:
        away = np.abs(other.depth_m[row, column] - depth[place])
        fits = away < _NEARER_M + _NEARER * depth[place]
        return np.asarray(fits & (other.label[row, column] == label[place]) & known[row, column])

    found, weight = sampled(places, *at, same)
    out = np.full(places.shape, np.nan, np.float32)
    good = weight >= _LEAST
    out[own[0][good], own[1][good]] = found[good]
    return out


def _origins(
    here: Belonging, before: Belonging, asked: Mask, at: tuple[Whole, Whole]
) -> tuple[Floats, Floats]:
    """Where this frame's pixels came from in the frame before; NaN where nothing leads here."""
    if before.flow is None:
        raise ValueError("the frame before has no motion: passes of the last frame lead nowhere")
    rows, columns = at
    sources = before.moving if here.moving[at].all() else np.ones_like(asked)
    guess = _splatted(here, before, sources)[at]
    label = here.label[at]
    wanted = np.stack([columns + 0.5, rows + 0.5], -1).astype(np.float32)
    place = wanted + guess
    motion = before.flow
    for _ in range(_ROUNDS):
        found, weight = _motion_at(motion, before, place, label)
        place = np.where(weight[:, None] >= _LEAST, wanted - found, place)
    found, weight = _motion_at(motion, before, place, label)
    missed = np.abs(place + found - wanted).max(axis=1)
    lost = (weight < _LEAST) | ~(missed < _CLOSE_PX)
    place = np.where(lost[:, None], np.float32(np.nan), place)
    return place[:, 0], place[:, 1]


def _motion_at(
    motion: Floats, frame: Belonging, place: Floats, label: np.typing.NDArray[np.uint16]
) -> tuple[Floats, Floats]:
    def same(at: Whole, row: Whole, column: Whole) -> Mask:
        return np.asarray(frame.label[row, column] == label[at])

    return sampled(motion, place[:, 0], place[:, 1], same)


def _splatted(here: Belonging, before: Belonging, sources: Mask) -> Floats:
    """A first guess of how far back each pixel's origin lies [h, w, 2]; 0 where none is known.

    Every point of the frame before is set down where it goes, the nearest last; small gaps take
    what lies beside them.
    """
    motion = before.flow if before.flow is not None else np.zeros((*sources.shape, 2), np.float32)
    height, width = here.label.shape
    rows, columns = np.nonzero(sources)
    step = np.floor(motion[rows, columns] + np.float32(0.5))
    row, column = rows + step[:, 1], columns + step[:, 0]
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    source = (rows * width + columns)[inside]
    target = (row * width + column)[inside].astype(np.int64)
    order = np.argsort(-before.depth_m.ravel()[source], kind="stable")
    source, target = source[order], target[order]
    fits = before.label.ravel()[source] == here.label.ravel()[target]
    back = np.zeros((height * width, 2), np.float32)
    known = np.zeros(height * width, np.bool_)
    back[target[fits]] = -motion.reshape(-1, 2)[source[fits]]
    known[target[fits]] = True
    return _gaps_closed(back.reshape(height, width, 2), known.reshape(height, width), here)


def _gaps_closed(back: Floats, known: Mask, here: Belonging) -> Floats:
    """Guesses carried to neighbours with the same label, twice."""
    for _ in range(2):
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            beside = np.roll(known, step, axis) & (np.roll(here.label, step, axis) == here.label)
            take = ~known & beside
            back[take] = np.roll(back, step, axis)[take]
            known = known | take
    return back
