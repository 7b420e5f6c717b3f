"""A built set: one mesh, and which runs of it are walls that a camera may look through.

Enters: nothing; shapes only (`renderers.sets.build` fills them). Leaves: what the toon renderer
draws and bakes. Metres, y up.
"""

from dataclasses import dataclass

from planner.floor_plan import Lamp
from renderers.mesh import Mesh

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class WallPart:
    """A removable side of a room (wall, floor, ceiling, car side) with all that hangs on it.

    `plane` is (nx, ny, nz, d) with the unit normal pointing into the set: the camera at `eye` is
    behind the part, and the part is left out, when n·eye < d. Triangles and edges are contiguous.
    """

    name: str  # "back", "front", "left", "right", "floor", "ceiling", …
    first_triangle: int
    triangles: int
    plane: tuple[float, float, float, float]
    first_edge: int
    edges: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A hole in a wall that daylight comes through: a rectangle about its centre."""

    centre_m: Vector
    half_right_m: Vector
    half_up_m: Vector
    normal: Vector  # into the room


@dataclass(frozen=True, slots=True, eq=False)
class SetMesh:
    """A set, ready to be lit and drawn. Light is baked with every wall in place."""

    mesh: Mesh
    walls: tuple[WallPart, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    openings: tuple[Opening, ...] = ()
    objects: tuple[str, ...] = ("",)  # names of `mesh.object_id`: furniture ids, "floor", "wall"
    outlook: str = "country"  # what lies beyond: hills; "town" (house fronts), "space" (stars)
