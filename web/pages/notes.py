"""Notes: saying what should change, what that would do, and stepping through versions.

Enters: a note with what was looked at; an answer to it. Leaves: the conversation so far.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from web.pages.addresses import FromForm, Number, ProjectId, Selected, Version, Words
from web.pages.showing import by, onward, page, studio_of
from web.pages.workspace import frame, open_turn, talk
from web.security.roles import Role, needs
from web.studio.shapes import HistoryView

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
_TURNS = 40
_ALL_TURNS = 200
ChoiceNumber = Annotated[int, Form(ge=0, le=1000)]


@router.get("/chat")
def chat(request: Request, project: ProjectId) -> Response:
    """The whole conversation, with what the film is made of beside it."""
    studio = studio_of(request)
    around = frame(studio, project, "chat") | talk(studio, project)
    shown, history = studio.board(project), studio.history(project)
    return page(request, "chat.html", board=shown, history=history, **around)


@router.get("/parts/turns")
def turns(request: Request, project: ProjectId) -> Response:
    """The conversation alone."""
    said = studio_of(request).turns(project, limit=_TURNS)
    shown = studio_of(request).board(project)
    return page(request, "parts/turns.html", turns=said, open_turn=open_turn(said), board=shown)


@router.get("/parts/suggestions")
def suggestions(
    request: Request, project: ProjectId, shot: Selected = "", scene: Selected = ""
) -> Response:
    """What can be said about what is looked at."""
    said = studio_of(request).suggestions(project, shot=shot, scene=scene)
    return page(request, "parts/suggestions.html", suggestions=said)


@router.post("/parts/chat", dependencies=_EDITOR)
def note(
    request: Request, project: ProjectId, text: Words, shot: FromForm = "", scene: FromForm = ""
) -> Response:
    """A note is read; nothing changes until it is applied."""
    studio_of(request).chat(project, text, shot=shot, scene=scene, by=by(request))
    return turns(request, project)


@router.post("/parts/chat/{turn}", dependencies=_EDITOR)
def apply(request: Request, project: ProjectId, turn: Number, choice: ChoiceNumber = 0) -> Response:
    """A note becomes the film; what it changes is drawn again."""
    studio_of(request).apply_turn(project, turn, choice, by=by(request))
    return turns(request, project)


@router.post("/parts/undo", dependencies=_EDITOR)
def undo(request: Request, project: ProjectId) -> Response:
    """One version back."""
    studio_of(request).undo(project, by=by(request))
    return turns(request, project)


@router.post("/parts/redo", dependencies=_EDITOR)
def redo(request: Request, project: ProjectId) -> Response:
    """One version forward again."""
    studio_of(request).redo(project, by=by(request))
    return turns(request, project)


@router.get("/history")
def history(
    request: Request, project: ProjectId, before: Version = -1, after: Version = -1
) -> Response:
    """Every version, and two of them side by side."""
    studio = studio_of(request)
    versions = studio.history(project)
    if before < 0 and after < 0:
        before, after = _telling_pair(versions)
    compared = studio.compare(project, before, after) if after > 0 or before >= 0 else None
    around = frame(studio, project, "history")
    shown = studio.board(project)
    return page(request, "history.html", history=versions, compared=compared, board=shown, **around)


def _telling_pair(history: HistoryView) -> tuple[int, int]:
    """The two versions worth comparing when none were named; (-1, -1) where there is one only.

    The film now and the version that it came from; after going back to the first, the first and
    what was made of it.
    """
    shown = {version.id: version for version in history.versions}
    current = shown[history.current]
    if current.parent >= 0:
        return current.parent, current.id
    made = [version.id for version in history.versions if version.parent == current.id]
    filmed = [number for number in made if shown[number].filmed]
    return (current.id, filmed[-1]) if filmed else (-1, -1)


@router.post("/history/{version}", dependencies=_EDITOR)
def go_to(request: Request, project: ProjectId, version: Number) -> Response:
    """Makes an earlier version, or one on another branch, the film."""
    studio_of(request).go_to(project, version, by=by(request))
    return onward(request, f"/projects/{project}/history")
