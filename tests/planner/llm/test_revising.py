"""A model reads notes into edits that the draft accepts, or asks; the draft is never changed."""

import json
from collections.abc import Callable

import pytest

from planner.amending import Draft
from planner.documents import digest
from planner.edits import Drop, Reframe
from planner.errors import RefusedEdit
from planner.llm.answers import Step
from planner.llm.errors import BadAnswer
from planner.llm.model import ChatModel, ModelChoice
from planner.llm.repair import Session
from planner.llm.revising import LONGEST_NOTE, Revision, revise_by_model, tried
from planner.rules import plan
from planner.shots import ShotKind, Size
from screenplay.read import read_text
from screenplay.world.parting import parted
from tests.planner.llm.openai_server import Served, form, prose, serving

SCRIPT = """Title: The Orchard

INT. BARN - DAY

IVA (30) sits on a crate. BRAM (45) stands at the door.

IVA
How many trees are left?

BRAM
Fewer than you think, and more than I can carry.

IVA
Then we begin tomorrow.
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    graph = parted(read_text(SCRIPT, "orchard.fountain"))
    return Draft(graph, plan(graph))


def shot_of(draft: Draft) -> str:
    return next(s.id for s in draft.plan.shots if s.framing.kind is ShotKind.SINGLE)


def edits(*values: dict[str, object], question: str = "") -> str:
    return json.dumps({"edits": values, "question": question})


def revised(draft: Draft, *answers: str, note: str = "closer, please") -> tuple[Revision, Served]:
    pytest.importorskip("langchain_openai", reason="the extras llm and openai are not installed")
    behaviours = [form(_saying(text)) for text in answers]
    with serving(*behaviours) as served:
        session = Session(ChatModel(ModelChoice("openai:test", served.url, "k", 20.0)))
        found = revise_by_model(note, draft, session, selected=shot_of(draft), heard=print)
    return found, served


def _saying(text: str) -> Callable[[object], str]:
    return lambda _: text


def test_a_note_becomes_edits_that_say_what_they_do(draft: Draft) -> None:
    shot = shot_of(draft)
    before = digest(draft.plan)
    found, served = revised(draft, edits({"edit": "reframe", "shot": shot, "size": "ECU"}))
    assert found.edits == (Reframe(shot=shot, size=Size.ECU),)
    assert "extreme close-up" in found.said[0]
    assert digest(draft.plan) == before
    asked = served.requests[0]["messages"][1]["content"]
    assert "closer, please" in asked
    assert shot in asked


def test_what_was_changed_last_is_told(draft: Draft) -> None:
    pytest.importorskip("langchain_openai", reason="the extras llm and openai are not installed")
    shot = shot_of(draft)
    with serving(form(lambda _: edits({"edit": "drop", "shot": shot}))) as served:
        session = Session(ChatModel(ModelChoice("openai:test", served.url, "k", 20.0)))
        last = (Reframe(shot=shot, size=Size.ECU),)
        revise_by_model("not that close", draft, session, last=last, heard=print)
    asked = json.loads(served.requests[0]["messages"][1]["content"].splitlines()[1])
    assert asked["last_edits"] == [{"edit": "reframe", "shot": shot, "size": "ECU"}]


def test_an_edit_that_cannot_be_made_is_told_and_mended(draft: Draft) -> None:
    shot = shot_of(draft)
    found, served = revised(
        draft, edits({"edit": "drop", "shot": "sh-none"}), edits({"edit": "drop", "shot": shot})
    )
    assert found.edits == (Drop(shot=shot),)
    assert "sh-none" in served.requests[1]["messages"][-1]["content"]


def test_what_stays_unclear_is_asked(draft: Draft) -> None:
    found, _ = revised(draft, edits(question="Which of the two singles?"))
    assert (found.edits, found.question) == ((), "Which of the two singles?")


def test_a_question_beside_edits_makes_none(draft: Draft) -> None:
    text = edits({"edit": "drop", "shot": shot_of(draft)}, question="This one?")
    assert tried(text, draft) == Revision((), (), "This one?")


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_step_goes_alone(step: Step, draft: Draft) -> None:
    assert tried(json.dumps({"step": step}), draft) == Revision((), (), step=step)
    both = json.dumps({"step": step, "edits": [{"edit": "drop", "shot": shot_of(draft)}]})
    with pytest.raises(BadAnswer, match="goes alone"):
        tried(both, draft)
    with pytest.raises(BadAnswer):
        tried(json.dumps({"step": "back to the beginning"}), draft)


def test_no_edits_ask(draft: Draft) -> None:
    assert tried("{}", draft).question


def test_two_bad_answers_change_nothing(draft: Draft) -> None:
    with pytest.raises(BadAnswer, match="no JSON"):
        revised(draft, "I will do it!", "Done.")


def test_edits_in_prose_are_read(draft: Draft) -> None:
    pytest.importorskip("langchain_openai", reason="the extras llm and openai are not installed")
    text = "```json\n" + edits({"edit": "drop", "shot": shot_of(draft)}) + "\n```"
    with serving(prose(_saying(text))) as served:
        session = Session(ChatModel(ModelChoice("openai:test", served.url, "k", 20.0)))
        found = revise_by_model("drop it", draft, session, heard=print)
    assert len(found.edits) == 1


@pytest.mark.parametrize(
    "edit",
    [
        {"edit": "rewrite", "line": "ln-1", "text": "I love you."},
        {"edit": "reframe", "shot": "sh-1", "size": "ENORMOUS"},
        {"edit": "reframe"},
        {"edit": "reframe", "shot": "../../etc/passwd", "size": "CU"},
        {"edit": "hold", "shot": "sh-1", "lead_frames": "many"},
        {"shot": "sh-1"},
    ],
)
def test_edits_outside_the_closed_set_are_refused(edit: dict[str, object], draft: Draft) -> None:
    with pytest.raises(BadAnswer):
        tried(edits(edit), draft)


def test_a_note_that_never_ends_is_refused(draft: Draft) -> None:
    with pytest.raises(RefusedEdit, match="at most"):
        revised(draft, "", note="closer " * LONGEST_NOTE)
