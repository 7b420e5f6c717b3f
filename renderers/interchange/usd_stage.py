"""A shot as Universal Scene Description: set, skinned characters, props and the camera.

Enters: a `Scene3D`. Leaves: a binary file (.usdc) by Pixar's own library, which is an extra. Frame
n is at time code n; metres, y up.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from renderers.backends.toon.lens import FAR_M, GATE_MM, NEAR_M
from renderers.errors import EncodeError
from renderers.interchange.ffmpeg import MissingTool
from renderers.interchange.scene_3d import INFLUENCES, Body, Eye, Scene3D, Surface, Thing
from renderers.mesh import Floats

if TYPE_CHECKING:
    from pxr import Usd

_TENTHS_PER_MM = 0.01  # USD tells lenses in tenths of a unit, and a unit here is a metre


def write_usd(path: Path, scene: Scene3D, told: dict[str, Any]) -> None:
    """Write the file of a scene; `told` is kept as its layer's data.

    Raises MissingTool without the library, EncodeError where it cannot write.
    """
    try:
        from pxr import Tf, Usd
    except ImportError as error:
        raise MissingTool("USD needs a library: pip install usd-core") from error
    stage = Usd.Stage.CreateInMemory()
    _Writer(stage, scene).write(told)
    try:
        stage.GetRootLayer().Export(str(path))
    except Tf.ErrorException as error:
        raise EncodeError(f"{path}: USD could not write it ({error})") from error


class _Writer:
    """Fills a stage."""

    def __init__(self, stage: "Usd.Stage", scene: Scene3D) -> None:
        self._stage, self._scene = stage, scene
        self._root = f"/{_identifier(scene.name)}"

    def write(self, told: dict[str, Any]) -> None:
        from pxr import UsdGeom

        stage, scene = self._stage, self._scene
        UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
        UsdGeom.SetStageMetersPerUnit(stage, 1.0)
        stage.SetTimeCodesPerSecond(float(scene.fps))
        stage.SetFramesPerSecond(float(scene.fps))
        stage.SetStartTimeCode(0)
        stage.SetEndTimeCode(scene.frames - 1)
        stage.GetRootLayer().customLayerData = told
        stage.SetDefaultPrim(UsdGeom.Xform.Define(stage, self._root).GetPrim())
        UsdGeom.Xform.Define(stage, f"{self._root}/set")
        for number, surface in enumerate(scene.places):
            self._mesh(f"{self._root}/set/{_identifier(surface.name)}_{number}", surface, both=True)
        for body in scene.bodies:
            self._body(body)
        for thing in scene.things:
            self._thing(thing)
        self._camera(scene.camera)

    def _mesh(self, path: str, surface: Surface, *, both: bool = False) -> "Usd.Prim":
        from pxr import UsdGeom, Vt

        mesh = UsdGeom.Mesh.Define(self._stage, path)
        mesh.CreatePointsAttr(_vectors(surface.position))
        mesh.CreateNormalsAttr(_vectors(surface.normal))
        mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
        counts = np.full(len(surface.triangles), 3, np.int32)
        mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(counts))
        indices = np.ascontiguousarray(surface.triangles.ravel(), np.int32)
        mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(indices))
        mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
        mesh.CreateDoubleSidedAttr(both)
        reach = np.stack([surface.position.min(0), surface.position.max(0)])
        mesh.CreateExtentAttr(_vectors(reach))
        colour = mesh.CreateDisplayColorPrimvar(UsdGeom.Tokens.vertex)
        colour.Set(_vectors(surface.colour))
        return mesh.GetPrim()

    def _body(self, body: Body) -> None:
        from pxr import UsdGeom, UsdSkel

        path = f"{self._root}/{_identifier(f'actor_{body.name}')}"
        root = UsdSkel.Root.Define(self._stage, path)
        skeleton = UsdSkel.Skeleton.Define(self._stage, f"{path}/skeleton")
        joints = joint_paths(body)
        skeleton.CreateJointsAttr(joints)
        skeleton.CreateBindTransformsAttr(_matrices(body.bind))
        skeleton.CreateRestTransformsAttr(_matrices(_rest(body)))
        self._animation(body, f"{path}/acting", joints)
        bound = UsdSkel.BindingAPI.Apply(skeleton.GetPrim())
        bound.CreateAnimationSourceRel().SetTargets([f"{path}/acting"])
        mesh = self._mesh(f"{path}/body", body.skin)
        self._bind(body, mesh, f"{path}/skeleton")
        self._visible(UsdGeom.Imageable(root.GetPrim()), body.visible)

    def _bind(self, body: Body, mesh: "Usd.Prim", skeleton: str) -> None:
        from pxr import Gf, Sdf, UsdSkel, Vt

        bound = UsdSkel.BindingAPI.Apply(mesh)
        bound.CreateSkeletonRel().SetTargets([skeleton])
        bound.CreateGeomBindTransformAttr(Gf.Matrix4d(1))
        indices = bound.CreateJointIndicesPrimvar(constant=False, elementSize=INFLUENCES)
        indices.Set(Vt.IntArray.FromNumpy(np.ascontiguousarray(body.joints.ravel(), np.int32)))
        weights = bound.CreateJointWeightsPrimvar(constant=False, elementSize=INFLUENCES)
        weights.Set(Vt.FloatArray.FromNumpy(np.ascontiguousarray(body.weights.ravel())))
        targets = []
        for shape in body.shapes:
            path = f"{mesh.GetPath()}/{shape.name}"
            made = UsdSkel.BlendShape.Define(self._stage, path)
            made.CreateOffsetsAttr(_vectors(shape.position))
            made.CreateNormalOffsetsAttr(_vectors(shape.normal))
            made.CreatePointIndicesAttr(Vt.IntArray.FromNumpy(shape.rows.astype(np.int32)))
            targets.append(Sdf.Path(path))
        bound.CreateBlendShapesAttr([shape.name for shape in body.shapes])
        bound.CreateBlendShapeTargetsRel().SetTargets(targets)

    def _animation(self, body: Body, path: str, joints: Sequence[str]) -> None:
        from pxr import UsdSkel, Vt

        acting = UsdSkel.Animation.Define(self._stage, path)
        acting.CreateJointsAttr(joints)
        acting.CreateScalesAttr(Vt.Vec3hArray.FromNumpy(np.ones((len(joints), 3), np.float16)))
        acting.CreateBlendShapesAttr([shape.name for shape in body.shapes])
        places, turns = acting.CreateTranslationsAttr(), acting.CreateRotationsAttr()
        weights = acting.CreateBlendShapeWeightsAttr()
        for frame in range(self._scene.frames):
            shift = body.shift.copy()
            shift[0] = body.root_m[frame]
            places.Set(_vectors(shift), frame)
            turns.Set(_turns(body.turn[frame]), frame)
            shares = np.array([shape.weight[frame] for shape in body.shapes], np.float32)
            weights.Set(Vt.FloatArray.FromNumpy(shares), frame)

    def _thing(self, thing: Thing) -> None:
        from pxr import UsdGeom

        path = f"{self._root}/{_identifier(f'prop_{thing.name}')}"
        made = UsdGeom.Xform.Define(self._stage, path)
        self._move(made, thing.position_m, thing.quat)
        self._mesh(f"{path}/shape", thing.surface)
        self._visible(UsdGeom.Imageable(made.GetPrim()), thing.visible)

    def _camera(self, eye: Eye) -> None:
        from pxr import Gf, UsdGeom

        camera = UsdGeom.Camera.Define(self._stage, f"{self._root}/camera")
        self._move(camera, eye.position_m, eye.quat)
        camera.CreateHorizontalApertureAttr(GATE_MM * _TENTHS_PER_MM)
        camera.CreateVerticalApertureAttr(GATE_MM / eye.aspect * _TENTHS_PER_MM)
        camera.CreateClippingRangeAttr(Gf.Vec2f(NEAR_M, FAR_M))
        lens, focus = camera.CreateFocalLengthAttr(), camera.CreateFocusDistanceAttr()
        for frame in range(self._scene.frames):
            lens.Set(float(eye.lens_mm[frame]) * _TENTHS_PER_MM, frame)
            focus.Set(float(eye.focus_m[frame]), frame)

    def _move(self, made: Any, place: Floats, quat: Floats) -> None:  # noqa: ANN401 - pxr's
        """Move something over the shot."""
        from pxr import Gf, UsdGeom

        where = made.AddTranslateOp(UsdGeom.XformOp.PrecisionDouble)
        turn = made.AddOrientOp(UsdGeom.XformOp.PrecisionFloat)
        for frame in range(self._scene.frames):
            x, y, z, w = (float(value) for value in quat[frame])
            where.Set(Gf.Vec3d(*(float(value) for value in place[frame])), frame)
            turn.Set(Gf.Quatf(w, x, y, z), frame)

    def _visible(self, made: Any, visible: Any) -> None:  # noqa: ANN401 - pxr's, bools [F]
        if not visible.all():
            shown = made.CreateVisibilityAttr()
            for frame, there in enumerate(visible):
                shown.Set("inherited" if there else "invisible", frame)


def joint_paths(body: Body) -> list[str]:
    """Bones as paths from the pelvis: "pelvis/l_hip/l_knee"."""
    paths: list[str] = []
    for name, parent in zip(body.bones, body.parents, strict=True):
        paths.append(name if parent < 0 else f"{paths[parent]}/{name}")
    return paths


def _rest(body: Body) -> Floats:
    """Bones against their parents in the bind pose [B, 4, 4]."""
    bind = body.bind.astype(np.float64)
    local = [
        bind[bone] if parent < 0 else np.linalg.inv(bind[parent]) @ bind[bone]
        for bone, parent in enumerate(body.parents)
    ]
    return np.asarray(local, np.float32)


def _identifier(name: str) -> str:
    """A name that USD takes: letters, digits and underscores, no digit first."""
    from pxr import Tf

    return str(Tf.MakeValidIdentifier(name))


def _vectors(rows: Floats) -> Any:  # noqa: ANN401 - pxr's
    from pxr import Vt

    return Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(rows, np.float32))


def _turns(quat: Floats) -> Any:  # noqa: ANN401 - pxr's
    from pxr import Gf, Vt

    return Vt.QuatfArray([Gf.Quatf(w, x, y, z) for x, y, z, w in quat.tolist()])


def _matrices(matrices: Floats) -> Any:  # noqa: ANN401 - pxr's
    """Matrices of column vectors as USD has them, of rows."""
    from pxr import Gf, Vt

    return Vt.Matrix4dArray([Gf.Matrix4d(m.T.astype(np.float64).tolist()) for m in matrices])
