"""Notes with the answers expected, and how many are answered so."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.revise import revise
from planner.revising.answers import Answer, NotUnderstood, Question, Reading, Redo, Undo
from tests.planner.revising.films import HERE, expected, film, shot_id

_OTHER = {"refuse": NotUnderstood, "undo": Undo, "redo": Redo}


@dataclass(frozen=True, slots=True)
class Scored:
    """One note, its answer, and whether that is the one expected."""

    note: str
    answer: Answer
    exact: bool

    @property
    def wrong(self) -> bool:
        """Whether something would change that was not asked for."""
        return isinstance(self.answer, Reading) and not self.exact


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of a set of notes."""

    notes: int
    exact: float
    wrong: float
    asked: float


def notes(*, held_out: bool) -> list[dict[str, Any]]:
    """The notes for tuning, or those held out."""
    listed = json.loads((HERE / "notes.json").read_text(encoding="utf-8"))
    return [n for n in listed if n["held_out"] is held_out]


def answered(*, held_out: bool) -> Iterator[Scored]:
    """Each note of a set, answered."""
    for note in notes(held_out=held_out):
        answer = answer_to(note)
        yield Scored(note["note"], answer, _exact(note, answer))


def answer_to(note: dict[str, Any]) -> Answer:
    """The answer to a note of the list."""
    plan, graph = film(note["film"])
    return revise(
        note["note"], plan, graph,
        selected=shot_id(plan, note["selected"]) if "selected" in note else None,
        last=tuple(expected(e, plan, graph) for e in note.get("last", ())),
    )  # fmt: skip


def score(*, held_out: bool) -> Score:
    """How well a set is answered."""
    found = list(answered(held_out=held_out))
    return Score(
        len(found),
        sum(s.exact for s in found) / len(found),
        sum(s.wrong for s in found) / len(found),
        sum(isinstance(s.answer, Question) for s in found) / len(found),
    )


def _exact(note: dict[str, Any], answer: Answer) -> bool:
    plan, graph = film(note["film"])
    if "edits" in note:
        wanted = [expected(e, plan, graph) for e in note["edits"]]
        return isinstance(answer, Reading) and sorted(map(repr, answer.edits)) == sorted(
            map(repr, wanted)
        )
    if "ask" in note:
        return isinstance(answer, Question) and all(
            any(c.edits == (expected(e, plan, graph),) for c in answer.choices) for e in note["ask"]
        )
    return isinstance(answer, _OTHER[note["answer"]])
