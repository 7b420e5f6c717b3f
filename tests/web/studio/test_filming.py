"""Film processes: what they tell, and that none outlives its studio."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import httpx2
import msgspec
import pytest

from renderers.production.commission import commissioned
from storage.projects import Project
from tests.web.conftest import SMALL, TINY
from web.client import StudioClient
from web.studio.filming import orders
from web.studio.filming.processes import reap, started, stop
from web.studio.shapes import RunState

_COMMAND = "from web.cli import main; main()"
_OPTIONS = ("--port", "0", "--size", "192x108")
_HEAVY = ("fastapi", "sqlmodel", "sqlalchemy", "uvicorn")


@pytest.fixture
def order(made_home: Path, tmp_path: Path) -> orders.Order:
    """The film that is finished, once more, in a folder of its own."""
    (source,) = (made_home / "projects").iterdir()
    folder = tmp_path / source.name
    shutil.copytree(source, folder)
    script = commissioned(Project(folder)).script
    return orders.Order(
        folder=str(folder), script=str(script), profile=SMALL, workers=2, parent=os.getpid()
    )


def heard(order: orders.Order) -> list[orders.AnyTold]:
    process = started(order, dict(os.environ))
    assert process.stdout is not None
    told = [msgspec.json.decode(line, type=orders.AnyTold) for line in process.stdout]
    reap(process)
    assert process.returncode == 0
    return told


def test_a_film_is_told_shot_by_shot(order: orders.Order) -> None:
    told = heard(order)
    takes = [one for one in told if isinstance(one, orders.Took)]
    assert [take.number for take in sorted(takes, key=lambda t: t.number)] == [1, 2, 3, 4, 5, 6]
    assert all(take.cached for take in takes)
    boards = [one for one in told if isinstance(one, orders.Laid)]
    assert boards[-1].timed
    assert any(isinstance(one, orders.Sounded) for one in told)
    assert any(isinstance(one, orders.Joined) for one in told)
    assert told[-1] == orders.Over()


def test_sound_comes_before_the_film_is_joined(order: orders.Order) -> None:
    shutil.rmtree(Path(order.folder) / ".storyreel")
    told = heard(order)
    kinds = [type(one) for one in told]
    assert kinds.index(orders.Sounded) < kinds.index(orders.Joined)
    began = [one.kind for one in told if isinstance(one, orders.Began) and one.stage == "draw"]
    assert "mix" in began[:2], "the mix is made first: pages play it while shots are drawn"


def test_what_cannot_be_made_is_told_with_place_and_remedy(order: orders.Order) -> None:
    missing = msgspec.structs.replace(order, script=str(Path(order.folder) / "none.fountain"))
    (over,) = [one for one in heard(missing) if isinstance(one, orders.Over)]
    assert over.exit_code == 2
    assert "none.fountain" in over.message
    nothing = msgspec.structs.replace(order, kind="export", export="betamax")
    (over,) = [one for one in heard(nothing) if isinstance(one, orders.Over)]
    assert over.exit_code == 2
    assert "betamax" in over.message


def test_a_process_ends_when_it_is_told_or_left(order: orders.Order) -> None:
    fresh = msgspec.structs.replace(order, profile=replace(SMALL, width_px=320, height_px=180))
    process = started(fresh, dict(os.environ))
    assert process.stdout is not None
    process.stdout.readline()
    began = time.monotonic()
    stop(process)
    reap(process)
    assert process.returncode != 0
    assert time.monotonic() - began < 60, "it is stopped, not waited for"
    left = started(fresh, dict(os.environ))
    assert left.stdin is not None
    assert left.stdout is not None
    left.stdout.readline()
    left.stdin.close()
    assert left.wait(60) != 0
    left.stdout.close()


def test_what_draws_films_knows_no_server() -> None:
    code = "import sys, web.studio.filming.process, web.studio.filming.told; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(_HEAVY) & set(told.stdout.split())


def test_a_server_that_was_killed_leaves_nothing_running_and_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    server, client = _serve(home)
    project = client.create("two.fountain", TINY.encode()).id
    until = time.monotonic() + 120
    while not (films := _children(server.pid)) and time.monotonic() < until:
        time.sleep(0.1)
    assert films, "a film process runs"
    server.kill()
    server.wait()
    client.close()
    while any(map(_alive, films)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(_alive, films))
    server, client = _serve(home)
    until = time.monotonic() + 240
    while client.project(project).state is not RunState.DONE and time.monotonic() < until:
        time.sleep(0.3)
    assert client.project(project).state is RunState.DONE
    client.close()
    server.send_signal(signal.SIGINT)
    assert server.wait(30) in (0, 130, -signal.SIGINT)


def _serve(home: Path) -> tuple[subprocess.Popen[str], StudioClient]:
    """A real server process, and a client that came in by the address it printed."""
    server = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "serve", "--home", str(home), *_OPTIONS],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    address = None
    while address is None:
        address = re.search(r"(http://\S+)/open\?token=(\S+)", server.stdout.readline())
    server.stdout.close()
    client = StudioClient(address[1], address[2])
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            httpx2.get(f"{address[1]}/health")
            break
        except httpx2.TransportError:
            time.sleep(0.1)
    return server, client


def _children(parent: int) -> list[int]:
    """Film processes of a server."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent and b"filming.process" in command:
            found.append(int(status.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
