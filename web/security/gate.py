"""The gate: everything that is asked passes here first.

Enters: ASGI requests. Leaves: those that come to the right host, from our own pages or a program
that shows a token, by somebody who may, and not too large; the others are answered here. Sec-Fetch-
Site and Origin stand in for tokens in forms.
"""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import Problem, problem
from web.security.headers import guarded
from web.security.passes import COOKIE, Passes
from web.security.roles import Role, Visitor

LARGEST = 3 << 20  # bytes of a request's body
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_SAFE = ("GET", "HEAD", "OPTIONS")
_OPEN = re.compile(r"/(?:health|open|static/.*|review/[^/]+)")
_PROJECT = re.compile(r"/(?:api/v1/)?(?:projects|media)/([^/]+)(?:/.*)?")
_PINS = re.compile(r"/(?:api/v1/)?projects/[^/]+/(?:parts/)?shots/[^/]+/pins")
_OUTSIDE = re.compile(r"/|/api/.*openapi\.json|/api/docs")  # for visitors of one project

_COME_IN = (
    "nobody is let in without a pass; open the address that storyreel serve printed, or send "
    "Authorization: Bearer TOKEN"
)

Answering = Callable[[Request, Problem], Response]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Names that we answer to, without port; "*" takes any."""

    allowed: Sequence[str] = LOOPBACK

    def take(self, host: str) -> bool:
        """Whether a Host header means us."""
        name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
        return "*" in self.allowed or name.lower() in self.allowed


class Gate:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, passes: Passes, hosts: Hosts, answer: Answering) -> None:
        """`answer` makes a response of a problem."""
        self._app, self._passes, self._hosts, self._answer = app, passes, hosts, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        state = scope.setdefault("state", {})
        state["nonce"], state["visitor"] = nonce, None
        request = Request(scope)

        async def guard(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": guarded(list(message["headers"]), nonce)}
            await send(message)

        counted = _Counted(receive)
        refused = self._refused(request)
        if isinstance(refused, Problem):
            await self._answer(request, refused)(scope, receive, guard)
        elif refused is not None:
            await refused(scope, receive, guard)
        else:
            await self._app(scope, counted, guard)

    def _refused(self, request: Request) -> Problem | Response | None:
        headers, path = request.headers, request.url.path
        if not self._hosts.take(headers.get("host", "")):
            return problem(421, "this is not the host that was asked for; open the address that "
                                "storyreel serve printed")  # fmt: skip
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > LARGEST:
            return problem(413, f"more than {LARGEST >> 20} MiB; send less")
        foreign = _foreign(request)
        if foreign:
            return foreign
        visitor = self._passes.visitor(_cookie(headers), headers.get("authorization", ""))
        request.state.visitor = visitor
        if _OPEN.fullmatch(path):
            return None
        if visitor is None:
            return problem(401, _COME_IN)
        return _beyond(request, visitor)


def _foreign(request: Request) -> Problem | None:
    """What another site's page would have the browser do here."""
    headers = request.headers
    site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
    if request.method in _SAFE:
        if site in ("cross-site", "same-site") and mode != "navigate":
            return problem(403, "pages of other sites may not read this; open it by itself")
        return None
    if site is not None:
        return None if site in ("same-origin", "none") else _cross()
    origin = headers.get("origin")
    if origin is not None:
        ours = f"{request.url.scheme}://{headers.get('host', '')}"
        return None if origin.lower() == ours.lower() else _cross()
    if headers.get("authorization"):
        return None  # a program: browsers send no such header by themselves
    return problem(403, "neither Origin nor Sec-Fetch-Site is sent; use a newer browser, or send "
                        "Authorization: Bearer TOKEN")  # fmt: skip


def _cross() -> Problem:
    return problem(403, "pages of other sites may not change anything here; do it from our page")


def _beyond(request: Request, visitor: Visitor) -> Problem | Response | None:
    """What goes beyond the visitor's role or project."""
    path = request.url.path
    told = _PROJECT.fullmatch(path)
    if told and not visitor.sees(told[1]):
        return problem(404, f"there is no project {told[1][:80]!r}; see the list of projects")
    if visitor.project and not told:
        if path == "/":
            return RedirectResponse(f"/projects/{visitor.project}", 303)
        if not _OUTSIDE.fullmatch(path):
            return problem(403, "a review link opens one project only; ask for a user's token")
    if request.method not in _SAFE and not visitor.may(Role.EDITOR) and not _PINS.fullmatch(path):
        return problem(403, f"that takes the role editor; you came in as {visitor.role.value}")
    return None


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


class TooMuch(Exception):
    """A body is larger than it said, or than we take."""


class _Counted:
    """Counts a body while it arrives: what a header says of it proves nothing."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._taken = receive, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._taken += len(message.get("body", b""))
            if self._taken > LARGEST:
                raise TooMuch(f"more than {LARGEST >> 20} MiB; send less")
        return message
