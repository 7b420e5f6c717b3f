"""What a tool says while it works: kept in a file up to a size, its last lines in memory.

Enters: a pipe. Leaves: a file, the last lines, and how far the tool says it is.
"""

import re
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO

_LINES, _LETTERS = 40, 400  # kept of its end: enough to see what went wrong
_READ = 1 << 16
_SHARE = re.compile(r"(\d{1,3})%\|")  # as tqdm draws its bar


class Log:
    """Reads a pipe to its end in a thread of its own, so that no tool waits for us."""

    def __init__(self, pipe: IO[bytes], path: Path, most: int) -> None:
        self._pipe, self._path, self._most = pipe, path, most
        self._tail: deque[str] = deque(maxlen=_LINES)
        self.share, self.heard = 0.0, time.monotonic()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def close(self, wait_s: float) -> None:
        """Wait for its end: something that outlived the tool may hold the pipe."""
        self._thread.join(wait_s)

    def last(self, count: int) -> tuple[str, ...]:
        """The last lines that say anything."""
        return tuple(self._tail)[-count:]

    def _read(self) -> None:
        left, line = self._most, b""
        with self._path.open("wb") as kept:
            while chunk := self._pipe.read1(_READ):  # type: ignore[attr-defined]
                self.heard = time.monotonic()
                kept.write(chunk[:left])
                kept.flush()
                if 0 < left <= len(chunk):
                    kept.write(b"\n[the rest was left out: the log is too long]\n")
                left = max(0, left - len(chunk))
                *lines, line = re.split(rb"[\r\n]+", line + chunk)
                self._keep(lines)
                line = line[-_READ:]
            self._keep([line])
        self._pipe.close()

    def _keep(self, lines: list[bytes]) -> None:
        for line in lines[-_LINES * 4 :]:
            text = line.decode("utf-8", "replace").strip()
            if text:
                self._tail.append(text[:_LETTERS])
            for found in _SHARE.findall(text):
                self.share = min(1.0, int(found) / 100)
