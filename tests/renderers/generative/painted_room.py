"""A room with a crate whose every point has a colour: what cameras see of it is known exactly."""

import numpy as np
import numpy.typing as npt

from renderers.generative.plates.viewpoint import SetPasses, Viewpoint
from renderers.passes.cameras import Camera

SIZE = (160, 96)
_LOW, _HIGH = np.array([-3.0, 0.0, -3.0]), np.array([3.0, 2.6, 3.0])
_CRATE = (np.array([-0.5, 0.0, -0.4]), np.array([0.5, 0.9, 0.4]))
Points = npt.NDArray[np.float64]


def looking(
    eye: tuple[float, float, float], at: tuple[float, float, float], focal: float = 110.0
) -> Viewpoint:
    """A level camera."""
    ahead = np.array(at, float) - eye
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, [0, 1, 0])
    right /= np.linalg.norm(right)
    turn = np.stack([right, np.cross(ahead, right), ahead])
    pose = np.eye(4)
    pose[:3, :3], pose[:3, 3] = turn, -turn @ np.array(eye, float)
    k = np.array([[focal, 0, SIZE[0] / 2], [0, focal, SIZE[1] / 2], [0, 0, 1]])
    return Viewpoint(Camera(k, pose), *SIZE)


def places(viewpoint: Viewpoint) -> tuple[Points, Points, npt.NDArray[np.bool_]]:
    """Where each pixel's ray ends [h, w, 3], how deep [h, w], and whether on the crate."""
    x, y = np.meshgrid(np.arange(viewpoint.width_px) + 0.5, np.arange(viewpoint.height_px) + 0.5)
    camera = viewpoint.camera
    rays = np.stack([x, y, np.ones_like(x)], -1) @ np.linalg.inv(camera.k).T
    rays = rays @ camera.world_to_camera[:3, :3]
    safe = np.where(np.abs(rays) < 1e-12, 1e-12, rays)
    eye = camera.eye_m
    walls = np.maximum((_LOW - eye) / safe, (_HIGH - eye) / safe).min(axis=2)
    a, b = (_CRATE[0] - eye) / safe, (_CRATE[1] - eye) / safe
    enters, leaves = np.minimum(a, b).max(axis=2), np.maximum(a, b).min(axis=2)
    hit = (enters < leaves) & (enters > 0)
    depth = np.where(hit, enters, walls)
    return eye + rays * depth[..., None], depth, hit


def painted(place: Points) -> npt.NDArray[np.uint8]:
    """Soft colours of points [..., 3]."""
    phase = place @ np.array([[1.1, 0.7, -0.4], [0.3, 1.3, 0.9], [-0.8, 0.5, 1.2]])
    return np.asarray(np.rint(128 + 90 * np.sin(1.6 * phase)), np.uint8)


def measure(viewpoint: Viewpoint) -> SetPasses:
    """The room's passes."""
    place, depth, crate = places(viewpoint)
    edge = np.zeros(depth.shape, np.uint8)
    edge[:, 1:] = 255 * (crate[:, 1:] != crate[:, :-1])
    normal = np.full((*depth.shape, 3), 128, np.uint8)
    ids = np.where(crate, 2, 1).astype(np.uint16)
    return SetPasses(depth.astype(np.float32), edge, normal, ids, painted(place))


def seen_by(place: Points, viewpoint: Viewpoint) -> npt.NDArray[np.bool_]:
    """Which points [..., 3] a camera sees, by following the ray to each."""
    flat = viewpoint.camera.project(place)
    x, y, z = flat[..., 0], flat[..., 1], flat[..., 2]
    inside = (z > 0) & (x > 0) & (x < viewpoint.width_px) & (y > 0) & (y < viewpoint.height_px)
    eye = viewpoint.camera.eye_m
    ray = place - eye
    safe = np.where(np.abs(ray) < 1e-12, 1e-12, ray)
    a, b = (_CRATE[0] - eye) / safe, (_CRATE[1] - eye) / safe
    enters, leaves = np.minimum(a, b).max(axis=-1), np.maximum(a, b).min(axis=-1)
    hidden = (enters < leaves) & (enters > 0) & (enters < 1 - 1e-6)
    return np.asarray(inside & ~hidden, np.bool_)
