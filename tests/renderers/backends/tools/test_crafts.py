"""What each tool is for, through programs that keep the tools' contracts."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import trimesh
from hypothesis import given
from hypothesis import strategies as some

from renderers.backends.tools.description import Environment, Kind, Tool
from renderers.backends.tools.enlarging import enlarged
from renderers.backends.tools.glb import problems
from renderers.backends.tools.reading import built_in
from renderers.backends.tools.removing import Shot, removed
from renderers.backends.tools.runner import ToolRunner
from renderers.backends.tools.shaping import meshed, splatted
from renderers.backends.tools.speaking import Speech, lip_synced, talking
from renderers.generative.errors import CardError, ToolFault
from renderers.generative.removal.quadmask import KEPT, Removal, quadmask
from tests.renderers.generative.removal.little_room import BODY, CUP, FLOOR, TABLE, VASE, room

ROOT = Path(__file__).parents[4]
STAND_IN = Path(__file__).with_name("stand_in.py")
RANDOM = np.random.default_rng(2)
BOX = trimesh.creation.box((1, 1, 1)).export(file_type="glb")


class StandIns(ToolRunner):
    """The tools as they are described, run by programs that keep their contracts."""

    def tools(self) -> Mapping[str, Tool]:
        return {name: self._stood_in(tool) for name, tool in built_in().items()}

    def _stood_in(self, tool: Tool) -> Tool:
        size = ("{width}x{height}",) if tool.name == "seedvr2" else ()
        command = (sys.executable, str(STAND_IN), tool.name, "{job}", *size)
        here = Environment(
            Kind.COMMAND, gpu=False, variables={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        )
        return replace(tool, commands=(command,), environment=here, folder="{job}")


@pytest.fixture
def runner(tmp_path: Path) -> ToolRunner:
    return StandIns(tmp_path / "tools", {"PATH": os.defpath})


def test_something_is_removed_and_nothing_else_changes(runner: ToolRunner, tmp_path: Path) -> None:
    passes = room((FLOOR, TABLE, VASE, CUP, BODY), frames=5)
    frames = RANDOM.integers(0, 100, (5, 160, 240, 3), np.uint8)
    removal = Removal(("prop:0:vase",))
    made = removed(runner, Shot(frames, passes, Fraction(24)), removal, "a table", tmp_path / "job")
    levels = quadmask(passes, removal)
    assert np.array_equal(made.pictures[levels == KEPT], frames[levels == KEPT])
    middle = (passes.ids == VASE[0]) & (levels != KEPT)
    assert np.abs(np.median(made.pictures[middle]) - 128) <= 4
    assert made.provenance["removed"] == ["prop:0:vase"]
    assert made.provenance["values"]["steps"] == "50"


def test_a_stray_mask_is_refused(runner: ToolRunner, tmp_path: Path) -> None:
    passes = room((FLOOR, VASE), frames=2)
    shot = Shot(np.zeros((2, 160, 240, 3), np.uint8), passes, Fraction(24))
    (tmp_path / "job").mkdir()
    (tmp_path / "job" / "mask_9.mp4").touch()
    with pytest.raises(CardError, match=r"mask_9\.mp4 would be taken instead"):
        removed(runner, shot, Removal(("prop:0:vase",)), "a floor", tmp_path / "job")


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), Fraction(30)])
def test_mouths_fit_the_sound_at_the_shots_own_rate(
    runner: ToolRunner, tmp_path: Path, rate: Fraction
) -> None:
    frames = RANDOM.integers(0, 255, (48, 32, 48, 3), np.uint8)
    samples = np.zeros(int(48 / rate * 16000), np.float32)
    samples[16000:20000] = 0.5  # a second in, a quarter of a second long
    mask = np.zeros((48, 32, 48), np.uint8)
    mask[:, 10:20, 10:30] = 255
    made = lip_synced(runner, frames, rate, Speech(samples, 16000), tmp_path / "job", mask)
    assert np.array_equal(made.pictures[mask == 0], frames[mask == 0])
    loud = made.pictures[:, 15, 20].mean(axis=-1) > 128
    first, last = np.nonzero(loud)[0][[0, -1]]
    assert abs(first / rate - 1) <= 1 / 24
    assert abs((last + 1) / rate - Fraction(5, 4)) <= Fraction(1, 12)


def test_a_close_up_speaks_as_long_as_its_line(runner: ToolRunner, tmp_path: Path) -> None:
    picture = RANDOM.integers(0, 255, (64, 64, 3), np.uint8)
    speech = Speech(np.zeros(32000, np.float32), 16000)
    made = talking(runner, picture, "a woman speaks", Fraction(24), speech, tmp_path / "job")
    assert made.pictures.shape == (48, 64, 64, 3)


def test_odd_sizes_are_told(runner: ToolRunner, tmp_path: Path) -> None:
    frames = np.zeros((4, 33, 48, 3), np.uint8)
    with pytest.raises(CardError, match="widths and heights must be even"):
        lip_synced(runner, frames, Fraction(24), Speech(np.zeros(9, np.float32), 9), tmp_path / "j")


def test_a_mesh_is_one_that_others_read(runner: ToolRunner, tmp_path: Path) -> None:
    picture = np.zeros((40, 80, 3), np.uint8)
    made = meshed(runner, picture, tmp_path / "job")
    (tmp_path / "read.glb").write_bytes(made.data)
    found = trimesh.load(tmp_path / "read.glb", force="mesh")
    assert found.extents == pytest.approx((0.8, 0.4, 0.2))
    assert problems(made.data) == ()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda data: data[:-9], "bytes told"),
        (lambda data: b"junk" + data[4:], "does not begin as one"),
        (lambda data: data[:8], "does not begin as one"),
        (lambda data: data.replace(b'"POSITION"', b'"POSITIOM"'), "POSITION"),
        (lambda data: re.sub(rb'"count":\d\d', b'"count":99', data), "beyond the file's end"),
        (lambda data: data.replace(b'"meshes"', b'"mashes"'), "no triangles"),
    ],
)
def test_broken_meshes_are_found(broken: object, told: str) -> None:
    data = trimesh.creation.box((1, 1, 1)).export(file_type="glb")
    assert problems(data) == ()
    assert told in problems(broken(data))[0]  # type: ignore[operator]


def test_splats_are_asked_with_our_cameras(runner: ToolRunner, tmp_path: Path) -> None:
    passes = room((FLOOR, TABLE, BODY), frames=4)
    made = splatted(runner, passes.beauty, passes, tmp_path / "job")
    assert made.data.startswith(b"ply")
    place = np.linalg.inv(passes.extrinsics[0])[:3, 3]
    rows = np.frombuffer(
        made.data.partition(b"end_header\n")[2], [("at", "<f4", 3), ("c", "u1", 3)]
    )
    assert rows["at"][0] == pytest.approx(place, abs=1e-5)


def test_a_network_that_enlarges_by_its_own_factor(runner: ToolRunner, tmp_path: Path) -> None:
    frames = RANDOM.integers(0, 255, (3, 36, 64, 3), np.uint8)
    made = enlarged(runner, frames, Fraction(24), (200, 112), tmp_path / "job", "spandrel")
    assert made.pictures.shape == (3, 112, 200, 3)


def test_a_shot_is_enlarged_to_the_size_asked_for(runner: ToolRunner, tmp_path: Path) -> None:
    frames = RANDOM.integers(0, 255, (3, 36, 64, 3), np.uint8)
    made = enlarged(runner, frames, Fraction(24), (200, 112), tmp_path / "job")
    assert made.pictures.shape == (3, 112, 200, 3)
    assert made.provenance["values"]["width"] == "208"
    with pytest.raises(CardError, match="is smaller than the shot"):
        enlarged(runner, frames, Fraction(24), (32, 18), tmp_path / "job")


def test_a_tool_that_is_not_installed_says_how_it_is(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="storyreel tool install trellis2") as caught:
        meshed(ToolRunner(tmp_path, {}), np.zeros((8, 8, 3), np.uint8), tmp_path / "job")
    assert not isinstance(caught.value, ToolFault)


@given(some.integers(0, 2000), some.binary(max_size=8))
def test_mutated_meshes_never_break_their_reader(at: int, what: bytes) -> None:
    data = bytearray(BOX)
    data[at % len(data) : at % len(data) + len(what)] = what
    assert all(isinstance(problem, str) for problem in problems(bytes(data)))
