"""Wan VACE: clips from a control video, a mask, reference pictures and LoRAs.

Enters: jobs on the grid (16 pixels, 4 n + 1 frames). Leaves: frames. Serves Wan2.1-VACE (one
transformer) and Wan2.2-VACE-Fun (two: one for much noise, one for little; the pipeline's index says
where they meet).

White in VACE's mask is what it paints. There the video holds the controls, layered into one, or
grey; where the mask is black it holds the known picture.
"""

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from renderers.backends.diffusion.families.control_video import (
    GREY,
    guidance,
    layered,
    negatives,
    painted,
    weight,
)
from renderers.backends.diffusion.families.family import Job, LoraForm, Part, Words
from renderers.backends.diffusion.families.folders import FromFolders, pipeline, read_json
from renderers.backends.diffusion.families.pixels import from_floats, picture, pictures
from renderers.backends.diffusion.libraries import class_named
from renderers.generative.card import Card
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

PIPELINE = "WanVACEPipeline"
TOKENS = 512
DISTILLED_SHIFT = 5.0  # of noise, and Euler's steps: what lightx2v distilled its LoRAs with


class WanVace(FromFolders):
    """VACE of Wan 2.1 and 2.2."""

    name = "wan-vace"
    lora = LoraForm("WanLoraLoaderMixin", {"transformer": ("transformer", "transformer_2")})

    def working_bytes(
        self,
        card: Card,
        request: StillRequest | ClipRequest,
        wide: int,
        parts: Mapping[str, Part],
    ) -> int:
        """The codec's feature maps, or what the transformer holds for each token.

        Hints of the control branch are all held until their block adds them.
        """
        codec = super().working_bytes(card, request, wide, parts)
        painter = next(p for name, p in parts.items() if name.startswith("transformer"))
        return max(codec, _tokens(request) * _bytes_a_token(_config(painter), wide))

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """UMT5's states of a text, zero behind its end."""
        del card, pictures
        tokens = parts["tokenizer"](
            " ".join(text.split()), padding="max_length", max_length=TOKENS, truncation=True,
            return_attention_mask=True, return_tensors="pt",
        ).to(parts["text_encoder"].device)  # fmt: skip
        states = parts["text_encoder"](tokens.input_ids, tokens.attention_mask).last_hidden_state
        return {"prompt_embeds": states * tokens.attention_mask[..., None].to(states)}

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames of a request on the grid."""
        request = job.request
        video, mask = conditions(request)
        made = pipeline(PIPELINE, job, scheduler=schedule_of(job))(
            **job.on_device(job.words),
            **negatives(job),
            video=pictures(video),
            mask=pictures(mask),
            reference_images=[picture(each) for each in request.references] or None,
            conditioning_scale=weight(request.controls),
            width=request.width_px,
            height=request.height_px,
            num_frames=request.frames,
            num_inference_steps=job.profile.steps,
            guidance_scale=guidance(job),
            generator=job.generator(),
            callback_on_step_end=job.on_step_end,
            output_type="np",
        )
        return from_floats(made.frames[0])


def schedule_of(job: Job[ClipRequest]) -> Any:
    """The job's schedule; few distilled steps are where they were trained."""
    schedule = job.parts["scheduler"]
    told = schedule.config
    if not job.profile.distilled:
        return schedule
    if "flow_shift" not in told:
        return type(schedule).from_config(told, shift=DISTILLED_SHIFT)
    straight = {"solver_order": 1, "disable_corrector": list(range(job.profile.steps))}
    return type(schedule).from_config(told, flow_shift=DISTILLED_SHIFT, **straight)


def _tokens(request: StillRequest | ClipRequest) -> int:
    """Cells of 16 by 16 pixels and four frames; a reference is as large as a frame."""
    groups = (getattr(request, "frames", 1) + 3) // 4 + len(request.references)
    return groups * (request.width_px // 16) * (request.height_px // 16)


def _config(painter: Part) -> dict[str, Any]:
    """The transformer's config; what it does not say is as its class has it."""
    kind = class_named("diffusers", painter.class_name, str(painter.folder))
    told = inspect.signature(kind.__init__).parameters.items()
    defaults = {n: p.default for n, p in told if p.default is not inspect.Parameter.empty}
    return defaults | read_json(painter.folder / "config.json")


def _bytes_a_token(config: Mapping[str, Any], wide: int) -> int:
    """Hints, both streams and their sums, one layer's work, norms in 32 bits."""
    width = int(config["num_attention_heads"]) * int(config["attention_head_dim"])
    streams = wide * width * (len(config["vace_layers"]) + 4)
    layer = wide * max(4 * width, 2 * int(config["ffn_dim"]))
    return streams + layer + 2 * 4 * width


def conditions(request: ClipRequest) -> tuple[Pixels, Pixels]:
    """VACE's video [n, h, w, 3] and mask [n, h, w], white where it paints."""
    size = (request.frames, request.height_px, request.width_px)
    control = layered(request.controls)
    video = np.full((*size, 3), GREY, np.uint8) if control is None else control
    if request.pictures is None or request.mask is None:
        return video, np.full(size, 255, np.uint8)
    fresh = painted(request.mask)
    video = np.where(fresh[..., None], video, request.pictures)
    return video, np.where(fresh, 255, 0).astype(np.uint8)
