"""Notes with the answers expected, and how many are answered so."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.amending.amend import amended
from planner.amending.draft import Draft
from planner.edits import AnyEdit
from planner.revise import revise
from planner.revising.answers import Answer, NotUnderstood, Question, Reading, Redo, Undo
from planner.shots import ShotPlan
from screenplay.scene_graph import SceneGraph
from tests.planner.revising.films import expected, film, shot_id
from tests.planner.revising.patterns import matches

SETS = Path(__file__).parent / "sets"
UNSEEN = SETS / "unseen_notes.json"
EVERYDAY = SETS / "everyday_notes.json"
BLIND = SETS / "blind_notes.json"
_OTHER = {"refuse": NotUnderstood, "ask": Question, "undo": Undo, "redo": Redo}


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
    acted: float  # of the notes that must change or ask something, those answered so
    offered: float  # questions one of whose choices is what was asked for


def notes(*, held_out: bool) -> list[dict[str, Any]]:
    """The notes for tuning, or those held out."""
    listed = json.loads((SETS / "notes.json").read_text(encoding="utf-8"))
    return [n for n in listed if n["held_out"] is held_out]


def unseen() -> list[dict[str, Any]]:
    """Notes that were written after the reader was tuned; their first look stands in the file."""
    listed: list[dict[str, Any]] = json.loads(UNSEEN.read_text(encoding="utf-8"))["notes"]
    return listed


def blind(batch: str) -> list[dict[str, Any]]:
    """Notes written without a look at the reader; `accept` lists all answers that are right."""
    own = SETS / f"{batch}_batch.json"
    path = own if own.exists() else BLIND
    listed = json.loads(path.read_text(encoding="utf-8"))["notes"]
    return [n for n in listed if n["batch"] == batch]


def everyday() -> list[dict[str, Any]]:
    """Everyday wordings by construction, written with the reader at hand."""
    listed: list[dict[str, Any]] = json.loads(EVERYDAY.read_text(encoding="utf-8"))["notes"]
    return listed


def answered(listed: Iterable[dict[str, Any]]) -> Iterator[Scored]:
    """Each note of a set, answered."""
    for note in listed:
        answer = answer_to(note)
        yield Scored(note["note"], answer, is_exact(note, answer))


def answer_to(note: dict[str, Any]) -> Answer:
    """The answer to a note of the list."""
    plan, graph, selected, last = said_of(note)
    return revise(note["note"], plan, graph, selected=selected, last=last)


def said_of(
    note: dict[str, Any],
) -> tuple[ShotPlan, SceneGraph, str | None, tuple[AnyEdit, ...]]:
    """What a note is said of: the film as the edits before it left it, the shot looked at."""
    plan, graph = film(note["film"])
    last = tuple(expected(e, plan, graph) for e in note.get("last", ()))
    selected = shot_id(plan, note["selected"]) if "selected" in note else None
    edited, _ = amended(Draft(graph, plan), last)
    return edited.plan, edited.graph, selected, last


def score(listed: Iterable[dict[str, Any]]) -> Score:
    """How well a set is answered."""
    listed = list(listed)
    found = list(answered(listed))
    wanting = [s for n, s in zip(listed, found, strict=True) if _wants(n)]
    return Score(
        len(found),
        sum(s.exact for s in found) / len(found),
        sum(s.wrong for s in found) / len(found),
        sum(isinstance(s.answer, Question) for s in found) / len(found),
        sum(s.exact for s in wanting) / len(wanting),
        sum(_offers(n, s.answer) for n, s in zip(listed, found, strict=True)) / len(found),
    )


def _offers(note: dict[str, Any], answer: Answer) -> bool:
    """Whether a question holds the right answer, though another one was expected."""
    return (
        isinstance(answer, Question)
        and not is_exact(note, answer)
        and any(is_exact(note, Reading(choice.edits, "")) for choice in answer.choices)
    )


def _wants(note: dict[str, Any]) -> bool:
    """Whether a note asks for something, so that not to understand it is a failure."""
    return "refuse" not in note.get("accept", [note.get("answer")])


def is_exact(note: dict[str, Any], answer: Answer) -> bool:
    """Whether an answer is the one expected."""
    plan, graph = film(note["film"])
    if "accept" in note:
        return any(_accepted(way, answer, plan, graph) for way in note["accept"])
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


def _accepted(way: str | list[str], answer: Answer, plan: ShotPlan, graph: SceneGraph) -> bool:
    if isinstance(way, str):
        return isinstance(answer, _OTHER[way])
    return (
        isinstance(answer, Reading)
        and len(answer.edits) == len(way)
        and all(any(matches(e, line, plan, graph) for e in answer.edits) for line in way)
    )
