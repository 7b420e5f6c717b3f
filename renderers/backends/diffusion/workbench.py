"""One attempt at a picture or clip, with one profile of a card.

Enters: a request that its card can serve. Leaves: pixels. In turn: needs are counted, words are
encoded once, parts are taken from the pool, adapters put on, the family paints, and what comes
back is fitted to what was asked.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from renderers.backends.diffusion import adapters, speed
from renderers.backends.diffusion.adapters import Lora
from renderers.backends.diffusion.families.family import Family, Job, Part, Role, Shelf, Words
from renderers.backends.diffusion.libraries import repeatable, torch
from renderers.backends.diffusion.memory import fresh
from renderers.backends.diffusion.pool import Need, Pool, TooLarge
from renderers.backends.diffusion.weighing import key_of, needs, prepared_skeleton, turn_bytes
from renderers.backends.diffusion.words import Remembered, seen, shape_of, side_by_side
from renderers.generative.card import Card, Profile
from renderers.generative.errors import GenerationCancelled
from renderers.generative.generator import Cancel, Progress
from renderers.generative.onto_grid import Fit, fitted, restored
from renderers.generative.requests import Adapter, ClipRequest, Pixels, StillRequest

Request = TypeVar("Request", StillRequest, ClipRequest)
_WORDS_SHARE, _LOAD_SHARE, _PAINTED_SHARE = 0.02, 0.06, 0.98


@dataclass(frozen=True, slots=True)
class Room:
    """What outlives an attempt."""

    shelf: Shelf
    pool: Pool
    words: Remembered
    device: str


@dataclass(frozen=True)
class Attempt(Generic[Request]):
    """A request on one profile; `fit` says at which size it is painted."""

    room: Room
    family: Family
    card: Card
    profile: Profile
    asked: Request
    fit: Fit
    adapters: Sequence[Adapter]
    progress: Progress
    cancel: Cancel
    others: Sequence[Request] = ()  # further stills of the same call, see `batches.alike`

    def needed_bytes(self) -> int:
        """What painting takes at once, weights and work, counted; raises CardError."""
        return sum(need.bytes for need in self._painting.values()) + self._beside

    def made(self, paint: Callable[[Job[Request]], Pixels]) -> tuple[Pixels, ...]:
        """The answers at the size asked for; raises GenerationCancelled, TooLarge and others."""
        self._watch_for_cancel()
        if self.needed_bytes() > self.room.pool.budget:
            raise TooLarge(self.needed_bytes(), self.room.pool.budget)
        self._check_adapters()
        with repeatable(self.room.device):
            words, negative = self._words()
            self._watch_for_cancel()
            self.progress(_WORDS_SHARE, "loading")
            parts = self._taken(self._painting, self._beside)
            made = self._painted(paint, parts, words, negative)
        if not self.others:
            return (restored(made, self.fit, self.asked),)
        asked = [self.asked]
        asked.extend(self.others)
        return tuple(
            restored(made[number : number + 1], self.fit, one) for number, one in enumerate(asked)
        )

    @cached_property
    def _request(self) -> Request:
        return fitted(self.asked, self.fit)

    @cached_property
    def _fellows(self) -> tuple[Request, ...]:
        return tuple(fitted(other, self.fit) for other in self.others)

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return self.family.parts(self.card, self.room.shelf)

    @cached_property
    def _painting(self) -> dict[str, Need]:
        names = self.family.needed(self.card, self.asked)
        return self._needs(name for name in self._parts if name in names)

    @cached_property
    def _loras(self) -> Sequence[Lora]:
        form, dtype = self.family.lora, getattr(torch(), self.profile.dtype)
        return [adapters.read(one, form, dtype) for one in self.adapters] if form else []

    @cached_property
    def _beside(self) -> int:
        wide = int(getattr(torch(), self.profile.dtype).itemsize)
        work: int = self.family.working_bytes(self.card, self._request, wide, self._parts)
        largest = turn_bytes((self._parts[name] for name in self._painting), self.profile)
        work *= 1 + len(self.others)
        return work + largest + sum(lora.bytes for lora in self._loras)

    def _needs(self, names: Any) -> dict[str, Need]:
        parts = [self._parts[name] for name in names]
        return needs(self.card, self.profile, parts, self.room.device)

    def _taken(self, wanted: Mapping[str, Need], beside: int = 0) -> dict[str, Any]:
        needs = [
            replace(need, load=partial(self._loaded, name, need.load))
            for name, need in wanted.items()
        ]
        return dict(zip(wanted, self.room.pool.take(needs, beside), strict=True))

    def _loaded(self, name: str, load: Callable[[], Any]) -> Any:
        self._watch_for_cancel()
        self.progress(_WORDS_SHARE, f"loading {name}")
        return load()

    def _check_adapters(self) -> None:
        form = self.family.lora
        if form is None or not self._loras:
            return
        names = {name for group in form.parts.values() for name in group if name in self._parts}
        bases = {name: prepared_skeleton(self._parts[name], self.profile) for name in names}
        for adapter, lora in zip(self.adapters, self._loras, strict=True):
            adapters.check(lora, adapter.path, form, bases)

    def words_shape(self) -> Hashable:
        """The shapes of the request's words, which are encoded for it; raises TooLarge."""
        self._watch_for_cancel()
        with repeatable(self.room.device):
            words, negative = self._words()
        return shape_of(words), shape_of(negative) if negative is not None else None

    def _words(self) -> tuple[Words, Words | None]:
        guided = self.card.negative and self.profile.guidance > 1
        read = partial(self._read, {})
        asked = [self.asked]
        asked.extend(self.others)
        words = side_by_side([read(one, one.prompt) for one in asked])
        return words, side_by_side([read(one, one.negative) for one in asked]) if guided else None

    def _read(self, held: dict[str, Any], request: Request, text: str) -> Words:
        """Words of a text; `held` keeps the encoders from one text to the next."""
        pictures = self.family.read_with(request)
        encoders = [n for n, p in self._parts.items() if p.role in (Role.WORDS, Role.TOOL)]
        keys = tuple(key_of(self.card, self.profile, self._parts[n], "") for n in encoders)

        def encode() -> Words:
            self._watch_for_cancel()
            self.progress(0.0, "reading the words")
            if not held:
                largest = turn_bytes((self._parts[n] for n in encoders), self.profile)
                held.update(self._taken(self._needs(encoders), largest))
            return self.family.encode(held, self.card, text, pictures)

        return self.room.words.get((keys, text, seen(pictures)), encode)

    def _painted(
        self, paint: Callable[[Job[Request]], Pixels], parts: dict[str, Any],
        words: Words, negative: Words | None,
    ) -> Pixels:  # fmt: skip
        roles = {name: self._parts[name].role for name in parts}
        painters = {name: part for name, part in parts.items() if roles[name] is Role.PAINTER}
        self._dress(painters)
        given = {n: fresh(p) if roles[n] is Role.SCHEDULE else p for n, p in parts.items()}
        job = Job(
            self.card, self.profile, self._request, given,
            self.family.settings(self.card, self.room.shelf), words, negative,
            self.asked.seed % 2**63, self.room.device, getattr(torch(), self.profile.dtype),
            self._stepped, self._fellows,
        )  # fmt: skip
        with speed.during(painters, self.profile):
            return paint(job)

    def _dress(self, painters: Mapping[str, Any]) -> None:
        if self.family.lora is not None:
            adapters.put_on(painters, self.family.lora, self._loras)
            for painter in painters.values():
                speed.renewed(painter)

    def _stepped(self, step: int) -> None:
        self._watch_for_cancel()
        share = min(step / self.profile.steps, 1.0)
        self.progress(
            _LOAD_SHARE + (_PAINTED_SHARE - _LOAD_SHARE) * share,
            f"step {step} of {self.profile.steps}",
        )

    def _watch_for_cancel(self) -> None:
        if self.cancel():
            raise GenerationCancelled(f"card {self.card.name}: stopped; nothing was kept")
