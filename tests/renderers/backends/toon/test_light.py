from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from planner.floor_plan import Lamp
from planner.shots import Light
from renderers.backends.toon.atmosphere import atmosphere
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.graphics import graphics as process_graphics
from renderers.backends.toon.key_light import exposed, figure_light, lamp_light
from renderers.backends.toon.lens import lens_at
from renderers.backends.toon.light_layout import light_layout
from renderers.backends.toon.light_map import LightMap, encode_light
from renderers.backends.toon.set_light import bake, sun_through
from renderers.errors import ForeignThread, RenderError
from renderers.mesh import Floats
from renderers.sets.set_mesh import Opening, SetMesh
from renderers.xsheet import XSheet
from screenplay.scene_graph import DayTime


@pytest.fixture(name="graphics")
def shared_graphics() -> Graphics:
    """The one context of the process."""
    return process_graphics()


@pytest.fixture
def set_mesh(assets: object) -> SetMesh:
    made: SetMesh = assets._room  # type: ignore[attr-defined]  # the room of these tests
    return made


def light_at(light: LightMap, set_mesh: SetMesh, place: tuple[float, float, float]) -> Floats:
    """Baked light at the measuring point nearest to a place."""
    layout = light_layout(set_mesh.mesh)
    nearest = int(np.linalg.norm(layout.position - np.array(place), axis=1).argmin())
    root = light.texels[layout.row[nearest], layout.column[nearest]] / 255
    return np.asarray(root**2 * 4, np.float32)


def test_texels_do_not_overlap_and_corners_lie_on_them(set_mesh: SetMesh) -> None:
    layout = light_layout(set_mesh.mesh)
    places = set(zip(layout.row.tolist(), layout.column.tolist(), strict=True))
    assert len(places) == len(layout.position)
    assert layout.on_quad.all()  # every vertex of this room is a corner of a rectangle
    size = np.array([layout.width, layout.height])
    at = np.floor(layout.vertex_uv * size).astype(int)
    columns = zip(layout.row.tolist(), layout.column.tolist(), strict=True)
    where = dict(zip(columns, layout.position, strict=True))
    for (column, row), corner in zip(at.tolist(), set_mesh.mesh.position, strict=True):
        assert np.linalg.norm(where[row, column] - corner) < 0.25


def test_vertices_off_rectangles_are_measured_alone(set_mesh: SetMesh) -> None:
    mesh = replace(set_mesh.mesh, quads=set_mesh.mesh.quads[:6])
    layout = light_layout(mesh)
    loose = np.flatnonzero(~layout.on_quad)
    assert len(loose) == len(mesh.position) - 24
    assert (layout.position[layout.vertex_texel[loose]] == mesh.position[loose]).all()


def test_light_maps_survive_storage(set_mesh: SetMesh) -> None:
    layout = light_layout(set_mesh.mesh)
    light = np.random.default_rng(1).random((layout.height, layout.width, 3), np.float32) * 3
    kept = LightMap.from_bytes(encode_light(light, layout).to_bytes())
    back = (kept.texels / 255) ** 2 * 4
    assert np.abs(back - light).max() < 0.03
    with pytest.raises(RenderError, match="not a light map"):
        LightMap.from_bytes(b"something else")


def test_baking_is_deterministic(graphics: Graphics, set_mesh: SetMesh) -> None:
    air = atmosphere(Light(DayTime.DAY, interior=True))
    first, second = (bake(graphics, set_mesh, air).to_bytes() for _ in range(2))
    assert first == second


def test_things_darken_what_is_near_them(graphics: Graphics, set_mesh: SetMesh) -> None:
    air = replace(atmosphere(Light(DayTime.DAY, interior=True)), sun=(0, 0, 0))
    light = bake(graphics, set_mesh, air)
    beside_crate = light_at(light, set_mesh, (1.1, 0, -0.3)).mean()
    open_floor = light_at(light, set_mesh, (-0.5, 0, 0.5)).mean()
    corner = light_at(light, set_mesh, (-2.9, 0, -1.9)).mean()
    assert beside_crate < 0.93 * open_floor
    assert corner < 0.85 * open_floor


def test_lamps_light_what_is_near_them(graphics: Graphics, set_mesh: SetMesh) -> None:
    air = atmosphere(Light(DayTime.NIGHT, interior=True))
    light = bake(graphics, set_mesh, air)
    below = light_at(light, set_mesh, (0, 0, 0))
    far = light_at(light, set_mesh, (-2.8, 0, 2.8))
    assert below.mean() > 1.3 * far.mean()
    assert below[0] / below[2] > far[0] / far[2]  # and warmly


def test_windows_light_the_floor_before_them(graphics: Graphics, set_mesh: SetMesh) -> None:
    window = Opening((-3, 1.5, 0.5), (0, 0, 0.6), (0, 0.5, 0), (1, 0, 0))
    open_room = replace(set_mesh, openings=(window,))
    air = sun_through(open_room, atmosphere(Light(DayTime.DAY, interior=True)))
    assert air.sun_direction[0] > 0.3  # into the room
    lit, dark = (
        light_at(bake(graphics, s, air), set_mesh, (-2.2, 0, 0.5)) for s in (open_room, set_mesh)
    )
    assert lit.mean() > dark.mean() + 0.03


@pytest.mark.parametrize("daytime", list(DayTime))
@pytest.mark.parametrize("interior", [True, False])
@pytest.mark.parametrize("weather", ["", "rain", "snow", "fog"])
def test_every_light_is_usable(daytime: DayTime, interior: bool, weather: str) -> None:  # noqa: FBT001 - a test parameter
    air = atmosphere(Light(daytime, interior=interior, weather=weather))
    assert air.sun_direction[1] < 0
    assert min(air.ambient_high) > 0.2  # nobody acts in the dark
    assert np.mean(air.ambient_high) + np.mean(air.key) > 0.7
    assert (air.fog_per_m > 0) == (bool(weather) and not interior)


def test_flashbacks_are_warm() -> None:
    now = atmosphere(Light(DayTime.DAY, interior=True))
    then = atmosphere(Light(DayTime.DAY, interior=True, flashback=True))
    assert then.grade[0] / then.grade[2] > now.grade[0] / now.grade[2]


def test_the_key_bends_towards_the_face(sheet: XSheet) -> None:
    lens = lens_at(sheet.camera, 0, 320, 180)
    air = atmosphere(Light(DayTime.DAY, interior=True))
    head = np.array([0.0, 1.5, 0.0])
    keys = []
    for face in (np.array([1.0, 0, 0]), np.array([-1.0, 0, 0])):
        light = figure_light(lens, air, (), head, face)
        assert np.linalg.norm(light.key) == pytest.approx(1)
        assert np.dot(light.key, lens.back) > 0  # from the camera's side
        keys.append(light.key[0])
    assert keys[0] > keys[1]


def test_lamps_light_faces_only_when_lit() -> None:
    lamp = (Lamp(0, 2, 0),)
    head = np.array([0.0, 1.5, 0.0])
    by_day, by_night = (
        lamp_light(head, lamp, atmosphere(Light(time, interior=True)))
        for time in (DayTime.DAY, DayTime.NIGHT)
    )
    assert by_day.sum() == 0
    assert by_night[0] > by_night[2] > 0


def test_smoke_hangs_in_rooms_and_takes_what_is_far() -> None:
    clear = atmosphere(Light(DayTime.DAY, interior=True))
    smoky = atmosphere(Light(DayTime.DAY, interior=True, weather="smoke"))
    assert clear.fog_per_m == 0.0
    assert smoky.fog_per_m > 0.05
    assert max(smoky.fog) - min(smoky.fog) < 0.06, "smoke is grey"


def test_dusk_is_warm_and_skin_keeps_its_colour() -> None:
    dusk = atmosphere(Light(DayTime.DUSK, interior=False))
    assert dusk.key[0] > dusk.key[2]
    assert dusk.key[0] / dusk.key[2] < 2.0


def test_another_thread_is_told_that_it_cannot_draw(graphics: Graphics) -> None:
    with ThreadPoolExecutor(1, "elsewhere") as aside, pytest.raises(ForeignThread) as told:
        aside.submit(process_graphics).result()
    assert "elsewhere" in str(told.value)
    assert process_graphics() is graphics


@pytest.mark.parametrize("daytime", list(DayTime))
@pytest.mark.parametrize("interior", [True, False])
@pytest.mark.parametrize("weather", ["", "rain"])
def test_figures_are_exposed_so_that_faces_can_be_read(
    daytime: DayTime,
    interior: bool,  # noqa: FBT001 - a test parameter
    weather: str,
) -> None:
    air = atmosphere(Light(daytime, interior=interior, weather=weather))
    key, shade = exposed(air, np.array(air.key))
    luma = np.array((0.30, 0.59, 0.11))
    ambient = (np.array(air.ambient_high) + np.array(air.ambient_low)) / 2
    assert float((ambient + key) @ luma) > 0.84
    assert float((ambient * shade) @ luma) > 0.32
    if daytime is DayTime.DAY:
        assert np.allclose(key, air.key), "by day nothing is added"
