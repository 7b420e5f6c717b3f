"""From a screenplay to a film.

Enters: a request. Leaves: the film and its papers in the output folder, and a summary. Whoever
draws and speaks is hired as soon as the script is read: while this process loads and plans
(`renderers.production.making`), they load what they will need.
"""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from renderers.backends.toon.context import worker_environment
from renderers.production.clock import Clock
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from renderers.production.stages import FilmSummary, Listener, Stage
from screenplay.read import read
from storage.projects import Project
from storage.runner import Runner
from storage.store import running_jobs

if TYPE_CHECKING:
    from renderers.production.generated.painting import Painting
    from screenplay.scene_graph import SceneGraph

__all__ = ["TASKS", "FilmSummary", "make_film"]

TASKS = "renderers.production.tasks:TASKS"


def make_film(request: FilmRequest, listen: Listener) -> FilmSummary:
    """Make the film that `request` asks for; `listen` hears how it goes.

    Raises the errors of every stage: each names the thing, its place and the remedy, and carries
    `exit_code`. Nothing half-made stands under a final name.
    """
    clock, project = Clock(listen), Project(request.out)
    painting = _painting(request, project)  # what is missing is said before anything is made
    script = _read(request, clock)
    with ExitStack() as open_:
        # The lock comes before the documents: while another run works here, none is written.
        with running_jobs(project.store):
            runner = open_.enter_context(_runner(request, project, painting))
            from renderers.production.making import Making

            making = Making(request, clock, script)
            planned = making.planned()
        return making.film(planned, painting, runner)


def _painting(request: FilmRequest, project: Project) -> "Painting | None":
    """What paints the film, where models do."""
    if request.paint is None:
        return None
    from renderers.production.generated.painting import painting_of
    from renderers.production.generated.retakes import retakes_of

    return painting_of(
        request.paint,
        request.use,
        request.environment or {},
        retakes_of(project),
        project.blobs,
    )


def _read(request: FilmRequest, clock: Clock) -> "SceneGraph":
    with clock.stage(Stage.READ) as told:
        script = read(request.script)
        filmed = chosen(script, request.scenes)
        lines = len(filmed.lines())
        told(f"{len(filmed.scenes)} scenes, {lines} lines, {len(script.characters)} characters")
    return script


def _runner(request: FilmRequest, project: Project, painting: "Painting | None") -> Runner:
    """Who does the jobs; one worker keeps the models, where models paint."""
    environment = {**(request.environment or {}), **worker_environment()}
    lanes = None
    if painting:
        from renderers.production.generated.graph import GPU

        lanes = {GPU: 1}
    return Runner(
        project.store, TASKS, request.workers, environ=environment, lanes=lanes, at_once=True
    )
