"""Passes of a real sheet, held together as `ShotPasses`."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses
from renderers.passes import levels
from renderers.passes.motion_vectors import motion_vectors
from renderers.passes.openpose import pose_map
from renderers.passes.recording import views
from renderers.passes.shot_files import Recording, View
from renderers.profile import Profile
from renderers.renderer import Assets
from renderers.xsheet import XSheet


def recorded(
    sheet: XSheet, size: tuple[int, int], assets: Assets, renderer: ToonRenderer
) -> ShotPasses:
    """Every frame of a sheet, measured."""
    seen = list(views(sheet, Recording(*size), assets, renderer))
    depth = np.stack([levels.depth_levels(v.passes.depth_m) for v in seen])
    metres = levels.depth_metres(depth[depth > 0])
    near, far = float(metres.min()), float(metres.max())
    people = tuple(actor.character_id for actor in sheet.actors)
    return ShotPasses(
        beauty=beauty(sheet, size, assets, renderer),
        pose=np.stack([pose_map(v.people, *size) for v in seen]),
        depth=depth,
        near=np.stack([levels.near_bright(d, near, far).astype(np.uint8) for d in depth]),
        ids=np.stack([v.passes.ids for v in seen]),
        line=np.stack([v.ink for v in seen]),
        normal=np.stack([levels.normal_levels(v.passes.normal) for v in seen]),
        flow=_flow(seen),
        intrinsics=np.stack([v.camera.k for v in seen]),
        extrinsics=np.stack([v.camera.world_to_camera for v in seen]),
        body=_points(seen, people, "body", 18),
        face=_points(seen, people, "face", 70),
        people=people,
        names=seen[0].passes.names,
    )


def beauty(
    sheet: XSheet, size: tuple[int, int], assets: Assets, renderer: ToonRenderer
) -> "np.typing.NDArray[np.uint8]":
    """The drawn picture of every frame, without shadows on the floor: motion does not tell them."""
    bare = replace(sheet, fade_in_frames=0, fade_out_frames=0)
    pictures = []
    for picture in renderer.render(bare, Profile("t", *size, step=1, shadows=False), assets):
        pictures += [picture.pixels[..., :3].copy()] * picture.repeat
    return np.stack(pictures)


def _flow(seen: Sequence[View]) -> "np.typing.NDArray[np.int16]":
    found = [
        np.nan_to_num(motion_vectors(v.passes, v.camera, v.following), nan=999.0)
        for v in seen
        if v.following is not None
    ]
    height, width = seen[0].passes.ids.shape
    if not found:
        return np.zeros((0, height, width, 2), np.int16)
    return np.clip(np.rint(np.stack(found) * FLOW_LEVELS), -32000, 32000).astype(np.int16)


def _points(
    seen: Sequence[View], people: tuple[str, ...], name: str, count: int
) -> "np.typing.NDArray[np.float32]":
    out = np.zeros((len(seen), len(people), count, 3), np.float32)
    for frame, view in enumerate(seen):
        for person in view.people:
            out[frame, people.index(person.character_id)] = getattr(person, name)
    return out
