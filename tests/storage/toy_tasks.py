"""Small tasks that count their executions, fail, crash and hang on request."""

import os
import signal
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path

from storage.states import Result
from storage.tasks import Context, Task


class ScriptFault(ValueError):
    """What a task raises when the user's input is to blame."""

    exit_code = 2


def count(context: Context, word: str) -> int:
    """Append a line to the log named in the parameters; returns how many lines `word` now has."""
    log = Path(context.params["log"])
    with log.open("a") as file:
        file.write(f"{word} {os.getpid()}\n")
    return sum(line.split()[0] == word for line in log.read_text().splitlines())


def text(context: Context) -> Result:
    count(context, context.params["text"])
    return {"out": context.blobs.put(context.params["text"].encode())}


def big(context: Context) -> Result:
    count(context, "big")
    return {"out": context.blobs.put(bytes([context.params["number"]]) * 50_000)}


def join(context: Context) -> Result:
    count(context, context.params.get("name", "join"))
    parts = [context.blobs.get(context.inputs[name]["out"]) for name in sorted(context.inputs)]
    path = context.scratch / "joined"
    path.write_bytes(b"+".join(parts))
    return {"out": context.blobs.put_file(path, move=True)}


def length(context: Context) -> Result:
    count(context, "length")
    size = len(context.blobs.get(context.inputs["of"]["out"]))
    return {"out": context.blobs.put(str(size).encode())}


def slow(context: Context) -> Result:
    count(context, context.params["text"])
    for step in range(10):
        context.report(step / 10, "sleeping")
        time.sleep(context.params["seconds"] / 10)
    return {"out": context.blobs.put(context.params["text"].encode())}


def crash(context: Context) -> Result:
    """Kill the worker in the first `times` executions."""
    if count(context, "crash") <= context.params["times"]:
        print("about to crash")  # noqa: T201 - the last words that the runner must keep
        os.kill(os.getpid(), signal.SIGKILL)
    return {"out": context.blobs.put(b"survived")}


def fault(context: Context) -> Result:
    count(context, "fault")
    raise ScriptFault("scene 3 has no heading") if context.params.get("user") else KeyError("pose")


class ServerBusy(RuntimeError):
    """What passes when it is tried again."""

    transient = True


def flaky(context: Context) -> Result:
    """Fail in the first `times` executions."""
    if count(context, "flaky") <= context.params["times"]:
        raise ServerBusy("come back later")
    return {"out": context.blobs.put(b"at last")}


def hang(context: Context) -> Result:
    """Hang, with a program of its own that takes no SIGTERM."""
    count(context, "hang")
    with subprocess.Popen(["/bin/sh", "-c", "trap '' TERM; sleep 1000 & wait; wait"]) as process:
        process.wait()
    return {"out": context.blobs.put(b"never")}


def weight(context: Context) -> Result:
    """Which of the heavy packages this worker has imported."""
    heavy = {"fastapi", "sqlmodel", "sqlalchemy", "pydantic", "obstore"} & set(sys.modules)
    return {"out": context.blobs.put(" ".join(sorted(heavy)).encode())}


def leave(context: Context) -> Result:
    raise SystemExit(4)


def empty_promise(context: Context) -> Result:
    return {"out": "0" * 64}  # type: ignore[dict-item]  # a wrong digest is the point


def child(context: Context) -> Result:
    """Wait for a long-running program, as a renderer waits for its encoder."""
    with subprocess.Popen(["/bin/sleep", "1000"]) as process:
        Path(context.params["pid"]).write_text(str(process.pid))
        process.wait()
    return {"out": context.blobs.put(b"never")}


@lru_cache(maxsize=1)
def load(scenery: str) -> str:
    """What a warm worker keeps."""
    return scenery


def shot(context: Context) -> Result:
    misses = load.cache_info().misses
    load(context.params["set"])
    count(context, "cold" if load.cache_info().misses > misses else "warm")
    time.sleep(0.02)
    return {"out": context.blobs.put(context.params["name"].encode())}


TASKS = {
    task.__name__: Task("1", task)
    for task in (
        *(text, big, join, length, slow, crash, fault, leave, empty_promise, child, shot),
        *(flaky, weight),
    )
}
TASKS["hang"] = Task("1", hang, limit_s=0.5)
TASKS["patient"] = Task("1", hang)
