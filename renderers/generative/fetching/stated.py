"""What is said of files before they are here.

Enters: nothing; shapes only. Leaves: a repository's files at one commit, with sizes and digests.
"""

from collections.abc import Callable
from dataclasses import dataclass

from renderers.generative.card import WeightFile

Progress = Callable[[int, int, str], None]  # bytes here of bytes in all, and which file


def untold(here: int, of: int, path: str) -> None:
    """Nobody follows."""
    del here, of, path


@dataclass(frozen=True, slots=True)
class Stated:
    """A file as its repository states it. One of the digests is known, or both."""

    path: str
    bytes: int
    sha256: str = ""
    git_sha1: str = ""  # of git's blob: what the hub states of small files

    @property
    def label(self) -> str:
        """Digits that tell it from a file of another version."""
        return (self.sha256 or self.git_sha1)[:16]


@dataclass(frozen=True, slots=True)
class Listing:
    """A repository at one commit."""

    repository: str
    commit: str
    files: tuple[Stated, ...]


def stated(file: WeightFile) -> Stated:
    """A pinned file as something to be fetched."""
    return Stated(file.path, file.bytes, file.sha256)
