"""Asking a server by sockets, many at once, at little cost to the asker.

Enters: an address and a token. Leaves: answers, and how long each took.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

_LONGEST = 1 << 22  # bytes of an answer's head
_OK = (200, 201, 204, 304)


@dataclass(frozen=True, slots=True)
class Door:
    """Where a server is, and what opens it."""

    url: str
    token: str


class Line:
    """One connection that is kept, as browsers do."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._place = urlsplit(door.url)
        self._pipes: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: bytes = b"", *headers: str) -> bytes:
        """The body of the answer; a body of ours is sent as a form. Raises RuntimeError."""
        reader = await self.begin(path, body, *headers)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        status = int(head.split(b" ", 2)[1])
        length = re.search(rb"content-length: (\d+)", head)
        answer = await reader.readexactly(int(length[1])) if length else b""
        if status not in _OK:
            raise RuntimeError(f"{path}: {status} {answer[:300].decode(errors='replace')}")
        return answer

    async def begin(self, path: str, body: bytes = b"", *headers: str) -> asyncio.StreamReader:
        """Ask, and read the answer yourself."""
        if self._pipes is None:
            self._pipes = await asyncio.open_connection(
                self._place.hostname, self._place.port, limit=_LONGEST
            )
        reader, writer = self._pipes
        head = [
            f"{'POST' if body else 'GET'} {path} HTTP/1.1", f"Host: {self._place.netloc}",
            f"Authorization: Bearer {self._door.token}", *headers,
        ]  # fmt: skip
        if body:
            head += ["Content-Type: multipart/form-data; boundary=b"]
            head += [f"Content-Length: {len(body)}"]
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        await writer.drain()
        return reader

    def close(self) -> None:
        """Hang up."""
        if self._pipes is not None:
            self._pipes[1].close()


def form(filename: str, data: bytes) -> bytes:
    """A script as browsers upload it; the boundary is "b"."""
    head = f'--b\r\nContent-Disposition: form-data; name="script"; filename="{filename}"\r\n\r\n'
    return head.encode() + data + b"\r\n--b--\r\n"


async def together(
    door: Door, askers: int, asks: int, ask: Callable[[Line], Awaitable[object]]
) -> tuple[float, list[float]]:
    """So many asks by so many askers: seconds in all, and milliseconds of each, sorted."""
    left, took = iter(range(asks)), []

    async def work() -> None:
        line = Line(door)
        for _ in left:
            began = time.perf_counter()
            await ask(line)
            took.append(1000 * (time.perf_counter() - began))
        line.close()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(askers)))
    return time.perf_counter() - began, sorted(took)


def part(sorted_values: Sequence[float], share: float) -> float:
    """The value that this share of all does not exceed; nan of none."""
    if not sorted_values:
        return float("nan")
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]
