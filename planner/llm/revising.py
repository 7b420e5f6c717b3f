"""A language model reads a director's note into edits.

Enters: a note, a draft of the film, and which shot is meant by "this one". Leaves: edits that have
been tried on the draft, or a question. Notes change nothing here: whoever asked applies the edits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.amending import Draft, amend
from planner.edits import AnyEdit
from planner.errors import RefusedEdit
from planner.llm.answers import NoteAnswer, Step, form_of, one_line, read_answer
from planner.llm.errors import BadAnswer
from planner.llm.film_told import told
from planner.llm.prompts import fenced, prompt
from planner.llm.questions import Heard, Question, Turn
from planner.llm.repair import Session

FORM = form_of(NoteAnswer, "edits", "The edits that the note asks for, or a question.")
LONGEST_NOTE = 5_000  # characters


@dataclass(frozen=True, slots=True)
class Revision:
    """What a note comes to: edits with what each does, a step back or on, or a question."""

    edits: tuple[AnyEdit, ...]
    said: tuple[str, ...]
    question: str = ""
    step: Step = ""


def revise_by_model(
    note: str, draft: Draft, session: Session, *, selected: str | None = None,
    last: Sequence[AnyEdit] = (), heard: Heard,
) -> Revision:  # fmt: skip
    """Read a note into edits that the draft accepts.

    Raises BadAnswer where the model gives none that can be made, even when told why; RefusedEdit
    for a note that is too long; else what `Session.ask` raises. `selected` is the id of the shot
    that the director is looking at, `last` the edits made before: "a bit less".
    """
    if len(note) > LONGEST_NOTE:
        raise RefusedEdit(f"the note has {len(note)} characters; write at most {LONGEST_NOTE}")
    revision, _ = session.answered(
        asked(note, draft, selected, last), lambda text: tried(text, draft), heard
    )
    return revision


def tried(text: str, draft: Draft) -> Revision:
    """The edits of a reply, each made on the draft that the ones before it leave.

    Raises BadAnswer with the reason why the first of them cannot be made.
    """
    answer = read_answer(text, NoteAnswer)
    if answer.step and not answer.question:
        if answer.edits:
            raise BadAnswer(f"{answer.step} goes alone: give it, or edits")
        return Revision((), (), step=answer.step)
    if answer.question or not answer.edits:
        return Revision(
            (), (), one_line(answer.question) or "What shall change, and in which shot?"
        )
    said: list[str] = []
    for number, edit in enumerate(answer.edits, 1):
        try:
            done = amend(draft, edit)
        except RefusedEdit as refused:
            raise BadAnswer(f"edit {number}: {refused}") from refused
        draft = done.draft
        said.append(done.said)
    return Revision(answer.edits, tuple(said))


def asked(
    note: str, draft: Draft, selected: str | None = None, last: Sequence[AnyEdit] = ()
) -> Question:
    """The question that a note is put as."""
    data, fence = fenced(told(note, draft, selected, last))
    system = prompt("note", fence=fence, form=FORM.name)
    plan = prompt("plan", fence=fence, data=data)
    return Question((Turn("system", system), Turn("user", plan)), FORM)
