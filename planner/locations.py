"""The places of a film: each is drawn and furnished once, for all that happens there.

Enters: a scene graph. Leaves: the ground of a place: its floor plan with what hinders walks.
"""

from collections.abc import Mapping

from planner.errors import NoSceneError
from planner.floor_plan import FloorPlan
from planner.floor_plans import floor_plan
from planner.gatherings import seated_from_start
from planner.ground import Ground
from planner.lonely_houses import standing_alone
from planner.periods import of_its_time, placed_in_time
from planner.table_setting import furnished
from planner.vistas import with_vistas
from screenplay.scene_graph import BeatKind, Character, Place, SceneGraph
from screenplay.world.eras import on_the_frontier, year_of


class Locations:
    """Grounds by place, made when they are first asked for."""

    def __init__(self, graph: SceneGraph, characters: Mapping[str, Character]) -> None:
        self._graph, self._characters = graph, characters
        self._places = {p.id: p for p in graph.places}
        self._year, self._frontier = year_of(graph), on_the_frontier(graph)
        self._grounds: dict[str, Ground] = {}

    def ground(self, place_id: str) -> Ground:
        """The geometry of a place, once per film; raises NoSceneError where it is not known."""
        if place_id not in self._grounds:
            told = [b.text for s in self._graph.scenes if s.place_id == place_id
                    for b in s.beats if b.kind is BeatKind.ACTION]  # fmt: skip
            place = standing_alone(self._place(place_id), told)
            place = placed_in_time(place, self._year, frontier=self._frontier)
            drawn = of_its_time(floor_plan(place), self._year, frontier=self._frontier)
            drawn = with_vistas(drawn, told)
            self._grounds[place_id] = Ground(furnished(drawn, self._company(drawn)))
        return self._grounds[place_id]

    def _company(self, plan: FloorPlan) -> int:
        """How many sit together in a place, in any scene of the film."""
        return max(
            (
                len(seated_from_start(scene, plan, self._characters))
                for scene in self._graph.scenes
                if scene.place_id == plan.id
            ),
            default=0,
        )

    def _place(self, place_id: str) -> Place:
        place = self._places.get(place_id)
        if place is None:
            msg = f"no place {place_id!r} in the script's places; rebuild the scene graph"
            raise NoSceneError(msg)
        return place
