"""Qwen-Image-Edit: an edit of pictures in words; passes steer it as further pictures.

Enters: jobs over the parts of an edit pipeline (2509 and later read several pictures). Leaves: one
picture. It reads, in this order, the picture that stands, references, controls. Where a mask is
given the whole is painted and the backend puts back what is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from renderers.backends.diffusion.families.family import Job, Part, Shelf, Words
from renderers.backends.diffusion.families.flow_start import levels_left, noised
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import from_floats, picture
from renderers.backends.diffusion.families.qwen import LORA, call, words_of
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

_PAD = "<|image_pad|>"
_PIPELINE = "QwenImageEditPlusPipeline"


class QwenImageEdit(FromFolders):
    """Serves cards of the family "qwen-image-edit"."""

    name = "qwen-image-edit"
    lora = LORA

    def parts(self, card: Card, shelf: Shelf) -> Mapping[str, Part]:
        """The processor is read as one of pictures: that of moving ones needs torchvision."""
        found = dict(super().parts(card, shelf))
        found["processor"] = replace(found["processor"], class_name="Qwen2VLImageProcessor")
        return found

    def alone(self, request: StillRequest) -> str:
        """Its pipeline, and what it reads with the words, are for one picture."""
        del request
        return "the pipeline of Qwen-Image-Edit paints one picture a call"

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """At least one picture to edit."""
        if not self.read_with(request):
            raise CardError(f"card {card.name}: it edits; give a picture, references or controls")
        return frozenset({"transformer", "vae", "scheduler"})

    def read_with(self, request: StillRequest | ClipRequest) -> tuple[Pixels, ...]:
        """Every picture that the edit is about."""
        standing = request.picture if isinstance(request, StillRequest) else None
        first = () if standing is None else (standing,)
        steering = tuple(control.pictures for control in request.controls)
        return (*first, *request.references, *steering)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """Text and pictures, read together."""
        reader = _Reader(parts["processor"], parts["tokenizer"])
        pipe = built(_PIPELINE, {**parts, "processor": reader}, {}, card.name)
        looked_at = [_as_read(pipe, one) for one in pictures]
        device = parts["text_encoder"].device
        return words_of(*pipe.encode_prompt(text, image=looked_at, device=device))

    def still(self, job: Job[StillRequest]) -> Pixels:
        """The edit."""
        pipe = pipeline(_PIPELINE, job)
        made = pipe(
            image=[picture(one) for one in self.read_with(job.request)],
            width=job.request.width_px,
            height=job.request.height_px,
            **call(job),
            **_started(pipe, job),
        ).images
        return from_floats(made)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Texts with pictures in them as token numbers: each picture as many as it has patches."""

    images: Any
    tokenizer: Any

    def __call__(self, text: list[str], images: list[Image.Image], **how: Any) -> Any:
        """As transformers' Qwen2VLProcessor does for pictures that stand still."""
        seen = self.images(images=images, return_tensors=how["return_tensors"])
        patches = [int(grid.prod()) // self.images.merge_size**2 for grid in seen["image_grid_thw"]]
        spelled = [self._spelled(one, patches) for one in text]
        read = self.tokenizer(spelled, **how)
        read.update(seen)
        return read

    def _spelled(self, text: str, patches: list[int]) -> str:
        pieces = text.split(_PAD)
        pads = (*(_PAD * count for count in patches), "")
        return "".join(piece + pad for piece, pad in zip(pieces, pads, strict=True))


def _started(pipe: Any, job: Job[StillRequest]) -> dict[str, Any]:
    """From the picture that stands, as far as it is not given up."""
    levels = levels_left(job)
    if not levels or job.request.picture is None:
        return {}
    seen = pipe.image_processor.preprocess(picture(job.request.picture)).unsqueeze(2)
    found = pipe._encode_vae_image(seen.to(job.device, pipe.vae.dtype), None)  # noqa: SLF001
    packed = pipe._pack_latents(found, 1, found.shape[1], *found.shape[-2:])  # noqa: SLF001
    return noised(job, packed.to(job.dtype), packed.shape[1], levels)


def _as_read(pipe: Any, pixels: Pixels) -> Image.Image:
    """At the size at which the pipeline lets its text encoder see pictures."""
    from diffusers.pipelines.qwenimage import pipeline_qwenimage_edit_plus as plus

    seen = picture(pixels)
    width, height = plus.calculate_dimensions(plus.CONDITION_IMAGE_SIZE, seen.width / seen.height)
    resized: Image.Image = pipe.image_processor.resize(seen, height, width)
    return resized
