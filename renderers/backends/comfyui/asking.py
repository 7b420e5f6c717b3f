"""A request as a workflow's values and the files that it loads.

Enters: a request on the model's grid, its card, profile and template. Leaves: an `Ask` whose files
bear our own names, the files, and after their upload the same with the server's names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from renderers.backends.comfyui.graph import Ask, Item, Plain
from renderers.backends.comfyui.pixels_sent import film_file, still_file
from renderers.backends.comfyui.template import Template
from renderers.generative.card import Profile
from renderers.generative.errors import CardError
from renderers.generative.layering import led
from renderers.generative.requests import Adapter, ClipRequest, Pixels, StillRequest

SEEDS = 2**53  # JSON readers keep whole numbers below
LORAS = "models/loras"
_COLOURS = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """Values, and files by the names that they have there."""

    ask: Ask
    files: Mapping[str, bytes]

    def stored(self, names: Mapping[str, str], prefix: str) -> Ask:
        """The same with the names that a server gave, and where it saves."""

        def renamed(item: Item) -> dict[str, Plain]:
            return {key: names.get(v, v) if isinstance(v, str) else v for key, v in item.items()}

        items = {name: [renamed(item) for item in found] for name, found in self.ask.items.items()}
        return Ask({**renamed(self.ask.values), "prefix": prefix}, items)


def asking(template: Template, request: StillRequest | ClipRequest, profile: Profile) -> Asking:
    """What a request asks of a template; raises CardError for what that cannot take."""
    if len(request.references) > template.most_references:
        raise CardError(
            f"workflow {template.name}: {len(request.references)} references, and it takes "
            f"{template.most_references}"
        )
    files: dict[str, bytes] = {}
    values: dict[str, Plain] = {
        "prompt": _triggered(request.prompt, request.adapters),
        "negative": request.negative,
        "seed": request.seed % SEEDS,
        "width": request.width_px, "height": request.height_px,
        "steps": profile.steps, "guidance": profile.guidance, "strength": 1.0, "prefix": "",
        **template.sampled(profile.distilled),
    }  # fmt: skip
    items = {
        "adapters": [
            *_distilled(template, profile),
            *(_adapter(adapter) for adapter in request.adapters),
        ],
        "references": _references(request, files),
    }
    if isinstance(request, StillRequest):
        items["controls"] = _controls(template, request, files)
        values |= _picture(request, files)
    else:
        values |= _film(request, files)
    return Asking(Ask(values, items), files)


def lora_name(adapter: Adapter) -> str:
    """What an adapter is called on a server: by its bytes."""
    return f"storyreel_{adapter.sha256[:20]}.safetensors"


def _distilled(template: Template, profile: Profile) -> list[Item]:
    """The LoRA by which a profile needs so few steps."""
    if not profile.distilled:
        return []
    for model in template.models:
        if model.name == profile.distilled:
            return [{"file": model.file, "weight": 1.0}]
    raise CardError(
        f"workflow {template.name}: profile {profile.name} needs the LoRA {profile.distilled!r}, "
        "which is none of its models; add it there, or take another profile (--quality)"
    )


def _triggered(prompt: str, adapters: Sequence[Adapter]) -> str:
    """Words with every trigger in them."""
    missing = [a.trigger for a in adapters if a.trigger and a.trigger not in prompt]
    return ", ".join([*missing, prompt])


def _adapter(adapter: Adapter) -> Item:
    return {"file": lora_name(adapter), "weight": adapter.weight}


def _controls(template: Template, request: StillRequest, files: dict[str, bytes]) -> list[Item]:
    found: list[Item] = []
    for control in request.controls:
        kind = template.controls.get(control.kind.value)
        if kind is None:
            known = ", ".join(template.controls) or "nothing"
            raise CardError(
                f"workflow {template.name}: {control.kind.value} cannot steer it; {known} can"
            )
        name = _kept(files, still_file(control.pictures))
        found.append({"file": name, "weight": control.weight, "kind": kind})
    return found


def _references(request: StillRequest | ClipRequest, files: dict[str, bytes]) -> list[Item]:
    size = (request.height_px, request.width_px)
    masks = getattr(request, "reference_masks", ()) or [
        np.full(size, 255, np.uint8) for _ in request.references
    ]
    if isinstance(request, ClipRequest):
        if not request.references:
            return []
        return [{"file": _kept(files, still_file(side_by_side(request.references, size)))}]
    return [
        {"file": _kept(files, still_file(one)), "mask": _kept(files, still_file(mask))}
        for one, mask in zip(request.references, masks, strict=True)
    ]


def side_by_side(pictures: Sequence[Pixels], size: tuple[int, int]) -> Pixels:
    """References whole, beside each other on white: the node takes one picture and crops it."""
    canvas = np.full((*size, _COLOURS), 255, np.uint8)
    room = size[1] // len(pictures)
    for number, picture in enumerate(pictures):
        scale = min(room / picture.shape[1], size[0] / picture.shape[0])
        width, height = (max(1, int(side * scale)) for side in (picture.shape[1], picture.shape[0]))
        small = Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS)
        left, top = number * room + (room - width) // 2, (size[0] - height) // 2
        canvas[top : top + height, left : left + width] = np.asarray(small)
    return canvas


def _picture(request: StillRequest, files: dict[str, bytes]) -> dict[str, Plain]:
    if request.picture is None:
        return {}
    values: dict[str, Plain] = {
        "pictures": _kept(files, still_file(request.picture)), "strength": request.strength,
    }  # fmt: skip
    if request.mask is not None and not np.all(request.mask == 255):
        values["mask"] = _kept(files, still_file(request.mask))
    return values


def _film(request: ClipRequest, files: dict[str, bytes]) -> dict[str, Plain]:
    video, mask = led(request)
    return {
        "frames": request.frames,
        "pictures": _kept(files, film_file(video)),
        "mask": _kept(files, film_file(mask)),
        "weight": max((control.weight for control in request.controls), default=1.0),
    }


def _kept(files: dict[str, bytes], file: tuple[str, bytes]) -> str:
    files[file[0]] = file[1]
    return file[0]
