"""Reference pictures of looks that nobody trained: bit parts, by references alone.

Enters: looks. Leaves: pictures of each (head and body in front, side, back), drawn by jobs once and
kept in the document "references"; for a request's `references`.
"""

from collections.abc import Mapping, Sequence

import msgspec

from planner.looks import Look
from renderers.backends.toon.context import worker_environment
from renderers.generative.looks.reference import BRIEF, View
from renderers.production.assets import body_name
from renderers.production.blobs_of import plain, restored
from renderers.production.look_training.graph import reference_jobs
from renderers.production.plugins import RENDERER
from storage.blobs import Digest
from storage.errors import DocumentMissing, UnknownLabel
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import Runner

DOCUMENT, LABEL = "references", "references/1"
TASKS = "renderers.production.tasks:TASKS"


def draw_references(
    looks: Sequence[Look], project: Project, environment: Mapping[str, str], workers: int = 2,
    views: Sequence[View] = BRIEF,
) -> Mapping[str, Mapping[str, Digest]]:  # fmt: skip
    """Draw looks from all sides: by `body_name`, pictures by names of views.

    Raises JobsFailed, and what `Runner.run` raises besides.
    """
    graph = Graph()
    jobs = {body_name(look): reference_jobs(graph, look, RENDERER, views) for look in looks}
    whole = {**environment, **worker_environment()}
    with Runner(project.store, TASKS, workers, environ=whole) as runner:
        outcome = runner.run(graph)
    drawn = {
        name: {view: outcome[job]["picture"] for view, job in of_look.items()}
        for name, of_look in jobs.items()
    }
    known = {name: dict(kept) for name, kept in _kept(project).items()}
    for name, pictures in drawn.items():
        known[name] = {**known.get(name, {}), **pictures}
    project.write_document(DOCUMENT, LABEL, plain(known))
    return drawn


def references_of(project: Project, look: Look) -> tuple[Digest, ...]:
    """Pictures of a look as far as they were drawn: PNG, head first."""
    kept = _kept(project).get(body_name(look), {})
    return tuple(kept[view.name] for view in BRIEF if view.name in kept)


def _kept(project: Project) -> Mapping[str, Mapping[str, Digest]]:
    try:
        document = project.read_document(DOCUMENT, LABEL)
        return restored(document, dict[str, dict[str, Digest]])
    except (DocumentMissing, UnknownLabel, msgspec.ValidationError):
        return {}
