"""Runs as orders: what a film process is asked for.

Enters: a run of the ledger. Leaves: the order, with the newest script and the open remarks.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from renderers.profile import ANIMATIC, Profile
from storage.ledger.records import Run
from web.studio.filming import orders
from web.studio.shapes import PaintWish
from web.studio.shelf import Shelf

if TYPE_CHECKING:
    from storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Makers:
    """What processes are given."""

    workers: int
    environment: Mapping[str, str] = field(repr=False)  # may hold keys
    animatic: Profile = ANIMATIC  # how animatics are drawn


class Commissions:
    """Writes orders."""

    def __init__(self, ledger: "Ledger", shelf: Shelf, makers: Makers) -> None:
        """`makers` is what every process is given."""
        self._ledger, self._shelf, self.makers = ledger, shelf, makers

    def of(self, run: Run) -> orders.Order:
        """The order of a run."""
        folder = self._shelf.folder(run.project)
        script = self._ledger.newest_script(run.project)
        path = self._shelf.script_file(run.project, script.number) if script else folder
        wanted = run.wanted
        return orders.Order(
            folder=str(folder), script=str(path), workers=self.makers.workers,
            profile=msgspec.convert(wanted["profile"], Profile), parent=os.getpid(),
            animatic=self.makers.animatic, kind=run.kind, export=str(wanted.get("export", "")),
            paint=msgspec.convert(wanted.get("paint"), PaintWish | None),
            backend=str(wanted.get("backend", "")),
            training=msgspec.convert(wanted.get("training"), orders.Training | None),
            options=dict(wanted.get("options", {})), pins=self._pins(run),
        )  # fmt: skip

    def _pins(self, run: Run) -> dict[str, tuple[str, ...]]:
        """Open remarks by shot, for papers that show notes."""
        found: dict[str, tuple[str, ...]] = {}
        if run.kind == "export":
            for pin in self._ledger.pins(run.project, limit=500):
                if not pin.resolved:
                    found[pin.shot] = (*found.get(pin.shot, ()), f"{pin.by}: {pin.text}")
        return found
