"""Each step as the job that does it, by programs that keep the tools' contracts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.shots import Framing, ShotKind, Size
from renderers.cue_sheet import CueSheet
from renderers.generative.errors import ToolFault
from renderers.generative.shot_passes import ShotPasses, packed
from renderers.production.blobs_of import plain
from renderers.production.generated import clip_frames
from renderers.production.generated.finishing.doing import finish_shot
from renderers.production.generated.finishing.steps import Kind, Region, Step
from storage.blobs import Blobs
from storage.tasks import Context
from tests.renderers.production.generated.finishing import stood_in
from tests.renderers.production.generated.finishing.close_up import FRAMES, SIZE
from tests.renderers.production.generated.finishing.sheets import sheet, speech, thing
from voices.recording import to_bytes
from voices.takes import RATE_HZ, Take, Timings

CUES = sheet(frames=FRAMES, speeches=(speech("ann", 10, 20),))
_COARSE = np.random.default_rng(5).integers(60, 200, (FRAMES, 9, 16, 3), np.uint8)
PAINTED = _COARSE.repeat(SIZE[1] // 9, axis=1).repeat(SIZE[0] // 16, axis=2)
Do = Callable[..., tuple[np.ndarray, dict[str, Any]]]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tools"
    stood_in.write(folder, "void", "latentsync", "infinitetalk", "spandrel", "seedvr2")
    monkeypatch.setenv("STORYREEL_TOOLS", str(folder))
    return folder


@pytest.fixture
def do(tmp_path: Path, tools: Path, close: ShotPasses) -> Do:
    """Does a step to the close-up; frames and what is told of them."""
    blobs = Blobs(tmp_path / "blobs")

    def done(
        step: Step, cues: CueSheet = CUES, without: ShotPasses = close
    ) -> tuple[np.ndarray, dict[str, Any]]:
        scratch = tmp_path / "scratch"
        scratch.mkdir(exist_ok=True)
        inputs = {
            "clip": {"frames": blobs.put(clip_frames.packed(PAINTED))},
            "passes": {"passes": blobs.put(packed(close))},
            "without": {"passes": blobs.put(packed(without))},
            "take:l1": spoken(blobs),
        }
        params = {"step": plain(step), "version": "v1", "cues": plain(cues), "style": "gouache"}
        result = finish_shot(Context(params, inputs, blobs, scratch, lambda *_: None))
        frames = np.stack(list(clip_frames.unpacked(blobs.get(result["frames"]))))
        return frames, json.loads(blobs.get(result["provenance"]))

    return done


def spoken(blobs: Blobs) -> Mapping[str, Any]:
    """A line of twenty frames: a tone."""
    count = RATE_HZ * 20 // 24
    tone = 0.4 * np.sin(2 * np.pi * 220 * np.arange(count) / RATE_HZ)
    sound, timings = to_bytes(Take(Timings("l1", "v", count, (), ()), tone.astype(np.float32)))
    return {"sound": blobs.put(sound), "timings": blobs.put(timings)}


def test_mouths_fit_where_somebody_speaks_and_nothing_else_changes(
    do: Do, close: ShotPasses
) -> None:
    frames, told = do(Step(Kind.LIPS, "latentsync", values=(("steps", "7"),)))
    face = np.isin(close.ids, close.ids_of("face:"))
    near = np.zeros_like(face)
    rows, columns = (slice(int(a.min()) - 4, int(a.max()) + 5) for a in np.nonzero(face[15]))
    near[:, rows, columns] = True
    assert np.array_equal(frames[:7], PAINTED[:7])
    assert np.array_equal(frames[33:], PAINTED[33:])
    assert np.array_equal(frames[~near], PAINTED[~near])
    loud = frames[15:28][face[15:28]]
    assert np.median(loud) > 250, "the stand-in makes faces white where sound is loud"
    assert told["step"]["kind"] == "lips"
    assert told["version"] == "v1"
    (stretch,) = told["stretches"]
    assert (stretch["first"], stretch["frames"], stretch["person"]) == (7, 26, "ann")
    assert stretch["values"]["steps"] == "7"


def test_nobody_near_enough_is_told_and_changes_nothing(do: Do, close: ShotPasses) -> None:
    away = sheet(frames=FRAMES, speeches=(speech("ann", 36, 40),))
    frames, told = do(Step(Kind.LIPS, "latentsync"), away)
    assert np.array_equal(frames, PAINTED)
    assert "large enough" in told["note"]


def test_a_talking_close_up_is_the_shot_as_long_as_it_was(do: Do) -> None:
    frames, told = do(Step(Kind.TALK, "infinitetalk"))
    assert frames.shape == PAINTED.shape
    still = np.abs(frames.astype(int) - PAINTED[0]).mean()
    assert still < 8, "the stand-in shows its picture all along"
    assert "gouache" in told["words"]
    assert "close-up" in told["words"]


def test_a_shot_is_enlarged(do: Do) -> None:
    for tool in ("spandrel", "seedvr2"):
        frames, told = do(Step(Kind.ENLARGE, tool, times=2))
        assert frames.shape == (FRAMES, SIZE[1] * 2, SIZE[0] * 2, 3)
        assert told["size_px"] == [SIZE[0] * 2, SIZE[1] * 2]


def test_a_region_is_painted_out(do: Do) -> None:
    frames, told = do(Step(Kind.REMOVE, "void", "a stray cup", "", Region(0.05, 0.1, 0.1, 0.2)))
    part = frames[:, 20:40, 16:36]
    assert np.abs(part.astype(int) - 128).mean() < 4, "the stand-in makes it grey"
    assert np.array_equal(frames[:, :, 100:], PAINTED[:, :, 100:])
    assert told["removed"] == ["a stray cup"]


def test_somebody_is_painted_out_with_what_changes(do: Do, close: ShotPasses) -> None:
    drawn_otherwise = close.beauty.copy()
    drawn_otherwise[:, 5:15, 5:15] = 255 - drawn_otherwise[:, 5:15, 5:15]
    gone = replace(close, beauty=drawn_otherwise)
    frames, told = do(Step(Kind.REMOVE, "void", "actor:ann"), without=gone)
    ann = close.character_mask("ann")
    assert np.abs(np.median(frames[ann]) - 128) <= 4
    assert np.abs(frames[:, 6:14, 6:14].astype(int) - 128).mean() < 6, "its shadow, say"
    assert told["removed"] == ["actor:ann"]
    assert told["words"].startswith("interior")


def test_what_is_not_in_sight_changes_nothing(do: Do) -> None:
    cues = replace(CUES, things=(thing("hat"),))
    frames, told = do(Step(Kind.REMOVE, "void", "prop:hat"), cues)
    assert np.array_equal(frames, PAINTED)
    assert told["note"] == "what goes is not in sight"


def test_a_tool_that_fails_leaves_its_log_and_the_way_on(do: Do, tools: Path) -> None:
    path = tools / "spandrel.toml"
    path.write_text(path.read_text().replace('"spandrel", "{job}"', '"hammer", "{job}"'))
    with pytest.raises(ToolFault, match=r"storyreel finish DIR --shot N --none") as caught:
        do(Step(Kind.ENLARGE, "spandrel", times=2))
    log = Path(str(caught.value).partition("The whole log: ")[2].partition(";")[0])
    assert "blobs" in log.parts
    assert "KeyError: 'hammer'" in log.read_text()


def test_a_folder_of_odd_letters_is_not_told_to_the_tool(
    tmp_path: Path, tools: Path, close: ShotPasses
) -> None:
    """Some tools hand paths to a shell as they are."""
    path = tools / "spandrel.toml"
    path.write_text(path.read_text().replace('"spandrel", "{job}"', '"hammer", "{job}"'))
    odd = tmp_path / "my film; touch x"
    odd.mkdir()
    blobs = Blobs(tmp_path / "blobs")
    inputs = {"clip": {"frames": blobs.put(clip_frames.packed(PAINTED[:2]))}}
    step = plain(Step(Kind.ENLARGE, "spandrel", times=2))
    params = {"step": step, "version": "v1", "cues": plain(CUES)}
    with pytest.raises(ToolFault) as caught:
        finish_shot(Context(params, inputs, blobs, odd, lambda *_: None))
    assert "touch x" not in str(caught.value)
    (log,) = odd.glob("*/log-1.txt")
    assert "KeyError: 'hammer'" in log.read_text()


def test_framing_words_reach_the_tool(do: Do) -> None:
    cues = replace(CUES, framing=Framing(ShotKind.SINGLE, Size.MCU, ("ann",)))
    _, told = do(Step(Kind.TALK, "infinitetalk"), cues)
    assert "head and shoulders" in told["words"]
