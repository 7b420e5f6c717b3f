"""FLUX.2 klein: words, several references at once, masks, LoRAs.

Enters: jobs over the parts of a klein pipeline. Leaves: pictures.
"""

import math
from collections.abc import Mapping
from typing import Any

from PIL import Image

from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import from_floats, known_of_each, picture
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

_WITHIN_MASKS_PX = 1024 * 1024  # the pipeline scales larger ones down
_SHEET_PX = 768  # height of a sheet of references at most
_LEAST_PX = 64  # of a reference's edges


class Flux2Klein(FromFolders):
    """Serves cards of the family "flux2"."""

    name = "flux2"
    lora = LoraForm("Flux2LoraLoaderMixin", {"transformer": ("transformer",)})

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """Within masks it paints a megapixel at most."""
        masked = isinstance(request, StillRequest) and request.picture is not None
        if masked and request.width_px * request.height_px > _WITHIN_MASKS_PX:
            told = f"card {card.name}: klein paints 1024x1024 px within a mask at most"
            raise CardError(f"{told}; ask for tiles")
        return super().needed(card, request)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """Three layers of the text encoder, side by side."""
        del pictures
        pipe = built("Flux2KleinPipeline", parts, {}, card.name)
        words, _ = pipe.encode_prompt(text, device=parts["text_encoder"].device)
        return {"prompt_embeds": words}

    def still(self, job: Job[StillRequest]) -> Pixels:
        """An edit of the references, or a picture of its own."""
        kept = "Inpaint" if job.request.picture is not None else ""
        pipe = pipeline(f"Flux2Klein{kept}Pipeline", job)
        made = pipe(
            **_words(job),
            **(_known(job) if kept else _seen(job)),
            num_inference_steps=job.profile.steps,
            guidance_scale=job.profile.guidance if job.negative is not None else 1.0,
            generator=job.generator(),
            callback_on_step_end=job.on_step_end,
            output_type="np",
        ).images
        return from_floats(made)


def _words(job: Job[StillRequest]) -> dict[str, Any]:
    told = job.on_device(job.words)
    if job.negative is not None:
        told["negative_prompt_embeds"] = job.on_device(job.negative)["prompt_embeds"]
    return told


def _seen(job: Job[StillRequest]) -> dict[str, Any]:
    size = {"width": job.request.width_px, "height": job.request.height_px}
    if not job.request.references:
        return size
    return size | {"image": [_large_enough(one) for one in job.request.references]}


def _large_enough(pixels: Pixels) -> Image.Image:
    """References smaller than the pipeline reads are enlarged."""
    seen = picture(pixels)
    scale = max(1.0, _LEAST_PX / min(seen.size))
    return seen.resize((math.ceil(seen.width * scale), math.ceil(seen.height * scale)))


def _sheet(references: tuple[Pixels, ...]) -> Image.Image:
    """References side by side: within masks the pipeline reads one picture."""
    seen = [_large_enough(one) for one in references]
    height = min(_SHEET_PX, *(one.height for one in seen))
    scaled = [one.resize((max(1, one.width * height // one.height), height)) for one in seen]
    sheet = Image.new("RGB", (sum(one.width for one in scaled), height))
    left = 0
    for one in scaled:
        sheet.paste(one, (left, 0))
        left += one.width
    return sheet if len(references) > 1 else seen[0]


def _known(job: Job[StillRequest]) -> dict[str, Any]:
    known = known_of_each(job)
    if job.request.references:
        known["image_reference"] = _sheet(job.request.references)
    return known
