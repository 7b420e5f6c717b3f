"""Requests that are sent twice and carried out once.

Enters: a POST with the header Idempotency-Key. Leaves: the first answer, again and again, for the
same visitor, path and body; another body under the same key is refused.
"""

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from storage.ledger.records import Answer
from web.problems import as_json, problem

if TYPE_CHECKING:
    from web.security.roles import Visitor
    from web.studio.studio import Studio

HEADER = "Idempotency-Key"
_LONGEST = 200
_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Idempotent(APIRoute):
    """A route whose POSTs may be repeated without harm."""

    def get_route_handler(self) -> _Handler:
        """The handler, remembering what it answered under each key."""
        handler = super().get_route_handler()
        going_on: dict[tuple[str, str], asyncio.Lock] = {}

        async def once(request: Request) -> Response:
            key = request.headers.get(HEADER, "")
            if request.method != "POST" or not key:
                return await handler(request)
            if len(key) > _LONGEST or not key.isprintable():
                return as_json(problem(422, f"{HEADER}: send at most {_LONGEST} printable letters"))
            place = (_scope(request), key)
            lock = going_on.setdefault(place, asyncio.Lock())
            try:
                async with lock:
                    return await _answered(request, place, handler)
            finally:
                if not lock.locked():
                    going_on.pop(place, None)

        return once


async def _answered(request: Request, place: tuple[str, str], handler: _Handler) -> Response:
    studio: Studio = request.app.state.studio
    asked = _digest(await request.body(), request.headers.get("content-type", ""))
    known = await run_in_threadpool(studio.ledger.answered, *place)
    if known is not None:
        return _again(known, asked)
    response = await handler(request)
    if response.status_code < 400:
        body = bytes(response.body).decode()
        keep = studio.ledger.keep_answer
        await run_in_threadpool(keep, *place, asked, response.status_code, body, at=studio.clock())
    return response


def _digest(body: bytes, content_type: str) -> str:
    """What is asked for, whatever the boundary between a form's parts is this time."""
    _, found, boundary = content_type.partition("boundary=")
    plain = body.replace(boundary.strip('"').encode(), b"") if found and boundary else body
    return hashlib.sha256(plain).hexdigest()


def _again(known: Answer, asked: str) -> Response:
    if known.request_digest != asked:
        return as_json(
            problem(422, f"{HEADER}: this key was used for another request; use a fresh one")
        )
    headers = {"Idempotency-Replayed": "true"}
    return Response(known.body, known.status, headers, media_type="application/json")


def _scope(request: Request) -> str:
    visitor: Visitor = request.state.visitor
    return f"{visitor.name} {request.method} {request.url.path}"[:500]
