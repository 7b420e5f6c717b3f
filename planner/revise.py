"""A director's note to typed edits, by rules.

Enters: a note as typed, the plan and the script it talks about, the selected shot and the edits
made last. Leaves: edits with a sentence, a question with choices, or the word that was not
understood; never a guess: what is not wholly read changes nothing.
"""

import re
from collections.abc import Mapping, Sequence

from planner.edits import AnyEdit
from planner.revising.answers import (
    Ambiguous,
    Answer,
    Choice,
    NotUnderstood,
    Question,
    Reading,
    Redo,
    Undo,
    Unread,
)
from planner.revising.clauses import read_note
from planner.revising.courtesy import wish_alone
from planner.revising.footage import Footage
from planner.revising.lexicon import lexicon
from planner.revising.pointing import Pointers
from planner.revising.telling import told
from planner.revising.wording import worded
from planner.shots import ShotPlan
from screenplay.scene_graph import SceneGraph

LONGEST = 600  # characters; more is no note but a letter
_HISTORY = (
    (re.compile(r"(?:no |nah |nope |ok |okay |please |sorry |actually |oops |ah |hm |wait )*"
                r"(?:undo|take (?:that|it) back|scratch (?:that|it)|never ?mind(?: that)?|"
                r"cancel (?:that|it)|forget (?:that|it)|put (?:it|that) back|"
                r"change (?:it|that) back|go back(?: (?:one|a) step)?|step back|"
                r"reverse that|undo (?:that|it|this|my|the)?(?: last| previous)?(?: one| change|"
                r" edit"
                r"| note| step)?)(?: please| pls| again)*"), Undo()),
    (re.compile(r"(?:ok |okay |please |no |actually |do it again |after all )*redo(?: (?:that|"
                r"it|this))?(?: please| again)*"),
     Redo()),
)  # fmt: skip
_ASKING = re.compile(
    r"(?:should|is|are|does|doesn't|did|was|were|do you|(?:isn't|aren't)(?!.* too ))\b"
)
_ASKED = re.compile(r"(?:why|who|whose|which|what(?! if| about))\b")
_WHY_AND_WISH = re.compile(r"why\b[^.,;?!]*[.,;?!]+\s+\w", re.IGNORECASE)
_EXAMPLES = (
    "shot 12 tighter",
    "hold the last close-up of Jane two seconds longer",
    "make scene 3 night",
)


def revise(
    note: str,
    plan: ShotPlan,
    graph: SceneGraph,
    *,
    selected: str | None = None,
    last: tuple[AnyEdit, ...] = (),
) -> Answer:
    """Read a note.

    Args:
        note: As typed.
        plan: The film as it is now; relative words go by it.
        graph: What the script means.
        selected: Id of the shot that is looked at: "this", "it", "the next one".
        last: The edits that were made last: "same for the next one", "a bit slower".

    Returns:
        Reading, Question, NotUnderstood, Undo or Redo; it never raises for a note.
    """
    whole, note = note, wish_alone(note[: LONGEST + 1])
    plain = " ".join(re.sub(r"[^\w\s']", " ", note.lower()).split())
    for said, step in _HISTORY:
        if said.fullmatch(plain):
            return step
    asked = _ASKED.match(plain) and not _WHY_AND_WISH.match(note.strip())
    if asked or (note.rstrip().endswith("?") and _ASKING.match(plain)):
        return _not_understood("that is a question; say what is to change")
    if not plain or len(whole) > LONGEST:
        return _not_understood("say one thing at a time, in a sentence or two")
    film = Footage(plan, graph)
    selected = selected if selected in film.by_id else None
    try:
        return _answered(note, film, selected, last)
    except Unread as why:
        return _not_understood(why.text)


def _answered(note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]) -> Answer:
    try:
        return _reading(_read(note, film, selected, last, {}), film)
    except Ambiguous as doubt:
        choices = _choices(doubt, note, film, selected, last)
        if doubt.options and not choices:
            return _not_understood("what is to change is not clear")
        return Question(doubt.text, choices)


def _choices(
    doubt: Ambiguous, note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> tuple[Choice, ...]:
    """What each answer would do; answers that lead nowhere, or to another doubt, are left out."""
    choices = []
    for place, option in enumerate(doubt.options):
        try:
            edits = _read(note, film, selected, last, {doubt.key: place})
        except (Unread, Ambiguous):
            continue
        choices.append(Choice(option, tuple(edits)))
    return tuple(choices)


def _read(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
    answers: Mapping[str, int],
) -> list[AnyEdit]:  # fmt: skip
    words = lexicon(film)
    said = worded(note, words.known, words.meant)
    pointers = Pointers(film, selected, tuple(last), answers)
    return read_note(said, film, pointers)


def _reading(edits: Sequence[AnyEdit], film: Footage) -> Answer:
    if not edits:
        return _not_understood("what is to change is not clear")
    return Reading(tuple(edits), told(edits, film))


def _not_understood(why: str) -> NotUnderstood:
    end = "" if why.endswith("?") else "."
    return NotUnderstood(f"Nothing is changed: {why}{end}", _EXAMPLES)
