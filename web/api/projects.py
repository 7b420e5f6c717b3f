"""Projects and their scripts.

Enters: uploads and titles. Leaves: cards, scripts with doubts, what a new version changed.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from web.api.answers import Body, Limit, Project, answer, by, problems, studio
from web.api.idempotency import Idempotent
from web.security.roles import Role, Visitor, needs
from web.security.uploads import script_of
from web.studio.shapes import Example, Page, ProjectCard, ScriptChange, ScriptView

router = APIRouter(route_class=Idempotent, tags=["projects"])
_EDITOR, _OWNER = [Depends(needs(Role.EDITOR))], [Depends(needs(Role.OWNER))]
_ANY = [Depends(needs(Role.REVIEWER))]
_UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "script": {"type": "string", "format": "binary",
                                   "description": "A .fountain, .fdx or .txt file, ≤ 2 MiB."},
                        "text": {"type": "string", "description": "Or the script's text."},
                    },
                }
            }
        },
    }
}  # fmt: skip


class Title(Body):
    """A project's title."""

    title: str = Field(min_length=1, max_length=300)


class ExampleName(Body):
    """Which example."""

    name: str = Field(min_length=1, max_length=80)


@router.get("/projects", response_model=Page, responses=problems(), dependencies=_ANY)
def list_projects(
    request: Request,
    limit: Limit = 24,
    after: Annotated[str, Query(pattern=r"^([a-z0-9][a-z0-9-]{0,59})?$")] = "",
) -> Response:
    """Projects, newest first."""
    visitor: Visitor = request.state.visitor
    if visitor.project:
        return answer(Page((studio(request).project(visitor.project),), ""))
    return answer(studio(request).projects(limit, after))


@router.post(
    "/projects", status_code=201, response_model=ProjectCard, responses=problems(409),
    dependencies=_EDITOR, openapi_extra=_UPLOAD,
)  # fmt: skip
async def create_project(request: Request) -> Response:
    """Open a project for a script; its film begins at once."""
    sent = await script_of(request)
    create = studio(request).create
    card = await run_in_threadpool(create, sent.filename, sent.data, by=by(request))
    return answer(card, 201, {"Location": f"/api/v1/projects/{card.id}"})


@router.get("/projects/{project}", response_model=ProjectCard, responses=problems(),
            dependencies=_ANY)  # fmt: skip
def get_project(request: Request, project: Project) -> Response:
    """One project."""
    return answer(studio(request).project(project))


@router.patch("/projects/{project}", response_model=ProjectCard, responses=problems(),
              dependencies=_EDITOR)  # fmt: skip
def rename_project(request: Request, project: Project, body: Title) -> Response:
    """Give a project another title."""
    return answer(studio(request).rename(project, body.title, by=by(request)))


@router.delete("/projects/{project}", status_code=204, responses=problems(), dependencies=_OWNER)
def delete_project(request: Request, project: Project) -> Response:
    """Delete a project with all that was made for it."""
    studio(request).delete(project, by=by(request))
    return Response(status_code=204)


@router.get("/examples", response_model=tuple[Example, ...], responses=problems())
def list_examples(request: Request) -> Response:
    """Scripts that come with Storyreel."""
    return answer([Example(name, title) for name, title in studio(request).examples()])


@router.post("/examples", status_code=201, response_model=ProjectCard, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def open_example(request: Request, body: ExampleName) -> Response:
    """Open a project for an example."""
    return answer(studio(request).create_example(body.name, by=by(request)), 201)


@router.post("/check", response_model=ScriptView, responses=problems(), dependencies=_EDITOR,
             openapi_extra=_UPLOAD)  # fmt: skip
async def check_script(request: Request) -> Response:
    """Read a script and say what looks wrong in it; nothing is kept."""
    sent = await script_of(request)
    return answer(await run_in_threadpool(studio(request).check, sent.filename, sent.data))


@router.get("/projects/{project}/script", response_model=ScriptView, responses=problems(),
            dependencies=_ANY)  # fmt: skip
def get_script(
    request: Request, project: Project, version: Annotated[int, Query(ge=0, le=10**9)] = 0
) -> Response:
    """A version of the script (0: the newest) with what looks wrong in it."""
    return answer(studio(request).script(project, version))


@router.post("/projects/{project}/script", response_model=ScriptChange, responses=problems(409),
             dependencies=_EDITOR, openapi_extra=_UPLOAD)  # fmt: skip
async def revise_script(request: Request, project: Project) -> Response:
    """Bring a new version: ids, approvals and takes stay; the film is made again."""
    sent = await script_of(request)
    revise = studio(request).revise_script
    told = await run_in_threadpool(revise, project, sent.filename, sent.data, by=by(request))
    return answer(told)


@router.get("/projects/{project}/script/changes", response_model=ScriptChange,
            responses=problems(), dependencies=_ANY)  # fmt: skip
def get_script_changes(
    request: Request, project: Project, version: Annotated[int, Query(ge=0, le=10**9)] = 0
) -> Response:
    """What a version (0: the newest) changed against the one before it."""
    return answer(studio(request).script_changes(project, version))
