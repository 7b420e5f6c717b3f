"""Looks of a film's people: what models learnt of them, and what is being taught.

Enters: a project. Leaves: shapes: the desk's answer with the runs that train.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from storage.ledger.records import Run
from web.studio.desk import orders
from web.studio.desk.desk import Desk
from web.studio.errors import NotThere
from web.studio.runs import Runs
from web.studio.shapes import LooksView, LookView
from web.studio.shelf import Shelf
from web.studio.views import Views

if TYPE_CHECKING:
    from storage.ledger import Ledger

_ASK_S = 180.0
_AT_WORK = ("queued", "running")


class Looks:
    """Asks the desk and adds what is going on."""

    def __init__(
        self, ledger: "Ledger", shelf: Shelf, desk: Desk, views: Views, runs: Runs
    ) -> None:
        self._ledger, self._shelf, self._desk = ledger, shelf, desk
        self._views, self._runs = views, runs

    def view(self, project: str) -> LooksView:
        """Everybody in every costume; nobody before the film is planned."""
        self._ledger.project(project)
        document = self._views.document(project)
        if not document.shots:
            return LooksView(())
        folder = str(self._shelf.folder(project))
        told = self._desk.ask(orders.Looks(seconds=_ASK_S, folder=folder), LooksView)
        numbers = {scene.id: scene.number for scene in document.scenes if scene.number}
        newest = self._newest(project)
        return LooksView(
            tuple(_followed(look, numbers, newest.get(look.id)) for look in told.looks)
        )

    def look(self, project: str, look: str) -> LookView:
        """A costume that is worn; raises NotThere."""
        found = next((one for one in self.view(project).looks if one.id == look), None)
        if found is None or not found.number:
            raise NotThere(f"nobody wears the look {look[:80]!r} in this film; fetch them again")
        return found

    def training(self, project: str, look: str, card: str) -> int:
        """The run that teaches a look to this model now, or waits to; 0 none does."""
        run = self._newest(project).get(look)
        if run is None or run.state not in _AT_WORK or run.wanted["training"]["card"] != card:
            return 0
        return run.id

    def _newest(self, project: str) -> dict[str, Run]:
        """The last run that trained each look, or waits to."""
        found: dict[str, Run] = {}
        after = 0
        while page := self._ledger.runs(project, limit=500, after=after):
            found |= {
                str(run.wanted["training"]["look"]): run for run in page if run.kind == "look"
            }
            after = page[-1].id
        return found


def _followed(look: LookView, numbers: Mapping[str, str], run: Run | None) -> LookView:
    """A look with the numbers of its scenes and its training."""
    scenes = tuple(numbers[scene] for scene in look.scenes if scene in numbers)
    if run is None:
        return replace(look, scenes=scenes)
    at_work = run.id if run.state in _AT_WORK else 0
    trouble = run.reason if run.state == "failed" else ""
    return replace(look, scenes=scenes, run=at_work, trouble=trouble)
