"""The whole story is shown, in order.

Enters: a plan. Leaves: faults of beats that no shot shows, and of shots out of story order.
"""

from collections.abc import Iterator
from itertools import pairwise

from planner.continuity.rules import ORDER, UNCOVERED, Fault, numbered
from planner.findings import Grade
from planner.shots import Shot, ShotPlan


def told(plan: ShotPlan) -> Iterator[Fault]:
    """Every beat is shown, one after another."""
    shown = {c.beat_id for shot in plan.shots for c in shot.covers}
    beside: Shot | None = None
    shots = _first_shots(plan)
    for timing in plan.timings:
        if timing.beat_id in shown:
            beside = shots[timing.beat_id]
            continue
        near = (beside,) if beside is not None else plan.shots[:1]
        after = f" after {numbered(*near)}" if near else ""
        yield Fault(UNCOVERED, Grade.ERROR, near, f"no shot{after} shows beat {timing.beat_id}")
    yield from _in_order(plan)


def _first_shots(plan: ShotPlan) -> dict[str, Shot]:
    first: dict[str, Shot] = {}
    for shot in plan.shots:
        for cover in shot.covers:
            first.setdefault(cover.beat_id, shot)
    return first


def _in_order(plan: ShotPlan) -> Iterator[Fault]:
    """Each stretch begins no earlier in the story than the one before it."""
    order = {timing.beat_id: n for n, timing in enumerate(plan.timings)}
    stretches = [
        ((order[c.beat_id], c.first / max(c.of, 1)), shot)
        for shot in plan.shots for c in shot.covers if c.beat_id in order
    ]  # fmt: skip
    for (at, before), (then, shot) in pairwise(stretches):
        if then < at:
            shots = (before, shot) if before is not shot else (shot,)
            message = f"{numbered(*shots)}: a beat is shown after one that it comes before"
            yield Fault(ORDER, Grade.ERROR, shots, message)
