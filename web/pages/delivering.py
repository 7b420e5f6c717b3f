"""What leaves the studio: every export.

Enters: an export's kind and options. Leaves: the page, and its live part.
"""

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from web.pages.addresses import ProjectId
from web.pages.showing import by, page, studio_of
from web.pages.workspace import frame, run_to_tell
from web.security.roles import Role, needs
from web.studio.shapes import ExportKind, RunState, RunView

router = APIRouter(prefix="/projects/{project}", dependencies=[Depends(needs(Role.REVIEWER))])
_EDITOR = [Depends(needs(Role.EDITOR))]
_OPTION = "option-"
_LONGEST_OPTION = 2000
_SHELVES = (
    ("To watch and to send", ("h264", "h265", "av1", "gif", "webp", "posters")),
    ("On paper", ("storyboard", "script-pdf", "shots-csv", "shots-xlsx")),
    (
        "For editing programs",
        ("otio", "fcpxml", "premiere", "edl", "aaf", "clips", "prores", "dnxhr", "png", "exr"),
    ),
    ("Words and sound", ("srt", "vtt", "ttml", "stems")),
)


@router.get("/exports")
def exports(request: Request, project: ProjectId) -> Response:
    """What can be exported, what it cannot carry, and what was exported."""
    studio = studio_of(request)
    shown = studio.exports(project)
    around = frame(studio, project, "exports") | _under_way(studio.runs(project))
    return page(request, "exports.html", exports=shown, shelves=shelved(shown.kinds), **around)


@router.get("/parts/exports")
def made(request: Request, project: ProjectId) -> Response:
    """The finished exports, and the one being made."""
    return _made(request, project)


@router.post("/exports/{kind}", dependencies=_EDITOR)
async def export(request: Request, project: ProjectId, kind: ProjectId) -> Response:
    """Begins an export with the options of its form."""
    form = await request.form()
    options = {
        name.removeprefix(_OPTION): value[:_LONGEST_OPTION]
        for name, value in form.items()
        if name.startswith(_OPTION) and isinstance(value, str)
    }
    begin = studio_of(request).export
    await run_in_threadpool(begin, project, kind, options, by=by(request))
    return await run_in_threadpool(_made, request, project)


def shelved(kinds: tuple[ExportKind, ...]) -> tuple[tuple[str, tuple[ExportKind, ...]], ...]:
    """Exports under what they are for, in the order of `_SHELVES`; strangers come last."""
    known = {kind for _, some in _SHELVES for kind in some}
    more = tuple(kind for kind in kinds if kind.kind not in known)
    shelves = [
        (heading, tuple(kind for kind in kinds if kind.kind in some)) for heading, some in _SHELVES
    ]
    return tuple((heading, some) for heading, some in [*shelves, ("More", more)] if some)


def _made(request: Request, project: str) -> Response:
    studio = studio_of(request)
    return page(
        request,
        "parts/made.html",
        exports=studio.exports(project),
        card=studio.project(project),
        **_under_way(studio.runs(project)),
    )


def _under_way(runs: tuple[RunView, ...]) -> dict[str, object]:
    """The film's run, and of the exports what is being made or failed last."""
    exports = [run for run in runs if run.kind == "export"]
    making = [run for run in exports if run.state in (RunState.QUEUED, RunState.RUNNING)]
    failed = [run for run in exports[:1] if run.state is RunState.FAILED]
    return {"run": run_to_tell(runs), "making": making + failed}
