"""The files of a shot: there, aligned, and the same every time."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from renderers.backends.toon.renderer import ToonRenderer
from renderers.errors import RenderError
from renderers.passes.kinds import KINDS, NAMES
from renderers.passes.levels import depth_metres
from renderers.passes.recording import record
from renderers.passes.shot_files import Recording, View
from renderers.xsheet import XSheet
from tests.renderers.passes.conftest import FRAMES, SIZE, Assets


def picture(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image)


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, sheet: XSheet, assets: Assets, renderer: ToonRenderer
) -> Path:
    home = tmp_path_factory.mktemp("passes")
    record(sheet, Recording(*SIZE), assets, home, renderer)
    return home


def test_every_frame_of_every_pass_is_there(folder: Path) -> None:
    told = json.loads((folder / "passes.json").read_text(encoding="utf-8"))
    assert tuple(told["passes"]) == NAMES
    assert told["frames"] == list(range(FRAMES))
    for kind in KINDS:
        things = [mask["folder"].partition("/")[2] for mask in told["masks"]]
        for frame in range(FRAMES):
            last = kind.name == "motion" and frame == FRAMES - 1
            for thing in things:
                path = folder / kind.files.format(frame=frame, thing=thing)
                assert path.is_file() != last, path
                if path.suffix == ".png":
                    assert picture(path).shape[:2] == SIZE[::-1]


def test_files_say_what_was_measured(folder: Path, measured: list[View]) -> None:
    for view in measured:
        name = f"{view.frame:04}.png"
        assert (picture(folder / "ids" / name) == view.passes.ids).all()
        depth = depth_metres(picture(folder / "depth" / name).astype(np.uint16))
        assert np.abs(depth - view.passes.depth_m).max() < 0.002
        assert (picture(folder / "line" / name) == view.ink).all()
    flow = np.load(folder / "motion/0000.npz")["flow"]
    assert flow.shape == (*SIZE[::-1], 2)
    assert flow.dtype == np.float32
    poses = json.loads((folder / "pose.json").read_text(encoding="utf-8"))
    assert [frame["frame"] for frame in poses["frames"]] == list(range(FRAMES))


def test_masks_and_the_rest_make_up_the_picture(folder: Path) -> None:
    told = json.loads((folder / "passes.json").read_text(encoding="utf-8"))
    assert [mask["folder"] for mask in told["masks"]] == [
        "masks/character-0-ann", "masks/prop-0-cube",
    ]  # fmt: skip
    for frame in range(FRAMES):
        ids = picture(folder / f"ids/{frame:04}.png")
        masks = [picture(folder / mask["folder"] / f"{frame:04}.png") for mask in told["masks"]]
        whole = sum((mask > 0).astype(int) for mask in masks)
        assert whole.max() == 1
        assert {int(v) for v in np.unique(masks[0])} == {0, 255}
        assert ((whole == 1) == (ids >= 40_000)).all()
        assert {str(int(i)) for i in np.unique(ids)} - {"0"} <= set(told["ids"])


def test_the_same_sheet_gives_the_same_bytes(
    folder: Path, tmp_path: Path, sheet: XSheet, assets: Assets, renderer: ToonRenderer
) -> None:
    record(sheet, Recording(*SIZE), assets, tmp_path, renderer)
    paths = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert paths == sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    for path in paths:
        assert (folder / path).read_bytes() == (tmp_path / path).read_bytes(), path


def test_some_passes_of_one_frame(
    folder: Path, tmp_path: Path, sheet: XSheet, assets: Assets, renderer: ToonRenderer
) -> None:
    record(sheet, Recording(*SIZE, ("beauty", "pose"), (2,)), assets, tmp_path, renderer)
    made = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert made == ["beauty/0002.png", "passes.json", "pose.json", "pose/0002.png"]
    for name in made[:1] + made[3:]:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_a_card_has_no_passes(
    tmp_path: Path, sheet: XSheet, assets: Assets, renderer: ToonRenderer
) -> None:
    card = replace(sheet, floor_plan=None, light=None, actors=(), props=())
    with pytest.raises(RenderError, match="staged shot"):
        record(card, Recording(*SIZE), assets, tmp_path, renderer)
