"""The files of one shot's passes, frame by frame.

Enters: measured frames, one after the other. Leaves: PNG, JSON and NPZ files in a folder, and what
is known of the whole shot at the end.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from renderers.backends.toon.passes import Passes
from renderers.passes import kinds, levels
from renderers.passes.cameras import Camera, camera_document
from renderers.passes.motion_vectors import motion_vectors
from renderers.passes.openpose import keypoints, pose_map
from renderers.passes.poses import Person
from renderers.passes.things import Thing, things_of
from renderers.xsheet import XSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LABEL = "passes/1"
_NEAREST, _FARTHEST = 0.5, 99.0  # percentiles of a frame's depth that near-bright spans


@dataclass(frozen=True, slots=True)
class Recording:
    """What is recorded: which passes of which frames, how large."""

    width: int
    height: int
    passes: tuple[str, ...] = kinds.NAMES
    frames: tuple[int, ...] | None = None  # None: all

    def wanted(self, sheet: XSheet) -> tuple[int, ...]:
        """The frames of a shot that are recorded."""
        return tuple(range(sheet.frames)) if self.frames is None else self.frames


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One frame, measured."""

    frame: int
    passes: Passes
    ink: npt.NDArray[np.uint8]  # [h, w]
    camera: Camera
    following: Camera | None  # None at the shot's last frame
    people: tuple[Person, ...]


@dataclass(slots=True)
class Notes:
    """What is known of the whole shot once its frames are done."""

    poses: list[dict[str, Any]] = field(default_factory=list)
    near_m: float = float("inf")
    far_m: float = 0.0
    names: dict[int, str] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)


def manifest(sheet: XSheet, recording: Recording, notes: Notes) -> dict[str, Any]:
    """What lies in the folder, as JSON values."""
    rate = sheet.rate
    return {
        "label": LABEL,
        "shot": sheet.shot_id,
        "width": recording.width,
        "height": recording.height,
        "fps": f"{rate.num}/{rate.den}",
        "frames": list(recording.wanted(sheet)),
        "shot_frames": sheet.frames,
        "passes": {
            kind.name: {"files": kind.files, "meaning": kind.meaning}
            for kind in kinds.KINDS
            if kind.name in recording.passes
        },
        "ids": {str(i): notes.names[i] for i in sorted(notes.names)},
        "masks": [thing.told() for thing in things_of(sheet) if thing.ids & notes.seen],
        "depth": {
            "metres_per_level": levels.METRES_PER_LEVEL,
            "near_files": kinds.NEAR_FILES,
            "near_m": round(notes.near_m, 4) if notes.far_m else None,
            "far_m": round(notes.far_m, 4) if notes.far_m else None,
        },
    }


class ShotFiles:
    """Files of one shot."""

    def __init__(self, folder: Path, recording: Recording, sheet: XSheet) -> None:
        self._folder, self._recording, self._sheet = folder, recording, sheet
        self._things = things_of(sheet)

    def write(self, view: View, notes: Notes) -> None:
        """The files of one frame."""
        notes.names.update(view.passes.names)
        notes.seen |= {int(i) for i in np.unique(view.passes.ids)}
        writers: Mapping[str, Callable[[View, Notes], None]] = {
            "pose": self._write_pose, "depth": self._write_depth, "ids": self._write_ids,
            "masks": self._write_masks, "normal": self._write_normal, "line": self._write_line,
            "motion": self._write_motion,
        }  # fmt: skip
        for name in self._recording.passes:
            if name in writers:  # the others are not measured frame by frame
                writers[name](view, notes)

    def finish(self, notes: Notes) -> None:
        """What is told of the whole shot."""
        size = (self._recording.width, self._recording.height)
        rate = self._sheet.rate
        if "pose" in self._recording.passes:
            write_json(self._folder / "pose.json", {"label": "pose/1", "frames": notes.poses})
        if "depth" in self._recording.passes and notes.far_m:
            self._write_near(notes)
        if "camera" in self._recording.passes:
            told = camera_document(self._sheet.camera, *size, f"{rate.num}/{rate.den}")
            write_json(self._folder / "camera.json", told)
        for thing in self._things:
            if not thing.ids & notes.seen:
                self._drop(thing)

    def _path(self, name: str, frame: int, ending: str = "png") -> Path:
        return made(self._folder / name / f"{frame:04}.{ending}")

    def _write_pose(self, view: View, notes: Notes) -> None:
        size = (self._recording.width, self._recording.height)
        write_png(self._path("pose", view.frame), pose_map(view.people, *size))
        notes.poses.append({"frame": view.frame, **keypoints(view.people, *size)})

    def _write_depth(self, view: View, notes: Notes) -> None:
        depth = view.passes.depth_m
        write_png(self._path("depth", view.frame), levels.depth_levels(depth))
        there = depth[depth > 0]
        if len(there):
            notes.near_m = min(notes.near_m, float(np.percentile(there, _NEAREST)))
            notes.far_m = max(notes.far_m, float(np.percentile(there, _FARTHEST)))

    def _write_near(self, notes: Notes) -> None:
        for frame in self._recording.wanted(self._sheet):
            with Image.open(self._path("depth", frame)) as picture:
                kept = np.asarray(picture).astype(np.uint16)
            bright = levels.near_bright(kept, notes.near_m, notes.far_m)
            write_png(self._path("depth_near", frame), bright)

    def _write_ids(self, view: View, notes: Notes) -> None:
        del notes
        write_png(self._path("ids", view.frame), view.passes.ids)

    def _write_masks(self, view: View, notes: Notes) -> None:
        del notes
        for thing in self._things:
            mask = np.isin(view.passes.ids, list(thing.ids))
            path = self._path(f"masks/{thing.folder}", view.frame)
            write_png(path, mask.astype(np.uint8) * 255)

    def _write_normal(self, view: View, notes: Notes) -> None:
        del notes
        write_png(self._path("normal", view.frame), levels.normal_levels(view.passes.normal))

    def _write_line(self, view: View, notes: Notes) -> None:
        del notes
        write_png(self._path("line", view.frame), view.ink)

    def _write_motion(self, view: View, notes: Notes) -> None:
        del notes
        if view.following is not None:
            flow = motion_vectors(view.passes, view.camera, view.following)
            with self._path("motion", view.frame, "npz").open("wb") as target:
                np.savez_compressed(target, flow=flow)

    def _drop(self, thing: Thing) -> None:
        """Masks of somebody who is never in the picture."""
        folder = self._folder / "masks" / thing.folder
        for path in sorted(folder.glob("*.png")):
            path.unlink()
        if folder.is_dir():
            folder.rmdir()


def made(path: Path) -> Path:
    """The path, in a folder that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_png(path: Path, pixels: npt.NDArray[Any]) -> None:
    """Write a PNG of 8 or 16 bits, the same bytes for the same pixels."""
    Image.fromarray(np.ascontiguousarray(pixels)).save(path, "PNG", compress_level=3)


def write_json(path: Path, values: dict[str, Any]) -> None:
    """Write a document."""
    text = json.dumps(values, ensure_ascii=False, indent=1)
    made(path).write_text(text + "\n", encoding="utf-8")
