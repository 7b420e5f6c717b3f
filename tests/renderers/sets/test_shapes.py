"""Shapes: closed, wound outwards, edges on their surface."""

import numpy as np
import pytest

from renderers.sets.shapes import Shape, ball, box, cushion, disc, lathe, panel, prism, sheet, tube

SOLIDS = {
    "box": box((1, 2, 3)),
    "cushion": cushion((1, 0.4, 0.8), 0.1),
    "ball": ball((0.5, 0.3, 0.4)),
    "tube": tube([(0, 0, 0), (0, 1, 0), (0.5, 1.5, 0)], [0.1, 0.2, 0.1]),
    "prism": prism([(-1, 0), (1, 0), (0, 1)], 0.5),
    "lathe": lathe([(0.001, 0), (0.5, 0), (0.5, 0), (0.4, 1), (0.001, 1)]),
}


def volume(shape: Shape) -> float:
    a, b, c = (shape.position[shape.triangles[:, k]].astype(np.float64) for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


@pytest.mark.parametrize("name", SOLIDS)
def test_solid_is_closed_and_faces_out(name: str) -> None:
    """The signed volume is positive and does not depend on where the origin lies."""
    shape = SOLIDS[name]
    moved = Shape(
        shape.position + np.float32(5), shape.normal, shape.uv, shape.triangles, shape.edges
    )
    assert volume(shape) > 0
    assert volume(moved) == pytest.approx(volume(shape), rel=0.02)


@pytest.mark.parametrize("name", SOLIDS)
def test_normals_agree_with_winding(name: str) -> None:
    shape = SOLIDS[name]
    corner = shape.position[shape.triangles]
    flat = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    assert ((flat * shape.normal[shape.triangles].sum(axis=1)).sum(axis=1) > 0).all()


def test_box_volume() -> None:
    assert volume(box((1, 2, 3))) == pytest.approx(6)


def test_cushion_stays_in_its_box() -> None:
    shape = cushion((1, 0.4, 0.8), 0.1)
    np.testing.assert_allclose(shape.position.max(axis=0), (0.5, 0.2, 0.4), atol=1e-5)
    np.testing.assert_allclose(shape.position.min(axis=0), (-0.5, -0.2, -0.4), atol=1e-5)


def test_box_skips_faces() -> None:
    assert len(box((1, 1, 1), "-y +z").quads) == 4


def test_panel_measures_its_pattern_in_metres() -> None:
    shape = panel((0, 0, 0), (3, 0, 0), (0, 2, 0), uv=(1, 5))
    np.testing.assert_allclose(shape.uv, [(1, 5), (4, 5), (4, 7), (1, 7)])
    np.testing.assert_allclose(shape.normal[0], (0, 0, 1))


def test_flat_things_face_the_front() -> None:
    for shape in (disc(0.4), sheet(1.0, 2.0, 6, 0.03)):
        assert (shape.normal[:, 2] > 0).all()


def test_rings_lie_on_the_lathe() -> None:
    shape = lathe([(0.5, 0), (0.4, 1)], 12, rings=(1,))
    assert shape.edges.shape == (12, 2, 3)
    np.testing.assert_allclose(np.linalg.norm(shape.edges[..., (0, 2)], axis=-1), 0.4, atol=1e-5)
