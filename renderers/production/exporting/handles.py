"""Handles: what a shot shows before its first frame and after its last, for whoever trims it.

Enters: an order and a shot. Leaves: an MP4 of handle, shot and handle. The shot itself is the
film's, packet by packet; the handles are acted and drawn for the purpose, the camera resting where
it begins and ends, everybody doing what the shot's own cues have them do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from planner.shots import CameraMove, CameraPose, MoveKind
from renderers.cue_sheet import CueSheet, ThingCue
from renderers.encode import concatenate, encode_shot
from renderers.fades import dimmed
from renderers.production.blobs_of import restored, unpacked
from renderers.production.exporting.orders import Order
from renderers.production.shooting import act, drawn
from renderers.profile import Profile
from renderers.renderer import Frame
from renderers.xsheet import XSheet
from storage.tasks import Context

_Track = TypeVar("_Track")


def lengths(order: Order, position: int, frames: int) -> tuple[int, int]:
    """Frames before and after a shot; none before the film's own first frame."""
    return min(frames, order.negative.timeline.clips[position].start), frames


def with_handles(order: Order, position: int, frames: int) -> Path:
    """A shot with its handles, in the order's scratch."""
    shot = order.negative.shots[position]
    head, tail = lengths(order, position, frames)
    params = unpacked(order.blobs.get(shot.sheet), dict)
    cues, profile = restored(params["cues"], CueSheet), restored(params["profile"], Profile)
    context = Context(params, shot.inputs, order.blobs, order.tray.scratch, _unheard)
    home = order.tray.scratch
    parts = [order.blobs.path(shot.video)]
    if head:
        before = _Handle(_before(cues, head), 0, head, dark=cues.fade_in_frames > 0)
        encode_shot(home / "head.mp4", before.frames(profile, context), profile, cues.rate)
        parts.insert(0, home / "head.mp4")
    if tail:
        after = _Handle(_after(cues, tail), cues.frames, tail, dark=cues.fade_out_frames > 0)
        encode_shot(home / "tail.mp4", after.frames(profile, context), profile, cues.rate)
        parts.append(home / "tail.mp4")
    whole = home / f"handled-{position:05}.mp4"
    concatenate(whole, parts)
    return whole


@dataclass(frozen=True, slots=True)
class _Handle:
    """A stretch of a cue sheet that goes beyond its shot; dark beside a fade."""

    cues: CueSheet
    first: int
    count: int
    dark: bool

    def frames(self, profile: Profile, context: Context) -> Iterator[Frame]:
        """The whole is acted, this stretch of it drawn."""
        sheet = cut_out(act(self.cues, context), self.first, self.count)
        for frame in drawn(sheet, profile, context):
            yield Frame(dimmed(frame.pixels, 0.0), frame.repeat) if self.dark else frame


def cut_out(sheet: XSheet, first: int, count: int) -> XSheet:
    """Frames `first` to `first + count` of an exposure sheet as a sheet of their own."""
    rows = slice(first, first + count)

    def track(whole: _Track) -> _Track:
        return replace(whole, **{  # type: ignore[type-var]  # every track is a dataclass
            f.name: getattr(whole, f.name)[rows]
            for f in fields(whole)  # type: ignore[arg-type]  # as above
            if isinstance(getattr(whole, f.name), np.ndarray | tuple)
        })  # fmt: skip

    actors = tuple(replace(track(actor), face=track(actor.face)) for actor in sheet.actors)
    props = tuple(track(prop) for prop in sheet.props)
    return replace(sheet, frames=count, camera=track(sheet.camera), actors=actors, props=props)


def _after(cues: CueSheet, count: int) -> CueSheet:
    """The shot going on: the camera rests at its end."""
    return replace(
        cues,
        frames=cues.frames + count,
        move=_resting(cues.move, cues.move.end),
        fade_in_frames=0,
        fade_out_frames=0,
    )


def _before(cues: CueSheet, count: int) -> CueSheet:
    """The shot before it begins: every cue comes so much later, the camera rests at its start."""
    return replace(
        cues,
        frames=cues.frames + count,
        move=_resting(cues.move, cues.move.start),
        fade_in_frames=0,
        fade_out_frames=0,
        speeches=tuple(replace(one, start=one.start + count) for one in cues.speeches),
        businesses=tuple(replace(one, start=one.start + count) for one in cues.businesses),
        gazes=tuple(replace(one, start=one.start + count) for one in cues.gazes),
        things=tuple(_later(one, count) for one in cues.things),
    )


def _later(thing: ThingCue, count: int) -> ThingCue:
    laid = (thing.laid[0], thing.laid[1] + count) if thing.laid else None
    taken = (thing.taken[0], thing.taken[1] + count) if thing.taken else None
    return replace(thing, start=thing.start + count, laid=laid, taken=taken)


def _resting(move: CameraMove, pose: CameraPose) -> CameraMove:
    """A camera that stays; a hand-held one goes on breathing."""
    kind = MoveKind.HANDHELD if move.kind is MoveKind.HANDHELD else MoveKind.STATIC
    return CameraMove(kind, pose, pose)


def _unheard(done: float, told: str) -> None:
    """Nobody listens to the progress of a handle."""
