"""The graph of a film: who is drawn first."""

from dataclasses import replace

from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.consequences import estimated_takes
from renderers.production.planning import Planned
from renderers.production.work import FilmGraph
from renderers.profile import ANIMATIC
from tests.planner.revising.films import film
from voices.casting import cast

PLAN, GRAPH = film("P8")


def test_long_shots_are_drawn_first() -> None:
    timeline = conform(PLAN, GRAPH, estimated_takes(GRAPH))
    sheets = [replace(s, frames=60) for s in Cueing(PLAN, timeline, GRAPH).sheets()[:4]]
    sheets[2] = replace(sheets[2], frames=240)
    work = FilmGraph(Planned(GRAPH, PLAN, cast(GRAPH.characters)), {"flite": "flite/1"})
    shots = work._shots(sheets, ANIMATIC)
    urgency = {job.handle: job.priority for job in work.graph}
    assert [urgency[shot] for shot in shots] == [0, 0, 1, 0]
