"""Progress of a training: a bar on a terminal, else a line now and then, with the time left.

Enters: how far a training is. Leaves: what a person sees of it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from renderers.production.look_training.training import Followed, Listener

_LOG_EVERY_S = 10.0


@contextmanager
def following(console: Console) -> "Iterator[Listener]":
    """A listener that tells `console` what it hears, until the block ends."""
    if not console.is_terminal:
        yield _in_log(console, time.monotonic)
        return
    columns = (
        TextColumn("{task.description:<32}"), BarColumn(bar_width=24),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"), TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[note]}"),
    )  # fmt: skip
    with Progress(*columns, console=console) as bars:
        yield _on_terminal(bars, time.monotonic)


def left(step: int, steps: int, first: int, seconds: float) -> str:
    """The time left in words, from what was done since step `first`; "" while it is too early."""
    if step - first < max(2, steps // 200):
        return ""
    remaining = seconds * (steps - step) / (step - first)
    if remaining < 60:
        return f"about {remaining:.0f} s left"
    if remaining < 3600:
        return f"about {remaining / 60:.0f} min left"
    return f"about {remaining / 3600:.1f} h left"


def _on_terminal(bars: Progress, clock: Callable[[], float]) -> "Listener":
    bar = bars.add_task("Training", total=1, note="")
    began = _Began(clock)

    def hear(at: "Followed") -> None:
        note = "; ".join(filter(None, (at.doing, began.left(at))))
        bars.update(bar, total=at.steps, completed=at.step, note=note)

    return hear


def _in_log(console: Console, clock: Callable[[], float]) -> "Listener":
    began, spoke = _Began(clock), clock() - _LOG_EVERY_S

    def hear(at: "Followed") -> None:
        nonlocal spoke
        if clock() - spoke >= _LOG_EVERY_S or at.sheet:
            spoke = clock()
            told = "; ".join(filter(None, (at.doing, began.left(at))))
            console.print(f"  {at.step}/{at.steps} steps: {told}", highlight=False)

    return hear


class _Began:
    """When steps began to be made in this run, and at which."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: int | None = None
        self._at = 0.0

    def left(self, at: "Followed") -> str:
        """The time left, in words."""
        if self._first is None:
            if not at.step:
                return ""
            self._first, self._at = at.step, self._clock()
        return left(at.step, at.steps, self._first, self._clock() - self._at)
