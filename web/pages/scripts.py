"""The script: its lines with what a reader would stumble over, and new versions of it.

Enters: a new version of the script. Leaves: the page.
"""

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from web.pages.addresses import ProjectId, Version
from web.pages.showing import by, onward, page, studio_of
from web.pages.workspace import frame
from web.security.roles import Role, needs
from web.security.uploads import script_of
from web.studio.shapes import Doubt

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]


@router.get("/script")
def script(request: Request, project: ProjectId, version: Version = 0) -> Response:
    """A version of the script, its doubts beside the lines, and what changed in it."""
    studio = studio_of(request)
    shown = studio.script(project, max(0, version))
    change = studio.script_changes(project, shown.version) if shown.version > 1 else None
    around = frame(studio, project, "script")
    beside = doubts_by_line(shown.doubts)
    return page(request, "script.html", script=shown, change=change, beside=beside, **around)


@router.post("/script", dependencies=_EDITOR)
async def revise(request: Request, project: ProjectId) -> Response:
    """A new version arrives: ids, approvals and takes stay; what changed is drawn again."""
    upload = await script_of(request)
    revised = studio_of(request).revise_script
    await run_in_threadpool(revised, project, upload.filename, upload.data, by=by(request))
    return onward(request, f"/projects/{project}/script")


def doubts_by_line(doubts: tuple[Doubt, ...]) -> dict[int, list[Doubt]]:
    """Doubts under the number of the line they are about."""
    beside: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        beside.setdefault(doubt.line, []).append(doubt)
    return beside
