"""Talk about a film: notes and their answers, edits by hand, steps through the history.

Enters: what was typed, chosen or dragged. Leaves: turns in the ledger, and, once applied, the film
folder's new version with a run that draws it. A film that is being made is broken off for that:
what is drawn stays drawn.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from storage.errors import NotInLedger
from storage.ledger.records import Note
from web.studio.desk import orders
from web.studio.desk.desk import Desk
from web.studio.errors import Conflict, NotThere, Unfit
from web.studio.hub import Hub
from web.studio.runs import Runs
from web.studio.shapes import ChatTurn, TurnKind
from web.studio.shelf import Shelf
from web.studio.when import iso

if TYPE_CHECKING:
    from storage.ledger import Ledger

NOTE_S, MODEL_S = 180.0, 400.0  # the longest that a note may take
LONGEST = 2000  # characters of a note
_PAGE = 500


class Talk:
    """Everything that changes a film."""

    def __init__(
        self, ledger: "Ledger", hub: Hub, shelf: Shelf, runs: Runs, desk: Desk,
        make: Callable[[str, str], int], clock: Callable[[], float], patience_s: float,
    ) -> None:  # fmt: skip
        """`make` queues a project's film for somebody and gives the run's number.

        `patience_s` is how long reading a note may take: a language model needs its time.
        """
        self._ledger, self._hub, self._shelf, self._runs = ledger, hub, shelf, runs
        self._desk, self._make, self._clock, self._patience_s = desk, make, clock, patience_s
        self._changing: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def chat(self, project: str, text: str, shot: str, scene: str, by: str) -> ChatTurn:
        """Read a note and try it; nothing is kept but what was said."""
        folder = self._folder(project)
        said = text.strip()
        if not said or len(said) > LONGEST:
            raise Unfit(f"a note has 1 to {LONGEST} characters; this one has {len(said)}")
        scene = scene.partition(".")[0]  # of a scene that comes again
        order = orders.Answer(
            seconds=self._patience_s, folder=folder, text=said, shot=shot, scene=scene
        )
        kept = self._desk.ask(order, orders.Kept)
        target = f"shot:{shot}" if shot else f"scene:{scene}" if scene else "film"
        return self._entered(project, target, kept, by)

    def apply(self, project: str, number: int, choice: int, by: str) -> ChatTurn:
        """Make a turn the film's new version."""
        note = self._note(project, number)
        turn = turn_of(note)
        if turn.kind is TurnKind.NOT_UNDERSTOOD:
            raise Conflict("that note was not understood, so nothing can be changed by it; "
                           "say it in other words")  # fmt: skip
        if turn.kind is TurnKind.APPLIED:
            raise Conflict("that note is in the film already; say it again to do it once more")
        if turn.kind is TurnKind.QUESTION and not 1 <= choice <= len(turn.choices):
            raise Unfit(f"choose one of 1 to {len(turn.choices)}")
        folder = self._folder(project)
        if turn.kind is TurnKind.STEPPED:
            order: orders.AnyOrder = orders.Step(
                seconds=NOTE_S, folder=folder, version=turn.version
            )
        else:
            order = orders.Keep(
                seconds=NOTE_S, folder=folder, text=note.text, choice=choice,
                edits=_edits(note), **_looked_at(note.target),
            )  # fmt: skip
        kept, run = self._changed(project, order, by)
        settled = replace(
            kept.turn, id=note.id, text=note.text, author=note.by, created=iso(note.at),
            target=note.target.partition(":")[2] or "film", run=run,
        )  # fmt: skip
        return self._settled(project, note.id, settled, kept.edits)

    def edit(self, project: str, text: str, edits: list[dict[str, Any]], by: str) -> ChatTurn:
        """Make typed edits the film's new version at once."""
        order = orders.Keep(
            seconds=NOTE_S, folder=self._folder(project), text=text,
            edits=msgspec.json.encode(edits),
        )  # fmt: skip
        kept, run = self._changed(project, order, by)
        turn = self._entered(project, "film", kept, by)
        return self._settled(project, turn.id, replace(turn, run=run), kept.edits)

    def step(self, project: str, by: str, *, version: int = -1, steps: int = 0) -> ChatTurn:
        """Go to another version, by number or by steps."""
        order = orders.Step(
            seconds=NOTE_S, folder=self._folder(project), version=version, steps=steps
        )
        kept, run = self._changed(project, order, by)
        said = {-1: "undo", 1: "redo"}.get(steps, f"go to version {version}")
        kept = orders.Kept(replace(kept.turn, text=said), kept.edits, kept.redraw)
        turn = self._entered(project, "film", kept, by)
        return self._settled(project, turn.id, replace(turn, run=run), kept.edits)

    def turns(self, project: str, limit: int, after: int) -> tuple[ChatTurn, ...]:
        """What was said, oldest first: behind the turn `after`, or (-1) the newest."""
        self._ledger.project(project)
        if after < 0:
            found = self._ledger.latest_notes(project, limit)
        else:
            found = self._ledger.notes(project, limit=limit, after=after)
        return tuple(self._pictured(project, turn_of(note)) for note in found)

    def change(self, project: str) -> threading.Lock:
        """Held by whoever changes a project's folder: one after another."""
        with self._lock:
            return self._changing.setdefault(project, threading.Lock())

    def _changed(self, project: str, order: orders.AnyOrder, by: str) -> tuple[orders.Kept, int]:
        """Break the film off, change its folder, and make it again where that is needed."""
        with self.change(project):
            if isinstance(order, orders.Keep):  # what is refused must not cost the film
                self._desk.ask(_trial(order), orders.Kept)
            stopped = self._runs.stop_film(project)
            broken_off = any(run.kind == "film" for run in stopped)
            try:
                kept = self._desk.ask(order, orders.Kept)
            except Exception:
                if broken_off:
                    self._make(project, by)
                self._runs.take_up(stopped)
                raise
            applied = kept.turn.kind is TurnKind.APPLIED
            again = broken_off or (applied and kept.redraw)
            run = self._make(project, by) if again else 0
            self._runs.take_up(stopped)
        if not applied:
            raise Conflict(f"{kept.turn.reply}; the film has changed since: say it again")
        self._hub.tell(project, "board", {"version": kept.turn.version, "timed": False})
        return kept, run

    def _entered(self, project: str, target: str, kept: orders.Kept, by: str) -> ChatTurn:
        """A turn in the ledger."""
        reply = _reply(kept.turn, kept.edits)
        note = self._ledger.add_note(
            project, target, kept.turn.text, reply=reply, version=None, by=by, at=self._clock()
        )
        turn = self._pictured(project, turn_of(note))
        self._hub.tell(project, "turn", turn)
        return turn

    def _settled(self, project: str, number: int, turn: ChatTurn, edits: bytes) -> ChatTurn:
        note = self._ledger.settle_note(number, reply=_reply(turn, edits), version=turn.version)
        told = self._pictured(project, turn_of(note))
        self._hub.tell(project, "turn", told)
        return told

    def _pictured(self, project: str, turn: ChatTurn) -> ChatTurn:
        """The turn with the pictures of its shots as they are now."""
        if not turn.shots:
            return turn
        takes = self._ledger.newest_takes(project)
        shots = (replace(s, poster=(takes[s.id].poster or "") if s.id in takes else "")
                 for s in turn.shots)  # fmt: skip
        return replace(turn, shots=tuple(shots))

    def _note(self, project: str, number: int) -> Note:
        """A note of a project; raises NotThere."""
        try:
            found = self._ledger.notes(project, limit=1, after=max(0, number - 1))
        except NotInLedger:
            found = ()
        if not found or found[0].id != number:
            raise NotThere(f"there is no note {number} in this project")
        return found[0]

    def _folder(self, project: str) -> str:
        self._ledger.project(project)
        return str(self._shelf.folder(project))


def _trial(order: orders.Keep) -> orders.Answer:
    return orders.Answer(
        seconds=order.seconds, folder=order.folder, text=order.text, shot=order.shot,
        scene=order.scene, edits=order.edits, choice=order.choice,
    )  # fmt: skip


def turn_of(note: Note) -> ChatTurn:
    """A note with its answer, as a turn."""
    turn = msgspec.convert(note.reply["turn"], ChatTurn)
    target = note.target.partition(":")[2] or "film"
    return replace(
        turn, id=note.id, text=note.text, author=note.by, created=iso(note.at), target=target
    )


def _reply(turn: ChatTurn, edits: bytes) -> dict[str, Any]:
    return {"turn": msgspec.to_builtins(turn), "edits": edits.decode()}


def _edits(note: Note) -> bytes:
    """The edits that were shown: those are made, whatever the note would be read as now."""
    return str(note.reply["edits"]).encode()


def _looked_at(target: str) -> dict[str, str]:
    kind, _, name = target.partition(":")
    return {kind: name} if name else {}
