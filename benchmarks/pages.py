"""How long the server takes for each page of the studio.

`python -m benchmarks.pages HOME` asks a studio's home folder (`storyreel serve --home HOME`) that
has at least one finished film for every page of its newest project, in this process and without a
network, and prints the median and the slowest in milliseconds of processor time and of the clock.
"""

import statistics
import sys
import time
from pathlib import Path

from fastapi.testclient import TestClient
from rich.console import Console
from rich.table import Table

from web import settings
from web.app import create_app
from web.studio.studio import Studio

ROUNDS = 20
ROOMS = (
    "", "/player", "/chat", "/history", "/script", "/cast", "/sets", "/progress", "/final",
    "/exports",
)  # fmt: skip


def main(home: Path) -> None:
    """Ask for every page and print what it took."""
    studio = Studio.at(home, settings.load(), clock=time.time)
    app = create_app(studio, hosts=["testserver"])
    table = Table("page", "KB", "CPU ms, median", "clock ms, median", "clock ms, slowest")
    with TestClient(app, headers={"Accept": "text/html"}) as client:
        client.headers["Authorization"] = f"Bearer {app.state.passes.startup}"
        project = studio.projects(limit=1).projects[0].id
        for path in ("/", *(f"/projects/{project}{room}" for room in ROOMS)):
            table.add_row(
                path.removeprefix(f"/projects/{project}") or "board", *_asked(client, path)
            )
    Console().print(table)


def _asked(client: TestClient, path: str) -> tuple[str, ...]:
    size = len(client.get(path).raise_for_status().content)
    work, clock = [], []
    for _ in range(ROUNDS):
        began, cpu = time.perf_counter(), time.process_time()
        client.get(path).raise_for_status()
        clock.append((time.perf_counter() - began) * 1000)
        work.append((time.process_time() - cpu) * 1000)
    shown = (size / 1000, statistics.median(work), statistics.median(clock), max(clock))
    return tuple(f"{figure:.1f}" for figure in shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
