"""Which family serves a card.

Enters: a card. Leaves: its family. Modules are imported when their family is first asked for.
"""

from importlib import import_module
from typing import cast

from renderers.backends.diffusion.families.family import Family
from renderers.generative.card import Card, Runner
from renderers.generative.errors import CardError

_ROOM = "renderers.backends.diffusion.families"
FAMILIES = {
    "sdxl": "sdxl:Sdxl",
    "zimage": "zimage:ZImage",
    "flux": "flux:Flux",
    "flux2": "flux2:Flux2Klein",
    "qwen-image": "qwen:QwenImage",
    "qwen-image-edit": "qwen_edit:QwenImageEdit",
    "wan-vace": "wan_vace:WanVace",
    "ltx": "ltx:Ltx",
    "ltx2": "ltx2:Ltx2",
    "cogvideox-fun": "cogvideox_fun:CogVideoXFun",
    "animatediff": "animatediff:AnimateDiff",
}


def family_of(card: Card) -> Family:
    """The family of a card; raises CardError where it is run by another engine or is not known."""
    if card.runner is not Runner.DIFFUSERS:
        raise CardError(f"card {card.name}: {card.runner.value} runs it, not this backend")
    if card.family not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise CardError(f"card {card.name}: family {card.family!r} is not known; known: {known}")
    module, _, name = FAMILIES[card.family].partition(":")
    return cast("Family", getattr(import_module(f"{_ROOM}.{module}"), name)())
