"""What is made: films, final cuts, exports; media and events.

Enters: orders. Leaves: runs, files, and a stream of what happens.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import Field
from sse_starlette import EventSourceResponse

from web.api.answers import (
    MOST,
    After,
    Body,
    Limit,
    Number,
    Project,
    answer,
    by,
    problems,
    studio,
)
from web.api.idempotency import Idempotent
from web.security.roles import Role, needs
from web.studio.errors import NotThere
from web.studio.hub import StudioEvent
from web.studio.shapes import ExportsView, FinalView, RunView

router = APIRouter(
    prefix="/projects/{project}", route_class=Idempotent, tags=["making"],
    dependencies=[Depends(needs(Role.REVIEWER))],
)  # fmt: skip
_EDITOR = [Depends(needs(Role.EDITOR))]
_PING_S = 15
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


class Cut(Body):
    """Which way of making the final cut."""

    choice: str = Field(min_length=1, max_length=80)


class Wanted(Body):
    """An export and its options."""

    kind: str = Field(min_length=1, max_length=40)
    options: dict[str, str | int | bool] = Field(default_factory=dict, max_length=40)


@router.get("/runs", response_model=tuple[RunView, ...], responses=problems())
def list_runs(
    request: Request, project: Project, limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: After = 0,
) -> Response:  # fmt: skip
    """What was made, newest first; with `after` only what was made before that run."""
    return answer(studio(request).runs(project, limit, after))


@router.post("/runs", status_code=202, response_model=RunView, responses=problems(),
             dependencies=_EDITOR)  # fmt: skip
def make_film(request: Request, project: Project) -> Response:
    """Make the film again: what is drawn is kept, what failed is tried again."""
    return answer(studio(request).make(project, by=by(request)), 202)


@router.get("/runs/{run}", response_model=RunView, responses=problems())
def get_run(request: Request, project: Project, run: Number) -> Response:
    """One run."""
    return answer(_run(request, project, run))


@router.post("/runs/{run}/cancel", response_model=RunView, responses=problems(),
             dependencies=_EDITOR)  # fmt: skip
def cancel_run(request: Request, project: Project, run: Number) -> Response:
    """Stop a run within three seconds; what was made is kept."""
    _run(request, project, run)
    return answer(studio(request).cancel(run, by=by(request)))


@router.get("/final", response_model=FinalView, responses=problems())
def get_final(request: Request, project: Project) -> Response:
    """Ways to make the final cut, with estimates."""
    return answer(studio(request).final(project))


@router.post("/final", status_code=202, response_model=RunView, responses=problems(),
             dependencies=_EDITOR)  # fmt: skip
def make_final(request: Request, project: Project, body: Cut) -> Response:
    """Draw the final cut."""
    return answer(studio(request).make_final(project, body.choice, by=by(request)), 202)


@router.get("/exports", response_model=ExportsView, responses=problems())
def list_exports(
    request: Request, project: Project, limit: Limit = 50, after: After = 0
) -> Response:
    """What can be exported, and what was, newest first; `after` as for runs."""
    return answer(studio(request).exports(project, limit, after))


@router.post("/exports", status_code=202, response_model=RunView, responses=problems(),
             dependencies=_EDITOR)  # fmt: skip
def begin_export(request: Request, project: Project, body: Wanted) -> Response:
    """Begin an export; the list of exports has it when its run is done."""
    run = studio(request).export(project, body.kind, body.options, by=by(request))
    return answer(run, 202)


@router.get(
    "/exports/{export}/file", response_class=FileResponse,
    responses={**problems(416), 200: {"content": {"application/octet-stream": {}}},
               206: {"description": "The part that was asked for."}},
)  # fmt: skip
def get_export_file(request: Request, project: Project, export: Number) -> Response:
    """The file of an export."""
    path, name = studio(request).export_file(project, export)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"}
    return FileResponse(path, media_type="application/octet-stream", filename=name, headers=headers)


@router.get("/events", response_class=EventSourceResponse,
            responses={**problems(), **_STREAM})  # fmt: skip
async def watch_project(
    request: Request, project: Project,
    last_event_id: Annotated[int | None, Header(ge=0, le=MOST)] = None,
    after: Annotated[int | None, Query(ge=0, le=MOST)] = None,
) -> Response:  # fmt: skip
    """What happens, as it happens; with Last-Event-ID also what was missed."""
    from starlette.concurrency import run_in_threadpool

    await run_in_threadpool(studio(request).ledger.project, project)
    begin = last_event_id if last_event_id is not None else after
    stream = _encoded(studio(request).watch(project, begin))
    return EventSourceResponse(stream, ping=_PING_S, headers={"Cache-Control": "no-store"})


async def _encoded(events: AsyncIterator[StudioEvent]) -> AsyncIterator[bytes]:
    yield b"retry: 2000\n\n"
    async for event in events:
        yield b"".join(_wire(event))


def _wire(event: StudioEvent) -> Iterator[bytes]:
    """An event as server-sent events write it; JSON holds no line break."""
    if event.seq:
        yield b"id: %d\n" % event.seq
    yield b"event: %s\ndata: %s\n\n" % (event.name.encode(), event.data)


def _run(request: Request, project: str, run: int) -> RunView:
    found = studio(request).run(run)
    if found.project != project:
        raise NotThere(f"there is no run {run} in this project")
    return found
