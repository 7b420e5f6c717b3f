"""Z-Image: words, masks, one control a call, LoRAs.

Enters: jobs over the parts of a Z-Image pipeline and its union ControlNet. Leaves: pictures.
Where a control and a mask come together the ControlNet must be one that reads masks (Union 2.0).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.flow_start import levels_left, noised
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import (
    control_of_each,
    from_floats,
    known_of_each,
    of_each,
)
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

# What a ControlNet of this family borrows from the transformer while it runs.
_BORROWED = ("t_scale", "t_embedder", "all_x_embedder", "cap_embedder", "rope_embedder",
             "noise_refiner", "context_refiner", "x_pad_token", "cap_pad_token")  # fmt: skip
_CONTROLS = 1
_PATCH = 2  # latents that make a token, each way


class ZImage(FromFolders):
    """Serves cards of the family "zimage"."""

    name = "zimage"
    lora = LoraForm("ZImageLoraLoaderMixin", {"transformer": ("transformer",)})

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """One control at most, whatever the card says."""
        if len(request.controls) > _CONTROLS:
            raise CardError(f"card {card.name}: Z-Image takes one control a call")
        return super().needed(card, request)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """The last but one layer of the text encoder, as long as the text is."""
        del pictures
        pipe = built("ZImagePipeline", parts, {}, card.name)
        device = parts["text_encoder"].device
        words, _ = pipe.encode_prompt(text, device=device, do_classifier_free_guidance=False)
        return {"prompt_embeds": words}

    def still(self, job: Job[StillRequest]) -> Pixels:
        """Painted by the pipeline that the request's control and mask ask for."""
        request = job.request
        steered = "ControlNet" if request.controls else ""
        kept = "Inpaint" if request.picture is not None else ""
        if steered and kept:
            _check_reads_masks(job)
        pipe = pipeline(f"ZImage{steered}{kept}Pipeline", job)
        with _returned(job):
            made = pipe(**_common(job), **_words(job), **_control(job), **_known(pipe, job)).images
        return from_floats(made)


def _common(job: Job[StillRequest]) -> dict[str, Any]:
    return {
        "num_inference_steps": job.profile.steps,
        "guidance_scale": job.profile.guidance if job.negative is not None else 0.0,
        "width": job.request.width_px,
        "height": job.request.height_px,
        "generator": job.generator(),
        "callback_on_step_end": job.on_step_end,
        "output_type": "np",
    }


def _words(job: Job[StillRequest]) -> dict[str, Any]:
    told = job.on_device(job.words)
    if job.negative is not None:
        told["negative_prompt_embeds"] = job.on_device(job.negative)["prompt_embeds"]
    return told


def _control(job: Job[StillRequest]) -> dict[str, Any]:
    if not job.request.controls:
        return {}
    (control,) = job.request.controls
    return {
        "control_image": control_of_each(job, 0),
        "controlnet_conditioning_scale": float(control.weight),
    }


def _known(pipe: Any, job: Job[StillRequest]) -> dict[str, Any]:
    known = known_of_each(job)
    if known and job.request.controls:  # that pipeline knows no strength: its start is made here
        del known["strength"]
        return known | _started(pipe, job)
    return known


def _started(pipe: Any, job: Job[StillRequest]) -> dict[str, Any]:
    levels = levels_left(job)
    if not levels or job.request.picture is None:
        return {}
    codec = pipe.vae
    seen = pipe.image_processor.preprocess(of_each(job, lambda request: request.picture))
    latents = codec.encode(seen.to(job.device, codec.dtype)).latent_dist.mode().float()
    latents = (latents - codec.config.shift_factor) * codec.config.scaling_factor
    tokens = (latents.shape[2] // _PATCH) * (latents.shape[3] // _PATCH)
    return noised(job, latents, tokens, levels)


def _check_reads_masks(job: Job[StillRequest]) -> None:
    union, painter = job.parts["controlnet"], job.parts["transformer"]
    if union.config.control_in_dim == painter.in_channels:
        told = f"card {job.card.name}: its ControlNet reads no masks"
        raise CardError(f"{told}; take one of version 2.0 or later, or leave the control out")


@contextmanager
def _returned(job: Job[StillRequest]) -> Iterator[None]:
    """The ControlNet gives back what it borrowed: else a dropped transformer would stay alive."""
    try:
        yield
    finally:
        union = job.parts.get("controlnet")
        for name in _BORROWED if union is not None else ():
            setattr(union, name, None)
