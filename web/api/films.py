"""The film as it stands: board, takes, remarks, cast, sets.

Enters: ids. Leaves: shapes.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from web.api.answers import (
    After,
    Body,
    Limit,
    Number,
    Project,
    Shot,
    answer,
    answer_if_new,
    by,
    problems,
    studio,
)
from web.api.idempotency import Idempotent
from web.security.roles import Role, needs
from web.studio.shapes import Board, BoardShot, CastView, Pin, SetsView, TakeView

router = APIRouter(
    prefix="/projects/{project}", route_class=Idempotent, tags=["film"],
    dependencies=[Depends(needs(Role.REVIEWER))],
)  # fmt: skip
_EDITOR = [Depends(needs(Role.EDITOR))]


class Approval(Body):
    """Whether the newest take is approved."""

    approved: bool


class NewPin(Body):
    """A remark on a frame of a take."""

    take: int = Field(ge=1, le=10**6)
    frame: int = Field(ge=0, le=10**7)
    text: str = Field(min_length=1, max_length=2000)


class Resolution(Body):
    """Whether a remark is dealt with."""

    resolved: bool


@router.get("/board", response_model=Board, responses=problems())
def get_board(request: Request, project: Project) -> Response:
    """The storyboard with the state of every shot."""
    return answer_if_new(request, studio(request).board(project))


@router.get("/shots/{shot}", response_model=BoardShot, responses=problems())
def get_shot(request: Request, project: Project, shot: Shot) -> Response:
    """One shot."""
    return answer(studio(request).shot(project, shot))


@router.get("/shots/{shot}/takes", response_model=tuple[TakeView, ...], responses=problems())
def list_takes(
    request: Request, project: Project, shot: Shot, limit: Limit = 200, after: After = 0
) -> Response:
    """A shot's clips, oldest first, behind the number `after`."""
    return answer(studio(request).takes(project, shot, limit, after))


@router.put("/shots/{shot}/approval", response_model=BoardShot, responses=problems(409),
            dependencies=_EDITOR)  # fmt: skip
def approve_shot(request: Request, project: Project, shot: Shot, body: Approval) -> Response:
    """Approve a shot's newest take, or take that back."""
    return answer(studio(request).approve(project, shot, body.approved, by=by(request)))


@router.post("/shots/{shot}/look", status_code=204, responses=problems(), dependencies=_EDITOR)
def look_at_shot(request: Request, project: Project, shot: Shot) -> Response:
    """Draw a shot before the others."""
    studio(request).look_at(project, shot)
    return Response(status_code=204)


@router.post("/shots/{shot}/pins", status_code=201, response_model=Pin, responses=problems())
def pin_remark(request: Request, project: Project, shot: Shot, body: NewPin) -> Response:
    """Pin a remark to a frame of a take."""
    pin = studio(request).pin(project, shot, body.take, body.frame, body.text, by=by(request))
    return answer(pin, 201)


@router.get("/pins", response_model=tuple[Pin, ...], responses=problems())
def list_pins(
    request: Request, project: Project,
    shot: Annotated[str, Query(pattern=r"^([A-Za-z0-9][A-Za-z0-9_.:-]{0,79})?$")] = "",
    limit: Limit = 200, after: After = 0,
) -> Response:  # fmt: skip
    """Remarks of the film or of one shot, oldest first, behind the one called `after`."""
    return answer(studio(request).pins(project, shot, limit, after))


@router.put("/pins/{pin}", response_model=Pin, responses=problems(), dependencies=_EDITOR)
def resolve_pin(request: Request, project: Project, pin: Number, body: Resolution) -> Response:
    """Say that a remark is dealt with, or not."""
    return answer(studio(request).resolve_pin(project, pin, body.resolved))


@router.delete("/pins/{pin}", status_code=204, responses=problems(), dependencies=_EDITOR)
def delete_pin(request: Request, project: Project, pin: Number) -> Response:
    """Take a remark out."""
    studio(request).delete_pin(project, pin)
    return Response(status_code=204)


@router.get("/cast", response_model=CastView, responses=problems(409))
def get_cast(request: Request, project: Project) -> Response:
    """Everybody's look and voice."""
    return answer(studio(request).cast(project))


@router.get("/sets", response_model=SetsView, responses=problems(409))
def get_sets(request: Request, project: Project) -> Response:
    """Every set from above, with its times of day and pictures."""
    return answer(studio(request).sets(project))
