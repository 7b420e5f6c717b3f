"""What motion does not explain, put together from patches of the keyframes.

Enters: a frame's drawn picture as guide, keyframes with theirs, the pixels that are missing.
Leaves: colours for them. Lids that shut, an arm's far side, a fold: each missing pixel looks for
the place in a keyframe, on the same person, whose drawn surroundings are most like its own, and
takes the painted colours from there; neighbours vote (after StyLit and EbSynth, Fišer et al. 2016,
Jamriška et al. 2019). Surroundings are compared by their principal components in a k-d tree; how
many are asked and how many answer is bounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask, Whole

_REACH = 2  # pixels to each side: patches of five
_PARTS = 10  # principal components
_PLACE = 60.0  # levels that being a label's whole width apart costs
_MOST_SOURCES = 9_000
_MOST_ASKED = 2_500
_MOST_LEARNT = 1_500  # patches that the components are learnt from
_ALIKE = 36.0  # levels by which surroundings may differ, in the mean, and still be the same thing
_BLOCK = 1  # pixels to each side that a match brings along, at least


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A keyframe: painted, as it was drawn, and whose each pixel is."""

    picture: Pixels  # [h, w, 3]
    drawn: Pixels  # [h, w, 3]
    label: npt.NDArray[np.uint16]  # [h, w]


@dataclass(frozen=True, slots=True, eq=False)
class _Shelf:
    """What the keyframes show of one label."""

    points: Whole  # [N, 2] row, column
    which: Whole  # [N] keyframe
    patches: Floats  # [N, 75]
    axes: Floats  # [75, k]
    scale: np.float32  # levels a pixel of distance costs
    tree: cKDTree


class Patches:
    """Patches of keyframes, looked through for frame after frame."""

    def __init__(self, keys: Sequence[Painted]) -> None:
        self._keys = keys
        self._shelves: dict[int, _Shelf | None] = {}

    def patched(
        self, drawn: Pixels, label: npt.NDArray[np.uint16], missing: Mask
    ) -> tuple[Floats, Mask]:
        """Colours [h, w, 3] for missing pixels, and which of them were found.

        Args:
            drawn: the frame as it is drawn, the guide.
            label: whose each pixel is.
            missing: pixels that are wanted.
        """
        colour = np.zeros((*label.shape, 3), np.float32)
        votes = np.zeros(label.shape, np.float32)
        for one in np.unique(label[missing]):
            shelf = self._shelf(int(one))
            if shelf is not None:
                mine = (label == one) & missing
                _vote(_matched(drawn, mine, shelf), mine, (colour, votes), self._keys)
        found: Mask = missing & (votes > 0)
        colour[found] /= votes[found][:, None]
        return colour, found

    def _shelf(self, label: int) -> _Shelf | None:
        """The patches of one label; None where no keyframe shows it."""
        if label not in self._shelves:
            self._shelves[label] = _shelved(label, self._keys)
        return self._shelves[label]


def _shelved(label: int, keys: Sequence[Painted]) -> _Shelf | None:
    most = _MOST_SOURCES // len(keys)
    sources = [_thinned(np.argwhere(key.label == label), most)[0] for key in keys]
    points = np.concatenate(sources)
    if not len(points):
        return None
    drawn = [_surroundings(k.drawn, s) for k, s in zip(keys, sources, strict=True)]
    patches = np.concatenate(drawn)
    axes = _components(patches[:: max(len(patches) // _MOST_LEARNT, 1)])
    scale = np.float32(_PLACE / max(float(np.ptp(points, axis=0).max()), 32.0))
    which = np.repeat(np.arange(len(keys)), [len(s) for s in sources])
    tree = cKDTree(np.hstack([patches @ axes, points * scale]))
    return _Shelf(points, which, patches, axes, scale, tree)


def _matched(drawn: Pixels, missing: Mask, shelf: _Shelf) -> "_Match":
    """The likest patch for each missing pixel, where one is alike at all."""
    asked, step = _thinned(np.argwhere(missing), _MOST_ASKED)
    mine = _surroundings(drawn, asked)
    _, nearest = shelf.tree.query(np.hstack([mine @ shelf.axes, asked * shelf.scale]), eps=0.5)
    alike = np.abs(mine - shelf.patches[nearest]).mean(axis=1) <= _ALIKE
    taken = np.asarray(nearest)[alike]
    return _Match(asked[alike], shelf.points[taken], shelf.which[taken], step)


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Pixels [N, 2] and the keyframe's pixels that answer them."""

    asked: Whole
    matched: Whole
    which: Whole  # [N] keyframe
    step: int


def _vote(
    match: _Match, missing: Mask, into: tuple[Floats, Floats], keys: Sequence[Painted]
) -> None:
    """Every match lends its surroundings; what overlaps is averaged, the middle counts most."""
    colour, votes = into
    height, width = missing.shape
    reach = max(_BLOCK, match.step)
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            share = np.float32(0.3 ** (abs(down) + abs(across)))
            off, limit = np.array([down, across]), np.array([height, width])
            at, source = match.asked + off, match.matched + off
            low, high = np.minimum(at, source), np.maximum(at, source)
            inside = np.asarray(((low >= 0) & (high < limit)).all(axis=1))
            inside[inside] = missing[tuple(at[inside].T)]
            for number, key in enumerate(keys):
                mine = inside & (match.which == number)
                mine[mine] = (
                    key.label[tuple(source[mine].T)] == key.label[tuple(match.matched[mine].T)]
                )
                rows, columns = at[mine].T
                np.add.at(votes, (rows, columns), share)
                np.add.at(colour, (rows, columns), key.picture[tuple(source[mine].T)] * share)


def _thinned(points: Whole, most: int) -> tuple[Whole, int]:
    """Points on a grid as coarse as it takes to be few enough, and its step."""
    step = 1
    chosen = points
    while len(chosen) > most:
        step += 1
        chosen = points[((points % step) == 0).all(axis=1)]
    return (chosen if len(chosen) else points[:1]), step


def _surroundings(picture: Pixels, points: Whole) -> Floats:
    """Patches around points, flattened [N, 75]."""
    padded = np.pad(picture, ((_REACH, _REACH), (_REACH, _REACH), (0, 0)), mode="edge")
    size = 2 * _REACH + 1
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(0, 1))
    found = windows[points[:, 0], points[:, 1]]
    return np.asarray(found.reshape(len(points), 3 * size * size), np.float32)


def _components(patches: Floats) -> Floats:
    """Axes [75, k] along which patches differ most."""
    centred = patches - patches.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :_PARTS]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    return np.asarray(axes * signs, np.float32)
