"""Chases keep their direction, and people come out of the doors that a street has."""

from planner.bearings import Point, distance, turn, yaw_towards
from planner.entrances import shop_door_m, shop_way
from planner.floor_plans import floor_plan
from planner.ground import Ground
from planner.shots import Business
from planner.staging import Staging, stage
from screenplay.scene_graph import Deed, Place
from tests.planner.scripts import done, scene, script

STREET = Ground(floor_plan(Place("pl-street", "A STREET", "street", interior=False)))


def staged(*deeds: Deed) -> Staging:
    one = scene(*(done(d.text, d) for d in deeds), place="street")
    return stage(one, STREET, {c.id: c for c in script(one).characters})


def walk_of(staging: Staging, who: str) -> Business:
    return next(b for b in staging.plan.businesses if b.character_id == who and b.path_m)


def bearing(path: tuple[Point, ...]) -> float:
    return yaw_towards(path[0], path[-1])


def test_who_follows_or_runs_without_a_goal_goes_the_same_way_as_the_one_before() -> None:
    runs = Deed("ch-a", "run", "A runs to the lamp.", direction="to the lamp")
    for after in (Deed("ch-b", "follow", "B follows."), Deed("ch-b", "run", "B runs.")):
        staging = staged(runs, after)
        first, second = (walk_of(staging, who).path_m for who in ("ch-a", "ch-b"))
        assert abs(turn(bearing(first), bearing(second))) < 60.0


def test_who_is_told_to_go_back_does_not_go_on() -> None:
    runs = Deed("ch-a", "run", "A runs to the lamp.", direction="to the lamp")
    on, back = (
        staged(runs, Deed("ch-b", "run", text)) for text in ("B runs.", "B runs backwards.")
    )
    assert walk_of(on, "ch-b").path_m != walk_of(back, "ch-b").path_m


def test_who_steps_out_of_a_shop_begins_at_its_door() -> None:
    way = shop_way(STREET, (0.0, 0.0), "steps out of a shop with a sandwich")
    assert way is not None
    front = next(f for f in STREET.plan.furniture if f"{f.id}_door" == way.id)
    assert front.kind == "shop_front"
    assert abs(way.x_m - front.x_m) < front.size_m[0] / 2
    assert distance((way.x_m, way.z_m), (way.inside_x_m, way.inside_z_m)) > 0.5
    assert shop_way(STREET, (0.0, 0.0), "steps out of the shadows") is None


def test_doors_of_shops_are_at_the_end_where_scenes_are_played() -> None:
    fronts = [f for f in STREET.plan.furniture if f.kind == "shop_front"]
    assert fronts
    for front in fronts:
        across = front.yaw_deg == 180.0
        door_x = front.x_m + (-1 if across else 1) * shop_door_m(front)
        assert abs(door_x) < abs(front.x_m)
