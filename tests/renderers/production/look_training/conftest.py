"""A film folder with a plan, tiny models, and a user's own pictures."""

import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from planner.rules import plan
from planner.shots import LABEL
from renderers.generative.card import Card, Grid
from renderers.production.blobs_of import plain
from screenplay.build import build
from screenplay.read import read_script
from storage.projects import Project
from tests.renderers.backends.diffusion.tiny import florence, parts, sdxl, zimage

SCRIPT = b"INT. ROOM - DAY\n\nANN, 30, in a red coat, and BEN stand.\n\nANN\nRain.\n\nBEN\nYes.\n"


@dataclass(frozen=True, slots=True)
class Home:
    """What a user has on disk."""

    models: Path
    images: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """Of workers."""
        return {**os.environ, "STORYREEL_MODELS": str(self.models), "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("home")
    for write in (sdxl.write, zimage.write):
        _small(folder / "models", write(folder / "models"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # transformers writes of a processor that it can replace
        florence.write(folder / "models")
    images = folder / "images"
    images.mkdir()
    for number in range(9):
        _paint(number).save(images / f"ann-{number}.png")
    (images / "ann-3.txt").write_text("sits on a bench")
    return Home(folder / "models", images)


def _small(models: Path, card: Card) -> None:
    """The card again, on a grid on which a picture is trained in a blink."""
    parts.card_file(models, replace(card, grid=Grid(16, 32, 64)))


def _paint(number: int) -> Image.Image:
    rng = np.random.default_rng(number)
    small = rng.integers(0, 255, (6, 8, 3), dtype=np.uint8)
    return Image.fromarray(small).resize((96, 72), Image.Resampling.BILINEAR)


@pytest.fixture
def film(tmp_path: Path) -> Project:
    return planned(tmp_path / "film")


def planned(folder: Path) -> Project:
    """A film's folder as far as its plan."""
    project = Project(folder)
    film = plan(build(read_script(SCRIPT, "rain.fountain")))
    project.write_document("shotplan", LABEL, plain(film))
    return project
