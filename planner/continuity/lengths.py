"""Shots long enough to be read.

Enters: a plan and its clock. Leaves: faults of shots that flash by, and of words on screen that
nobody can read in their time.
"""

from collections.abc import Iterator

from planner.continuity.clock import Clock
from planner.continuity.rules import FLASH, UNREADABLE, Fault, numbered
from planner.findings import Grade
from planner.shots import Shot, ShotKind, ShotPlan
from planner.timings import words

SHORTEST_S = 0.8
INSERT_S = 0.9  # a thing alone in frame has to be found first
WORD_S = 60 / 180
TURNING_S = 0.4  # until eyes have found the words


def too_short(plan: ShotPlan, clock: Clock) -> Iterator[Fault]:
    """Every shot that is over before it is read."""
    for shot in plan.shots:
        seconds = float(plan.rate.seconds(clock.frames(shot)))
        needed = _reading_s(shot)
        if seconds < needed - 0.05:
            message = (
                f"{numbered(shot)} shows {len(_shown(shot))} words for {seconds:.1f} s; reading "
                f"takes {needed:.1f} s"
            )
            yield Fault(UNREADABLE, Grade.WARNING, (shot,), message)
            continue
        least = INSERT_S if shot.framing.kind is ShotKind.INSERT else SHORTEST_S
        if seconds < least - 0.02 and not _is_black(shot):
            message = f"{numbered(shot)} lasts {seconds:.1f} s; {least} s are needed"
            yield Fault(FLASH, Grade.WARNING, (shot,), message)


def _shown(shot: Shot) -> list[str]:
    """Words that lie on the picture or fill it."""
    lines = shot.card.lines if shot.card is not None else ()
    return [word for line in lines if line.strip() for word in words(line)]


def _reading_s(shot: Shot) -> float:
    shown = _shown(shot)
    return TURNING_S + WORD_S * len(shown) if shown else 0.0


def _is_black(shot: Shot) -> bool:
    return shot.card is not None and shot.card.style == "black"
