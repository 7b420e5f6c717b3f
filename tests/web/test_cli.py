"""The command line: exit codes, messages with place and remedy, nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("storyreel")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_names_the_main_job() -> None:
    told = run("--help")
    assert told.returncode == 0
    assert "film" in told.stdout


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    told = run("film", tmp_path / "nothing.fountain", "-o", tmp_path / "out")
    assert told.returncode == 2
    assert "nothing.fountain" in told.stderr
    assert not (tmp_path / "out" / "animatic.mp4").exists()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 40, "small.fountain"),
        (b"\x00" * 4000, "small.fountain"),
        (b'<?xml version="1.0"?>\n<FinalDraft><Content/></FinalDraft>', "nothing in it can be"),
        (b'<?xml version="1.0"?>\n<FinalDraft><Content>', "save it again"),
        (b'<?xml version="1.0"?>\n<svg/>', "export it as Fountain"),
        (rb"{\rtf1\ansi INT. KITCHEN - DAY}", "export it as Fountain"),
        (b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj", "export it as Fountain"),
    ],
)
def test_what_is_no_screenplay_is_bad_input(tmp_path: Path, data: bytes, word: str) -> None:
    script = tmp_path / "small.fountain"
    script.write_bytes(data)
    told = run("film", script, "-o", tmp_path / "out")
    assert told.returncode == 2, told.stderr
    assert word in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out" / "animatic.mp4").exists()


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--scenes", "x", "write 3 or 1-3"),
        ("--scenes", "3-1", "write 3 or 1-3"),
        ("--size", "1281x720", "even"),
        ("--size", "big", "write 1280x720"),
        ("--fps", "12", "23.976"),
    ],
)
def test_bad_options_say_what_to_write(
    tmp_path: Path, option: str, value: str, remedy: str
) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("INT. ROOM - DAY\n\nIt rains.\n")
    told = run("film", script, "-o", tmp_path / "out", option, value)
    assert told.returncode == 2
    assert remedy in told.stderr


def test_an_output_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("INT. ROOM - DAY\n\nIt rains.\n")
    (tmp_path / "out").write_text("a file in the way")
    told = run("film", script, "-o", tmp_path / "out")
    assert told.returncode == 1
    assert str(tmp_path / "out") in told.stderr
    assert "Traceback" not in told.stderr


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    script = tmp_path / "s.fountain"
    script.write_text("INT. ROOM - DAY\n\nIt rains.\n")
    told = run("film", script, "-o", tmp_path / "out", STORYREEL_WORKERS="many")
    assert told.returncode == 2
    assert "STORYREEL_WORKERS" in told.stderr


def test_doctor_finds_what_films_need() -> None:
    told = run("doctor")
    assert told.returncode == 0, told.stdout
    for name in ("flite", "graphics", "NotoSans", "toon"):
        assert name in told.stdout
