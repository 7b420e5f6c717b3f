"""How a language model reads a director's notes, alone and after the rules, as the product asks it.

`STORYREEL_MODEL=provider:model python -m benchmarks.notes_by_model twentieth [thirty_ninth …]`
puts every note of these sets under `tests/planner/revising/` to the model, with the prompt, the
form, the one repair and the trial of each edit that a film's own notes get, and prints two rows a
set: what the model makes of all notes, and what the product does with it, which asks the model
only where the rules do not act, or act by likeness. `--answers FILE` keeps the answers: asked
again, nothing is paid.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from planner.amending import Draft
from planner.llm.cost import Purse
from planner.llm.model import ChatModel
from planner.llm.questions import Model
from planner.llm.recording import Recorded
from planner.llm.repair import GAVE_UP, Session
from planner.llm.revising import revise_by_model
from planner.revising.answers import OFFER, Answer, NotUnderstood, Question, Reading, Redo, Undo
from tests.planner.revising.scoring import answer_to, blind, is_exact, said_of
from web import settings


def by_model(note: dict[str, Any], model: Model) -> Answer:
    """What a model alone makes of a note; a failure or a bad answer changes nothing."""
    plan, graph, selected, last = said_of(note)
    session = Session(model, Purse())
    try:
        found = revise_by_model(
            note["note"], Draft(graph, plan), session, selected=selected, last=last, heard=_unheard
        )
    except GAVE_UP as error:
        return NotUnderstood(str(error), ())
    if found.step:
        return Undo() if found.step == "undo" else Redo()
    return Reading(found.edits, "") if found.edits else Question(found.question, ())


def _unheard(_: int) -> None:
    """Nobody watches the answer being written."""


def together(rules: Answer, model: Answer) -> Answer:
    """What the product does: the model's reading only where the rules are not sure of theirs."""
    unsure = isinstance(rules, Question) and rules.text == OFFER
    unsure = unsure or (isinstance(rules, Reading) and not rules.surely)
    unread = isinstance(rules, NotUnderstood) and not rules.elsewhere
    acts = isinstance(model, Reading | Undo | Redo)
    return model if (unsure or unread) and acts else rules


def judged(listed: list[dict[str, Any]], model: Model) -> Iterator[tuple[Answer, Answer, Answer]]:
    """Of every note what the rules, the model and the product answer."""
    for note in listed:
        rules, read = answer_to(note), by_model(note, model)
        yield rules, read, together(rules, read)


def _row(who: str, listed: list[dict[str, Any]], answers: list[Answer]) -> tuple[str, ...]:
    exact = [_exact(note, answer) for note, answer in zip(listed, answers, strict=True)]
    wrong = sum(
        isinstance(a, Reading) and not right for a, right in zip(answers, exact, strict=True)
    )
    return who, str(len(listed)), f"{sum(exact) / len(listed):.3f}", f"{wrong / len(listed):.3f}"


def _exact(note: dict[str, Any], answer: Answer) -> bool:
    """As expected; a model that asks back where a refusal is right has changed nothing either."""
    asks_back = isinstance(answer, Question) and not answer.choices
    if asks_back and "refuse" in note.get("accept", [note.get("answer")]):
        return True
    return is_exact(note, answer)


def main() -> None:
    """Score the sets that are named, and print their rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="SET", help="such as thirty_ninth")
    parser.add_argument("--answers", type=Path, help="file that keeps what the model answered")
    asked = parser.parse_args()
    choice = settings.load().model
    model: Model | None = ChatModel(choice) if choice else None
    if asked.answers is not None:
        model = Recorded(asked.answers, model)
    if model is None:
        parser.error("set STORYREEL_MODEL to provider:model, or give --answers FILE")
    table = Table("set", "read by", "notes", "exact", "wrong edit")
    for name in asked.sets:
        listed = blind(name)
        found = list(judged(listed, model))
        for who, place in (("rules alone", 0), (model.ident, 1), ("rules, then it", 2)):
            table.add_row(name, *_row(who, listed, [answers[place] for answers in found]))
    Console().print(table)


if __name__ == "__main__":
    main()
