"""Doing one claimed piece of work.

Enters: a claim. Leaves: a committed verdict, and an empty scratch folder. The same code serves in a
worker process and, for `workers=0`, in the runner's own.
"""

import json
import resource
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage import claims
from storage.blobs import Blobs, is_digest
from storage.claims import Broken, Claim, Made, Returned
from storage.errors import TasksError, disk_errors
from storage.job_table import JobTable
from storage.states import Result, fault_of
from storage.tasks import Context, Tasks

REPORT_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker works with: the store's parts, the tasks, and its name."""

    table: JobTable
    blobs: Blobs
    tasks: Tasks
    scratch: Path
    worker: str


def perform(bench: Bench, claim: Claim, tell: Callable[[float, str], None]) -> Returned | None:
    """Run the claimed work and commit its verdict, or return it to be tried again.

    An exception of the task is its verdict. Only what concerns the process itself passes through
    (an interrupt from the keyboard, a full disk under the table).
    """
    wall, cpu = time.perf_counter(), _cpu_seconds()
    try:
        result = _run(bench, claim, _throttled(tell))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a task raises is its verdict
        if _passes(error) and claim.execution < claims.EXECUTIONS:
            reason = f"{type(error).__name__}: {error}"
            claims.give_back(bench.table, bench.worker, claim, reason)
            return Returned(claim.key, reason)
        fault = fault_of(error, claim.execution, claim.reasons)
        claims.refuse(bench.table, bench.worker, Broken(claim.key, fault))
        return None
    seconds, cpu_seconds = time.perf_counter() - wall, _cpu_seconds() - cpu
    made = Made(claim.key, result, seconds, cpu_seconds)
    claims.settle(bench.table, bench.worker, made, claim.kind)
    return None


def _run(bench: Bench, claim: Claim, report: Callable[[float, str], None]) -> Result:
    scratch = bench.scratch / "job"
    with disk_errors(scratch):
        scratch.mkdir(parents=True, exist_ok=True)
    try:
        context = Context(
            params=json.loads(claim.params),
            inputs=json.loads(claim.inputs),
            blobs=bench.blobs,
            scratch=scratch,
            report=report,
        )
        return _checked(bench.tasks[claim.kind].run(context), claim.kind, bench.blobs)
    finally:
        if next(
            scratch.glob("*"), None
        ):  # an empty one serves the next job: removing it takes longest
            shutil.rmtree(scratch, ignore_errors=True)  # what stays is swept before the next run


def _checked(result: Result, kind: str, blobs: Blobs) -> Result:
    """Refuse a result whose blobs are not stored: every job that needs it would fail instead."""
    if not isinstance(result, Mapping):
        raise TasksError(f"task {kind!r} left {result!r}; return a mapping of names to digests")
    for name, digest in result.items():
        if not is_digest(digest) or not blobs.has(digest):
            raise TasksError(
                f"task {kind!r} left {name!r} = {digest!r}, which is no stored blob; "
                "return what blobs.put or blobs.put_file gave"
            )
    return result


def _throttled(tell: Callable[[float, str], None]) -> Callable[[float, str], None]:
    """Pass on at most ten reports a second, the first and the last ones always."""
    last = -REPORT_EVERY_S

    def report(fraction: float, message: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= REPORT_EVERY_S or fraction >= 1.0:
            last = now
            tell(float(fraction), message)

    return report


def _passes(error: BaseException) -> bool:
    """Whether a fault may be gone when the job is tried again."""
    return isinstance(error, MemoryError) or getattr(error, "transient", False) is True


def _cpu_seconds() -> float:
    """Processor seconds of this process and of the programs it has waited for."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)
