"""Qwen-Image: words, controls through a union ControlNet, masks without controls, LoRAs.

Enters: jobs over the parts of a Qwen-Image pipeline. Leaves: pictures.
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import control_of_each, from_floats, known_of_each
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

LORA = LoraForm("QwenImageLoraLoaderMixin", {"transformer": ("transformer",)})


class QwenImage(FromFolders):
    """Serves cards of the family "qwen-image"."""

    name = "qwen-image"
    lora = LORA

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """Controls or a mask: no pipeline of this family takes both."""
        if request.controls and isinstance(request, StillRequest) and request.picture is not None:
            told = f"card {card.name}: Qwen-Image takes controls or a mask, not both"
            raise CardError(f"{told}; take a card of SDXL or Z-Image")
        return super().needed(card, request)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """The text encoder's last layer, its own instructions cut off."""
        del pictures
        pipe = built("QwenImagePipeline", parts, {}, card.name)
        return words_of(*pipe.encode_prompt(text, device=parts["text_encoder"].device))

    def still(self, job: Job[StillRequest]) -> Pixels:
        """Painted by the pipeline that the request's controls or mask ask for."""
        request = job.request
        kind = "ControlNet" if request.controls else ""
        kind += "Inpaint" if request.picture is not None else ""
        pipe = pipeline(f"QwenImage{kind}Pipeline", job, **_union(job))
        size = {"width": request.width_px, "height": request.height_px}
        made = pipe(**size, **call(job), **_controls(job), **known_of_each(job)).images
        return from_floats(made)


def words_of(embeddings: Any, mask: Any) -> Words:
    """Encoded words; where the mask is absent all of them count."""
    if mask is None:
        mask = embeddings.new_ones(embeddings.shape[:2]).long()
    return {"prompt_embeds": embeddings, "prompt_embeds_mask": mask}


def call(job: Job[StillRequest]) -> dict[str, Any]:
    """What every pipeline of this kind is told."""
    told = job.on_device(job.words)
    if job.negative is not None:
        against = job.on_device(job.negative)
        told |= {f"negative_{name}": value for name, value in against.items()}
    return told | {
        "true_cfg_scale": job.profile.guidance if job.negative is not None else 1.0,
        "guidance_scale": None,
        "num_inference_steps": job.profile.steps,
        "generator": job.generator(),
        "callback_on_step_end": job.on_step_end,
        "output_type": "np",
    }


def _union(job: Job[StillRequest]) -> dict[str, Any]:
    """One union ControlNet read several times, as diffusers has it for several controls."""
    if not job.request.controls:
        return {}
    from diffusers import QwenImageMultiControlNetModel

    return {"controlnet": QwenImageMultiControlNetModel([job.parts["controlnet"]])}


def _controls(job: Job[StillRequest]) -> dict[str, Any]:
    if not job.request.controls:
        return {}
    count = len(job.request.controls)
    return {
        "control_image": [control_of_each(job, number) for number in range(count)],
        "controlnet_conditioning_scale": [float(c.weight) for c in job.request.controls],
        "control_guidance_start": [0.0] * count,
        "control_guidance_end": [1.0] * count,
    }
