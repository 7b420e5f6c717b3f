"""Floor plans: every kind, many seeds: nothing overlaps, every spot can be reached."""

import math

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor_plan import FloorPlan, Furniture, Posture, Spot
from planner.floor_plans import floor_plan
from screenplay.scene_graph import Place
from screenplay.world.places import KINDS

INTERIORS = KINDS[: KINDS.index("interior") + 1]
BODY_M = 0.2  # half the width somebody needs to pass
CELL_M = 0.1
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), min_size=1, max_size=24)


def draw(kind: str, name: str = "MIA'S PLACE") -> FloorPlan:
    return floor_plan(Place(f"place/{kind}", name, kind, kind in INTERIORS))


def corners(thing: Furniture, grow: float = 0.0) -> npt.NDArray[np.float64]:
    w, _, d = thing.size_m
    s, c = math.sin(math.radians(thing.yaw_deg)), math.cos(math.radians(thing.yaw_deg))
    half = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (w / 2 + grow, d / 2 + grow)
    return np.array([(thing.x_m + x * c + z * s, thing.z_m - x * s + z * c) for x, z in half])


def overlap(a: Furniture, b: Furniture) -> bool:
    """Separating axes over two oriented rectangles; touching by 2 cm is allowed."""
    if a.base_m >= b.base_m + b.size_m[1] or b.base_m >= a.base_m + a.size_m[1]:
        return False
    p, q = corners(a), corners(b)
    for shape in (p, q):
        for k in range(2):
            axis = shape[k + 1] - shape[k]
            axis = axis / np.linalg.norm(axis)
            if (
                min((p @ axis).max(), (q @ axis).max()) - max((p @ axis).min(), (q @ axis).min())
                < 0.02
            ):
                return False
    return True


def inside(
    thing: Furniture, x: npt.NDArray[np.float64], z: npt.NDArray[np.float64], grow: float
) -> npt.NDArray[np.bool_]:
    w, _, d = thing.size_m
    s, c = math.sin(math.radians(thing.yaw_deg)), math.cos(math.radians(thing.yaw_deg))
    dx, dz = x - thing.x_m, z - thing.z_m
    return (np.abs(dx * c - dz * s) < w / 2 + grow) & (np.abs(dx * s + dz * c) < d / 2 + grow)


def obstacles(plan: FloorPlan) -> list[Furniture]:
    return [f for f in plan.furniture if f.solid and f.base_m < 2.0]


def walkable(plan: FloorPlan) -> npt.NDArray[np.bool_]:
    """Cells that somebody may stand on and that an entrance leads to."""
    xs = np.arange(plan.x0_m + CELL_M / 2, plan.x1_m, CELL_M)
    zs = np.arange(plan.z0_m + CELL_M / 2, plan.z1_m, CELL_M)
    x, z = np.meshgrid(xs, zs, indexing="ij")
    free = np.ones(x.shape, bool)
    for thing in obstacles(plan):
        free &= ~inside(thing, x, z, BODY_M)
    reached = np.zeros_like(free)
    for door in plan.entrances:
        reached[cell(plan, door.inside_x_m, door.inside_z_m)] = True
    reached &= free
    while True:
        wider = reached.copy()
        wider[1:] |= reached[:-1]
        wider[:-1] |= reached[1:]
        wider[:, 1:] |= reached[:, :-1]
        wider[:, :-1] |= reached[:, 1:]
        wider &= free
        if np.array_equal(wider, reached):
            return reached
        reached = wider


def cell(plan: FloorPlan, x: float, z: float) -> tuple[int, int]:
    return int((x - plan.x0_m) / CELL_M), int((z - plan.z0_m) / CELL_M)


def near(plan: FloorPlan, reached: npt.NDArray[np.bool_], spot: Spot, reach_m: float) -> bool:
    i, k = cell(plan, spot.x_m, spot.z_m)
    r = int(reach_m / CELL_M)
    return bool(reached[max(0, i - r) : i + r + 1, max(0, k - r) : k + r + 1].any())


def check(plan: FloorPlan) -> None:
    solid = obstacles(plan)
    for k, a in enumerate(solid):
        for b in solid[k + 1 :]:
            assert not overlap(a, b), f"{plan.kind}: {a.id} stands in {b.id}"
    things = {f.id: f for f in plan.furniture}
    assert len(things) == len(plan.furniture)
    assert len({s.id for s in plan.spots}) == len(plan.spots)
    for spot in plan.spots:
        assert plan.x0_m < spot.x_m < plan.x1_m, spot
        assert plan.z0_m < spot.z_m < plan.z1_m, spot
        assert spot.furniture is None or spot.furniture in things, spot
        if spot.posture is Posture.STAND:
            for thing in solid:
                hit = inside(thing, np.array(spot.x_m), np.array(spot.z_m), 0.15)
                assert not hit, f"{plan.kind}: {spot.id} stands in {thing.id}"
    if plan.kind == "car":
        return
    reached = walkable(plan)
    for spot in plan.spots:
        # whoever sits steps over from beside the seat
        reach = 0.2 if spot.posture is Posture.STAND else 1.0
        assert near(plan, reached, spot, reach), f"{plan.kind}: nobody can get to {spot.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_drawn(kind: str) -> None:
    plan = draw(kind)
    assert plan.kind == (kind if kind != "cockpit" else "car")
    assert plan.interior == (kind in INTERIORS)
    assert plan.entrances
    assert plan.furniture
    assert any(s.posture is not Posture.STAND for s in plan.spots) or kind in ("road", "field")
    check(plan)


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(KINDS), name=NAMES)
def test_every_seed_is_sound(kind: str, name: str) -> None:
    check(draw(kind, name))


@pytest.mark.parametrize("kind", KINDS)
def test_same_place_same_plan(kind: str) -> None:
    assert draw(kind) == draw(kind)


def test_two_kitchens_differ() -> None:
    plans = {draw("kitchen", f"KITCHEN {k}").furniture for k in range(12)}
    assert len(plans) > 4


@pytest.mark.parametrize("kind", INTERIORS)
def test_playing_area_is_free(kind: str) -> None:
    """Somebody can stand within a step of where a scene plays by default."""
    plan = draw(kind)
    if plan.kind == "car":
        return
    x, z = np.meshgrid(np.linspace(-0.6, 0.6, 9), np.linspace(-0.6, 0.6, 9))
    x, z = x + plan.centre_m[0], z + plan.centre_m[1]
    free = np.ones(x.shape, bool)
    for thing in obstacles(plan):
        free &= ~inside(thing, x, z, BODY_M)
    assert free.mean() > 0.3


def test_seats_face_their_table() -> None:
    plan = draw("cafe")
    tables = [f for f in plan.furniture if "table" in f.kind]
    for spot in plan.spots:
        if "table" in spot.tags and spot.posture is Posture.SIT:
            table = min(tables, key=lambda t: math.hypot(t.x_m - spot.x_m, t.z_m - spot.z_m))
            yaw = math.degrees(math.atan2(table.x_m - spot.x_m, table.z_m - spot.z_m))
            assert abs((yaw - spot.yaw_deg + 180) % 360 - 180) < 45


def test_driver_has_the_wheel() -> None:
    driver = next(s for s in draw("car").spots if s.posture is Posture.DRIVE)
    assert "wheel" in driver.tags
    assert driver.seat_m > 0.3


def test_a_kind_of_the_script_gets_the_set_that_it_is_like() -> None:
    own = Place("p", "THE VOID", "zeppelin", interior=True, like=("aeroplane", "train", "interior"))
    assert floor_plan(own).kind == "aeroplane"


def test_two_bedrooms_of_one_house_differ() -> None:
    rooms = [
        Place("p", "THE MOTEL", "bedroom", interior=True, sub_place=f"ROOM {n}") for n in range(8)
    ]
    assert len({floor_plan(room).seed for room in rooms}) == 8


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        ("prison_cell", "bars"),
        ("church", "altar"),
        ("bathroom", "bathtub"),
        ("throne_room", "throne"),
        ("courtroom", "judges_bench"),
        ("graveyard", "gravestone"),
        ("lighthouse", "lighthouse"),
        ("gas_station", "fuel_pump"),
        ("airport", "aeroplane"),
        ("cave", "stalactites"),
        ("stadium", "stand"),
        ("bank", "vault_door"),
        ("vault", "vault_door"),
        ("big_top", "stage_curtain"),
        ("phone_booth", "wall_phone"),
        ("telephone_box", "telephone_box"),
        ("bridge", "parapet"),
        ("shack", "shed"),
        ("old_house", "house_front"),
        ("frontier_street", "saloon_front"),
        ("old_village", "well"),
    ],
)
def test_a_place_shows_what_it_is_known_by(kind: str, sign: str) -> None:
    assert any(f.kind == sign for f in draw(kind).furniture)


def test_unknown_kind_gets_the_generic_set() -> None:
    assert floor_plan(Place("p", "THE VOID", "submarine", interior=True)).kind == "interior"
    assert floor_plan(Place("p", "THE VOID", "moon", interior=False)).kind == "exterior"
