"""Dissolves mix two pictures, wipes uncover the new one from the left; then it stands alone."""

import numpy as np
import pytest

from planner.shots import CutKind
from renderers.overlaps import overlapped, singles
from renderers.renderer import Frame, Pixels

WIDE = 64


def plain(value: int) -> Pixels:
    picture = np.full((8, WIDE, 4), value, np.uint8)
    picture[..., 3] = 255
    return picture


def joined(cut: CutKind, frames: int = 3) -> list[Pixels]:
    """White gives way to black over three frames; the shot that comes is held on twos."""
    leaving = [plain(255)] * frames
    coming = iter([Frame(plain(0), 2), Frame(plain(0), 2), Frame(plain(0), 2)])
    return list(singles(overlapped(cut, leaving, coming)))


@pytest.mark.parametrize("cut", [CutKind.DISSOLVE, CutKind.WIPE])
def test_no_frame_is_gained_or_lost_and_the_old_picture_goes(cut: CutKind) -> None:
    shown = joined(cut)
    assert len(shown) == 6
    left = [float(p[..., 0].mean()) for p in shown]
    assert left[:3] == sorted(left[:3], reverse=True)
    assert 255 > left[0] > left[2] > 0
    assert left[3:] == [0.0, 0.0, 0.0]


def test_a_wipes_edge_goes_from_left_to_right() -> None:
    edges = []
    for picture in joined(CutKind.WIPE)[:3]:
        row = picture[0, :, 0]
        assert set(np.unique(row)) == {0, 255}
        edge = int(np.argmax(row > 0))
        assert (row[:edge] == 0).all()
        assert (row[edge:] == 255).all()
        edges.append(edge)
    assert edges == [WIDE // 4, WIDE // 2, 3 * WIDE // 4]


def test_a_dissolve_mixes_all_over() -> None:
    for picture in joined(CutKind.DISSOLVE)[:3]:
        assert len(np.unique(picture[..., 0])) == 1


def test_a_plain_cut_shows_no_two_shots() -> None:
    with pytest.raises(KeyError):
        list(overlapped(CutKind.CUT, [plain(255)], iter([Frame(plain(0))])))
