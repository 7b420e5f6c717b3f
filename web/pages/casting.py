"""Cast and sets: who plays, how they look and sound, and where.

Enters: a voice's controls, words for a costume. Leaves: the pages, or one member's card.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from web.pages.addresses import FromForm, MemberId, ProjectId, Words
from web.pages.showing import by, page, studio_of
from web.pages.workspace import frame
from web.security.roles import Role, needs

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
Ratio = Annotated[float, Form(ge=0.25, le=4)]
Level = Annotated[float, Form(ge=-40, le=20)]


@router.get("/cast")
def cast(request: Request, project: ProjectId) -> Response:
    """Everybody's look and voice."""
    studio = studio_of(request)
    shown = studio.cast(project)
    return page(request, "cast.html", cast=shown, **frame(studio, project, "cast"))


@router.get("/sets")
def sets(request: Request, project: ProjectId) -> Response:
    """Every set from above, with its cameras."""
    studio = studio_of(request)
    shown = studio.sets(project)
    return page(request, "sets.html", sets=shown, **frame(studio, project, "sets"))


@router.post("/parts/cast/{member}/voice", dependencies=_EDITOR)
def voice(
    request: Request,
    project: ProjectId,
    member: MemberId,
    recipe: FromForm,
    pitch: Ratio,
    tempo: Ratio,
    level_db: Level,
) -> Response:
    """Changes how somebody sounds; their lines are spoken again."""
    studio_of(request).set_voice(
        project,
        member,
        recipe=recipe,
        pitch=pitch,
        tempo=tempo,
        level_db=level_db,
        by=by(request),
    )
    return _card(request, project, member, "The voice is changed; the lines are spoken again.")


@router.post("/parts/cast/{member}/dress", dependencies=_EDITOR)
def dress(
    request: Request, project: ProjectId, member: MemberId, words: Words, scene: FromForm = ""
) -> Response:
    """Dresses somebody by words, everywhere or in one scene."""
    turn = studio_of(request).dress(project, member, words, scene=scene, by=by(request))
    return _card(request, project, member, turn.reply)


def _card(request: Request, project: str, member: str, told: str) -> Response:
    studio = studio_of(request)
    cast = studio.cast(project)
    found = next((one for one in cast.members if one.id == member), None)
    shown = {"cast": cast, "member": found, "card": studio.project(project), "told": told}
    return page(request, "parts/member.html", **shown)
