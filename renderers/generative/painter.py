"""A picture asked of a model, and only what was asked for taken from its answer.

Enters: a backend with a card and profile, and what is wanted, one or several at once. Leaves:
pixels; outside the mask they are those that came, to the bit, whatever the model did there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.generative.card import Card, ControlKind, Profile
from renderers.generative.errors import CardError
from renderers.generative.generator import Cancel, Progress, StillBackend, never, silent
from renderers.generative.requests import Adapter, Control, Generated, Pixels, StillRequest

Steering = Mapping[ControlKind, Pixels]  # pictures [h, w, 3], in order of importance


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What a picture shall show. `picture` and `mask` as in `StillRequest`."""

    prompt: str
    seed: int
    size_px: tuple[int, int]  # width, height
    steering: Steering = field(default_factory=dict)
    negative: str = ""
    picture: Pixels | None = None
    mask: Pixels | None = None
    strength: float = 1.0
    references: tuple[Pixels, ...] = ()
    adapters: tuple[Adapter, ...] = ()
    weights: Mapping[ControlKind, float] = field(default_factory=dict)  # 1 where none is given


@dataclass(frozen=True, slots=True, eq=False)
class Painter:
    """A card and profile on a backend."""

    backend: StillBackend
    card: Card
    profile_name: str
    progress: Progress = silent
    cancel: Cancel = never

    @property
    def profile(self) -> Profile:
        """How carefully it paints; raises CardError where the card has no such profile."""
        try:
            return self.card.profile(self.profile_name)
        except KeyError:
            told = ", ".join(profile.name for profile in self.card.profiles)
            raise CardError(
                f"card {self.card.name}: no profile {self.profile_name!r}; it has {told}"
            ) from None

    def paint(self, wanted: Wanted) -> tuple[Pixels, Mapping[str, Any]]:
        """The picture [h, w, 3] and how it was made.

        Raises:
            CardError: the card cannot paint within a mask, and one is given.
            GenerativeError: as `StillBackend.still`.
        """
        self._check(wanted)
        made = self.backend.still(self.card, self._request(wanted), self.progress, self.cancel)
        return _kept(wanted, made), made.provenance

    def paint_all(self, wanted: Sequence[Wanted]) -> list[tuple[Pixels, Mapping[str, Any]]]:
        """Pictures in order, like ones in as few calls as the profile's `batch` allows.

        Raises as `paint`.
        """
        for one in wanted:
            self._check(one)
        asked = [self._request(one) for one in wanted]
        made = self.backend.stills(self.card, asked, self.progress, self.cancel)
        pairs = zip(wanted, made, strict=True)
        return [(_kept(one, picture), picture.provenance) for one, picture in pairs]

    def _check(self, wanted: Wanted) -> None:
        if wanted.mask is not None and not self.card.masks:
            raise CardError(
                f"card {self.card.name}: it cannot paint within a mask; choose a card that can"
            )

    def _request(self, wanted: Wanted) -> StillRequest:
        return StillRequest(
            card=self.card.name,
            profile=self.profile.name,
            prompt=wanted.prompt,
            seed=wanted.seed,
            width_px=wanted.size_px[0],
            height_px=wanted.size_px[1],
            negative=wanted.negative,
            controls=self._controls(wanted),
            picture=wanted.picture,
            mask=wanted.mask,
            strength=wanted.strength,
            references=wanted.references[: self.card.references],
            adapters=wanted.adapters,
        )

    def _controls(self, wanted: Wanted) -> tuple[Control, ...]:
        """The most important passes that the card takes, as many as it takes at once."""
        heeded = [kind for kind in wanted.steering if kind in self.card.controls]
        return tuple(
            Control(kind, wanted.steering[kind], wanted.weights.get(kind, 1.0))
            for kind in heeded[: self.card.most_controls]
        )


def _kept(wanted: Wanted, made: Generated) -> Pixels:
    """The picture, with what the mask keeps as it came."""
    picture = np.array(made.pictures[0], np.uint8)
    if wanted.mask is not None and wanted.picture is not None:
        kept = wanted.mask == 0
        picture[kept] = wanted.picture[kept]
    return picture


def as_picture(plane: npt.NDArray[np.uint8]) -> Pixels:
    """A plane [h, w] as grey pixels [h, w, 3]."""
    return np.ascontiguousarray(np.repeat(plane[..., None], 3, axis=2))
