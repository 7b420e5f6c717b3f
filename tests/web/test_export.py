"""`storyreel export`: the catalogue, refusals, one file through the front door."""

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


def test_the_catalogue_tells_kinds_options_and_losses() -> None:
    told = run("export", "--list", "--json")
    assert told.returncode == 0, told.stderr
    document = json.loads(told.stdout)
    kinds = {kind["name"]: kind for kind in document["kinds"]}
    assert {"h264", "prores", "storyboard", "edl", "stems", "zip"} <= set(kinds)
    assert "sound" in kinds["edl"]["cannot_carry"]
    assert [o["name"] for o in kinds["gif"]["options"]] == ["shots", "width", "fps"]


def test_the_catalogue_is_shown_to_people() -> None:
    told = run("export", "--list")
    assert told.returncode == 0, told.stderr
    for word in ("storyboard", "Subtitles", "loses: "):
        assert word in told.stdout


def test_a_folder_without_a_film_is_named(tmp_path: Path) -> None:
    told = run("export", tmp_path / "none", "--as", "srt")
    assert told.returncode == 2
    assert "storyreel film SCRIPT -o" in told.stderr
    assert not (tmp_path / "none").exists()


def test_what_is_missing_or_wrong_is_bad_input(tmp_path: Path) -> None:
    assert "--list" in run("export", tmp_path).stderr
    wrong = run("export", tmp_path, "--as", "betamax")
    assert wrong.returncode == 2
    assert "h264" in wrong.stderr
    assert "NAME=VALUE" in run("export", tmp_path, "--as", "srt", "--set", "shots").stderr


def test_a_film_is_exported(tmp_path: Path) -> None:
    (tmp_path / "one.fountain").write_text(SCRIPT)
    film = run("film", tmp_path / "one.fountain", "-o", tmp_path / "out", "--size", "192x108")
    assert film.returncode == 0, film.stderr
    out = tmp_path / "lines.srt"
    told = run("export", tmp_path / "out", "--as", "srt", "-o", out)
    assert told.returncode == 0, told.stderr
    assert "Hello there." in out.read_text("utf-8")
    assert str(out) in told.stdout
    assert "Not carried" in told.stdout
    shown = run("export", tmp_path / "out", "--as", "vtt", "--shots", "1-2", "--json")
    assert Path(json.loads(shown.stdout)["files"][0]).is_file()
