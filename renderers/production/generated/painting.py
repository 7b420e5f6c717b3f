"""What paints a film, looked up, allowed and at hand.

Enters: the choice in a request, this machine's models, the film's plan. Leaves: a `Painting`, all
of which goes into cache keys; or an error that says what is missing, before any work is begun.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.looks import Look
from renderers.generative.card import Card, Profile, Task
from renderers.generative.errors import CannotRun, CardError
from renderers.generative.generator import Generator
from renderers.generative.licences import Use, require
from renderers.generative.looks import adapter_file
from renderers.interchange.comfyui_prompts import STYLE
from renderers.production.blobs_of import plain
from renderers.production.generated.choice import RELIGHT, GeneratedChoice
from renderers.production.generated.finishing.steps import Ready
from renderers.production.generated.kept_views import KeptViews
from renderers.production.generated.machine import opened, store_in
from renderers.production.generated.plate_tool import PlateTool, plate_tool
from storage.blobs import Blobs


@dataclass(frozen=True, slots=True)
class LookAdapter:
    """A LoRA of somebody in one costume, kept as a blob."""

    blob: str
    trigger: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Painting:
    """Backend, cards and looks of a film."""

    backend: str
    ident: str
    still: Card
    clip: Card | None
    quality: str
    retakes: Mapping[str, int] = field(default_factory=dict)  # takes thrown away, by shot id
    style: str = STYLE  # words
    style_adapter: LookAdapter | None = None
    relight: float = RELIGHT
    plate_tool: PlateTool | None = None  # enlarges plates in the still model's place

    @property
    def still_profile(self) -> Profile:
        """How carefully stills are made."""
        return self.still.profile(self.quality)

    def size_px(self, width: int, height: int) -> tuple[int, int]:
        """How large a film of this size is painted: the model's own size in the film's shape."""
        made = (self.clip or self.still).profile(self.quality)
        across = min(made.width_px, made.height_px * width / height)
        return _even(across), _even(across * height / width)

    def params(self, shot_id: str) -> dict[str, Any]:
        """What a clip job is told of it."""
        return {
            "backend": self.backend,
            "ident": self.ident,
            "still": plain(self.still),
            "clip": plain(self.clip) if self.clip else None,
            "quality": self.quality,
            "take": self.retakes.get(shot_id, 0),
            "style": self.style,
            "style_adapter": plain(self.style_adapter),
            "relight": self.relight,
        }


@dataclass(frozen=True, slots=True)
class Painted:
    """A film's painting with the people in it."""

    painting: Painting
    looks: Mapping[Look, LookAdapter] = field(default_factory=dict)  # trained for the still card
    moving: Mapping[Look, LookAdapter] = field(default_factory=dict)  # trained for the clip card
    finishing: Mapping[str, tuple[Ready, ...]] = field(default_factory=dict)  # by shot id
    views: Mapping[str, KeptViews] = field(default_factory=dict)  # of plates, by place


def painting_of(
    choice: GeneratedChoice,
    use: Use,
    environment: Mapping[str, str],
    retakes: Mapping[str, int],
    blobs: Blobs,
) -> Painting:
    """What the choice asks for.

    Raises:
        CardError: a card is unknown, makes something else, or lacks the quality.
        LicenceRefused, ModelMissing, CannotRun, AdapterRefused: with the remedy.
    """
    store = store_in(environment)
    still = _fit(store.card(choice.still), Task.STILL, choice.quality)
    clip = _fit(store.card(choice.clip), Task.CLIP, choice.quality) if choice.clip else None
    backend = opened(choice.backend, environment)
    for card in (still, clip):
        if card is not None:
            _allow(card, use, backend)
    return Painting(
        choice.backend, backend.ident, still, clip, choice.quality, retakes,
        choice.style or STYLE, _style_adapter(choice, still, blobs), choice.relight,
        plate_tool(choice.plate_tool, environment),
    )  # fmt: skip


def _style_adapter(choice: GeneratedChoice, still: Card, blobs: Blobs) -> LookAdapter | None:
    """The LoRA of a style, kept as a blob; its numbers are looked at first."""
    if not choice.style_lora:
        return None
    if not still.adapters:
        raise CardError(f"card {still.name} takes no LoRAs; leave the style's away")
    file = adapter_file.opened(Path(choice.style_lora))
    adapter_file.check_numbers(file)
    return LookAdapter(blobs.put_file(Path(choice.style_lora)), "")


def _fit(card: Card, task: Task, quality: str) -> Card:
    if card.task is not task:
        raise CardError(
            f"card {card.name} makes a {card.task.value} and a {task.value} is needed; "
            "see storyreel models list"
        )
    names = [profile.name for profile in card.profiles]
    if quality not in names:
        raise CardError(f"card {card.name} has no profile {quality!r}; it has {', '.join(names)}")
    return card


def _allow(card: Card, use: Use, backend: Generator) -> None:
    require(card, use)
    missing = backend.cannot_run(card)
    if missing:
        raise CannotRun(missing)


def _even(length: float) -> int:
    """The nearest even number of pixels: colour is stored at half size."""
    return max(2, round(length / 2) * 2)
