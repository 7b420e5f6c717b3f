"""People of a finished shot in the light of the place where they stand.

Enters: frames, passes, the plate, the light they were drawn in. Leaves: frames, and what was done.
Everybody's surroundings are asked where they are seen, every few frames; between these the light
changes evenly, so that nothing flickers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from renderers.generative.grading.harmonics import brightest
from renderers.generative.grading.shading_ratio import Shadings, Turn, turned, world_normals
from renderers.generative.plates.drawn_light import Drawn
from renderers.generative.plates.plate import Plate
from renderers.generative.plates.surroundings import Surroundings, surroundings
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.levels import depth_metres

_EVERY = 6  # frames after which surroundings are asked again
_LEAST_PX = 60  # smaller people show no light
_MOST_PX = 4000  # of a person that tell where they are


def relit_shot(
    frames: Pixels,
    passes: ShotPasses,
    plate: Plate,
    drawn: Mapping[str, Drawn],
    strength: float,
) -> tuple[Pixels, dict[str, Any]]:
    """The frames [n, h, w, 3] with everybody relit, and for each where their light came from.

    Args:
        frames: as painted; not changed.
        passes: of the same shot.
        plate: of its place; without views nothing is done.
        drawn: shadings by names of ids, see `drawn_light.drawn_lights`.
        strength: of the way from the drawn light to the room's, 0…1; at 0 nothing is done.
    """
    if strength <= 0 or not plate.views:
        return frames, {}
    room = surroundings(plate)
    found = {name: _track(passes, name, room) for name in sorted(drawn)}
    tracks = {name: track for name, track in found.items() if track is not None}
    out = frames.copy()
    for frame in sorted({frame for track in tracks.values() for frame in track.frames}):
        normals = world_normals(passes.normal[frame], passes.extrinsics[frame])
        for name, track in tracks.items():
            if frame in track.masks:
                light = Shadings(drawn[name](frame), track.at(frame))
                out[frame] = turned(out[frame], normals, track.masks[frame], light, Turn(strength))
    return out, {name: _told(drawn[name], track) for name, track in tracks.items()}


@dataclass(frozen=True, slots=True, eq=False)
class _Track:
    """Somebody over a shot, and the light around them at some frames."""

    frames: Sequence[int]  # in which they are seen
    masks: Mapping[int, Mask]
    asked: Sequence[int]  # frames at which `lights` holds
    lights: Floats  # [k, 9, 3]

    def at(self, frame: int) -> Floats:
        """The room's shading where they are [9, 3]."""
        after = int(np.searchsorted(self.asked, frame))
        if after == 0 or self.asked[min(after, len(self.asked) - 1)] == frame:
            return np.asarray(self.lights[after])
        if after == len(self.asked):
            return np.asarray(self.lights[-1])
        begin, end = self.asked[after - 1], self.asked[after]
        share = np.float32((frame - begin) / (end - begin))
        mixed = self.lights[after - 1] * (1 - share) + self.lights[after] * share
        return np.asarray(mixed, np.float32)


def _track(passes: ShotPasses, name: str, room: Surroundings) -> _Track | None:
    """Somebody or something in a shot; None where it is hardly seen."""
    ids = [i for i, known in passes.names.items() if known in (name, _face(name))]
    masks = {frame: np.isin(passes.ids[frame], ids) for frame in range(passes.frames)}
    masks = {frame: mask for frame, mask in masks.items() if int(mask.sum()) >= _LEAST_PX}
    if not masks:
        return None
    frames = sorted(masks)
    asked = sorted({*frames[::_EVERY], frames[-1]})
    lights = [room.at(where_seen(passes, frame, masks[frame])) for frame in asked]
    return _Track(frames, masks, asked, np.stack(lights))


def where_seen(passes: ShotPasses, frame: int, mask: Mask) -> Floats:
    """Where somebody is: the middle of what is seen of them, in the world [3]."""
    rows, columns = np.nonzero(mask)
    step = max(len(rows) // _MOST_PX, 1)
    rows, columns = rows[::step], columns[::step]
    depth = depth_metres(passes.depth[frame][rows, columns]).astype(np.float64)
    pixel = np.stack([columns + 0.5, rows + 0.5, np.ones(len(rows))], 1)
    seen = pixel @ np.linalg.inv(passes.intrinsics[frame]).T * depth[:, None]
    pose = passes.extrinsics[frame]
    return np.asarray(np.median((seen - pose[:3, 3]) @ pose[:3, :3], axis=0), np.float32)


def _face(name: str) -> str:
    kind, _, who = name.partition(":")
    return f"face:{who}" if kind == "actor" else name


def _told(drawn: Drawn, track: _Track) -> dict[str, Any]:
    """Where light came from in the drawing and in the room, at the first frame."""
    first = track.frames[0]
    return {
        "drawn": [round(float(v), 2) for v in brightest(drawn(first))],
        "room": [round(float(v), 2) for v in brightest(track.at(first))],
    }
