"""Parts of models kept in memory, never more than there is room for.

Enters: what a job needs, each with its size and a way to load it. Leaves: the parts. Those used
longest ago go first, and text encoders before all others: words are remembered once encoded.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from renderers.generative.errors import GenerativeError


class TooLarge(GenerativeError):
    """A job alone is larger than the memory; `needed` and `budget` in bytes."""

    def __init__(self, needed: int, budget: int) -> None:
        self.needed, self.budget = needed, budget
        super().__init__(f"{told(needed)} are needed and {told(budget)} are there")


@dataclass(frozen=True, slots=True)
class Need:
    """A part that a job takes."""

    key: Hashable
    bytes: int
    load: Callable[[], Any]
    first_out: bool = False  # goes before others where room is wanted


@dataclass(frozen=True, slots=True)
class _Kept:
    value: Any
    bytes: int
    first_out: bool


class Pool:
    """Loaded parts by key. `loads` counts what was ever loaded. Not for two threads at once."""

    def __init__(self, budget: int, emptied: Callable[[], None]) -> None:
        self.budget = budget
        self.loads = 0
        self._emptied = emptied  # gives freed memory back to the device
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    @property
    def bytes(self) -> int:
        """How much is kept."""
        return sum(kept.bytes for kept in self._kept.values())

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What is kept, used longest ago first."""
        return tuple(self._kept)

    def take(self, needs: Sequence[Need], beside: int = 0) -> list[Any]:
        """The parts, with `beside` bytes left free for the work itself; raises TooLarge."""
        missing = [need for need in needs if need.key not in self._kept]
        total = sum(need.bytes for need in needs) + beside
        if total > self.budget:
            raise TooLarge(total, self.budget)
        self._make_room(sum(need.bytes for need in missing) + beside, {n.key for n in needs})
        for need in missing:
            self._kept[need.key] = _Kept(need.load(), need.bytes, need.first_out)
            self.loads += 1
        for need in needs:
            self._kept.move_to_end(need.key)
        return [self._kept[need.key].value for need in needs]

    def drop(self, keys: Iterable[Hashable]) -> None:
        """Forget parts, if they are there."""
        found = [self._kept.pop(key, None) for key in tuple(keys)]
        if any(found):
            del found
            self._emptied()

    def _make_room(self, wanted: int, spared: set[Hashable]) -> None:
        order = sorted(
            (key for key in self._kept if key not in spared),
            key=lambda key: not self._kept[key].first_out,
        )
        out: list[Hashable] = []
        free = self.budget - self.bytes
        for key in order:
            if free >= wanted:
                break
            free += self._kept[key].bytes
            out.append(key)
        self.drop(out)


def told(count: int) -> str:
    """Bytes for people: "11.5 GiB"."""
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"
