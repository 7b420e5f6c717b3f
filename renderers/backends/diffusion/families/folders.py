"""Components of a pipeline as its folders tell them, and pipelines built from loaded components.

Enters: folders in the layout of diffusers (`model_index.json`, one folder a component; ControlNets
in Sources of their own). Leaves: parts by name, and pipelines that own nothing: they are built for
one call, from parts that the pool keeps.
"""

import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from renderers.backends.diffusion.families.family import Job, LoraForm, Part, Role, Shelf
from renderers.backends.diffusion.libraries import class_named
from renderers.generative.card import Card
from renderers.generative.errors import CardError, ModelCorrupt
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

INDEX = "model_index.json"
# Values that a VAE holds for each pixel at its peak: three maps of 256 channels, where the last but
# one level has become as fine as the picture. Counted on the decoder of Stable Diffusion: 768.
_VALUES_A_PIXEL = 768
_FRAMES_AT_ONCE = 4  # VAEs of video models decode as many frames at a time
_ROLES = (
    ("text_encoder", Role.WORDS),
    ("tokenizer", Role.TOOL),
    ("processor", Role.TOOL),
    ("feature_extractor", Role.TOOL),
    ("scheduler", Role.SCHEDULE),
    ("vae", Role.CODEC),
    ("audio_vae", Role.CODEC),
    ("vocoder", Role.CODEC),
    ("prompt_enhancer", Role.WORDS),
    ("duration_head", Role.SIGHT),
    ("safety_checker", Role.SIGHT),
    ("vqgan", Role.CODEC),
    ("transformer", Role.PAINTER),
    ("unet", Role.PAINTER),
    ("controlnet", Role.CONTROL),
    ("motion_adapter", Role.CONTROL),
    ("connectors", Role.WORDS),
    ("image_encoder", Role.SIGHT),
    ("image_processor", Role.TOOL),
)


class FromFolders:
    """What families in the layout of diffusers share; each says the rest of `Family` itself."""

    name: str = ""
    lora: LoraForm | None = None
    # Sources of a card that hold one more component: part → component's name and role.
    extra: ClassVar[Mapping[str, tuple[str, Role]]] = {"controlnet": ("controlnet", Role.CONTROL)}

    def parts(self, card: Card, shelf: Shelf) -> Mapping[str, Part]:
        """Every component by name; raises CardError, ModelMissing, ModelCorrupt."""
        found = of_index(shelf.part(card, ""))
        for source in card.sources:
            if source.part in self.extra:
                name, role = self.extra[source.part]
                found[name] = of_config(name, role, shelf.part(card, source.part), source.part)
        return found

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """Painters and codec, and ControlNets where controls are given."""
        names = {"unet", "transformer", "transformer_2", "vae", "scheduler"}
        return frozenset(names | ({"controlnet"} if request.controls else set()))

    def settings(self, card: Card, shelf: Shelf) -> dict[str, Any]:
        """What the pipeline's index says beside its components."""
        return settings(shelf.part(card, ""))

    def alone(self, request: StillRequest) -> str:
        """Several pictures can be made in one call."""
        del request
        return ""

    def read_with(self, request: StillRequest | ClipRequest) -> tuple[Pixels, ...]:
        """No pictures are read with the text."""
        del request
        return ()

    def own_adapters(self, card: Card, request: StillRequest | ClipRequest) -> tuple[str, ...]:
        """Sources of the card with LoRAs that the request needs whatever the profile."""
        return ()

    def working_bytes(
        self,
        card: Card,
        request: StillRequest | ClipRequest,
        wide: int,
        parts: Mapping[str, Part],
    ) -> int:
        """Memory beside the weights, bytes, for numbers `wide` bytes wide: feature maps of the VAE.

        The finest level of the decoder is what peaks in every family that is served.
        """
        frames = min(getattr(request, "frames", 1), _FRAMES_AT_ONCE)
        return _VALUES_A_PIXEL * wide * frames * request.width_px * request.height_px

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Families of stills make no clips."""
        raise CardError(f"card {job.card.name}: family {self.name} makes stills, not clips")

    def still(self, job: Job[StillRequest]) -> Pixels:
        """Families of clips make no stills."""
        raise CardError(f"card {job.card.name}: family {self.name} makes clips, not stills")


def of_index(folder: Path) -> dict[str, Part]:
    """The components that a pipeline's index names; raises ModelCorrupt."""
    found = {}
    for name, value in _index(folder).items():
        if isinstance(value, list) and len(value) == 2 and all(value):
            role = _role(name, folder)
            found[name] = Part(name, role, folder / name, _library(value[0], role), value[1])
    return found


def settings(folder: Path) -> dict[str, Any]:
    """What a pipeline's index says beside its components, such as `is_distilled`."""
    told = _index(folder).items()
    return {name: value for name, value in told if name[0] != "_" and not isinstance(value, list)}


def of_config(name: str, role: Role, folder: Path, source: str) -> Part:
    """A component with a folder of its own, its class as its config says; raises ModelCorrupt."""
    config = read_json(folder / "config.json")
    if "_class_name" in config:
        return Part(name, role, folder, "diffusers", config["_class_name"], source)
    classes = config.get("architectures") or [""]
    return Part(name, role, folder, "transformers", classes[0], source)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object in a file; raises ModelCorrupt."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        told = f"{path}: cannot be read ({error})"
        raise ModelCorrupt(f"{told}; check with: storyreel models verify") from error
    if not isinstance(value, dict):
        raise ModelCorrupt(f"{path}: no JSON object; check with: storyreel models verify")
    return value


def pipeline(class_name: str, job: Job[Any], **instead: Any) -> Any:
    """A pipeline of diffusers over the job's parts; components that are not at hand are None."""
    return built(class_name, {**job.parts, **instead}, job.settings, job.card.name)


def built(class_name: str, parts: Mapping[str, Any], told: Mapping[str, Any], place: str) -> Any:
    """A pipeline of diffusers over these parts and settings; raises CardError."""
    kind = class_named("diffusers", class_name, f"card {place}")
    arguments: dict[str, Any] = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        if name in parts:
            arguments[name] = parts[name]
        elif name in told:
            arguments[name] = told[name]
        elif parameter.default is inspect.Parameter.empty and name not in ("self", "kwargs"):
            arguments[name] = None
    made = kind(**arguments)
    made.set_progress_bar_config(disable=True)
    return made


def _index(folder: Path) -> dict[str, Any]:
    return read_json(folder / INDEX)


def _role(name: str, folder: Path) -> Role:
    for beginning, role in _ROLES:
        if name.startswith(beginning):
            return role
    raise CardError(f"{folder / INDEX}: component {name!r} is of no kind that is known here")


def _library(told: str, role: Role) -> str:
    """Indexes name a component's module where it is the pipeline's own; those are in diffusers."""
    if told in ("diffusers", "transformers"):
        return told
    return "transformers" if role in (Role.WORDS, Role.TOOL) else "diffusers"
