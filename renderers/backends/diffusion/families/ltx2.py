"""LTX-2: clips from words, a control video (by its in-context LoRA) and known frames.

Enters: jobs on the grid (32 pixels, 8 n + 1 frames). Leaves: frames; the sound that the model makes
beside them is left, for a film's sound is made elsewhere. Passes are layered into one video, which
the in-context LoRA (Source part "control") reads beside the frames. Of the model's three kinds of
guidance only the words' own is asked for: each of the others costs one more evaluation a step.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from renderers.backends.diffusion.families.control_video import (
    guidance,
    kept_runs,
    layered,
    negatives,
    weight,
)
from renderers.backends.diffusion.families.family import Job, LoraForm, Part, Role, Shelf, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.ltx import (
    DECODE_AT,
    DECODE_NOISE,
    FRAME_RATE,
    STEP,
)
from renderers.backends.diffusion.families.pixels import from_floats, pictures
from renderers.generative.card import Card
from renderers.generative.errors import ModelCorrupt
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

PIPELINE = "LTX2InContextPipeline"
CONTROL = "control"  # the Source part of the in-context LoRA
FACTOR = "reference_downscale_factor"  # in its header, as its trainer writes it
_UNUSED = frozenset({"prompt_enhancer", "duration_head", "processor"})
RESCALE = 0.7  # of guided steps, against too much contrast, as the model's authors have it


class Ltx2(FromFolders):
    """LTX 2.0 to 2.5."""

    name = "ltx2"
    lora = LoraForm("LTX2LoraLoaderMixin", {"transformer": ("transformer",)})

    def parts(self, card: Card, shelf: Shelf) -> Mapping[str, Part]:
        """The pipeline's, but for what rewrites prompts and guesses lengths.

        What joins words to pictures runs with the painter: it is none of the text encoders.
        """
        found = {n: p for n, p in super().parts(card, shelf).items() if n not in _UNUSED}
        joint = found["connectors"]
        return found | {"connectors": replace(joint, role=Role.CONTROL, library="diffusers")}

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """The pipeline builds sound too, and joins words to both."""
        return super().needed(card, request) | {"connectors", "audio_vae", "vocoder"}

    def own_adapters(self, card: Card, request: StillRequest | ClipRequest) -> tuple[str, ...]:
        """Source parts with LoRAs that the request needs."""
        parts = {source.part for source in card.sources}
        return (CONTROL,) if request.controls and CONTROL in parts else ()

    def settings(self, card: Card, shelf: Shelf) -> dict[str, Any]:
        """With how much smaller the in-context LoRA reads its video than the frames are."""
        told = super().settings(card, shelf)
        if any(source.part == CONTROL for source in card.sources):
            told[FACTOR] = _read_smaller(shelf.part(card, CONTROL))
        return told

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """All of Gemma's layers, and which tokens count."""
        del pictures
        pipe = built(PIPELINE, {**parts, "connectors": None}, {}, card.name)
        states, counts, *_ = pipe.encode_prompt(
            text, do_classifier_free_guidance=False, device=parts["text_encoder"].device
        )
        return {"prompt_embeds": states, "prompt_attention_mask": counts}

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames of a request on the grid; raises CardError where frames are kept in part."""
        request = job.request
        made = pipeline(PIPELINE, job)(
            **job.on_device(job.words),
            **negatives(job),
            reference_conditions=_control(request) or None,
            reference_downscale_factor=job.settings.get(FACTOR, 1),
            conditions=_known(job) or None,
            width=request.width_px,
            height=request.height_px,
            num_frames=request.frames,
            frame_rate=FRAME_RATE,
            num_inference_steps=job.profile.steps,
            **_guided(guidance(job)),
            generator=job.generator(),
            callback_on_step_end=job.on_step_end,
            decode_timestep=DECODE_AT,
            decode_noise_scale=DECODE_NOISE,
            output_type="np",
        )
        return from_floats(made.frames[0])


def _read_smaller(folder: Path) -> int:
    """The factor in the LoRA's header; 1 where it has none. Raises ModelCorrupt."""
    from safetensors import SafetensorError, safe_open

    for path in sorted(folder.rglob("*.safetensors")):
        try:
            with safe_open(path, framework="pt") as file:
                return max(1, round(float((file.metadata() or {}).get(FACTOR, 1))))
        except (SafetensorError, OSError, ValueError) as error:
            raise ModelCorrupt(
                f"{path}: its header cannot be read ({error}); check with: storyreel models verify"
            ) from error
    return 1


def _guided(scale: float) -> dict[str, float]:
    rescale = RESCALE if scale > 1 else 0.0
    off = {"stg_scale": 0.0, "modality_scale": 1.0}
    both = {"guidance_scale": scale, "guidance_rescale": rescale, **off}
    return both | {f"audio_{name}": value for name, value in both.items()}


def _control(request: ClipRequest) -> list[Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    video = layered(request.controls)
    if video is None:
        return []
    return [LTX2ReferenceCondition(pictures(video), min(1.0, weight(request.controls)))]


def _known(job: Job[ClipRequest]) -> list[Any]:
    """Each run of known frames, from the first group of the codec that begins within it."""
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    found = []
    known = job.request.pictures
    for first, stop in kept_runs(job.request, f"card {job.card.name}"):
        assert known is not None  # noqa: S101
        group = -(-(first + STEP - 1) // STEP)  # group 0 is frame 0; group g begins at 8 g - 7
        begins = min(max(0, (group - 1) * STEP + 1), stop - 1)
        count = (stop - begins - 1) // STEP * STEP + 1
        frames = pictures(known[begins : begins + count])
        found.append(LTX2VideoCondition(frames, index=group, crf=0))
    return found
