"""People get into cars and out of them and stay in them until they do."""

from itertools import pairwise

from planner.bearings import distance
from planner.boarding import is_aboard
from planner.floor_plan import Posture
from planner.rules import plan
from planner.shots import Business, ScenePlan, Stance
from screenplay.build import build
from screenplay.fountain import parse

ARRIVAL = """EXT. STREET - DAY

A taxi stands at the kerb. JANE (30) waits.

TOM (40) gets out of the taxi.

TOM
Hello.

JANE
You are late.

Jane gets into the taxi.

Tom waves.

EXT. STREET - CONTINUOUS

TOM
Jane?

Jane gets out of the taxi.

JANE
No.
"""


def staged(text: str) -> tuple[ScenePlan, ...]:
    return plan(build(parse(text))).scenes


def opening(scene: ScenePlan, who: str) -> Stance:
    return next(s for s in scene.opening if s.character_id == who)


def of(scene: ScenePlan, who: str) -> list[Business]:
    return [b for b in scene.businesses if b.character_id == who]


def test_who_gets_out_was_not_to_be_seen_before() -> None:
    first, _ = staged(ARRIVAL)
    assert is_aboard(opening(first, "ch-tom"))
    assert opening(first, "ch-jane").visible
    out = of(first, "ch-tom")[0]
    taxi = next(f for f in first.floor_plan.furniture if f.kind == "taxi")
    assert out.after.visible
    assert distance(out.path_m[0], (taxi.x_m, taxi.z_m)) < 1.0  # from its door
    assert distance(out.path_m[-1], (taxi.x_m, taxi.z_m)) > 1.5


def test_who_gets_in_walks_to_the_door_and_stays_in_over_the_cut() -> None:
    first, second = staged(ARRIVAL)
    into = of(first, "ch-jane")[-1]
    assert is_aboard(into.after)
    taxi = next(f for f in first.floor_plan.furniture if f.kind == "taxi")
    assert distance(into.path_m[-1], (taxi.x_m, taxi.z_m)) < 1.0
    assert opening(second, "ch-jane") == into.after
    assert [f for f in second.floor_plan.furniture if f.kind == "taxi"] == [taxi]
    out = of(second, "ch-jane")[0]
    assert out.after.visible
    assert out.path_m[0] == into.path_m[-1]


def test_who_stays_outside_stands_where_they_were_left() -> None:
    first, second = staged(ARRIVAL)
    last = of(first, "ch-tom")[-1].after
    now = opening(second, "ch-tom")
    assert (now.x_m, now.z_m, now.yaw_deg) == (last.x_m, last.z_m, last.yaw_deg)
    assert all(a != b for b in of(second, "ch-tom") for a, b in pairwise(b.path_m))


def test_who_rises_from_behind_the_wheel_was_in_the_car_and_on_no_bench() -> None:
    scene = staged(
        "EXT. STREET - DAY\n\nA car noses up to the kerb.\n\n"
        "TOM (40) unfolds himself from behind the wheel, yawning.\n\nTOM\nHome.\n"
    )[0]
    assert is_aboard(opening(scene, "ch-tom"))
    out = of(scene, "ch-tom")[0]
    assert out.after.visible
    assert out.path_m


def test_a_driver_without_a_car_in_the_set_waits_on_no_bench() -> None:
    scene = staged("EXT. PARK - DAY\n\nTOM (40) drives.\n\nTOM\nHome.\n")[0]
    assert opening(scene, "ch-tom").posture is Posture.STAND


def test_they_get_out_of_a_car_that_drives_up() -> None:
    (scene,) = staged(
        "EXT. FIELD - DAY\n\nA station wagon noses in and stops.\n\n"
        "JOE (40) unfolds himself from behind the wheel.\n\nJOE\nBigger in the pictures.\n"
    )
    assert [d.manner for d in scene.drives] == ["come"]
    assert is_aboard(opening(scene, "ch-joe"))
    car = next(f for f in scene.floor_plan.furniture if f.kind == "kept_car")
    assert distance(of(scene, "ch-joe")[0].path_m[0], (car.x_m, car.z_m)) < 1.5
