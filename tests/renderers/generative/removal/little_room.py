"""A room of boxes seen by an exact camera: its passes, ray by ray."""

from collections.abc import Sequence

import numpy as np

from renderers.generative.shot_passes import ShotPasses
from renderers.passes.levels import METRES_PER_LEVEL

Box = tuple[int, str, tuple[float, float, float], tuple[float, float, float]]  # id, name, low, high
FLOOR: Box = (1, "set:floor", (-6, -0.1, -6), (6, 0, 6))
TABLE: Box = (2, "set:table_1", (-0.8, 0.7, -0.4), (0.8, 0.75, 0.4))
VASE: Box = (40000, "prop:0:vase", (-0.6, 0.75, -0.05), (-0.45, 1.0, 0.1))
CUP: Box = (40001, "prop:1:cup", (0.9, 1.1, 0.1), (1.0, 1.2, 0.2))  # in somebody's hand
BODY: Box = (50000, "actor:jo", (1.0, 0.0, 0.0), (1.4, 1.6, 0.3))
SIZE = (240, 160)


def room(boxes: Sequence[Box], frames: int = 1) -> ShotPasses:
    """Passes of boxes seen from in front and above."""
    width, height = SIZE
    intrinsics = np.array([[220.0, 0, width / 2], [0, 220.0, height / 2], [0, 0, 1]])
    tilt = np.radians(20)
    turned = np.array([  # x right, y down, z ahead, looking along -z and down
        [1, 0, 0], [0, -np.cos(tilt), np.sin(tilt)], [0, -np.sin(tilt), -np.cos(tilt)],
    ])  # fmt: skip
    place = np.array([0.2, 1.9, 3.2])
    extrinsics = np.eye(4)
    extrinsics[:3, :3], extrinsics[:3, 3] = turned, -turned @ place
    row, column = np.mgrid[0:height, 0:width] + 0.5
    rays = np.stack([column, row, np.ones_like(row)], -1) @ np.linalg.inv(intrinsics).T @ turned
    depth, ids, up = np.full((height, width), np.inf), np.zeros((height, width), np.uint16), 0 * row
    for number, _, low, high in boxes:
        with np.errstate(divide="ignore", invalid="ignore"):
            first, last = ((np.array(side) - place) / rays for side in (low, high))
        near, far = np.minimum(first, last), np.maximum(first, last)
        at, out = near.max(-1), far.min(-1)
        hit = (at < out) & (at > 0) & (at < depth)
        depth[hit], ids[hit] = at[hit], number
        up[hit] = (near.argmax(-1) == 1)[hit]  # entered through the top
    levels = np.where(np.isfinite(depth), depth / METRES_PER_LEVEL, 0).astype(np.uint16)
    normal = np.zeros((height, width, 3))
    normal[up > 0] = (turned @ np.array([0, 1, 0])) * np.array([1, -1, -1])
    packed = np.rint((normal + 1) * 127.5).astype(np.uint8)
    grey = np.zeros((frames, height, width), np.uint8)
    colour = np.repeat(grey[..., None], 3, axis=3)
    return ShotPasses(
        colour + (ids % 251).astype(np.uint8)[..., None], colour,
        np.repeat(levels[None], frames, 0), grey, np.repeat(ids[None], frames, 0), grey,
        np.repeat(packed[None], frames, 0), np.zeros((frames - 1, height, width, 2), np.int16),
        np.repeat(intrinsics[None], frames, 0), np.repeat(extrinsics[None], frames, 0),
        np.zeros((frames, 1, 18, 3), np.float32), np.zeros((frames, 1, 70, 3), np.float32),
        ("jo",), {number: name for number, name, _, _ in boxes},
    )  # fmt: skip
