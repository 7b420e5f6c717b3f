"""The studio as a web application: API, pages, media, behind one gate.

Enters: a studio. Leaves: an ASGI application. Every request passes `web.security.gate`; every error
leaves as a problem, as JSON for programs and as a page for people.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import Scope

from planner.errors import PlannerError
from renderers.errors import RenderError
from screenplay.errors import ScreenplayError
from storage.errors import StorageError
from web.api import films, makings, people, projects, talks
from web.api.documentation import documented
from web.doors import router as doors
from web.problems import Problem, as_json, problem, problem_of
from web.security.gate import Gate, Hosts, TooMuch
from web.security.passes import Passes
from web.studio.errors import StudioError
from web.studio.studio import Studio

API = "/api/v1"
_ROOTS = (StudioError, StorageError, ScreenplayError, PlannerError, RenderError, ExceptionGroup)
_STATIC = Path(__file__).parent / "static"
_log = logging.getLogger("storyreel.web")


def create_app(studio: Studio, *, hosts: Sequence[str] = (), secure: bool = False) -> FastAPI:
    """The application of a studio.

    Args:
        studio: opened when the application starts, closed when it ends.
        hosts: names it answers to besides those of the loopback interface.
        secure: it is reached by HTTPS, so cookies are sent by nothing else.
    """
    app = FastAPI(
        title="Storyreel", version="1", docs_url=None, redoc_url=None,
        openapi_url=f"{API}/openapi.json", lifespan=_lifespan,
        generate_unique_id_function=_operation,
    )  # fmt: skip
    app.state.studio, app.state.secure = studio, secure
    app.state.passes = Passes(studio.key, studio.people)
    for part in (projects, films, talks, makings, people):
        app.include_router(part.router, prefix=API)
    app.include_router(doors)
    documented(app)
    _add_pages(app)
    for root in _ROOTS:
        app.add_exception_handler(root, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misfit)
    app.add_exception_handler(TooMuch, _too_much)
    app.add_exception_handler(Exception, _unforeseen)
    allowed = Hosts((*Hosts().allowed, *(host.lower() for host in hosts)))
    app.add_middleware(Gate, passes=app.state.passes, hosts=allowed, answer=_answer)
    return app


def _add_pages(app: FastAPI) -> None:
    from web.pages.routes import router as pages

    if _STATIC.is_dir():
        app.mount("/static", LastingFiles(directory=_STATIC), name="static")
    app.include_router(pages)


class LastingFiles(StaticFiles):
    """Files that a browser keeps: for ever where the address names a version, else to be asked."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it lasts."""
        answer = await super().get_response(path, scope)
        lasting = scope.get("query_string", b"").startswith(b"v=")
        kept = "public, max-age=31536000, immutable" if lasting else "no-cache"
        answer.headers.setdefault("Cache-Control", kept)
        return answer


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    from starlette.concurrency import run_in_threadpool

    await run_in_threadpool(app.state.studio.open)
    yield
    await run_in_threadpool(app.state.studio.close)


def _operation(route: APIRoute) -> str:
    """Operation ids are the names of the functions: they last."""
    return route.name


def _answer(request: Request, found: Problem) -> Response:
    """A problem as whoever asked can read it."""
    path = request.url.path
    wants_page = "text/html" in request.headers.get("accept", "*/*") or _by_htmx(request)
    if path.startswith(("/api/", "/media/", "/health")) or not wants_page:
        return as_json(found)
    from web.pages.faults import error_page

    return error_page(request, found)


def _by_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def _told(request: Request, error: Exception) -> Response:
    found = problem_of(error)
    if found.status >= 500:
        _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _answer(request, found)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as it was registered
    answer = _answer(request, problem(error.status_code, f"{error.detail}; see /api/docs"))
    answer.headers.update(error.headers or {})
    return answer


def _misfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as it was registered
    told = [
        f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
        for fault in error.errors()
    ]
    return _answer(request, problem(422, f"{'; '.join(told[:5])}"[:2000]))


def _too_much(request: Request, error: Exception) -> Response:
    return _answer(request, problem(413, str(error)))


def _unforeseen(request: Request, error: Exception) -> Response:
    return _answer(request, problem_of(error))  # the server logs the traceback
