"""Models of full size with random weights, built from their configs: nothing is fetched.

Enters: `generative_models.toml`. Leaves: cards, folders of configs in a model store's layout, and
modules that are as large and as slow as the real ones. What they paint is noise.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renderers.backends.diffusion import adapters, speed
from renderers.backends.diffusion.families.family import Family, Part, Role
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import class_named
from renderers.generative.card import (
    Card,
    ControlKind,
    Grid,
    Licence,
    Profile,
    Runner,
    Source,
    Task,
)
from renderers.generative.card_files import built_in
from renderers.generative.requests import Adapter

DATA = Path(__file__).with_name("generative_models.toml")
RANK = 64  # of step-distilled LoRAs that are published
SPREAD = 0.02  # of random weights
_BLOCK = 1_000_003  # random numbers, repeated; prime, so that rows differ
_SCHEDULER = "scheduler"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can be built."""

    card: Card
    sizes: tuple[tuple[int, int], ...]
    frames: int
    words: Mapping[str, Any]  # shapes of what text encoders make; a list of shapes makes a list
    folder: Path

    def part(self, card: Card, part: str) -> Path:
        """A store's answer: the folder of configs."""
        del card, part
        return self.folder

    @property
    def family(self) -> Family:
        """Who runs it."""
        return family_of(self.card)

    @property
    def parts(self) -> Mapping[str, Part]:
        """Its components."""
        return self.family.parts(self.card, self)


def models(group: str, dtype: str, folder: Path) -> Iterator[Model]:
    """Every model of a group of the data, its configs written below a folder."""
    for name, told in tomllib.loads(DATA.read_text(encoding="utf-8"))[group].items():
        place = folder / name
        _write(place, told)
        sizes = tuple((int(w), int(h)) for w, h in told["sizes"])
        card = _card(name, told, dtype, sizes[0])
        yield Model(card, sizes, told.get("frames", 1), told["words"], place)


def _card(name: str, told: Mapping[str, Any], dtype: str, size: tuple[int, int]) -> Card:
    shared = {"width_px": size[0], "height_px": size[1], "dtype": dtype}
    frames = told.get("frames", 1)
    known = built_in().get(name)
    own = tuple(Profile(**p, **shared, frames=frames) for p in told["profiles"])
    controls = tuple(ControlKind(kind) for kind in told.get("controls", ()))
    return Card(
        name=name,
        title=name,
        task=Task(told["task"]),
        runner=Runner.DIFFUSERS,
        pipeline=told["pipeline"],
        sources=(Source("", ""),),
        licence=Licence("random weights", commercial=True),
        grid=Grid(**told["grid"]),
        profiles=known.profiles if known else own,
        controls=controls,
        most_controls=len(controls),
        adapters=True,
        family=told["family"],
    )


def _write(place: Path, told: Mapping[str, Any]) -> None:
    index: dict[str, Any] = {"_class_name": told["pipeline"], **told.get("settings", {})}
    for name, given in told["parts"].items():
        config = dict(given)
        kind, library = config.pop("class"), config.pop("library", "diffusers")
        index[name] = [library, kind]
        own = {"_class_name": kind} if library == "diffusers" else {"architectures": [kind]}
        (place / name).mkdir(parents=True, exist_ok=True)
        file = "scheduler_config.json" if name == _SCHEDULER else "config.json"
        (place / name / file).write_text(json.dumps(own | config), encoding="utf-8")
    (place / "model_index.json").write_text(json.dumps(index), encoding="utf-8")


def raised(part: Part, profile: Profile, device: str) -> Any:
    """A component with random weights, where and as a profile wants it."""
    kind = class_named(part.library, part.class_name, str(part.folder))
    if part.role is Role.SCHEDULE:
        return kind.from_pretrained(part.folder, local_files_only=True)
    module = _empty(part, kind)
    _narrowed(module, kind, profile.dtype)
    if part.role is Role.PAINTER:
        speed.cast(module, profile)
    _filled(module, "cpu" if profile.offload else device)
    speed.settle(module, profile, device)
    return module.eval().requires_grad_(requires_grad=False)


def _empty(part: Part, kind: Any) -> Any:
    from accelerate import init_empty_weights
    from transformers import AutoConfig

    with init_empty_weights(include_buffers=False):
        if part.library == "diffusers":
            return kind.from_config(kind.load_config(part.folder, local_files_only=True))
        return kind(AutoConfig.from_pretrained(part.folder, local_files_only=True))


def _each(module: Any) -> Iterator[tuple[Any, str, str, Any]]:
    """Owner, name, full name and parameter."""
    for place, owner in module.named_modules():
        for name, parameter in list(owner.named_parameters(recurse=False)):
            yield owner, name, f"{place}.{name}", parameter


def _narrowed(module: Any, kind: Any, dtype: str) -> None:
    import torch

    wide = getattr(kind, "_keep_in_fp32_modules", None) or ()
    for owner, name, full, parameter in _each(module):
        kept = any(each in full.split(".") for each in wide)
        width = torch.float32 if kept else getattr(torch, dtype)
        setattr(owner, name, torch.nn.Parameter(parameter.to(width), requires_grad=False))


def _filled(module: Any, device: str) -> None:
    import torch

    torch.manual_seed(0)
    noise = (torch.randn(_BLOCK) * SPREAD).to(device, torch.bfloat16)
    for owner, name, _, parameter in _each(module):
        made = torch.ones(parameter.shape, dtype=torch.bfloat16, device=device)
        if parameter.ndim > 1:  # the same numbers over and over: quick where there are billions
            for piece in made.view(-1).split(_BLOCK):
                piece.copy_(noise[: len(piece)])
        filled = torch.nn.Parameter(made.to(parameter.dtype), requires_grad=False)
        setattr(owner, name, filled)
    if hasattr(module, "tie_weights"):
        module.tie_weights()


def distilled(model: Model, painters: Mapping[str, Any], folder: Path, dtype: Any) -> None:
    """A random LoRA of the usual rank on every attention, as a step-distilled one would lie."""
    import torch
    from safetensors.torch import save_file

    form = model.family.lora
    if form is None:
        return
    prefix = next(iter(form.parts))
    tensors = {}
    for name, module in next(iter(painters.values())).named_modules():
        if isinstance(module, torch.nn.Linear) and name.split(".")[-1] in ("to_q", "to_k", "to_v"):
            down, up = (RANK, module.in_features), (module.out_features, RANK)
            tensors[f"{prefix}.{name}.lora_A.weight"] = torch.randn(down) * SPREAD
            tensors[f"{prefix}.{name}.lora_B.weight"] = torch.randn(up) * SPREAD
    path = folder / f"{model.card.name}.safetensors"
    save_file(tensors, path)
    adapters.put_on(painters, form, [adapters.read(Adapter(path, ""), form, dtype)])
    for painter in painters.values():
        speed.renewed(painter)
