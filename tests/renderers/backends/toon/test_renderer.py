import gc
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from planner.floor_plan import FloorPlan
from planner.shots import Light
from renderers.backends.toon.context import WORKER_ENVIRONMENT, worker_environment
from renderers.backends.toon.renderer import ToonRenderer
from renderers.errors import RenderError
from renderers.profile import Profile
from renderers.renderer import Assets, Pixels
from renderers.sets.set_mesh import SetMesh
from renderers.xsheet import XSheet
from screenplay.scene_graph import DayTime

SMALL = Profile("small", 320, 180)
LARGE = Profile("large", 960, 540)
GOLDEN = Path(__file__).parent / "golden"


def resident_mb() -> float:
    """Memory of this process that is in use, megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Opened:
    """The room's assets with its back wall away, before another outlook."""

    def __init__(self, assets: Assets, outlook: str) -> None:
        self._assets, self._outlook = assets, outlook
        self.character, self.prop = assets.character, assets.prop
        self.light_map = assets.light_map

    def set_mesh(self, plan: FloorPlan) -> SetMesh:
        whole = self._assets.set_mesh(plan)
        mesh = whole.mesh
        away = next(w for w in whole.walls if w.name == "back")
        kept = np.ones(len(mesh.triangles), bool)
        kept[away.first_triangle : away.first_triangle + away.triangles] = False
        opened = replace(mesh, triangles=mesh.triangles[kept])
        return replace(whole, mesh=opened, walls=(), outlook=self._outlook)


def drawn(
    renderer: ToonRenderer, sheet: XSheet, assets: Assets, profile: Profile = SMALL
) -> list[Pixels]:
    """Copies of all film frames, holds repeated."""
    out: list[Pixels] = []
    for frame in renderer.render(sheet, profile, assets):
        out += [frame.pixels.copy()] * frame.repeat
    return out


def grown(mask: npt.NDArray[np.bool_], pixels: int = 3) -> npt.NDArray[np.bool_]:
    """A mask with so many pixels around it: ink overhangs."""
    for _ in range(pixels):
        out = np.pad(mask, 1)
        out[1:] |= np.pad(mask, 1)[:-1]
        out[:-1] |= np.pad(mask, 1)[1:]
        out[:, 1:] |= np.pad(mask, 1)[:, :-1]
        out[:, :-1] |= np.pad(mask, 1)[:, 1:]
        mask = out[1:-1, 1:-1]
    return mask


def lit(sheet: XSheet, daytime: DayTime) -> XSheet:
    return replace(sheet, light=Light(daytime, interior=True))


def golden_cases(sheet: XSheet, moving: XSheet, with_prop: XSheet) -> dict[str, XSheet]:
    return {
        "day": sheet,
        "dusk": lit(sheet, DayTime.DUSK),
        "night": lit(sheet, DayTime.NIGHT),
        "moving": moving,
        "shallow": replace(moving, shallow=True),
        "prop": with_prop,
    }


@pytest.mark.parametrize("name", ["day", "dusk", "night", "moving", "shallow", "prop"])
def test_frames_match_the_golden_ones(
    name: str,
    renderer: ToonRenderer,
    assets: Assets,
    sheet: XSheet,
    moving: XSheet,
    with_prop: XSheet,
) -> None:
    case = golden_cases(sheet, moving, with_prop)[name]
    pixels = drawn(renderer, case, assets)[0][..., :3].astype(int)
    golden = np.asarray(Image.open(GOLDEN / f"{name}.png").convert("RGB")).astype(int)
    apart = np.abs(pixels - golden).max(axis=2)
    assert apart.mean() < 1.0
    assert np.percentile(apart, 99) < 12


def test_holds_fill_the_shot(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
    """On twos a still camera gives half as many pictures as frames."""
    repeats = [f.repeat for f in renderer.render(sheet, SMALL, assets)]
    assert repeats == [2, 2, 2]
    ones = [f.repeat for f in renderer.render(sheet, replace(SMALL, step=1), assets)]
    assert ones == [1] * 6


def test_moving_cameras_are_drawn_on_ones(
    renderer: ToonRenderer, assets: Assets, moving: XSheet
) -> None:
    assert [f.repeat for f in renderer.render(moving, SMALL, assets)] == [1] * 6


def test_an_empty_set_is_drawn_once(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
    empty = replace(sheet, actors=())
    assert [f.repeat for f in renderer.render(empty, SMALL, assets)] == [6]


def test_cards_are_black(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
    card = replace(sheet, floor_plan=None, light=None, actors=())
    (frame,) = renderer.render(card, SMALL, assets)
    assert frame.repeat == 6
    assert not frame.pixels[..., :3].any()
    assert (frame.pixels[..., 3] == 255).all()
    with pytest.raises(RenderError, match="card"):
        renderer.passes(card, 0, 64, 36, assets)


def test_fades_start_and_end_black(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
    fading = replace(sheet, fade_in_frames=2, fade_out_frames=2)
    means = [float(p[..., :3].mean()) for p in drawn(renderer, fading, assets)]
    assert len(means) == 6
    assert means[0] == 0
    assert means[-1] == 0
    assert means[1] == pytest.approx(means[2] / 2, rel=0.03)
    assert means[4] == pytest.approx(means[3] / 2, rel=0.03)


def test_two_runs_give_the_same_bytes(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    first, second = (drawn(renderer, sheet, assets) for _ in range(2))
    assert all((a == b).all() for a, b in zip(first, second, strict=True))


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys, runpy, hashlib\n"
        f"made = runpy.run_path({str(Path(__file__).parent / 'conftest.py')!r})\n"
        "from renderers.backends.toon.renderer import ToonRenderer\n"
        "from renderers.profile import Profile\n"
        "from renderers.xsheet import XSheet\n"
        "from screenplay.frame_rate import FrameRate\n"
        "sheet = XSheet('s', FrameRate(), 4, made['PLAN'], made['DAY'], made['still'](4),"
        " (made['standing'](4),), ())\n"
        "digest = hashlib.sha256()\n"
        "for frame in ToonRenderer().render(sheet, Profile('p', 320, 180), made['Made']()):\n"
        "    digest.update(frame.pixels.tobytes())\n"
        "print(digest.hexdigest())\n"
    )
    script = tmp_path / "draw.py"
    script.write_text(program)
    root = Path(__file__).parents[4]
    digests = []
    for seed, threads in (("1", "0"), ("2", "2")):
        environment = worker_environment() | {
            "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": "/usr/bin:/bin",
            "LP_NUM_THREADS": threads, "HOME": str(tmp_path),
        }  # fmt: skip
        command = [sys.executable, str(script)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        digests.append(done.stdout.strip())
    assert len(digests[0]) == 64
    assert digests[0] == digests[1]


def test_night_is_darker_than_day_and_faces_stay_readable(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    ids = renderer.passes(sheet, 0, 320, 180, assets)
    number = next(i for i, name in ids.names.items() if name == "face:ann")
    face = ids.ids == number
    assert face.sum() > 40
    cases = (sheet, lit(sheet, DayTime.NIGHT))
    day, night = (drawn(renderer, case, assets)[0][..., :3].mean(axis=2) for case in cases)
    assert night.mean() < 0.85 * day.mean()
    assert night[face].mean() > 0.45 * day[face].mean()


def test_ids_agree_with_the_picture(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
    """Every pixel of a body differs from the empty set; outside, only ink and shadow do."""
    plain = replace(SMALL, shadows=False)
    passes = renderer.passes(sheet, 0, 320, 180, assets)
    body = np.isin(passes.ids, [i for i, n in passes.names.items() if n.endswith(":ann")])
    full = drawn(renderer, sheet, assets, plain)[0].astype(int)
    bare = drawn(renderer, replace(sheet, actors=()), assets, plain)[0].astype(int)
    changed = (full != bare).any(axis=2)
    assert (changed & body).sum() > 0.97 * body.sum()
    crate = passes.ids == next(i for i, n in passes.names.items() if n == "set:crate")
    assert not (changed & ~grown(body) & ~grown(crate)).any()  # lines before figures are redrawn


def test_passes_measure_depth_and_normals(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    passes = renderer.passes(sheet, 0, 320, 180, assets)
    set_names = {passes.names.get(int(i)) for i in np.unique(passes.ids)}
    assert {"set:wall", "set:crate", "actor:ann", "face:ann"} <= set_names
    body = passes.ids == next(i for i, n in passes.names.items() if n == "actor:ann")
    assert 1.9 < float(np.median(passes.depth_m[body])) < 2.6
    assert np.linalg.norm(passes.normal[body], axis=1) == pytest.approx(1, abs=0.05)
    assert (passes.normal[body][:, 2] > 0).mean() > 0.97  # seen surfaces face the camera


def test_walls_before_the_camera_are_left_out(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    camera = replace(sheet.camera, eye_m=sheet.camera.eye_m + np.array([0, 0, 2], np.float32))
    passes = renderer.passes(replace(sheet, camera=camera), 0, 160, 90, assets)
    assert (passes.ids == next(i for i, n in passes.names.items() if n == "actor:ann")).any()


def test_a_body_around_the_camera_is_not_drawn(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    eye = sheet.actors[0].root_m[0] + np.array([0, 0.6, 0.1], np.float32)
    camera = replace(sheet.camera, eye_m=np.tile(eye, (6, 1)))
    passes = renderer.passes(replace(sheet, camera=camera), 0, 160, 90, assets)
    assert passes.ids.max() < 50_000


def test_light_is_baked_once_per_stage(assets: Assets, sheet: XSheet) -> None:
    fresh = ToonRenderer()
    for _ in range(2):
        list(fresh.render(sheet, SMALL, assets))
    assert assets.baked == 1  # type: ignore[attr-defined]  # this fixture counts


def test_workers_draw_with_one_thread() -> None:
    assert worker_environment() == dict(WORKER_ENVIRONMENT)
    assert worker_environment()["LP_NUM_THREADS"] == "0"


def test_a_wandering_focus_needs_one_plate(assets: Assets, sheet: XSheet) -> None:
    """Focus follows its subject frame by frame; the set behind a camera at rest is drawn once."""
    fresh = ToonRenderer()
    focus = sheet.camera.focus_m + np.linspace(0, 0.5, 6, dtype=np.float32)
    wandering = replace(sheet, camera=replace(sheet.camera, focus_m=focus), shallow=True)
    list(fresh.render(wandering, SMALL, assets))
    assert len(fresh._plates._kept) == 1


def test_renderers_one_after_another_draw_the_same(assets: Assets, sheet: XSheet) -> None:
    """What one leaves to the garbage collector is not taken from the next."""
    pictures = []
    for _ in range(4):
        pictures.append(drawn(ToonRenderer(), sheet, assets)[0])
        gc.collect()
    for later in pictures[1:]:
        np.testing.assert_array_equal(pictures[0], later)


def test_memory_stays_level_over_many_shots(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    """Every shot is another set-up; plates and bodies of shots that are over are given back."""

    def shoot(count: int, first: int) -> None:
        for number in range(first, first + count):
            camera = replace(sheet.camera, eye_m=sheet.camera.eye_m + np.float32(0.001 * number))
            next(iter(renderer.render(replace(sheet, camera=camera), LARGE, assets)))

    shoot(20, 0)
    settled = resident_mb()
    shoot(60, 20)
    assert resident_mb() - settled < 40


def test_a_pan_goes_on_ones_only_while_it_is_under_way(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    camera = replace(sheet.camera, aim_m=sheet.camera.aim_m.copy())
    camera.aim_m[3:, 0] += 0.5
    camera.aim_m[4:, 0] += 0.5
    frames = list(renderer.render(replace(sheet, camera=camera), SMALL, assets))
    assert [f.repeat for f in frames] == [2, 1, 1, 2]


def test_a_town_looks_in_at_the_windows(
    renderer: ToonRenderer, assets: Assets, sheet: XSheet
) -> None:
    """The sky behind a set is the outlook that the set asks for."""
    above = replace(sheet.camera, aim_m=sheet.camera.aim_m + np.array([0, 0.6, -40], np.float32))
    views = []
    for outlook in ("country", "town", "space"):
        open_set = Opened(assets, outlook)
        views.append(drawn(ToonRenderer(), replace(sheet, camera=above, actors=()), open_set)[0])
    assert np.abs(views[0].astype(int) - views[1].astype(int)).mean() > 5
    black = [float((view[..., :3].max(axis=-1) < 30).mean()) for view in views]
    assert black[2] > black[0] + 0.05, black  # no air: black by day too
