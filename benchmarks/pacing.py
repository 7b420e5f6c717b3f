"""Weights and speed of one model: plain, then profile by profile.

Enters: a model with random weights. Leaves: what its components weigh, and how long each profile
takes at each size, against the plain pipeline in the same run.
"""

import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.random_models import Model, distilled, raised
from renderers.backends.diffusion import memory, speed
from renderers.backends.diffusion.families.family import Job, Part, Role
from renderers.backends.diffusion.families.folders import settings
from renderers.backends.diffusion.libraries import repeatable, torch
from renderers.backends.diffusion.weighing import part_bytes, turn_bytes
from renderers.generative.card import Profile, Task
from renderers.generative.requests import ClipRequest, Control, StillRequest

GIB = 1 << 30
NAIVE_EVALUATIONS = 100  # 50 steps, each with and without words
GUIDED = 5.0
WEIGHTY = (Role.PAINTER, Role.CODEC, Role.CONTROL)


@dataclass(frozen=True, slots=True)
class Weight:
    """A component: bytes counted on the meta device, and bytes that it took."""

    model: str
    part: str
    stored: str
    counted: int
    measured: int


@dataclass(frozen=True, slots=True)
class Pace:
    """One profile at one size."""

    model: str
    profile: str
    size: str
    steps: int
    steps_run: int
    evaluations: int  # of the painter, for the whole
    blocks_share: float  # of the blocks that these would run without a cache
    fixed_s: float
    step_s: float
    total_s: float
    frames: int
    expected: int  # bytes: weights and work, counted beforehand
    peak: int  # bytes, measured
    same_steps: float | None = None  # times plain with as many evaluations
    naive: float | None = None  # times plain with 50 guided steps


class Clock:
    """When each step ended; stands in for a job's `watch`."""

    def __init__(self, device: str, stop_after: int) -> None:
        self.device, self.stop_after = device, stop_after
        self.ends: list[float] = []

    def __call__(self, step: int) -> None:
        """A step is done."""
        del step
        self.ends.append(self.now())

    def now(self) -> float:
        """The time once the device has done what it was given."""
        if self.device.startswith("cuda"):
            torch().cuda.synchronize()
        return time.perf_counter()


def plain(profile: Profile) -> Profile:
    """No switch, and guided."""
    return replace(
        profile, name="plain", guidance=GUIDED, steps=50, quantised="", offload="",
        step_cache=0.0, compiled=False, distilled="",
    )  # fmt: skip


def weights(model: Model, device: str) -> Iterator[Weight]:
    """Each component in the storage that the model's profiles ask for, text encoders too."""
    profiles = {p.quantised: p for p in (plain(model.card.profiles[0]), *model.card.profiles)}
    for stored, profile in profiles.items():
        whole = replace(profile, offload="", compiled=False)
        for part in model.parts.values():
            if part.role in (*WEIGHTY, Role.WORDS) and (not stored or part.role is Role.PAINTER):
                yield _weighed(model, part, whole, device)


def _weighed(model: Model, part: Part, profile: Profile, device: str) -> Weight:
    expected = part_bytes(part, profile)
    memory.given_back()
    before = _allocated(device)
    module = raised(part, profile, device)
    took = (
        _allocated(device) - before
        if device.startswith("cuda")
        else speed.resident(module, profile)
    )
    name = f"{profile.dtype}{' ' + profile.quantised if profile.quantised else ''}"
    return Weight(model.card.name, part.name, name, expected, took)


def _allocated(device: str) -> int:
    return int(torch().cuda.memory_allocated()) if device.startswith("cuda") else 0


def paces(model: Model, device: str, most_steps: int, scratch: Path) -> Iterator[Pace]:
    """Plain first, then every profile, at every size."""
    base = plain(model.card.profiles[0])
    for size in model.sizes:
        naive: Pace | None = None
        for profile in (base, *model.card.profiles):
            try:
                made = _paced(model, profile, size, device, most_steps, scratch)
            except RuntimeError as error:
                if not memory.ran_out(error):
                    raise
                print(f"{model.card.name} {profile.name} {size}: does not fit", flush=True)
                memory.given_back()
                continue
            naive = naive or (made if profile is base else None)
            yield _compared(made, naive)


def _compared(made: Pace, naive: Pace | None) -> Pace:
    if naive is None or made is naive:
        return made
    evaluation = naive.step_s / 2
    same = naive.fixed_s + evaluation * made.evaluations
    whole = naive.fixed_s + evaluation * NAIVE_EVALUATIONS
    return replace(made, same_steps=same / made.total_s, naive=whole / made.total_s)


def _paced(
    model: Model, profile: Profile, size: tuple[int, int], device: str, most_steps: int,
    scratch: Path,
) -> Pace:  # fmt: skip
    run = profile.steps if profile.step_cache else min(profile.steps, most_steps)
    shorter = replace(profile, steps=run)
    parts = loaded_parts(model, shorter, device, scratch)
    painters = {n: parts[n] for n, p in model.parts.items() if p.role is Role.PAINTER}
    if profile.compiled:  # the first run compiles
        _timed(model, replace(shorter, steps=1), size, parts, painters, device)
    memory.given_back()
    if device.startswith("cuda"):
        torch().cuda.reset_peak_memory_stats()
    with _blocks(painters) as ran:
        clock, whole = _timed(model, shorter, size, parts, painters, device)
    step = statistics.median(np.diff(clock.ends)) if run > 1 else whole
    fixed = max(0.0, whole - step * run)
    branches = 2 if profile.guidance > 1 else 1
    uncached = run * branches * _most_blocks(painters)
    peak = int(torch().cuda.max_memory_allocated()) if device.startswith("cuda") else 0
    return Pace(
        model.card.name, profile.name, f"{size[0]}×{size[1]}", profile.steps, run,
        profile.steps * branches, ran[0] / uncached if profile.step_cache else 1.0, fixed, step,
        whole if profile.step_cache else fixed + step * profile.steps, model.frames,
        _expected(model, profile, size), peak,
    )  # fmt: skip


def loaded_parts(model: Model, profile: Profile, device: str, scratch: Path) -> dict[str, Any]:
    """All that paints, with random weights, where and as a profile wants it."""
    wanted = {n: p for n, p in model.parts.items() if p.role in (*WEIGHTY, Role.SCHEDULE)}
    made = {name: raised(part, profile, device) for name, part in wanted.items()}
    if profile.distilled:
        names = [n for n, p in wanted.items() if p.role is Role.PAINTER]
        width = getattr(torch(), profile.dtype)
        distilled(model, {name: made[name] for name in names}, scratch, width)
    return made


def _expected(model: Model, profile: Profile, size: tuple[int, int]) -> int:
    """As the backend counts before it loads anything."""
    parts = model.parts
    painting = [part for part in parts.values() if part.role in WEIGHTY]
    wide = int(getattr(torch(), profile.dtype).itemsize)
    work = model.family.working_bytes(model.card, request_of(model, profile, size), wide, parts)
    weights = sum(part_bytes(part, profile) for part in painting)
    return weights + turn_bytes(painting, profile) + work


def _timed(
    model: Model, profile: Profile, size: tuple[int, int], parts: Mapping[str, Any],
    painters: Mapping[str, Any], device: str,
) -> tuple[Clock, float]:  # fmt: skip
    clock = Clock(device, profile.steps)
    job = job_of(model, profile, size, parts, device, clock)
    paint: Any = model.family.clip if model.card.task is Task.CLIP else model.family.still
    with repeatable(device), speed.during(painters, profile):
        began = clock.now()
        paint(job)
        return clock, clock.now() - began


def job_of(
    model: Model, profile: Profile, size: tuple[int, int], parts: Mapping[str, Any], device: str,
    clock: Clock,
) -> Job[Any]:  # fmt: skip
    """A picture or clip of random words."""
    words = {name: _random(shape, profile.dtype) for name, shape in model.words.items()}
    return Job(
        model.card, profile, request_of(model, profile, size), dict(parts), settings(model.folder),
        words, words if profile.guidance > 1 else None, 1, device,
        getattr(torch(), profile.dtype), clock,
    )  # fmt: skip


def _random(shape: Any, dtype: str) -> Any:
    if isinstance(shape[0], list):
        return [_random(each, dtype) for each in shape]
    library = torch()
    return library.randn(shape, generator=library.Generator().manual_seed(0)).to(
        getattr(library, dtype)
    )


def request_of(model: Model, profile: Profile, size: tuple[int, int]) -> StillRequest | ClipRequest:
    """What is asked of a model at a size."""
    common = (model.card.name, profile.name, "", 1, *size)
    if model.card.task is Task.STILL:
        return StillRequest(*common)
    grey = np.full((model.frames, size[1], size[0], 3), 99, np.uint8)
    controls = tuple(Control(kind, grey) for kind in model.card.controls)
    return ClipRequest(*common, model.frames, controls=controls)


@contextmanager
def _blocks(painters: Mapping[str, Any]) -> Iterator[list[int]]:
    """How many blocks ran, by their first attention."""
    ran = [0]

    def count(*_: Any) -> None:
        ran[0] += 1

    handles = [attention.register_forward_pre_hook(count) for attention in _attentions(painters)]
    try:
        yield ran
    finally:
        for handle in handles:
            handle.remove()


def _attentions(painters: Mapping[str, Any]) -> list[Any]:
    return [
        module
        for painter in painters.values()
        for name, module in painter.named_modules()
        if name.endswith(".attn1")
    ]


def _most_blocks(painters: Mapping[str, Any]) -> float:
    """Blocks of one painter: of two experts one runs at a time."""
    return len(_attentions(painters)) / max(1, len(painters))
