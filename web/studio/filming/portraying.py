"""Pictures of the cast, drawn when the film is there.

Enters: a film that was just made. Leaves: everybody's turnaround beside it; what cannot be drawn is
told and costs the film nothing.
"""

import time

from renderers.backends.toon.context import worker_environment
from renderers.errors import RenderError
from renderers.production.failing import retold
from renderers.production.film import TASKS
from renderers.production.plugins import RENDERER
from renderers.production.request import FilmRequest
from renderers.production.turnarounds import draw_turnarounds, looks_of
from storage.errors import StorageError
from storage.projects import Project
from storage.runner import JobsFailed
from web.studio.filming import orders
from web.studio.filming.told import Say, Telling

_STAGE = "portray"


def portray(project: Project, telling: Telling, request: FilmRequest, say: Say) -> None:
    """Draw the turnarounds of the plan that was filmed."""
    if telling.plan is None:
        return  # nothing was planned, so nobody is seen
    say(orders.Staged(_STAGE, total=len(looks_of(telling.plan))))
    began = time.monotonic()
    environment = {**(request.environment or {}), **worker_environment()}
    try:
        draw_turnarounds(
            telling.plan, project, TASKS, RENDERER, request.workers, environment
        )  # fmt: skip
    except JobsFailed as failed:
        say(orders.Broke("the pictures of the cast", str(retold(failed))))
    except (RenderError, StorageError) as error:
        say(orders.Broke("the pictures of the cast", str(error)))
    else:
        say(orders.Staged(_STAGE, ended=True, seconds=round(time.monotonic() - began, 2)))
