"""A director's note to typed edits: by rules, then by a small trained reader that rather asks.

Enters: a note as typed, the plan and the script it talks about, the selected shot and the edits
made last. Leaves: edits with a sentence, a question with choices, or the word that was not
understood; never a guess: what is not wholly read changes nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from planner.edits import AnyEdit
from planner.revising.answers import (
    Answer,
    Question,
    Reading,
    Redo,
    Undo,
    Unread,
)
from planner.revising.asking import answered_by, not_understood
from planner.revising.astray import kept_together
from planner.revising.elsewhere import elsewhere
from planner.revising.footage import Footage
from planner.revising.frames import history
from planner.revising.going_on.once_more import once_more
from planner.revising.learned.deciding import decided, doubted, likely, offered
from planner.revising.learned.listening import heard
from planner.revising.learned.opinions import opinion
from planner.revising.mending.courtesy import wish_alone
from planner.revising.mending.shorthand import spelled_out
from planner.revising.mending.typing_errors import mended
from planner.revising.performances import played_as_one
from planner.revising.readings import by_frames, by_grammar
from planner.revising.telling import told
from planner.shots import ShotPlan
from screenplay.people.animals import called_by_species, note_by_species
from screenplay.scene_graph import SceneGraph

_POINTING = frozenset(("Who?", "Of what?", "Which scene?", "Which shot?"))  # what names may settle
_SHORT = 4  # words of a note that only goes on from the one before
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
_STEPS: Mapping[str, Answer] = {"undo": Undo(), "redo": Redo()}
_LACKING = re.compile(r"there is no (\w+) (?:in|at) ")
_UNFOUND = ("nothing happens that fits", "no line is about", "nobody says", "no shot fits",
            "which shot", "the note asks for two", "there is a ", "a voice is the same",
            "what is to go is not clear")  # fmt: skip
"""Refusals that tell how a note was read, not how the film is."""
_MISREAD = re.compile(
    r"shot \d+ is not of |a framing is for a whole shot|the shot does not go on|merge which|only "
    r"two shots that follow|something is said in shot"
)
"""Refusals of one way to read a note, that say little where the model hears another wish."""
_ASKING = re.compile(
    r"(?:should|is|are|does|doesn't|did|was|were|do you|(?:isn't|aren't)(?!.* too ))\b"
)
_ASKED = re.compile(r"(?:why|who|whose|which|how(?! about)|what(?! if| about| a\b))\b")
_WORD = re.compile(r"[a-z]{2}", re.IGNORECASE)
_MORE = re.compile(r"[.;?!,]+\s+\w[^.;?!]* \w")


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
    note, graph = note_by_species(note, graph), called_by_species(graph)
    film = Footage(plan, graph)
    too_long = len(note) > LONGEST
    whole = mended(spelled_out(note[: LONGEST + 1]), film)
    note = wish_alone(whole)
    plain = " ".join(re.sub(r"[^\w\s']", " ", note.lower()).split())
    for said, step in _HISTORY:
        if said.fullmatch(plain):
            return step
    asked = _ASKED.match(plain) or (note.rstrip().endswith("?") and _ASKING.match(plain))
    if asked and note.lstrip()[:1].isalpha() and not _MORE.search(whole.strip()):
        return not_understood("that is a question; say what is to change")
    if history.undone(whole):
        return Undo()
    if not plain or too_long:
        return not_understood("say one thing at a time, in a sentence or two")
    selected = selected if selected in film.by_id else None
    try:
        answer = played_as_one(_answered(note, whole, film, selected, last))
        if not isinstance(answer, Reading):
            return answer
        kept = kept_together(answer, whole, film)
        return replace(kept, surely=answer.surely) if isinstance(kept, Reading) else kept
    except Unread as why:
        return not_understood(why.text)


def _answered(
    note: str, whole: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer:
    """The answer by the grammar of wishes; of what that does not read, by frames and the model."""
    if again := once_more(note, last, selected, film):
        return Reading(again, told(again, film))
    try:
        asked = answered_by(by_grammar, note, film, selected, last)
    except Unread as why:
        other = elsewhere(note, film, selected, last)
        return other or _beyond(whole, film, selected, last, why)
    if isinstance(asked, Question) and (other := elsewhere(note, film, selected, last)):
        return other
    if isinstance(asked, Question) and not asked.choices:
        try:
            return _beyond(whole, film, selected, last, Unread(asked.text))
        except Unread:
            return asked
    if isinstance(asked, Question) and asked.text in _POINTING:
        framed = _by_frames(whole, film, selected, last)
        return (offered((framed,)) or asked) if isinstance(framed, Reading) else asked
    if last and len(note.split()) <= _SHORT:
        return asked  # "a bit slower": of what was changed last, which the model does not know
    if isinstance(asked, Reading):
        return doubted(asked, opinion(whole, film, selected, last, asked))
    return asked


def _beyond(
    note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...], why: Unread
) -> Answer:
    """The answer to a note that the grammar does not read; raises why it does not."""
    if not _WORD.search(note):
        raise why  # "2, b": the trained reader has an opinion on everything
    framed = _by_frames(note, film, selected, last)
    read = None if isinstance(framed, Unread) else framed
    thought = opinion(note, film, selected, last, read)
    if isinstance(framed, Unread):
        for known in (why, framed):
            if _knowing(known, note) and not (_MISREAD.match(known.text) and likely(thought)):
                raise known
    if thought.step:
        return _STEPS[thought.step]
    answer = decided(read, thought)
    if isinstance(answer, Reading):
        return replace(answer, surely=False)
    if answer is not None:
        return answer
    if isinstance(framed, Unread):
        raise framed if _telling(framed) else why
    raise why


def _by_frames(
    note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer | Unread:
    try:
        return answered_by(by_frames, note, film, selected, last)
    except Unread as why:
        return why


def _knowing(why: Unread, note: str) -> bool:
    """Whether a refusal says how the film is, as "there is no scene 9": no other reading helps."""
    if lacking := _LACKING.match(why.text):  # only of what the note names as a thing
        return any(lacking.group(1) in span.text.lower() for span in heard(note).spans)
    if why.text.startswith("whether"):
        return True  # it can be meant in two ways, and was not asked about for a reason
    return not (why.text.endswith(("understood", "clear")) or why.text.startswith(_UNFOUND))


def _telling(why: Unread) -> bool:
    """Whether a refusal names what was not understood."""
    return "“" in why.text
