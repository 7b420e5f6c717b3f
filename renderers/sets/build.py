"""Sets built from floor plans.

Enters: a `FloorPlan`. Leaves: a `SetMesh`: sides of the room first, each one run of triangles and
edges, then everything that stands in it.
"""

import hashlib
import random
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from planner.floor_plan import FloorPlan, Furniture
from renderers.sets import rooms
from renderers.sets.animals import EQUINES
from renderers.sets.builder import Builder
from renderers.sets.cabinets import CABINETS
from renderers.sets.cockpit import COCKPIT, COCKPIT_SIDES
from renderers.sets.dressing import DRESSING
from renderers.sets.errors import UnknownFurniture
from renderers.sets.fittings import FITTINGS
from renderers.sets.frontier import FRONTIER
from renderers.sets.grounds import GROUNDS
from renderers.sets.halls import HALLS
from renderers.sets.houses import HOUSES
from renderers.sets.iconic import ICONIC
from renderers.sets.kitchen_units import KITCHEN
from renderers.sets.landmarks import LANDMARKS
from renderers.sets.landscape import LANDSCAPE
from renderers.sets.palettes import Palette, finish, palette
from renderers.sets.piece import Layer, Piece, mesh_of, turn_y
from renderers.sets.plants import PLANTS
from renderers.sets.roof_things import ROOFS
from renderers.sets.rustic import RUSTIC
from renderers.sets.seats import SEATS
from renderers.sets.set_mesh import SetMesh, WallPart
from renderers.sets.street_things import OUTDOORS
from renderers.sets.tables import TABLES
from renderers.sets.vehicles import VEHICLES
from renderers.sets.village import VILLAGE
from renderers.sets.wall_fixtures import FIXTURES
from renderers.sets.wilds import WILDS
from renderers.sets.works import WORKS
from renderers.sets.yards import YARDS

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        **SEATS,
        **TABLES,
        **CABINETS,
        **KITCHEN,
        **FITTINGS,
        **ROOFS,
        **LANDSCAPE,
        **FIXTURES,
        **DRESSING,
        **PLANTS,
        **HOUSES,
        **LANDMARKS,
        **OUTDOORS,
        **VEHICLES,
        **GROUNDS,
        **COCKPIT,
        **HALLS,
        **WORKS,
        **YARDS,
        **WILDS,
        **ICONIC,
        **FRONTIER,
        **VILLAGE,
        **RUSTIC,
        **EQUINES,
    }
)
_IN_TOWN = (
    "bar", "cafe", "classroom", "corridor", "hospital", "living_room", "office", "shop",
    "restaurant", "hotel_lobby", "police_station", "courtroom", "library", "theatre", "gym",
    "supermarket", "warehouse", "factory", "station", "stairwell", "control_room", "laboratory",
    "bus", "bank", "phone_booth",
)  # fmt: skip
_IN_SPACE = ("space", "spaceship")
SHELL = ("", "floor", "ceiling", "wall")  # object names before those of the furniture
_Part = tuple[str, tuple[float, float, float, float], Piece]


def build_set(plan: FloorPlan) -> SetMesh:
    """Build the set that a floor plan describes; the same plan gives the same bytes.

    Raises:
        UnknownFurniture: the plan names a kind that no builder makes.
    """
    colours = palette(plan.kind, plan.seed)
    names = (*SHELL, *(f.id for f in plan.furniture))
    hung: set[str] = set()
    parts = list(_shell(plan, colours, hung)) if plan.interior and plan.kind != "car" else []
    if plan.kind == "car":
        parts = list(_car_sides(plan, colours, hung))
    elif not plan.interior:
        parts = list(_far_sides(plan, colours, hung))
    loose = Piece()
    for number, thing in enumerate(plan.furniture, len(SHELL)):
        if thing.id not in hung:
            stand(loose, thing, plan, colours, number)
    walls, layers = _laid_out(parts)
    return SetMesh(
        mesh_of([*layers, *loose.layers]),
        tuple(walls),
        plan.lamps,
        rooms.openings(plan) if plan.interior else (),
        names,
        _outlook(plan),
    )


def _outlook(plan: FloorPlan) -> str:
    """What lies beyond a set, as `SetMesh.outlook` has it."""
    if plan.kind in _IN_SPACE:
        return "space"
    return "town" if plan.interior and plan.kind in _IN_TOWN else "country"


def stand(piece: Piece, thing: Furniture, plan: FloorPlan, colours: Palette, number: int) -> None:
    """Build one thing where the plan has it."""
    builder = BUILDERS.get(thing.kind)
    if builder is None:
        raise UnknownFurniture(thing.kind, plan.id, tuple(BUILDERS))
    digest = hashlib.sha256(f"{plan.seed}/{thing.id}".encode()).digest()
    rng = random.Random(int.from_bytes(digest[:8]))
    at = (thing.x_m, thing.base_m, thing.z_m)
    piece.join(builder(thing, colours, rng), at, turn_y(thing.yaw_deg), number)


def _shell(plan: FloorPlan, colours: Palette, hung: set[str]) -> Iterable[_Part]:
    """Floor, ceiling and walls; `hung` collects the things that go with a wall."""
    made = finish(plan.kind)
    floor, ceiling = Piece(), Piece()
    floor.join(rooms.floor(plan, colours, made), object_id=1)
    ceiling.join(rooms.ceiling(plan, colours), object_id=2)
    yield "floor", (0.0, 1.0, 0.0, 0.0), floor
    yield "ceiling", (0.0, -1.0, 0.0, -plan.height_m), ceiling
    for side in rooms.sides(plan):
        piece = Piece()
        piece.join(rooms.wall(side, plan, colours, made), object_id=3)
        for number, thing in enumerate(plan.furniture, len(SHELL)):
            if thing.id not in hung and rooms.hangs_on(side, thing):
                stand(piece, thing, plan, colours, number)
                hung.add(thing.id)
        yield side.name, side.plane(), piece


def _car_sides(plan: FloorPlan, colours: Palette, hung: set[str]) -> Iterable[_Part]:
    """The body of a car seen from within, side by side."""
    for number, thing in enumerate(plan.furniture, len(SHELL)):
        if thing.kind in COCKPIT_SIDES:
            piece = Piece()
            stand(piece, thing, plan, colours, number)
            hung.add(thing.id)
            name, normal = COCKPIT_SIDES[thing.kind]
            at = normal[0] * thing.x_m + normal[1] * thing.base_m + normal[2] * thing.z_m
            yield name, (*normal, at), piece


def _far_sides(plan: FloorPlan, colours: Palette, hung: set[str]) -> Iterable[_Part]:
    """What closes the view out of doors, by side: a camera among the houses looks through them."""
    for side in rooms.sides(plan):
        piece = Piece()
        for number, thing in enumerate(plan.furniture, len(SHELL)):
            if thing.id not in hung and thing.size_m[1] > 0 and side.beyond(thing):
                stand(piece, thing, plan, colours, number)
                hung.add(thing.id)
        if piece.layers:
            yield side.name, side.plane(), piece


def _laid_out(parts: list[_Part]) -> tuple[list[WallPart], list[Layer]]:
    """The parts one after the other, and the run that each takes."""
    walls, layers = [], []
    triangle = edge = 0
    for name, plane, piece in parts:
        triangles = sum(len(layer.shape.triangles) for layer in piece.layers)
        edges = sum(len(layer.shape.edges) for layer in piece.layers)
        walls.append(WallPart(name, triangle, triangles, plane, edge, edges))
        layers.extend(piece.layers)
        triangle, edge = triangle + triangles, edge + edges
    return walls, layers
