"""Shots as work for a ComfyUI server: workflows, the pictures they load, and what goes where.

Enters: an order. Leaves: for every chosen shot a folder with `workflow.json`, `input/` (the
pictures under the names that the workflow loads), `passes/` and `manifest.json`.
"""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from renderers.errors import RenderError
from renderers.interchange.comfyui_nodes import faults
from renderers.interchange.comfyui_prompts import AVOIDED, STYLE, look_words, place_words
from renderers.interchange.comfyui_workflow import (
    CONTROLS,
    SEEDS,
    Character,
    Frame,
    Models,
    Upload,
    workflow,
)
from renderers.passes.recording import record
from renderers.passes.shot_files import Recording, write_json
from renderers.passes.things import Thing, things_of
from renderers.production.exporting.conditioning import recording
from renderers.production.exporting.errors import BadOption
from renderers.production.exporting.orders import Order
from renderers.production.exporting.restaging import Restaged, cards, restaged, toon

LABEL = "comfyui/1"
_GRID = 8  # pixels to one of the model's
_FOLDERS = {"beauty": "beauty", "pose": "pose", "depth": "depth_near", "line": "line"}
_STEPS = (
    "Send each picture of uploads to /upload/image. Where the server answers with another name, "
    "write that into the input of the node that loads it. Ask /object_info whether the models are "
    "there. Send workflow.json as prompt to /prompt; node_errors in the answer mean that parts "
    "were left out, also under status 200. By hand: copy input/ into ComfyUI's input folder."
)


def comfyui(order: Order) -> tuple[str, ...]:
    """A workflow for every chosen shot."""
    for shot in restaged(order):
        _Work(order, shot, order.tray.folder / shot.name).write()
    return cards(order)


class _Work:
    """One shot's folder."""

    def __init__(self, order: Order, shot: Restaged, folder: Path) -> None:
        self._order, self._shot, self._folder = order, shot, folder
        self._recording = _on_grid(recording(order, shot), typed=order.text("size"))
        self._models = Models(
            order.text("checkpoint"), order.text("controlnet"), order.number("denoise") / 100
        )
        self._sources: dict[str, Path] = {}  # of pictures, by the names that nodes load them by

    def write(self) -> None:
        """Passes, workflow, manifest."""
        shot = self._shot
        record(shot.sheet, self._recording, shot.assets, self._folder / "passes", toon())
        frame = self._frame()
        told = {"storyreel": self._told(frame)}
        graph, uploads = workflow(frame, self._models, told)
        if wrong := faults(graph):
            raise RenderError(f"{shot.name}: the workflow would be refused: {'; '.join(wrong)}")
        write_json(self._folder / "workflow.json", graph)
        for upload in uploads:
            target = self._folder / "input" / upload.picture
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._sources[upload.picture], target)
        write_json(self._folder / "manifest.json", self._manifest(frame, uploads))

    def _frame(self) -> Frame:
        shot = self._shot
        plan, light = shot.sheet.floor_plan, shot.sheet.light
        assert plan is not None  # noqa: S101 - restaged shots show a set
        assert light is not None  # noqa: S101 - as above
        pictures = {name: self._picture(name, folder) for name, folder in _FOLDERS.items()}
        seed = int.from_bytes(hashlib.sha256(shot.sheet.shot_id.encode()).digest()[:8]) % SEEDS
        return Frame(
            beauty=pictures["beauty"],
            controls={name: pictures[name] for name in CONTROLS},
            characters=tuple(self._characters()),
            place=f"{STYLE}, {place_words(plan, light)}",
            avoided=AVOIDED,
            seed=seed,
            prefix=f"storyreel/{self._name('')}{self._job()}",
        )

    def _characters(self) -> Iterator[Character]:
        """Who is seen in the frame."""
        for thing, actor in zip(things_of(self._shot.sheet), self._shot.sheet.actors, strict=False):
            if self._is_seen(thing):
                picture = self._picture(thing.folder, f"masks/{thing.folder}")
                yield Character(actor.character_id, look_words(actor.look), picture)

    def _is_seen(self, thing: Thing) -> bool:
        path = self._pass(f"masks/{thing.folder}")
        if not path.is_file():
            return False
        with Image.open(path) as mask:
            return mask.getbbox() is not None

    def _pass(self, folder: str) -> Path:
        return self._folder / "passes" / folder / f"{self._shot.board_frame:04}.png"

    def _picture(self, name: str, folder: str) -> str:
        """The name that a node loads a pass by: no other shot's, for servers keep one folder."""
        picture = f"{self._name(name)}-{self._shot.board_frame:04}.png"
        self._sources[picture] = self._pass(folder)
        return picture

    def _name(self, what: str) -> str:
        return f"{self._order.stem}-{self._shot.name}-{what}"

    def _job(self) -> str:
        """What the workflow depends on, in twelve letters."""
        digest = hashlib.sha256(repr((self._models, self._recording)).encode())
        for name in sorted(self._sources):
            digest.update(self._sources[name].read_bytes())
        return digest.hexdigest()[:12]

    def _told(self, frame: Frame) -> dict[str, Any]:
        """What is known of the frame: in the manifest, and in every picture that is saved."""
        rate = self._order.negative.timeline.rate
        clip = self._order.negative.timeline.clips[self._shot.number - 1]
        return {
            "label": LABEL,
            "title": self._order.negative.title,
            "shot": self._shot.number,
            "shot_id": self._shot.sheet.shot_id,
            "frame": self._shot.board_frame,
            "film_frame": clip.start + self._shot.board_frame,
            "fps": f"{rate.num}/{rate.den}",
            "width": self._recording.width,
            "height": self._recording.height,
            "seed": frame.seed,
            "job": frame.prefix.rpartition("-")[2],
            "characters": {one.character_id: one.words for one in frame.characters},
        }

    def _manifest(self, frame: Frame, uploads: tuple[Upload, ...]) -> dict[str, Any]:
        return {
            **self._told(frame),
            "workflow": "workflow.json",
            "how": _STEPS,
            "models": {
                "checkpoints": self._models.checkpoint, "controlnet": self._models.controlnet,
            },
            "uploads": [
                {
                    "file": f"input/{upload.picture}", "name": upload.picture,
                    "node": upload.node, "input": "image",
                    "frames": self._pattern(upload),
                }
                for upload in uploads
            ],
            "passes": "passes/passes.json",
        }  # fmt: skip

    def _pattern(self, upload: Upload) -> str:
        """Where the same pass of other frames lies, where they were asked for."""
        folder = self._sources[upload.picture].parent.relative_to(self._folder)
        return f"{folder.as_posix()}/{{frame:04}}.png"


def _on_grid(asked: Recording, typed: str) -> Recording:
    """Sides on the model's grid; those that were typed are refused, not changed."""
    width, height = (
        max(_GRID, round(side / _GRID) * _GRID) for side in (asked.width, asked.height)
    )
    if typed and (width, height) != (asked.width, asked.height):
        raise BadOption(
            f"comfyui: option size: {typed}: sides must be multiples of {_GRID}: {width}x{height}"
        )
    return replace(asked, width=width, height=height)
