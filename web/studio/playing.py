"""What is looked at: cast, sets, history, comparisons, and shots moved about.

Enters: a project. Leaves: shapes, the desk's answers filled with what was drawn and spoken; edits
for shots that are dragged.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from storage.ledger.records import Take
from web.studio.board_document import BoardDocument, LaidShot
from web.studio.desk import orders
from web.studio.desk.desk import Desk
from web.studio.errors import Conflict, NotThere
from web.studio.shapes import (
    CastMember,
    CastView,
    Comparison,
    HistoryView,
    SampleLine,
    SetCard,
    SetsView,
)
from web.studio.shelf import Shelf
from web.studio.views import Views

if TYPE_CHECKING:
    from storage.ledger import Ledger

T = TypeVar("T")
_ASK_S = 180.0
_POSTERS, _SAMPLES = 6, 4
_WIDE = ("EWS", "WS", "MWS")


class Playing:
    """Asks the desk and fills in what was made."""

    def __init__(self, ledger: "Ledger", shelf: Shelf, desk: Desk, views: Views) -> None:
        self._ledger, self._shelf, self._desk, self._views = ledger, shelf, desk, views

    def look_at(self, project: str, shot: str) -> None:
        """Draw a shot first, in the run that is going on."""
        from storage.watching import look_first

        number = self._views.shot(project, shot).number
        look_first(self._shelf.project(project).store, [f"shot {number}"])

    def suggestions(self, project: str, shot: str, scene: str) -> tuple[str, ...]:
        """Notes that would be understood; none before the film is planned."""
        if not self._planned(project):
            return ()
        scene = scene.partition(".")[0]
        order = orders.Hint(seconds=_ASK_S, folder=self._folder(project), shot=shot, scene=scene)
        return self._desk.ask(order, orders.Hints).texts

    def history(self, project: str) -> HistoryView:
        """All versions."""
        order = orders.History(seconds=_ASK_S, folder=self._folder(project))
        return self._desk.ask(order, HistoryView)

    def compare(self, project: str, before: int, after: int) -> Comparison:
        """Two versions, shot by shot; of the one being drawn, the takes so far."""
        newest = {
            shot: (take.digest, take.poster or "")
            for shot, take in self._ledger.newest_takes(project).items()
        }
        order = orders.Compare(
            seconds=_ASK_S, folder=self._folder(project), before=before, after=after,
            newest=newest,
        )  # fmt: skip
        return self._desk.ask(order, Comparison)

    def cast(self, project: str) -> CastView:
        """Everybody, with pictures and lines to play; nobody before the film is planned."""
        folder = self._folder(project)
        if not self._planned(project):
            return CastView((), ())
        view = self._desk.ask(orders.Cast(seconds=_ASK_S, folder=folder), CastView)
        laid, takes = self._views.document(project), self._ledger.newest_takes(project)
        members = tuple(_pictured(member, laid, takes) for member in view.members)
        return replace(view, members=members)

    def sets(self, project: str) -> SetsView:
        """Every set, with pictures."""
        folder = self._folder(project)
        if not self._planned(project):
            return SetsView(())
        view = self._desk.ask(orders.Sets(seconds=_ASK_S, folder=folder), SetsView)
        laid, takes = self._views.document(project), self._ledger.newest_takes(project)
        return SetsView(tuple(_shown(card, laid, takes) for card in view.sets))

    def final_film(self, project: str) -> str:
        """Digest of the newest final cut; "" before there is one."""
        found = ""
        after = 0
        while rows := self._ledger.events(project, after=after, limit=500):
            for row in rows:
                if row.kind == "film" and row.data.get("kind") == "final":
                    found = str(row.data["film"])
            after = rows[-1].seq
        return found

    def moved(self, project: str, shot: str, before: str) -> tuple[list[dict[str, Any]], str]:
        """The edits that show a shot before another, or last in its scene, and words for them."""
        self._ledger.project(project)
        shots = {s.id: s for s in self._views.document(project).shots}
        mine = _known(shots, shot)
        if before:
            target = _known(shots, before)
            edit = {"edit": "reorder", "shot": shot, "before": before}
            return [edit], f"shot {mine.number} before shot {target.number}"
        scene = _scene(tuple(shots.values()), mine)
        return self._behind(scene, mine, len(scene) - 1)

    def moved_by(self, project: str, shot: str, steps: int) -> tuple[list[dict[str, Any]], str]:
        """The edits that show a shot so many places earlier or later in its scene."""
        self._ledger.project(project)
        shots = {s.id: s for s in self._views.document(project).shots}
        mine = _known(shots, shot)
        scene = _scene(tuple(shots.values()), mine)
        to = scene.index(mine) + steps
        if steps == 0 or not 0 <= to < len(scene):
            raise Conflict(f"shot {mine.number} cannot move there; it stays within its scene")
        if steps < 0:
            return self.moved(project, shot, scene[to].id)
        return self._behind(scene, mine, to)

    def _behind(
        self, scene: list[LaidShot], mine: LaidShot, to: int
    ) -> tuple[list[dict[str, Any]], str]:
        """Those between come before it, one after another."""
        passed = scene[scene.index(mine) + 1 : to + 1]
        if not passed:
            raise Conflict(f"shot {mine.number} is the last of its scene already")
        edits = [{"edit": "reorder", "shot": s.id, "before": mine.id} for s in passed]
        return edits, f"shot {mine.number} after shot {passed[-1].number}"

    def _planned(self, project: str) -> bool:
        return bool(self._views.document(project).shots)

    def _folder(self, project: str) -> str:
        self._ledger.project(project)
        return str(self._shelf.folder(project))


def _known(shots: Mapping[str, LaidShot], shot: str) -> LaidShot:
    if shot not in shots:
        raise NotThere(f"there is no shot {shot[:80]!r} in this film; fetch the board again")
    return shots[shot]


def _scene(shots: tuple[LaidShot, ...], mine: LaidShot) -> list[LaidShot]:
    return [shot for shot in shots if shot.scene == mine.scene]


def _pictured(member: CastMember, laid: BoardDocument, takes: Mapping[str, Take]) -> CastMember:
    """A character with pictures in which they are seen best, and lines that were spoken."""
    shots = [s for s in laid.shots if member.id in s.people]
    shots.sort(key=lambda s: (s.people.index(member.id), len(s.people), s.size in _WIDE))
    samples = [
        SampleLine(line.id, line.text, laid.takes[line.id]["sound"])
        for line in laid.spoken
        if line.who == (member.id,) and line.id in laid.takes
    ]
    return replace(member, posters=_posters(shots, takes), samples=tuple(samples[:_SAMPLES]))


def _shown(card: SetCard, laid: BoardDocument, takes: Mapping[str, Take]) -> SetCard:
    """A set with pictures of it, wide ones first."""
    mine = {scene.id.partition(".")[0] for scene in laid.scenes if scene.place == card.id}
    shots = [s for s in laid.shots if s.scene in mine and s.kind != "card"]
    shots.sort(key=lambda s: s.size not in _WIDE)
    return replace(card, posters=_posters(shots, takes))


def _posters(shots: list[LaidShot], takes: Mapping[str, Take]) -> tuple[str, ...]:
    found = (takes[s.id].poster for s in shots if s.id in takes)
    return tuple(dict.fromkeys(p for p in found if p))[:_POSTERS]
