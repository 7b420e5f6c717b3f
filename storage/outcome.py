"""What a run leaves: the results, or why some are missing.

Enters: where each job stands at the end. Leaves: results by job, and a complaint for people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from storage.errors import StorageError
from storage.jobs import JobHandle
from storage.states import Done, Fault, Result, State


@dataclass(frozen=True, slots=True, eq=False)  # equal to any mapping of the same results
class Outcome(Mapping[JobHandle, Result]):
    """The results of a run, by job.

    Attributes:
        results: every result there is.
        executed: pieces of work that were done now.
        cached: jobs whose result was remembered, or shared with an equal job.
    """

    results: Mapping[JobHandle, Result]
    executed: int
    cached: int

    def __getitem__(self, job: JobHandle) -> Result:
        return self.results[job]

    def __iter__(self) -> Iterator[JobHandle]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)


class JobsFailed(StorageError):
    """Some jobs have no result; the rest was still done.

    Attributes:
        faults: why, for each job that failed.
        cancelled: why, for each job that could not be run therefore.
        outcome: the results there are.
        exit_code: 2 if all of them failed by bad input, else 1.
    """

    def __init__(
        self,
        faults: Mapping[JobHandle, Fault],
        cancelled: Mapping[JobHandle, str],
        outcome: Outcome,
    ) -> None:
        super().__init__(_complaint(faults, cancelled))
        self.faults = faults
        self.cancelled = cancelled
        self.outcome = outcome
        self.exit_code = min((fault.exit_code for fault in faults.values()), default=1)


def outcome_of(states: Mapping[JobHandle, State], executed: int) -> Outcome:
    """The results among the states, and how many were made now."""
    done = {job: state for job, state in states.items() if isinstance(state, Done)}
    results = {job: state.result for job, state in done.items()}
    cached = sum(state.cached for state in done.values())
    return Outcome(MappingProxyType(results), executed, cached)


def _complaint(faults: Mapping[JobHandle, Fault], cancelled: Mapping[JobHandle, str]) -> str:
    """One line per failed job, with what its failure cost."""
    lines = [f"{job}: {fault.error}: {fault.message}" for job, fault in faults.items()]
    jobs = "1 job" if len(faults) == 1 else f"{len(faults)} jobs"
    rest = f"; {len(cancelled)} more need them and were not run" if cancelled else ""
    return "\n".join([f"{jobs} failed{rest}:", *lines])
