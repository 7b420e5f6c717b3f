"""Stretches of a shot in which somebody's mouth is made to fit: when, and where in the picture.

Enters: passes, cue sheets. Leaves: runs of frames with a box round a face; where in it the face is.
A program that fits mouths is given one face at a time, large and in sight all along.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation, gaussian_filter

from renderers.cue_sheet import CueSheet
from renderers.generative.mouths.regions import mouth_region
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import ShotPasses
from renderers.lip_sync import lips_move

_LEAST_PX = 12.0  # of a mouth: smaller faces are not found
_LEAST_FRAMES = 8
_PAD_FRAMES = 3  # mouths open before the voice and shut after it
_GAP_FRAMES = 12  # shorter silences are part of a stretch
_MARGIN = 0.7  # round the face, of its height
_GROWN, _SOFT = 0.03, 0.02  # of the face's height
_SEEN = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames from `first` on, before `end`, and a box with even sides."""

    person: str
    first: int
    end: int
    rows: slice
    columns: slice


def stretches(passes: ShotPasses, cues: CueSheet, person: str) -> Iterator[Stretch]:
    """When somebody speaks with their face in sight."""
    number = passes.people.index(person)
    faces = passes.face[:, number]
    spoken = _speaking(cues, person, passes.frames)
    shown = np.array([_shown(face) for face in faces])
    for first, end in _runs(spoken & shown):
        if end - first >= _LEAST_FRAMES:
            rows, columns = _box(faces[first:end], passes.size_px)
            yield Stretch(person, first, end, rows, columns)


def face_mask(passes: ShotPasses, stretch: Stretch) -> Pixels:
    """Where the face is within the box [n, h, w]: 255 on it, soft at its rim, 0 on all others."""
    own = tuple(i for i, name in passes.names.items() if name == f"face:{stretch.person}")
    body = tuple(i for i, name in passes.names.items() if name == f"actor:{stretch.person}")
    others = tuple(i for i in passes.ids_of("actor:", "face:", "prop:") if i not in own + body)
    tall = stretch.rows.stop - stretch.rows.start
    grow, soft = max(1, round(_GROWN * tall)), max(0.8, _SOFT * tall)
    found = []
    for ids in passes.ids[stretch.first : stretch.end, stretch.rows, stretch.columns]:
        face = binary_dilation(np.isin(ids, own), iterations=grow) & ~np.isin(ids, others)
        share = gaussian_filter(face.astype(np.float32), soft)
        found.append(np.where(face, np.clip(2 * share - 0.5, 0, 1), 0))
    return np.asarray(np.rint(np.stack(found) * 255), np.uint8)


def _speaking(cues: CueSheet, person: str, frames: int) -> Mask:
    """Frames in which somebody speaks, and a little round them."""
    said = np.zeros(frames, np.bool_)
    for speech in cues.speeches:
        if speech.character_id == person and lips_move(speech):
            first = max(0, speech.start - _PAD_FRAMES)
            said[first : max(0, speech.start + speech.frames + _PAD_FRAMES)] = True
    runs = list(_runs(said))
    for (_, end), (following, _) in pairwise(runs):
        if following - end < _GAP_FRAMES:
            said[end:following] = True
    return said


def _shown(face: npt.NDArray[np.float32]) -> bool:
    region = mouth_region(face)
    return region is not None and region.size_px >= _LEAST_PX


def _runs(true: Mask) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], true.astype(int), [0]])))
    yield from ((int(first), int(end)) for first, end in edges.reshape(-1, 2))


def _box(faces: npt.NDArray[np.float32], size_px: tuple[int, int]) -> tuple[slice, slice]:
    """Room round a face in all its frames [n, 70, 3], with even sides."""
    points = faces[faces[..., 2] >= _SEEN][:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    tall = float(np.median(np.ptp(np.where(faces[..., 2] >= _SEEN, faces[..., 1], np.nan), axis=1)))
    room = _MARGIN * (tall if np.isfinite(tall) else float(high[1] - low[1]))
    found = []
    for axis, limit in ((1, size_px[1]), (0, size_px[0])):
        first = max(0, int(low[axis] - room)) // 2 * 2
        last = min(limit, -(-int(high[axis] + room) // 2) * 2) // 2 * 2
        found.append(slice(first, last))
    return found[0], found[1]
