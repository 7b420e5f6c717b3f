"""The desk: clerks that answer one order at a time and are stopped when they take too long.

Enters: orders. Leaves: answers, or an error that names what went wrong. A clerk that dies or is
stopped is replaced by a fresh one at the next order; nothing else notices.
"""

import contextlib
import io
import os
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from web.studio.desk import orders
from web.studio.errors import DeskLost, DeskRefusal, TooSlow

T = TypeVar("T")
_HEAD = struct.Struct(">I")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Rules:
    """How many clerks there are and what they may."""

    clerks: int
    megabytes: int
    confined: bool  # no network, no programs


class Desk:
    """A row of clerks; may be asked from many threads.

    Args:
        rules: how many, and their limits.
        environment: what they inherit.
    """

    def __init__(self, rules: Rules, environment: Mapping[str, str]) -> None:
        self._rules, self._environment = rules, dict(environment)
        self._free: queue.LifoQueue[_Clerk | None] = queue.LifoQueue()
        for _ in range(rules.clerks):
            self._free.put(None)  # hired at the first order
        self._all: set[_Clerk] = set()
        self._lock = threading.Lock()
        self._closed = False

    def ask(self, order: orders.AnyOrder, kind: type[T]) -> T:
        """The answer to an order.

        Raises:
            TooSlow: it took longer than `order.seconds`.
            DeskLost: the clerk died.
            DeskRefusal: the clerk said no.
        """
        clerk = self._free.get()
        try:
            if clerk is None or not clerk.alive():
                clerk = self._hired()
            return _opened(clerk.asked(order), kind)
        except (TooSlow, DeskLost):
            self._dismiss(clerk)
            clerk = None
            raise
        finally:
            self._free.put(clerk)

    def close(self) -> None:
        """Send all clerks away."""
        with self._lock:
            self._closed, left = True, list(self._all)
        for clerk in left:
            self._dismiss(clerk)

    def _hired(self) -> "_Clerk":
        clerk = _Clerk(self._rules, self._environment)
        with self._lock:
            if self._closed:
                clerk.end()
                raise DeskLost("the studio is closing; start it again")
            self._all.add(clerk)
        return clerk

    def _dismiss(self, clerk: "_Clerk | None") -> None:
        if clerk is not None:
            clerk.end()
            with self._lock:
                self._all.discard(clerk)


class _Clerk:
    """One child process."""

    def __init__(self, rules: Rules, environment: Mapping[str, str]) -> None:
        confined = "confined" if rules.confined else "free"
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [
                *(sys.executable, "-P", "-m", "web.studio.desk.clerk"),
                *(str(rules.megabytes), confined),
            ],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            env={
                **environment,
                "PYTHONPATH": os.pathsep.join(p or str(Path.cwd()) for p in sys.path),
            },
        )

    def alive(self) -> bool:
        return self._process.poll() is None

    def asked(self, order: orders.AnyOrder) -> bytes:
        """Send an order and wait for the answer; raises TooSlow, DeskLost."""
        body = msgspec.msgpack.encode(order)
        late = time.monotonic() + order.seconds
        try:
            self._send(_HEAD.pack(len(body)) + body)
            (size,) = _HEAD.unpack(self._read(_HEAD.size, late))
            return self._read(size, late)
        except TimeoutError:
            raise TooSlow(
                f"it took longer than {order.seconds:.0f} s and was stopped; send a shorter script "
                "or note"
            ) from None
        except (BrokenPipeError, EOFError) as error:
            code = self._process.wait()
            raise DeskLost(f"the process that read it ended with {code}; send it again") from error

    def end(self) -> None:
        """Kill it and reap it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, 9)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[_pipe(self._process.stdin).write(rest[:_CHUNK]) or 0 :]

    def _read(self, size: int, late: float) -> bytes:
        out, taken = _pipe(self._process.stdout), io.BytesIO()
        while taken.tell() < size:
            ready, _, _ = select.select([out], [], [], max(0.0, late - time.monotonic()))
            if not ready:
                raise TimeoutError
            chunk = os.read(out.fileno(), min(_CHUNK, size - taken.tell()))
            if not chunk:
                raise EOFError
            taken.write(chunk)
        return taken.getvalue()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise DeskLost("the process has no pipe; send it again")
    return pipe


def _opened(data: bytes, kind: type[T]) -> T:
    answer = msgspec.msgpack.decode(data, type=orders.AnyAnswer)
    if isinstance(answer, orders.Refusal):
        raise DeskRefusal(answer.message, answer.exit_code, answer.error, foreseen=answer.foreseen)
    return msgspec.msgpack.decode(answer.value, type=kind)
