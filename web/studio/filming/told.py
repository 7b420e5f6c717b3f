"""A film's events as the studio is told them.

Enters: what a production tells (`renderers.production.stages`). Leaves: values for the wire, and
the storyboard document beside the film, kept up to date.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from renderers.production.history import opened
from renderers.production.stages import (
    FilmConformed,
    FilmPlanned,
    JobBegan,
    JobEnded,
    JobFailed,
    ModelWrites,
    StageBegan,
    StageEnded,
    StageEvent,
)
from renderers.profile import Profile
from storage.blobs import Digest
from storage.projects import Project
from web.studio.board_document import BoardDocument, keep_board, kept_board
from web.studio.filming import orders
from web.studio.filming.listening import listened
from web.studio.laying_out import board_of, laid_out

if TYPE_CHECKING:
    from planner.shots import ShotPlan
    from renderers.cue_sheet import CueSheet
    from storage.states import Result

Say = Callable[[orders.AnyTold], None]

_SHOWN = ("shot", "print")  # jobs that leave a shot as it is in the film
_OWN = (*_SHOWN, "clip")  # jobs of one shot that people wait for
_PLACES = {"mix": "the sound mix", "sound": "encoding the sound", "film": "joining the film",
           "storyboard": "the storyboard", "proof": "the proof of the film"}  # fmt: skip


def drawn(shot: str) -> int:
    """The take of a shot that is drawn: there is no noise in it."""
    del shot
    return 0


class Telling:
    """Listens to one production and says what the studio needs to know."""

    def __init__(
        self,
        project: Project,
        profile: Profile,
        say: Say,
        *,
        quiet: bool = False,
        takes: Callable[[str], int] = drawn,
    ) -> None:
        """`say` is called from two threads, one at a time; `quiet` leaves the board as it is.

        `profile` is the animatic's, whatever is made: cues are those of the board. `takes` says
        which noise a shot is painted from.
        """
        self._project, self._profile, self._say = project, profile, say
        self._quiet, self._takes = quiet, takes
        self._sheets: tuple[CueSheet, ...] = ()
        self._board = kept_board(project)
        self.plan: ShotPlan | None = None  # once it is known
        self._writing = threading.Lock()
        self._listening: list[threading.Thread] = []

    def hear(self, event: StageEvent) -> None:
        """Take one event in."""
        match event:
            case StageBegan(stage, jobs):
                self._say(orders.Staged(stage.value, total=jobs))
            case StageEnded(stage, seconds, note):
                self._say(
                    orders.Staged(stage.value, ended=True, seconds=round(seconds, 2), note=note)
                )
            case FilmPlanned():
                self._planned(event)
            case FilmConformed():
                self._conformed(event)
            case ModelWrites():
                pass  # the stage that plans is told as a whole
            case JobBegan(stage, kind, label):
                shot, number = self._shot(kind, label)
                self._say(orders.Began(stage.value, kind, shot, number))
            case JobEnded():
                self._ended(event)
            case JobFailed(stage, kind, label, message):
                place = _PLACES.get(kind, label)
                self._say(orders.Broke(place, message, self._shot(kind, label)[0]))

    def finish(self) -> None:
        """Wait until the sound is encoded."""
        for thread in self._listening:
            thread.join()

    def _planned(self, event: FilmPlanned) -> None:
        told = event.planned
        self.plan = told.plan
        spoken = self._board.takes if self._board else {}
        version = self._version()
        kept: Mapping[str, Result] = spoken
        board = laid_out(told.graph, told.plan, self._profile, version, kept, self._project.blobs)
        self._keep(self._with_sound(board))

    def _conformed(self, event: FilmConformed) -> None:
        told, cut = event.planned, event.conformed
        self._sheets = cut.sheets
        board = board_of(
            told.graph, told.plan, cut.timeline, cut.sheets, self._profile, self._version(),
            event.spoken,
        )  # fmt: skip
        self._keep(self._with_sound(board))

    def _ended(self, event: JobEnded) -> None:
        shot, _ = self._shot(event.kind, event.label)
        self._say(orders.Ended(event.stage.value, event.kind, event.cached, shot))
        if event.kind in _SHOWN:
            self._took(event)
        elif event.kind == "film":
            self._change(film=event.result["film"])
            self._say(orders.Joined(event.result["film"]))
        elif event.kind == "mix" and not self._quiet:
            thread = threading.Thread(target=self._listen, args=(event.result["sound"],))
            self._listening.append(thread)
            thread.start()

    def _took(self, event: JobEnded) -> None:
        shot, number = self._shot(event.kind, event.label)
        board = self._board
        if board is None:
            return  # no board, no shots: a film is conformed before it is drawn
        laid = board.shots[number - 1]
        took = orders.Took(
            shot, number, event.result["video"], event.result["frame"], laid.cue, laid.frames,
            board.version, event.cached, 0 if laid.kind == "card" else self._takes(shot),
        )  # fmt: skip
        self._say(took)

    def _listen(self, wav: Digest) -> None:
        """Encode the programme beside the drawing; what fails here costs the film nothing."""
        try:
            sound, peaks = listened(self._project, wav)
        except Exception as error:  # noqa: BLE001 - told to the user, the film goes on
            self._say(orders.Broke("the sound for the player", str(error)))
            return
        self._change(sound=sound, peaks=peaks)
        self._say(orders.Sounded(sound, peaks))

    def _shot(self, kind: str, label: str) -> tuple[str, int]:
        """Id and number of the shot that a job makes: its label says which, as "shot 12"."""
        if kind not in _OWN or not self._sheets:
            return "", 0
        number = int(label.rpartition(" ")[2])
        return self._sheets[number - 1].shot_id, number

    def _with_sound(self, board: BoardDocument) -> BoardDocument:
        """The board with the sound that lies there, until there is a newer one."""
        old = self._board
        return replace(board, sound=old.sound, peaks=old.peaks) if old else board

    def _keep(self, board: BoardDocument) -> None:
        with self._writing:
            self._board = board
            if not self._quiet:
                keep_board(board, self._project)
        if not self._quiet:
            self._say(orders.Laid(board.version, board.timed))

    def _change(self, **fields: str) -> None:
        with self._writing:
            if self._board is not None and not self._quiet:
                self._board = replace(self._board, **fields)  # type: ignore[arg-type]
                keep_board(self._board, self._project)

    def _version(self) -> int:
        return opened(self._project)[0].current
