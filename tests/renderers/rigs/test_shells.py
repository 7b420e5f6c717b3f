"""Cutting surfaces along lines."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.rigs.pieces import Paint, painted
from renderers.rigs.shells import Shell, hem, join, keep, mirror, model, split
from renderers.sdf import sphere

LOW, HIGH = np.full(3, -0.6, np.float32), np.full(3, 0.6, np.float32)


def _area(shell: Shell) -> float:
    a, b, c = (shell.position[shell.triangles[:, k]] for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


@pytest.fixture(scope="module")
def ball() -> Shell:
    return model(lambda p: sphere(p, (0, 0, 0), 0.5), LOW, HIGH, 0.06)


@settings(deadline=None, max_examples=15)
@given(height=st.floats(-0.4, 0.4))
def test_a_cut_loses_nothing_and_lies_on_the_line(height: float) -> None:
    ball = model(lambda p: sphere(p, (0, 0, 0), 0.5), LOW, HIGH, 0.08)
    above, below = split(ball, lambda p: np.float32(height) - p[:, 1])
    assert _area(above) + _area(below) == pytest.approx(_area(ball), rel=0.02)
    assert above.position[:, 1].min() == pytest.approx(height, abs=2e-3)
    assert below.position[:, 1].max() == pytest.approx(height, abs=2e-3)


def test_the_seam_runs_once_around_the_cut(ball: Shell) -> None:
    cap = keep(ball, lambda p: np.float32(0.1) - p[:, 1])
    ends, uses = np.unique(cap.seam, return_counts=True)
    assert (uses == 2).all()  # a closed loop
    assert np.abs(cap.position[ends, 1] - 0.1).max() < 2e-3


def test_a_second_cut_divides_the_seam_of_the_first(ball: Shell) -> None:
    cap = keep(ball, lambda p: np.float32(0.1) - p[:, 1])
    half = keep(cap, lambda p: p[:, 0])
    length = {
        s: float(np.linalg.norm(s.position[s.seam[:, 0]] - s.position[s.seam[:, 1]], axis=1).sum())
        for s in (cap,)
    }
    on_first = np.abs(half.position[half.seam][:, :, 1] - 0.1).max(1) < 2e-3
    ends = half.position[half.seam[on_first]]
    halved = float(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1).sum())
    assert halved == pytest.approx(length[cap] / 2, rel=0.05)


def test_painting_small_patches_opens_no_cracks(ball: Shell) -> None:
    patch = Paint(
        lambda p: sphere(p, (0, 0, 0.5), 0.012),
        "#ff0000",
        near=lambda p: sphere(p, (0, 0, 0.5), 0.04),
        guides=(lambda p: p[:, 0], lambda p: p[:, 1]),
    )
    parts = painted(ball, "#ffffff", "plain", [patch])
    assert any(colour == "#ff0000" for _, colour, _ in parts)  # narrower than a triangle
    whole = join([shell for shell, _, _ in parts])
    assert _area(whole) == pytest.approx(_area(ball), rel=1e-5)
    kept = {tuple(v) for v in whole.position.tolist()}
    assert {tuple(v) for v in ball.position.tolist()} <= kept  # no vertex moved


def test_a_hem_turns_inward(ball: Shell) -> None:
    def line(p: np.ndarray) -> np.ndarray:
        return np.float32(-0.2) - p[:, 1]

    cloth = keep(ball, line)
    lip = hem(cloth, line, 0.01, 0.05)
    assert len(lip.triangles)
    assert np.linalg.norm(lip.position, axis=1).max() <= 0.5 + 1e-3
    assert lip.position[:, 1].min() > -0.21


def test_mirroring_keeps_the_outside_out(ball: Shell) -> None:
    other = mirror(keep(ball, lambda p: -p[:, 0] - np.float32(0.1)))
    a, b, c = (other.position[other.triangles[:, k]] for k in range(3))
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a) >= -1e-7).mean() > 0.99
    assert len(join([ball, other]).position) == len(ball.position) + len(other.position)
