"""GLB files, read back by others: pygltflib for the data, trimesh for the scene."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pygltflib
import pytest
import trimesh
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from scipy.spatial.transform import Rotation

from renderers.backends.toon.lens import lens_at
from renderers.interchange.gltf import Binary
from renderers.interchange.gltf_scene import glb
from renderers.interchange.scene_3d import outward, steady
from renderers.rigs.characters import DETAILS
from renderers.xsheet import XSheet
from tests.renderers.interchange.acted import FRAMES, acted, joints, scene, skin
from tests.renderers.passes.conftest import HAIRED, body

_NUMPY = {5126: np.float32, 5125: np.uint32, 5123: np.uint16, 5121: np.uint8}
_WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


class Reader:
    """What a player does with a file: accessors, animation, nodes, skins."""

    def __init__(self, data: bytes) -> None:
        self.file = pygltflib.GLTF2.load_from_bytes(data)
        self._blob = self.file.binary_blob()

    def _view(self, view: int, kind: int, count: int, width: int, offset: int = 0) -> np.ndarray:
        told = self.file.bufferViews[view]
        values = np.frombuffer(self._blob, _NUMPY[kind], count * width, told.byteOffset + offset)
        return values.reshape(count, width)

    def values(self, accessor: int) -> np.ndarray:
        told = self.file.accessors[accessor]
        width = _WIDTH[told.type]
        if told.bufferView is not None:
            return self._view(told.bufferView, told.componentType, told.count, width)
        whole = np.zeros((told.count, width), np.float32)
        rows = self._view(told.sparse.indices.bufferView, told.sparse.indices.componentType,
                          told.sparse.count, 1)  # fmt: skip
        whole[rows[:, 0]] = self._view(told.sparse.values.bufferView, 5126, told.sparse.count,
                                       width)  # fmt: skip
        return whole

    def node(self, name: str) -> int:
        (found,) = [i for i, node in enumerate(self.file.nodes) if node.name == name]
        return found

    def tracks(self, seconds: float) -> dict[tuple[int, str], np.ndarray]:
        """Values of all channels at a moment that is a key."""
        found = {}
        (animation,) = self.file.animations
        for channel in animation.channels:
            sampler = animation.samplers[channel.sampler]
            times = self.values(sampler.input)[:, 0]
            key = int(np.argmin(np.abs(times - seconds)))
            assert times[key] == pytest.approx(seconds, abs=1e-6)
            rows = self.values(sampler.output).reshape(len(times), -1)
            found[channel.target.node, channel.target.path] = rows[key]
        return found

    def worlds(self, seconds: float) -> dict[int, np.ndarray]:
        """World matrices of all nodes."""
        moved = self.tracks(seconds)
        found: dict[int, np.ndarray] = {}

        def visit(node: int, above: np.ndarray) -> None:
            told = self.file.nodes[node]
            place = moved.get((node, "translation"), told.translation or [0, 0, 0])
            turn = moved.get((node, "rotation"), told.rotation or [0, 0, 0, 1])
            scale = moved.get((node, "scale"), told.scale or [1, 1, 1])
            local = np.eye(4)
            local[:3, :3] = Rotation.from_quat(turn).as_matrix() * scale
            local[:3, 3] = place
            found[node] = above @ local
            for child in told.children or []:
                visit(child, found[node])

        for root in self.file.scenes[0].nodes:
            visit(root, np.eye(4))
        return found

    def skinned(self, node: int, seconds: float) -> np.ndarray:
        """Vertices of a skinned mesh in the world."""
        told = self.file.nodes[node]
        skin, worlds = self.file.skins[told.skin], self.worlds(seconds)
        primitive = self.file.meshes[told.mesh].primitives[0]
        attributes = primitive.attributes
        position = self.values(attributes.POSITION).astype(np.float64)
        weights = self.tracks(seconds)[node, "weights"]
        for target, weight in zip(primitive.targets, weights, strict=True):
            position = position + weight * self.values(target["POSITION"])
        unbound = self.values(skin.inverseBindMatrices).reshape(-1, 4, 4).transpose(0, 2, 1)
        bones = np.stack([worlds[j] for j in skin.joints]) @ unbound
        number = np.hstack([self.values(attributes.JOINTS_0), self.values(attributes.JOINTS_1)])
        share = np.hstack([self.values(attributes.WEIGHTS_0), self.values(attributes.WEIGHTS_1)])
        assert share.sum(1) == pytest.approx(1, abs=1e-5)
        blend = np.einsum("vk,vkij->vij", share, bones[number])
        return np.einsum("vij,vj->vi", blend, np.hstack([position, np.ones((len(position), 1))]))[
            :, :3
        ]


@pytest.fixture(scope="module")
def sheet() -> XSheet:
    return acted()


@pytest.fixture(scope="module")
def data(sheet: XSheet) -> bytes:
    return glb(scene(sheet), {"storyreel": {"shot": 1}})


def test_joints_are_where_the_sheet_has_them(sheet: XSheet, data: bytes) -> None:
    reader, truth = Reader(data), joints(sheet)
    bones = reader.file.skins[0].joints[:22]
    for frame in range(1, FRAMES):
        worlds = reader.worlds(frame / 24)
        read = np.stack([worlds[bone][:3, 3] for bone in bones])
        assert np.linalg.norm(read - truth[frame], axis=1).max() < 1e-4


def test_skin_is_where_the_renderer_draws_it(sheet: XSheet, data: bytes) -> None:
    reader = Reader(data)
    drawn = reader.node("0-ann")
    for frame in range(1, FRAMES):
        gap = np.linalg.norm(reader.skinned(drawn, frame / 24) - skin(sheet, frame), axis=1)
        assert gap.max() < 1e-3, frame


def test_who_is_not_there_has_no_size(data: bytes) -> None:
    reader = Reader(data)
    pelvis = reader.file.skins[0].joints[0]
    assert not reader.tracks(0)[pelvis, "scale"].any()
    assert reader.tracks(1 / 24)[pelvis, "scale"].all()


def test_the_camera_sees_what_the_film_sees(sheet: XSheet, data: bytes) -> None:
    reader = Reader(data)
    node = reader.node("camera")
    for frame in range(FRAMES):
        world = reader.worlds(frame / 24)[node]
        lens = lens_at(sheet.camera, frame, 1280, 720)
        assert np.linalg.inv(world) == pytest.approx(lens.view, abs=1e-4)
    told = reader.file.cameras[0].perspective
    focal = 1 / np.tan(told.yfov / 2)
    first = lens_at(sheet.camera, 0, 1280, 720).projection
    assert focal == pytest.approx(-first[1, 1], rel=1e-5)
    assert focal / told.aspectRatio == pytest.approx(first[0, 0], rel=1e-5)
    assert len(reader.file.cameras[0].extras["lens_mm"]) == FRAMES  # it zooms


def test_props_follow_their_track(sheet: XSheet, data: bytes) -> None:
    reader = Reader(data)
    for frame in range(FRAMES):
        world = reader.worlds(frame / 24)[reader.node("0-cube")]
        assert world[:3, 3] == pytest.approx(sheet.props[0].position_m[frame], abs=1e-5)


def test_another_reader_finds_set_and_solids(sheet: XSheet, data: bytes) -> None:
    loaded = trimesh.load(io.BytesIO(data), file_type="glb", process=False)
    names = {loaded.graph[node][1] for node in loaded.graph.nodes_geometry}
    assert {"crate", "wall", "0-cube"} <= names
    figure = sum(g.volume for name, g in loaded.geometry.items() if name.startswith("0-ann"))
    assert loaded.geometry["0-cube"].volume == pytest.approx(0.24**3, rel=1e-3)
    assert loaded.geometry["crate"].volume == pytest.approx(0.8 * 0.8 * 0.8, rel=1e-3)
    assert figure > 0.03  # inside out it would be below nothing
    assert loaded.geometry["crate"].bounds[0] == pytest.approx([0.7, 0, -1.2], abs=1e-5)


def test_the_face_has_its_picture(sheet: XSheet, data: bytes) -> None:
    reader = Reader(data)
    (mesh,) = [m for m in reader.file.meshes if m.name == "0-ann"]
    bare, painted = mesh.primitives
    rows = [reader.values(p.indices).reshape(-1, 3) for p in (bare, painted)]
    whole = body(HAIRED, DETAILS[1]).triangles
    assert {tuple(sorted(t)) for t in np.concatenate(rows).tolist()} == {
        tuple(sorted(t)) for t in whole.tolist()
    }
    material = reader.file.materials[painted.material].pbrMetallicRoughness.baseColorTexture
    image = reader.file.images[reader.file.textures[material.index].source]
    view = reader.file.bufferViews[image.bufferView]
    png = reader.file.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength]
    picture = np.asarray(Image.open(io.BytesIO(png))).astype(int)
    at = reader.values(painted.attributes.TEXCOORD_0)[np.unique(rows[1])]
    assert at.min() >= 0
    assert at.max() <= 1
    size = len(picture)
    skin = np.array([0xE8, 0xB4, 0x8C])
    assert np.abs(picture[size // 20, size // 2] - skin).max() <= 2  # the forehead
    spacing = 0.178 / 0.8  # of the picture, between its middle and an eye
    for side in (-1, 1):
        eye = picture[round(size * (1 - 0.47 / 0.8)), round(size * (0.5 + side * spacing))]
        assert np.abs(eye - skin).max() > 60


def test_hands_are_not_inside_out() -> None:
    mesh = body(HAIRED, DETAILS[1])
    turned = outward(mesh.position, mesh.normal, mesh.triangles)
    for first, last in mesh.hand_rows:
        hand = turned[((turned >= first) & (turned < last)).all(1)]
        assert trimesh.Trimesh(mesh.position, hand, process=False).volume > 0
    head = mesh.triangles[slice(*mesh.triangle_range("face"))]
    assert {tuple(t) for t in head.tolist()} <= {tuple(t) for t in turned.tolist()}


def test_the_file_says_what_it_is(data: bytes) -> None:
    file = Reader(data).file
    assert file.asset.version == "2.0"
    assert file.scenes[0].extras == {"storyreel": {"shot": 1}}
    assert file.animations[0].name == "shot-001"


def test_the_same_scene_gives_the_same_bytes(sheet: XSheet, data: bytes) -> None:
    assert glb(scene(sheet), {"storyreel": {"shot": 1}}) == data


def test_khronos_finds_nothing_wrong(data: bytes, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("the Khronos validator runs on node: apt-get install nodejs")
    script = (
        "let v; try { v = require('gltf-validator') } catch { process.exit(77) }"
        "v.validateBytes(new Uint8Array(require('fs').readFileSync(process.argv[1])))"
        ".then(r => console.log(JSON.stringify(r.issues)))"
    )
    path = tmp_path / "it.glb"
    path.write_bytes(data)
    ran = subprocess.run(
        [node, "-e", script, str(path)], capture_output=True, text=True, check=False
    )
    if ran.returncode == 77:
        pytest.skip("npm install gltf-validator, with NODE_PATH naming its folder, to validate")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["numErrors"], found["numWarnings"]) == (0, 0), found["messages"]


@given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=6), st.integers(1, 9))
def test_any_arrays_come_back(widths: list[int], rows: int) -> None:
    binary = Binary()
    kept = {}
    for number, width in enumerate(widths):
        kind = (np.float32, np.uint16, np.uint8)[number % 3]
        values = (np.arange(rows * width) % 200).reshape(rows, width).astype(kind)
        kept[binary.accessor(values, ranged=True)] = values
    sparse = binary.sparse(9, np.array([2, 5]), np.ones((2, 3), np.float32))
    reader = Reader(binary.file({"asset": {"version": "2.0"}}))
    for accessor, values in kept.items():
        assert (reader.values(accessor) == values).all()
    assert reader.values(sparse).sum() == 6


@given(st.integers(0, 2**32 - 1))
def test_steady_turns_are_the_same_turns(seed: int) -> None:
    quat = np.random.default_rng(seed).normal(size=(6, 2, 4)).astype(np.float32)
    kept = steady(quat)
    assert (np.sum(kept[1:] * kept[:-1], axis=-1) >= 0).all()
    for joint in range(2):
        first = Rotation.from_quat(quat[:, joint]).as_matrix()
        assert Rotation.from_quat(kept[:, joint]).as_matrix() == pytest.approx(first, abs=1e-5)
