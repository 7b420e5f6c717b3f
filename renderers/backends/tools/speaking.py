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

from renderers.backends.tools.runner import Made, ToolRunner
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
    progress: Progress = silent, cancel: Cancel = never,
) -> Generated:  # fmt: skip
    """The shot with mouths that fit; where a mask [n, h, w] is given, only within it.

    Raises CardError, CannotRun, ToolFault, GenerationCancelled.
    """
    job.mkdir(parents=True, exist_ok=True)
    picked = shown_at(len(frames), rate, RATE)
    try:
        write_film(job / "shot.mp4", frames[list(picked)], RATE, rgb=False)
    except ValueError as error:
        raise CardError(f"tool {SYNC}: {error}; widths and heights must be even") from error
    _write_sound(job / "line.wav", speech, Fraction(len(picked)) / RATE)
    made = runner.run(SYNC, job, values, progress, cancel)
    fresh = _frames(made, SYNC)
    shown = fresh[list(nearest_to(len(fresh), RATE, len(frames), rate))]
    if mask is not None:
        shown = composited(shown, frames, mask)
    return Generated(shown, made.provenance)


def talking(
    runner: ToolRunner, picture: Pixels, words: str, rate: Fraction, speech: Speech, job: Path,
    values: Mapping[str, str] | None = None, progress: Progress = silent, cancel: Cancel = never,
) -> Generated:  # fmt: skip
    """A close-up that speaks, as long as the line, in the tool's own size.

    Raises CardError, CannotRun, ToolFault, GenerationCancelled.
    """
    job.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(job / "picture.png")
    length = Fraction(len(speech.samples), speech.rate)
    _write_sound(job / "line.wav", speech, length)
    asked = {
        "prompt": words, "cond_video": str((job / "picture.png").absolute()),
        "cond_audio": {"person1": str((job / "line.wav").absolute())},
    }  # fmt: skip
    (job / "request.json").write_text(f"{json.dumps(asked, ensure_ascii=False)}\n", "utf-8")
    made = runner.run(TALK, job, values, progress, cancel)
    fresh = _frames(made, TALK)
    wanted = int(-(-length * rate // 1))
    if len(fresh) < int(length * RATE) - 2:
        told = f"{len(fresh)} frames for {float(length):.2f} s at {RATE} a second"
        raise ToolFault(f"tool {TALK}: it made {told}. The log: {made.logs[0]}")
    return Generated(fresh[list(nearest_to(len(fresh), RATE, wanted, rate))], made.provenance)


def _frames(made: Made, name: str) -> Pixels:
    try:
        return film_frames(made.files["made"])
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
