"""What pages show of a project: plan, takes, remarks and runs, put together.

Enters: a storyboard document, the ledger and the run that is going on. Leaves: shapes.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from storage.ledger import records
from storage.projects import Project
from web.studio.board_document import BoardDocument, LaidShot, board_file, kept_board
from web.studio.errors import NotThere
from web.studio.hub import Hub
from web.studio.live_run import LiveRun
from web.studio.runs import Runs
from web.studio.shapes import (
    Board,
    BoardScene,
    BoardShot,
    Pin,
    ProjectCard,
    ShotState,
    SpokenLine,
    TakeView,
)
from web.studio.shelf import Shelf
from web.studio.when import iso

if TYPE_CHECKING:
    from storage.ledger import Ledger

T = TypeVar("T")
_PAGE = 500
_REMEMBERED = 32  # boards, and cards
_EMPTY = BoardDocument("", "", (24, 1), 0, timed=False, version=0, width=1280, height=720,
                       scenes=(), shots=(), spoken=())  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Standing:
    """All that is known of a project's shots besides the plan."""

    takes: Mapping[str, records.Take]
    approvals: Mapping[str, records.Approval]
    pins: Counter[str]
    live: LiveRun | None


class Views:
    """Puts shapes together."""

    def __init__(self, ledger: "Ledger", shelf: Shelf, runs: Runs, hub: Hub) -> None:
        self._ledger, self._shelf, self._runs, self._hub = ledger, shelf, runs, hub
        self._boards: OrderedDict[str, tuple[object, Board]] = OrderedDict()
        self._cards: OrderedDict[str, tuple[object, ProjectCard]] = OrderedDict()
        self._lock = threading.Lock()

    def document(self, project: str) -> BoardDocument:
        """The storyboard as it lies in the folder; an empty one before the film is planned."""
        return kept_board(self._shelf.project(project)) or _EMPTY

    def board(self, project: str) -> Board:
        """The whole board; put together anew when something has happened."""
        entry = self._ledger.project(project)
        return self._kept(self._boards, entry, lambda: self._board(entry))

    def _kept(
        self,
        kept: OrderedDict[str, tuple[object, T]],
        entry: records.Project,
        make: Callable[[], T],
    ) -> T:
        """What was put together before, unless something has happened to the project since."""
        project = entry.id
        stamp = (self._hub.count(project), _stamp(self._shelf.project(project)), entry.title)
        with self._lock:
            known = kept.get(project)
        if known and known[0] == stamp:
            return known[1]
        made = make()
        with self._lock:
            kept[project] = (stamp, made)
            kept.move_to_end(project)
            while len(kept) > _REMEMBERED:
                kept.popitem(last=False)
        return made

    def _board(self, entry: records.Project) -> Board:
        project = entry.id
        laid = self.document(project)
        standing = self._standing(project)
        num, den = laid.rate
        return Board(
            project=project,
            title=entry.title,
            rate=laid.rate,
            frames=laid.frames,
            seconds=round(laid.frames * den / num, 2),
            timed=laid.timed,
            version=laid.version,
            scenes=tuple(_scenes(laid, standing)),
            spoken=tuple(
                SpokenLine(s.id, s.speaker, s.text, s.start, s.frames, s.line, s.shot)
                for s in laid.spoken
            ),
            sound=laid.sound,
            peaks=laid.peaks,
            film=laid.film,
            width=laid.width,
            height=laid.height,
        )

    def scene(self, project: str, named: str) -> str:
        """The id of a scene that is named by its number or id; raises NotThere."""
        self._ledger.project(project)
        for scene in self.document(project).scenes:
            if named in (scene.number, scene.id):
                return scene.id.partition(".")[0]  # one that comes again is the same scene
        raise NotThere(f"there is no scene {named[:80]!r} in this film; fetch the board again")

    def shot(self, project: str, shot: str) -> BoardShot:
        """One shot; raises NotThere."""
        self._ledger.project(project)
        laid = self.document(project)
        found = next((s for s in laid.shots if s.id == shot), None)
        if found is None:
            raise NotThere(f"there is no shot {shot[:80]!r} in this film; fetch the board again")
        return _shot(found, laid.rate, self._standing(project))

    def card(self, entry: records.Project) -> ProjectCard:
        """A project on the home page; put together anew when something has happened."""
        return self._kept(self._cards, entry, lambda: self._card(entry))

    def _card(self, entry: records.Project) -> ProjectCard:
        laid = self.document(entry.id)
        takes = self._ledger.newest_takes(entry.id)
        pictured = [shot for shot in laid.shots if shot.kind != "card"] or list(laid.shots)
        posters = (takes[shot.id].poster for shot in pictured if shot.id in takes)
        newest = self._runs.of(entry.id, 1)
        num, den = laid.rate
        updated = max([entry.created_at, *(take.at for take in takes.values())])
        return ProjectCard(
            id=entry.id,
            title=entry.title,
            poster=next((poster for poster in posters if poster), ""),
            state=newest[0].state if newest else None,
            scenes=len({scene.number for scene in laid.scenes if scene.number}),
            shots=len(laid.shots),
            seconds=round(laid.frames * den / num, 2),
            created=iso(entry.created_at),
            updated=iso(updated),
        )

    def takes(
        self, project: str, shot: str, limit: int = 0, after: int = 0
    ) -> tuple[TakeView, ...]:
        """A shot's takes behind the number `after`, oldest first; limit 0 gives all."""
        self._ledger.project(project)
        approved = self._ledger.approvals(project).get(shot)
        number = approved.take if approved and approved.state == "approved" else 0
        return tuple(
            TakeView(
                t.shot, t.number, t.digest, t.poster or "", t.frames, t.plan_version, t.profile,
                iso(t.at), t.number == number,
            )
            for t in _rows(lambda limit, after: self._ledger.takes(
                project, shot, limit=limit, after=after), lambda take: take.number, limit, after)
        )  # fmt: skip

    def pins(self, project: str, shot: str = "", limit: int = 0, after: int = 0) -> tuple[Pin, ...]:
        """Remarks on frames behind the one called `after`, oldest first; limit 0 gives all."""
        self._ledger.project(project)
        found = _rows(
            lambda limit, after: self._ledger.pins(
                project, shot or None, limit=limit, after=after
            ),
            lambda pin: pin.id, limit, after,
        )  # fmt: skip
        return tuple(pin_view(pin) for pin in found)

    def _standing(self, project: str) -> _Standing:
        pins = Counter(p.shot for p in self.pins(project) if not p.resolved)
        return _Standing(
            self._ledger.newest_takes(project), self._ledger.approvals(project), pins,
            self._runs.live(project),
        )  # fmt: skip


def _stamp(project: Project) -> int:
    """When the storyboard was written; 0 where there is none."""
    try:
        return board_file(project).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def pin_view(pin: records.Pin) -> Pin:
    """A pin as pages show it."""
    return Pin(pin.id, pin.shot, pin.take, pin.frame, pin.text, pin.by, iso(pin.at), pin.resolved)


def _rows(
    page: Callable[[int, int], tuple[T, ...]], key: Callable[[T], int], limit: int, after: int
) -> Iterator[T]:
    """At most `limit` rows behind `after`; every row, page by page, where it is 0."""
    if limit:
        yield from page(limit, after)
        return
    while rows := page(_PAGE, after):
        yield from rows
        after = key(rows[-1])
        if len(rows) < _PAGE:
            return


def _scenes(laid: BoardDocument, standing: _Standing) -> Iterator[BoardScene]:
    for scene in laid.scenes:
        shots = laid.shots[scene.first : scene.last]
        yield BoardScene(
            id=scene.id,
            number=scene.number,
            heading=scene.heading,
            place=scene.place,
            daytime=scene.daytime,
            start=shots[0].start if shots else 0,
            frames=sum(shot.frames for shot in shots),
            shots=tuple(_shot(shot, laid.rate, standing) for shot in shots),
        )


def _shot(laid: LaidShot, rate: tuple[int, int], standing: _Standing) -> BoardShot:
    take = standing.takes.get(laid.id)
    approval = standing.approvals.get(laid.id)
    state, failure = _state(laid, take, standing.live)
    approved = bool(
        take and approval and approval.state == "approved" and approval.take == take.number
    )
    return BoardShot(
        id=laid.id,
        number=laid.number,
        scene=laid.scene,
        kind=laid.kind,
        size=laid.size,
        angle=laid.angle,
        movement=laid.movement,
        lens_mm=laid.lens_mm,
        subjects=laid.subjects,
        speaker=laid.speaker,
        text=laid.text,
        start=laid.start,
        frames=laid.frames,
        seconds=round(laid.frames * rate[1] / rate[0], 2),
        state=state,
        take=take.digest if take else "",
        takes=take.number if take else 0,
        poster=(take.poster or "") if take else "",
        stale=take is not None and state is not ShotState.DONE,
        locked=laid.locked,
        approved=approved,
        pins=standing.pins[laid.id],
        lines=laid.lines,
        remarks=laid.remarks,
        failure=failure,
    )


def _state(
    laid: LaidShot, take: records.Take | None, live: LiveRun | None
) -> tuple[ShotState, str]:
    """Where a shot stands, and why it failed."""
    if live is not None:
        with live.lock:
            failed = next((f for f in live.failures if f.shot == laid.id), None)
            if failed:
                return ShotState.FAILED, failed.message
            if laid.id in live.drawing:
                return ShotState.DRAWING, ""
            if laid.id in live.drawn:
                return ShotState.DONE, ""
    done = take is not None and take.cue == laid.cue
    return (ShotState.DONE if done else ShotState.WAITING), ""
