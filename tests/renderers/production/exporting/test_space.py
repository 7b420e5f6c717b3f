"""Shots of a finished film in three dimensions."""

import io
import sys

import numpy as np
import pygltflib
import pytest
import trimesh
from pxr import Usd, UsdGeom, UsdSkel

from renderers.interchange.ffmpeg import MissingTool
from tests.renderers.production.exporting.conftest import Made, Print
from tests.renderers.production.exporting.test_conditioning import staged


def test_every_staged_shot_is_a_scene(made: Made, printed: Print) -> None:
    exported = printed("glb")
    names = {path.name for path in exported.files}
    wanted = {
        f"shot-{n:03}.glb" for n, row in enumerate(made.negative.rows, 1) if row.kind != "card"
    }
    assert names == wanted
    assert any("lips" in lost for lost in exported.not_carried)
    for path in exported.files:
        file = pygltflib.GLTF2.load_binary(str(path))
        number = int(path.stem.removeprefix("shot-"))
        told = file.scenes[0].extras["storyreel"]
        assert told["frames"] == made.lengths[number - 1]
        assert told["first_film_frame"] == made.starts[number - 1]
        times = file.accessors[file.animations[0].samplers[0].input]
        assert times.count == made.lengths[number - 1]
        assert times.max[0] == pytest.approx((times.count - 1) / 24, abs=1e-5)
        assert all(np.isfinite(a.max or [0]).all() for a in file.accessors)


def test_bodies_stand_in_the_set(made: Made, printed: Print) -> None:
    exported = printed("glb", shots=str(staged(made)))
    data = exported.files[0].read_bytes()
    loaded = trimesh.load(io.BytesIO(data), file_type="glb", process=False)
    assert len(loaded.geometry) > 5
    heights = [
        np.ptp(shape.vertices[:, 1])
        for name, shape in loaded.geometry.items()
        if "anna" in name or "ben" in name
    ]
    assert 1.2 < max(heights) < 2.2


def test_usd_reads_back(made: Made, printed: Print) -> None:
    number = staged(made)
    exported = printed("usd", shots=str(number))
    stage = Usd.Stage.Open(str(exported.files[0]))
    assert stage.GetEndTimeCode() == made.lengths[number - 1] - 1
    kinds = {prim.GetTypeName() for prim in stage.Traverse()}
    assert {"SkelRoot", "Skeleton", "SkelAnimation", "Mesh", "Camera"} <= kinds
    box = UsdGeom.BBoxCache(0, [UsdGeom.Tokens.default_]).ComputeWorldBound(
        stage.GetPrimAtPath(f"/shot_{number:03}/set")
    )
    assert all(np.isfinite(list(box.ComputeAlignedRange().GetSize())))
    for prim in stage.Traverse():
        if prim.IsA(UsdSkel.Skeleton):
            query = UsdSkel.Cache().GetSkelQuery(UsdSkel.Skeleton(prim))
            places = [m.ExtractTranslation()[1] for m in query.ComputeJointSkelTransforms(0)]
            assert -0.2 < min(places) < max(places) < 2.2


def test_without_the_library_usd_says_how_to_get_it(
    made: Made, printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pxr", None)
    with pytest.raises(MissingTool, match="pip install usd-core"):
        printed("usd", shots=str(staged(made)))
