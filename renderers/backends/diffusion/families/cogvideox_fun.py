"""CogVideoX-Fun Control: clips from one control video.

Enters: jobs on the grid (16 pixels, 4 n + 1 frames). Leaves: frames. Passes are layered into one
video. The model has no input for known pixels: their latents are put back at each step.
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.families.control_video import guidance, layered, negatives
from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.latents_kept import Callback, fresh_latents, keeping
from renderers.backends.diffusion.families.pixels import from_floats, pictures
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels

PIPELINE = "CogVideoXFunControlPipeline"


class CogVideoXFun(FromFolders):
    """CogVideoX as VideoX-Fun trains it on passes."""

    name = "cogvideox-fun"
    lora = LoraForm("CogVideoXLoraLoaderMixin", {"transformer": ("transformer",)})

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """T5's states of a text."""
        del pictures
        pipe = built(PIPELINE, parts, {}, card.name)
        device = parts["text_encoder"].device
        states, _ = pipe.encode_prompt(text, do_classifier_free_guidance=False, device=device)
        return {"prompt_embeds": states}

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames of a request on the grid; raises CardError where nothing steers it."""
        request = job.request
        control = layered(request.controls)
        if control is None:
            raise CardError(f"card {job.card.name}: it is steered by passes; give it one")
        pipe = pipeline(PIPELINE, job)
        made = pipe(
            **job.on_device(job.words),
            **negatives(job),
            control_video=pictures(control),
            width=request.width_px,
            height=request.height_px,
            num_inference_steps=job.profile.steps,
            guidance_scale=guidance(job),
            generator=job.generator(),
            callback_on_step_end=_kept(job, pipe) or job.on_step_end,
            output_type="np",
        )
        return from_floats(made.frames[0])


def _kept(job: Job[ClipRequest], pipe: Any) -> Callback | None:
    request = job.request
    if request.pictures is None or request.mask is None:
        return None
    video = pipe.video_processor.preprocess_video(
        pictures(request.pictures), request.height_px, request.width_px
    ).to(job.device, job.dtype)
    _, known = pipe.prepare_control_latents(None, video)
    cells = fresh_latents(
        request.mask, pipe.vae_scale_factor_spatial, pipe.vae_scale_factor_temporal
    )
    return keeping(job, known.permute(0, 2, 1, 3, 4), cells.permute(0, 2, 1, 3, 4).to(known))
