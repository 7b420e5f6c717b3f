"""Sets, bodies and props built in this process and remembered for its lifetime.

Enters: floor plans, looks, kinds. Leaves: what the builders make of them. Production keeps the same
things in the cache instead, between processes.
"""

from collections.abc import Callable

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Light
from renderers.mesh import Mesh
from renderers.rigs.character_mesh import CharacterMesh
from renderers.rigs.characters import build_character
from renderers.sets.build import build_set
from renderers.sets.props import build_prop
from renderers.sets.set_mesh import SetMesh


class BuiltAssets:
    """`renderers.renderer.Assets`, built when first asked for."""

    def __init__(self) -> None:
        self._sets: dict[FloorPlan, SetMesh] = {}
        self._bodies: dict[tuple[Look, float], CharacterMesh] = {}
        self._props: dict[str, Mesh] = {}
        self._lights: dict[tuple[FloorPlan, Light], bytes] = {}

    def set_mesh(self, plan: FloorPlan) -> SetMesh:
        """The set of a floor plan."""
        if plan not in self._sets:
            self._sets[plan] = build_set(plan)
        return self._sets[plan]

    def character(self, look: Look, detail: float) -> CharacterMesh:
        """The body of a look."""
        if (look, detail) not in self._bodies:
            self._bodies[look, detail] = build_character(look, detail)
        return self._bodies[look, detail]

    def prop(self, kind: str) -> Mesh:
        """A handled thing."""
        if kind not in self._props:
            self._props[kind] = build_prop(kind)
        return self._props[kind]

    def light_map(self, plan: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        """The baked light of a set."""
        if (plan, light) not in self._lights:
            self._lights[plan, light] = bake()
        return self._lights[plan, light]
