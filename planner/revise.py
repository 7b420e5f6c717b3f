"""A director's note to typed edits, by rules.

Enters: a note as typed, the plan and the script it talks about, the selected shot and the edits
made last. Leaves: edits with a sentence, a question with choices, or the word that was not
understood; never a guess: what is not wholly read changes nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence

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
from planner.revising.frames import history, reader
from planner.revising.frames.weighing import so_already
from planner.revising.lexicon import lexicon
from planner.revising.pointing import Pointers
from planner.revising.telling import told
from planner.revising.wording import worded
from planner.shots import ShotPlan
from screenplay.scene_graph import SceneGraph

_POINTING = frozenset(("Who?", "Of what?", "Which scene?", "Which shot?"))  # what names may settle
_CHOICES = 12  # more are no short question
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
_ASKED = re.compile(r"(?:why|who|whose|which|how(?! about)|what(?! if| about| a\b))\b")
_MORE = re.compile(r"[.;?!,]+\s+\w[^.;?!]* \w")
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
    asked = _ASKED.match(plain) or (note.rstrip().endswith("?") and _ASKING.match(plain))
    if asked and note.lstrip()[:1].isalpha() and not _MORE.search(whole.strip()):
        return _not_understood("that is a question; say what is to change")
    if not plain or len(whole) > LONGEST:
        return _not_understood("say one thing at a time, in a sentence or two")
    if history.undone(whole):
        return Undo()
    film = Footage(plan, graph)
    selected = selected if selected in film.by_id else None
    try:
        return _answered(note, whole, film, selected, last)
    except Unread as why:
        return _not_understood(why.text)


def _answered(
    note: str, whole: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer:
    """The answer by the grammar of wishes; where that does not read a note, by frames and slots."""
    try:
        asked = _answered_by(_read, note, film, selected, last)
    except Unread as why:
        try:
            return _offered(_answered_by(_framed, whole, film, selected, last))
        except Unread as framed:
            raise (framed if _telling(framed) else why) from framed
    if isinstance(asked, Question) and asked.text in _POINTING:
        try:
            sure = _answered_by(_framed, whole, film, selected, last)
        except Unread:
            return asked
        return _offered(sure) if isinstance(sure, Reading) else asked
    return asked


def _offered(answer: Answer) -> Answer:
    """A reading by slots, to be confirmed: of strangers' notes half of them were right."""
    if not isinstance(answer, Reading):
        return answer
    return Question("Is this what you mean?", (Choice(answer.said, answer.edits),))


def _telling(why: Unread) -> bool:
    """Whether a refusal names what was not understood."""
    return "“" in why.text


_By = Callable[[str, Footage, str | None, Sequence[AnyEdit], Mapping[str, int]], list[AnyEdit]]


def _answered_by(
    by: _By, note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer:
    try:
        return _reading(by(note, film, selected, last, {}), film)
    except Ambiguous as doubt:
        choices, deep = _choices(by, doubt, note, film, selected, last)
        if doubt.options and not choices and deep:
            return Question(f"{doubt.text} Give its number, or its name.", ())
        if doubt.options and not choices:
            raise Unread("what is to change is not clear") from doubt
        return Question(doubt.text, choices)


def _choices(
    by: _By, doubt: Ambiguous, note: str, film: Footage, selected: str | None,
    last: tuple[AnyEdit, ...],
) -> tuple[tuple[Choice, ...], bool]:  # fmt: skip
    """What each answer would do, and the answers to a doubt behind it; dead ends are left out."""
    choices: list[Choice] = []
    for place, option in enumerate(doubt.options):
        given = {doubt.key: place}
        try:
            choices.append(Choice(option, tuple(by(note, film, selected, last, given))))
        except Unread:
            continue
        except Ambiguous as behind:
            for number, other in enumerate(behind.options):
                try:
                    edits = by(note, film, selected, last, given | {behind.key: number})
                except (Unread, Ambiguous):
                    continue
                choices.append(Choice(f"{option}, {other}", tuple(edits)))
    return (tuple(choices), False) if len(choices) <= _CHOICES else ((), True)


def _read(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
    answers: Mapping[str, int],
) -> list[AnyEdit]:  # fmt: skip
    words = lexicon(film)
    said = worded(note, words.known, words.meant)
    pointers = Pointers(film, selected, tuple(last), answers)
    return read_note(said, film, pointers)


def _framed(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
    answers: Mapping[str, int],
) -> list[AnyEdit]:  # fmt: skip
    return reader.read(note, film, Pointers(film, selected, tuple(last), answers))


def _reading(edits: Sequence[AnyEdit], film: Footage) -> Answer:
    new = [e for e in edits if len(edits) == 1 or not so_already(e, film)]
    if not new:
        return _not_understood("what is to change is not clear")
    edits = new
    return Reading(tuple(edits), told(edits, film))


def _not_understood(why: str) -> NotUnderstood:
    end = "" if why.endswith("?") else "."
    return NotUnderstood(f"Nothing is changed: {why}{end}", _EXAMPLES)
