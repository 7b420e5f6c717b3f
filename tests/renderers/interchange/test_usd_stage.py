"""USD files, read back and skinned by Pixar's own library."""

from pathlib import Path

import numpy as np
import pytest
from pxr import Gf, Usd, UsdGeom, UsdSkel

from renderers.backends.toon.lens import lens_at
from renderers.interchange.usd_stage import write_usd
from renderers.xsheet import XSheet
from tests.renderers.interchange.acted import FRAMES, acted, joints, scene, skin


@pytest.fixture(scope="module")
def sheet() -> XSheet:
    return acted()


@pytest.fixture(scope="module")
def path(sheet: XSheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("usd") / "it.usdc"
    write_usd(made, scene(sheet), {"storyreel": {"shot": 1}})
    return made


@pytest.fixture
def stage(path: Path) -> Usd.Stage:
    return Usd.Stage.Open(str(path))


def found(stage: Usd.Stage, kind: type) -> Usd.Prim:
    (prim,) = [prim for prim in stage.Traverse() if prim.IsA(kind)]
    return prim


def test_the_stage_tells_its_units_and_time(stage: Usd.Stage) -> None:
    assert UsdGeom.GetStageUpAxis(stage) == "Y"
    assert UsdGeom.GetStageMetersPerUnit(stage) == 1
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode()) == (0, FRAMES - 1)
    assert stage.GetTimeCodesPerSecond() == 24
    assert stage.GetRootLayer().customLayerData == {"storyreel": {"shot": 1}}
    assert stage.GetDefaultPrim().GetName() == "shot_001"


def test_joints_are_where_the_sheet_has_them(stage: Usd.Stage, sheet: XSheet) -> None:
    skeleton = UsdSkel.Skeleton(found(stage, UsdSkel.Skeleton))
    query = UsdSkel.Cache().GetSkelQuery(skeleton)
    truth = joints(sheet)
    for frame in range(FRAMES):
        placed = query.ComputeJointSkelTransforms(frame)
        read = np.array([m.ExtractTranslation() for m in placed])[:22]
        assert np.linalg.norm(read - truth[frame], axis=1).max() < 1e-4


def test_skin_is_where_the_renderer_draws_it(path: Path, tmp_path: Path, sheet: XSheet) -> None:
    copy = tmp_path / "baked.usdc"  # baking replaces the skeleton
    copy.write_bytes(path.read_bytes())
    stage = Usd.Stage.Open(str(copy))
    root = UsdSkel.Root(found(stage, UsdSkel.Root))
    assert UsdSkel.BakeSkinning(root, Gf.Interval(0, FRAMES - 1))
    (mesh,) = [p for p in stage.Traverse() if p.GetName() == "body"]
    points = UsdGeom.Mesh(mesh).GetPointsAttr()
    for frame in range(FRAMES):
        gap = np.linalg.norm(np.array(points.Get(frame)) - skin(sheet, frame), axis=1)
        assert gap.max() < 1e-3, frame


def test_the_camera_sees_what_the_film_sees(stage: Usd.Stage, sheet: XSheet) -> None:
    camera = UsdGeom.Camera(found(stage, UsdGeom.Camera))
    for frame in range(FRAMES):
        seen = camera.GetCamera(frame).frustum
        lens = lens_at(sheet.camera, frame, 1280, 720)
        view = np.array(seen.ComputeViewMatrix()).T
        assert view == pytest.approx(lens.view, abs=1e-4)
        projection = np.array(seen.ComputeProjectionMatrix()).T
        assert projection[0, 0] == pytest.approx(lens.projection[0, 0], rel=1e-4)
        assert projection[1, 1] == pytest.approx(-lens.projection[1, 1], rel=1e-4)


def test_who_is_not_there_is_not_seen(stage: Usd.Stage) -> None:
    root = UsdGeom.Imageable(found(stage, UsdSkel.Root))
    shown = [root.ComputeVisibility(frame) for frame in range(FRAMES)]
    assert shown == ["invisible"] + ["inherited"] * (FRAMES - 1)


def test_props_follow_their_track(stage: Usd.Stage, sheet: XSheet) -> None:
    (prop,) = [p for p in stage.Traverse() if p.GetName() == "prop_0_cube"]
    for frame in range(FRAMES):
        world = UsdGeom.Xformable(prop).ComputeLocalToWorldTransform(frame)
        assert list(world.ExtractTranslation()) == pytest.approx(
            sheet.props[0].position_m[frame].tolist(), abs=1e-5
        )
