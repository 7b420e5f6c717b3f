"""Darkness where things touch."""

import numpy as np
import pytest

from renderers.generative.grading.contact import Seen, contact_light
from renderers.generative.resampling import Floats, Mask

SIZE = (360, 240)
K = np.array([[200.0, 0, 180], [0, 200, 120], [0, 0, 1]])
EYE = np.array([0.0, 1.5, 0.0])


def pose() -> np.ndarray:
    """Level, towards +z: x to the left is to the right of the picture's middle mirrored."""
    found = np.eye(4)
    found[:3, :3] = np.diag([-1.0, -1.0, 1.0])
    found[:3, 3] = -found[:3, :3] @ EYE
    return found


def floor() -> tuple[Floats, Floats]:
    """Depth of a floor under the horizon with a wall 6 m away, and normals."""
    down = (np.arange(SIZE[1]) + 0.5 - 120) / 200
    depth = np.minimum(np.where(down > 0, 1.5 / np.maximum(down, 1e-6), 6.0), 6.0)
    ground = depth < 6
    whole = depth.astype(np.float32)[:, None].repeat(SIZE[0], 1)
    normals = np.where(ground[:, None, None], [0.0, 1, 0], [0.0, 0, -1]).astype(np.float32)
    return whole, np.broadcast_to(normals, (SIZE[1], SIZE[0], 3))


def pillar(foot_m: float) -> tuple[Floats, Mask]:
    """Somebody 3 m away and 0.3 m wide, from a height above the floor up."""
    depth, _ = floor()
    top, foot = (round(120 + 200 * (1.5 - y) / 3) for y in (1.7, foot_m))
    mask = np.zeros(depth.shape, np.bool_)
    mask[max(top, 0) : foot, 165:195] = True
    return np.where(mask, np.float32(3), depth).astype(np.float32), mask


def left(foot_m: float) -> Floats:
    alone, normals = floor()
    depth, mask = pillar(foot_m)
    return contact_light(mask, Seen(K, pose(), depth), Seen(K, pose(), alone), normals)


def test_it_is_dark_at_the_feet_and_nowhere_else() -> None:
    light = left(0.0)
    assert light[222:228, 172:188].mean() < 0.9
    assert light[222:228, 172:188].mean() < light[222:228, 205:215].mean() < 1
    assert (light[:, :80] == 1).all()
    assert (light[:, 280:] == 1).all()
    assert (light[:150] == 1).all(), "nothing on the wall"
    assert light.min() >= 0.5


def test_who_hangs_in_the_air_darkens_nothing() -> None:
    assert left(0.7).min() == 1
    assert left(0.2).min() > left(0.0).min()


def test_nobody_takes_no_light() -> None:
    alone, normals = floor()
    none = np.zeros(alone.shape, np.bool_)
    seen = Seen(K, pose(), alone)
    assert (contact_light(none, seen, seen, normals) == 1).all()


@pytest.mark.parametrize("odd", [(239, 357), (121, 200), (67, 119)])
def test_any_size_of_picture(odd: tuple[int, int]) -> None:
    depth, mask = pillar(0.0)
    alone, normals = floor()
    cut = (slice(240 - odd[0], None), slice(360 - odd[1], None))
    light = contact_light(
        mask[cut], Seen(K, pose(), depth[cut]), Seen(K, pose(), alone[cut]), normals[cut]
    )
    assert light.shape == odd
    assert ((light > 0.4) & (light <= 1)).all()


def test_it_moves_along_without_a_jump() -> None:
    """Somebody who moves by a pixel a frame: no place changes by much from one to the next."""
    alone, normals = floor()
    depth, mask = pillar(0.0)
    found = []
    for shift in range(12):
        moved = np.roll(mask, shift, axis=1)
        drawn = np.where(moved, np.float32(3), alone)
        found.append(contact_light(moved, Seen(K, pose(), drawn), Seen(K, pose(), alone), normals))
    assert np.abs(np.diff(np.stack(found), axis=0)).max() < 0.06
    assert min(light.min() for light in found) > 0.9 * max(light.min() for light in found)
    assert (depth[mask] == 3).all()
