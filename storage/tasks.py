"""How each kind of job is run: tasks, what they are given, and where they are found.

Enters: an import path such as `renderers.production.tasks:TASKS`. Leaves: the mapping of kinds to
tasks that it names. A task is a pure function of its parameters and inputs: what it leaves are
blobs, and the same key must mean the same bytes.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from storage.blobs import Blobs
from storage.errors import TasksError
from storage.states import Result

Report: TypeAlias = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Context:
    """What a task is given.

    Attributes:
        params: the job's parameters, as JSON gives them back (tuples are lists).
        inputs: the results of the jobs it needs, by the name it needs them under.
        blobs: where inputs are read and results are stored.
        scratch: an empty folder of its own, removed afterwards; on the blobs' file system, so that
            `blobs.put_file(path, move=True)` is a rename.
        report: tells how far it is, 0 to 1, and what it is doing; cheap to call often.
    """

    params: Mapping[str, Any]
    inputs: Mapping[str, Result]
    blobs: Blobs
    scratch: Path
    report: Report


@dataclass(frozen=True, slots=True)
class Task:
    """How one kind of job is run.

    Attributes:
        version: changes whenever the same inputs would give other bytes: implementation, engine,
            encoder flags. It is part of every cache key.
        run: makes the result; it may raise, and an exception is final (it is not tried again),
            unless it is a MemoryError or its class sets `transient = True`.
        limit_s: a worker that takes longer is stopped, and the job counts as lost with it.
        ahead: modules that `run` imports when it is first called; a worker that has nothing to do
            yet imports them beforehand, one by one. It is no part of what the task makes.
    """

    version: str
    run: Callable[[Context], Result]
    limit_s: float = 3600.0
    ahead: tuple[str, ...] = ()


Tasks: TypeAlias = Mapping[str, Task]


def load_tasks(path: str) -> Tasks:
    """Import the tasks at `module:NAME`.

    Raises:
        TasksError: the path is not of that form, cannot be imported, or names no tasks.
    """
    module, colon, name = path.partition(":")
    if not (module and colon and name):
        raise TasksError(f"tasks {path!r}: write module:NAME")
    try:
        tasks = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise TasksError(f"tasks {path!r} cannot be imported: {error}") from error
    if not isinstance(tasks, Mapping) or not all(isinstance(t, Task) for t in tasks.values()):
        raise TasksError(f"tasks {path!r}: {name} must map kinds of jobs to storage.tasks.Task")
    return tasks
