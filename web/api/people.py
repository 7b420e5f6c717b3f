"""People: users, review links, and who allowed the use of their voice. Only owners come here.

Enters: names and roles. Leaves: members, links and consents; tokens are shown once.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field

from web.api.answers import After, Body, Limit, Number, Project, answer, by, problems, studio
from web.api.idempotency import Idempotent
from web.security.roles import Role, needs
from web.studio.shapes import ConsentView, Member, NewMember, ReviewLink

router = APIRouter(
    route_class=Idempotent, tags=["people"], dependencies=[Depends(needs(Role.OWNER))]
)


class Invitation(Body):
    """Whom a link is for, and for how many days it is open."""

    name: str = Field(min_length=1, max_length=80)
    days: int = Field(14, ge=1, le=365)


class Joining(Body):
    """Somebody who may come in."""

    name: str = Field(min_length=1, max_length=80)
    role: Role


class Allowing(Body):
    """What somebody agreed to, and the recording that it is about."""

    who: str = Field(min_length=1, max_length=500)
    text: str = Field(min_length=1, max_length=20_000)
    audio: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the recording.")


@router.get("/projects/{project}/links", response_model=tuple[ReviewLink, ...],
            responses=problems())  # fmt: skip
def list_links(request: Request, project: Project) -> Response:
    """Open review links; their addresses were shown once."""
    return answer(studio(request).links(project))


@router.post("/projects/{project}/links", status_code=201, response_model=ReviewLink,
             responses=problems())  # fmt: skip
def invite_reviewer(request: Request, project: Project, body: Invitation) -> Response:
    """A signed link that lets somebody look at one project and pin remarks."""
    return answer(studio(request).invite(project, body.name, body.days, by=by(request)), 201)


@router.delete("/projects/{project}/links/{link}", status_code=204, responses=problems())
def revoke_link(request: Request, project: Project, link: Number) -> Response:
    """Close a link."""
    studio(request).revoke_link(project, link)
    return Response(status_code=204)


@router.get("/users", response_model=tuple[Member, ...], responses=problems())
def list_users(request: Request) -> Response:
    """Everybody who may come in."""
    return answer(studio(request).users())


@router.post("/users", status_code=201, response_model=NewMember, responses=problems(409))
def add_user(request: Request, body: Joining) -> Response:
    """Let somebody in; the address in the answer holds their token and is shown once."""
    member, path = studio(request).add_user(body.name, body.role)
    return answer(NewMember(member, path), 201)


@router.delete("/users/{user}", status_code=204, responses=problems())
def remove_user(
    request: Request, user: Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
) -> Response:
    """Take somebody out."""
    studio(request).remove_user(user)
    return Response(status_code=204)


@router.get("/consents", response_model=tuple[ConsentView, ...], responses=problems())
def list_consents(request: Request, limit: Limit = 50, after: After = 0) -> Response:
    """Who allowed the use of their voice, oldest first, withdrawn consents among them."""
    return answer(studio(request).consents(limit, after))


@router.post("/consents", status_code=201, response_model=ConsentView, responses=problems(409))
def record_consent(request: Request, body: Allowing) -> Response:
    """Enter that somebody allowed the use of their voice."""
    return answer(studio(request).consent(body.who, body.text, body.audio, by=by(request)), 201)


@router.post("/consents/{consent}/withdraw", response_model=ConsentView, responses=problems(409))
def withdraw_consent(request: Request, consent: Number) -> Response:
    """Say that a consent no longer holds; the first withdrawal counts."""
    return answer(studio(request).withdraw_consent(consent))
