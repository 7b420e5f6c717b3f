"""Mouths that fit a line: a finished shot by LatentSync, a talking close-up by InfiniteTalk.

Enters: pictures and speech. Leaves: frames at the shot's own rate. Both tools work at 25 frames a
second: frames go there and back by time, and the sound is as long as the picture.
"""

import json
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from renderers.backends.tools.contracts import MADE, require, written
from renderers.backends.tools.runner import Made, ToolRunner
from renderers.generative.card import Task
from renderers.generative.errors import CardError, ToolFault
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.lossless import film_frames, write_film
from renderers.generative.onto_grid import composited
from renderers.generative.requests import Generated, Pixels
from renderers.generative.respacing import nearest_to, shown_at

SYNC, TALK = "latentsync", "infinitetalk"
RATE = Fraction(25)
_LOUDEST = 32767


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A line's sound: mono, −1…1, beginning with the first frame."""

    samples: npt.NDArray[np.float32]
    rate: int  # samples a second


def lip_synced(
    runner: ToolRunner, frames: Pixels, rate: Fraction, speech: Speech, job: Path,
    mask: Pixels | None = None, values: Mapping[str, str] | None = None,
    progress: Progress = silent, cancel: Cancel = never, tool: str = SYNC,
) -> Generated:  # fmt: skip
    """The shot with mouths that fit; where a mask [n, h, w] is given, only within it.

    Raises CardError, CannotRun, ToolFault, GenerationCancelled.
    """
    require(runner.tool(tool), Task.LIP_SYNC)
    paths = runner.paths(tool, job, values)
    picked = shown_at(len(frames), rate, RATE)
    try:
        write_film(written(paths["video"]), frames[list(picked)], RATE, rgb=False)
    except ValueError as error:
        raise CardError(f"tool {tool}: {error}; widths and heights must be even") from error
    _write_sound(written(paths["sound"]), speech, Fraction(len(picked)) / RATE)
    made = runner.run(tool, job, values, progress, cancel)
    fresh = _frames(made, tool)
    shown = fresh[list(nearest_to(len(fresh), RATE, len(frames), rate))]
    if mask is not None:
        shown = composited(shown, frames, mask)
    return Generated(shown, made.provenance)


def talking(
    runner: ToolRunner, picture: Pixels, words: str, rate: Fraction, speech: Speech, job: Path,
    values: Mapping[str, str] | None = None, progress: Progress = silent, cancel: Cancel = never,
    tool: str = TALK,
) -> Generated:  # fmt: skip
    """A close-up that speaks, as long as the line, in the tool's own size.

    Raises CardError, CannotRun, ToolFault, GenerationCancelled.
    """
    require(runner.tool(tool), Task.TALK)
    paths = runner.paths(tool, job, values)
    Image.fromarray(picture).save(written(paths["picture"]))
    length = Fraction(len(speech.samples), speech.rate)
    _write_sound(written(paths["sound"]), speech, length)
    asked = {
        "prompt": words, "cond_video": str(paths["picture"]),
        "cond_audio": {"person1": str(paths["sound"])},
    }  # fmt: skip
    request = f"{json.dumps(asked, ensure_ascii=False)}\n"
    written(paths["request"]).write_text(request, "utf-8")
    made = runner.run(tool, job, values, progress, cancel)
    fresh = _frames(made, tool)
    wanted = int(-(-length * rate // 1))
    if len(fresh) < int(length * RATE) - 2:
        told = f"{len(fresh)} frames for {float(length):.2f} s at {RATE} a second"
        raise ToolFault(f"tool {tool}: it made {told}. The log: {made.logs[0]}")
    return Generated(fresh[list(nearest_to(len(fresh), RATE, wanted, rate))], made.provenance)


def _frames(made: Made, name: str) -> Pixels:
    try:
        return film_frames(made.files[MADE])
    except ValueError as error:
        raise ToolFault(f"tool {name}: {error}. The log: {made.logs[0]}") from error


def _write_sound(path: Path, speech: Speech, length_s: Fraction) -> None:
    """A WAV as long as the picture: cut, or silence after it."""
    wanted = round(length_s * speech.rate)
    samples = np.zeros(wanted, np.float32)
    heard = speech.samples[:wanted]
    samples[: len(heard)] = heard
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(speech.rate)
        out.writeframes(np.rint(np.clip(samples, -1, 1) * _LOUDEST).astype("<i2").tobytes())
