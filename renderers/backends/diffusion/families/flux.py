"""FLUX.1: words, masks, one union ControlNet, LoRAs.

Enters: jobs over the parts of a Flux pipeline. Leaves: pictures. Guidance is distilled into the
model: it is told a number and heeds no negative words.
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import control_of_each, from_floats, known_of_each
from renderers.generative.card import Card, ControlKind
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

MODES = {ControlKind.LINE: 0, ControlKind.DEPTH: 2, ControlKind.POSE: 4}  # of the union ControlNet
_CONTROLS = 1


class Flux(FromFolders):
    """Serves cards of the family "flux"."""

    name = "flux"
    lora = LoraForm("FluxLoraLoaderMixin", {"transformer": ("transformer",)})

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """One control, of a kind that the union knows."""
        unknown = [c.kind.value for c in request.controls if c.kind not in MODES]
        if unknown or len(request.controls) > _CONTROLS:
            told = f"card {card.name}: FLUX.1 takes one control of line, depth or pose"
            raise CardError(f"{told}, not {', '.join(c.kind.value for c in request.controls)}")
        return super().needed(card, request)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """CLIP's summary and T5's last layer."""
        del pictures
        pipe = built("FluxPipeline", parts, {}, card.name)
        device = parts["text_encoder"].device
        words, summary, _ = pipe.encode_prompt(text, prompt_2=None, device=device)
        return {"prompt_embeds": words, "pooled_prompt_embeds": summary}

    def still(self, job: Job[StillRequest]) -> Pixels:
        """Painted by the pipeline that the request's control and mask ask for."""
        request = job.request
        steered = "ControlNet" if request.controls else ""
        kept = "Inpaint" if request.picture is not None else ""
        pipe = pipeline(f"Flux{steered}{kept}Pipeline", job)
        made = pipe(
            **job.on_device(job.words),
            **_control(job),
            **known_of_each(job),
            width=request.width_px,
            height=request.height_px,
            num_inference_steps=job.profile.steps,
            guidance_scale=job.profile.guidance,
            generator=job.generator(),
            callback_on_step_end=job.on_step_end,
            output_type="np",
        ).images
        return from_floats(made)


def _control(job: Job[StillRequest]) -> dict[str, Any]:
    if not job.request.controls:
        return {}
    (control,) = job.request.controls
    union = bool(getattr(job.parts["controlnet"], "union", False))
    mode: int | list[int] = MODES[control.kind]
    if job.others and job.request.picture is not None:  # that pipeline does not repeat it itself
        mode = [MODES[control.kind]] * len(job.requests)
    return {
        "control_image": control_of_each(job, 0),
        "control_mode": mode if union else None,
        "controlnet_conditioning_scale": float(control.weight),
    }
