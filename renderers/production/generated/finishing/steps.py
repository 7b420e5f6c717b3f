"""Finishing steps: what is done to a painted shot, by which tool, how.

Enters: nothing; shapes only. Leaves: steps and their order: what goes is taken out first, then
mouths are made to fit, then the shot is enlarged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from renderers.generative.card import Task


class Kind(Enum):
    """What a step does; members stand in the order in which steps are done."""

    REMOVE = "remove"
    TALK = "talk"
    LIPS = "lips"
    ENLARGE = "enlarge"


TASKS = {
    Kind.REMOVE: Task.REMOVE, Kind.TALK: Task.TALK, Kind.LIPS: Task.LIP_SYNC,
    Kind.ENLARGE: Task.UPSCALE,
}  # fmt: skip
DEFAULTS = {
    Kind.REMOVE: "void", Kind.TALK: "infinitetalk", Kind.LIPS: "latentsync",
    Kind.ENLARGE: "seedvr2",
}  # fmt: skip
_ORDER = tuple(Kind)
_MOUTHS = (Kind.TALK, Kind.LIPS)
PERSON, THING = "actor:", "prop:"


@dataclass(frozen=True, slots=True)
class Region:
    """Part of a picture, in shares of its width and height, as it is at the first frame."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Values are those that its tool takes."""

    kind: Kind
    tool: str
    target: str = ""  # REMOVE: "actor:<id>", "prop:<noun>", or words where there is a region
    name: str = ""  # of the target, for people
    region: Region | None = None  # REMOVE: of something that is not in the plan
    times: int = 0  # ENLARGE
    values: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """It in words: "lips by latentsync"."""
        what = self.name or self.target
        more = {Kind.REMOVE: f" {what}", Kind.ENLARGE: f" {self.times} times"}.get(self.kind, "")
        set_ = "".join(f" {name}={value}" for name, value in self.values)
        return f"{self.kind.value}{more} by {self.tool}{set_}"

    def replaces(self, other: "Step") -> bool:
        """Whether another step cannot stand beside it: one way to fit mouths, one enlargement."""
        if self.kind is Kind.REMOVE or other.kind is Kind.REMOVE:
            return self.kind is other.kind and self.target == other.target
        return self.kind is other.kind or (self.kind in _MOUTHS and other.kind in _MOUTHS)


@dataclass(frozen=True, slots=True)
class Ready:
    """A step that can be done on this machine, with the version of its tool."""

    step: Step
    version: str


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps as they are done; those of one kind as they were asked for."""
    return tuple(sorted(steps, key=lambda step: _ORDER.index(step.kind)))


def with_step(steps: Iterable[Step], fresh: Step) -> tuple[Step, ...]:
    """The steps of a shot with one more, in the place of what it replaces."""
    return in_order((*(step for step in steps if not fresh.replaces(step)), fresh))
