"""The job of recording a shot's passes, for models to follow and to be held to.

Enters: a cue sheet and a size. Leaves: blob "passes", a `ShotPasses`.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from renderers.cue_sheet import CueSheet
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses, packed
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import restored
from renderers.production.generated.finishing.going import Going, without
from renderers.production.plugins import backend
from renderers.production.shooting import act
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.backends.toon.renderer import ToonRenderer
    from renderers.mesh import Floats
    from renderers.passes.cameras import Camera
    from renderers.passes.poses import Person
    from renderers.passes.shot_files import View
    from renderers.renderer import Assets
    from renderers.xsheet import XSheet

_NEAREST, _FARTHEST = 0.5, 99.0  # percentiles of the shot's depth that near-bright spans
_LARGEST = np.iinfo(np.int16).max
_BODY_POINTS, _FACE_POINTS = 18, 70
_MEASURED = ("pose", "depth", "ids", "line", "normal", "flow", "intrinsics", "extrinsics", "body",
             "face")  # fmt: skip


def record_passes(context: Context) -> Result:
    """Measure every pass of a shot; the run of the job "passes"."""
    cues = restored(context.params["cues"], CueSheet)
    sheet = _seen(act(cues, context), context)
    size = (context.params["width_px"], context.params["height_px"])
    toon: ToonRenderer = backend(RENDERERS, context.params["renderer"])
    passes = shot_passes(sheet, size, JobAssets(context.blobs, context.inputs), toon)
    return {"passes": context.blobs.put(packed(passes))}


def _seen(sheet: "XSheet", context: Context) -> "XSheet":
    """The performance, or that in which some are never seen: what a removal is held to."""
    gone = context.params.get("without")
    return sheet if gone is None else without(sheet, restored(gone, Going))


def shot_passes(
    sheet: "XSheet", size_px: tuple[int, int], assets: "Assets", toon: "ToonRenderer"
) -> ShotPasses:
    """Every pass of every frame of a staged shot.

    Raises RenderError for a card, which shows no set.
    """
    from renderers.passes.recording import views
    from renderers.passes.shot_files import Recording

    reels = _Reels(tuple(track.character_id for track in sheet.actors), size_px)
    for view in views(sheet, Recording(*size_px), assets, toon):
        reels.take(view)
    return reels.developed(_beauty(sheet, size_px, assets, toon))


class _Reels:
    """Frames of every pass, kept as small as they are told: floats of a shot fill a gigabyte."""

    def __init__(self, people: tuple[str, ...], size_px: tuple[int, int]) -> None:
        self._people, self._size = people, size_px
        self._names: dict[int, str] = {}
        self._frames: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in _MEASURED}

    def take(self, view: "View") -> None:
        """Keep one frame."""
        from renderers.passes import levels
        from renderers.passes.openpose import pose_map

        self._names.update(view.passes.names)
        measured: dict[str, npt.NDArray[Any]] = {
            "pose": pose_map(view.people, *self._size),
            "depth": levels.depth_levels(view.passes.depth_m),
            "ids": view.passes.ids,
            "line": view.ink,
            "normal": levels.normal_levels(view.passes.normal),
            "intrinsics": view.camera.k,
            "extrinsics": view.camera.world_to_camera,
            "body": self._points(view, _BODY_POINTS, lambda person: person.body),
            "face": self._points(view, _FACE_POINTS, lambda person: person.face),
        }
        for name, found in measured.items():
            self._frames[name].append(found)
        if view.following is not None:
            self._frames["flow"].append(_flow(view, view.following))

    def developed(self, beauty: npt.NDArray[np.uint8]) -> ShotPasses:
        """All frames, held together."""
        from renderers.passes.levels import near_bright

        width, height = self._size
        still = np.zeros((0, height, width, 2), np.int16)  # one frame goes nowhere
        stacks: dict[str, Any] = {
            name: np.stack(frames) if frames else still for name, frames in self._frames.items()
        }
        span = _span(stacks["depth"])
        near = np.stack([near_bright(frame, *span) for frame in stacks["depth"]]).astype(np.uint8)
        return ShotPasses(
            beauty=beauty, near=near, people=self._people, names=self._names, **stacks
        )

    def _points(
        self, view: "View", count: int, of: "Callable[[Person], Floats]"
    ) -> npt.NDArray[np.float32]:
        """Landmarks [p, count, 3]; zeros where somebody is not in the picture."""
        found = np.zeros((len(self._people), count, 3), np.float32)
        for person in view.people:
            found[self._people.index(person.character_id)] = of(person)
        return found


def _beauty(
    sheet: "XSheet", size_px: tuple[int, int], assets: "Assets", toon: "ToonRenderer"
) -> npt.NDArray[np.uint8]:
    """The picture on ones, without fades."""
    from dataclasses import replace

    from renderers.profile import Profile

    bare = replace(sheet, fade_in_frames=0, fade_out_frames=0)
    profile = Profile("passes", *size_px, step=1)
    drawn = []
    for picture in toon.render(bare, profile, assets):
        kept = picture.pixels[..., :3].copy()
        drawn += [kept] * picture.repeat
    return np.stack(drawn)


def _span(depth: npt.NDArray[np.uint16]) -> tuple[float, float]:
    """Nearest and farthest distance of a shot, metres, without the rarest."""
    from renderers.passes.levels import METRES_PER_LEVEL

    there = depth[depth > 0]
    if not len(there):
        return METRES_PER_LEVEL, 2 * METRES_PER_LEVEL
    near, far = np.percentile(there, [_NEAREST, _FARTHEST]) * METRES_PER_LEVEL
    return float(near), max(float(far), float(near) + METRES_PER_LEVEL)


def _flow(view: "View", following: "Camera") -> npt.NDArray[np.int16]:
    """Motion vectors [h, w, 2] in levels; what leaves behind the camera goes far away."""
    from renderers.passes.motion_vectors import motion_vectors

    moved = motion_vectors(view.passes, view.camera, following) * FLOW_LEVELS
    far = np.nan_to_num(moved, nan=_LARGEST, posinf=_LARGEST, neginf=-_LARGEST)
    return np.rint(np.clip(far, -_LARGEST, _LARGEST)).astype(np.int16)
