"""A shot as a scene of bodies, things and a camera that move: what glTF and USD are written from.

Enters: an exposure sheet and built assets. Leaves: meshes, skeletons and tracks as plain arrays.
Metres, right-handed, y up; quaternions are x, y, z, w; colours are linear light, BT.709.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.transform import Rotation

from planner.bodies import JOINTS, PARENTS, rest_offsets_m
from planner.looks import Look
from renderers.backends.toon.face_picture import places_on_picture
from renderers.backends.toon.lens import lens_at
from renderers.backends.toon.stage import walls_in_the_way
from renderers.mesh import Floats, Ints, Mesh
from renderers.renderer import Assets, Pixels
from renderers.rigs.character_mesh import HAND_STOPS, CharacterMesh
from renderers.rigs.characters import DETAILS
from renderers.rigs.kinematics import world_matrices
from renderers.rigs.skeleton import BONES, HALVED, skinning_matrices
from renderers.sets.set_mesh import SetMesh
from renderers.xsheet import ActorTrack, CameraTrack, FaceTrack, PropTrack, XSheet

Painter = Callable[[Look, FaceTrack, int], Pixels]
INFLUENCES = 8  # bones that move a vertex, at most: no vertex of ours has more
_HALF_OF = tuple(JOINTS.index(name) for name in HALVED)
BONE_PARENTS = (*PARENTS, *(PARENTS[joint] for joint in _HALF_OF))
_FIRST_HALF = len(JOINTS)


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Triangles with colours: V vertices, T triangles."""

    name: str
    position: Floats  # [V, 3]
    normal: Floats  # [V, 3] unit
    colour: Floats  # [V, 3] linear light, 0…1
    triangles: Ints  # [T, 3] counter-clockwise from outside


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One shape that a body's vertices can take on: differences of some vertices."""

    name: str
    rows: npt.NDArray[np.int64]  # [N] vertices that differ
    position: Floats  # [N, 3] how far
    normal: Floats  # [N, 3]
    weight: Floats  # [F] 0…1


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """A picture on some triangles of a body: the face, as it rests in this shot."""

    pixels: Pixels  # [h, w, 3] sRGB
    places: Floats  # [V, 2] of the body's vertices on it, 0…1 from its top left
    first: int  # triangle
    last: int  # the first after it


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A skinned character. B bones, parents before children; bone 0 is the pelvis."""

    name: str
    skin: Surface  # bind pose
    bones: tuple[str, ...]
    parents: tuple[int, ...]
    bind: Floats  # [B, 4, 4] bones in the bind pose
    joints: Ints  # [V, INFLUENCES] bones that move a vertex, strongest first
    weights: Floats  # [V, INFLUENCES]
    shift: Floats  # [B, 3] from the parent bone, the pelvis' left out
    root_m: Floats  # [F, 3] the pelvis in the world
    turn: Floats  # [F, B, 4] against the parent bone
    visible: npt.NDArray[np.bool_]  # [F]
    shapes: tuple[Shape, ...]
    face: Painting | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A prop that moves as one."""

    name: str
    surface: Surface
    position_m: Floats  # [F, 3]
    quat: Floats  # [F, 4]
    visible: npt.NDArray[np.bool_]  # [F]


@dataclass(frozen=True, slots=True, eq=False)
class Eye:
    """The camera: x right, y up, −z ahead."""

    position_m: Floats  # [F, 3]
    quat: Floats  # [F, 4]
    lens_mm: Floats  # [F] on a gate 36 mm wide
    focus_m: Floats  # [F]
    aspect: float  # width over height


@dataclass(frozen=True, slots=True, eq=False)
class Scene3D:
    """A shot. Frame n is at n / fps seconds."""

    name: str
    fps: Fraction
    frames: int
    places: tuple[Surface, ...]  # the set, a surface for each of its objects
    bodies: tuple[Body, ...]
    things: tuple[Thing, ...]
    camera: Eye


def scene_3d(
    sheet: XSheet, name: str, assets: Assets, aspect: float, paint: Painter | None = None
) -> Scene3D:
    """The scene of a sheet that shows a set; bodies in their middle detail.

    `paint` draws a face laid out flat, as `ToonRenderer.face` does; without it faces stay bare.
    """
    if sheet.floor_plan is None:
        raise ValueError(f"{name}: a card shows no set")
    built = assets.set_mesh(sheet.floor_plan)
    bodies = tuple(
        _body(f"{n}-{track.character_id}", track, assets.character(track.look, DETAILS[1]), paint)
        for n, track in enumerate(sheet.actors)
    )
    things = tuple(
        _thing(f"{n}-{track.kind}", track, assets.prop(track.kind))
        for n, track in enumerate(sheet.props)
    )
    places = tuple(_places(built, walls_in_the_way(built, sheet.camera.eye_m)))
    eye = _eye(sheet.camera, aspect)
    return Scene3D(name, sheet.rate.fps, sheet.frames, places, bodies, things, eye)


def linear(colour: Floats) -> Floats:
    """Display-referred sRGB 0…1 as linear light."""
    low, high = colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4
    return np.where(colour <= 0.04045, low, high).astype(np.float32)


def steady(quat: Floats) -> Floats:
    """Quaternions [F, ..., 4] of unit length, each on its predecessor's side: safe to blend."""
    unit = np.asarray(quat, np.float64)
    unit = unit / np.linalg.norm(unit, axis=-1, keepdims=True)
    against = np.sum(unit[1:] * unit[:-1], axis=-1, keepdims=True) < 0
    flips = np.cumprod(np.where(against, -1, 1), axis=0)
    return np.concatenate([unit[:1], unit[1:] * flips]).astype(np.float32)


def outward(position: Floats, normal: Floats, triangles: Ints) -> Ints:
    """Triangles turned so that they are counter-clockwise from where their normals point.

    Each connected piece turns as a whole: single normals are bent for the sake of smooth light.
    """
    corner = position[triangles]
    facing = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    agrees = np.einsum("ij,ij->i", facing, normal[triangles].sum(1))  # by area
    joined = coo_array(
        (np.ones(2 * len(triangles)), (np.tile(triangles[:, 0], 2), triangles[:, 1:].T.ravel())),
        shape=(len(position), len(position)),
    )
    _, piece = connected_components(joined, directed=False)
    votes = np.bincount(piece[triangles[:, 0]], weights=agrees, minlength=int(piece.max()) + 1)
    against = votes[piece[triangles[:, 0]]] < 0
    turned = triangles.copy()
    turned[against] = turned[against][:, ::-1]
    return turned


def _surface(
    name: str, position: Floats, normal: Floats, colour: Floats, triangles: Ints
) -> Surface:
    """A surface of the vertices that its triangles use."""
    used, rows = np.unique(triangles, return_inverse=True)
    faces: Ints = np.asarray(rows.reshape(-1, 3), np.int32)
    length = np.linalg.norm(normal[used], axis=1, keepdims=True)
    unit = (normal[used] / np.maximum(length, 1e-9)).astype(np.float32)
    return Surface(name, position[used], unit, linear(colour[used]), faces)


def _places(built: SetMesh, walls: frozenset[int]) -> Iterator[Surface]:
    """The set's objects without the walls that the camera looks through."""
    mesh, names = built.mesh, built.objects
    kept = np.ones(len(mesh.triangles), np.bool_)
    for wall in (built.walls[number] for number in walls):
        kept[wall.first_triangle : wall.first_triangle + wall.triangles] = False
    triangles = mesh.triangles[kept]
    objects = mesh.object_id[triangles[:, 0]]
    for number in np.unique(objects):
        chosen = triangles[objects == number]
        name = names[number] if number < len(names) and names[number] else f"object-{number}"
        yield _surface(name, mesh.position, mesh.normal, mesh.colour, chosen)


def _thing(name: str, track: PropTrack, mesh: Mesh) -> Thing:
    surface = _surface(name, mesh.position, mesh.normal, mesh.colour, mesh.triangles)
    return Thing(name, surface, track.position_m, steady(track.quat), track.visible)


def _eye(track: CameraTrack, aspect: float) -> Eye:
    turns = np.stack([lens_at(track, f, 16, 9).view[:3, :3].T for f in range(len(track.eye_m))])
    quat = steady(Rotation.from_matrix(turns.astype(np.float64)).as_quat().astype(np.float32))
    return Eye(track.eye_m, quat, track.lens_mm, track.focus_m, aspect)


def _body(name: str, track: ActorTrack, mesh: CharacterMesh, paint: Painter | None) -> Body:
    triangles = outward(mesh.position, mesh.normal, mesh.triangles)
    skin = Surface(name, mesh.position, mesh.normal, linear(mesh.colour), triangles)
    joints, weights = _influences(mesh.weights)
    offsets = rest_offsets_m(track.look)
    return Body(
        name=name,
        skin=skin,
        bones=BONES,
        parents=BONE_PARENTS,
        bind=np.concatenate([mesh.bind, mesh.bind[list(_HALF_OF)]]),
        joints=joints,
        weights=weights,
        shift=np.concatenate([offsets, offsets[list(_HALF_OF)]]),
        root_m=track.root_m,
        turn=_turns(track, mesh, offsets),
        visible=track.visible,
        shapes=tuple(_hand_shapes(track, mesh)),
        face=_painted(track, mesh, paint) if paint else None,
    )


def _painted(track: ActorTrack, mesh: CharacterMesh, paint: Painter) -> Painting:
    """The face at its calmest: eyes open, mouth shut."""
    busy = track.face.blink + track.face.mouth[:, 1] + np.abs(track.face.gaze_deg).sum(1) / 90
    busy = np.where(track.visible, busy, np.inf)
    pixels = paint(track.look, track.face, int(np.argmin(busy)))
    first, last = mesh.triangle_range("face")
    return Painting(pixels, places_on_picture(mesh.local), first, last)


def _influences(weights: Floats) -> tuple[Ints, Floats]:
    """The strongest bones of every vertex and what they weigh; rows sum to 1."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES]
    strong = np.take_along_axis(weights, order, axis=1)
    strong = strong / strong.sum(1, keepdims=True)
    return np.where(strong > 0, order, 0).astype(np.int32), strong.astype(np.float32)


def _turns(track: ActorTrack, mesh: CharacterMesh, offsets: Floats) -> Floats:
    """Rotations of all bones against their parents [F, B, 4]; half bones turn half the way."""
    worlds = world_matrices(track.root_m, track.local_quat, offsets)
    halves = np.empty((len(worlds), len(_HALF_OF), 4), np.float32)
    bind = mesh.bind[list(_HALF_OF), :3, :3]
    parents = [PARENTS[joint] for joint in _HALF_OF]
    for frame, world in enumerate(worlds):
        turned = skinning_matrices(mesh.bind, world)[_FIRST_HALF:, :, :3] @ bind
        local = world[parents, :3, :3].transpose(0, 2, 1) @ turned
        halves[frame] = Rotation.from_matrix(local.astype(np.float64)).as_quat()
    return steady(np.concatenate([track.local_quat, halves], axis=1))


def _hand_shapes(track: ActorTrack, mesh: CharacterMesh) -> Iterator[Shape]:
    """Open, fist and pointing for each hand, against the relaxed hand of the bind pose."""
    start = 0
    for side, (first, last) in enumerate(mesh.hand_rows):
        rows = np.arange(first, last)
        here = slice(start, start + len(rows))
        start += len(rows)
        weights = _shares(track.hand_shape[:, side])
        for number, shape in ((0, "open"), (2, "fist"), (3, "point")):
            yield Shape(
                f"{'lr'[side]}_hand_{shape}",
                rows,
                mesh.hand_position[number, here] - mesh.position[rows],
                mesh.hand_normal[number, here] - mesh.normal[rows],
                weights[:, number],
            )


def _shares(shape: Floats) -> Floats:
    """How much of each of the four shapes a hand has [F, 4]; two neighbours share."""
    at = np.clip(shape, HAND_STOPS[0], HAND_STOPS[-1])
    stops = np.array(HAND_STOPS)
    return np.stack([np.interp(at, stops, row) for row in np.eye(len(stops))], 1).astype(np.float32)
