"""One tiny film that every export is made from; nobody changes it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from renderers.production.exporting import Exported, export
from renderers.production.exporting.negative import Negative, negative_of
from renderers.production.film import make_film
from renderers.production.request import FilmRequest
from renderers.profile import Profile
from storage.projects import Project

# Words that would be markup, a formula or a tag wherever they were not kept as words.
SCRIPT = """Title: Small & <b>odd</b> #sys.inputs
Author: A. Writer

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table. BEN (40), tall, stands at the window.

ANNA
Is it <i>still</i> raining?

BEN
(softly)
=SUM(1) never {\\an8} stops & so on.

Anna stands up and walks to the window.

DISSOLVE TO:

EXT. GARDEN - NIGHT

BEN (V.O.)
Look at that.

ANNA
Дождь. 雨です。
"""
WIDTH, HEIGHT = 256, 144


@dataclass(frozen=True)
class Made:
    """A film folder and what was kept of its film."""

    folder: Path
    negative: Negative

    @property
    def lengths(self) -> list[int]:
        """Frames of every shot."""
        return [clip.frames for clip in self.negative.timeline.clips]

    @property
    def starts(self) -> list[int]:
        """First film frame of every shot."""
        return [clip.start for clip in self.negative.timeline.clips]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("exported")
    script = folder / "small.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    profile = Profile("animatic", WIDTH, HEIGHT)
    request = FilmRequest(script, folder / "out", profile, environment=dict(os.environ))
    make_film(request, lambda event: None)
    return Made(folder / "out", negative_of(Project(folder / "out")))


Print = Callable[..., Exported]


@pytest.fixture
def printed(made: Made, tmp_path: Path) -> Print:
    """Export the film in a folder of the test's own."""

    def print_(kind: str, name: str = "it", **options: str | int | bool) -> Exported:
        return export(made.folder, kind, options, tmp_path / name)

    return print_
