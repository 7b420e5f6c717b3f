"""Where weights come from: the hub here, a folder in `from_folder`.

Enters: a source of a card. Leaves: what it offers, and its files in their places.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from renderers.generative.card import Card, Source
from renderers.generative.fetching.downloading import Moved, Pause, download
from renderers.generative.fetching.faults import Passing
from renderers.generative.fetching.hub import Hub
from renderers.generative.fetching.stated import Listing, Stated

_LISTING_TRIES = 4


class Origin(Protocol):
    """Offers files and brings them."""

    def listing(self, card: Card, source: Source, commit: str) -> Listing:
        """What there is of a source; `commit` "" the newest, or the only one that there is."""
        ...

    def bring(
        self, card: Card, source: Source, commit: str, file: Stated, target: Path, moved: Moved
    ) -> str:
        """A file in its place; its SHA-256."""
        ...


@dataclass(frozen=True, slots=True)
class FromHub:
    """A hub."""

    hub: Hub
    pause: Pause = time.sleep

    def listing(self, card: Card, source: Source, commit: str) -> Listing:
        """Asked of the hub, again where it is busy."""
        for attempt in range(1, _LISTING_TRIES):
            try:
                return self.hub.listing(source.repository, commit)
            except Passing as passing:
                self.pause(passing.pause_s or 2.0**attempt)
        return self.hub.listing(source.repository, commit)

    def bring(
        self, card: Card, source: Source, commit: str, file: Stated, target: Path, moved: Moved
    ) -> str:
        """Downloaded."""
        return download(self.hub, source.repository, commit, file, target, moved, self.pause)
