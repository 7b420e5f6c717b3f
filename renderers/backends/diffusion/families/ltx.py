"""LTX-Video 0.9: clips from words and known frames.

Enters: jobs on the grid (32 pixels, 8 n + 1 frames). Leaves: frames. It takes no passes; what
steers it are frames that stand already, at the start (of any number) or anywhere (one by one).
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.families.control_video import guidance, kept_runs, negatives
from renderers.backends.diffusion.families.family import Job, LoraForm, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.pixels import from_floats, picture, pictures
from renderers.generative.card import Card
from renderers.generative.requests import ClipRequest, Pixels

PIPELINE = "LTXConditionPipeline"
STEP = 8  # frames to a group of the codec
FRAME_RATE = 24  # what the model takes motion to be told in
# Noise that codecs which heed it are decoded with, as the model's authors have it.
DECODE_AT, DECODE_NOISE = 0.05, 0.025


class Ltx(FromFolders):
    """LTX-Video before its second version."""

    name = "ltx"
    lora = LoraForm("LTXVideoLoraLoaderMixin", {"transformer": ("transformer",)})

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """T5's states of a text, and which of them count."""
        del pictures
        pipe = built(PIPELINE, parts, {}, card.name)
        device = parts["text_encoder"].device
        states, counts, *_ = pipe.encode_prompt(
            text, do_classifier_free_guidance=False, device=device
        )
        return {"prompt_embeds": states, "prompt_attention_mask": counts}

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames of a request on the grid; raises CardError where frames are kept in part."""
        request = job.request
        made = pipeline(PIPELINE, job)(
            **job.on_device(job.words),
            **negatives(job),
            conditions=_conditions(job) or None,
            width=request.width_px,
            height=request.height_px,
            num_frames=request.frames,
            frame_rate=FRAME_RATE,
            num_inference_steps=job.profile.steps,
            timesteps=_timesteps(job.profile.steps),
            guidance_scale=guidance(job),
            generator=job.generator(),
            callback_on_step_end=job.on_step_end,
            decode_timestep=DECODE_AT,
            decode_noise_scale=DECODE_NOISE,
            output_type="np",
        )
        return from_floats(made.frames[0])


def _timesteps(steps: int) -> list[float]:
    """The pipeline's own; told as numbers, which its scheduler asks for."""
    from diffusers.pipelines.ltx.pipeline_ltx_condition import linear_quadratic_schedule

    return [float(sigma) * 1000 for sigma in linear_quadratic_schedule(steps)]


def _conditions(job: Job[ClipRequest]) -> list[Any]:
    """The leading run whole; of later ones their first and last frames."""
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    found: list[Any] = []
    known = job.request.pictures
    for first, stop in kept_runs(job.request, f"card {job.card.name}"):
        assert known is not None  # noqa: S101
        if first == 0:
            count = (stop - 1) // STEP * STEP + 1
            found.append(LTXVideoCondition(video=pictures(known[:count]), frame_index=0))
        else:
            found += [
                LTXVideoCondition(image=picture(known[at]), frame_index=at)
                for at in sorted({first, stop - 1})
            ]
    return found
