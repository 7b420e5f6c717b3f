"""One job on a ComfyUI server: found again or sent, waited for, fetched.

Enters: a key that names the work, and how its workflow is made. Leaves: files of the answer. A job
has a number of our own, made of its key, so that a run that was killed finds it in the queue or in
the history; what was deleted there, failed in an earlier run, or was forgotten is sent again under
the next number, whose files have names of their own.
"""

import hashlib
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from renderers.backends.comfyui.events import Events, Share
from renderers.backends.comfyui.graph import Graph
from renderers.backends.comfyui.history import Entry
from renderers.backends.comfyui.server import Server
from renderers.backends.comfyui.wire import Gone, Stored, Unreachable
from renderers.generative.errors import GenerationCancelled, ServerFault
from renderers.generative.generator import Cancel, Progress

ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a server is asked, and how long it may take."""

    event_s: float = 0.25  # a cancel is heeded so soon
    poll_s: float = 1.0
    forgets_s: float = 15.0  # neither queued nor done: a server forgets when it starts anew
    down_s: float = 60.0  # without an answer
    most_s: float = 6 * 3600.0


PATIENT = Pace()


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done. `graph` gets the prefix of saved files, and uploads what it loads."""

    key: str
    graph: Callable[[str], Graph]
    what: str  # in messages: the card
    client_id: str


class Lost(ServerFault):
    """The server forgot a job."""


def done(
    server: Server, work: Work, pace: Pace, progress: Progress, cancel: Cancel
) -> list[tuple[Stored, bytes]]:
    """Files of the answer, in the server's order.

    Raises:
        ServerFault: refused, failed, silent, or lost again and again.
        GenerationCancelled: stopped there, too.
    """
    for attempt in range(ATTEMPTS):
        number = numbered(work.key, attempt)
        try:
            entry = _entry(server, work, number, pace, progress, cancel)
            if entry is not None:
                return [(file, server.wire.view(file)) for file in entry.files]
        except (Gone, Lost):
            continue
    raise ServerFault(
        f"ComfyUI at {server.wire.name}: {work.what} was sent {ATTEMPTS} times, and its files were "
        "gone each time; see whether something empties the server's output folder or restarts it"
    )


def numbered(key: str, attempt: int) -> str:
    """The number of a job: a UUID made of its key."""
    digest = hashlib.sha256(f"{key}/{attempt}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def _entry(
    server: Server, work: Work, number: str, pace: Pace, progress: Progress, cancel: Cancel
) -> Entry | None:
    """What became of the job; None where an earlier run's failed."""
    entry = server.entry(number)
    if entry is not None:
        return None if entry.failure else entry
    with Events(server.wire.address, work.client_id) as events:
        nodes = 0
        if not server.place(number):
            _stop_if(server, number, work, cancel)
            graph = work.graph(f"storyreel/{number}")
            server.submit(graph, number, work.client_id)
            nodes = len(graph)
        wait = _Wait(server, events, number, work, pace)
        entry = wait.over(Share(number, nodes), progress, cancel)
    if entry.interrupted:
        raise ServerFault(f"ComfyUI at {server.wire.name}: {work.what} was interrupted there")
    if entry.failure:
        raise ServerFault(
            f"ComfyUI at {server.wire.name}: {work.what} failed: {entry.failure}. See the server's "
            "own log; out of memory: take a smaller profile (--quality) or size"
        )
    return entry


def _stop_if(server: Server, number: str, work: Work, cancel: Cancel) -> None:
    if cancel():
        with suppress(Unreachable):  # then nothing runs there
            server.stop(number)
        raise GenerationCancelled(f"{work.what}: stopped on ComfyUI at {server.wire.name}")


class _Wait:
    """Waits for one job."""

    def __init__(self, server: Server, events: Events, number: str, work: Work, pace: Pace) -> None:
        self._server, self._events, self._number = server, events, number
        self._work, self._pace = work, pace
        now = time.monotonic()
        self._until, self._heard, self._known, self._asked = now + pace.most_s, now, now, 0.0

    def over(self, share: Share, progress: Progress, cancel: Cancel) -> Entry:
        """The entry, once there is one. The history may be empty a moment after the success."""
        while True:
            _stop_if(self._server, self._number, self._work, cancel)
            event = self._events.next(self._pace.event_s)
            if event is not None:
                done_share = share.heard(event)
                if done_share is not None:
                    progress(done_share, self._work.what)
            now = time.monotonic()
            if now - self._asked >= self._pace.poll_s:
                self._asked = now
                entry = self._polled(now)
                if entry is not None:
                    return entry
            if now > self._until:
                self._server.stop(self._number)
                raise ServerFault(
                    f"ComfyUI at {self._server.wire.name}: {self._work.what} is not done after "
                    f"{self._pace.most_s:.0f} s and was stopped; take a smaller profile or size"
                )

    def _polled(self, now: float) -> Entry | None:
        try:
            entry = self._server.entry(self._number)
            place = "" if entry else self._server.place(self._number)
        except Unreachable as error:
            if now - self._heard > self._pace.down_s:
                raise ServerFault(
                    f"{error}. It was silent for {self._pace.down_s:.0f} s in the midst of "
                    f"{self._work.what}: start it again, then run the same command, which goes on "
                    "from here"
                ) from error
            return None
        self._heard = now
        if entry or place:
            self._known = now
        elif now - self._known > self._pace.forgets_s:
            raise Lost(f"ComfyUI at {self._server.wire.name} forgot {self._work.what}")
        return entry
