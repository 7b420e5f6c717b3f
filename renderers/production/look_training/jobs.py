"""The jobs of a training, each a pure function of its parameters and inputs.

Enters: contexts. Leaves: blobs: "picture" of a reference; "encoded" lessons; "checkpoint",
"adapter" and "score" of a stretch of steps; "sheet" and "likeness" of a checkpoint; pictures of the
class by their keys. Models stay
loaded from one stretch to the next; while samples are made they are let go of.
"""

import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.looks import Look
from renderers.generative.card import Card, Task
from renderers.generative.errors import MemoryTooSmall
from renderers.generative.generator import Progress
from renderers.generative.looks.buckets import buckets, cut, fit
from renderers.generative.looks.captions import varying
from renderers.generative.looks.recipes import Recipe
from renderers.generative.looks.reference import VIEWS, View, cue_sheet, one_frame
from renderers.generative.looks.samples import sheet
from renderers.generative.requests import Adapter, ClipRequest, Pixels, StillRequest
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import packed, restored
from renderers.production.generated.machine import store_in
from renderers.production.plugins import backend
from renderers.production.shooting import acting
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.diffusion.training.course import Course

_GUESSED = 8  # pictures of the class that are guessed to see whether it stays
_held: dict[str, "Course"] = {}  # the painter that this process is teaching; one at most


def draw_reference(context: Context) -> Result:
    """One view of a look; the run of the job "reference"."""
    look = restored(context.params["look"], Look)
    view = view_named(context.params["view"])
    sheet_of = one_frame(acting().perform(cue_sheet(look, view), {}))
    renderer = backend(RENDERERS, context.params["renderer"])
    assets = JobAssets(context.blobs, context.inputs)
    drawn: Pixels = next(iter(renderer.render(sheet_of, view.profile, assets))).pixels
    return {"picture": context.blobs.put(png(drawn[..., :3]))}


def caption_look(context: Context) -> Result:
    """Words for pictures that have none; the run of the job "look captions"."""
    from renderers.backends.diffusion.training.captioning import captioned

    _let_go()
    card = restored(context.params["card"], Card)
    pictures = [_pixels(context, {"picture": digest}) for digest in context.params["pictures"]]
    words = captioned(card, store_in(_environment()), pictures, _device(), _reported(context))
    return {"words": context.blobs.put(packed([varying(each) for each in words]))}


def encode_look(context: Context) -> Result:
    """Pictures and captions as the painter sees them; the run of the job "look lessons"."""
    from renderers.backends.diffusion.training.encoding import Lesson, encoded

    base, recipe = _base(context), _recipe(context)
    sizes = buckets(base.grid, recipe.side_px)
    lessons = []
    for told in context.params["lessons"]:
        pixels = _pixels(context, told)
        height, width = pixels.shape[:2]
        lessons.append(Lesson(cut(pixels, fit(width, height, sizes)), told["caption"]))
    store, device = store_in(_environment()), _device()
    with _enough_memory(base):
        data = encoded(base, store, lessons, recipe.dtype, device, _reported(context))
    return {"encoded": context.blobs.put(data)}


def teach_look(context: Context) -> Result:
    """Steps from one checkpoint to the next; the run of the job "look steps"."""
    from renderers.backends.diffusion.training import checkpoints
    from renderers.backends.diffusion.training.course import split
    from renderers.backends.diffusion.training.encoding import unpacked
    from renderers.generative.looks.adapter_file import written

    lessons = split(unpacked(context.blobs.get(context.inputs["lessons"]["encoded"])))
    classed = context.inputs.get("prior")
    prior = unpacked(context.blobs.get(classed["encoded"])) if classed else ()
    with _enough_memory(_base(context)):
        course = _course(context)
        start = course.first()
        if "before" in context.inputs:
            start = checkpoints.unpacked(context.blobs.get(context.inputs["before"]["checkpoint"]))
        made = course.taught(
            lessons.taught, start, context.params["until"], _reported(context), prior=prior
        )
        off = course.guessed(lessons.held_out, made)
        kept = {"class_loss": course.guessed(prior[:_GUESSED], made)} if prior else {}
    loss = sum(made.losses) / len(made.losses)
    score = {"step": made.step, "held_out_loss": off, "loss": loss, **kept}
    return {
        "checkpoint": context.blobs.put(checkpoints.packed(made)),
        "adapter": context.blobs.put(written(course.exported(made))),
        "score": context.blobs.put(packed(score)),
    }


def sample_look(context: Context) -> Result:
    """What the model makes of a look so far; the run of the job "look sheet"."""
    from renderers.backends.diffusion.training.likeness import likeness

    _let_go()
    card = restored(context.params["card"], Card)
    digest = context.inputs["taught"]["adapter"]
    adapter = Adapter(context.blobs.path(digest), digest)
    environment = _environment()
    pictures = _samples(context, card, adapter, environment)
    references = [_pixels(context, told) for told in context.params["references"]]
    found = likeness(card, store_in(environment), pictures, references, _device())
    return {
        "sheet": context.blobs.put(sheet(pictures)),
        "likeness": context.blobs.put(packed(found)),
    }


@contextmanager
def _enough_memory(base: Card) -> Iterator[None]:
    """What is too large for the device is said with figures of the card, and what helps."""
    from renderers.backends.diffusion.memory import budget, given_back, ran_out
    from renderers.backends.diffusion.pool import told

    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not ran_out(error):
            raise
        _let_go()
        given_back()
        why = str(error).splitlines()[0]
        raise MemoryTooSmall(
            f"card {base.name}: its training does not fit into {told(budget(_device()))} ({why}); "
            "close other programs, choose a smaller card, or train on another machine"
        ) from error


def view_named(name: str) -> View:
    """The reference view of a name."""
    return next(view for view in VIEWS if view.name == name)


def png(pixels: Pixels) -> bytes:
    """A picture as PNG, the same bytes for the same pixels."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "PNG", compress_level=6)
    return out.getvalue()


def ident() -> Mapping[str, str]:
    """Libraries and kind of device: part of the key of all that is trained.

    Raises:
        ExtraMissing: the libraries are not installed.
    """
    from renderers.backends.diffusion.libraries import torch, versions
    from renderers.backends.diffusion.memory import kind_of

    torch()
    return {**versions(), "device": kind_of(_device())}


def _samples(
    context: Context, card: Card, adapter: Adapter, environment: Mapping[str, str]
) -> list[Pixels]:
    """A picture for every prompt."""
    profile, told = card.profile(context.params["quality"]), context.params["prompts"]
    size = {"width_px": profile.width_px, "height_px": profile.height_px}
    asks = [
        {"prompt": prompt, "seed": context.params["seed"] + number, "adapters": (adapter,), **size}
        for number, prompt in enumerate(told)
    ]
    return _painted(context, card, asks, environment)


def paint_class(context: Context) -> Result:
    """Pictures of a class as the base knows it; the run of the job "look class"."""
    _let_go()
    wide, high = context.params["size_px"]
    wanted = context.params["pictures"]
    asks = [
        {"prompt": one["prompt"], "seed": one["seed"], "width_px": wide, "height_px": high}
        for one in wanted
    ]
    pictures = _painted(context, _base(context), asks, _environment())
    pairs = zip(wanted, pictures, strict=True)
    return {one["key"]: context.blobs.put(png(pixels)) for one, pixels in pairs}


def _painted(
    context: Context, card: Card, asks: Sequence[Mapping[str, Any]], environment: Mapping[str, str]
) -> list[Pixels]:
    """Pictures by a card, in the profile that the job names; of a video model single frames."""
    from renderers.backends.diffusion.backend import DiffusionBackend

    painter, made = DiffusionBackend(store_in(environment)), []
    for number, ask in enumerate(asks):
        asked: dict[str, Any] = {
            "card": card.name, "profile": context.params["quality"], **ask
        }  # fmt: skip
        if card.task is Task.CLIP:
            frames = max(1, card.grid.frames_offset)
            picture = painter.clip(card, ClipRequest(**asked, frames=frames))
        else:
            picture = painter.still(card, StillRequest(**asked))
        made.append(picture.pictures[0])
        context.report((number + 1) / len(asks), f"picture {number + 1} of {len(asks)}")
    return made


def _course(context: Context) -> "Course":
    """The painter of this training, loaded once in this process."""
    from renderers.backends.diffusion.training.course import Course

    told = {name: context.params[name] for name in ("base", "recipe", "seed")}
    key = json.dumps(told, sort_keys=True)
    if key not in _held:
        _let_go()
        base, store = _base(context), store_in(_environment())
        _held[key] = Course(base, store, _recipe(context), context.params["seed"], _device())
    return _held[key]


def _let_go() -> None:
    while _held:
        _held.popitem()[1].close()


def _pixels(context: Context, told: Mapping[str, Any]) -> Pixels:
    """A lesson's picture: drawn by a job, or the user's own."""
    from PIL import Image

    digest = told.get("picture") or context.inputs[told["job"]][told.get("key", "picture")]
    with Image.open(io.BytesIO(context.blobs.get(digest)), formats=("PNG",)) as image:
        return np.asarray(image.convert("RGB")).copy()


def _base(context: Context) -> Card:
    return restored(context.params["base"], Card)


def _recipe(context: Context) -> Recipe:
    return restored(context.params["recipe"], Recipe)


def _reported(context: Context) -> Progress:
    return context.report


def _environment() -> Mapping[str, str]:
    return dict(os.environ)  # noqa: TID251 - as a whole, for the backend to read


def _device() -> str:
    from renderers.backends.diffusion.memory import chosen

    return chosen(None)


def timeless(recipe: Recipe) -> Recipe:
    """A recipe without its length: what was learnt so far serves a longer course as well."""
    return replace(recipe, steps=0, every=0)
