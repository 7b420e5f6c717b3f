"""The job of filming a shot with models: backdrops, keyframes, motion, mouths.

Enters: a cue sheet, its passes, the plate of its place, cards. Leaves: blobs "frames" (see
`clip_frames`) and "provenance" (JSON: how each picture was made). With a clip card a video model
moves the shot between its keyframes; without one, keyframes are carried by our motion vectors.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from planner.looks import Look
from renderers.cue_sheet import CueSheet
from renderers.generative import shot_passes
from renderers.generative.card import Card
from renderers.generative.keyframes.choosing import keyframes
from renderers.generative.keyframes.painting import Keyframe, Scene
from renderers.generative.keyframes.series import keyframe_series
from renderers.generative.keyframes.words import NEGATIVE, NOBODY, plate_prompt
from renderers.generative.mouths.painted import MouthBook, Speaker
from renderers.generative.painter import Painter
from renderers.generative.plates import plate as plates
from renderers.generative.plates.backdrops import backdrops
from renderers.generative.plates.drawn_light import drawn_lights
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.plates.filmed import Focus, filmed
from renderers.generative.plates.painting import Order
from renderers.generative.plates.plate import Plate
from renderers.generative.plates.relighting import relit_shot
from renderers.generative.propagation.carrying import carried
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.seeds import seed_of
from renderers.lip_sync import lips_move
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import restored
from renderers.production.generated import clip_frames
from renderers.production.generated.graph import reference_name
from renderers.production.generated.machine import generator
from renderers.production.generated.moving import ClipModel, moved
from renderers.production.generated.painting import LookAdapter
from renderers.production.generated.roles import Likeness, Style, roles_of
from renderers.production.plugins import backend
from renderers.production.shooting import act
from storage.blobs import Blobs, Digest
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.renderer import ToonRenderer
    from renderers.generative.keyframes.painting import Role
    from renderers.generative.plates.viewpoint import SetPasses, Viewpoint
    from renderers.generative.shot_passes import ShotPasses
    from renderers.xsheet import XSheet


def film_clip(context: Context) -> Result:
    """Film a shot; the run of the job "clip"."""
    shot = _shot(context)
    plate = plates.unpacked(context.blobs.get(context.inputs["plate"]["plate"]))
    behind = _backdrops(shot, plate, context)
    context.report(_BEHIND, "backdrops")
    chosen = keyframes(shot.passes)
    calls = _Calls(context, _BEHIND, _KEYS, len(chosen) * max(1, len(shot.passes.people)))
    scene = Scene(shot.roles, replace(shot.painter, progress=calls), shot.seed, NEGATIVE)
    keys = keyframe_series(shot.passes, chosen, behind, scene)
    context.report(_KEYS, "keyframes")
    moving, how = _moving(shot, {key.frame: key.picture for key in keys}, behind, context)
    context.report(_MOVED, "motion")
    drawn = drawn_lights(shot.sheet, JobAssets(context.blobs, context.inputs))
    frames, lit = relit_shot(moving, shot.passes, plate, drawn, context.params["relight"])
    spoken = _spoken(shot, frames)
    told = {"keyframes": [_told(key) for key in keys], "motion": how, "light": lit}
    return {
        "frames": context.blobs.put(clip_frames.packed(spoken)),
        "provenance": context.blobs.put(json.dumps(told, sort_keys=True).encode()),
    }


_BEHIND, _KEYS, _MOVED = 0.2, 0.5, 0.8  # of the whole, when each is done


@dataclass(frozen=True, slots=True, eq=False)
class _Shot:
    """One shot to be filmed."""

    cues: CueSheet
    sheet: "XSheet"
    passes: "ShotPasses"
    painter: Painter
    roles: "Mapping[str, Role]"
    seed: int


def _shot(context: Context) -> _Shot:
    params = context.params
    cues = restored(params["cues"], CueSheet)
    painter = Painter(
        generator(params["backend"]), restored(params["still"], Card), params["quality"]
    )
    return _Shot(
        cues,
        act(cues, context),
        shot_passes.unpacked(context.blobs.get(context.inputs["passes"]["passes"])),
        painter,
        roles_of(cues, _likenesses(cues, context), style_of(context)),
        seed_of("shot", cues.shot_id, params["take"]),
    )


def _likenesses(cues: CueSheet, context: Context) -> Mapping[Look, Likeness]:
    """What was trained of everybody in the shot, or pictures of them."""
    found = {}
    for actor, values in zip(cues.actors, context.params["looks"], strict=True):
        if values is None:
            found[actor.look] = Likeness(references=_pictures_of(actor.look, context))
        else:
            kept = restored(values, LookAdapter)
            found[actor.look] = Likeness(adapter_at(kept, context.blobs))
    return found


def _pictures_of(look: Look, context: Context) -> tuple[Pixels, ...]:
    """Drawn pictures of somebody, as they were ordered."""
    named = [name for name in context.inputs if name.startswith(reference_name(look, ""))]
    found = []
    for name in named:
        data = io.BytesIO(context.blobs.get(context.inputs[name]["picture"]))
        with Image.open(data) as picture:
            found.append(np.asarray(picture.convert("RGB")))
    return tuple(found)


def style_of(context: Context) -> Style:
    """How a job's pictures shall look."""
    told = context.params["style_adapter"]
    kept = None if told is None else restored(told, LookAdapter)
    adapters = (adapter_at(kept, context.blobs),) if kept else ()
    return Style(context.params["style"], adapters)


def adapter_at(kept: LookAdapter, blobs: Blobs) -> Adapter:
    """A kept LoRA as backends take it."""
    return Adapter(Path(blobs.path(Digest(kept.blob))), kept.blob, kept.trigger, kept.weight)


class _Calls:
    """Progress of several calls of a model, one after the other, as one that never goes back."""

    def __init__(self, context: Context, first: float, last: float, count: int) -> None:
        self._context, self._first, self._last, self._count = context, first, last, count
        self._done, self._share = 0, 0.0

    def __call__(self, share: float, doing: str) -> None:
        """A call is so far; one that begins anew is the next."""
        self._done += share < self._share
        self._share = share
        part = min(1.0, (self._done + share) / self._count)
        self._context.report(self._first + (self._last - self._first) * part, doing)


def _backdrops(shot: _Shot, plate: Plate, context: Context) -> Pixels:
    """The place behind everybody at every frame, with their shadows and the lens's softness."""
    if shot.cues.floor_plan is None or shot.cues.light is None:
        raise ValueError(f"shot {shot.cues.shot_id} is a card and has no place")
    style = style_of(context)
    words = plate_prompt(shot.cues.floor_plan, shot.cues.light, style.words)
    seed = seed_of("plate", shot.cues.floor_plan.id)
    order = Order(words, seed, shot.painter, NOBODY, adapters=style.adapters)
    empty = list(_empty(shot, context))
    pictures, _ = backdrops(plate, empty, order)
    return filmed(pictures, shot.passes, [passes for _, passes in empty], _focus(shot.sheet))


def _focus(sheet: "XSheet") -> list[Focus] | None:
    """Where the lens is sharp at every frame, in a shot that is soft elsewhere."""
    if not sheet.shallow:
        return None
    camera = sheet.camera
    told = zip(camera.focus_m, camera.lens_mm, strict=True)
    return [Focus(float(distance), float(lens)) for distance, lens in told]


def _empty(shot: _Shot, context: Context) -> "Iterator[tuple[Viewpoint, SetPasses]]":
    """The set without people at every frame; a camera at rest is measured once."""
    toon: ToonRenderer = backend(RENDERERS, context.params["renderer"])
    measure = EmptySet(shot.sheet, JobAssets(context.blobs, context.inputs), toon)
    passes = shot.passes
    moves = [
        frame
        for frame in range(passes.frames)
        if not frame
        or not all(
            np.array_equal(of[frame], of[frame - 1])
            for of in (passes.intrinsics, passes.extrinsics)
        )
    ]
    measured = dict(zip(moves, measure.frames(passes.size_px, moves), strict=True))
    found = measured[0]
    for frame in range(passes.frames):
        found = measured.get(frame, found)
        yield found


def _moving(
    shot: _Shot, keys: Mapping[int, Pixels], behind: Pixels, context: Context
) -> tuple[Pixels, dict[str, Any]]:
    """All frames, and how they came about."""
    if context.params["clip"] is not None:
        return moved(shot.passes, keys, behind, shot.roles, _clip_model(context), shot.seed)
    made = list(carried(shot.passes, keys, behind))
    shares = {
        name: round(float(np.mean([getattr(frame, name) for frame in made])), 4)
        for name in ("led", "patched", "drawn")
    }
    return np.stack([frame.picture for frame in made]), {"carried": shares}


def _clip_model(context: Context) -> ClipModel:
    params = context.params
    card = restored(params["clip"], Card)
    return ClipModel(
        generator(params["backend"]), card, params["quality"], _one_likeness(context),
        _Calls(context, _KEYS, _MOVED, 1),
    )  # fmt: skip


def _one_likeness(context: Context) -> tuple[Adapter, ...]:
    """The LoRA of whoever is alone in the shot: on a whole picture two would bleed."""
    told = context.params["moving"]
    if len(told) != 1 or told[0] is None:
        return ()
    return (adapter_at(restored(told[0], LookAdapter), context.blobs),)


def _spoken(shot: _Shot, frames: Pixels) -> Iterator[Pixels]:
    """The frames with the mouths of those who speak as the performance has them."""
    book = MouthBook(shot.painter, shot.seed, NEGATIVE)
    speakers = list(_speakers(shot))
    book.prepare(shot.passes, frames, speakers)
    for number, frame in enumerate(frames):
        picture = frame
        for speaker in speakers:
            picture = book.spoken(shot.passes, number, picture, speaker)
        yield picture


def _speakers(shot: _Shot) -> Iterator[Speaker]:
    """Everybody whose lips move in the shot."""
    speak = {speech.character_id for speech in shot.cues.speeches if lips_move(speech)}
    for track in shot.sheet.actors:
        if track.character_id in speak:
            role = shot.roles[track.character_id]
            yield Speaker(
                shot.passes.people.index(track.character_id), track.face.viseme, role.prompt,
                role.adapters, role.references,
            )  # fmt: skip


def _told(key: Keyframe) -> dict[str, Any]:
    return {"frame": key.frame, "passes": [dict(how) for how in key.made]}
