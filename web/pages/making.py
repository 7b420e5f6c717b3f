"""Progress: what is being made, how far it is, what failed and what to do.

Enters: retry and cancel. Leaves: the page, its live part, and the strip that every page carries.
"""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from web.pages.addresses import Number, ProjectId
from web.pages.showing import by, page, studio_of
from web.pages.workspace import frame, run_to_tell
from web.security.roles import Role, needs

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]


@router.get("/progress")
def progress(request: Request, project: ProjectId) -> Response:
    """The run that matters now in full, and the others."""
    studio = studio_of(request)
    around = frame(studio, project, "progress")
    shown, runs = studio.board(project), studio.runs(project)
    return page(request, "progress.html", board=shown, runs=runs, **around)


@router.get("/parts/progress")
def live(request: Request, project: ProjectId) -> Response:
    """The part of the progress page that moves."""
    studio = studio_of(request)
    shown, runs = studio.board(project), studio.runs(project)
    return page(request, "parts/progress.html", board=shown, runs=runs, run=run_to_tell(runs))


@router.get("/parts/strip")
def strip(request: Request, project: ProjectId) -> Response:
    """How the film stands, in one line."""
    studio = studio_of(request)
    run = run_to_tell(studio.runs(project))
    return page(request, "parts/strip.html", card=studio.project(project), run=run)


@router.post("/parts/make", dependencies=_EDITOR)
def make(request: Request, project: ProjectId) -> Response:
    """Films again: after a failure, or after a run was stopped."""
    studio_of(request).make(project, by=by(request))
    return live(request, project)


@router.post("/parts/runs/{run}/again", dependencies=_EDITOR)
def again(request: Request, project: ProjectId, run: Number) -> Response:
    """Goes on with a run that failed or was stopped, whatever it made."""
    studio_of(request).again(run, by=by(request))
    return live(request, project)


@router.post("/parts/runs/{run}/cancel", dependencies=_EDITOR)
def cancel(request: Request, project: ProjectId, run: Number) -> Response:
    """Stops a run; what it has drawn stays."""
    studio_of(request).cancel(run, by=by(request))
    return live(request, project)
