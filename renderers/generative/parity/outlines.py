"""Whether people stand where they were put, told by their outlines.

Enters: a moment, a person's ids, the backdrop where it is known. Leaves: by how much the person's
outline in the painted picture covers that of the sheet (intersection over union), against what the
same measurement finds in the drawn picture. Before a known backdrop whoever is there differs from
it. Without one, colours are learnt inside and round the mask, as GrabCut does it, and every pixel
is asked which of both it is more like; where even the drawn picture cannot be told apart so,
nothing is said.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from renderers.generative.parity.colour import lab
from renderers.generative.parity.footage import Moment
from renderers.generative.resampling import Floats, Mask

_LEAST_PX = 150  # smaller figures are not judged
_LEAST_TOLD = 0.6  # overlap in the drawn picture, below which colours tell nothing
_ROUND = 0.35  # of a figure's size: how far round it is looked
_BINS = (10, 12, 12)
_LOW, _HIGH = np.array([0, -60, -60]), np.array([100, 60, 60])
_RARE = 1e-4
_SMOOTH_PX = 1.2
_OVERHANG_PX = 2  # of ink over what it outlines
_UNLIKE = 7.0  # Lab: a backdrop's own pixels differ by less
_LEAST_KNOWN = 0.7  # of what lies behind a figure; else it is told by its colours
_NOISE = 2.0  # times what a backdrop differs by beyond everybody


@dataclass(frozen=True, slots=True, eq=False)
class Backdrop:
    """The place without people, as far as it is known."""

    picture: np.typing.NDArray[np.uint8]  # [h, w, 3]
    known: Mask  # [h, w]


def overlap(
    moment: Moment, own: tuple[int, ...], others: tuple[int, ...], behind: Backdrop | None = None
) -> float | None:
    """How well a person's outline is kept, 0…1; None where it cannot be told.

    Args:
        moment: the frame.
        own: ids of the person.
        others: ids of other people and things, where nothing is judged.
        behind: the backdrop of this frame, in the moment's size.
    """
    mask = moment.mask(own)
    if mask.sum() < _LEAST_PX:
        return None
    box = _box(mask)
    part = mask[box]
    rim = ndimage.binary_dilation(part, iterations=_OVERHANG_PX) & ~part
    ignored = moment.mask(others)[box] | rim
    painted = lab(moment.painted[box])
    if behind is not None and behind.known[mask].mean() >= _LEAST_KNOWN:
        unlike = _unlike(moment, (own, others), behind)
        if unlike is not None:
            there = unlike[box]
            return _shared(_kept(there, part), part, ignored | ~behind.known[box])
    expected = _shared(_apart(lab(moment.drawn[box]), part, ignored), part, ignored)
    if expected < _LEAST_TOLD:
        return None
    return min(1.0, _shared(_apart(painted, part, ignored), part, ignored) / expected)


def _unlike(
    moment: Moment, ids: tuple[tuple[int, ...], tuple[int, ...]], behind: Backdrop
) -> Mask | None:
    """Where the painted picture is not the backdrop; None where it is so nowhere."""
    away = lab(moment.painted) - lab(behind.picture)
    apart = ndimage.gaussian_filter(np.linalg.norm(away, axis=2), _SMOOTH_PX / 2)
    empty = ~ndimage.binary_dilation(moment.mask((*ids[0], *ids[1])), iterations=8) & behind.known
    if empty.sum() < _LEAST_PX:
        return None
    noise = float(np.percentile(apart[empty], 75))
    return None if noise > _UNLIKE else np.asarray(apart > max(_UNLIKE, _NOISE * noise))


def _box(mask: Mask) -> tuple[slice, slice]:
    rows, columns = np.nonzero(mask)
    reach = round(_ROUND * max(np.ptp(rows), np.ptp(columns))) + 4
    height, width = mask.shape
    return (
        slice(max(int(rows.min()) - reach, 0), min(int(rows.max()) + reach + 1, height)),
        slice(max(int(columns.min()) - reach, 0), min(int(columns.max()) + reach + 1, width)),
    )


def _apart(colours: Floats, mask: Mask, ignored: Mask) -> Mask:
    """Pixels whose colours are those inside a mask rather than those round it."""
    place = np.clip((colours - _LOW) / (_HIGH - _LOW), 0, 0.9999)
    bins = (place * _BINS).astype(np.int64)
    index = np.ravel_multi_index(tuple(np.moveaxis(bins, -1, 0)), _BINS)
    found, counted = mask, ~ignored
    for _ in range(2):
        inside, outside = (_shares(index[where & counted]) for where in (found, ~found))
        likelier = np.log((inside + _RARE) / (outside + _RARE)).astype(np.float32)
        found = _kept(ndimage.gaussian_filter(likelier[index], _SMOOTH_PX) > 0, mask)
    return found


def _shares(index: "np.typing.NDArray[np.int64]") -> Floats:
    counts = np.bincount(index.ravel(), minlength=int(np.prod(_BINS))).reshape(_BINS)
    smooth = ndimage.gaussian_filter(counts.astype(np.float32), 0.7)
    return np.asarray(smooth.ravel() / max(float(smooth.sum()), 1.0), np.float32)


def _kept(found: Mask, mask: Mask) -> Mask:
    """Pieces that mostly touch the mask's surroundings by lying in it, with their holes closed."""
    pieces, count = ndimage.label(found)
    if not count:
        return found
    size = np.bincount(pieces.ravel(), minlength=count + 1)
    within = np.bincount(pieces.ravel(), mask.ravel(), minlength=count + 1)
    good = within > 0.2 * size
    good[0] = False
    return np.asarray(ndimage.binary_closing(good[pieces], iterations=1) | good[pieces])


def _shared(found: Mask, mask: Mask, ignored: Mask) -> float:
    both = (found & mask & ~ignored).sum()
    either = ((found | mask) & ~ignored).sum()
    return float(both / either) if either else 0.0
