"""A file on its way: written, counted and digested at once, and only whole ones get its name.

Enters: what the file is to be, and its bytes piece by piece. Leaves: the file under its name, or
what came so far under `.name.label.part`, to go on from.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from renderers.generative.errors import FetchFault, ModelCorrupt, WeightsRefused
from renderers.generative.fetching.space import room, settled
from renderers.generative.fetching.stated import Stated
from renderers.generative.fetching.tensor_header import LENGTH, SUFFIX, check_beginning, check_kind

PART = ".part"
_CHUNK = 1 << 20


class TooMuch(FetchFault):
    """More bytes came than were stated."""


class Digests:
    """SHA-256 of a file's bytes, and SHA-1 as git has it where that is what was stated."""

    def __init__(self, file: Stated) -> None:
        """`file`: what the bytes are to be."""
        self._file = file
        self.sha256 = hashlib.sha256()
        self._git = hashlib.sha1(b"blob %d\0" % file.bytes, usedforsecurity=False)

    def update(self, data: bytes) -> None:
        """Digest some more."""
        self.sha256.update(data)
        if self._file.git_sha1:
            self._git.update(data)

    def agree(self) -> bool:
        """Whether what was digested is the file; every digest that is stated must be met."""
        wanted = ((self._file.sha256, self.sha256), (self._file.git_sha1, self._git))
        known = [(digest, found.hexdigest()) for digest, found in wanted if digest]
        return bool(known) and all(digest == found for digest, found in known)


@dataclass(slots=True)
class Partial:
    """The file being written; `opened` makes one."""

    file: Stated
    path: Path  # of the part
    stream: BinaryIO
    size: int = 0
    digests: Digests = field(init=False)

    def __post_init__(self) -> None:
        self.digests = Digests(self.file)

    def add(self, data: bytes) -> None:
        """Write some more; raises TooMuch, WeightsRefused, FetchFault."""
        if self.size + len(data) > self.file.bytes:
            raise TooMuch(
                f"{self.file.path}: more came than the {self.file.bytes} bytes that were stated; "
                "nothing of it was kept. Fetch it from elsewhere with --from DIR"
            )
        with room():
            self.stream.write(data)
        self._count(data)

    def start_over(self) -> None:
        """Forget what came so far."""
        self.stream.seek(0)
        self.stream.truncate()
        self.size, self.digests = 0, Digests(self.file)

    def finish(self, target: Path) -> str:
        """Give the whole file its name; its SHA-256.

        Raises:
            ModelCorrupt: the bytes are others than were stated; the part is forgotten.
            WeightsRefused: they are no safetensors file, although called one.
        """
        with room():
            self.stream.flush()
            os.fsync(self.stream.fileno())
        if not self.digests.agree():
            self.start_over()
            raise ModelCorrupt(
                f"{self.file.path}: what came has another digest than was stated; nothing of it "
                "was kept. Fetch it from elsewhere with --from DIR"
            )
        check_kind(self.path, target.name)
        self.path.replace(target)
        settled(target.parent)
        return self.digests.sha256.hexdigest()

    def take_up(self) -> None:
        """Digest what came before."""
        while data := self.stream.read(_CHUNK):
            self._count(data)
        if self.size > self.file.bytes:
            self.start_over()

    def _count(self, data: bytes) -> None:
        before, self.size = self.size, self.size + len(data)
        self.digests.update(data)
        if self.file.path.endswith(SUFFIX) and before <= LENGTH:
            self.stream.flush()
            with self.path.open("rb") as again:
                check_beginning(again.read(LENGTH + 1), self.file.bytes, self.file.path)


@contextmanager
def opened(file: Stated, target: Path) -> Iterator[Partial]:
    """The part of a file that is to lie at `target`, with what came of it before.

    What was refused is taken away; what only broke off stays.
    """
    with room():
        target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name}.{file.label}{PART}")
    with room(), path.open("a+b"):
        pass  # it is there now, whatever was before
    try:
        with path.open("r+b") as stream:
            partial = Partial(file, path, stream)
            partial.take_up()
            yield partial
    except (TooMuch, WeightsRefused, ModelCorrupt):
        path.unlink(missing_ok=True)
        raise
