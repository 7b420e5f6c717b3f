"""A character ready to be posed and drawn.

Enters: arrays from `renderers.rigs.characters` and, per frame, world matrices of the 22 joints.
Leaves: posed positions and normals. A mesh survives storage: `to_bytes` and `from_bytes` are
exact.
"""

import io
from dataclasses import dataclass, fields

import numpy as np

from renderers.mesh import Floats, Ints
from renderers.rigs.skeleton import skinning_matrices

GROUPS = (
    "face", "skin", "hair", "plain", "glass", "cloth_stripes", "cloth_buttons", "cloth_check",
    "cloth_dots", "cloth_logo", "cloth_denim", "cloth_knit", "cloth_leather", "cloth_floral",
)  # fmt: skip
"""Shading programs: `face` and `hair` have their own; `cloth_x` calls x in shaders/cloth.glsl;
`skin` and `plain` show the vertex colour; `glass` is drawn last, dark or see-through."""

HAND_STOPS = (0.0, 0.4, 1.0, 2.0)
"""Where the shapes of `renderers.rigs.hands.HAND_SHAPES` lie on an actor's hand_shape scale:
0 open, 0.4 relaxed, 1 fist; 2 is a pointing hand."""


@dataclass(frozen=True, slots=True, eq=False)
class CharacterMesh:
    """V vertices in the bind pose, T triangles, E seam edges, H vertices in both hands."""

    position: Floats  # [V, 3] metres, bind pose
    normal: Floats  # [V, 3] unit
    colour: Floats  # [V, 3] 0…1, display-referred
    accent: Floats  # [V, 3] second colour of patterns
    local: Floats  # [V, 3] head units (face, hair, skin of the head), else garment coordinates
    weights: Floats  # [V, len(BONES)] rows sum to 1
    line_width: Floats  # [V] relative ink width: 1 body, less on face and hands
    triangles: Ints  # [T, 3] counter-clockwise from outside, sorted by group
    groups: tuple[str, ...]  # names from GROUPS, in order
    group_ends: Ints  # [len(groups)] first triangle after each group
    seam: Ints  # [E, 2] vertices of edges drawn as ink: hems, hairline, collar, soles
    bind: Floats  # [22, 4, 4] joint frames of the bind pose
    hand_rows: Ints  # [2, 2] vertex range of the left and the right hand
    hand_position: Floats  # [4, H, 3] shapes in `HAND_SHAPES` order, left hand first
    hand_normal: Floats  # [4, H, 3]

    def triangle_range(self, group: str) -> tuple[int, int]:
        """First triangle of a group and the first after it; (0, 0) when there is none."""
        if group not in self.groups:
            return 0, 0
        index = self.groups.index(group)
        return (int(self.group_ends[index - 1]) if index else 0), int(self.group_ends[index])


def pose(mesh: CharacterMesh, world: Floats, hand_shape: Floats) -> tuple[Floats, Floats]:
    """Carry a mesh into a pose.

    Args:
        mesh: The character.
        world: Joint frames [22, 4, 4], see `renderers.rigs.kinematics.world_matrices`.
        hand_shape: Left and right hand on the scale of `HAND_STOPS` [2].

    Returns:
        position [V, 3] in metres and unit normal [V, 3].
    """
    position, normal = _with_hands(mesh, hand_shape)
    matrices = skinning_matrices(mesh.bind, world)
    blend = (mesh.weights @ matrices.reshape(len(matrices), 12)).reshape(-1, 3, 4)
    turned = np.matmul(blend[:, :, :3], np.stack([position, normal], 2))
    posed = turned[:, :, 0] + blend[:, :, 3]
    bent = turned[:, :, 1]
    bent = bent / np.sqrt(np.einsum("ij,ij->i", bent, bent))[:, None]
    return posed, bent


def _with_hands(mesh: CharacterMesh, hand_shape: Floats) -> tuple[Floats, Floats]:
    """Bind-pose arrays with both hands in the shapes asked for."""
    position, normal = mesh.position.copy(), mesh.normal.copy()
    start = 0
    for (first, last), shape in zip(mesh.hand_rows, hand_shape, strict=True):
        rows = slice(start, start + last - first)
        start += int(last - first)
        at = float(np.clip(shape, HAND_STOPS[0], HAND_STOPS[-1]))
        low = min(int(np.searchsorted(HAND_STOPS, at, "right")) - 1, len(HAND_STOPS) - 2)
        t = np.float32((at - HAND_STOPS[low]) / (HAND_STOPS[low + 1] - HAND_STOPS[low]))
        for target, shapes in ((position, mesh.hand_position), (normal, mesh.hand_normal)):
            target[first:last] = shapes[low, rows] * (1 - t) + shapes[low + 1, rows] * t
    return position, normal


def to_bytes(mesh: CharacterMesh) -> bytes:
    """The mesh as an .npz archive; the same mesh gives the same bytes."""
    stream = io.BytesIO()
    arrays = {f.name: np.asarray(getattr(mesh, f.name)) for f in fields(mesh)}
    np.savez(stream, allow_pickle=False, **arrays)
    return stream.getvalue()


def from_bytes(data: bytes) -> CharacterMesh:
    """The mesh that `to_bytes` wrote."""
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        arrays = {f.name: archive[f.name] for f in fields(CharacterMesh)}
    arrays["groups"] = tuple(str(name) for name in arrays["groups"])
    return CharacterMesh(**arrays)
