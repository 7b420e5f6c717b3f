"""Failed jobs, as the person who wrote the script should hear of them.

Enters: faults by job. Leaves: one error that names the shots and lines, the cause and the remedy.
Faults of one cause are told once. What nobody foresaw keeps its traceback for the log.
"""

from collections.abc import Mapping

from renderers.errors import RenderError
from storage.events import Failed
from storage.jobs import JobHandle
from storage.runner import JobsFailed
from storage.states import Fault

_PLACES = {
    "take": "the line “{label}”",
    "set": "the set “{label}”",
    "body": "the figure of {label}",
    "shot": "{label}",
    "mix": "the sound mix",
    "sound": "encoding the sound",
    "film": "joining the film",
    "storyboard": "the storyboard",
    "proof": "the proof of the film",
}
_OURS = ("screenplay.", "planner.", "voices.", "renderers.", "storage.")
# Nothing can be made without these; to go on would only fail job after job.
_HOPELESS = frozenset(
    {
        "renderers.errors.MissingGraphics",
        "renderers.errors.DiskFull",
        "voices.errors.MissingEngine",
    }
)
_NAMED = 3


class FilmFailed(RenderError):
    """Some of the film could not be made; the rest is kept for the next run.

    Attributes:
        exit_code: 2 when the script is to blame, else 1.
        traces: tracebacks of faults that nobody foresaw, for the log; "" when there are none.
    """

    def __init__(self, message: str, exit_code: int = 1, traces: str = "") -> None:
        self.exit_code = exit_code
        self.traces = traces
        super().__init__(message)


def give_up_if_hopeless(event: Failed) -> None:
    """Raise FilmFailed at once for a fault that every other job would meet, too."""
    if event.fault.error in _HOPELESS:
        raise FilmFailed(event.fault.message, event.fault.exit_code)


def retold(failed: JobsFailed) -> FilmFailed:
    """What failed, where and why, by cause."""
    causes = _by_cause(failed.faults)
    told = [f"  {_places(jobs)}: {_cause(fault)}" for jobs, fault in causes]
    head = "the film could not be finished (what was made is kept for the next run):"
    traces = "\n".join(
        f"{_places(jobs)}\n{fault.traceback}" for jobs, fault in causes if not _foreseen(fault)
    )
    return FilmFailed("\n".join([head, *told]), failed.exit_code, traces)


def _by_cause(faults: Mapping[JobHandle, Fault]) -> list[tuple[list[JobHandle], Fault]]:
    causes: dict[tuple[str, str], tuple[list[JobHandle], Fault]] = {}
    for job, fault in faults.items():
        causes.setdefault((fault.error, fault.message), ([], fault))[0].append(job)
    return list(causes.values())


def _places(jobs: list[JobHandle]) -> str:
    named = [_PLACES.get(job.kind, "{label}").format(label=job.label) for job in jobs[:_NAMED]]
    more = [f"{len(jobs) - _NAMED} more"] if len(jobs) > _NAMED else []
    *first, last = [*named, *more]
    return f"{', '.join(first)} and {last}" if first else last


def _cause(fault: Fault) -> str:
    if _foreseen(fault):
        return fault.message
    name = fault.error.rpartition(".")[2]
    message = fault.message.strip().partition("\n")[0] or "no message"
    return f"a fault in Storyreel, {name}: {message}"


def _foreseen(fault: Fault) -> bool:
    """Whether the error is one of ours, whose message names place and remedy."""
    return fault.error.startswith(_OURS)
