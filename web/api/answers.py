"""How the API answers and what it takes: types that bound every path and body.

Enters: shapes. Leaves: JSON written by msgspec; OpenAPI describes the same shapes.
"""

import hashlib
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import Path, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from web.studio.studio import Studio

if TYPE_CHECKING:
    from web.security.roles import Visitor

_ID = r"^[a-z0-9][a-z0-9-]{0,59}$"
_NAME = r"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$"
MOST = 2**53 - 1

Project = Annotated[str, Path(pattern=_ID, description="A project's id.")]
Shot = Annotated[str, Path(pattern=_NAME, description="A shot's id, as the board names it.")]
Number = Annotated[int, Path(ge=0, le=MOST)]
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
After = Annotated[int, Query(ge=0, le=MOST, description="Behind which one; 0 begins.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]

PROBLEM = {
    "description": "A problem (RFC 9457): what, where and the remedy.",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": {"type": "string"}, "title": {"type": "string"},
                    "status": {"type": "integer"}, "detail": {"type": "string"},
                    "remedy": {"type": "string"},
                    "errors": {"type": "array", "items": {"type": "object"}},
                },
            }
        }
    },
}  # fmt: skip


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The troubles that an operation may answer with, besides those that all may."""
    return dict.fromkeys((400, 401, 403, 404, 413, 421, 422, 500, *statuses), PROBLEM)


class Body(BaseModel):
    """A body of JSON; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", str_max_length=20_000)


def studio(request: Request) -> Studio:
    """The studio that a request is for."""
    found: Studio = request.app.state.studio
    return found


def by(request: Request) -> str:
    """The visitor's name."""
    visitor: Visitor = request.state.visitor
    return visitor.name


def answer(shape: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A shape as JSON."""
    body = msgspec.json.encode(shape)
    return Response(body, status, headers, media_type="application/json")


def answer_if_new(request: Request, shape: object) -> Response:
    """A shape as JSON, or 304 where the asker has it already."""
    body = msgspec.json.encode(shape)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type="application/json")
