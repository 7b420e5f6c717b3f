"""A small room, a plain figure and the sheets that tests of the toon renderer draw.

Everything here is made for these tests, so golden frames change only when the renderer does.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from planner.bodies import JOINT, hip_height_m, rest_offsets_m
from planner.floor_plan import FloorPlan, Lamp, Posture
from planner.looks import Look
from planner.shots import Light
from renderers.backends.toon.renderer import ToonRenderer
from renderers.mesh import Floats, Mesh
from renderers.rigs.character_mesh import CharacterMesh
from renderers.rigs.kinematics import rest_world
from renderers.rigs.skeleton import BONES
from renderers.sets.set_mesh import SetMesh, WallPart
from renderers.xsheet import ActorTrack, CameraTrack, FaceTrack, PropTrack, XSheet
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Age, DayTime, Gender

LOOK = Look(
    "ann", "Ann", Age.ADULT, Gender.FEMALE, 1.7, 1.0, 0.30, "#e8b48c", "bald", "#402020", "#3c7a57",
    "tshirt", "#c04030", "#ffffff", "plain", "jeans", "#304878", "sneakers", "#202020",
)  # fmt: skip
PLAN = FloorPlan(
    "room", "interior", interior=True, x0_m=-3, x1_m=3, z0_m=-2, z1_m=3, height_m=2.7,
    furniture=(), spots=(), entrances=(), lamps=(Lamp(0.0, 2.2, 0.0),),
)  # fmt: skip
DAY = Light(DayTime.DAY, interior=True)


class Bench:
    """Rectangles and boxes gathered into a mesh."""

    def __init__(self) -> None:
        self.position: list[Floats] = []
        self.normal: list[Floats] = []
        self.colour: list[Floats] = []
        self.uv: list[Floats] = []
        self.object_id: list[int] = []
        self.edges: list[Floats] = []

    def rectangle(
        self, origin: Floats, along: Floats, up: Floats, colour: tuple[float, ...], number: int
    ) -> tuple[float, float, float, float]:
        """Add a rectangle; returns its plane."""
        origin, along, up = (np.asarray(v, np.float32) for v in (origin, along, up))
        normal = np.cross(along, up)
        normal /= np.linalg.norm(normal)
        sides = float(np.linalg.norm(along)), float(np.linalg.norm(up))
        self.position.append(np.stack([origin, origin + along, origin + along + up, origin + up]))
        self.normal.append(np.tile(normal, (4, 1)))
        self.colour.append(np.tile(np.array(colour), (4, 1)))
        self.uv.append(np.array([(0, 0), (sides[0], 0), sides, (0, sides[1])]))
        self.object_id.append(number)
        return (*map(float, normal), float(normal @ origin))

    def box(self, low: Floats, high: Floats, colour: tuple[float, ...], number: int) -> None:
        """Add a closed box with its twelve edges."""
        low, high = np.asarray(low, np.float32), np.asarray(high, np.float32)
        size = high - low
        for axis in range(3):
            u, v = np.zeros(3), np.zeros(3)
            u[(axis + 1) % 3], v[(axis + 2) % 3] = size[(axis + 1) % 3], size[(axis + 2) % 3]
            far = low.copy()
            far[axis] = high[axis]
            self.rectangle(far, u, v, colour, number)
            self.rectangle(low, v, u, colour, number)
        corner = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
        for a in range(8):
            for b in range(a + 1, 8):
                if (a ^ b).bit_count() == 1:
                    self.edges.append(low + corner[[a, b]] * size)

    def mesh(self) -> Mesh:
        """All of it; every rectangle is light-mapped."""
        count = len(self.position)
        quads = np.arange(4 * count, dtype=np.int32).reshape(-1, 4)
        return Mesh(
            position=np.concatenate(self.position).astype(np.float32),
            normal=np.concatenate(self.normal).astype(np.float32),
            colour=np.concatenate(self.colour).astype(np.float32),
            uv=np.concatenate(self.uv).astype(np.float32),
            material=np.zeros(4 * count, np.int32),
            object_id=np.repeat(np.array(self.object_id, np.int32), 4),
            triangles=quads[:, [0, 1, 2, 0, 2, 3]].reshape(-1, 3),
            edges=np.array(self.edges, np.float32).reshape(-1, 2, 3),
            quads=quads,
            materials=("plain",),
        )


def room() -> SetMesh:
    """Six walls that can be left out, and a crate."""
    bench, walls = Bench(), []
    x0, x1, z0, z1, top = PLAN.x0_m, PLAN.x1_m, PLAN.z0_m, PLAN.z1_m, PLAN.height_m
    wide, deep, tall = (x1 - x0, 0, 0), (0, 0, z1 - z0), (0, top, 0)
    sides = (
        ("floor", (x0, 0, z1), wide, (0, 0, z0 - z1), (0.70, 0.52, 0.38)),
        ("ceiling", (x0, top, z0), wide, deep, (0.95, 0.92, 0.85)),
        ("back", (x0, 0, z0), wide, tall, (0.86, 0.80, 0.62)),
        ("front", (x1, 0, z1), (x0 - x1, 0, 0), tall, (0.86, 0.80, 0.62)),
        ("left", (x0, 0, z1), (0, 0, z0 - z1), tall, (0.55, 0.70, 0.68)),
        ("right", (x1, 0, z0), deep, tall, (0.55, 0.70, 0.68)),
    )
    for i, (name, origin, along, up, colour) in enumerate(sides):
        plane = bench.rectangle(np.array(origin), np.array(along), np.array(up), colour, 1)
        walls.append(WallPart(name, 2 * i, 2, plane, 0, 0))
    bench.box(np.array((0.7, 0, -1.2)), np.array((1.5, 0.8, -0.4)), (0.80, 0.42, 0.25), 2)
    return SetMesh(bench.mesh(), tuple(walls), PLAN.lamps, (), ("", "wall", "crate"))


def ball(centre: Floats, radii: tuple[float, float, float], rings: int = 10) -> tuple[Floats, ...]:
    """An ellipsoid: position, normal, triangles."""
    v, u = np.meshgrid(np.linspace(0, np.pi, rings + 1), np.linspace(0, 2 * np.pi, 2 * rings + 1))
    unit = np.stack([np.sin(v) * np.cos(u), np.cos(v), np.sin(v) * np.sin(u)], -1).reshape(-1, 3)
    normal = unit / np.array(radii)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    i, j = np.meshgrid(np.arange(2 * rings), np.arange(rings), indexing="ij")
    a = (i * (rings + 1) + j).ravel()
    c = a + rings + 1
    triangles = np.concatenate([np.stack([a, c, a + 1], 1), np.stack([a + 1, c, c + 1], 1)])
    corner = (unit * radii + centre)[triangles]
    out = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    flip = np.einsum("ij,ij->i", out, normal[triangles].sum(1)) < 0
    triangles[flip] = triangles[flip][:, [0, 2, 1]]
    return (unit * radii + centre).astype(np.float32), normal.astype(np.float32), triangles


def puppet(look: Look) -> CharacterMesh:
    """A head, a trunk and two legs, each rigid on one joint; the front of the head is its face."""
    bind = rest_world(rest_offsets_m(look))
    at = bind[:, :3, 3]
    parts = (
        ("face", "head", at[JOINT["head"]] + [0, 0.15, 0], (0.12, 0.15, 0.13), (0.91, 0.71, 0.55)),
        ("plain", "spine1", at[JOINT["spine2"]], (0.17, 0.33, 0.13), (0.75, 0.25, 0.19)),
        ("plain", "l_knee", at[JOINT["l_knee"]], (0.09, 0.42, 0.09), (0.19, 0.28, 0.47)),
        ("plain", "r_knee", at[JOINT["r_knee"]], (0.09, 0.42, 0.09), (0.19, 0.28, 0.47)),
    )
    pieces = [ball(np.asarray(centre), radii) for _, _, centre, radii, _ in parts]
    counts = [len(position) for position, _, _ in pieces]
    starts = np.cumsum([0, *counts])
    triangles = [t + s for (_, _, t), s in zip(pieces, starts[:-1], strict=True)]
    front = pieces[0][0][triangles[0]].mean(1)[:, 2] > 0.02
    groups = {"face": [triangles[0][front]], "skin": [triangles[0][~front]], "plain": triangles[1:]}
    ends = np.cumsum([sum(map(len, run)) for run in groups.values()])
    total = int(starts[-1])
    weights = np.zeros((total, len(BONES)), np.float32)
    for (_, joint, *_), first, last in zip(parts, starts[:-1], starts[1:], strict=True):
        weights[first:last, BONES.index(joint)] = 1
    colour = np.repeat(np.array([p[4] for p in parts], np.float32), counts, axis=0)
    empty = np.zeros((4, 0, 3), np.float32)
    return CharacterMesh(
        position=np.concatenate([p for p, _, _ in pieces]),
        normal=np.concatenate([n for _, n, _ in pieces]),
        colour=colour, accent=colour, local=np.zeros((total, 3), np.float32), weights=weights,
        line_width=np.ones(total, np.float32),
        triangles=np.concatenate([t for run in groups.values() for t in run]).astype(np.int32),
        groups=tuple(groups), group_ends=ends.astype(np.int32),
        seam=np.array([[0, 1], [1, 2]], np.int32), bind=bind,
        hand_rows=np.zeros((2, 2), np.int32), hand_position=empty, hand_normal=empty,
    )  # fmt: skip


class Made:
    """Assets of these tests; counts how often light was baked."""

    def __init__(self) -> None:
        self.baked = 0
        self._room = room()

    def set_mesh(self, plan: FloorPlan) -> SetMesh:
        assert plan.id == "room"
        return self._room

    def character(self, look: Look, detail: float) -> CharacterMesh:
        assert detail > 0
        return puppet(look)

    def prop(self, kind: str) -> Mesh:
        assert kind == "cube"
        bench = Bench()
        bench.box(np.full(3, -0.12), np.full(3, 0.12), (0.9, 0.8, 0.2), 1)
        return bench.mesh()

    def light_map(self, plan: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        del plan, light
        self.baked += 1
        return bake()


def still(
    frames: int, eye: tuple[float, ...] = (0.3, 1.5, 2.6), aim: tuple[float, ...] = (0, 1.1, 0)
) -> CameraTrack:
    """A camera that holds still."""

    def tiled(values: tuple[float, ...]) -> Floats:
        return np.tile(np.array(values, np.float32), (frames, 1))

    flat = np.zeros(frames, np.float32)
    return CameraTrack(tiled(eye), tiled(aim), flat, flat + 28, flat + 2.6)


def standing(frames: int, x: float = -0.5, z: float = 0.3, yaw_deg: float = 25) -> ActorTrack:
    """Somebody who stands and sways a little."""
    quat = np.zeros((frames, 22, 4), np.float32)
    quat[..., 3] = 1
    half = np.deg2rad(yaw_deg + 2 * np.arange(frames)) / 2
    quat[:, 0, 1], quat[:, 0, 3] = np.sin(half), np.cos(half)
    root = np.tile(np.array([x, hip_height_m(LOOK, Posture.STAND), z], np.float32), (frames, 1))
    flat = np.zeros(frames, np.float32)
    mouth = np.tile(np.array([0.5, 0.4, 0.0, 1.0, 0.2], np.float32), (frames, 1))
    face = FaceTrack(
        mouth, ("D",) * frames, flat, flat, flat, flat, flat, np.zeros((frames, 2), np.float32),
        flat, flat,
    )  # fmt: skip
    hands = np.zeros((frames, 2), np.float32)
    return ActorTrack("ann", LOOK, root, quat, hands, face, np.ones(frames, np.bool_))


@pytest.fixture(scope="session")
def renderer() -> ToonRenderer:
    """One renderer, and so one OpenGL context, for all tests."""
    return ToonRenderer()


@pytest.fixture
def assets() -> Made:
    """The room, the puppet and the cube."""
    return Made()


@pytest.fixture
def sheet() -> XSheet:
    """Six frames of somebody in the room, camera at rest."""
    return XSheet("s1", FrameRate(), 6, PLAN, DAY, still(6), (standing(6),), ())


@pytest.fixture
def moving(sheet: XSheet) -> XSheet:
    """The same with a camera that trucks."""
    camera = still(6)
    camera.eye_m[:, 0] += np.linspace(0, 0.3, 6, dtype=np.float32)
    return replace(sheet, camera=camera)


@pytest.fixture
def with_prop(sheet: XSheet) -> XSheet:
    """The same with a cube that hangs before the camera."""
    quat = np.tile(np.array([0, 0.2, 0, 0.98], np.float32), (6, 1))
    place = np.tile(np.array([0.5, 1.2, 0.6], np.float32), (6, 1))
    return replace(sheet, props=(PropTrack("cube", place, quat, np.ones(6, np.bool_)),))
