"""A shot as a GLB: the set, skinned and animated characters, props and the camera.

Enters: a `Scene3D`. Leaves: the bytes of a file that Blender, Unreal, three.js and others open.
One animation, named after the shot, moves everything; frame n is at n / fps seconds.
"""

import io
import math
from dataclasses import replace
from typing import Any

import numpy as np
from PIL import Image

from renderers.backends.toon.lens import FAR_M, GATE_MM, NEAR_M
from renderers.interchange.gltf import INDICES, VERTICES, Array, Binary
from renderers.interchange.scene_3d import INFLUENCES, Body, Eye, Painting, Scene3D, Surface, Thing

GENERATOR = "Storyreel"
_BOTH_SIDES, _ONE_SIDE = 0, 1  # materials
_STILL = 1e-6


def glb(scene: Scene3D, told: dict[str, Any]) -> bytes:
    """The file of a scene; `told` is kept as extras of the glTF scene."""
    return _Writer(scene, told).file()


def moves(track: Array) -> bool:
    """Whether a track [F, …] changes at all."""
    return bool(np.ptp(np.asarray(track, np.float64), axis=0).max() > _STILL)


class _Writer:
    """Gathers the nodes of a scene and the channels that move them."""

    def __init__(self, scene: Scene3D, told: dict[str, Any]) -> None:
        self._scene, self._told = scene, told
        self._binary = Binary()
        self._nodes: list[dict[str, Any]] = []
        self._meshes: list[dict[str, Any]] = []
        self._skins: list[dict[str, Any]] = []
        self._pictures: list[int] = []  # views that hold one
        self._roots: list[int] = []
        self._samplers: list[dict[str, Any]] = []
        self._channels: list[dict[str, Any]] = []
        seconds = [float(frame / scene.fps) for frame in range(scene.frames)]
        self._times = self._binary.accessor(np.array(seconds, np.float32), ranged=True)

    def file(self) -> bytes:
        self._add_places()
        for body in self._scene.bodies:
            self._add_body(body)
        for thing in self._scene.things:
            self._add_thing(thing)
        camera = self._add_camera(self._scene.camera)
        return self._binary.file(self._document(camera))

    def _document(self, camera: dict[str, Any]) -> dict[str, Any]:
        scene = self._scene
        document: dict[str, Any] = {
            "asset": {"version": "2.0", "generator": GENERATOR},
            "scene": 0,
            "scenes": [{"name": scene.name, "nodes": self._roots, "extras": self._told}],
            "nodes": self._nodes,
            "cameras": [camera],
            "materials": [
                _material("set", both=True),
                _material("moving", both=False),
                *(_material("face", both=False, picture=n) for n in range(len(self._pictures))),
            ],
            "animations": [
                {"name": scene.name, "samplers": self._samplers, "channels": self._channels}
            ],
        }
        if self._meshes:
            document["meshes"] = self._meshes
        if self._skins:
            document["skins"] = self._skins
        if self._pictures:
            document["images"] = [
                {"bufferView": view, "mimeType": "image/png"} for view in self._pictures
            ]
            document["samplers"] = [{"magFilter": 9729, "minFilter": 9987, "wrapS": 33071,
                                     "wrapT": 33071}]  # fmt: skip
            document["textures"] = [{"source": n, "sampler": 0} for n in range(len(self._pictures))]
        return document

    def _node(self, **values: Any) -> int:  # noqa: ANN401 - JSON values
        self._nodes.append(values)
        return len(self._nodes) - 1

    def _mesh(self, surface: Surface, material: int, more: dict[str, int] | None = None) -> int:
        """A mesh of one primitive; `more` are further attributes."""
        binary = self._binary
        attributes = {
            "POSITION": binary.accessor(surface.position, target=VERTICES, ranged=True),
            "NORMAL": binary.accessor(surface.normal, target=VERTICES),
            "COLOR_0": binary.accessor(surface.colour, target=VERTICES),
            **(more or {}),
        }
        primitive = {"attributes": attributes, "material": material,
                     "indices": self._indices(surface.triangles)}  # fmt: skip
        self._meshes.append({"name": surface.name, "primitives": [primitive]})
        return len(self._meshes) - 1

    def _animate(self, node: int, path: str, values: Array, *, steps: bool = False) -> None:
        """Move a node over the shot; what stays as it is needs no channel."""
        output = self._binary.accessor(values.astype(np.float32))
        sampler = {"input": self._times, "output": output,
                   "interpolation": "STEP" if steps else "LINEAR"}  # fmt: skip
        self._samplers.append(sampler)
        self._channels.append({"sampler": len(self._samplers) - 1,
                               "target": {"node": node, "path": path}})  # fmt: skip

    def _show(self, node: int, visible: Array) -> None:
        """What is not there is as large as nothing, as the specification advises."""
        if not visible.all():
            scale = np.repeat(visible.astype(np.float32)[:, None], 3, axis=1)
            self._animate(node, "scale", scale, steps=True)

    def _add_places(self) -> None:
        children = [
            self._node(name=surface.name, mesh=self._mesh(surface, _BOTH_SIDES))
            for surface in self._scene.places
        ]
        if children:
            self._roots.append(self._node(name="set", children=children))

    def _add_thing(self, thing: Thing) -> None:
        mesh = self._mesh(thing.surface, _ONE_SIDE)
        node = self._node(name=thing.name, mesh=mesh, translation=_row(thing.position_m[0]),
                          rotation=_row(thing.quat[0]))  # fmt: skip
        self._roots.append(node)
        for path, track in (("translation", thing.position_m), ("rotation", thing.quat)):
            if moves(track):
                self._animate(node, path, track)
        self._show(node, thing.visible)

    def _add_camera(self, eye: Eye) -> dict[str, Any]:
        node = self._node(name="camera", camera=0, translation=_row(eye.position_m[0]),
                          rotation=_row(eye.quat[0]))  # fmt: skip
        self._roots.append(node)
        self._animate(node, "translation", eye.position_m)
        self._animate(node, "rotation", eye.quat)
        lenses = [round(float(value), 4) for value in eye.lens_mm]
        height = GATE_MM / eye.aspect
        return {
            "name": "camera", "type": "perspective",
            "perspective": {
                "aspectRatio": eye.aspect, "yfov": 2 * math.atan(height / 2 / lenses[0]),
                "znear": NEAR_M, "zfar": FAR_M,
            },
            "extras": {"gate_mm": GATE_MM, "lens_mm": lenses if moves(eye.lens_mm) else lenses[:1],
                       "focus_m": [round(float(value), 4) for value in eye.focus_m]},
        }  # fmt: skip

    def _add_body(self, body: Body) -> None:
        first = len(self._nodes)
        for bone, name in enumerate(body.bones):
            children = [first + i for i, parent in enumerate(body.parents) if parent == bone]
            place = body.root_m[0] if body.parents[bone] < 0 else body.shift[bone]
            node = self._node(name=name, translation=_row(place), rotation=_row(body.turn[0, bone]))
            if children:
                self._nodes[node]["children"] = children
            self._animate(node, "rotation", body.turn[:, bone])
        self._animate(first, "translation", body.root_m)
        self._show(first, body.visible)
        face, rows = body.face, body.skin.triangles
        bare = rows if face is None else np.concatenate([rows[: face.first], rows[face.last :]])
        skin_of = replace(body.skin, triangles=bare)
        mesh = self._mesh(skin_of, _ONE_SIDE, self._influences(body))
        if face is not None:
            self._paint(face, rows[face.first : face.last], mesh)
        skin = {"name": body.name, "joints": list(range(first, first + len(body.bones))),
                "skeleton": first, "inverseBindMatrices": self._unbound(body)}  # fmt: skip
        self._skins.append(skin)
        drawn = self._node(name=body.name, mesh=mesh, skin=len(self._skins) - 1)
        self._add_shapes(body, mesh, drawn)
        self._roots += [first, drawn]

    def _paint(self, face: Painting, triangles: Array, mesh: int) -> None:
        """More triangles of a mesh, under a picture instead of colours."""
        out = io.BytesIO()
        Image.fromarray(face.pixels).save(out, "PNG")
        self._pictures.append(self._binary.picture(out.getvalue()))
        told = self._meshes[mesh]["primitives"]
        attributes = {k: v for k, v in told[0]["attributes"].items() if k != "COLOR_0"}
        attributes["TEXCOORD_0"] = self._binary.accessor(face.places, target=VERTICES)
        told.append({
            "attributes": attributes, "material": _ONE_SIDE + len(self._pictures),
            "indices": self._indices(triangles),
        })  # fmt: skip

    def _indices(self, triangles: Array) -> int:
        return self._binary.accessor(triangles.astype(np.uint32).ravel(), target=INDICES)

    def _unbound(self, body: Body) -> int:
        """Inverse bind matrices, columns first."""
        inverse = np.linalg.inv(body.bind.astype(np.float64))
        inverse[:, 3] = (0, 0, 0, 1)
        return self._binary.accessor(inverse.transpose(0, 2, 1).astype(np.float32).reshape(-1, 16))

    def _influences(self, body: Body) -> dict[str, int]:
        """Bones and weights, four a set, as many sets as some vertex needs."""
        found = {}
        for number in range(INFLUENCES // 4):
            part = slice(4 * number, 4 * number + 4)
            if number and not body.weights[:, part].any():
                break
            joints, weights = body.joints[:, part].astype(np.uint8), body.weights[:, part]
            found[f"JOINTS_{number}"] = self._binary.accessor(joints, target=VERTICES)
            found[f"WEIGHTS_{number}"] = self._binary.accessor(weights, target=VERTICES)
        return found

    def _add_shapes(self, body: Body, mesh: int, node: int) -> None:
        """Shapes of hands as morph targets."""
        if not body.shapes:
            return
        count = len(body.skin.position)
        told = self._meshes[mesh]
        targets = [
            {
                "POSITION": self._binary.sparse(count, shape.rows, shape.position, ranged=True),
                "NORMAL": self._binary.sparse(count, shape.rows, shape.normal),
            }
            for shape in body.shapes
        ]
        for primitive in told["primitives"]:
            primitive["targets"] = targets
        weights = np.stack([shape.weight for shape in body.shapes], 1)
        told["weights"] = _row(weights[0])
        told["extras"] = {"targetNames": [shape.name for shape in body.shapes]}
        self._animate(node, "weights", weights.ravel())


def _material(name: str, *, both: bool, picture: int | None = None) -> dict[str, Any]:
    surface: dict[str, Any] = {"metallicFactor": 0.0, "roughnessFactor": 0.9}
    if picture is not None:
        surface["baseColorTexture"] = {"index": picture}
    return {"name": name, "doubleSided": both, "pbrMetallicRoughness": surface}


def _row(values: Array) -> list[float]:
    return [float(value) for value in values]
