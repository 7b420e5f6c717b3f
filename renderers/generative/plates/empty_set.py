"""The set of a shot without its people and handled things, measured by the toon renderer.

Enters: an exposure sheet, assets. Leaves: the passes of the empty set from any viewpoint, and from
the shot's own camera at every frame, walls left out as the shot leaves them out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from renderers.backends.toon.lens import GATE_MM
from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.plates.viewpoint import Bytes, Floats, SetPasses, Viewpoint
from renderers.passes.cameras import camera_at
from renderers.passes.levels import normal_levels
from renderers.profile import Profile
from renderers.renderer import Assets
from renderers.xsheet import CameraTrack, XSheet

_AHEAD_M = 4.0


class EmptySet:
    """Measures one set in one light; a `viewpoint.Measure`."""

    def __init__(self, sheet: XSheet, assets: Assets, renderer: ToonRenderer) -> None:
        """`sheet` is that of any shot in the set."""
        self._sheet = replace(sheet, actors=(), props=(), fade_in_frames=0, fade_out_frames=0,
                              shallow=False)  # fmt: skip
        self._assets, self._renderer = assets, renderer

    def __call__(self, viewpoint: Viewpoint) -> SetPasses:
        """The empty set from a viewpoint; its picture's middle is the lens's."""
        sheet = replace(self._sheet, frames=1, camera=_track(viewpoint))
        size = (viewpoint.width_px, viewpoint.height_px)
        return next(self._measured(sheet, size, (0,)))

    def depth(self, viewpoint: Viewpoint) -> Floats:
        """How far the empty set is from a viewpoint, metres [h, w]; 0 nothing. Draws no picture."""
        sheet = replace(self._sheet, frames=1, camera=_track(viewpoint))
        size = (viewpoint.width_px, viewpoint.height_px)
        ((passes, _),) = self._renderer.every_pass(sheet, *size, self._assets, (0,))
        return passes.depth_m

    def frames(
        self, size_px: tuple[int, int], frames: Sequence[int]
    ) -> Iterator[tuple[Viewpoint, SetPasses]]:
        """The empty set at frames of the shot."""
        measured = self._measured(self._sheet, size_px, frames)
        for frame, passes in zip(frames, measured, strict=True):
            yield Viewpoint(camera_at(self._sheet.camera, frame, *size_px), *size_px), passes

    def _measured(
        self, sheet: XSheet, size: tuple[int, int], frames: Sequence[int]
    ) -> Iterator[SetPasses]:
        measured = self._renderer.every_pass(sheet, *size, self._assets, frames)
        pictures = self._pictures(sheet, size, frames)
        for (passes, ink), beauty in zip(list(measured), pictures, strict=True):
            yield SetPasses(passes.depth_m, ink, normal_levels(passes.normal), passes.ids, beauty)

    def _pictures(
        self, sheet: XSheet, size: tuple[int, int], frames: Sequence[int]
    ) -> Iterator[Bytes]:
        """Pictures of frames; the others only say which walls are in the way, and are not drawn.

        Each frame comes twice and its second picture counts: after a leap the renderer would draw
        the set at half its size, as it does where a picture rushes by.
        """
        others = sorted(set(range(sheet.frames)) - set(frames))
        order = [*(frame for frame in frames for _ in range(2)), *others]
        drawn = replace(sheet, frames=len(order), camera=_reordered(sheet.camera, order))
        profile = Profile("plate", *size, step=1, shadows=False)
        first = 0
        for picture in self._renderer.render(drawn, profile, self._assets):
            kept = picture.pixels[..., :3].copy()
            until = min(first + picture.repeat, 2 * len(frames))
            yield from [kept] * len([i for i in range(first, until) if i % 2])
            first += picture.repeat
            if first >= 2 * len(frames):
                return


def _reordered(track: CameraTrack, order: Sequence[int]) -> CameraTrack:
    at = list(order)
    return CameraTrack(track.eye_m[at], track.aim_m[at], track.roll_deg[at], track.lens_mm[at],
                       track.focus_m[at])  # fmt: skip


def _track(viewpoint: Viewpoint) -> CameraTrack:
    """One frame of a camera that stands at a viewpoint."""
    pose = viewpoint.camera.world_to_camera
    eye = viewpoint.camera.eye_m
    right, down, ahead = pose[0, :3], pose[1, :3], pose[2, :3]
    level = np.cross(ahead, [0.0, 1.0, 0.0])
    level = np.array([0, 0, -1.0]) if np.linalg.norm(level) < 1e-6 else level
    level = level / np.linalg.norm(level)
    up = np.cross(level, ahead)
    roll = np.degrees(np.arctan2(float(right @ up), float(right @ level)))
    del down
    flat = np.zeros(1, np.float32)
    lens = np.float32(viewpoint.focal_px * GATE_MM / viewpoint.width_px)
    return CameraTrack(
        eye[None].astype(np.float32), (eye + ahead * _AHEAD_M)[None].astype(np.float32),
        flat + np.float32(roll), flat + lens, flat + np.float32(_AHEAD_M),
    )  # fmt: skip
