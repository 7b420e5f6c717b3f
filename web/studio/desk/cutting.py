"""Notes at the desk: read, tried, kept; versions and comparisons.

Enters: a film folder and what a director says or chooses. Leaves: turns, histories, comparisons,
and the folder with the version that was chosen and its storyboard.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.edits import AnyEdit, Mark
from planner.errors import RefusedEdit, UnknownTarget
from planner.llm.cost import Purse
from planner.llm.model import ChatModel, ModelChoice
from planner.llm.repair import GAVE_UP, Session
from planner.llm.revising import Revision
from planner.revising.answers import OFFER, NotUnderstood, Question, Reading, Redo, Undo
from renderers.production.cutting_room import CuttingRoom, Trial
from renderers.production.history import ROOT, History
from renderers.production.rushes import keep_rushes, rushes_of
from storage.projects import Project
from web import settings
from web.studio.board_document import keep_board, kept_board
from web.studio.desk import orders
from web.studio.desk.hints import hints
from web.studio.desk.rooms import held, learn, opened
from web.studio.desk.versions import NO_VERSION, compared, history_of
from web.studio.laying_out import laid_out
from web.studio.shapes import (
    ChatTurn,
    Choice,
    Comparison,
    HistoryView,
    ShotChange,
    TurnKind,
)

if TYPE_CHECKING:
    from planner.shots import ShotPlan


def carried_out(order: orders.InFolder) -> orders.Kept | HistoryView | Comparison | orders.Hints:
    """The answer to an order."""
    folder = Path(order.folder)
    match order:
        case orders.Keep():
            with held(folder) as room:
                return _kept(room, order)
        case orders.Answer():
            room = opened(folder)
            told = _Reading(room, order).tried()
            learn(room, room.draft)
            return told
        case orders.Step():
            with held(folder) as room:
                return _stepped(room, order)
        case orders.Hint():
            room = opened(folder)
            learn(room, room.draft)
            return orders.Hints(hints(room, _selected(room, order.shot, order.scene)))
        case orders.History():
            return history_of(Project(folder))
        case orders.Compare():
            return compared(Project(folder), order)
        case _:
            raise TypeError(f"{type(order).__name__} is no order for the cutting room")


class _Reading:
    """One note being read."""

    def __init__(self, room: CuttingRoom, order: orders.Answer) -> None:
        self.room, self.order = room, order
        self.trial: Trial | None = None

    def tried(self) -> orders.Kept:
        """The turn, with a trial of what is understood."""
        if self.order.edits:
            edits = msgspec.json.decode(self.order.edits, type=tuple[AnyEdit, ...])
            return self._trial(edits)
        answer = self.room.answer(self.order.text, self._number())
        match answer:
            case Undo() | Redo():
                return self._gone(back=isinstance(answer, Undo))
            case Reading(edits):
                return (None if answer.surely else self._seconded()) or self._trial(edits)
            case Question(_, choices) if 1 <= self.order.choice <= len(choices):
                return self._trial(choices[self.order.choice - 1].edits)
            case Question(text, choices):
                listed = tuple(Choice(n, c.text) for n, c in enumerate(choices, 1))
                turn = replace(_turn(self.order.text, TurnKind.QUESTION, text), choices=listed)
                unsure = text == OFFER and not self.order.choice
                return self._by_model(turn) if unsure else _plain(turn)
            case NotUnderstood(text, examples):
                turn = _turn(self.order.text, TurnKind.NOT_UNDERSTOOD, text)
                turn = replace(turn, examples=examples)
                return _plain(turn) if answer.elsewhere else self._by_model(turn)

    def _gone(self, *, back: bool) -> orders.Kept:
        """The version before this one, or the one that was undone."""
        history = self.room.history
        to = history.back(1) if back else history.on(1)
        return _plain(_step_turn(history, to, self.order.text))

    def _by_model(self, rules: ChatTurn) -> orders.Kept:
        """What a language model makes of a note that the rules are not sure of.

        Where it fails, what the rules say stands; where it asks, too, if they have an offer.
        """
        chosen = settings.load().model
        if chosen is None:
            return _plain(rules)
        try:
            read = self._read_by(chosen)
        except GAVE_UP as error:
            return _told_with(rules, f"{chosen.name} gave no answer that can be used: {error}")
        if read.step:
            return replace_turn(self._gone(back=read.step == "undo"), by_model=True)
        if read.edits:
            kept = self._trial(read.edits)
            if rules.choices and self.trial is None:  # what it read cannot be made
                return _told_with(rules, kept.turn.reply)
            return replace_turn(kept, by_model=True)
        if rules.choices:
            return _told_with(rules, f"{chosen.name} asks: {read.question}")
        return _plain(replace(rules, reply=read.question, examples=(), by_model=True))

    def _seconded(self) -> orders.Kept | None:
        """What a configured model reads where the rules read by likeness; None: nothing."""
        chosen = settings.load().model
        if chosen is None:
            return None
        try:
            read = self._read_by(chosen)
        except GAVE_UP:
            return None  # the rules have read it: what they read stands
        if read.step:
            return replace_turn(self._gone(back=read.step == "undo"), by_model=True)
        kept = self._trial(read.edits) if read.edits else None
        return replace_turn(kept, by_model=True) if kept and self.trial is not None else None

    def _read_by(self, chosen: ModelChoice) -> Revision:
        """The note as a model reads it; raises one of GAVE_UP."""
        session = Session(ChatModel(chosen), Purse(chosen.prices))
        return self.room.answer_by_model(self.order.text, session, lambda _: None, self._number())

    def _trial(self, edits: Sequence[AnyEdit]) -> orders.Kept:
        """What edits would change; those that cannot be made are answered with the reason."""
        try:
            self.trial = self.room.tried(edits)
        except RefusedEdit as refused:
            if self.order.edits:
                raise
            return _plain(_turn(self.order.text, TurnKind.NOT_UNDERSTOOD, str(refused)))
        turn = _tried_turn(self.trial, self.order.text, self.room.project)
        redraw = any(not isinstance(edit, Mark) for edit in edits)
        return orders.Kept(turn, msgspec.json.encode(tuple(edits)), redraw)

    def _number(self) -> int | None:
        selected = _selected(self.room, self.order.shot, self.order.scene)
        if selected is None:
            return None
        return next(s.number for s in self.room.draft.plan.shots if s.id == selected)


def _kept(room: CuttingRoom, order: orders.Keep) -> orders.Kept:
    """Read a note and make it the film's new version; what is not understood changes nothing."""
    reading = _Reading(room, order)
    told = reading.tried()
    if told.turn.kind is TurnKind.STEPPED:
        room.go_to(told.turn.version)
        _keep_board(room, redraw=True)
        return replace_turn(told, kind=TurnKind.APPLIED)
    if reading.trial is None:
        return told
    before = room.history.edits(room.history.current)
    room.keep(order.text, reading.trial)
    drawn = rushes_of(before, room.project)
    if drawn and not told.redraw:  # a mark changes no picture: what was drawn is this version's too
        keep_rushes(drawn, room.history.edits(room.history.current), room.project)
    _keep_board(room, redraw=told.redraw)
    return replace_turn(told, kind=TurnKind.APPLIED, version=room.history.current)


def _stepped(room: CuttingRoom, order: orders.Step) -> orders.Kept:
    history = room.history
    to = order.version
    if order.steps:
        to = history.back(-order.steps) if order.steps < 0 else history.on(order.steps)
    history.version(to)
    room.go_to(to)
    _keep_board(room, redraw=True)
    return replace_turn(_plain(_step_turn(history, to, "")), kind=TurnKind.APPLIED)


def _keep_board(room: CuttingRoom, *, redraw: bool) -> None:
    """The storyboard of the version that was chosen, its times as far as lines are spoken."""
    old, draft = kept_board(room.project), room.standing()
    spoken = old.takes if old else {}
    board = laid_out(
        draft.graph, draft.plan, room.request.profile, room.history.current, spoken,
        room.project.blobs,
    )  # fmt: skip
    if old:
        film = "" if redraw else old.film
        board = replace(board, sound=old.sound, peaks=old.peaks, film=film)
    keep_board(board, room.project)
    learn(room, draft)


def replace_turn(kept: orders.Kept, **fields: object) -> orders.Kept:
    """The answer with other fields of its turn."""
    redraw = kept.redraw or kept.turn.kind is TurnKind.STEPPED
    turn = replace(kept.turn, **fields)  # type: ignore[arg-type]  # names of its fields
    return orders.Kept(turn, kept.edits, redraw)


def _selected(room: CuttingRoom, shot: str, scene: str) -> str | None:
    """The shot that is looked at; of a scene, its first."""
    plan: ShotPlan = room.draft.plan
    found = [s.id for s in plan.shots if (s.id == shot if shot else s.scene_id == scene)]
    if (shot or scene) and not found:
        raise UnknownTarget(f"there is no {'shot' if shot else 'scene'} {shot or scene!r} any more")
    return found[0] if found else None


def _turn(text: str, kind: TurnKind, reply: str) -> ChatTurn:
    return ChatTurn(
        id=0, text=text, author="", created="", target="film", kind=kind, reply=reply, said=(),
        edits=(), choices=(), examples=(), shots=(), frames=0, seconds=0.0, version=NO_VERSION,
        run=0, by_model=False,
    )  # fmt: skip


def _plain(turn: ChatTurn) -> orders.Kept:
    return orders.Kept(turn, b"", redraw=False)


def _told_with(rules: ChatTurn, model: str) -> orders.Kept:
    """What the rules say, with what a model said that changes nothing; an offer comes last."""
    said = (model, rules.reply) if rules.choices else (rules.reply, model)
    return _plain(replace(rules, reply=" ".join(said)))


def _step_turn(history: History, to: int, text: str) -> ChatTurn:
    there = history.version(to)
    named = "the film as the rules plan it" if to == ROOT else f"“{there.note}”"
    turn = _turn(text, TurnKind.STEPPED, f"Version {to}: {named}")
    return replace(turn, version=to, said=there.said)


def _tried_turn(trial: Trial, text: str, project: Project) -> ChatTurn:
    """What is understood, which shots are drawn again, and how long that takes."""
    numbers = {shot.id: shot.number for shot in trial.after.plan.shots}
    changed = tuple(
        ShotChange(shot, numbers[shot], "") for shot in trial.costs.shots if shot in numbers
    )
    turn = _turn(text, TurnKind.UNDERSTOOD, " ".join(f"{said}." for said in trial.said))
    return replace(
        turn,
        said=trial.said,
        edits=tuple(msgspec.json.encode(edit).decode() for edit in trial.edits),
        shots=changed,
        frames=trial.costs.frames,
        seconds=trial.costs.seconds,
    )
