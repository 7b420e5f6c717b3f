"""One file from the hub, however often the line breaks.

Enters: a file as it was stated. Leaves: the file, digested. A broken line is taken up where it
broke; a server that cannot go on from there begins again.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import httpx2

from renderers.generative.errors import FetchFault
from renderers.generative.fetching.faults import Passing, StartOver
from renderers.generative.fetching.hub import Hub
from renderers.generative.fetching.partial import Partial, opened
from renderers.generative.fetching.stated import Stated

Pause = Callable[[float], None]
Moved = Callable[[int], None]  # bytes here of this file
TRIES = 6  # in a row, without a byte between them
_LONGEST_S = 30.0
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


def download(
    hub: Hub, repository: str, commit: str, file: Stated, target: Path,
    moved: Moved, pause: Pause = time.sleep,
) -> str:  # fmt: skip
    """Bring a file to `target`; its SHA-256.

    Raises:
        FetchFault: the server refuses, or the line broke too often; what came is kept.
        ModelCorrupt, WeightsRefused: what came is not what was stated; nothing is kept.
    """
    with opened(file, target) as partial:
        tries = 0
        while partial.size < file.bytes:
            before = partial.size
            try:
                _go_on(hub, repository, commit, partial, moved)
            except Passing as passing:
                if isinstance(passing, StartOver):
                    partial.start_over()
                tries = 1 if partial.size > before else tries + 1
                if tries >= TRIES:
                    raise
                pause(passing.pause_s or min(2.0 ** (tries - 1), _LONGEST_S))
        return partial.finish(target)


def _go_on(hub: Hub, repository: str, commit: str, partial: Partial, moved: Moved) -> None:
    """Read from where the part ends until the server stops."""
    file = partial.file
    with hub.opened(repository, commit, file.path, partial.size) as answer:
        _take_place(answer, partial)
        for data in answer.iter_raw():
            partial.add(data)
            moved(partial.size)
    if partial.size < file.bytes:
        raise Passing(
            f"{repository}: {file.path}: it ended at {partial.size} of {file.bytes} bytes; "
            "what came is kept. Run the same command again"
        )


def _take_place(answer: httpx2.Response, partial: Partial) -> None:
    """Hold an answer's headers to what was asked; begin again where it begins again."""
    file = partial.file
    encoding = answer.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise FetchFault(f"{file.path}: {answer.url.host} sends it as {encoding}; use --from DIR")
    if answer.status_code == httpx2.codes.OK:
        if partial.size:
            partial.start_over()
        _hold_size(answer.headers.get("Content-Length", ""), file)
        return
    place = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if place is None or int(place[1]) != partial.size:
        raise StartOver(f"{file.path}: {answer.url.host} does not go on at {partial.size}")
    _hold_size(place[2], file)


def _hold_size(told: str, file: Stated) -> None:
    if told.isdecimal() and int(told) != file.bytes:
        raise FetchFault(
            f"{file.path}: the server has {told} bytes of it, and {file.bytes} were stated; run "
            "the same command later, or fetch it elsewhere and add it with --from DIR"
        )
