"""Turnarounds: drawn by jobs, once, the same every time, from four sides."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from planner.rules import plan
from planner.shots import ShotPlan
from renderers.backends.toon.context import worker_environment
from renderers.production.assets import body_name
from renderers.production.film import TASKS
from renderers.production.plugins import RENDERER
from renderers.production.turnarounds import (
    YAWS_DEG,
    draw_turnarounds,
    looks_of,
    turnarounds_of,
)
from screenplay.build import build
from screenplay.read import read_script
from storage.blobs import Digest
from storage.projects import Project

SCRIPT = b"INT. ROOM - DAY\n\nANN, 30, in a red coat, stands.\n\nANN\nRain.\n"


@pytest.fixture(scope="module")
def shot_plan() -> ShotPlan:
    return plan(build(read_script(SCRIPT, "rain.fountain")))


def drawn_in(folder: Path, shot_plan: ShotPlan) -> tuple[Project, dict[str, Digest]]:
    import os

    project = Project(folder)
    environment = {**os.environ, **worker_environment()}
    return project, dict(draw_turnarounds(shot_plan, project, TASKS, RENDERER, 1, environment))


def test_everybody_is_seen_from_four_sides_and_the_same_every_time(
    tmp_path: Path, shot_plan: ShotPlan
) -> None:
    project, made = drawn_in(tmp_path / "a", shot_plan)
    _, again = drawn_in(tmp_path / "b", shot_plan)
    assert made == again, "the same look gives the same bytes"
    assert turnarounds_of(project) == made
    (look,) = looks_of(shot_plan)
    assert list(made) == [body_name(look)]
    picture = np.asarray(Image.open(io.BytesIO(project.blobs.get(made[body_name(look)]))))
    views = np.split(picture.astype(int), len(YAWS_DEG), axis=1)
    reds = [int(((v[..., 0] > 140) & (v[..., 1] < 90) & (v[..., 2] < 90)).sum()) for v in views]
    assert min(reds) > 1500, "the coat is seen from every side"
    for view in views[1:]:
        assert np.abs(view - views[0]).mean() > 3, "each is another side"


def test_nobody_was_drawn_in_an_empty_folder(tmp_path: Path) -> None:
    assert turnarounds_of(Project(tmp_path)) == {}


def test_a_costume_is_a_look_of_its_own(shot_plan: ShotPlan) -> None:
    from planner.shots import Costume

    (look,) = looks_of(shot_plan)
    blue = replace(look, top_colour="#2040c0")
    scene = shot_plan.scenes[0].scene_id
    dressed = replace(shot_plan, costumes=(Costume(scene, blue),))
    assert looks_of(dressed) == (look, blue)
