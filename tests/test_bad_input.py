"""What people really hand in, and machines that lack something: a film, or a message that helps.

Every test runs the program as a user would. A command that fails names the place and the remedy,
shows no traceback, leaves nothing half-made under a final name, and can be run again.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(sys.executable).with_name("storyreel")
FINAL_NAMES = ("animatic.mp4", "storyboard.png", "shots.csv", "timeline.otio", "report.json")
SMALL = """INT. ROOM - DAY

ANNA stands by the table.

ANNA
The kettle is on.

BEN sits.

BEN
Then we wait.
"""
LONG = SMALL + "".join(
    f"\nINT. ROOM {n} - DAY\n\nANNA waits.\n\nANNA\nThis is the room of number {n}.\n"
    for n in range(2, 7)
)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def command(script: Path, out: Path, *more: str) -> list[str | Path]:
    return [PROGRAM, "film", script, "-o", out, "--size", "192x108", *more]


def film(
    script: Path, out: Path, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Make a film in a process of its own; `before` runs in that process first."""
    return subprocess.run(
        command(script, out),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, **environment},
        preexec_fn=before,
    )


def written(folder: Path, text: str, name: str = "script.fountain") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def report(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return found


def assert_film(out: Path) -> None:
    for name in FINAL_NAMES:
        assert (out / name).stat().st_size > 0, name


def assert_no_film(out: Path) -> None:
    assert [name for name in FINAL_NAMES if (out / name).exists()] == []


def assert_told(told: "subprocess.CompletedProcess[str]", code: int, *words: str) -> None:
    assert told.returncode == code, told.stderr
    assert "Traceback" not in told.stderr
    for word in words:
        assert word in told.stderr


# ── scripts ──────────────────────────────────────────────────────────────────────────────────


def test_a_script_without_headings(tmp_path: Path) -> None:
    """Prose alone becomes a film of the prose, or a message that tells how to write a scene."""
    script = written(tmp_path, "She waits at the table.\n\nThen she goes to the window.\n")
    told = film(script, tmp_path / "out")
    if told.returncode:
        assert_told(told, 2, "script.fountain", "INT.")
        assert_no_film(tmp_path / "out")
    else:
        assert_film(tmp_path / "out")


def test_a_script_without_dialogue(tmp_path: Path) -> None:
    script = written(tmp_path, "EXT. FIELD - DAY\n\nA dog sleeps.\n\nIt rains.\n")
    told = film(script, tmp_path / "out")
    assert_told(told, 0)
    assert_film(tmp_path / "out")
    assert report(tmp_path / "out")["verdicts"]["lines"] == 0


def test_scenes_that_hold_nothing_but_a_cut(tmp_path: Path) -> None:
    scenes = (
        "INT. ROOM - DAY\n\nCUT TO:\n\nINT. ROOM - NIGHT\n\n> SMASH CUT TO:\n\nINT. ATTIC - DAY\n"
    )
    told = film(written(tmp_path, f"CUT TO:\n\n{scenes}"), tmp_path / "out")
    assert_told(told, 0)
    assert_film(tmp_path / "out")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_script_from_an_old_word_processor(tmp_path: Path, encoding: str) -> None:
    script = tmp_path / "script.fountain"
    script.write_bytes("INT. CAFÉ - DAY\r\n\r\nZOË\r\nThe café is closed.\r\n".encode(encoding))
    told = film(script, tmp_path / "out")
    assert_told(told, 0)
    [line] = report(tmp_path / "out")["verbatim"]
    assert (line["text"], line["proven"]) == ("The café is closed.", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Russian", "INT. КУХНЯ - DAY\n\n@МАРИЯ\nЗдравствуй, мир.\n"),
        ("Arabic", "INT. مطبخ - DAY\n\n@ليلى\nصباح الخير يا أمي.\n"),
        ("Chinese", "INT. 厨房 - DAY\n\n@小明\n你好，世界。\n"),
    ],
)
def test_scripts_of_other_alphabets(tmp_path: Path, language: str, text: str) -> None:
    """Spoken by a voice of that language, or a remark says what was spoken instead."""
    script = written(tmp_path, text)
    told = film(script, tmp_path / "out")
    assert_told(told, 0)
    assert_film(tmp_path / "out")
    [line] = report(tmp_path / "out")["verbatim"]
    assert line["proven"] or report(tmp_path / "out")["approximations"], language


def test_a_long_speech(tmp_path: Path) -> None:
    words = " ".join(f"And then, on day {n}, it rained again, as it does." for n in range(1, 81))
    script = written(tmp_path, f"INT. ROOM - DAY\n\nANNA\n{words}\n")
    told = film(script, tmp_path / "out")
    assert_told(told, 0)
    found = report(tmp_path / "out")
    assert found["verdicts"]["lines_proven"] == 1
    assert found["film"]["seconds"] > 120
    assert found["film"]["shots"] > 3, "one face for minutes is no film"


def test_a_crowd_in_one_scene(tmp_path: Path) -> None:
    names = [f"{first}{second}" for first in ("AN", "BE", "CO", "DU") for second in
             ("DRA", "LLA", "NNA", "RTO", "SSI", "TTY", "VIN", "XEL", "ZZO", "MMA")]  # fmt: skip
    crowd = "".join(f"{name}\nHere.\n\n" for name in names)
    script = written(tmp_path, f"INT. HALL - DAY\n\n{crowd}")
    told = film(script, tmp_path / "out")
    assert_told(told, 0)
    assert report(tmp_path / "out")["verdicts"]["lines_proven"] == len(names)


# ── disks ────────────────────────────────────────────────────────────────────────────────────


def at_most(size: int) -> Callable[[], None]:
    """No file may grow beyond `size` bytes: to a program this is a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [20_000, 200_000])
def test_a_full_disk_is_named_and_the_next_run_finishes(tmp_path: Path, size: int) -> None:
    script, out = written(tmp_path, SMALL), tmp_path / "out"
    assert_told(film(script, out, at_most(size)), 1, str(out), "free some space")
    assert_no_film(out)
    assert_told(film(script, out), 0)
    assert_film(out)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", place]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system needs root; RLIMIT_FSIZE above shows the same")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_small_file_system_fills_up(tmp_path: Path, tiny_disk: Path) -> None:
    script, out = written(tmp_path, SMALL), tiny_disk / "out"
    assert_told(film(script, out), 1, str(out), "free some space")
    assert_no_film(out)
    subprocess.run(["mount", "-o", "remount,size=200m", tiny_disk], check=True)
    assert_told(film(script, out), 0)
    assert_film(out)


def without_roots_power_to_write() -> None:
    """Drop CAP_DAC_OVERRIDE from what the program may have; nothing to drop for anybody else."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)


def test_a_folder_one_may_not_write_to(tmp_path: Path) -> None:
    script, out = written(tmp_path, SMALL), tmp_path / "out"
    out.mkdir(mode=0o555)
    told = film(script, out, without_roots_power_to_write)
    assert_told(told, 1, str(out), "choose another folder")
    assert list(out.iterdir()) == []


def test_a_folder_where_the_film_should_be(tmp_path: Path) -> None:
    script, out = written(tmp_path, SMALL), tmp_path / "out"
    (out / "animatic.mp4" / "full").mkdir(parents=True)
    assert_told(film(script, out), 1, "animatic.mp4", "cannot be written")
    (out / "animatic.mp4" / "full").rmdir()
    (out / "animatic.mp4").rmdir()
    assert_told(film(script, out), 0)
    assert_film(out)


# ── machines ─────────────────────────────────────────────────────────────────────────────────


def test_a_machine_without_graphics(tmp_path: Path) -> None:
    script, out = written(tmp_path, SMALL), tmp_path / "out"
    told = film(script, out, __EGL_VENDOR_LIBRARY_DIRS="/nonexistent")
    assert_told(told, 1, "apt-get install libegl1")
    assert told.stderr.count("apt-get") == 1, "said once, not for every shot"
    assert "Speaking lines" not in told.stdout, "it should fail before the lines are spoken"
    assert_no_film(out)


def test_a_machine_without_voices(tmp_path: Path) -> None:
    script, out = written(tmp_path, SMALL), tmp_path / "out"
    broken = tmp_path / "lib"
    broken.mkdir()
    (broken / "libflite.so.1").write_bytes(b"")  # found first, and of no use
    assert_told(film(script, out, LD_LIBRARY_PATH=str(broken)), 1, "apt-get install flite")
    assert_no_film(out)


# ── people ───────────────────────────────────────────────────────────────────────────────────


def started(script: Path, out: Path) -> "subprocess.Popen[str]":
    """A film in the making, at least one job of it done."""
    process = subprocess.Popen(
        command(script, out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding_the_keyboard,  # noqa: PLW1509 - nothing here runs in threads
    )
    limit = time.monotonic() + 120
    while not list((out / ".storyreel" / "blobs").rglob("*")) or not workers_of(process.pid):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit, "no job began"
        time.sleep(0.02)
    return process


def heeding_the_keyboard() -> None:
    """Tests run in the background may have been told to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def workers_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text().split()]


def gone(pid: int) -> bool:
    """Whether a process has ended; a zombie has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(tmp_path: Path) -> None:
    script, out = written(tmp_path, LONG), tmp_path / "out"
    process = started(script, out)
    time.sleep(1.0)
    children = workers_of(process.pid)
    process.send_signal(signal.SIGINT)
    told, complaint = process.communicate(timeout=30)
    assert process.returncode == 130, complaint
    assert "run the same command again" in complaint
    assert "Traceback" not in complaint
    assert all(gone(child) for child in children)
    assert_no_film(out)
    again = film(script, out)
    assert_told(again, 0)
    assert_film(out)
    assert report(out)["effort"]["cached"] > 0, told


def test_two_runs_on_one_folder(tmp_path: Path) -> None:
    script, out = written(tmp_path, LONG), tmp_path / "out"
    first = started(script, out)
    assert_told(film(script, out), 1, str(out), f"process {first.pid}", "wait for it")
    _, complaint = first.communicate(timeout=600)
    assert first.returncode == 0, complaint
    assert_film(out)
