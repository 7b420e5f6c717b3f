"""From measured values to scores from 0 to 100.

Enters: values by part. Leaves: parts with scores, and a shot's score: half the mean of its parts
and half the worst of them, so that one thing that is wrong is not outvoted. Bounds are data, see
`bounds.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEAST = 50.0  # below it a part is flagged, and its shot


@dataclass(frozen=True, slots=True)
class Bound:
    """What a value of a part is worth."""

    unit: str
    best: float
    worst: float
    reason: str

    def score(self, value: float) -> float:
        """0 to 100."""
        share = (value - self.worst) / (self.best - self.worst)
        return round(100 * min(max(share, 0.0), 1.0), 1)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was measured."""

    name: str
    value: float
    unit: str
    score: float

    @property
    def low(self) -> bool:
        """Below what is let pass."""
        return self.score < LEAST


@cache
def bounds() -> Mapping[str, Bound]:
    """Every part's bounds, by name, in the order in which they are told."""
    text = files("renderers.generative.parity").joinpath("bounds.toml").read_text("utf-8")
    return {name: Bound(**values) for name, values in tomllib.loads(text).items()}


def part(name: str, value: float) -> Part:
    """A measured part; raises KeyError where no bounds are known."""
    bound = bounds()[name]
    return Part(name, round(value, 4), bound.unit, bound.score(value))


def total(parts: "tuple[Part, ...]") -> float | None:
    """A shot's score; None where nothing could be measured."""
    if not parts:
        return None
    scores = [part.score for part in parts]
    return round((sum(scores) / len(scores) + min(scores)) / 2, 1)
