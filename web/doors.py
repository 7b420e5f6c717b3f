"""The doors: coming in, media and health.

Enters: tokens and digests. Leaves: cookies and files. Media are named by the digest of their bytes,
so what was fetched once is never asked for again.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response

from web.api.answers import Digest, Number, Project, studio
from web.security.passes import COOKIE, Passes
from web.studio.errors import NotThere, StudioError

router = APIRouter(include_in_schema=False)
_DAYS_S = 90 * 86_400
_TYPES = {
    "png": "image/png", "webp": "image/webp", "mp4": "video/mp4", "m4a": "audio/mp4",
    "wav": "audio/wav", "json": "application/json",
}  # fmt: skip
Ending = Literal["png", "webp", "mp4", "m4a", "wav", "json"]


class WrongToken(StudioError):
    """A token that opens nothing."""

    exit_code = 2
    status = 401


@router.get("/health")
def health() -> Response:
    """Whether the studio stands."""
    return JSONResponse({"status": "ok"})


@router.get("/open")
def come_in(
    request: Request, token: Annotated[str, Query(min_length=1, max_length=300)]
) -> Response:
    """The start-up token, or a user's, becomes a cookie."""
    passes: Passes = request.app.state.passes
    shown = passes.opened(token)
    if shown is None:
        raise WrongToken(
            "this token opens nothing; use the address that storyreel serve printed last"
        )
    return _let_in(request, "/", shown, _DAYS_S)


@router.get("/review/{token}")
def review(request: Request, token: Annotated[str, Path(min_length=1, max_length=300)]) -> Response:
    """A review link becomes a cookie for one project."""
    passes: Passes = request.app.state.passes
    found = passes.reviewing(token)
    if found is None:
        raise WrongToken("this link is closed or over; ask for a new one")
    shown, visitor, until = found
    seconds = int(until - datetime.now(UTC).timestamp())
    return _let_in(request, f"/projects/{visitor.project}", shown, max(1, seconds))


@router.get("/media/{project}/{digest}.{ending}")
def media(request: Request, project: Project, digest: Digest, ending: Ending) -> Response:
    """A clip, picture or sound; parts of it by Range."""
    tag = f'"{digest}.{ending}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=31536000, immutable"}
    studio(request).ledger.project(project)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    found = studio(request)
    path = found.thumbnail(project, digest) if ending == "webp" else found.media(project, digest)
    with path.open("rb") as file:
        _fits(file.read(16), ending)
    return FileResponse(path, media_type=_TYPES[ending], headers=headers)


@router.get("/projects/{project}/exports/{export}/file")
def export_file(request: Request, project: Project, export: Number) -> Response:
    """The file of an export, to be saved."""
    path, name = studio(request).export_file(project, export)
    return FileResponse(path, media_type="application/octet-stream", filename=name)


def _let_in(request: Request, to: str, shown: str, seconds: int) -> Response:
    """A cookie, Lax: links from mails shall open; changes are guarded by the gate."""
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        COOKIE, shown, max_age=seconds, httponly=True, samesite="lax",
        secure=request.app.state.secure,
    )  # fmt: skip
    return answer


_BEGINNINGS = {
    "png": (b"\x89PNG",), "webp": (b"RIFF",), "wav": (b"RIFF",), "json": (b"{", b"["),
}  # fmt: skip


def _fits(head: bytes, ending: str) -> None:
    """Only what it says it is: a blob is never sent under another type."""
    begins = _BEGINNINGS.get(ending)
    fits = head[4:8] == b"ftyp" if begins is None else head.startswith(begins)
    if not fits:
        raise NotThere(f"that is no .{ending}; ask for it by its own ending")
