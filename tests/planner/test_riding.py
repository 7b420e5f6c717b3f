"""People ride: the animal goes as they do, stands where it is left, and is gone with them."""

from planner.continuity import check
from planner.findings import Grade
from planner.floor_plan import KEPT, Posture
from planner.mounts import mount_of
from planner.rules import plan
from planner.shots import Business, ScenePlan, ShotPlan
from renderers.conform import conform
from renderers.cueing import Cueing
from screenplay.build import build
from screenplay.fountain import parse

RIDE = """EXT. FIELD - DAY

TOM (40) waits by the fence.

JANE (30) rides in on a mare. She swings down from the saddle.

TOM
You are late.

Jane climbs back into the saddle.

Tom nods.

She rides off at a gallop.

TOM
Women.
"""


def planned(text: str) -> ShotPlan:
    return plan(build(parse(text)))


def astride(scene: ScenePlan) -> list[Business]:
    return [b for b in scene.businesses
            if Posture.RIDE in (b.before.posture, b.after.posture)]  # fmt: skip


def test_a_rider_and_the_animal_go_the_same_way_at_the_same_time() -> None:
    scene = planned(RIDE).scenes[0]
    rides = [b for b in astride(scene) if b.path_m]
    assert [d.manner for d in scene.drives] == ["come", "go"]
    assert [(b.beat_id, b.share, b.path_m) for b in rides] == [
        (d.beat_id, d.share, d.path_m) for d in scene.drives
    ]


def test_who_has_got_down_stands_beside_the_animal_and_gets_up_there_again() -> None:
    scene = planned(RIDE).scenes[0]
    down = next(b for b in astride(scene) if b.after.posture is Posture.STAND)
    up = next(b for b in astride(scene) if b.before.posture is Posture.STAND)
    mount = mount_of("horse")
    seat = up.after
    assert down.before.seat_m == seat.seat_m == mount.seat_m
    assert (down.before.x_m, down.before.z_m) == (seat.x_m, seat.z_m)
    assert mount.beside((seat.x_m, seat.z_m), seat.yaw_deg) == (down.after.x_m, down.after.z_m)


def test_its_room_is_kept_and_it_is_drawn_over_the_set() -> None:
    scene = planned(RIDE).scenes[0]
    horse = next(f for f in scene.floor_plan.furniture if f.id == "horse_named")
    assert horse.kind == f"{KEPT}horse"


def test_who_is_only_seen_to_get_off_leaves_it_in_the_set() -> None:
    scene = planned("EXT. FIELD - DAY\n\nJANE (30) dismounts from her pony.\n").scenes[0]
    assert not scene.drives
    assert "pony" in {f.kind for f in scene.floor_plan.furniture}
    assert scene.opening[0].posture is Posture.RIDE


def test_it_is_gone_with_its_rider() -> None:
    graph = build(parse("EXT. FIELD - DAY\n\nTOM (40) waits.\n\nJANE (30) rides in on a mare.\n\n"
                        "She rides off at a gallop.\n\nTom shrugs.\n"))  # fmt: skip
    made = plan(graph)
    last = Cueing(made, conform(made, graph, {}), graph).sheets()[-1]
    assert not any(thing.kind == "horse" for thing in last.things)


def test_a_pack_animal_on_a_lead_follows() -> None:
    scene = planned("EXT. FIELD - DAY\n\nJANE (30) rides in on a mare, leading a mule.\n").scenes[0]
    horse, mule = scene.drives
    assert (horse.kind, mule.kind) == ("horse", "mule")
    assert (horse.share, horse.manner) == (mule.share, mule.manner)


def test_a_bike_is_no_horse() -> None:
    told = "EXT. FIELD - DAY\n\nA horse grazes.\n\nJANE (30) rides her bike past. She rides off.\n"
    scene = planned(told).scenes[0]
    assert not astride(scene)


def test_two_riders_stay_on_their_feet() -> None:
    told = "EXT. FIELD - DAY\n\nJANE (30) and TOM (40) ride in on horses. They dismount.\n"
    assert not astride(planned(told).scenes[0])


def test_who_mounts_or_dismounts_is_seen_whole() -> None:
    made = planned(RIDE)
    for business in astride(made.scenes[0]):
        for shot in made.shots:
            cover = next((c for c in shot.covers if c.beat_id == business.beat_id), None)
            own = business.character_id in shot.framing.subjects
            if cover is None or not own or shot.framing.kind != "single":
                continue
            inside = cover.first / cover.of < business.share[1] - 0.02
            if inside and business.share[0] + 0.02 < cover.last / cover.of:
                assert shot.framing.size in {"WS", "EWS"}


def test_a_ride_holds_together() -> None:
    graph = build(parse(RIDE))
    made = plan(graph)
    assert [f for f in check(made, graph) if f.grade is Grade.ERROR] == []
    assert made == plan(graph)  # the same every time
