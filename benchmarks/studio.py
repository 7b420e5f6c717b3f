"""What the studio carries: viewers while a film is drawn, boards, uploads, one shot revised.

    python -m benchmarks.studio

A real server process, real sockets, a real film being drawn; viewers and askers are this process.
Prints one line per figure with its goal, and the machine's load before and after: the goals are
for a machine that does nothing else.
"""

import asyncio
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import count
from operator import methodcaller
from pathlib import Path

from benchmarks.asking import Door, Line, form, part, together
from benchmarks.served import Server, served
from storage.events import Started
from storage.job_table import JobTable
from web.client import StudioClient
from web.studio.shapes import BoardShot, ChatTurn

VIEWERS, PINS = 500, 40
ASKS, ASKERS = 600, 8
UPLOADS, UPLOADERS, OPENED = 200, 8, 16
_SCRIPT = Path("examples/lighthouse_line.fountain")
_PATIENCE_S = 420.0
_TINY = """\
Title: Two Cups

INT. KITCHEN - DAY

JANE, 30, red coat, sits at the table. TOM, 40, stands by the window.

JANE
You let the kettle boil over.

TOM
I was listening to the rain.

JANE
Then pour me some of it.
"""
_NOTES = ("hold on this longer", "go closer", "make it wider", "low angle")


def main() -> None:
    """Measure and print."""
    print(f"load before: {_load()}; {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        print(f"start to first answer: {server.ready_cpu_s:.2f} CPU s (goal < 2)")
        with StudioClient(server.door.url, server.door.token) as client:
            _revision(client, server)
            project = _long_project(client)
            asyncio.run(_viewers(server.door, project, client))
            client.cancel(project, client.runs(project)[0].id)
            asyncio.run(_boards(server, project, client))
            asyncio.run(_uploads(server, _SCRIPT.read_text(encoding="utf-8")))
        print(f"server's memory at the end: {server.memory_mb()} MB")
    print(f"load after: {_load()}")


def _load() -> str:
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def _told(what: str, seconds: float, took: Sequence[float], goal: str) -> None:
    rate = f"{len(took) / seconds:.0f} a second, median {part(took, 0.5):.0f} ms"
    print(f"{what}: {rate}, p99 {part(took, 0.99):.0f} ms (goal {goal})")


# --- one shot revised


def _revision(client: StudioClient, server: Server) -> None:
    """What is executed when one shot changes, against what the note announced."""
    project = client.create("cups.fountain", _TINY.encode()).id
    _finished(client, project)
    tables = list(server.home.rglob("jobs*"))
    table = next(path for path in tables if path.is_file() and path.suffix in (".sqlite", ".db"))
    before = _executed(table)
    turn = _one_shot_turn(client, project)
    began = time.monotonic()
    client.apply_turn(project, turn.id)
    _finished(client, project)
    took = time.monotonic() - began
    done = _executed(table) - before
    drawn = [label for kind, label in done.elements() if kind == "shot"]
    foreseen = [f"shot {shot.number}" for shot in turn.shots]
    told = ", ".join(f"{n} {kind}" for kind, n in sorted(_by_kind(done).items()))
    verdict = "exactly what was foreseen" if drawn == foreseen else f"FORESEEN {foreseen}"
    print(f"one shot revised ({turn.text}): executed {told}; of shots {verdict}; {took:.1f} s")


def _one_shot_turn(client: StudioClient, project: str) -> ChatTurn:
    shots = _shots(client, project)
    for shot in shots:
        for note in _NOTES:
            turn = client.chat(project, note, shot=shot.id)
            if turn.kind.value == "understood" and len(turn.shots) == 1:
                return turn
    raise RuntimeError("no note changes one shot alone")


def _executed(table: Path) -> Counter[tuple[str, str]]:
    with JobTable(table) as jobs:
        found = [row.event for row in jobs.events(limit=100_000)]
    return Counter((e.job.kind, e.job.label) for e in found if isinstance(e, Started))


def _by_kind(done: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter(kind for kind, _ in done.elements())


def _finished(client: StudioClient, project: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while client.runs(project)[0].state.value in ("queued", "running"):
        if time.monotonic() > until:
            raise TimeoutError(f"{project} is not finished after {_PATIENCE_S:.0f} s")
        time.sleep(0.1)


# --- viewers


def _long_project(client: StudioClient) -> str:
    """A project whose board has some 180 shots, and whose film is being made."""
    body = _SCRIPT.read_text(encoding="utf-8").partition("\n\n")[2]
    project = client.create("load.fountain", ("Title: Load\n\n" + "\n\n".join([body] * 6)).encode())
    until = time.monotonic() + _PATIENCE_S
    while not client.board(project.id).timed and time.monotonic() < until:
        time.sleep(0.5)
    return project.id


async def _viewers(door: Door, project: str, client: StudioClient) -> None:
    """Pins are told to everybody; each carries the moment when it was sent."""
    delays: list[float] = []
    ready = asyncio.Semaphore(0)
    watching = [
        asyncio.create_task(_view(door, project, delays, ready)) for _ in range(VIEWERS)
    ]  # fmt: skip
    for _ in range(VIEWERS):
        await asyncio.wait_for(ready.acquire(), 60)
    drawn = await asyncio.to_thread(_drawn, client, project)
    for _ in range(PINS):
        sent = f"sent {time.monotonic():.6f}"
        await asyncio.to_thread(client.pin, project, drawn, 1, 0, sent)
        await asyncio.sleep(0.2)
    await asyncio.sleep(2)
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    state, found = client.runs(project)[0].state, sorted(1000 * delay for delay in delays)
    print(f"{VIEWERS} viewers while a film is {state}: {len(found)} of {VIEWERS * PINS} events, "
          f"request to viewer: median {part(found, 0.5):.0f} ms, p99 {part(found, 0.99):.0f} ms "
          "(goal p99 ≤ 250)")  # fmt: skip


def _drawn(client: StudioClient, project: str) -> str:
    """A shot that has a take, as soon as there is one."""
    while not (found := [shot for shot in _shots(client, project) if shot.takes]):
        time.sleep(0.5)
    return found[0].id


def _shots(client: StudioClient, project: str) -> list[BoardShot]:
    return [shot for scene in client.board(project).scenes for shot in scene.shots]


async def _view(door: Door, project: str, delays: list[float], ready: asyncio.Semaphore) -> None:
    line = Line(door)
    reader = await line.begin(f"/api/v1/projects/{project}/events")
    try:
        while text := await reader.readline():
            if text.startswith(b"retry"):
                ready.release()
            if told := re.search(rb"sent (\d+\.\d+)", text):
                delays.append(time.monotonic() - float(told[1]))
    finally:
        line.close()


# --- pages, boards, uploads


async def _boards(server: Server, project: str, client: StudioClient) -> None:
    shots, door = len(_shots(client, project)), server.door
    for what, path, goal in (
        ("list of projects, page", "/", "< 100 ms"),
        (f"board of {shots} shots, data", f"/api/v1/projects/{project}/board", "200 a second"),
        (f"board of {shots} shots, page", f"/projects/{project}", "none"),
    ):
        ask = methodcaller("ask", path)
        await together(door, 2, 4, ask)
        before = server.cpu_s()
        seconds, took = await together(door, ASKERS, ASKS, ask)
        _told(f"{what} ({1000 * (server.cpu_s() - before) / ASKS:.1f} CPU ms)", seconds, took, goal)
    line = Line(door)
    began = time.perf_counter()
    await line.ask("/")
    print(f"one visitor alone, first page: {1000 * (time.perf_counter() - began):.0f} ms")
    line.close()


async def _uploads(server: Server, text: str) -> None:
    """Different scripts, each parsed and understood whole; then some that open projects."""
    numbers = count()

    def fresh() -> bytes:
        return form("a.fountain", f"{text}\n\n[[draft {next(numbers)}]]\n".encode())

    async def check(line: Line) -> None:
        await line.ask("/api/v1/check", fresh())

    async def create(line: Line) -> None:
        await line.ask("/api/v1/projects", fresh(), f"Idempotency-Key: bench-{next(numbers):08}")

    await together(server.door, 4, 8, check)  # clerks are hired
    seconds, took = await together(server.door, UPLOADERS, UPLOADS, check)
    goal = "100 a second, p99 ≤ 250 ms"
    _told(f"uploads of {len(text) // 1024} KB, parsed and understood", seconds, took, goal)
    seconds, took = await together(server.door, 4, OPENED, create)
    _told("uploads that open a project, a film being drawn", seconds, took, goal)


if __name__ == "__main__":
    main()
