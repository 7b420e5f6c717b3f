"""A whole example through the command line and the diffusion backend, on tiny models."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.renderers.production.generated.conftest import SIZE

EXAMPLE = Path(__file__).parents[4] / "examples" / "last_pancake.fountain"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    folder = tmp_path_factory.mktemp("example") / "out"
    size = f"{SIZE[0]}x{SIZE[1]}"
    command = [
        str(Path(sys.executable).with_name("storyreel")), "film", str(EXAMPLE), "-o", str(folder),
        "--final", "--size", size, "--backend", "diffusion", "--card", "tiny-sdxl",
    ]  # fmt: skip
    environment = {**os.environ, "STORYREEL_MODELS": str(models)}
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


def test_every_line_is_spoken_by_its_own_voice(out: Path) -> None:
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (out / "final.mp4").is_file()
    assert [e["text"] for e in report["verbatim"] if not e["proven"]] == []
    assert [f for f in report["continuity"] if f["grade"] == "error"] == []
    assert report["film"]["seconds"] > 60
