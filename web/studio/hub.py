"""What happens in the studio, as it happens: kept in the ledger, and told to whoever listens.

Enters: events from any thread. Leaves: the same to every subscriber, each encoded once. Events that
matter later are kept under a number that grows for ever (`Last-Event-ID`); progress is only told.
"""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from storage.ledger import Ledger

PROGRESS = "progress"
_WAITING = 1000  # events that a slow listener may be behind; then it must ask again
_REPLAYED = 500


@dataclass(frozen=True, slots=True)
class StudioEvent:
    """Something happened; `seq` is 0 for what is not kept, `data` is JSON."""

    seq: int
    name: str
    data: bytes


class Hub:
    """Passes events on."""

    def __init__(self, ledger: "Ledger", clock: Callable[[], float]) -> None:
        """`clock` gives seconds since the epoch."""
        self._ledger, self._clock = ledger, clock
        self._listeners: dict[str, set[_Listener]] = {}
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def count(self, project: str) -> int:
        """How much has happened to a project: what was put together at the same count still holds.

        Progress is not counted.
        """
        return self._counts[project]

    def tell(self, project: str, name: str, data: object, *, run: int | None = None) -> None:
        """Keep an event and pass it on."""
        plain = msgspec.to_builtins(data, str_keys=True)
        kept = self._ledger.tell(project, name, plain, run=run, at=self._clock())
        self._pass_on(project, StudioEvent(kept.seq, name, msgspec.json.encode(plain)))

    def mention(self, project: str, name: str, data: object) -> None:
        """Pass an event on that nobody needs to know later."""
        self._pass_on(project, StudioEvent(0, name, msgspec.json.encode(data)))

    async def watch(self, project: str, after: int | None = None) -> AsyncIterator[StudioEvent]:
        """Events from now on, or from behind number `after`; ends for one who is too slow."""
        listener = _Listener(asyncio.get_running_loop())
        with self._lock:
            self._listeners.setdefault(project, set()).add(listener)
        try:
            last = 0
            for event in await self._missed(project, after):
                last = event.seq
                yield event
            while (told := await listener.queue.get()) is not None:
                if told.seq == 0 or told.seq > last:
                    yield told
        finally:
            with self._lock, suppress(KeyError):
                self._listeners[project].remove(listener)

    def close(self) -> None:
        """End every stream."""
        with self._lock:
            listeners = [one for some in self._listeners.values() for one in some]
        for listener in listeners:
            listener.pass_on(None)

    async def _missed(self, project: str, after: int | None) -> list[StudioEvent]:
        if after is None:
            return []
        rows = await asyncio.to_thread(self._ledger.events, project, after=after, limit=_REPLAYED)
        return [StudioEvent(r.seq, r.kind, msgspec.json.encode(dict(r.data))) for r in rows]

    def _pass_on(self, project: str, event: StudioEvent) -> None:
        with self._lock:
            self._counts[project] += event.name != PROGRESS
            listeners = tuple(self._listeners.get(project, ()))
        loops: dict[asyncio.AbstractEventLoop, list[_Listener]] = {}
        for listener in listeners:
            loops.setdefault(listener.loop, []).append(listener)
        for loop, some in loops.items():  # one call wakes a loop, however many listen
            with suppress(RuntimeError):  # the loop is closed: nobody listens there
                loop.call_soon_threadsafe(_hand_out, some, event)


class _Listener:
    """One stream."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.queue: asyncio.Queue[StudioEvent | None] = asyncio.Queue()

    def pass_on(self, event: StudioEvent | None) -> None:
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.queue.put_nowait, event)


def _hand_out(listeners: list[_Listener], event: StudioEvent) -> None:
    for listener in listeners:
        slow = listener.queue.qsize() >= _WAITING
        listener.queue.put_nowait(None if slow else event)
