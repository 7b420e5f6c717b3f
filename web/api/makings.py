"""What is made: films, final cuts, trainings, exports; media and events.

Enters: orders. Leaves: runs, files, and a stream of what happens.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, Literal

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
    Shot,
    answer,
    by,
    problems,
    studio,
)
from web.api.idempotency import Idempotent
from web.security.roles import Role, needs
from web.studio.errors import NotThere
from web.studio.hub import StudioEvent
from web.studio.shapes import (
    ExportsView,
    FinalShot,
    FinalView,
    LooksView,
    PaintersView,
    PaintWish,
    RunView,
)

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
    still: str = Field(default="", max_length=80, description="painted: a card for stills.")
    clip: str = Field(default="", max_length=80, description="painted: a card for clips, or none.")
    quality: str = Field(default="final", max_length=40)
    style: str = Field(default="", max_length=300)


class Take(Body):
    """Which take of a painted shot is in the final cut, from 1."""

    take: int = Field(ge=1, le=10**6)


class Finish(Body):
    """A finishing step for a painted shot."""

    step: Literal["remove", "talk", "lips", "enlarge"]
    tool: str = Field(min_length=1, max_length=80)
    word: str = Field(default="", max_length=200, description="remove: a name or a thing.")
    times: int = Field(default=2, ge=2, le=8, description="enlarge: how much larger.")


class Lesson(Body):
    """Who is taught to which model."""

    look: str = Field(min_length=1, max_length=200, description="Its id, as looks name it.")
    card: str = Field(min_length=1, max_length=80)
    steps: int = Field(default=0, ge=0, le=100_000, description="0: as the recipe has it.")


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


@router.post("/runs/{run}/again", status_code=202, response_model=RunView, responses=problems(),
             dependencies=_EDITOR)  # fmt: skip
def make_again(request: Request, project: Project, run: Number) -> Response:
    """Make the same once more, after it failed or was stopped: what is made is kept."""
    _run(request, project, run)
    return answer(studio(request).again(run, by=by(request)), 202)


@router.get("/painters", response_model=PaintersView, responses=problems())
def list_painters(request: Request, project: Project, fresh: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query
    """Models that paint, can be taught, finish shots: which can here, what others lack."""
    studio(request).ledger.project(project)
    return answer(studio(request).painters(fresh=fresh))


@router.get("/final", response_model=FinalView, responses=problems())
def get_final(request: Request, project: Project) -> Response:
    """Ways to make the final cut, with estimates."""
    return answer(studio(request).final(project))


@router.post("/final", status_code=202, response_model=RunView, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def make_final(request: Request, project: Project, body: Cut) -> Response:
    """Draw the final cut, or ("painted") have models paint it."""
    wish = PaintWish(body.still, body.clip, body.quality, body.style) if body.still else None
    return answer(studio(request).make_final(project, body.choice, wish, by=by(request)), 202)


@router.get("/final/shots", response_model=tuple[FinalShot, ...], responses=problems())
def list_final_shots(request: Request, project: Project) -> Response:
    """The final cut beside the animatic, shot by shot, with scores and earlier takes."""
    return answer(studio(request).final_shots(project))


@router.post("/final/shots/{shot}/retake", status_code=202, response_model=RunView,
             responses=problems(409), dependencies=_EDITOR)  # fmt: skip
def retake_shot(request: Request, project: Project, shot: Shot) -> Response:
    """Paint a shot from other noise; no other shot is painted anew."""
    return answer(studio(request).retake(project, shot, by=by(request)), 202)


@router.put("/final/shots/{shot}/take", status_code=202, response_model=RunView,
            responses=problems(409), dependencies=_EDITOR)  # fmt: skip
def use_take(request: Request, project: Project, shot: Shot, body: Take) -> Response:
    """Have an earlier take of a painted shot in the final cut again."""
    return answer(studio(request).use_take(project, shot, body.take, by=by(request)), 202)


@router.post("/final/shots/{shot}/steps", status_code=202, response_model=RunView,
             responses=problems(409), dependencies=_EDITOR)  # fmt: skip
def finish_shot(request: Request, project: Project, shot: Shot, body: Finish) -> Response:
    """Have a finishing step done to a painted shot."""
    run = studio(request).finish(
        project, shot, body.step, body.tool, word=body.word, times=body.times, by=by(request)
    )
    return answer(run, 202)


@router.delete("/final/shots/{shot}/steps/{number}", status_code=202, response_model=RunView,
               responses=problems(409), dependencies=_EDITOR)  # fmt: skip
def unfinish_shot(request: Request, project: Project, shot: Shot, number: Number) -> Response:
    """Take a finishing step of a shot away."""
    return answer(studio(request).unfinish(project, shot, number, by=by(request)), 202)


@router.get("/looks", response_model=LooksView, responses=problems(409))
def list_looks(request: Request, project: Project) -> Response:
    """Everybody in every costume, and what models learnt of them."""
    return answer(studio(request).looks(project))


@router.post("/looks/training", status_code=202, response_model=RunView, responses=problems(409),
             dependencies=_EDITOR)  # fmt: skip
def train_look(request: Request, project: Project, body: Lesson) -> Response:
    """Teach a model a look, or go on with it; cancelling its run keeps what was learnt."""
    run = studio(request).train(project, body.look, body.card, body.steps, by=by(request))
    return answer(run, 202)


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
