"""A shot longer than a model's window, as segments that overlap.

Enters: how many frames are wanted, which lengths a model makes, how far neighbours overlap. Leaves:
segments, each with what the one before has made already, and the frames joined again. Numpy only.

The first `known` frames of an overlap are handed to the next segment as pictures to keep; its last
`blend` frames are made by both and cross-faded, so that no single cut shows. Overlaps begin where
the model's own groups of frames begin, and only whole groups are blended: what a group knows, it
knows whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np

from renderers.generative.card import Grid
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Control, Pixels

PAINT = 255  # masks: the model paints
KEEP = 0  # masks: the picture stays


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames first … first + frames of a shot, made in one go."""

    first: int
    frames: int  # of the shot; never beyond its end
    length: int  # what the model makes: on its grid, the surplus trimmed
    known: int = 0  # leading frames that stand already
    blend: int = 0  # frames after those that stand too, and are made anew and cross-faded

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.first + self.frames


def fitted_length(frames: int, grid: Grid) -> int:
    """The shortest length on the grid that holds so many frames; may lie beyond the window."""
    beyond = max(0, frames - grid.frames_offset)
    steps = -(-beyond // grid.frames_step)
    return max(1, grid.frames_step * steps + grid.frames_offset)


def window(grid: Grid) -> int:
    """The longest length on the grid.

    Raises:
        CardError: no length fits.
    """
    steps = (grid.most_frames - grid.frames_offset) // grid.frames_step
    longest = grid.frames_step * steps + grid.frames_offset
    if steps < 0 or longest < 1:
        raise CardError(
            f"No length of {grid.frames_step} n + {grid.frames_offset} frames is within"
            f" {grid.most_frames}; correct the card's grid."
        )
    return longest


def planned(frames: int, grid: Grid, overlap: int = 0, blend: int = 0) -> tuple[Segment, ...]:
    """Segments of one length that cover 0 … frames.

    Args:
        frames: how many are wanted, at least 1.
        grid: which lengths there are.
        overlap: the least number of frames that neighbours share; rounded up to the grid.
        blend: how many of those, counted from their end, are made by both; rounded down to whole
            groups of frames.

    Raises:
        CardError: the overlap leaves a segment nothing of its own, or blends more than it holds.
    """
    longest = window(grid)
    if frames < 1:
        raise CardError(f"{frames} frames are wanted; ask for at least one.")
    if frames <= longest:
        return (Segment(0, frames, fitted_length(frames, grid)),)
    shared = _shared(overlap, blend, longest, grid)
    count = 1 - (longest - frames) // (longest - shared)
    length = fitted_length(-(-(frames + (count - 1) * shared) // count), grid)
    firsts = _spread(frames, length, count, grid.frames_step)
    return tuple(_segments(firsts, frames, length, blend - blend % grid.frames_step))


def _shared(overlap: int, blend: int, longest: int, grid: Grid) -> int:
    """The overlap on the grid: as many frames more than whole steps as a length has."""
    if not 0 <= blend <= overlap:
        raise CardError(f"{blend} frames cannot be blended in an overlap of {overlap}.")
    surplus = longest % grid.frames_step
    shared = surplus + grid.frames_step * max(0, -(-(overlap - surplus) // grid.frames_step))
    if shared >= longest:
        raise CardError(
            f"An overlap of {overlap} frames leaves a window of {longest} nothing of its own."
        )
    return shared


def _spread(frames: int, length: int, count: int, step: int) -> list[int]:
    """First frames, evenly, each on a whole step."""
    last = -(-(frames - length) // step)
    return [k * last // (count - 1) * step for k in range(count)]


def _segments(firsts: list[int], frames: int, length: int, blend: int) -> list[Segment]:
    found = [Segment(0, min(frames, length), length)]
    for first in firsts[1:]:
        shared = found[-1].end - first
        found.append(Segment(first, min(length, frames - first), length, shared - blend, blend))
    return found


def seed_of(seed: int, index: int) -> int:
    """The seed of a segment: the shot's own for the first, and another for each after it."""
    if not index:
        return seed
    return int.from_bytes(sha256(f"{seed}/{index}".encode()).digest()[:8], "big") >> 1


def requested(segment: Segment, index: int, shot: ClipRequest, made: Pixels) -> ClipRequest:
    """What is asked for one segment.

    Args:
        segment: which.
        index: its place among the segments.
        shot: the whole shot's request; controls, pictures and mask of all its frames.
        made: [m, h, w, 3], the frames that stand already, from the shot's first.
    """
    span = slice(segment.first, segment.end)
    pictures, mask = _standing(segment, shot, made)
    return replace(
        shot,
        seed=seed_of(shot.seed, index),
        frames=segment.frames,
        controls=tuple(Control(c.kind, c.pictures[span], c.weight) for c in shot.controls),
        pictures=pictures,
        mask=mask,
    )


def _standing(
    segment: Segment, shot: ClipRequest, made: Pixels
) -> tuple[Pixels | None, Pixels | None]:
    """Known pictures and the mask: the shot's own, and over them what was made."""
    if shot.pictures is None and shot.mask is None and not segment.known:
        return None, None
    span, size = slice(segment.first, segment.end), (shot.height_px, shot.width_px)
    if shot.pictures is None:
        pictures = np.zeros((segment.frames, *size, 3), np.uint8)
    else:
        pictures = shot.pictures[span].copy()
    if shot.mask is None:
        mask = np.full((segment.frames, *size), PAINT, np.uint8)
    else:
        mask = shot.mask[span].copy()
    pictures[: segment.known] = made[segment.first : segment.first + segment.known]
    mask[: segment.known] = KEEP
    return pictures, mask


def joined(segments: Sequence[Segment], pieces: Sequence[Pixels]) -> Pixels:
    """All frames of the shot, each once and in order.

    Args:
        segments: as planned.
        pieces: [frames, h, w, 3] of each.
    """
    whole = np.array(pieces[0])
    for segment, piece in zip(segments[1:], pieces[1:], strict=True):
        whole = appended(whole, segment, piece)
    return whole


def appended(whole: Pixels, segment: Segment, piece: Pixels) -> Pixels:
    """What stands, and one segment more; its blended frames cross-faded, known ones as they were.

    Raises:
        CardError: the piece is not as long as its segment, or leaves a gap.
    """
    if len(piece) != segment.frames or len(whole) < segment.first + segment.known + segment.blend:
        raise CardError(
            f"Frames {segment.first} to {segment.end - 1} came back as {len(piece)}; {len(whole)}"
            " frames stand before them. Make the shot again."
        )
    shared = segment.known + segment.blend
    kept = whole[: segment.first + segment.known]
    older = whole[segment.first + segment.known : segment.first + shared]
    faded = _faded(older, piece[segment.known : shared])
    return np.concatenate([kept, faded, piece[shared:]])


def _faded(older: Pixels, newer: Pixels) -> Pixels:
    """From the older to the newer, neither end whole; rounded half up in whole numbers."""
    count = len(older)
    share = np.arange(1, count + 1, dtype=np.uint32)[:, None, None, None]
    mixed = older * (count + 1 - share) + newer * share
    return ((2 * mixed + count + 1) // (2 * (count + 1))).astype(np.uint8)
