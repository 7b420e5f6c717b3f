"""Sets: every kind builds into a sound mesh, the same one each time."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from planner.floor_plan import FloorPlan, Furniture
from planner.floor_plans import floor_plan
from renderers.mesh import Mesh
from renderers.sets.build import BUILDERS, build_set
from renderers.sets.errors import UnknownFurniture
from renderers.sets.houses import HOUSES
from renderers.sets.piece import MOST_QUADS
from renderers.sets.roof_things import ROOFS
from renderers.sets.set_mesh import SetMesh
from screenplay.scene_graph import Place
from screenplay.world.places import KINDS

INTERIORS = KINDS[: KINDS.index("interior") + 1]
MATERIALS = Path(__file__).parents[3] / "renderers" / "backends" / "toon" / "shaders" / "materials"
MOST_TRIANGLES = 40_000


def plan_of(kind: str, name: str = "THE LANTERN") -> FloorPlan:
    return floor_plan(Place(f"place/{kind}", name, kind, kind in INTERIORS))


@pytest.fixture(scope="module", params=KINDS)
def built(request: pytest.FixtureRequest) -> tuple[FloorPlan, SetMesh]:
    plan = plan_of(request.param)
    return plan, build_set(plan)


def check_mesh(mesh: Mesh) -> None:
    """Finite, in range, wound to agree with its normals, one material to a triangle."""
    for values in (mesh.position, mesh.normal, mesh.colour, mesh.uv, mesh.edges):
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
    assert mesh.triangles.min() >= 0
    assert mesh.triangles.max() < len(mesh.position)
    assert (mesh.colour >= 0).all()
    assert (mesh.colour <= 1).all()
    np.testing.assert_allclose(np.linalg.norm(mesh.normal, axis=1), 1.0, atol=2e-3)
    corner = mesh.position[mesh.triangles]
    flat = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    agrees = (flat * mesh.normal[mesh.triangles].sum(axis=1)).sum(axis=1)
    large = np.linalg.norm(flat, axis=1) > 1e-6
    assert (agrees[large] > 0).mean() > 0.995
    material = mesh.material[mesh.triangles]
    assert (material == material[:, :1]).all()
    assert material.max() < len(mesh.materials)


def test_mesh_is_sound(built: tuple[FloorPlan, SetMesh]) -> None:
    check_mesh(built[1].mesh)


def test_mesh_keeps_to_its_budget(built: tuple[FloorPlan, SetMesh]) -> None:
    plan, mesh = built[0], built[1].mesh
    assert 1000 < len(mesh.triangles) < MOST_TRIANGLES  # a lift is small
    assert 50 < len(mesh.quads) <= MOST_QUADS
    assert len(mesh.edges) > 200 or not plan.interior  # open land is round: nothing to ink


def test_quads_are_rectangles(built: tuple[FloorPlan, SetMesh]) -> None:
    mesh = built[1].mesh
    corner = mesh.position[mesh.quads].astype(np.float64)
    right, up = corner[:, 1] - corner[:, 0], corner[:, 3] - corner[:, 0]
    np.testing.assert_allclose(corner[:, 0] + right + up, corner[:, 2], atol=1e-3)
    lengths = np.linalg.norm(right, axis=1) * np.linalg.norm(up, axis=1)
    assert (np.abs((right * up).sum(axis=1)) / lengths < 1e-3).all()
    normal = np.cross(right, up) / lengths[:, None]
    np.testing.assert_allclose(normal, mesh.normal[mesh.quads[:, 0]], atol=2e-3)


def test_materials_have_shaders(built: tuple[FloorPlan, SetMesh]) -> None:
    for name in built[1].mesh.materials:
        text = (MATERIALS / f"{name}.glsl").read_text(encoding="utf-8")
        assert "vec3 albedo(vec3 c, vec2 u, vec3 p)" in text


def test_objects_are_named(built: tuple[FloorPlan, SetMesh]) -> None:
    plan, made = built
    assert made.mesh.object_id.max() < len(made.objects)
    assert made.mesh.object_id.min() > 0
    assert {f.id for f in plan.furniture} <= set(made.objects)
    seen = {made.objects[i] for i in np.unique(made.mesh.object_id)}
    assert {f.id for f in plan.furniture} <= seen


def test_things_fill_their_footprint(built: tuple[FloorPlan, SetMesh]) -> None:
    """What is drawn stays near what the plan reserves, so nobody walks through a table."""
    plan, made = built
    for thing in plan.furniture:
        if not thing.solid or "tree" in thing.kind or thing.kind == "palm":
            continue
        points = made.mesh.position[made.mesh.object_id == made.objects.index(thing.id)]
        away = np.hypot(points[:, 0] - thing.x_m, points[:, 2] - thing.z_m).max()
        assert away < np.hypot(thing.size_m[0], thing.size_m[2]) / 2 + 0.45, thing.id
        assert points[:, 1].min() > thing.base_m - 0.2, thing.id  # bushes sink into the grass


def test_room_has_removable_sides() -> None:
    plan = plan_of("kitchen")
    made = build_set(plan)
    names = [wall.name for wall in made.walls]
    assert names == ["floor", "ceiling", "back", "front", "left", "right"]
    end = edge = 0
    for wall in made.walls:
        assert (wall.first_triangle, wall.first_edge) == (end, edge)
        end, edge = end + wall.triangles, edge + wall.edges
        normal, offset = np.array(wall.plane[:3]), wall.plane[3]
        assert np.dot(normal, (0.0, 1.2, 0.5)) > offset
        outside = np.array((0.0, 1.2, 0.5)) - normal * 9
        assert np.dot(normal, outside) < offset
        run = made.mesh.triangles[wall.first_triangle : end]
        assert (made.mesh.position[run] @ normal).min() > offset - 0.2


def test_wall_goes_with_what_hangs_on_it() -> None:
    made = build_set(plan_of("kitchen"))
    back = next(wall for wall in made.walls if wall.name == "back")
    run = made.mesh.triangles[back.first_triangle : back.first_triangle + back.triangles]
    names = {made.objects[i] for i in np.unique(made.mesh.object_id[run])}
    assert any(name.startswith("window") for name in names)
    assert any(name.startswith("wall_cabinet") for name in names)
    assert not any(name.startswith("fridge") for name in names)


def test_windows_are_holes() -> None:
    """A ray from the room through the middle of a window meets no wall."""
    made = build_set(plan_of("living_room"))
    assert made.openings
    mesh = made.mesh
    walls = mesh.object_id[mesh.triangles[:, 0]] == made.objects.index("wall")
    corner = mesh.position[mesh.triangles[walls]].astype(np.float64)
    for opening in made.openings:
        centre = np.array(opening.centre_m) + 0.13 * np.array(opening.half_right_m)
        middle = centre - corner[:, 0]
        u, v = corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]
        normal = np.cross(u, v)
        level = np.abs((middle * normal).sum(axis=1)) / np.linalg.norm(normal, axis=1) < 0.01
        shares = [
            np.linalg.lstsq(np.stack([a, b], axis=1), m, rcond=None)[0]
            for a, b, m in zip(u[level], v[level], middle[level], strict=True)
        ]
        assert not any(s.min() > 0 and s.sum() < 1 for s in shares)


@pytest.mark.parametrize("kind", ["bar", "street", "garden"])
def test_same_plan_same_bytes(kind: str) -> None:
    first, second = build_set(plan_of(kind)).mesh, build_set(plan_of(kind)).mesh
    for field in dataclasses.fields(Mesh):
        a, b = getattr(first, field.name), getattr(second, field.name)
        assert a == b if isinstance(a, tuple) else a.tobytes() == b.tobytes()


def test_two_places_of_a_kind_differ() -> None:
    colours = {build_set(plan_of("bedroom", f"ROOM {k}")).mesh.colour.tobytes() for k in range(4)}
    assert len(colours) > 2


def test_unknown_furniture_is_refused() -> None:
    plan = plan_of("kitchen")
    odd = Furniture("harp_1", "harp", 0.0, 0.0, 0.0, (1.0, 1.0, 1.0))
    with pytest.raises(UnknownFurniture, match="harp"):
        build_set(dataclasses.replace(plan, furniture=(*plan.furniture, odd)))


KEPT = sorted(kind for kind in BUILDERS if kind.startswith("kept_"))


@pytest.mark.parametrize("kind", KEPT)
def test_room_that_is_kept_free_shows_nothing(kind: str) -> None:
    thing = Furniture("thing_1", kind, 0.3, 0.2, 30.0, (1.3, 1.7, 0.8), 0.0, solid=False)
    plan = dataclasses.replace(plan_of("park"), furniture=(thing,), spots=(), lamps=())
    bare = dataclasses.replace(plan, furniture=())
    assert len(build_set(plan).mesh.triangles) == len(build_set(bare).mesh.triangles)


@pytest.mark.parametrize("kind", sorted(BUILDERS.keys() - KEPT))
def test_every_builder_stands_alone(kind: str) -> None:
    """Each kind of thing builds at a size that no plan of ours asks for."""
    size = (4.2, 7.0, 1.4) if kind in {**HOUSES, **ROOFS} else (1.3, 1.7, 0.8)
    thing = Furniture("thing_1", kind, 0.3, 0.2, 30.0, size, 0.0, solid=False)
    plan = dataclasses.replace(plan_of("park"), furniture=(thing,), spots=(), lamps=())
    check_mesh(build_set(plan).mesh)
