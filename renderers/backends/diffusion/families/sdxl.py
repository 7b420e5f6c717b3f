"""Stable Diffusion XL: words, masks, up to three controls at once, references, stacked LoRAs.

Enters: jobs over the parts of an SDXL pipeline, a ControlNet-Union and an IP-Adapter. Leaves:
pictures. Source parts: "" the pipeline, "controlnet" the union, "ip_adapter" a folder with the
adapter's safetensors and `image_encoder/`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from renderers.backends.diffusion.families.family import Job, LoraForm, Part, Role, Shelf, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, of_config, pipeline
from renderers.backends.diffusion.families.pixels import (
    control_of_each,
    from_floats,
    known_of_each,
    picture,
)
from renderers.backends.diffusion.libraries import torch
from renderers.generative.card import Card, ControlKind
from renderers.generative.errors import CardError, ModelCorrupt
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

# Which input of ControlNet-Union (xinsir's, and all made after it) reads which pass.
MODES = {
    ControlKind.POSE: 0,
    ControlKind.DEPTH: 1,
    ControlKind.LINE: 3,
    ControlKind.NORMAL: 4,
    ControlKind.IDS: 5,
}
REFERENCE_WEIGHT = 0.6  # likeness without taking the reference's pose: IP-Adapter's own advice
_IP = "ip_adapter"
_UNION = "ControlNetUnionModel"
_ENCODER = "image_encoder"
_NOTHING = "nothing"  # the empty text, as long as one piece


class Sdxl(FromFolders):
    """Serves cards of the family "sdxl"."""

    name = "sdxl"
    lora = LoraForm("StableDiffusionXLLoraLoaderMixin", {"unet": ("unet",)})

    def parts(self, card: Card, shelf: Shelf) -> Mapping[str, Part]:
        """The pipeline's, the union's and the IP-Adapter's."""
        found = dict(super().parts(card, shelf))
        union = found.get("controlnet")
        if union is not None and union.class_name != _UNION:
            raise CardError(f"card {card.name}: {union.class_name} cannot be steered; {_UNION} can")
        if any(source.part == _IP for source in card.sources):
            folder = shelf.part(card, _IP)
            found[_ENCODER] = of_config(_ENCODER, Role.SIGHT, folder / _ENCODER, _IP)
            found[_IP] = Part(_IP, Role.SIGHT, _weights(folder), "safetensors", "", _IP)
        return found

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """With references, their encoder and adapter too."""
        seen = {_IP, _ENCODER, "feature_extractor"} if request.references else set[str]()
        return super().needed(card, request) | seen

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """Both text encoders' last but one layer, and the second's summary of the beginning.

        CLIP reads some seventy tokens: longer texts are read in pieces, one after the other.
        """
        del pictures
        pipe = built("StableDiffusionXLPipeline", parts, {}, card.name)
        read = [_read(pipe, piece) for piece in pieces(parts["tokenizer"], text)]
        words = torch().cat([piece for piece, _ in read], dim=1)
        return {
            "prompt_embeds": words,
            "pooled_prompt_embeds": read[0][1],
            _NOTHING: _read(pipe, "")[0],
        }

    def still(self, job: Job[StillRequest]) -> Pixels:
        """Painted by the pipeline that the request's controls and masks ask for."""
        pipe = pipeline(_pipeline_class(job.request), job, scheduler=_schedule(job))
        with _references(pipe, job) as seen:
            made = pipe(
                **_common(job), **_words(job), **_controls(job), **known_of_each(job), **seen
            ).images
        return from_floats(made)


def _pipeline_class(request: StillRequest) -> str:
    steered = "ControlNetUnion" if request.controls else ""
    kept = "Inpaint" if request.picture is not None else ""
    return f"StableDiffusionXL{steered}{kept}Pipeline"


def _schedule(job: Job[StillRequest]) -> Any:
    """Few distilled steps are spaced from the noisiest on, as they were trained."""
    schedule = job.parts["scheduler"]
    if not job.profile.distilled:
        return schedule
    return type(schedule).from_config(schedule.config, timestep_spacing="trailing")


def _common(job: Job[StillRequest]) -> dict[str, Any]:
    request = job.request
    size = {} if request.picture is not None and request.controls else {
        "width": request.width_px, "height": request.height_px,
    }  # fmt: skip
    return {
        "num_inference_steps": job.profile.steps,
        "guidance_scale": job.profile.guidance if job.negative is not None else 1.0,
        "generator": job.generator(),
        "callback_on_step_end": job.on_step_end,
        "output_type": "np",
        **size,
    }


def pieces(tokenizer: Any, text: str) -> list[str]:
    """A text in parts that the tokenizer takes whole, cut between words."""
    most = tokenizer.model_max_length
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and len(tokenizer(longer).input_ids) > most:
            found.append(word)
        else:
            found[-1] = longer
    return found


def _read(pipe: Any, text: str) -> tuple[Any, Any]:
    device = pipe.text_encoder.device
    words, _, summary, _ = pipe.encode_prompt(
        text, device=device, do_classifier_free_guidance=False
    )
    return words, summary


def _words(job: Job[StillRequest]) -> dict[str, Any]:
    told = job.on_device(job.words)
    nothing = told.pop(_NOTHING)
    if job.negative is None:
        return told
    against = job.on_device(job.negative)
    del against[_NOTHING]
    if not job.request.negative and job.settings.get("force_zeros_for_empty_prompt", True):
        against = {name: value.new_zeros(value.shape) for name, value in told.items()}
    length = max(words["prompt_embeds"].shape[1] for words in (told, against))
    for words in (told, against):
        words["prompt_embeds"] = _lengthened(words["prompt_embeds"], nothing, length)
    return told | {f"negative_{name}": value for name, value in against.items()}


def _lengthened(words: Any, nothing: Any, length: int) -> Any:
    """Words as long as those they are held against, empty pieces behind them."""
    missing = (length - words.shape[1]) // nothing.shape[1]
    return torch().cat([words, *[nothing] * missing], dim=1)


def _controls(job: Job[StillRequest]) -> dict[str, Any]:
    controls = job.request.controls
    if not controls:
        return {}
    return {
        "control_image": [control_of_each(job, number) for number in range(len(controls))],
        "control_mode": [MODES[control.kind] for control in controls],
        "controlnet_conditioning_scale": [float(control.weight) for control in controls],
    }


@contextmanager
def _references(pipe: Any, job: Job[StillRequest]) -> Iterator[dict[str, Any]]:
    """An IP-Adapter on the UNet while references are looked at, and off again."""
    request = job.request
    if not request.references:
        yield {}
        return
    if job.profile.quantised or job.profile.offload == "group":
        told = f"card {job.card.name}, profile {job.profile.name}: references"
        raise CardError(f"{told} do not go with fp8 and group offload; take another profile")
    unet = pipe.unet
    before = dict(unet.attn_processors)
    hidden = (unet.encoder_hid_proj, unet.config.encoder_hid_dim_type)
    try:
        pipe.load_ip_adapter(_adapter(job), subfolder="", weight_name="", image_encoder_folder=None)
        pipe.set_ip_adapter_scale(REFERENCE_WEIGHT)
        yield {**_looked_at(pipe, job), **_where(job)}
    finally:
        unet.set_attn_processor(before)
        unet.encoder_hid_proj, unet.config.encoder_hid_dim_type = hidden


def _adapter(job: Job[StillRequest]) -> dict[str, dict[str, Any]]:
    """The adapter's tensors, split as diffusers reads them."""
    split: dict[str, dict[str, Any]] = {"image_proj": {}, "ip_adapter": {}}
    for key, tensor in job.parts[_IP].items():
        group, _, rest = key.partition(".")
        if group not in split:
            raise ModelCorrupt(f"card {job.card.name}: {key} is no key of an IP-Adapter")
        split[group][rest] = tensor
    return split


def _looked_at(pipe: Any, job: Job[StillRequest]) -> dict[str, Any]:
    """References as the pipeline takes them: it would not repeat them for several pictures."""
    seen = [[picture(one) for one in job.request.references]]
    if not job.others:
        return {"ip_adapter_image": seen}
    shown = pipe.prepare_ip_adapter_image_embeds(
        seen, None, job.device, len(job.requests), job.negative is not None
    )
    return {"ip_adapter_image_embeds": shown}


def _where(job: Job[StillRequest]) -> dict[str, Any]:
    """Each reference is heeded within its own mask, else where anything is painted at all."""
    masks = [_masks(request) for request in job.requests]
    if not masks[0]:
        return {}
    stacked = torch().from_numpy(np.stack([np.stack(each) for each in masks]))
    heeded = (stacked.float() / 255.0 >= 0.5).float()
    if job.others and job.negative is not None:  # the pipeline repeats the mask of one picture only
        heeded = torch().cat([heeded, heeded])
    return {"cross_attention_kwargs": {"ip_adapter_masks": [heeded]}}


def _masks(request: StillRequest) -> tuple[Pixels, ...]:
    if request.reference_masks or request.mask is None:
        return request.reference_masks
    return (request.mask,) * len(request.references)


def _weights(folder: Path) -> Path:
    found = sorted(folder.glob("*.safetensors"))
    if len(found) != 1:
        raise ModelCorrupt(f"{folder}: {len(found)} safetensors files, and one adapter is used")
    return found[0]
