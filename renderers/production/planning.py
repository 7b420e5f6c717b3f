"""Everything that is settled before the first job: the script read, planned and cast.

Enters: a request. Leaves: scene graph, plan and castings, and their documents in the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.rules import plan
from planner.shots import LABEL, ShotPlan
from renderers.production.blobs_of import plain
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from screenplay.read import read
from screenplay.scene_graph import SceneGraph
from storage.projects import Project
from voices.casting import Casting, cast


@dataclass(frozen=True, slots=True)
class Planned:
    """A film before it is spoken and drawn."""

    graph: SceneGraph
    plan: ShotPlan
    casting: Mapping[str, Casting]


def read_script(request: FilmRequest) -> SceneGraph:
    """The scenes asked for, understood."""
    return chosen(read(request.script), request.scenes)


def plan_film(graph: SceneGraph, request: FilmRequest) -> Planned:
    """Plan the shots and cast the voices."""
    planned = plan(graph, rate=request.rate, seed=request.seed)
    return Planned(graph, planned, cast(graph.characters))


def keep_documents(planned: Planned, project: Project) -> None:
    """Keep the plan beside the film; its revisions are the film's history."""
    project.write_document("shotplan", LABEL, plain(planned.plan))
