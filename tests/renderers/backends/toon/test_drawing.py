"""Pure parts: lens, contours, exposures, shadows, edges, weather."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.shots import Light
from renderers.backends.toon.atmosphere import atmosphere
from renderers.backends.toon.backdrop import edges_on_screen
from renderers.backends.toon.contours import as_rows, contour_rows, line_ink
from renderers.backends.toon.exposures import camera_drifts, exposures
from renderers.backends.toon.lens import at_rest, box_on_screen, holds_still, lens_at
from renderers.backends.toon.programs import Programs, assemble, shader_source
from renderers.backends.toon.renderer import ToonRenderer
from renderers.backends.toon.shadows import in_frame, limb_rows, shadow_area, shadow_direction
from renderers.backends.toon.stage import walls_in_the_way
from renderers.backends.toon.weather import falls, weather_rows
from renderers.errors import ShaderError
from renderers.xsheet import XSheet
from screenplay.scene_graph import DayTime
from tests.renderers.backends.toon.conftest import still


def test_the_aim_is_in_the_middle_and_rows_run_down(sheet: XSheet) -> None:
    lens = lens_at(sheet.camera, 0, 320, 180)
    aim = sheet.camera.aim_m[0]
    points = np.stack([aim, aim + lens.up * 0.2, aim + lens.right * 0.2])
    middle, above, beside = lens.project(points)
    assert middle[:2] == pytest.approx([160, 90], abs=0.01)
    assert above[1] < middle[1]
    assert beside[0] > middle[0]
    assert middle[2] == pytest.approx(np.linalg.norm(aim - lens.eye), rel=1e-4)


def test_a_lens_frames_what_its_focal_length_says(sheet: XSheet) -> None:
    """At 28 mm on a 36 mm gate, one metre away, the picture is 36/28 m wide."""
    lens = lens_at(sheet.camera, 0, 1280, 720)
    edge = lens.eye - lens.back + lens.right * (18 / 28)
    assert lens.project(edge[None].astype(np.float32))[0, 0] == pytest.approx(1280, abs=0.1)


def test_boxes_off_screen_are_told(sheet: XSheet) -> None:
    lens = lens_at(sheet.camera, 0, 320, 180)
    low, high = np.full(3, -0.1, np.float32), np.full(3, 0.1, np.float32)
    for place, seen in (((0, 1, 0), True), ((0, 1, 5), False), ((9, 1, 0), False)):
        at = np.array(place, np.float32)
        assert (box_on_screen(lens, low + at, high + at) is not None) == seen


@given(frames=st.integers(1, 60), step=st.integers(1, 3))
def test_exposures_fill_the_shot(frames: int, step: int) -> None:
    for drift in (0.0, 0.3):
        sheet = _filmed(frames, drift)
        holds = list(exposures(sheet, step, empty=False))
        assert sum(hold for _, hold in holds) == frames
        assert [f for f, _ in holds] == [sum(h for _, h in holds[:i]) for i in range(len(holds))]


def _filmed(frames: int, metres_per_frame: float) -> XSheet:
    from renderers.xsheet import CameraTrack
    from screenplay.frame_rate import FrameRate

    eye = np.zeros((frames, 3), np.float32)
    eye[:, 0] = np.arange(frames) * metres_per_frame
    aim = eye + np.array([0, 0, -2], np.float32)
    flat = np.zeros(frames, np.float32)
    camera = CameraTrack(eye, aim, flat, flat + 35, flat + 2)
    return XSheet("s", FrameRate(), frames, None, None, camera, (), ())


def test_creeping_cameras_stay_on_twos() -> None:
    slow, fast = _filmed(10, 0.001), _filmed(10, 0.02)
    assert not holds_still(slow.camera)
    assert float(camera_drifts(slow.camera).max()) == pytest.approx(0.001 / 2 * 35 / 36, rel=1e-3)
    assert {hold for _, hold in exposures(slow, 2, empty=True)} == {2}
    assert {hold for _, hold in exposures(fast, 2, empty=True)} == {1}


def test_contours_of_a_ball_form_its_outline() -> None:
    """Zero crossings of N·V on a sphere lie on the circle that the eye's cone touches."""
    t, p = np.meshgrid(np.linspace(0, np.pi, 25), np.linspace(0, 2 * np.pi, 49), indexing="ij")
    normal = np.stack([np.sin(t) * np.cos(p), np.cos(t), np.sin(t) * np.sin(p)], -1).reshape(-1, 3)
    normal = normal.astype(np.float32)
    i, j = (k.ravel() for k in np.meshgrid(np.arange(24), np.arange(48), indexing="ij"))
    a = i * 49 + j
    halves = ([a, a + 1, a + 49], [a + 1, a + 50, a + 49])
    triangles = np.concatenate([np.stack(half, 1) for half in halves])
    eye = np.array([0, 0.3, 4], np.float32)
    ink = line_ink(np.full_like(normal, 0.5), np.ones(len(normal), np.float32))
    rows = contour_rows(normal, normal, as_rows(triangles.astype(np.int32)), ink, eye)
    assert len(rows) > 60
    points = rows[:, :6].reshape(-1, 3)
    axis = eye / np.linalg.norm(eye)
    assert points @ axis == pytest.approx(1 / np.linalg.norm(eye), abs=0.02)
    assert np.linalg.norm(points, axis=1) == pytest.approx(1, abs=0.01)
    assert (rows[:, 6:9] < 0.25).all()  # darker than the surface


def test_shadows_fall_away_from_the_sun(sheet: XSheet) -> None:
    air = atmosphere(Light(DayTime.DAY, interior=False))
    direction = shadow_direction(air)
    assert np.linalg.norm(direction) == pytest.approx(1, abs=1e-5)
    joints = np.zeros((22, 3), np.float32)
    joints[:, 1] = np.linspace(0.05, 1.5, 22)
    rows = limb_rows(joints, sheet.actors[0].look, direction)
    head = rows[-1]
    assert np.sign(head[0]) == np.sign(direction[0])
    area = shadow_area(rows)
    assert area.x0 < rows[:, [0, 2]].min() < rows[:, [0, 2]].max() < area.x1
    assert in_frame(area, lens_at(replace(sheet.camera, aim_m=sheet.camera.aim_m * 0), 0, 320, 180))
    level = replace(sheet.camera, aim_m=sheet.camera.eye_m + np.array([0, 0, -1], np.float32),
                    lens_mm=sheet.camera.lens_mm * 4)  # fmt: skip
    assert not in_frame(area, lens_at(level, 0, 320, 180))  # a close-up shows no floor


def test_only_edges_in_frame_and_near_are_kept(sheet: XSheet) -> None:
    lens = lens_at(sheet.camera, 0, 320, 180)
    edges = np.array([
        [[-0.2, 1, 0], [0.2, 1, 0]], [[-0.2, 1, -9], [0.2, 1, -9]], [[30, 1, 0], [31, 1, 0]],
        [[0, 1, 9], [0, 1, 8]],
    ], np.float32)  # fmt: skip
    assert len(edges_on_screen(edges, lens, 100.0)) == 2
    assert len(edges_on_screen(edges, lens, 5.0)) == 1


def test_walls_are_left_out_by_where_the_camera_stands(assets: object) -> None:
    set_mesh = assets._room  # type: ignore[attr-defined]  # the room of these tests
    names = [wall.name for wall in set_mesh.walls]

    def gone(*eyes: tuple[float, float, float]) -> set[str]:
        return {names[i] for i in walls_in_the_way(set_mesh, np.array(eyes, np.float32))}

    assert gone((0, 1.5, 0)) == set()
    assert gone((0, 1.5, 4)) == {"front"}
    assert gone((0, 1.5, 0), (-4, 3.5, 0)) == {"left", "ceiling"}


def test_rain_falls_outside_only(sheet: XSheet) -> None:
    assert falls(Light(DayTime.DAY, interior=False, weather="Heavy rain")) == "rain"
    assert falls(Light(DayTime.DAY, interior=True, weather="rain")) == ""
    assert falls(Light(DayTime.DAY, interior=False)) == ""
    lens = lens_at(sheet.camera, 0, 320, 180)
    first, later = (weather_rows("rain", "s", t, lens, 1.0) for t in (0.0, 0.1))
    assert first.dtype == np.float32
    fell = later[:, 1] - first[:, 1]
    assert np.median(fell) == pytest.approx(-0.9, abs=0.05)
    assert (weather_rows("rain", "s", 0.0, lens, 1.0) == first).all()


def test_missing_and_broken_shaders_are_named(renderer: ToonRenderer) -> None:
    with pytest.raises(ShaderError, match=r"no_such\.glsl"):
        shader_source("no_such.glsl")
    programs = Programs(renderer._graphics.context)
    with pytest.raises(ShaderError, match="does not compile"):
        programs.program(assemble("screen.vert"), "#version 330\nvoid main() { nonsense }")


def test_a_camera_that_comes_to_rest_keeps_the_lens_it_rests_with(sheet: XSheet) -> None:
    long = still(80)
    long.eye_m[:30, 0] += np.linspace(0.5, 0, 30, dtype=np.float32)
    found = at_rest(long)
    assert (found[:29] == -1).all()
    assert (found[29:] == 29).all()
    assert (at_rest(still(80)) == 0).all()
    assert (at_rest(sheet.camera) == -1).all(), "a rest of six frames is too short"
