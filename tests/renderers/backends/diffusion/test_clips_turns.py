"""Modules that come to the device one at a time."""

from typing import Any

import torch

from renderers.backends.diffusion import turns
from renderers.backends.diffusion.turns import Turns


class Moved(torch.nn.Linear):
    """A layer that writes down where it was sent."""

    def __init__(self, name: str, diary: list[str]) -> None:
        super().__init__(4, 4)
        self.name, self.diary = name, diary

    def to(self, *where: Any, **told: Any) -> Any:
        self.diary.append(f"{self.name} to {where[0]}")
        return super().to(*where, **told)


def test_one_comes_and_the_one_before_it_goes() -> None:
    diary: list[str] = []
    first, second = Moved("first", diary), Moved("second", diary)
    there = Turns("cpu:0")
    for module in (first, first, second):
        there.enter(module)
    assert diary == ["first to cpu:0", "first to cpu", "second to cpu:0"]
    assert there.present is second
    there.leave()
    there.leave()
    assert diary[3:] == ["second to cpu"]
    assert there.present is None


def test_what_was_dropped_is_nobody() -> None:
    there = Turns("cpu:0")
    there.enter(Moved("first", []))
    assert there.present is None
    there.leave()


def test_a_module_comes_when_it_is_run_and_rests_after_the_job() -> None:
    diary: list[str] = []
    first, second = Moved("first", diary), Moved("second", diary)
    for module in (first, second):
        turns.take_turns(module, "cpu:0")
    diary.clear()
    given = torch.ones(1, 4)
    torch.testing.assert_close(second(first(given)), second(first(given)))
    assert diary[0] == "first to cpu:0"
    assert diary[-1] == "second to cpu:0"
    turns.let_go(first)
    assert diary[-1] == "second to cpu"
    turns.let_go(torch.nn.Linear(1, 1))
