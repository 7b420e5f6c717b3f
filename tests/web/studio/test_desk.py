"""Clerks: what they may not do, and what happens when they do not answer."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import TINY
from web.studio.desk import orders
from web.studio.desk.desk import Desk, Rules
from web.studio.errors import DeskLost, DeskRefusal, TooSlow
from web.studio.shapes import ScriptView


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(Rules(1, 512, confined=True), dict(os.environ))
    yield made
    made.close()


def read(desk: Desk, data: bytes = TINY.encode(), seconds: float = 60.0) -> ScriptView:
    return desk.ask(orders.ReadScript(seconds=seconds, name="a.fountain", data=data), ScriptView)


def clerks(desk: Desk) -> list[int]:
    return [clerk._process.pid for clerk in desk._all if clerk.alive()]


def test_a_script_is_read_line_by_line(desk: Desk) -> None:
    view = read(desk)
    assert view.title == "Two Cups"
    kinds = {line.text: line.kind for line in view.lines}
    assert kinds["INT. KITCHEN - DAY"] == "heading"
    assert kinds["JANE"] == "character"
    assert kinds["You let the kettle boil over."] == "dialogue"
    assert [line.text for line in view.lines] == TINY.splitlines()


def test_a_clerk_that_is_late_is_stopped_and_replaced(desk: Desk) -> None:
    read(desk)
    (first,) = clerks(desk)
    with pytest.raises(TooSlow, match="stopped"):
        read(desk, b"INT. ROOM - DAY\n\n" + b"Rain falls on every roof. " * 60_000, seconds=0.01)
    assert not Path(f"/proc/{first}").exists()
    assert read(desk).title == "Two Cups"


def test_a_clerk_that_dies_is_told_and_replaced(desk: Desk) -> None:
    read(desk)
    (first,) = clerks(desk)
    os.kill(first, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    with pytest.raises(DeskLost):
        read(desk)
    assert read(desk).title == "Two Cups"


def test_bad_scripts_are_refused_in_the_words_of_the_reader(desk: Desk) -> None:
    with pytest.raises(DeskRefusal) as refused:
        desk.ask(
            orders.ReadScript(seconds=60, name="x.fdx", data=b"<FinalDraft><Content>"), ScriptView
        )
    assert refused.value.foreseen
    assert refused.value.status == 422
    assert "x.fdx" in str(refused.value)


def test_clerks_leave_with_the_desk() -> None:
    made = Desk(Rules(2, 512, confined=True), dict(os.environ))
    read(made)
    (clerk,) = clerks(made)
    made.close()
    assert not Path(f"/proc/{clerk}").exists()
    with pytest.raises(DeskLost):
        read(made)


_PROBE = """
import socket, subprocess, sys
from voices.engines.confinement import limit_memory, refuse
refuse(network=True, programs=True)
limit_memory(512)
for attempt in (socket.socket, lambda: subprocess.run(["true"]), lambda: bytearray(600 << 20)):
    try:
        attempt()
        print("allowed")
    except (PermissionError, MemoryError) as error:
        print(type(error).__name__)
"""


def test_a_confined_process_has_no_network_no_programs_and_little_memory() -> None:
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == ["PermissionError", "PermissionError", "MemoryError"]


def test_a_clerk_ends_with_a_desk_that_was_killed(tmp_path: Path) -> None:
    """Its standard input ends, whatever became of its desk."""
    import subprocess
    import sys

    code = (
        "import os, time\n"
        "from tests.web.studio.test_desk import clerks, read\n"
        "from web.studio.desk.desk import Desk, Rules\n"
        "desk = Desk(Rules(1, 512, confined=True), dict(os.environ))\n"
        "read(desk)\n"
        "print(*clerks(desk), flush=True)\n"
        "time.sleep(600)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    clerk = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 30
    while _alive(clerk) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(clerk)


def _alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has reaped yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
