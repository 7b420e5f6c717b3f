"""A language model reads a director's note into edits.

Enters: a note, a draft of the film, and which shot is meant by "this one". Leaves: edits that have
been tried on the draft, or a question. Notes change nothing here: whoever asked applies the edits.
"""

from dataclasses import dataclass
from typing import Any

from planner.amending import Draft, amend
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.edits import AnyEdit
from planner.errors import RefusedEdit
from planner.llm.answers import NoteAnswer, form_of, one_line, read_answer
from planner.llm.errors import BadAnswer
from planner.llm.prompts import fenced, prompt
from planner.llm.questions import Heard, Question, Turn
from planner.llm.repair import Session
from planner.shots import Shot

FORM = form_of(NoteAnswer, "edits", "The edits that the note asks for, or a question.")
LONGEST_NOTE = 5_000  # characters
MOST_SHOTS = 60  # the scene of the selected shot is told in full, others are left out beyond this


@dataclass(frozen=True, slots=True)
class Revision:
    """What a note comes to: edits with what each does, or a question and no edit."""

    edits: tuple[AnyEdit, ...]
    said: tuple[str, ...]
    question: str = ""


def revise_by_model(
    note: str, draft: Draft, session: Session, *, selected: str | None = None, heard: Heard
) -> Revision:
    """Read a note into edits that the draft accepts.

    Raises BadAnswer where the model gives none that can be made, even when told why; RefusedEdit
    for a note that is too long; else what `Session.ask` raises. `selected` is the id of the shot
    that the director is looking at.
    """
    if len(note) > LONGEST_NOTE:
        raise RefusedEdit(f"the note has {len(note)} characters; write at most {LONGEST_NOTE}")
    revision, _ = session.answered(
        asked(note, draft, selected), lambda text: tried(text, draft), heard
    )
    return revision


def tried(text: str, draft: Draft) -> Revision:
    """The edits of a reply, each made on the draft that the ones before it leave.

    Raises BadAnswer with the reason why the first of them cannot be made.
    """
    answer = read_answer(text, NoteAnswer)
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


def asked(note: str, draft: Draft, selected: str | None = None) -> Question:
    """The question that a note is put as."""
    data, fence = fenced(told(note, draft, selected))
    system = prompt("note", fence=fence, form=FORM.name)
    plan = prompt("plan", fence=fence, data=data)
    return Question((Turn("system", system), Turn("user", plan)), FORM)


def told(note: str, draft: Draft, selected: str | None) -> dict[str, Any]:
    """The film about which a note speaks, as plain data: shots near the selected one."""
    shots = _near(draft, selected)
    scenes = {shot.scene_id for shot in shots}
    graph, plan = draft.graph, draft.plan
    clock = estimated(plan, lined(graph))
    return {
        "note": note, "selected": selected,
        "frames_per_second": round(float(plan.rate.fps), 3),
        "characters": [{"id": c.id, "name": c.name} for c in graph.characters],
        "scenes": [
            {
                "id": s.id, "number": s.number, "heading": s.heading.text, "place": s.place_id,
                "beats": [{"id": b.id, "kind": b.kind.value, "text": b.text,
                           "by": list(b.line.speakers) if b.line is not None else []}
                          for b in s.beats],
            }
            for s in graph.scenes if s.id in scenes
        ],
        "shots": [_shot(shot, clock.frames(shot)) for shot in shots],
    }  # fmt: skip


def _near(draft: Draft, selected: str | None) -> tuple[Shot, ...]:
    """The shots around the selected one, or the film's first."""
    shots = draft.plan.shots
    at = next((n for n, shot in enumerate(shots) if shot.id == selected), 0)
    first = max(0, min(at - MOST_SHOTS // 2, len(shots) - MOST_SHOTS))
    return shots[first : first + MOST_SHOTS]


def _shot(shot: Shot, frames: int) -> dict[str, Any]:
    framing = shot.framing
    return {
        "id": shot.id, "number": shot.number, "scene": shot.scene_id, "kind": framing.kind.value,
        "size": framing.size.value, "angle": framing.angle.value, "subjects": framing.subjects,
        "foreground": framing.foreground, "thing": framing.thing, "side": framing.side,
        "lens_mm": framing.lens_mm, "move": shot.move.kind.value, "frames": frames,
        "beats": [cover.beat_id for cover in shot.covers], "locked": shot.locked,
    }  # fmt: skip
