"""The storyboard: scenes, a frame per shot, and what can be done to one shot.

Enters: what is done to a shot (approve, lock, move, pin). Leaves: the board, one frame of it, or
the panel beside it.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from web.pages.addresses import FromForm, Number, ProjectId, ShotId, Words
from web.pages.showing import by, page, studio_of
from web.pages.workspace import frame, talk
from web.security.roles import Role, needs

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
Steps = Annotated[int, Form(ge=-1000, le=1000)]


@router.get("")
def board(request: Request, project: ProjectId) -> Response:
    """The storyboard with the notes beside it."""
    studio = studio_of(request)
    shown = studio.board(project)
    doubts = len(studio.script(project).doubts)
    around = frame(studio, project, "board") | talk(studio, project)
    return page(request, "board.html", board=shown, doubts=doubts, **around)


@router.get("/parts/board")
def scenes(request: Request, project: ProjectId) -> Response:
    """The scenes alone, after the film was planned or timed again."""
    return page(request, "parts/scenes.html", board=studio_of(request).board(project))


@router.get("/parts/shots/{shot}")
def card(request: Request, project: ProjectId, shot: ShotId) -> Response:
    """One frame of the board, after its shot was drawn or decided on."""
    return _card(request, project, shot)


@router.get("/parts/shots/{shot}/panel")
def panel(request: Request, project: ProjectId, shot: ShotId) -> Response:
    """The selected shot: its clip, its facts, its takes and pins."""
    studio_of(request).look_at(project, shot)
    return _panel(request, project, shot)


@router.post("/parts/shots/{shot}/approve", dependencies=_EDITOR)
def approve(request: Request, project: ProjectId, shot: ShotId, on: FromForm) -> Response:
    """Approves the newest take, or takes that back."""
    studio_of(request).approve(project, shot, on == "yes", by=by(request))
    return _panel(request, project, shot)


@router.post("/parts/shots/{shot}/lock", dependencies=_EDITOR)
def lock(request: Request, project: ProjectId, shot: ShotId, on: FromForm) -> Response:
    """Keeps the shot as it is whatever notes say, or frees it."""
    studio_of(request).lock(project, shot, on == "yes", by=by(request))
    return _panel(request, project, shot)


@router.post("/parts/shots/{shot}/move", dependencies=_EDITOR)
def move(
    request: Request, project: ProjectId, shot: ShotId, steps: Steps = 0, before: FromForm = ""
) -> Response:
    """Moves a shot by steps (Move buttons) or before another one (dragging)."""
    studio = studio_of(request)
    if steps:
        studio.move_by(project, shot, steps, by=by(request))
    else:
        studio.move(project, shot, before, by=by(request))
    return scenes(request, project)


@router.post("/parts/shots/{shot}/pins")
def pin(
    request: Request,
    project: ProjectId,
    shot: ShotId,
    text: Words,
    take: Annotated[int, Form(ge=0, le=10_000_000)],
    at: Annotated[int, Form(ge=0, le=10_000_000)] = 0,
) -> Response:
    """Pins a remark to a frame of a take."""
    studio_of(request).pin(project, shot, take, at, text, by=by(request))
    return _panel(request, project, shot)


@router.post("/parts/shots/{shot}/pins/{number}", dependencies=_EDITOR)
def settle(
    request: Request, project: ProjectId, shot: ShotId, number: Number, on: FromForm
) -> Response:
    """Marks a remark as settled, or opens it again."""
    studio_of(request).resolve_pin(project, number, on == "yes")
    return _panel(request, project, shot)


def _card(request: Request, project: str, shot: str) -> Response:
    studio = studio_of(request)
    shown = studio.board(project)
    return page(request, "parts/one_frame.html", board=shown, shot=studio.shot(project, shot))


def _panel(request: Request, project: str, shot: str) -> Response:
    studio = studio_of(request)
    return page(
        request,
        "parts/panel.html",
        board=studio.board(project),
        shot=studio.shot(project, shot),
        takes=studio.takes(project, shot),
        pins=studio.pins(project, shot),
    )
