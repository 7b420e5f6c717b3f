"""What a server's history says of a job.

Enters: JSON of `/history/ID` and `/queue`. Leaves: whether it is there, done or failed, the files
that it saved, and what went wrong in words. Shapes are not trusted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from renderers.backends.comfyui.wire import Stored, stored_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A job that the server is done with."""

    files: tuple[Stored, ...]  # in the order of the server's lists
    failure: str = ""  # "" it went well
    interrupted: bool = False


def entry_of(history: object, prompt_id: str) -> Entry | None:
    """The job's entry; None where it has none yet: it may come a moment after the success."""
    if not isinstance(history, Mapping) or not isinstance(history.get(prompt_id), Mapping):
        return None
    found = history[prompt_id]
    outputs = found.get("outputs")
    files = tuple(_files(outputs)) if isinstance(outputs, Mapping) else ()
    failure, interrupted = _failure(found.get("status"))
    return Entry(files, failure, interrupted)


def place_in(queue: object, prompt_id: str) -> str:
    """Where a job stands: "running", "pending" or ""."""
    if isinstance(queue, Mapping):
        for name in ("running", "pending"):
            rows = queue.get(f"queue_{name}")
            if isinstance(rows, list) and any(
                isinstance(row, list) and len(row) > 1 and row[1] == prompt_id for row in rows
            ):
                return name
    return ""


def node_faults(values: object) -> tuple[str, ...]:
    """What `node_errors` and `error` of an answer say, each as a sentence."""
    if not isinstance(values, Mapping):
        return ()
    found = []
    error, nodes = values.get("error"), values.get("node_errors")
    if isinstance(error, Mapping):
        found.append(_sentence(error))
    elif error:
        found.append(str(error))
    if isinstance(nodes, Mapping):
        for number, told in nodes.items():
            found.extend(f"node {number}{_kind(told)}: {what}" for what in _node(told))
    return tuple(found)


def _files(outputs: Mapping[Any, Any]) -> Iterator[Stored]:
    """Files of every list, whatever it is called: films, too, come as images."""
    for told in outputs.values():
        if isinstance(told, Mapping):
            for values in told.values():
                for value in values if isinstance(values, list) else ():
                    file = stored_of(value)
                    if file is not None and file.kind != "temp":
                        yield file


def _failure(status: object) -> tuple[str, bool]:
    if not isinstance(status, Mapping):
        return "", False  # servers before 2023 told none
    messages = status.get("messages")
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, list) and len(message) > 1 and isinstance(message[1], Mapping):
            if message[0] == "execution_interrupted":
                return "it was interrupted", True
            if message[0] == "execution_error":
                return _execution(message[1]), False
    return ("it failed without a word" if status.get("status_str") == "error" else ""), False


def _execution(told: Mapping[str, Any]) -> str:
    kind = f" ({told['node_type']})" if told.get("node_type") else ""
    what = str(told.get("exception_message", "no word")).strip()
    return f"node {told.get('node_id', '?')}{kind}: {told.get('exception_type', 'error')}: {what}"


def _node(told: object) -> Iterator[str]:
    errors = told.get("errors") if isinstance(told, Mapping) else None
    for error in errors if isinstance(errors, list) else ():
        yield _sentence(error) if isinstance(error, Mapping) else str(error)
    if not errors:
        yield "refused without a word"


def _kind(told: object) -> str:
    kind = told.get("class_type") if isinstance(told, Mapping) else ""
    return f" ({kind})" if kind else ""


def _sentence(error: Mapping[str, Any]) -> str:
    words = [str(error[key]) for key in ("message", "details") if error.get(key)]
    return ": ".join(words) or str(error.get("type", "refused without a word"))
