"""What a ComfyUI server tells of a job while it works, by websocket where that holds.

Enters: a server and our name there. Leaves: events of our jobs, one at a time. Where the socket
cannot be had or breaks, there are none: whoever waits then asks by HTTP alone.
"""

import json
import time
from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

_LARGEST = 64 << 20  # bytes: previews come between the events
_OPEN_S = 5.0


class Events:
    """A websocket that may break; use as a context. `why_not` says why there is none, "" is one."""

    def __init__(self, address: str, client_id: str) -> None:
        self._url = f"ws{address.removeprefix('http')}/ws?clientId={quote(client_id)}"
        self._socket: ClientConnection | None = None
        self._held = ExitStack()
        self.why_not = ""

    def __enter__(self) -> Self:
        try:
            from websockets.sync.client import connect
        except ImportError:
            self.why_not = "the library websockets is not installed"
            return self
        from websockets.exceptions import WebSocketException

        try:
            self._socket = self._held.enter_context(
                connect(self._url, open_timeout=_OPEN_S, close_timeout=1, max_size=_LARGEST,
                        proxy=None)
            )  # fmt: skip
        except (OSError, WebSocketException) as error:  # TimeoutError is an OSError
            self.why_not = str(error) or type(error).__name__
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._held.close()

    def next(self, wait_s: float) -> Mapping[str, Any] | None:
        """The next event within `wait_s`; None where none came."""
        if self._socket is None:
            time.sleep(wait_s)
            return None
        from websockets.exceptions import WebSocketException

        try:
            return event_of(self._socket.recv(timeout=wait_s))
        except TimeoutError:
            return None
        except (OSError, WebSocketException) as error:
            self.why_not = str(error) or type(error).__name__
            self._socket = None
            return None


def event_of(message: str | bytes) -> Mapping[str, Any] | None:
    """The event that a message holds; None for previews and for what is no event."""
    if isinstance(message, bytes):
        return None
    try:
        found = json.loads(message)
    except (ValueError, RecursionError):
        return None
    good = isinstance(found, dict) and isinstance(found.get("data"), dict)
    return found if good and isinstance(found.get("type"), str) else None


class Share:
    """How far a job is: nodes done, and steps of the one at work."""

    def __init__(self, prompt_id: str, nodes: int) -> None:
        self._prompt_id, self._nodes = prompt_id, max(nodes, 1)
        self._done: set[str] = set()
        self._at, self._part = "", 0.0

    def heard(self, event: Mapping[str, Any]) -> float | None:
        """The share done, 0…1, after an event; None where it tells of something else."""
        told = event["data"]
        if told.get("prompt_id") != self._prompt_id:
            return None  # of others we hear `status` alone
        if event["type"] == "execution_cached" and isinstance(told.get("nodes"), list):
            self._done |= {str(node) for node in told["nodes"]}
        elif event["type"] == "executing" and told.get("node") is not None:
            if self._at:
                self._done.add(self._at)
            self._at, self._part = str(told["node"]), 0.0
        elif event["type"] == "progress":
            self._part = _part(told.get("value"), told.get("max"))
        else:
            return None
        return min(1.0, (len(self._done) + self._part) / self._nodes)


def _part(value: object, most: object) -> float:
    if not isinstance(value, int | float) or not isinstance(most, int | float) or not most > 0:
        return 0.0
    return min(1.0, max(0.0, value / most))
