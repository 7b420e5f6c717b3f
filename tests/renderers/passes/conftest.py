"""A real body in a small room, a cube that hangs before it, and a camera that trucks."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Light
from renderers.backends.toon.renderer import ToonRenderer
from renderers.mesh import Mesh
from renderers.passes.recording import views
from renderers.passes.shot_files import Recording, View
from renderers.rigs.character_mesh import CharacterMesh
from renderers.rigs.characters import build_character
from renderers.sets.set_mesh import SetMesh
from renderers.xsheet import PropTrack, XSheet
from screenplay.frame_rate import FrameRate
from tests.renderers.backends.toon.conftest import DAY, LOOK, PLAN, Bench, room, standing, still

SIZE = (256, 144)
FRAMES = 4
HAIRED = replace(LOOK, hair_style="bob")


@cache
def body(look: Look, detail: float) -> CharacterMesh:
    """A body, built once for all tests."""
    return build_character(look, detail)


class Assets:
    """The room, real bodies, a cube."""

    def __init__(self) -> None:
        self._room = room()

    def set_mesh(self, plan: FloorPlan) -> SetMesh:
        assert plan.id == "room"
        return self._room

    def character(self, look: Look, detail: float) -> CharacterMesh:
        return body(look, detail)

    def prop(self, kind: str) -> Mesh:
        assert kind == "cube"
        bench = Bench()
        bench.box(np.full(3, -0.12), np.full(3, 0.12), (0.9, 0.8, 0.2), 1)
        return bench.mesh()

    def light_map(self, plan: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        del plan, light
        return bake()


@pytest.fixture(scope="session")
def renderer() -> ToonRenderer:
    return ToonRenderer()


@pytest.fixture(scope="session")
def assets() -> Assets:
    return Assets()


def staged(frames: int = FRAMES, yaw_deg: float = 25) -> XSheet:
    """Somebody who turns, a cube that drifts, a camera that trucks and zooms."""
    camera = still(frames)
    camera.eye_m[:, 0] += np.linspace(0, 0.2, frames, dtype=np.float32)
    camera.lens_mm[:] += np.linspace(0, 1, frames, dtype=np.float32)
    quat = np.tile(np.array([0, 0.2, 0, 0.98], np.float32), (frames, 1))
    place = np.tile(np.array([0.5, 1.2, 0.6], np.float32), (frames, 1))
    place[:, 1] += np.linspace(0, 0.05, frames, dtype=np.float32)
    cube = PropTrack("cube", place, quat, np.ones(frames, np.bool_))
    actor = replace(standing(frames, yaw_deg=yaw_deg), look=HAIRED)
    return XSheet("s1", FrameRate(), frames, PLAN, DAY, camera, (actor,), (cube,))


@pytest.fixture(scope="session")
def sheet() -> XSheet:
    return staged()


@pytest.fixture(scope="session")
def measured(sheet: XSheet, assets: Assets, renderer: ToonRenderer) -> list[View]:
    """Every frame of the sheet."""
    return list(views(sheet, Recording(*SIZE), assets, renderer))
