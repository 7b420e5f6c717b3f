"""Our own scripts that run in a tool's Python, run with a library of the same face."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.tools.places import DRIVERS
from renderers.generative.lossless import film_frames, write_film

# What spandrel's README shows of it; twice as large, each pixel by itself.
LIBRARY = """
import torch

class ModelLoader:
    def __init__(self, device):
        self.device = device

    def load_from_file(self, path):
        assert open(path).read() == "a network"
        return torch.nn.Upsample(scale_factor=2, mode="nearest")
"""


def test_spandrel_enlarges_every_frame(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the extra gen is not installed")
    (tmp_path / "spandrel.py").write_text(LIBRARY)
    (tmp_path / "model.safetensors").write_text("a network")
    frames = np.random.default_rng(4).integers(30, 220, (5, 18, 32, 3), np.uint8)
    write_film(tmp_path / "shot.mp4", frames, Fraction(24))
    command = [
        sys.executable, str(DRIVERS / "spandrel_once.py"), str(tmp_path / "model.safetensors"),
        str(tmp_path / "shot.mp4"), str(tmp_path / "made.mp4"),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "OMP_NUM_THREADS": "1"}
    subprocess.run(command, env=environment, check=True)
    made = film_frames(tmp_path / "made.mp4")
    assert made.shape == (5, 36, 64, 3)
    apart = np.abs(made.astype(int) - frames.repeat(2, axis=1).repeat(2, axis=2))
    assert apart.max() <= 4, "colours through two lossless films"
