"""A studio that paints with tiny models of random weights: noise, by all the rules."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.renderers.production.generated.conftest import SIZE, sized
from tests.renderers.production.generated.finishing import stood_in
from tests.web.conftest import SMALL, studio_at, wait_for
from web.studio import finals
from web.studio.shapes import PaintWish, RunState, RunView
from web.studio.studio import Studio

WISH = PaintWish("tiny-sdxl", style="gouache painting")
_PATIENCE_S = 400.0


def write_models(folder: Path) -> None:
    """Models for stills and clips, and a tool that enlarges."""
    from tests.renderers.backends.diffusion.tiny import sdxl, wan_vace

    sized(sdxl.write(folder), folder)
    sized(wan_vace.write(folder), folder)
    stood_in.write(folder / "tools", "spandrel")


@contextmanager
def small_finals() -> Iterator[None]:
    """Final cuts of few pixels."""
    with pytest.MonkeyPatch.context() as patch:
        small = replace(SMALL, name="final", width_px=SIZE[0], height_px=SIZE[1])
        patch.setitem(finals._SIZES, "1080p", small)
        yield


@contextmanager
def painting_studio(home: Path, models: Path) -> Iterator[Studio]:
    """A studio with models, opened."""
    with small_finals():
        made = studio_at(home, models)
        made.open()
        try:
            yield made
        finally:
            made.close()


def painted_once(home: Path, models: Path) -> RunView:
    """Paint the film of a home, broken off after the first shot and gone on with; what was stopped.

    Its takes are those of the run that went on.
    """
    with painting_studio(home, models) as studio:
        project = studio.projects().projects[0].id
        run = studio.make_final(project, "painted", WISH, by="jo")
        until = time.monotonic() + _PATIENCE_S
        while not _painted(studio, project) and time.monotonic() < until:
            time.sleep(0.2)
        stopped = studio.cancel(run.id, by="jo")
        assert stopped.state is RunState.CANCELLED, stopped
        assert _painted(studio, project), "what was painted is kept"
        studio.again(run.id, by="jo")
        assert wait_for(studio, project, _PATIENCE_S) == "done", studio.newest_run(project)
    return stopped


def _painted(studio: Studio, project: str) -> bool:
    return any(take.take for shot in studio.final_shots(project) for take in shot.takes)


def copied(home: Path, to: Path) -> Path:
    """A home of one's own."""
    shutil.copytree(home, to)
    return to
