"""Several stills in one call against as many calls: what `batch` in a profile is worth.

Enters: a model of stills with random weights. Leaves: for each profile, evaluations of the painter,
seconds a picture and the most memory, one by one and together, in the same run.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.pacing import GIB, Clock, job_of, loaded_parts
from benchmarks.random_models import Model
from renderers.backends.diffusion import memory, speed
from renderers.backends.diffusion.families.family import Role
from renderers.backends.diffusion.libraries import repeatable, torch
from renderers.backends.diffusion.words import side_by_side
from renderers.generative.card import Profile, Task

PICTURES = 4  # keyframes of a shot after its first; a profile that says more is given more


@dataclass(frozen=True, slots=True)
class Batch:
    """One profile, with and without."""

    model: str
    profile: str
    size: str
    pictures: int
    steps_run: int
    evaluations_alone: int  # of the painter, for all pictures
    evaluations: int
    alone_s: float  # a picture
    together_s: float
    peak_alone: int  # bytes; 0 on a processor
    peak: int


def batches(model: Model, device: str, most_steps: int, scratch: Path) -> Iterator[Batch]:
    """Every profile of a model of stills at its first size; nothing for clips."""
    if model.card.task is not Task.STILL:
        return
    for profile in model.card.profiles:
        shorter = replace(profile, steps=min(profile.steps, most_steps), step_cache=0.0)
        try:
            yield _measured(model, shorter, device, scratch)
        except RuntimeError as error:
            if not memory.ran_out(error):
                raise
            print(f"{model.card.name} {profile.name}: {PICTURES} at once do not fit", flush=True)
            memory.given_back()


def table(rows: list[Batch]) -> Iterator[str]:
    """Markdown."""
    yield (
        "| model | profile | size | pictures | evaluations alone | together | s a picture alone"
        " | together | × | peak GiB alone | together |"
    )
    yield "|" + "---|" * 11
    for row in rows:
        yield (
            f"| {row.model} | {row.profile} | {row.size} | {row.pictures}"
            f" | {row.evaluations_alone} | {row.evaluations} | {row.alone_s:.3f}"
            f" | {row.together_s:.3f} | {row.alone_s / row.together_s:.2f}"
            f" | {row.peak_alone / GIB:.1f} | {row.peak / GIB:.1f} |"
        )


def _measured(model: Model, profile: Profile, device: str, scratch: Path) -> Batch:
    count = max(profile.batch, PICTURES)
    parts = loaded_parts(model, profile, device, scratch)
    painters = {n: parts[n] for n, p in model.parts.items() if p.role is Role.PAINTER}
    _painted(model, replace(profile, steps=1), parts, painters, device, 1)  # warms up
    each = [_painted(model, profile, parts, painters, device, 1) for _ in range(count)]
    many = _painted(model, profile, parts, painters, device, count)
    size = model.sizes[0]
    return Batch(
        model.card.name, profile.name, f"{size[0]}×{size[1]}", count, profile.steps,
        sum(ran for ran, _, _ in each), many[0], sum(took for _, took, _ in each) / count,
        many[1] / count, max(peak for _, _, peak in each), many[2],
    )  # fmt: skip


def _painted(
    model: Model, profile: Profile, parts: Mapping[str, Any], painters: Mapping[str, Any],
    device: str, count: int,
) -> tuple[int, float, int]:  # fmt: skip
    """Evaluations, seconds and peak bytes of one call."""
    clock = Clock(device, profile.steps)
    one = job_of(model, profile, model.sizes[0], parts, device, clock)
    against = None if one.negative is None else side_by_side([one.negative] * count)
    job = replace(
        one, words=side_by_side([one.words] * count), negative=against,
        others=[replace(one.request, seed=n + 2) for n in range(count - 1)],
    )  # fmt: skip
    on_gpu = device.startswith("cuda")
    if on_gpu:
        torch().cuda.reset_peak_memory_stats()
    with repeatable(device), speed.during(painters, profile), _evaluations(painters) as ran:
        began = clock.now()
        model.family.still(job)
        took = clock.now() - began
    return ran[0], took, int(torch().cuda.max_memory_allocated()) if on_gpu else 0


@contextmanager
def _evaluations(painters: Mapping[str, Any]) -> Iterator[list[int]]:
    ran = [0]

    def count(*_: Any) -> None:
        ran[0] += 1

    handles = [painter.register_forward_pre_hook(count) for painter in painters.values()]
    try:
        yield ran
    finally:
        for handle in handles:
            handle.remove()
