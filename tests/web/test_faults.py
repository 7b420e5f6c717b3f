"""The boundary: every fault becomes a message and an exit code; tracebacks go into a file."""

from pathlib import Path

import pytest

from renderers.production.failing import FilmFailed
from screenplay.errors import EmptyScript
from web.faults import faults_told


def test_what_we_foresaw_speaks_for_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left, faults_told(tmp_path):
        raise EmptyScript("the file is empty", name="a.fountain", remedy="write a scene")
    assert left.value.code == 2
    assert capsys.readouterr().err == "storyreel: a.fountain: the file is empty; write a scene\n"
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_foresaw_is_one_line_and_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left, faults_told(tmp_path):
        raise ZeroDivisionError("division by zero")
    told = capsys.readouterr().err
    assert left.value.code == 1
    assert "a fault in Storyreel, ZeroDivisionError: division by zero" in told
    assert str(tmp_path / "fault.log") in told
    assert "Traceback" not in told
    assert "test_faults.py" in (tmp_path / "fault.log").read_text(encoding="utf-8")


def test_a_folder_that_takes_nothing_does_not_hide_the_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit), faults_told(tmp_path / "missing"):
        raise FilmFailed("shot 3: broke", traces="the whole trace")
    told = capsys.readouterr().err
    path = next(word for word in told.split() if word.endswith("fault.log;")).rstrip(";")
    assert Path(path).read_text(encoding="utf-8") == "the whole trace"
    Path(path).unlink()


def test_the_keyboard_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left, faults_told(tmp_path):
        raise KeyboardInterrupt
    assert left.value.code == 130
    assert "run the same command again" in capsys.readouterr().err
