"""A folder of pictures with cameras, out of a shot.

Enters: frames and passes of a shot. Leaves: `images/`, `masks/` (black where people and props are:
a place does not move), `transforms.json`, `points.ply` from the depth pass, and `sparse/0/` with
COLMAP's text files.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from renderers.generative.errors import CardError
from renderers.generative.removal.points import seen
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from renderers.generative.splats.cameras import (
    Shown,
    colmap_cameras,
    colmap_images,
    transforms,
)

POINTS = "points.ply"
_LEAST_VIEWS = 3
_EVERY_PX = 6  # one point for so many pixels each way
_MOVING = ("actor:", "face:", "prop:")


def write_capture(
    folder: Path, frames: Pixels, passes: ShotPasses, picked: Sequence[int] | None = None
) -> tuple[Shown, ...]:
    """Write the folder; raises CardError for too few frames or frames of another size.

    Args:
        folder: where it goes.
        frames: [n, h, w, 3] of the shot, painted or drawn.
        passes: the same shot's.
        picked: which frames; all by default.
    """
    chosen = tuple(range(passes.frames)) if picked is None else tuple(picked)
    if frames.shape[:3] != passes.ids.shape:
        raise CardError(f"frames of shape {frames.shape} are not of passes {passes.ids.shape}")
    if len(chosen) < _LEAST_VIEWS:
        raise CardError(f"{len(chosen)} pictures make no place; give {_LEAST_VIEWS} at least")
    for name in ("images", "masks", "sparse/0"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    moving = passes.ids_of(*_MOVING)
    shown = tuple(_shown(folder, frames[i], passes, i, moving) for i in chosen)
    told = transforms(shown, passes.size_px, POINTS)
    (folder / "transforms.json").write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8")
    places, colours = _points(frames, passes, chosen, moving)
    (folder / POINTS).write_bytes(ply(places, colours))
    _write_colmap(folder / "sparse" / "0", shown, passes.size_px, places, colours)
    return shown


def ply(places: npt.NDArray[np.float32], colours: Pixels) -> bytes:
    """Points [n, 3] with colours [n, 3] as a binary PLY file."""
    kinds = [(name, "<f4") for name in "xyz"] + [(name, "u1") for name in ("red", "green", "blue")]
    rows = np.empty(len(places), kinds)
    for axis, name in enumerate("xyz"):
        rows[name] = places[:, axis]
    for channel, name in enumerate(("red", "green", "blue")):
        rows[name] = colours[:, channel]
    told = "\n".join(
        f"property {'float' if kind == '<f4' else 'uchar'} {name}" for name, kind in kinds
    )
    count = len(places)
    head = f"ply\nformat binary_little_endian 1.0\nelement vertex {count}\n{told}\nend_header\n"
    return head.encode("ascii") + rows.tobytes()


def _shown(
    folder: Path, frame: Pixels, passes: ShotPasses, number: int, moving: tuple[int, ...]
) -> Shown:
    picture, mask = f"images/{number:05}.png", f"masks/{number:05}.png"
    still = ~np.isin(passes.ids[number], moving)
    Image.fromarray(np.ascontiguousarray(frame)).save(folder / picture, compress_level=1)
    Image.fromarray(still.astype(np.uint8) * 255).save(folder / mask, compress_level=1)
    return Shown(picture, mask, passes.intrinsics[number], passes.extrinsics[number])


def _points(
    frames: Pixels, passes: ShotPasses, chosen: Sequence[int], moving: tuple[int, ...]
) -> tuple[npt.NDArray[np.float32], Pixels]:
    """Where the still surfaces are that the first, middle and last of the frames see."""
    places, colours = [], []
    for number in sorted({chosen[0], chosen[len(chosen) // 2], chosen[-1]}):
        world = seen(passes, number).world[::_EVERY_PX, ::_EVERY_PX]
        still = ~np.isin(passes.ids[number], moving)[::_EVERY_PX, ::_EVERY_PX]
        there = still & np.isfinite(world[..., 0])
        places.append(world[there])
        colours.append(frames[number, ::_EVERY_PX, ::_EVERY_PX][there])
    return np.concatenate(places), np.concatenate(colours)


def _write_colmap(
    folder: Path, shown: Sequence[Shown], size_px: tuple[int, int],
    places: npt.NDArray[np.float32], colours: Pixels,
) -> None:  # fmt: skip
    (folder / "cameras.txt").write_text(colmap_cameras(shown, size_px), encoding="utf-8")
    (folder / "images.txt").write_text(colmap_images(shown), encoding="utf-8")
    lines = ["# POINT3D_ID, X, Y, Z, R, G, B, ERROR, then where it is seen"]
    for number, (place, colour) in enumerate(zip(places, colours, strict=True), 1):
        x, y, z = (repr(float(v)) for v in place)
        lines.append(f"{number} {x} {y} {z} {colour[0]} {colour[1]} {colour[2]} 0")
    (folder / "points3D.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
