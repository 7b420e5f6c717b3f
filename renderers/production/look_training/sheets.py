"""Looks as files: reference pictures with captions; what was trained.

Enters: a look, a folder. Leaves: pictures, captions and a sheet of all; adapters, provenance and
sample sheets.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from planner.looks import Look
from renderers.generative.looks.captions import caption
from renderers.generative.looks.reference import VIEWS, View, shown
from renderers.generative.looks.samples import sheet
from renderers.production.assets import body_name
from renderers.production.look_training.references import draw_references
from renderers.production.looks import TrainedLook
from storage.projects import Project
from storage.publish import write_whole

_COLUMNS = 5


def write_references(
    look: Look, project: Project, environment: Mapping[str, str], folder: Path, workers: int = 2,
    views: Sequence[View] = VIEWS,
) -> int:  # fmt: skip
    """Draw a look from all sides into a folder; how many pictures.

    Captions name the class alone: put the trigger of your choice before it.
    """
    from PIL import Image

    drawn = draw_references((look,), project, environment, workers, views)[body_name(look)]
    pictures = []
    for number, view in enumerate(views, 1):
        data = project.blobs.get(drawn[view.name])
        name = f"{number:02}-{view.name}"
        write_whole(folder / f"{name}.png", data)
        words = caption(look, "", shown(view))
        write_whole(folder / f"{name}.txt", f"{words}\n".encode())
        with Image.open(io.BytesIO(data)) as image:
            pictures.append(np.asarray(image.convert("RGB")).copy())
    write_whole(folder / "sheet.png", sheet(pictures, _COLUMNS))
    return len(pictures)


def write_trained(trained: TrainedLook, project: Project, folder: Path) -> tuple[Path, ...]:
    """Adapter, provenance and sample sheets of a look, as files."""
    stem = f"{trained.look.character_id}-{trained.trigger}-{trained.base}"
    found = {f"{stem}.safetensors": trained.adapter, f"{stem}.json": trained.provenance}
    found |= {f"{stem}-{step:05}.png": digest for step, digest in trained.sheets}
    made = []
    for name, digest in found.items():
        path = folder / name
        write_whole(path, project.blobs.get(digest))
        made.append(path)
    return tuple(made)
