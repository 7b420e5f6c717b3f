"""Changing a film: notes, edits by hand, versions.

Enters: what is said or chosen. Leaves: turns, histories, comparisons.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from web.api.answers import MOST, Body, Limit, Number, Project, Shot, answer, by, problems, studio
from web.api.idempotency import Idempotent
from web.security.roles import Role, needs
from web.studio.errors import Unfit
from web.studio.shapes import ChatTurn, Comparison, HistoryView

router = APIRouter(
    prefix="/projects/{project}", route_class=Idempotent, tags=["changes"],
    dependencies=[Depends(needs(Role.REVIEWER))],
)  # fmt: skip
_EDITOR = [Depends(needs(Role.EDITOR))]
_NAME = r"^([A-Za-z0-9][A-Za-z0-9_.:-]{0,79})?$"
Target = Annotated[str, Query(pattern=_NAME)]
Version = Annotated[int, Query(ge=-1, le=10**6)]


class Note(Body):
    """A note, to the film or to what is looked at."""

    text: str = Field(min_length=1, max_length=2000)
    shot: str = Field("", pattern=_NAME)
    scene: str = Field("", pattern=_NAME)


class Chosen(Body):
    """The answer to a question, from 1; 0 where none was asked."""

    choice: int = Field(0, ge=0, le=100)


class Lock(Body):
    """Whether a shot refuses edits."""

    locked: bool


class Place(Body):
    """Where a shot goes: before another ("" for its scene's end), or so many places on."""

    before: str | None = Field(None, pattern=_NAME)
    steps: int | None = Field(None, ge=-1000, le=1000)


class Voice(Body):
    """Another voice; what is left out stays. Ratios are against the base voice."""

    recipe: str = Field("", max_length=40)
    pitch: float | None = Field(None, ge=0.5, le=2.0)
    tempo: float | None = Field(None, ge=0.5, le=2.0)
    level_db: float | None = Field(None, ge=-40, le=12)


class Clothes(Body):
    """What somebody wears, in words; from a scene on or ("") in the whole film."""

    words: str = Field(min_length=1, max_length=200)
    scene: str = Field("", pattern=_NAME)


@router.get("/chat", response_model=tuple[ChatTurn, ...], responses=problems())
def list_turns(
    request: Request, project: Project, limit: Limit = 50,
    after: Annotated[int, Query(ge=-1, le=MOST)] = 0,
) -> Response:  # fmt: skip
    """What was said, oldest first, behind the turn `after`; -1 gives the newest."""
    return answer(studio(request).turns(project, limit, after))


@router.post("/chat", status_code=201, response_model=ChatTurn, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def send_note(request: Request, project: Project, body: Note) -> Response:
    """Read a note and try it; nothing is changed until the turn is applied."""
    turn = studio(request).chat(
        project, body.text, shot=body.shot, scene=body.scene, by=by(request)
    )
    return answer(turn, 201)


@router.post("/chat/{turn}/apply", response_model=ChatTurn, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def apply_turn(request: Request, project: Project, turn: Number, body: Chosen) -> Response:
    """Make a turn the film's new version and draw it."""
    return answer(studio(request).apply_turn(project, turn, body.choice, by=by(request)))


@router.get("/suggestions", response_model=tuple[str, ...], responses=problems(409))
def list_suggestions(
    request: Request, project: Project, shot: Target = "", scene: Target = ""
) -> Response:
    """Notes that would be understood now."""
    return answer(studio(request).suggestions(project, shot=shot, scene=scene))


@router.put("/shots/{shot}/lock", response_model=ChatTurn, responses=problems(409),
            dependencies=_EDITOR)  # fmt: skip
def lock_shot(request: Request, project: Project, shot: Shot, body: Lock) -> Response:
    """Lock a shot against edits, or unlock it."""
    return answer(studio(request).lock(project, shot, body.locked, by=by(request)))


@router.post("/shots/{shot}/move", response_model=ChatTurn, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def move_shot(request: Request, project: Project, shot: Shot, body: Place) -> Response:
    """Show a shot elsewhere in its scene; refused where lines would change their order."""
    if (body.before is None) == (body.steps is None):
        raise Unfit("say either `before` or `steps`")
    if body.steps is not None:
        return answer(studio(request).move_by(project, shot, body.steps, by=by(request)))
    return answer(studio(request).move(project, shot, body.before or "", by=by(request)))


@router.put("/cast/{character}/voice", response_model=ChatTurn, responses=problems(409),
            dependencies=_EDITOR)  # fmt: skip
def set_voice(request: Request, project: Project, character: Shot, body: Voice) -> Response:
    """Give a character another voice."""
    told = body.model_dump()
    if not any(value not in ("", None) for value in told.values()):
        raise Unfit("say at least one of recipe, pitch, tempo and level_db")
    return answer(studio(request).set_voice(project, character, **told, by=by(request)))


@router.put("/cast/{character}/clothes", response_model=ChatTurn, responses=problems(409),
            dependencies=_EDITOR)  # fmt: skip
def dress(request: Request, project: Project, character: Shot, body: Clothes) -> Response:
    """Dress a character in words."""
    turn = studio(request).dress(project, character, body.words, scene=body.scene, by=by(request))
    return answer(turn)


@router.get("/history", response_model=HistoryView, responses=problems())
def get_history(request: Request, project: Project) -> Response:
    """All versions of the film."""
    return answer(studio(request).history(project))


@router.post("/undo", response_model=ChatTurn, responses=problems(409), dependencies=_EDITOR)
def undo(request: Request, project: Project) -> Response:
    """Take the last change back."""
    return answer(studio(request).undo(project, by=by(request)))


@router.post("/redo", response_model=ChatTurn, responses=problems(409), dependencies=_EDITOR)
def redo(request: Request, project: Project) -> Response:
    """Make the change again that was taken back last."""
    return answer(studio(request).redo(project, by=by(request)))


@router.post("/versions/{version}/go", response_model=ChatTurn, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def go_to_version(request: Request, project: Project, version: Number) -> Response:
    """Make another version the film's own."""
    return answer(studio(request).go_to(project, version, by=by(request)))


@router.get("/comparison", response_model=Comparison, responses=problems(409))
def compare_versions(
    request: Request, project: Project, before: Version = -1, after: Version = -1
) -> Response:
    """The shots in which two versions differ; -1: the last drawn before it, the current."""
    return answer(studio(request).compare(project, before, after))
