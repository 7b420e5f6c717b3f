"""Rendering: templates, the addresses of static files, and what every template may say.

Enters: a request, a template's name and its values. Leaves: HTML answers. Templates escape
everything that they are given; scripts and notes are text to them, never markup.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from web.pages import words

if TYPE_CHECKING:
    from web.studio.studio import Studio

ROOM = Path(__file__).parent.parent
STATIC = ROOM / "static"
THEMES = ("dark", "light")
THEME_COOKIE = "storyreel-theme"


def studio_of(request: Request) -> "Studio":
    """The service behind every page."""
    studio: Studio = request.app.state.studio
    return studio


def by(request: Request) -> str:
    """The name of who asks, as histories and pins show it."""
    return str(request.state.visitor.name)


def page(request: Request, name: str, **values: object) -> HTMLResponse:
    """A template as an answer; parts are templates too.

    A template that asks for a value which it was not given is an error.
    """
    return HTMLResponse(_templates().get_template(name).render(_said_to_all(request) | values))


def onward(request: Request, address: str) -> Response:
    """Leads the browser to another page, whether htmx asked or a plain form."""
    if asked_by_htmx(request):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def asked_by_htmx(request: Request) -> bool:
    """Whether htmx sent the request, so that a part of a page is the right answer."""
    return request.headers.get("HX-Request") == "true"


def _said_to_all(request: Request) -> dict[str, Any]:
    nonce = str(getattr(request.state, "nonce", ""))
    visitor = getattr(request.state, "visitor", None)
    theme = request.cookies.get(THEME_COOKIE, "")
    return {
        "nonce": nonce,
        # htmx obeys only elements which carry the page's nonce: injected markup stays inert.
        "hx": Markup('hx-nonce="{}"').format(nonce),
        "visitor": visitor,
        "may_edit": str(getattr(visitor, "role", "")) != "reviewer",
        "theme": theme if theme in THEMES else "",
        "project": request.path_params.get("project", ""),
    }


@cache
def _templates() -> Environment:
    surroundings = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else every include asks the disk: half of what a board costs
    )
    surroundings.globals |= {"static": static, "media": media}
    for name in (
        "size",
        "state",
        "stage",
        "doing",
        "making",
        "part",
        "lasting",
        "about",
        "timecode",
        "heft",
        "day",
        "count",
        "untyped",
        "respoken",
    ):
        surroundings.filters[name] = getattr(words, name)
    return surroundings


@cache
def static(path: str) -> str:
    """The address of a file of `web/static`; its version is its content, so it caches for ever."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()
    return f"/static/{path}?v={digest[:12]}"


def media(project: str, digest: str, kind: str = "webp") -> str:
    """The address of a picture, clip or sound of a project."""
    return f"/media/{project}/{digest}.{kind}"
