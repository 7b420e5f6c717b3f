"""A real studio with a real film of a tiny script, drawn small, behind a real server."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uvicorn

from renderers.profile import ANIMATIC
from web import settings
from web.app import create_app
from web.listening_socket import listening
from web.studio.studio import Studio

SMALL = replace(ANIMATIC, width_px=192, height_px=108)
TINY = """\
Title: Two Cups
Author: A. Writer

INT. KITCHEN - DAY

JANE, 30, red coat, sits at the table. TOM, 40, stands by the window.

JANE
You let the kettle boil over.

TOM
(quietly)
I was listening to the rain.

Jane picks up a cup.

JANE
Then pour me some of it.
"""


@dataclass(frozen=True, slots=True)
class Serving:
    """A studio that is served; `token` lets an owner in, `project` has a finished film."""

    url: str
    token: str
    studio: Studio
    project: str

    @property
    def bearer(self) -> dict[str, str]:
        """The header by which a program comes in."""
        return {"Authorization": f"Bearer {self.token}"}


def studio_at(home: Path, models: Path | None = None) -> Studio:
    """A studio with two workers and small pictures; models and tools of a folder, else none."""
    place = models or home.parent / "none"
    named = {"STORYREEL_MODELS": str(place), "STORYREEL_TOOLS": str(place / "tools")}
    wanted = settings.load({**os.environ, **named, "OMP_NUM_THREADS": "1"})
    return Studio.at(home, replace(wanted, workers=2), profile=SMALL, clock=time.time)


def wait_for(studio: Studio, project: str, seconds: float = 240.0) -> str:
    """Wait until nothing is made for a project; the newest run's state."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        states = [run.state.value for run in studio.runs(project)]
        if not {"queued", "running"} & set(states):
            return states[0]
        time.sleep(0.1)
    raise TimeoutError(f"{project} is still being made after {seconds} s")


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with one project whose film is finished. Copy it to change it."""
    home = tmp_path_factory.mktemp("studio") / "home"
    studio = studio_at(home)
    studio.open()
    try:
        project = studio.create("two_cups.fountain", TINY.encode(), by="owner").id
        assert wait_for(studio, project) == "done", studio.newest_run(project)
    finally:
        studio.close()
    return home


@pytest.fixture
def studio(made_home: Path, tmp_path: Path) -> Iterator[Studio]:
    """A studio of one's own, with the finished film."""
    home = tmp_path / "home"
    shutil.copytree(made_home, home)
    made = studio_at(home)
    made.open()
    yield made
    made.close()


@pytest.fixture
def project(studio: Studio) -> str:
    """The id of the project with the finished film."""
    return studio.projects().projects[0].id


@pytest.fixture(scope="session")
def serving(made_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A real server on the loopback interface; shared, so leave its film as it is."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(made_home, home)
    yield from served(studio_at(home))


def served(made: Studio) -> Iterator[Serving]:
    """Serve a studio until the generator is closed."""
    app = create_app(made)
    with listening("127.0.0.1", 0) as socket:
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([socket],))
        thread.start()
        try:
            until = time.monotonic() + 30
            while not server.started and time.monotonic() < until:
                time.sleep(0.02)
            url = f"http://127.0.0.1:{socket.getsockname()[1]}"
            project = made.projects().projects[0].id
            yield Serving(url, app.state.passes.startup, made, project)
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tiny models with random weights, and a tool that stands in for one."""
    pytest.importorskip("diffusers", reason="the extra gen is not installed")
    from tests.web.painting import write_models

    folder = tmp_path_factory.mktemp("painters")
    write_models(folder)
    return folder


@pytest.fixture(scope="session")
def painted_home(made_home: Path, models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose film was painted by tiny models, stopped once on the way."""
    from tests.web.painting import copied, painted_once

    home = copied(made_home, tmp_path_factory.mktemp("painted") / "home")
    painted_once(home, models)
    return home
