"""What comes out of runs: takes, sounds, films and exports, put down and told.

Enters: what film processes tell. Leaves: entries in the ledger and events for whoever watches.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from storage.errors import StorageError
from storage.ledger.records import Run, Take
from web.studio.board_document import kept_board
from web.studio.filming import orders
from web.studio.final_document import KeptTake, keep_final, kept_final, with_takes
from web.studio.hub import Hub
from web.studio.live_run import LiveRun
from web.studio.shapes import ExportView, PaintWish
from web.studio.shelf import Shelf
from web.studio.when import iso

if TYPE_CHECKING:
    from storage.ledger import Ledger


class Results:
    """Puts results where pages find them."""

    def __init__(
        self, ledger: "Ledger", hub: Hub, shelf: Shelf, clock: Callable[[], float]
    ) -> None:
        self._ledger, self._hub, self._shelf, self._clock = ledger, hub, shelf, clock
        self._newest: dict[int, dict[str, Take]] = {}  # by run

    def begin(self, run: Run, live: LiveRun) -> None:
        """A run begins: what is known of its shots."""
        self._newest = {run.id: self._ledger.newest_takes(run.project), **_last(self._newest)}
        board = kept_board(self._shelf.project(run.project))
        if board:
            live.frames = {shot.id: shot.frames for shot in board.shots}

    def take_in(self, run: Run, live: LiveRun, told: orders.AnyTold) -> None:
        """Put one result down."""
        match told:
            case orders.Laid(version, timed):
                self._laid(run, live)
                self._tell(run, "board", {"version": version, "timed": timed})
            case orders.Began(_, "shot", shot, number) if run.kind == "film":
                self._hub.mention(run.project, "drawing", {"shot": shot, "number": number})
            case orders.Took() if run.kind == "film":  # takes are the animatic's
                self._took(run, told)
            case orders.Sounded(sound, peaks):
                self._tell(run, "sound", {"sound": sound, "peaks": peaks})
            case orders.Took():
                self._tell_final(run, told.shot)
            case orders.Taught(sheet=sheet) if sheet:
                self._hub.mention(run.project, "sheet", {"sheet": sheet, "step": told.step})
            case orders.Joined(film):
                self._tell(run, "film", {"film": film, "kind": run.kind})
            case orders.Broke(place, message, shot):
                self._tell(run, "failed", {"place": place, "message": message, "shot": shot})
            case orders.Exported():
                self._exported(run, told)
            case _:
                pass  # counted, not kept

    def conclude(self, run: Run, live: LiveRun) -> None:
        """A run has ended, however: what it made of a final cut is kept."""
        if run.kind != "final" or not live.took:
            return
        project = self._shelf.project(run.project)
        by, wish = str(run.wanted.get("about", "")), run.wanted.get("paint")
        with live.lock:
            fresh = {shot: _kept(took, live.held.get(shot), by) for shot, took in live.took.items()}
        cut = with_takes(kept_final(project), fresh)
        cut = replace(
            cut, film=live.film or cut.film, by=by, wish=msgspec.convert(wish, PaintWish | None)
        )
        try:
            keep_final(cut, project)
        except StorageError as error:  # the run has its end all the same
            self._tell(run, "failed", {"place": "the final cut", "message": str(error), "shot": ""})

    def _tell_final(self, run: Run, shot: str) -> None:
        """A shot of a final cut is there; takes on the board are the animatic's."""
        self._hub.mention(run.project, "final", {"shot": shot})

    def _laid(self, run: Run, live: LiveRun) -> None:
        board = kept_board(self._shelf.project(run.project))
        if board:
            with live.lock:
                live.frames = {shot.id: shot.frames for shot in board.shots}

    def _took(self, run: Run, told: orders.Took) -> None:
        """A shot is drawn; one that was drawn just so before is no new take."""
        newest = self._newest.get(run.id, {})
        known = newest.get(told.shot)
        profile = str(run.wanted["profile"]["name"])
        same = (told.clip, told.poster, told.cue, profile)
        if known and (known.digest, known.poster, known.cue, known.profile) == same:
            return
        take = self._ledger.add_take(
            run.project, told.shot, digest=told.clip, poster=told.poster, cue=told.cue,
            plan_version=told.version, profile=profile, frames=told.frames, at=self._clock(),
        )  # fmt: skip
        newest[told.shot] = take
        data = {
            "shot": told.shot, "number": told.number, "clip": told.clip, "poster": told.poster,
            "take": take.number, "frames": told.frames, "stale": False,
        }  # fmt: skip
        self._tell(run, "take", data)

    def _exported(self, run: Run, told: orders.Exported) -> None:
        options = {**dict(run.wanted.get("options", {})), "not_carried": list(told.not_carried)}
        made = self._ledger.add_export(
            run.project, str(run.wanted["export"]), options, digest=told.digest,
            filename=PurePath(told.file).name, bytes=told.size, by=run.by, at=self._clock(),
        )  # fmt: skip
        view = ExportView(
            made.id, made.kind, made.filename, made.bytes, iso(made.at), told.not_carried
        )
        self._tell(run, "export", view)

    def _tell(self, run: Run, name: str, data: object) -> None:
        self._hub.tell(run.project, name, data, run=run.id)


def _kept(took: orders.Took, held: orders.Held | None, by: str) -> KeptTake:
    take = KeptTake(took.take, by, took.clip, took.poster, took.cue, took.frames)
    if held is None:
        return take
    return replace(take, score=held.score, parts=held.parts, finished=held.finished)


def _last(newest: dict[int, dict[str, Take]]) -> dict[int, dict[str, Take]]:
    """Of the runs before, the last one: a film and an export may go on at once."""
    return dict(list(newest.items())[:1])
