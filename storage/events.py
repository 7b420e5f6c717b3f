"""What a run tells while it runs.

Enters: nothing. Leaves: frozen events, each about one job, in the order in which they happened.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from storage.jobs import JobHandle
from storage.states import Fault, Result, fault_from


@dataclass(frozen=True, slots=True)
class Started:
    """A worker took the job, for the `execution`th time."""

    job: JobHandle
    worker: str
    execution: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A running job reports how far it is, 0 to 1, and what it is doing."""

    job: JobHandle
    fraction: float
    message: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The job has its result, the blobs it names; a cached one cost nothing now."""

    job: JobHandle
    cached: bool
    seconds: float
    cpu_seconds: float
    result: Result = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Requeued:
    """The job's worker was lost; it will be executed again."""

    job: JobHandle
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The job has no result, and will have none in this run."""

    job: JobHandle
    fault: Fault


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job will not run in this run."""

    job: JobHandle
    reason: str


Event: TypeAlias = Started | Progress | Finished | Requeued | Failed | Cancelled
OnEvent: TypeAlias = Callable[[Event], None]
EVENTS: tuple[type[Event], ...] = (Started, Progress, Finished, Requeued, Failed, Cancelled)


def name_of(event: Event) -> str:
    """The word under which the table keeps an event; also its name as a server-sent event."""
    return type(event).__name__.lower()


def body_of(event: Event) -> dict[str, Any]:
    """An event's fields as JSON values, without the job."""
    names = [field.name for field in dataclasses.fields(event) if field.name != "job"]
    values = {name: getattr(event, name) for name in names}
    return {name: _plain(value) for name, value in values.items()}


def event_from(name: str, job: JobHandle, body: Mapping[str, Any]) -> Event:
    """The event that `name_of` and `body_of` describe."""
    kind = next(kind for kind in EVENTS if kind.__name__.lower() == name)
    if kind is Failed:
        return Failed(job, fault_from(body["fault"]))
    return kind(job, **body)


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, Fault):
        return dataclasses.asdict(value)
    return dict(value) if isinstance(value, Mapping) else value
