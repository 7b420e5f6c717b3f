"""Cameras for others, read back: points fall on the pixels that showed them."""

import json
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image
from scipy.spatial.transform import Rotation

from renderers.generative.errors import CardError
from renderers.generative.removal.points import seen
from renderers.generative.splats.capture import write_capture
from tests.renderers.generative.removal.little_room import BODY, FLOOR, TABLE, room

PASSES = room((FLOOR, TABLE, BODY), frames=4)


def pixels() -> tuple[np.ndarray, np.ndarray]:
    """Points of the first frame, and where they were seen."""
    world = seen(PASSES, 0).world
    there = np.isfinite(world[..., 0])
    rows, columns = np.nonzero(there)
    return world[there].astype(np.float64), np.stack([columns, rows], 1) + 0.5


def test_nerfstudios_cameras_show_points_where_we_saw_them(tmp_path: Path) -> None:
    write_capture(tmp_path, PASSES.beauty, PASSES)
    told = json.loads((tmp_path / "transforms.json").read_text())
    frame = told["frames"][0]
    points, at = pixels()
    inverse = np.linalg.inv(np.array(frame["transform_matrix"]))
    eye = points @ inverse[:3, :3].T + inverse[:3, 3]
    assert (eye[:, 2] < 0).all()  # they look along -z, y up
    x = frame["fl_x"] * eye[:, 0] / -eye[:, 2] + frame["cx"]
    y = frame["fl_y"] * -eye[:, 1] / -eye[:, 2] + frame["cy"]
    assert np.abs(np.stack([x, y], 1) - at).max() < 0.01
    assert (told["w"], told["h"]) == PASSES.size_px


def test_colmaps_cameras_show_points_where_we_saw_them(tmp_path: Path) -> None:
    write_capture(tmp_path, PASSES.beauty, PASSES, (0, 1, 3))
    sparse = tmp_path / "sparse" / "0"
    camera = (sparse / "cameras.txt").read_text().splitlines()[1].split()
    image = (sparse / "images.txt").read_text().splitlines()[1].split()
    assert camera[1] == "PINHOLE"
    assert image[9] == "00000.png"
    w, x, y, z, *moved = map(float, image[1:8])
    points, at = pixels()
    eye = points @ Rotation.from_quat([x, y, z, w]).as_matrix().T + np.array(moved)
    fx, fy, cx, cy = map(float, camera[4:])
    found = np.stack([fx * eye[:, 0] / eye[:, 2] + cx, fy * eye[:, 1] / eye[:, 2] + cy], 1)
    assert np.abs(found - at).max() < 0.01
    lines = (sparse / "images.txt").read_text().splitlines()
    assert len([line for line in lines if line.endswith(".png")]) == 3


def test_points_lie_on_the_place_and_not_on_people(tmp_path: Path) -> None:
    write_capture(tmp_path, PASSES.beauty, PASSES)
    cloud = trimesh.load(tmp_path / "points.ply")
    places = np.asarray(cloud.vertices)
    assert len(places) > 200
    low, high = np.array(BODY[2]) + 0.02, np.array(BODY[3]) - 0.02
    assert not ((places > low) & (places < high)).all(axis=1).any()
    assert places[:, 1].max() < TABLE[3][1] + 0.01
    with Image.open(tmp_path / "masks" / "00000.png") as mask:
        assert np.array_equal(np.asarray(mask) == 0, PASSES.ids[0] == BODY[0])
    count = (tmp_path / "sparse" / "0" / "points3D.txt").read_text().count("\n") - 1
    assert count == len(places)


def test_what_makes_no_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CardError, match="2 pictures make no place"):
        write_capture(tmp_path, PASSES.beauty, PASSES, (0, 1))
    with pytest.raises(CardError, match="are not of passes"):
        write_capture(tmp_path, PASSES.beauty[:, :80], PASSES)
