"""Meshing of fields: on the surface, closed, facing out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.sdf import capsule, ellipsoid, intersection, smooth_union, sphere
from renderers.surface_nets import surface_nets


def _edge_uses(triangles: np.ndarray) -> np.ndarray:
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return np.unique(np.sort(edges, 1), axis=0, return_counts=True)[1]


@settings(deadline=None, max_examples=12)
@given(radius=st.floats(0.1, 0.4), cells=st.integers(12, 40))
def test_a_sphere_lies_on_its_surface_and_is_closed(radius: float, cells: int) -> None:
    position, normal, triangles = surface_nets(
        lambda p: sphere(p, (0, 0, 0), radius), (-0.5,) * 3, (0.5,) * 3, cells
    )
    assert np.abs(np.linalg.norm(position, axis=1) - radius).max() < 0.1 / cells
    assert np.allclose(np.linalg.norm(normal, axis=1), 1, atol=1e-5)
    assert (_edge_uses(triangles) == 2).all()


def test_triangles_face_outward() -> None:
    def limb(p: np.ndarray) -> np.ndarray:
        body = ellipsoid(p, (0, 0, 0), (0.3, 0.2, 0.1))
        return smooth_union(body, capsule(p, (0, 0, 0), (0.4, 0.2, 0), 0.08, 0.05), 0.05)

    position, normal, triangles = surface_nets(limb, (-0.5,) * 3, (0.6, 0.5, 0.5), 40)
    a, b, c = (position[triangles[:, k]] for k in range(3))
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), normal[triangles[:, 0]]) > 0).all()


def test_nothing_inside_gives_no_triangles() -> None:
    position, normal, triangles = surface_nets(
        lambda p: sphere(p, (9, 9, 9), 0.1), (0, 0, 0), (1, 1, 1), 8
    )
    assert position.shape == normal.shape == (0, 3)
    assert triangles.shape == (0, 3)


def test_a_flat_disc_keeps_its_middle() -> None:
    position, _, triangles = surface_nets(
        lambda p: ellipsoid(p, (0, 0, 0), (0.8, 0.05, 0.8)), (-1, -0.3, -1), (1, 0.3, 1), 80
    )
    assert (_edge_uses(triangles) == 2).all()
    middle = np.hypot(position[:, 0], position[:, 2]) < 0.1
    assert middle.sum() > 20


def test_intersection_is_the_deepest_of_all() -> None:
    p = np.zeros((1, 3), np.float32)
    fields = [sphere(p, (x, 0, 0), 0.5) for x in (0.0, 0.2, 0.9)]
    assert intersection(*fields)[0] == max(float(f[0]) for f in fields)
