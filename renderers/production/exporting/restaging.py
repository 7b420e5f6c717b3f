"""A shot acted again from what the negative kept: its exposure sheet, and what it is drawn with.

Enters: an order and a shot's position. Leaves: the performance that the film shows, frame for
frame, and built sets and bodies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renderers.cue_sheet import CueSheet
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import restored, unpacked
from renderers.production.exporting.errors import NothingSelected
from renderers.production.exporting.orders import Order
from renderers.production.plugins import backend
from renderers.production.shooting import act, board_frame
from renderers.profile import Profile
from renderers.xsheet import XSheet
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.renderer import ToonRenderer


@dataclass(frozen=True, slots=True, eq=False)
class Restaged:
    """A shot ready to be looked at again. `number` counts from 1 through the film."""

    number: int
    sheet: XSheet
    cues: CueSheet
    profile: Profile
    assets: JobAssets

    @property
    def name(self) -> str:
        """Of its files: "shot-012"."""
        return f"shot-{self.number:03}"

    @property
    def board_frame(self) -> int:
        """The frame that stands for it."""
        return board_frame(self.cues)


def restaged(order: Order) -> Iterator[Restaged]:
    """The chosen shots that show a set, in film order.

    Raises NothingSelected where all of them are cards.
    """
    found = False
    for position in order.shots:
        shot, params = order.negative.shots[position], _params(order, position)
        cues, profile = restored(params["cues"], CueSheet), restored(params["profile"], Profile)
        if not _staged(cues):
            continue
        found = True
        context = Context(params, shot.inputs, order.blobs, order.tray.scratch, _unheard)
        assets = JobAssets(order.blobs, shot.inputs)
        yield Restaged(position + 1, act(cues, context), cues, profile, assets)
    if not found:
        numbers = ", ".join(str(position + 1) for position in order.shots)
        raise NothingSelected(f"shot {numbers}: a card shows no set; choose a shot that is staged")


def cards(order: Order) -> tuple[str, ...]:
    """What is told of chosen shots that are cards: there is nothing in them to stage."""
    numbers = [
        str(position + 1)
        for position in order.shots
        if not _staged(restored(_params(order, position)["cues"], CueSheet))
    ]
    return (f"cards: shot {', '.join(numbers)}",) if numbers else ()


def _params(order: Order, position: int) -> dict[str, Any]:
    """What the job that shot it was told."""
    return unpacked(order.blobs.get(order.negative.shots[position].sheet), dict)


def _staged(cues: CueSheet) -> bool:
    """Whether a shot shows a set."""
    return cues.floor_plan is not None and cues.light is not None


def toon() -> "ToonRenderer":
    """The renderer that measures passes."""
    found: ToonRenderer = backend(RENDERERS, "toon")
    return found


def _unheard(done: float, told: str) -> None:
    """Nobody listens to the progress of an export."""
