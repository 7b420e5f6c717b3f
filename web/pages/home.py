"""The first page: all projects, and the ways to begin one.

Enters: an uploaded or pasted screenplay, an example's name. Leaves: the page, or the way to the
new project's board while its film begins.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from web.pages.addresses import FromForm, ProjectId, Words
from web.pages.showing import by, onward, page, studio_of
from web.security.roles import Role, needs
from web.security.uploads import script_of

router = APIRouter()
_EDITOR = [Depends(needs(Role.EDITOR))]
_OWNER = [Depends(needs(Role.OWNER))]


@router.get("/")
def home(request: Request, after: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Projects as posters, and a place to drop a script."""
    if request.state.visitor.project:  # let in for one film: that is all there is for them
        return RedirectResponse(f"/projects/{request.state.visitor.project}", status_code=303)
    studio = studio_of(request)
    shown = studio.projects(after=after)
    return page(request, "home.html", page=shown, examples=studio.examples(), after=after)


@router.post("/projects", dependencies=_EDITOR)
async def begin(request: Request) -> Response:
    """A script arrives: its film begins, and the browser goes to the board."""
    upload = await script_of(request)
    create = studio_of(request).create
    card = await run_in_threadpool(create, upload.filename, upload.data, by=by(request))
    return onward(request, f"/projects/{card.id}")


@router.post("/projects/examples", dependencies=_EDITOR)
def begin_example(request: Request, name: FromForm) -> Response:
    """An example becomes a project."""
    card = studio_of(request).create_example(name, by=by(request))
    return onward(request, f"/projects/{card.id}")


@router.post("/parts/check", dependencies=_EDITOR)
async def checked(request: Request) -> Response:
    """A pasted script with what a reader would stumble over, beside its lines."""
    upload = await script_of(request)
    if not upload.data.strip():
        return page(request, "parts/checked.html", script=None)
    script = await run_in_threadpool(studio_of(request).check, upload.filename, upload.data)
    return page(request, "parts/checked.html", script=script)


@router.post("/projects/{project}/rename", dependencies=_EDITOR)
def rename(request: Request, project: ProjectId, title: Words) -> Response:
    """Gives a project another name."""
    studio_of(request).rename(project, title, by=by(request))
    return onward(request, "/")


@router.post("/projects/{project}/delete", dependencies=_OWNER)
def delete(request: Request, project: ProjectId) -> Response:
    """Takes a project off the shelf."""
    studio_of(request).delete(project, by=by(request))
    return onward(request, "/")
