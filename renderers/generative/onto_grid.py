"""Requests fitted to a model's grid, and answers fitted back.

Enters: requests of any size and length. Leaves: requests whose sizes are multiples and whose
lengths fit the grid, by edges repeated to the right, below and after the end; answers cropped,
trimmed and put together with the picture so that nothing outside the mask changes by a bit. Too
small pictures are painted larger, and where a smaller profile stands in, smaller.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from PIL import Image

from renderers.generative.card import Grid
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

Request = TypeVar("Request", StillRequest, ClipRequest)
_Change = Callable[[Pixels], Pixels]
_WHOLE = 255


@dataclass(frozen=True, slots=True)
class Fit:
    """Sizes on the way: asked for, scaled to, padded to."""

    asked_px: tuple[int, int]
    scaled_px: tuple[int, int]
    painted_px: tuple[int, int]
    frames: int  # asked for
    painted_frames: int


def fit(grid: Grid, request: StillRequest | ClipRequest, share: float = 1.0) -> Fit:
    """How a request comes onto the grid; `share` of its edges is painted where memory is short."""
    width, height = request.width_px, request.height_px
    least = grid.least_px / min(width, height)
    scale = max(min(share, 1.0), least)
    scaled = (max(1, round(width * scale)), max(1, round(height * scale)))
    frames = request.frames if isinstance(request, ClipRequest) else 1
    steps = -(-(frames - grid.frames_offset) // grid.frames_step)
    length = max(steps, 0) * grid.frames_step + grid.frames_offset
    painted = (_up(scaled[0], grid.multiple_px), _up(scaled[1], grid.multiple_px))
    return Fit((width, height), scaled, painted, frames, max(length, frames))


def fitted(request: Request, fit: Fit) -> Request:
    """The request on the grid; a picture without a mask is one to be painted everywhere."""
    moves = isinstance(request, ClipRequest)
    change = _onto if moves else _onto_one

    def smooth(pixels: Pixels) -> Pixels:
        return change(pixels, fit, Image.Resampling.LANCZOS)

    def hard(pixels: Pixels) -> Pixels:
        return change(pixels, fit, Image.Resampling.NEAREST)

    common = replace(
        request,
        width_px=fit.painted_px[0],
        height_px=fit.painted_px[1],
        controls=tuple(replace(c, pictures=smooth(c.pictures)) for c in request.controls),
    )
    if isinstance(common, StillRequest):
        return _still(common, smooth, hard)
    common = replace(common, frames=fit.painted_frames)
    if common.pictures is None:
        return common
    mask = _mask(common.mask, common.pictures, hard)
    return replace(common, pictures=smooth(common.pictures), mask=mask)


def restored(made: Pixels, fit: Fit, request: StillRequest | ClipRequest) -> Pixels:
    """What was painted at the size and length asked for, with what is kept put back."""
    width, height = fit.scaled_px
    pixels = np.ascontiguousarray(made[: fit.frames, :height, :width])
    if fit.scaled_px != fit.asked_px:
        pixels = np.stack([_resized(p, fit.asked_px, Image.Resampling.LANCZOS) for p in pixels])
    kept = request.picture if isinstance(request, StillRequest) else request.pictures
    if request.mask is None or kept is None:
        return pixels
    shape = pixels.shape
    return composited(pixels, kept.reshape(shape), request.mask.reshape(shape[:3]))


def composited(fresh: Pixels, kept: Pixels, mask: Pixels) -> Pixels:
    """Fresh where the mask is 255, kept to the bit where it is 0, mixed between."""
    share = mask[..., None].astype(np.uint16)
    mixed = fresh * share + kept * (_WHOLE - share) + _WHOLE // 2
    answer: Pixels = (mixed // _WHOLE).astype(np.uint8)
    return answer


def _still(request: StillRequest, smooth: _Change, hard: _Change) -> StillRequest:
    masks = tuple(hard(mask) for mask in request.reference_masks)
    request = replace(request, reference_masks=masks)
    if request.picture is None:
        return request
    mask = _mask(request.mask, request.picture, hard)
    return replace(request, picture=smooth(request.picture), mask=mask)


def _mask(mask: Pixels | None, picture: Pixels, hard: _Change) -> Pixels:
    if mask is None:
        mask = np.full(picture.shape[:-1], _WHOLE, np.uint8)
    return hard(mask)


def _onto_one(pixels: Pixels, fit: Fit, how: Image.Resampling) -> Pixels:
    one: Pixels = _onto(pixels[None], fit, how)[0]
    return one


def _onto(frames: Pixels, fit: Fit, how: Image.Resampling) -> Pixels:
    """[n, h, w] or [n, h, w, 3], scaled, then padded by its edges."""
    if fit.scaled_px != fit.asked_px:
        frames = np.stack([_resized(frame, fit.scaled_px, how) for frame in frames])
    right, below = (fit.painted_px[i] - fit.scaled_px[i] for i in (0, 1))
    after = fit.painted_frames - len(frames)
    edges = [(0, after), (0, below), (0, right), (0, 0)][: frames.ndim]
    return np.ascontiguousarray(np.pad(frames, edges, mode="edge"))


def _resized(picture: Pixels, size_px: tuple[int, int], how: Image.Resampling) -> Pixels:
    return np.asarray(Image.fromarray(picture).resize(size_px, how))


def _up(length: int, multiple: int) -> int:
    return -(-length // multiple) * multiple
