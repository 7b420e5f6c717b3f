"""How a model answers: the shapes, their schemas, and reading what it wrote.

Enters: the text of a reply. Leaves: a typed answer, or BadAnswer with what to mend. Nothing here
holds dialogue: an answer can name beats, people and things of the script, and no words.
"""

from typing import Annotated, Any, Literal, TypeVar

import msgspec

from planner.edits import AnyEdit
from planner.llm.errors import BadAnswer
from planner.llm.questions import Form
from planner.shots import Angle, Size

LONGEST = 400_000  # characters; more is noise
MOST_PEOPLE, MOST_SHOTS, MOST_EDITS = 8, 400, 40

Kind = Literal[
    "establishing", "master", "group", "two_shot", "single", "ots", "reaction", "insert", "pov"
]
Movement = Literal["static", "push_in", "pan", "handheld"]
Handle = Annotated[str, msgspec.Meta(max_length=80)]
Step = Literal["", "undo", "redo"]
BeatNumber = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class ShotAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One shot: the beats that it shows and how."""

    first: Annotated[BeatNumber, msgspec.Meta(description="number of the first beat it shows")]
    last: Annotated[BeatNumber, msgspec.Meta(description="number of the last beat it shows")]
    kind: Kind
    size: Size
    who: Annotated[
        tuple[Handle, ...],
        msgspec.Meta(
            max_length=MOST_PEOPLE, description="people in frame, the most important first"
        ),
    ] = ()
    over: Annotated[
        Handle | None, msgspec.Meta(description="ots: whose shoulder; pov: whose eyes")
    ] = None
    thing: Annotated[Handle | None, msgspec.Meta(description="insert: the thing shown")] = None
    angle: Angle = Angle.EYE
    move: Movement = "static"


class SceneAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All shots of a scene, in film order."""

    shots: Annotated[tuple[ShotAnswer, ...], msgspec.Meta(max_length=MOST_SHOTS)]


class NoteAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A note as edits, or as a step back or on; a question alone where it is unclear."""

    edits: Annotated[tuple[AnyEdit, ...], msgspec.Meta(max_length=MOST_EDITS)] = ()
    question: Annotated[str, msgspec.Meta(max_length=400)] = ""
    step: Annotated[
        Step, msgspec.Meta(description="undo: takes the last change back; redo: makes it again")
    ] = ""


Answer = TypeVar("Answer", SceneAnswer, NoteAnswer)


def form_of(shape: type[SceneAnswer] | type[NoteAnswer], name: str, purpose: str) -> Form:
    """The form that a model fills in."""
    _, named = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    own: dict[str, Any] = dict(named[shape.__name__])
    others = {key: value for key, value in named.items() if key != shape.__name__}
    own |= {"title": name, "description": purpose}
    if others:
        own["$defs"] = others
    return Form(name, purpose, own)


def read_answer(text: str, shape: type[Answer]) -> Answer:
    """A reply's text as a typed answer; prose and fences around the JSON are passed over.

    Raises BadAnswer naming the first thing that is not of the form.
    """
    if len(text) > LONGEST:
        raise BadAnswer(f"the answer has {len(text)} characters; at most {LONGEST} are read")
    body = _json_in(text)
    if body is None:
        raise BadAnswer("the answer holds no JSON object; answer with the form alone, no prose")
    try:
        return msgspec.json.decode(body.encode("utf-8", "replace"), type=shape)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadAnswer(f"the answer is not of the form: {error}") from error


def one_line(text: str) -> str:
    """What a model or its server said, fit for a terminal: no line breaks, no control codes."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _json_in(text: str) -> str | None:
    """The outermost object in a text."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else None
