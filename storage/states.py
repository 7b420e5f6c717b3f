"""What can be said of a job: its state, its fault, its result.

Enters: nothing. Leaves: frozen values, and their JSON form for the table.
"""

import dataclasses
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from storage.blobs import Digest

Result: TypeAlias = Mapping[str, Digest]
"""The named blobs that a job leaves."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a job has no result.

    Attributes:
        error: qualified name of the exception's class, or `storage.WorkerLost`.
        message: the exception's text.
        traceback: where it was raised, as Python prints it; empty for a lost worker.
        exit_code: 2 when the input is to blame, 1 otherwise.
        executions: how often the job was begun.
        reasons: why each earlier execution came to nothing.
    """

    error: str
    message: str
    traceback: str = ""
    exit_code: int = 1
    executions: int = 1
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """Waiting for what it needs, or for a free worker."""


@dataclass(frozen=True, slots=True)
class Running:
    """A worker is at it, for the `execution`th time."""

    worker: str
    execution: int


@dataclass(frozen=True, slots=True)
class Done:
    """The result stands; `cached` tells that it was remembered or shared, not made for this job."""

    result: Result
    cached: bool
    seconds: float = 0.0
    cpu_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """It raised, or its worker was lost too often."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It will not run, because of something else that happened."""

    reason: str


State: TypeAlias = Queued | Running | Done | Failed | Cancelled
STATES: tuple[type[State], ...] = (Queued, Running, Done, Failed, Cancelled)


def name_of(state: State) -> str:
    """The word under which the table keeps a state."""
    return type(state).__name__.lower()


def body_of(state: State) -> dict[str, Any]:
    """A state's fields as JSON values."""
    return {field.name: _plain(getattr(state, field.name)) for field in dataclasses.fields(state)}


def state_from(name: str, body: Mapping[str, Any]) -> State:
    """The state that `name_of` and `body_of` describe."""
    kind = next(kind for kind in STATES if kind.__name__.lower() == name)
    if kind is Failed:
        return Failed(fault_from(body["fault"]))
    return kind(**body)


def fault_from(body: Mapping[str, Any]) -> Fault:
    """A fault from its JSON form."""
    return Fault(**{**body, "reasons": tuple(body["reasons"])})


def fault_of(error: BaseException, executions: int, reasons: tuple[str, ...] = ()) -> Fault:
    """What to keep of an exception that a task raised.

    An exception class that sets `exit_code = 2` says that the user's input is to blame.
    """
    kind = type(error)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    code = getattr(error, "exit_code", 1)
    return Fault(
        error=f"{module}{kind.__qualname__}",
        message=str(error),
        traceback="".join(traceback.format_exception(error)),
        exit_code=2 if code == 2 else 1,
        executions=executions,
        reasons=reasons,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, Fault):
        return dataclasses.asdict(value)
    return dict(value) if isinstance(value, Mapping) else value
