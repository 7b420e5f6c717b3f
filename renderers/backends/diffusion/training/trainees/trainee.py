"""What training needs to know of a family of models.

Enters: nothing; shapes only. Leaves: the protocol `Trainee`, and which one teaches a card.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from renderers.generative.card import Card
from renderers.generative.looks.errors import CannotTrain

Tensor = Any  # torch.Tensor: torch is imported where it is needed
Words = Mapping[str, Any]  # what `Family.encode` gave
_ROOM = "renderers.backends.diffusion.training.trainees"
_TRAINEES = {
    "sdxl": "sdxl:Sdxl",
    "zimage": "flow:ZImage",
    "flux": "flow:Flux",
    "flux2": "flow:Flux2",
    "wan": "wan:Wan",
    "wan-vace": "wan:WanVace",
    "qwen-image": "qwen:QwenImage",
}


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One guess that is asked for: all tensors have a batch of 1 and are on the device."""

    latents: Tensor
    noise: Tensor  # as `latents`
    share: float  # how far it is from the picture to noise: 0 … 1, drawn evenly
    shift: float  # of the recipe
    words: Words


class Trainee(Protocol):
    """One family. `parts` hold what `painter` and `codec` name, loaded."""

    painter: str  # the part that adapters change; also the beginning of their keys
    spared: tuple[str, ...]  # beginnings of names of layers that are left alone

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """A picture as the painter paints it; `pixels` [1, 3, h, w], −1 … 1, on the device."""
        ...

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """How far the painter's guess is off: a mean of squares, float32."""
        ...

    def meeting(self, told: Mapping[str, Any], shift: float) -> float | None:
        """Where two experts meet, as a share (see `Moment`); None where there is one painter.

        `told` is what the pipeline's index says beside its components.
        """
        ...


def trainee_of(card: Card) -> Trainee:
    """Who teaches a base card; raises CannotTrain."""
    if card.family not in _TRAINEES:
        known = ", ".join(sorted(_TRAINEES))
        raise CannotTrain(
            f"card {card.name}: nothing is trained on the family {card.family!r}; known: {known}"
        )
    module, _, name = _TRAINEES[card.family].partition(":")
    return cast("Trainee", getattr(import_module(f"{_ROOM}.{module}"), name)())
