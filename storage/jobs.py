"""The job graph: what is to be made, from what, in which order of urgency.

Enters: kinds, parameters and the jobs they need, added one by one. Leaves: a graph without cycles,
because a job can only need jobs that were added before it. Nothing here runs anything.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NewType

from storage.errors import GraphError

JobId = NewType("JobId", int)
CPU = "cpu"  # the lane of everything that needs no accelerator


@dataclass(frozen=True, slots=True)
class JobHandle:
    """How the builder of a graph names a job: to need it, to follow it, to find its result."""

    id: JobId
    kind: str
    label: str

    def __str__(self) -> str:
        return f"{self.label} ({self.kind})" if self.label else f"{self.kind} #{self.id}"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work.

    Attributes:
        handle: its id, kind and label; the label is for people and decides nothing.
        params: its parameters as canonical JSON text.
        needs: under which name it takes the result of which job.
        priority: higher first; equal ones in order of insertion.
        affinity: a warm worker prefers jobs with the affinity it last served.
        lane: which workers may do it: `cpu`, or `gpu:<model>` for those that hold that model.
    """

    handle: JobHandle
    params: str
    needs: Mapping[str, JobId] = field(default_factory=dict)
    priority: int = 0
    affinity: str | None = None
    lane: str = CPU


class Graph:
    """Jobs and their needs, in order of insertion."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []

    def add(
        self,
        kind: str,
        params: Mapping[str, Any] | None = None,
        *,
        needs: Mapping[str, JobHandle] | None = None,
        priority: int = 0,
        label: str = "",
        affinity: str | None = None,
        lane: str = CPU,
    ) -> JobHandle:
        """Add a job and return its handle.

        Args:
            kind: the task that makes it.
            params: JSON values only; what is large belongs in a blob, named here by its digest.
            needs: jobs of this graph whose results it takes, by the name it takes them under.
            priority: higher first.
            label: what people call it, e.g. "shot 12".
            affinity: what a warm worker keeps warm for it, e.g. the set's id.
            lane: which workers may do it.

        Raises:
            GraphError: a need is not of this graph, or the parameters are not JSON.
        """
        handle = JobHandle(JobId(len(self._jobs)), kind, label)
        wanted = {name: self._own(handle, need) for name, need in (needs or {}).items()}
        text = canonical_json(params or {}, f"{handle}: parameters")
        self._jobs.append(Job(handle, text, MappingProxyType(wanted), priority, affinity, lane))
        return handle

    def __len__(self) -> int:
        return len(self._jobs)

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs)

    def __getitem__(self, job: JobId) -> Job:
        return self._jobs[job]

    def dependents(self) -> dict[JobId, list[JobId]]:
        """For each job, the jobs that need it, in order of insertion."""
        found: dict[JobId, list[JobId]] = {job.handle.id: [] for job in self}
        for job in self:
            for need in dict.fromkeys(job.needs.values()):
                found[need].append(job.handle.id)
        return found

    def _own(self, job: JobHandle, need: JobHandle) -> JobId:
        if need.id < len(self._jobs) and self._jobs[need.id].handle == need:
            return need.id
        raise GraphError(f"{job} needs {need}, which is not in this graph; add it there first")


def canonical_json(value: object, place: str) -> str:
    """The one JSON text of a value: sorted names, no spaces, every float exact.

    Raises:
        GraphError: the value is not JSON (NaN, names that are no text, other types); names the
            place in it.
    """
    _check(value, place)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _check(value: object, place: str) -> None:
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(name, str):
                raise GraphError(f"{place}: the name {name!r} is not text; JSON names are text")
            _check(item, f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{place}[{index}]")
    elif value is not None and not isinstance(value, str | int | float):
        raise GraphError(
            f"{place}: {type(value).__qualname__} is not JSON; pass plain values, "
            "or store it as a blob and pass the digest"
        )
    elif isinstance(value, float) and value - value != 0:
        raise GraphError(f"{place}: {value} is not JSON; pass a finite number or null")
