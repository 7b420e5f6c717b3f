"""One process at a time brings the files of a card.

Enters: the card's folder. Leaves: the claim, while the block runs; another process that wants it is
told so at once.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renderers.generative.errors import FetchFault
from renderers.generative.fetching.space import room

_CLAIM = ".fetching"


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Hold a card's folder, making it where it is not there yet; raises FetchFault."""
    with room():
        folder.mkdir(parents=True, exist_ok=True)
        claim = (folder / _CLAIM).open("wb")
    with claim:
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FetchFault(
                f"{folder}: another process is fetching into it; wait until it is done"
            ) from error
        yield
