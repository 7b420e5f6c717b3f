"""Forward kinematics: joint rotations become places in the world.

Enters: parent-relative quaternions (x, y, z, w), the pelvis joint's place and rest offsets, in
`planner.bodies.JOINTS` order. Leaves: world matrices float32[F, 22, 4, 4] for all frames at once.
In the rest pose every joint's axes are the world's.
"""

import numpy as np
import numpy.typing as npt

from planner.bodies import PARENTS

Floats = npt.NDArray[np.float32]


def rotation_matrices(quat: Floats) -> Floats:
    """Unit quaternions float32[..., 4] (x, y, z, w) as matrices float32[..., 3, 3]."""
    x, y, z, w = np.moveaxis(np.asarray(quat, np.float32), -1, 0)
    rows = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    return np.stack([np.stack(row, -1) for row in rows], -2).astype(np.float32)


def world_matrices(root_m: Floats, local_quat: Floats, offsets_m: Floats) -> Floats:
    """Joint frames in the world.

    Args:
        root_m: Pelvis joint, metres [F, 3].
        local_quat: Rotations relative to the parent [F, 22, 4]; row 0 is the pelvis in the world.
        offsets_m: Rest offsets from the parent [22, 3], see `planner.bodies.rest_offsets_m`.

    Returns:
        float32[F, 22, 4, 4]; the last column holds the joint's position.
    """
    local = rotation_matrices(local_quat)
    world = np.zeros((*local.shape[:2], 4, 4), np.float32)
    world[..., 3, 3] = 1
    world[:, 0, :3, :3], world[:, 0, :3, 3] = local[:, 0], root_m
    for joint, parent in enumerate(PARENTS):
        if parent < 0:
            continue
        above = world[:, parent]
        world[:, joint, :3, :3] = above[:, :3, :3] @ local[:, joint]
        world[:, joint, :3, 3] = above[:, :3, :3] @ offsets_m[joint] + above[:, :3, 3]
    return world


def rest_world(offsets_m: Floats) -> Floats:
    """World matrices of the rest pose (T-pose on the floor), float32[22, 4, 4]."""
    quat = np.zeros((1, len(PARENTS), 4), np.float32)
    quat[..., 3] = 1
    return np.asarray(world_matrices(offsets_m[:1], quat, offsets_m)[0], np.float32)
