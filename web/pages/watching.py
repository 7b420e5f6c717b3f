"""The player: the film as far as it is drawn, its timeline, and the script beside it.

Enters: a project's id. Leaves: the page; the film and a shot's takes as JSON for the player.
"""

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from web.pages.addresses import ProjectId, ShotId
from web.pages.showing import page, studio_of
from web.pages.workspace import frame, talk
from web.security.roles import Role, needs
from web.studio.shapes import Board

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])


@router.get("/player")
def player(request: Request, project: ProjectId) -> Response:
    """The player; what it plays is fetched by its own script."""
    studio = studio_of(request)
    shown = studio.board(project)
    around = frame(studio, project, "player") | talk(studio, project)
    script = studio.script(project)
    shots = _shots_by_line(shown)
    return page(request, "player.html", board=shown, script=script, shot_at=shots, **around)


@router.get("/parts/film")
def film(request: Request, project: ProjectId) -> Response:
    """The board as JSON: what the player needs to know of the film as it stands."""
    return _json(studio_of(request).board(project))


@router.get("/parts/shots/{shot}/takes")
def takes(request: Request, project: ProjectId, shot: ShotId) -> Response:
    """A shot's takes as JSON, oldest first, for comparing."""
    return _json(studio_of(request).takes(project, shot))


def _shots_by_line(board: Board) -> dict[int, str]:
    """The first shot that shows a line of the script, by the line's number."""
    found: dict[int, str] = {}
    for spoken in board.spoken:
        found.setdefault(spoken.line, spoken.shot)
    for scene in board.scenes:
        for shot in scene.shots:
            for line in shot.lines:
                found.setdefault(line, shot.id)
    return found


def _json(told: object) -> Response:
    return Response(msgspec.json.encode(told), media_type="application/json")
