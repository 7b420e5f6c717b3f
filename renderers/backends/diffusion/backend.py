"""The diffusion backend: stills and clips by torch models in this process.

Enters: cards, requests, a store of weights. Leaves: pictures with their provenance. One job at a
time; parts of models stay warm between jobs as far as memory goes. Where memory does not suffice,
by the count beforehand or by the device's own word, the card's next smaller profile takes over,
and provenance says so.
"""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from math import sqrt
from typing import Any, Self, TypeVar

from renderers.backends.diffusion import memory
from renderers.backends.diffusion.adapters import digest_of
from renderers.backends.diffusion.batches import at_once, groups_of
from renderers.backends.diffusion.families.family import Family, Job, Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import torch, versions
from renderers.backends.diffusion.pool import Pool, TooLarge, told
from renderers.backends.diffusion.provenance import SteppedDown
from renderers.backends.diffusion.provenance import told as provenance_of
from renderers.backends.diffusion.requirements import cannot_run
from renderers.backends.diffusion.words import Remembered
from renderers.backends.diffusion.workbench import Attempt, Room
from renderers.generative.card import Card, Profile
from renderers.generative.demands import check, profile_of
from renderers.generative.errors import (
    GenerationCancelled,
    MemoryTooSmall,
    ModelCorrupt,
)
from renderers.generative.generator import Cancel, Progress, never, part_of, silent
from renderers.generative.onto_grid import fit
from renderers.generative.requests import Adapter, ClipRequest, Generated, Pixels, StillRequest

Request = TypeVar("Request", StillRequest, ClipRequest)
_ASK_AGAIN_S = 0.2  # so often a waiting job asks whether it was cancelled


class DiffusionBackend:
    """`StillBackend` and `ClipBackend` over diffusers.

    `device`: "cpu", "cuda", "cuda:1"; None a GPU where there is one. `memory_bytes`: never more is
    taken; None what the device has. Raises ExtraMissing where torch is not installed.
    """

    def __init__(
        self, store: Shelf, device: str | None = None, memory_bytes: int | None = None
    ) -> None:
        self.device = memory.chosen(device)
        budget = memory.budget(self.device) if memory_bytes is None else memory_bytes
        self.pool = Pool(budget, memory.given_back)
        self.words = Remembered()
        self.ident = f"diffusion {_versions()} {memory.kind_of(self.device)}"
        self._room = Room(store, self.pool, self.words, self.device)
        self._turn = threading.Lock()

    @classmethod
    def opened(cls, store: Shelf, environment: Mapping[str, str]) -> Self:
        """The backend on this machine; its environment names nothing that it needs."""
        del environment
        return cls(store)

    def cannot_run(self, card: Card) -> str:
        """What is missing for this card here, and how to get it; "" nothing."""
        return cannot_run(card, self._room.shelf, self.device)

    def still(
        self, card: Card, request: StillRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """One picture.

        Raises:
            CardError, ModelMissing, ModelCorrupt, AdapterRefused, MemoryTooSmall,
            GenerationCancelled.
        """
        return self._made(card, request, lambda family: family.still, progress, cancel)

    def stills(
        self,
        card: Card,
        requests: Sequence[StillRequest],
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> tuple[Generated, ...]:
        """Pictures in the order of their requests, like ones in as few calls as can be.

        Where memory is short half as many are made in a call, and so on, before the next smaller
        profile. Raises as `still`.
        """
        for request in requests:
            check(card, request)
        found: dict[int, Generated] = {}
        groups = groups_of(requests, partial(self._shape_of_words, card, cancel))
        for number, group in enumerate(groups):
            part = part_of(progress, number, len(groups), "kind")
            made = self._alike(card, [requests[place] for place in group], part, cancel)
            found |= zip(group, made, strict=True)
        return tuple(found[place] for place in range(len(requests)))

    def clip(
        self, card: Card, request: ClipRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """As many frames as were asked for, and no more; raises as `still`."""
        return self._made(card, request, lambda family: family.clip, progress, cancel)

    def release(self) -> None:
        """Let go of every model: another program needs the device."""
        with self._turn:
            self.pool.drop(self.pool.keys)
            memory.given_back()

    def needed_bytes(self, card: Card, request: Request) -> int:
        """Memory that a request takes on the device, counted without loading; raises CardError."""
        check(card, request)
        profile = profile_of(card, request.profile)
        return self._attempt(card, profile, request, silent, never).needed_bytes()

    def _shape_of_words(self, card: Card, cancel: Cancel, request: StillRequest) -> Hashable:
        """What words must share to go together; the text itself where they cannot."""
        profile = profile_of(card, request.profile)
        text = (request.prompt, request.negative)
        if at_once(profile, 2, family_of(card).alone(request))[0] == 1:
            return text
        with self._alone(card, cancel):
            try:
                return self._attempt(card, profile, request, silent, cancel).words_shape()
            except TooLarge:  # told once the picture itself is asked for
                return text

    def _alike(
        self, card: Card, requests: list[StillRequest], progress: Progress, cancel: Cancel
    ) -> list[Generated]:
        """Like pictures, as many a call as the profile, the family and memory allow."""
        profile, family = profile_of(card, requests[0].profile), family_of(card)
        most, why = at_once(profile, len(requests), family.alone(requests[0]))
        made: list[Generated] = []
        while len(made) < len(requests):
            some = requests[len(made) :][:most]
            part = _rest(progress, len(made), len(some), len(requests))
            answer, short = self._together(card, profile, some, why, part, cancel)
            made += answer
            if short:
                most, why = len(some) // 2, f"{len(some)} at once: {short['why']}"
        return made

    def _together(
        self, card: Card, profile: Profile, some: list[StillRequest], why: str,
        progress: Progress, cancel: Cancel,
    ) -> tuple[list[Generated], SteppedDown]:  # fmt: skip
        """Pictures of one call, or what was short of memory; one alone steps down instead."""
        if len(some) == 1:
            return [
                self._made(card, some[0], lambda family: family.still, progress, cancel, why)
            ], {}
        with self._alone(card, cancel):
            attempt = self._attempt(card, profile, some[0], progress, cancel, some[1:])
            pictures, short = self._tried(attempt, attempt.family.still)
        told = {"wanted": profile.batch, "made": len(some), "why": why}
        pairs = zip(pictures or (), some, strict=False)
        answers = [Generated(one, self._told(attempt, asked, [], told)) for one, asked in pairs]
        return answers, short

    def _made(
        self, card: Card, request: Request,
        paint: Callable[[Family], Callable[[Job[Request]], Pixels]],
        progress: Progress, cancel: Cancel, why_alone: str = "",
    ) -> Generated:  # fmt: skip
        check(card, request)
        stepped: list[SteppedDown] = []
        with self._alone(card, cancel):
            for profile in _from(card, profile_of(card, request.profile)):
                attempt = self._attempt(card, profile, request, progress, cancel)
                if not _smaller(attempt, stepped):
                    continue
                made, short = self._tried(attempt, paint(attempt.family))
                if made is not None:
                    progress(1.0, "done")
                    told = {"wanted": profile.batch, "made": 1, "why": why_alone}
                    batch: dict[str, Any] = told if isinstance(request, StillRequest) else {}
                    return Generated(made[0], self._told(attempt, request, stepped, batch))
                stepped.append(short)
        raise _too_small(card, stepped, self.pool.budget)

    def _tried(
        self, attempt: Attempt[Request], paint: Callable[[Job[Request]], Pixels]
    ) -> tuple[tuple[Pixels, ...] | None, SteppedDown]:
        """Pixels, or what was short of memory. Everything is let go of before the next try."""
        try:
            return attempt.made(paint), {}
        except TooLarge as error:
            return None, _short(attempt, error.needed, str(error))
        except (RuntimeError, MemoryError) as error:
            if not memory.ran_out(error):
                raise
            why = str(error).splitlines()[0]
        self.pool.drop(self.pool.keys)
        memory.given_back()
        return None, _short(attempt, attempt.needed_bytes(), why)

    def _attempt(
        self, card: Card, profile: Profile, request: Request, progress: Progress, cancel: Cancel,
        others: Sequence[Request] = (),
    ) -> Attempt[Request]:  # fmt: skip
        asked = card.profile(request.profile)
        area = (profile.width_px * profile.height_px) / (asked.width_px * asked.height_px)
        return Attempt(
            self._room, family_of(card), card, profile, request,
            fit(card.grid, request, min(1.0, sqrt(area))),
            self._adapters(card, profile, request), progress, cancel, others,
        )  # fmt: skip

    def _adapters(
        self, card: Card, profile: Profile, request: StillRequest | ClipRequest
    ) -> tuple[Adapter, ...]:
        """The request's, and before them those of the profile (step-distilled) and the family."""
        own = (profile.distilled, *family_of(card).own_adapters(card, request))
        asked = (*(one for part in own if part for one in self._of_card(card, part)),
                 *request.adapters)  # fmt: skip
        return tuple(
            adapter if adapter.sha256 else replace(adapter, sha256=digest_of(adapter.path))
            for adapter in asked
        )

    def _of_card(self, card: Card, part: str) -> Iterator[Adapter]:
        """A Source with a LoRA: "lightning" for all painters, "lightning.transformer_2" for one."""
        for source in card.sources:
            name, _, painter = source.part.partition(".")
            if name == part:
                folder = self._room.shelf.part(card, source.part)
                files = sorted(folder.rglob("*.safetensors"))
                if len(files) != 1:
                    told = f"card {card.name}: {folder} holds {len(files)} safetensors files"
                    raise ModelCorrupt(f"{told}, and one is stacked; keep one")
                yield Adapter(files[0], digest_of(files[0]), part=painter)

    def _told(
        self, attempt: Attempt[Any], asked: StillRequest | ClipRequest,
        stepped: list[SteppedDown], batch: Mapping[str, Any],
    ) -> dict[str, Any]:  # fmt: skip
        return provenance_of(
            attempt.card, attempt.profile, asked, attempt.adapters, attempt.fit,
            stepped, memory.kind_of(self.device), batch,
        )  # fmt: skip

    @contextmanager
    def _alone(self, card: Card, cancel: Cancel) -> Iterator[None]:
        while not self._turn.acquire(timeout=_ASK_AGAIN_S):
            if cancel():
                raise GenerationCancelled(f"card {card.name}: stopped while it waited its turn")
        try:
            yield
        finally:
            self._turn.release()


def _rest(progress: Progress, done: int, some: int, count: int) -> Progress:
    """Progress of some of several like pictures."""

    def told(share: float, doing: str) -> None:
        progress((done + share * some) / count, doing)

    return told


def _from(card: Card, asked: Profile) -> tuple[Profile, ...]:
    """The profile asked for and those after it: a card's profiles stand best first."""
    return card.profiles[card.profiles.index(asked) :]


def _smaller(attempt: Attempt[Any], stepped: list[SteppedDown]) -> bool:
    """Whether a profile needs less than those that were given up."""
    least = min((int(step["needed_bytes"]) for step in stepped), default=None)
    return least is None or attempt.needed_bytes() < least


def _short(attempt: Attempt[Any], needed: int, why: str) -> SteppedDown:
    return {"profile": attempt.profile.name, "needed_bytes": needed, "why": why}


def _too_small(card: Card, stepped: list[SteppedDown], budget: int) -> MemoryTooSmall:
    needs = ", ".join(f"{step['profile']} {told(int(step['needed_bytes']))}" for step in stepped)
    remedy = "take a smaller picture, a smaller card, or a larger device"
    return MemoryTooSmall(
        f"card {card.name}: {told(budget)} are there, and it needs {needs}; {remedy}"
    )


def _versions() -> str:
    torch()  # not to be told apart from a machine without it
    known = versions()
    return " ".join(f"{name}-{known[name]}" for name in ("torch", "diffusers", "transformers"))
