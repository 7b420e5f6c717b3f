"""Looks: what models know of everybody in every costume, and teaching them.

Enters: a look, a model. Leaves: the page and its parts.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from web.pages.addresses import FromForm, Number, ProjectId
from web.pages.showing import by, page, studio_of
from web.pages.workspace import frame
from web.security.roles import Role, needs

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
LookId = Annotated[str, Form(max_length=200)]
Steps = Annotated[str, Form(pattern=r"^[0-9]{0,5}$")]  # an empty field: as the recipe has it


@router.get("/looks")
def looks(request: Request, project: ProjectId) -> Response:
    """The page; who can be taught takes seconds to find out the first time."""
    return page(request, "looks.html", **frame(studio_of(request), project, "cast"))


@router.get("/parts/looks")
def learnt(request: Request, project: ProjectId) -> Response:
    """Everybody in every costume."""
    return _learnt(request, project)


@router.post("/parts/looks", dependencies=_EDITOR)
def teach(
    request: Request, project: ProjectId, look: LookId, card: FromForm, steps: Steps = ""
) -> Response:
    """Teaches a model a look, or goes on with it."""
    studio_of(request).train(project, look, card, int(steps or 0), by=by(request))
    return _learnt(request, project)


@router.get("/parts/looks/runs/{run}")
def progress(request: Request, project: ProjectId, run: Number) -> Response:
    """How far a training is."""
    return page(request, "parts/look_run.html", run=studio_of(request).run(run))


@router.post("/parts/looks/runs/{run}/cancel", dependencies=_EDITOR)
def stop(request: Request, project: ProjectId, run: Number) -> Response:
    """Stops a training; what was learnt is kept."""
    studio_of(request).cancel(run, by=by(request))
    return _learnt(request, project)


def _learnt(request: Request, project: str) -> Response:
    studio = studio_of(request)
    told = studio.looks(project)
    runs = {look.run: studio.run(look.run) for look in told.looks if look.run}
    return page(
        request,
        "parts/looks.html",
        looks=told.looks,
        runs=runs,
        painters=studio.painters(),
    )
