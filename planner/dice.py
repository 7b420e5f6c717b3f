"""Repeatable chance.

Enters: a name and a number of an attempt. Leaves: answers to questions, the same in every run.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_Choice = TypeVar("_Choice")


class Dice:
    """Repeatable chance: every question has its own answer, whatever else is asked."""

    def __init__(self, name: str, attempt: int) -> None:
        self._seed = f"{name}/{attempt}"

    def number(self, question: str) -> int:
        """A whole number of 48 bits."""
        digest = hashlib.sha256(f"{self._seed}/{question}".encode()).digest()
        return int.from_bytes(digest[:6], "big")

    def unit(self, question: str) -> float:
        """A number from 0 up to 1."""
        return (self.number(question) % 10_000) / 10_000

    def pick(self, question: str, options: Sequence[_Choice]) -> _Choice:
        """One of the options."""
        return options[self.number(question) % len(options)]
