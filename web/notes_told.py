"""What a director is told about notes.

Enters: answers, trials and histories. Leaves: sentences.
"""

import shlex
from pathlib import Path

from planner.amending import Draft
from planner.edits import AnyEdit, Voice
from planner.revising.answers import NotUnderstood, Question
from renderers.production.cutting_room import Trial
from renderers.production.history import ROOT, Version

_LISTED = 12
_MINUTE_S = 60
# How long the new takes are is known only when they are spoken.
_SPOKEN_AGAIN = "The lines are spoken again, and may become longer or shorter."


def not_understood(answer: NotUnderstood, folder: Path) -> str:
    """What was not understood, and what could be said, or which command does it in this folder."""
    if answer.elsewhere:
        before, command, after = answer.text.rpartition("storyreel ")
        placed = after.replace("DIR", shlex.quote(str(folder)), 1)
        return f"{before.rstrip()}\n  {command}{placed}"
    if not answer.examples:
        return answer.text
    examples = ", ".join(f"“{example}”" for example in answer.examples)
    return f"{answer.text}\nNotes are written like {examples}."


def question(answer: Question) -> str:
    """A question with its numbered choices."""
    return "\n".join((answer.text, *(f"  {n}. {c.text}" for n, c in enumerate(answer.choices, 1))))


def to_answer(choices: int, command: str) -> str:
    """How a question with so many choices is answered; `command` takes the first."""
    if choices == 1:
        return f"Nothing is changed. To take it: {command}"
    return f"Nothing is changed. Answer with --choice 1 to {choices}, such as: {command}"


def trial(tried: Trial, workers: int) -> str:
    """What a note changes, which shots are drawn again, and how long that takes."""
    said = [f"{sentence}." for sentence in tried.said]
    return "\n".join((*said, _costs(tried, workers)))


def _costs(tried: Trial, workers: int) -> str:
    shots = tried.costs.shots
    spoken = any(_respoken(edit) for edit in tried.edits)
    if not shots:
        return _SPOKEN_AGAIN if spoken else "No shot is drawn again."
    numbers = _numbers(tried.after, shots)
    noun = "shot" if len(shots) == 1 else "shots"
    drawn = (
        f"Drawn again: {noun} {numbers}, {tried.costs.frames} frames, "
        f"about {_lasting(tried.costs.seconds / workers)}."
    )
    return f"{_SPOKEN_AGAIN}\n{drawn}" if spoken else drawn


def _respoken(edit: AnyEdit) -> bool:
    if not isinstance(edit, Voice):
        return False
    return bool(edit.recipe) or edit.pitch is not None or edit.tempo is not None


def _numbers(draft: Draft, shots: tuple[str, ...]) -> str:
    wanted = set(shots)
    found = [str(shot.number) for shot in draft.plan.shots if shot.id in wanted]
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return ", ".join(found[:_LISTED]) + more


def _lasting(seconds: float) -> str:
    if seconds < _MINUTE_S:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / _MINUTE_S)} min"


def version(found: Version) -> str:
    """A version by number and note."""
    if found.id == ROOT:
        return "version 0, the film as it was planned"
    return f"version {found.id}, “{found.note}”" if found.note else f"version {found.id}"
