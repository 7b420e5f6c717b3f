"""The job of one finishing step on one shot.

Enters: a shot's frames, its passes, the takes of its lines, a step. Leaves: blobs "frames" (see
`clip_frames`) and "provenance" (JSON: tool, version, settings, what it did; "note" where there was
nothing to do, and then the frames as they came).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PIL import Image

from renderers.backends.tools.enlarging import enlarged
from renderers.backends.tools.runner import ToolRunner
from renderers.backends.tools.speaking import lip_synced, talking
from renderers.cue_sheet import CueSheet
from renderers.generative import shot_passes
from renderers.generative.errors import ToolFault
from renderers.generative.onto_grid import composited
from renderers.generative.requests import Pixels
from renderers.production.blobs_of import restored
from renderers.production.generated import clip_frames
from renderers.production.generated.finishing.fitness import speakers
from renderers.production.generated.finishing.heard import voice_of
from renderers.production.generated.finishing.removals import without_target
from renderers.production.generated.finishing.steps import Kind, Step
from renderers.production.generated.finishing.stretches import face_mask, stretches
from renderers.production.generated.machine import let_go, tools
from renderers.production.generated.roles import Style, roles_of, shot_words
from renderers.production.speaking import take_of
from storage.blobs import Blobs
from storage.states import Result
from storage.tasks import Context
from voices.takes import Samples

_PLAIN = re.compile(r"[A-Za-z0-9_./+-]+")
_FACES_PX = 512  # of a box round a face, which is some two fifths of it
_AWAY = "or take the step away again: storyreel finish DIR --shot N --none"


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A finished shot, and how it came about (JSON values)."""

    frames: Pixels
    told: Mapping[str, Any]


def finish_shot(context: Context) -> Result:
    """Do one step; the run of the job "finish"."""
    step = restored(context.params["step"], Step)
    frames = np.stack(
        list(clip_frames.unpacked(context.blobs.get(context.inputs["clip"]["frames"])))
    )
    runner = tools()
    if runner.tool(step.tool).environment.gpu:
        let_go()
    with _room(context) as room, _log_kept(room):
        done = _CRAFTS[step.kind](step, frames, runner, room)
    told = {"step": context.params["step"], "version": context.params["version"], **done.told}
    return {
        "frames": context.blobs.put(clip_frames.packed(done.frames)),
        "provenance": context.blobs.put(json.dumps(told, sort_keys=True).encode()),
    }


def _take_out(step: Step, frames: Pixels, runner: ToolRunner, context: Context) -> Done:
    cues, passes = _cues(context), _passes("passes", context)
    masked = without_target(step, frames, passes, _passes("without", context), cues)
    if masked is None:
        return Done(frames, {"note": "what goes is not in sight"})
    from renderers.backends.tools.removing import painted_out

    made = painted_out(
        runner, masked.masked, context.scratch / "job", dict(step.values), context.report,
        tool=step.tool,
    )  # fmt: skip
    return Done(made.pictures, {**made.provenance, **masked.told})


def _fit_lips(step: Step, frames: Pixels, runner: ToolRunner, context: Context) -> Done:
    cues, passes = _cues(context), _passes("passes", context)
    takes, out, told = _takes(cues, context), frames.copy(), []
    found = [s for who in speakers(cues) if who in passes.people
             for s in stretches(passes, cues, who)]  # fmt: skip
    for number, one in enumerate(found):
        voice = voice_of(one.person, cues, takes, one.first, one.end)
        part = out[one.first : one.end, one.rows, one.columns]
        made = lip_synced(
            runner, _large(part), cues.rate.fps, voice, context.scratch / f"job-{number}", None,
            dict(step.values), _part(context, number, len(found)), tool=step.tool,
        )  # fmt: skip
        fresh = np.stack([_sized(p, part.shape[2], part.shape[1]) for p in made.pictures])
        out[one.first : one.end, one.rows, one.columns] = composited(
            fresh, part, face_mask(passes, one)
        )
        where = {"person": one.person, "first": one.first, "frames": one.end - one.first}
        told.append({**made.provenance, **where})
    note = {} if told else {"note": "nobody speaks with their face large enough in sight"}
    return Done(out, {"stretches": told, **note})


def _talk(step: Step, frames: Pixels, runner: ToolRunner, context: Context) -> Done:
    cues = _cues(context)
    (who,) = speakers(cues)
    voice = voice_of(who, cues, _takes(cues, context), 0, len(frames))
    words = shot_words(roles_of(cues, {}, Style(context.params["style"])))
    made = talking(
        runner, frames[0], words, cues.rate.fps, voice, context.scratch / "job",
        dict(step.values), context.report, tool=step.tool,
    )  # fmt: skip
    height, width = frames.shape[1:3]
    shown = [_covering(picture, width, height) for picture in made.pictures[: len(frames)]]
    shown += [shown[-1]] * (len(frames) - len(shown))  # a rounded length
    return Done(np.stack(shown), {**made.provenance, "person": who, "words": words})


def _enlarge(step: Step, frames: Pixels, runner: ToolRunner, context: Context) -> Done:
    size = (frames.shape[2] * step.times, frames.shape[1] * step.times)
    made = enlarged(
        runner, frames, _cues(context).rate.fps, size, context.scratch / "job", step.tool,
        dict(step.values), context.report,
    )  # fmt: skip
    return Done(made.pictures, {**made.provenance, "size_px": list(size)})


_Craft = Callable[[Step, Pixels, ToolRunner, Context], Done]
_CRAFTS: Mapping[Kind, _Craft] = {
    Kind.REMOVE: _take_out, Kind.LIPS: _fit_lips, Kind.TALK: _talk, Kind.ENLARGE: _enlarge,
}  # fmt: skip


def _cues(context: Context) -> CueSheet:
    return restored(context.params["cues"], CueSheet)


def _passes(name: str, context: Context) -> shot_passes.ShotPasses:
    return shot_passes.unpacked(context.blobs.get(context.inputs[name]["passes"]))


def _takes(cues: CueSheet, context: Context) -> Mapping[str, Samples]:
    lines = dict.fromkeys(speech.line_id for speech in cues.speeches)
    return {line: take_of(context.inputs[f"take:{line}"], context.blobs).samples for line in lines}


def _large(part: Pixels) -> Pixels:
    """Pictures as large as a program finds faces in: small ones it leaves alone, or gives up."""
    height, width = part.shape[1:3]
    times = max(1, -(-_FACES_PX // min(height, width)))
    return np.stack([_sized(picture, width * times, height * times) for picture in part])


def _sized(picture: Pixels, width: int, height: int) -> Pixels:
    image = Image.fromarray(np.ascontiguousarray(picture))
    return np.asarray(image.resize((width, height), Image.Resampling.LANCZOS))


def _covering(picture: Pixels, width: int, height: int) -> Pixels:
    """A picture scaled to fill a frame, its middle kept."""
    image = Image.fromarray(picture)
    scale = max(width / image.width, height / image.height)
    across, tall = width / scale, height / scale
    left, top = (image.width - across) / 2, (image.height - tall) / 2
    box = (left, top, left + across, top + tall)
    return np.asarray(image.resize((width, height), Image.Resampling.LANCZOS, box))


def _part(context: Context, number: int, count: int) -> Callable[[float, str], None]:
    def report(share: float, doing: str) -> None:
        context.report((number + share) / count, doing)

    return report


@contextmanager
def _room(context: Context) -> Iterator[Context]:
    """The job in a folder whose path has plain letters only: tools hand it to shells, unquoted."""
    if _PLAIN.fullmatch(str(context.scratch.absolute())):
        yield context
        return
    with TemporaryDirectory(prefix="storyreel-") as folder:
        link = Path(folder) / "job"
        link.symlink_to(context.scratch.absolute())
        yield replace(context, scratch=link)


@contextmanager
def _log_kept(context: Context) -> Iterator[None]:
    """A job's folder goes when it ends: the log of a tool that failed is kept as a blob."""
    try:
        yield
    except ToolFault as fault:
        raise ToolFault(f"{_moved(str(fault), context.scratch, context.blobs)}; {_AWAY}") from fault


def _moved(message: str, scratch: Path, blobs: Blobs) -> str:
    for log in sorted(scratch.glob("*/log-*.txt")):
        if str(log) in message:
            message = message.replace(str(log), str(blobs.path(blobs.put(log.read_bytes()))))
    return message
