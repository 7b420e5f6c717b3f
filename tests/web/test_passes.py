"""`storyreel passes`: one shot through the front door, and what is refused there."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = "Title: One Line\n\nINT. ROOM - DAY\n\nANNA (30) sits.\n\nANNA\nHello there.\n"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=300, check=False
    )


def test_a_shot_must_be_named_and_there(tmp_path: Path) -> None:
    assert "--shot" in run("passes", tmp_path).stderr
    told = run("passes", tmp_path / "none", "--shot", "1")
    assert told.returncode == 2
    assert "storyreel film SCRIPT -o" in told.stderr
    assert run("passes", tmp_path, "--shot", "1", "--size", "big").returncode == 2


def test_passes_of_a_shot_are_written(tmp_path: Path) -> None:
    (tmp_path / "one.fountain").write_text(SCRIPT)
    film = run("film", tmp_path / "one.fountain", "-o", tmp_path / "out", "--size", "192x108")
    assert film.returncode == 0, film.stderr
    home = tmp_path / "made"
    told = run(
        "passes", tmp_path / "out", "--shot", "2", "--key", "--size", "128x96",
        "--only", "pose,masks,camera", "-o", home, "--json",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == [str(home / "shot-002")]
    assert {p.name for p in (home / "shot-002").iterdir()} == {
        "pose", "pose.json", "masks", "camera.json", "passes.json"
    }  # fmt: skip
    manifest = json.loads((home / "shot-002/passes.json").read_text("utf-8"))
    assert (manifest["width"], manifest["height"]) == (128, 96)
    wrong = run("passes", tmp_path / "out", "--shot", "2", "--only", "smell")
    assert wrong.returncode == 2
    assert "no pass 'smell'" in wrong.stderr
