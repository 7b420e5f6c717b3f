"""Sharing: signed links for people who may look at one film and pin remarks to it.

Enters: a name and how many days. Leaves: the page with all open links of the film; a new
link's address is shown once.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from web.pages.addresses import Number, ProjectId
from web.pages.showing import by, onward, page, studio_of
from web.pages.workspace import frame
from web.security.roles import Role, needs
from web.studio.shapes import ReviewLink

router = APIRouter(prefix="/projects/{project}/share", dependencies=[Depends(needs(Role.OWNER))])
Name = Annotated[str, Form(min_length=1, max_length=80)]
Days = Annotated[int, Form(ge=1, le=365)]


@router.get("")
def share(request: Request, project: ProjectId) -> Response:
    """The open links of this film; their addresses were shown once."""
    return _links(request, project, None)


@router.post("")
def invite(request: Request, project: ProjectId, name: Name, days: Days = 14) -> Response:
    """Makes a link for somebody and shows its address, this once."""
    fresh = studio_of(request).invite(project, name, days, by=by(request))
    return _links(request, project, fresh)


@router.post("/{link}")
def close(request: Request, project: ProjectId, link: Number) -> Response:
    """Closes a link at once."""
    studio_of(request).revoke_link(project, link)
    return onward(request, f"/projects/{project}/share")


def _links(request: Request, project: str, fresh: ReviewLink | None) -> Response:
    studio = studio_of(request)
    address = f"{request.url.scheme}://{request.headers.get('host', '')}"
    around = frame(studio, project, "share") | {"fresh": fresh, "address": address}
    return page(request, "share.html", links=studio.links(project), **around)
