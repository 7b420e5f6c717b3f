"""The final cut beside the animatic: shot by shot, and made anew where it is not good enough.

Enters: a project. Leaves: shapes; takes thrown away or taken again in its folder.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from web.studio import finals
from web.studio.board_document import BoardDocument
from web.studio.desk import orders
from web.studio.desk.desk import Desk
from web.studio.errors import Conflict, NotThere
from web.studio.final_document import FinalCut, KeptTake, kept_final
from web.studio.live_run import LiveRun
from web.studio.playing import Playing
from web.studio.runs import Runs
from web.studio.shapes import (
    LEAST,
    BoardShot,
    FinalShot,
    FinalTake,
    FinalView,
    FinishStep,
    PaintWish,
    RunView,
)
from web.studio.shelf import Shelf
from web.studio.views import Views

if TYPE_CHECKING:
    from storage.ledger import Ledger

_ASK_S = 180.0
_NEWEST = 100  # runs that are looked through for the last final cut


class FinalCuts:
    """Shows final cuts and has their shots made again."""

    def __init__(
        self, ledger: "Ledger", shelf: Shelf, views: Views, runs: Runs, playing: Playing, desk: Desk
    ) -> None:
        self._ledger, self._shelf, self._views, self._desk = ledger, shelf, views, desk
        self._runs, self._playing = runs, playing

    def view(self, project: str, workers: int) -> FinalView:
        """Ways to make it, and how the one that was made stands."""
        board = self._views.board(project)
        shots = [shot for scene in board.scenes for shot in scene.shots]
        cut, document = self._cut(project), self._views.document(project)
        numbers = {shot.id: shot.number for shot in document.shots}
        newest = {numbers[shot]: takes[-1] for shot, takes in cut.takes.items() if shot in numbers}
        scores = [take.score for take in newest.values() if take.score is not None]
        return FinalView(
            finals.choices(document, workers),
            sum(shot.approved for shot in shots),
            len(shots),
            cut.film or self._playing.final_film(project),
            self.run(project),
            cut.by,
            cut.wish,
            round(sum(scores) / len(scores), 1) if scores else None,
            tuple(sorted(number for number, take in newest.items() if _flagged(take))),
            self._runs.paces(),
        )

    def run(self, project: str) -> RunView | None:
        """The run that makes it, or made the newest; None before the first."""
        made = (run for run in self._runs.of(project, _NEWEST) if run.kind == "final")
        return next(made, None)

    def shots(self, project: str) -> tuple[FinalShot, ...]:
        """Every shot of the final cut beside the animatic's; none before there is one."""
        self._ledger.project(project)
        cut, live = self._cut(project), self._runs.live(project, "final")
        if not cut.takes and not (live and live.took):
            return ()
        document = self._views.document(project)
        return tuple(self._shots(project, document, cut, live))

    def shot(self, project: str, shot: str) -> FinalShot:
        """One of them; raises NotThere."""
        found = next((one for one in self.shots(project) if one.shot == shot), None)
        if found is None:
            raise NotThere(f"there is no shot {shot[:80]!r} in the final cut; fetch it again")
        return found

    def painted(self, project: str, shot: str) -> tuple[FinalShot, PaintWish]:
        """A painted shot, and how it was painted; raises NotThere, Conflict."""
        found, wish = self.shot(project, shot), self._cut(project).wish
        if wish is None or not any(take.take for take in found.takes):
            raise Conflict(f"shot {found.number} was not painted; paint the final cut first")
        return found, wish

    def choose(self, project: str, shot: str, take: int) -> None:
        """Have a take in the cut: an earlier one again, or one that is still to be painted."""
        from renderers.production.generated.retakes import choose

        choose(shot, take, self._shelf.project(project))

    def finish(self, project: str, shot: str, step: str, tool: str, word: str, times: int) -> None:
        """Have a step done to a shot; raises DeskRefusal where it does not suit."""
        order = orders.Finish(
            seconds=_ASK_S, folder=str(self._shelf.folder(project)), shot=shot, step=step,
            tool=tool, word=word, times=times,
        )  # fmt: skip
        self._desk.ask(order, orders.Finishing)

    def unfinish(self, project: str, shot: str, number: int) -> None:
        """Take a step away; raises DeskRefusal."""
        folder = str(self._shelf.folder(project))
        order = orders.Unfinish(seconds=_ASK_S, folder=folder, shot=shot, number=number)
        self._desk.ask(order, orders.Finishing)

    def _cut(self, project: str) -> FinalCut:
        return kept_final(self._shelf.project(project))

    def _shots(
        self, project: str, document: BoardDocument, cut: FinalCut, live: LiveRun | None
    ) -> Iterator[FinalShot]:
        from renderers.production.generated.finishing.asked import finishing_of

        cues = {laid.id: laid.cue for laid in document.shots}
        asked = finishing_of(self._shelf.project(project))
        for scene in self._views.board(project).scenes:
            for shot in scene.shots:
                takes = tuple(_shown(take, cues[shot.id]) for take in cut.takes.get(shot.id, ()))
                steps = tuple(
                    FinishStep(number, step.told)
                    for number, step in enumerate(asked.get(shot.id, ()), 1)
                )
                yield replace(_beside(shot, takes, live, cues[shot.id]), steps=steps)


def _beside(
    shot: BoardShot, takes: tuple[FinalTake, ...], live: LiveRun | None, cue: str
) -> FinalShot:
    """A shot with what the run that is going on has made of it."""
    state = ""
    if live is not None:
        with live.lock:
            state = "painting" if shot.id in live.drawing else ""
            took = live.took.get(shot.id)
        if took and not (takes and takes[-1].clip == took.clip):
            by = str(live.run.wanted.get("about", ""))
            fresh = KeptTake(took.take, by, took.clip, took.poster, took.cue, took.frames)
            takes = (*(t for t in takes if t.take != took.take), _shown(fresh, cue))
    return FinalShot(
        shot.id, shot.number, shot.frames, shot.take, shot.poster, shot.approved, takes, state
    )


def _shown(take: KeptTake, cue: str) -> FinalTake:
    return FinalTake(
        take.take, take.by, take.clip, take.poster, take.frames, take.cue != cue, take.score,
        take.parts, take.finished,
    )  # fmt: skip


def _flagged(take: KeptTake) -> bool:
    return any(part.score < LEAST for part in take.parts)
