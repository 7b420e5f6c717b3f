"""The final cut: who makes it, how it stands beside the animatic, what is made again.

Enters: a way to make it, a shot, a take. Leaves: the page and its parts.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import Response

from web.pages.addresses import FromForm, Number, ProjectId, Selected, ShotId, Words
from web.pages.showing import by, onward, page, studio_of
from web.pages.workspace import frame
from web.security.roles import Role, needs
from web.studio.shapes import LEAST, PaintWish

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
TakeNumber = Annotated[int, Form(ge=1, le=10**6)]
Fresh = Annotated[bool, Query()]


@router.get("/final")
def final(request: Request, project: ProjectId, shot: Selected = "") -> Response:
    """The final cut as it stands, one shot of it or the whole, and how to make it."""
    around = frame(studio_of(request), project, "final")
    return page(request, "final.html", **_standing(request, project, shot), **around)


@router.post("/final", dependencies=_EDITOR)
def make_final(
    request: Request,
    project: ProjectId,
    choice: FromForm,
    still: FromForm = "",
    clip: FromForm = "",
    quality: FromForm = "final",
    style: Words = "",
) -> Response:
    """Begins the final cut."""
    wish = PaintWish(still, clip, quality, style) if still else None
    studio_of(request).make_final(project, choice, wish, by=by(request))
    return onward(request, f"/projects/{project}/final")


@router.get("/parts/painters")
def painters(request: Request, project: ProjectId, fresh: Fresh = False) -> Response:  # noqa: FBT002 - a query
    """Who can paint it here, and what the others lack; it takes seconds the first time."""
    studio = studio_of(request)
    shown, told = studio.final(project), studio.painters(fresh=fresh)
    frames = studio.board(project).frames
    return page(request, "parts/painters.html", final=shown, painters=told, frames=frames)


@router.get("/parts/final/standing")
def standing(request: Request, project: ProjectId) -> Response:
    """How the run goes that makes it."""
    return page(request, "parts/final_run.html", run=studio_of(request).final_run(project))


@router.post("/parts/final/runs/{run}/cancel", dependencies=_EDITOR)
def cancel(request: Request, project: ProjectId, run: Number) -> Response:
    """Stops it; what is painted stays."""
    studio_of(request).cancel(run, by=by(request))
    return standing(request, project)


@router.post("/parts/final/runs/{run}/again", dependencies=_EDITOR)
def again(request: Request, project: ProjectId, run: Number) -> Response:
    """Goes on with it."""
    studio_of(request).again(run, by=by(request))
    return standing(request, project)


@router.get("/parts/final/shots")
def shots(request: Request, project: ProjectId, shot: Selected = "") -> Response:
    """Its shots, as far as they are made."""
    return page(request, "parts/final_shots.html", **_standing(request, project, shot))


@router.get("/parts/final/beside")
def beside(request: Request, project: ProjectId, shot: Selected = "") -> Response:
    """One shot, or the whole film, beside the animatic."""
    return page(request, "parts/final_beside.html", **_standing(request, project, shot))


@router.post("/parts/final/shots/{shot}/retake", dependencies=_EDITOR)
def retake(request: Request, project: ProjectId, shot: ShotId) -> Response:
    """Paints a shot from other noise."""
    studio_of(request).retake(project, shot, by=by(request))
    return beside(request, project, shot)


@router.post("/parts/final/shots/{shot}/take", dependencies=_EDITOR)
def use_take(request: Request, project: ProjectId, shot: ShotId, take: TakeNumber) -> Response:
    """Puts an earlier take into the cut again."""
    studio_of(request).use_take(project, shot, take, by=by(request))
    return beside(request, project, shot)


@router.get("/parts/final/shots/{shot}/finishing")
def finishing(request: Request, project: ProjectId, shot: ShotId) -> Response:
    """What can be done to a shot at the end, and what is asked for."""
    studio = studio_of(request)
    found, told = studio.final_shot(project, shot), studio.painters()
    return page(request, "parts/finishing.html", chosen=found, painters=told)


@router.post("/parts/final/shots/{shot}/finishing", dependencies=_EDITOR)
def finish(
    request: Request, project: ProjectId, shot: ShotId, step: FromForm, word: FromForm = ""
) -> Response:
    """Has a step done to a shot; it comes with its tool, as "lips latentsync"."""
    kind, _, tool = step.partition(" ")
    studio_of(request).finish(project, shot, kind, tool, word=word, by=by(request))
    return finishing(request, project, shot)


@router.post("/parts/final/shots/{shot}/finishing/{number}", dependencies=_EDITOR)
def unfinish(request: Request, project: ProjectId, shot: ShotId, number: Number) -> Response:
    """Takes a step away."""
    studio_of(request).unfinish(project, shot, number, by=by(request))
    return finishing(request, project, shot)


def _standing(request: Request, project: str, shot: str) -> dict[str, object]:
    """The final cut, its shots, and the one that is looked at."""
    studio = studio_of(request)
    found = studio.final_shots(project)
    chosen = next((one for one in found if one.shot == shot), None)
    return {
        "final": studio.final(project), "board": studio.board(project), "shots": found,
        "chosen": chosen, "least": LEAST,
    }  # fmt: skip
