"""Continuity of what is filmed: bodies, props, costume, light and set match across cuts."""

from dataclasses import replace

import pytest

from planner.continuity import check
from planner.findings import Finding
from planner.floor_plan import Furniture, Posture
from planner.rules import plan
from planner.shots import (
    Business,
    CameraMove,
    CameraPose,
    Costume,
    MoveKind,
    Resting,
    ScenePlan,
    ShotKind,
    ShotPlan,
    Stance,
)
from screenplay.scene_graph import DayTime, Deed, Follows, Scene, SceneGraph
from tests.planner.scripts import done, said, scene, script


def acted(text: str, verb: str, **more: str) -> object:
    return done(text, Deed("ch-a", verb, text, **more))


def going_on(one: Scene) -> Scene:
    """The same scene, said to follow without a gap."""
    heading = replace(one.heading, tags=("continuous",), follows=Follows.CONTINUOUS)
    return replace(one, heading=heading)


FIRST = scene(
    said("ch-a", "I have been looking for that cup the whole morning.", "ch-b"),
    acted("Ann walks to the window.", "walk", direction="to the window"),
    said("ch-b", "It stands where you left it, on the table over there.", "ch-a"),
    acted("Ann picks up the cup.", "pick_up", prop="cup"),
    said("ch-a", "So it does, and nobody has washed it since yesterday.", "ch-b"),
    acted("Ann gives Ben the cup.", "give", target="ch-b", prop="cup"),
    said("ch-b", "Thank you, I was going to have some tea anyway.", "ch-a"),
)
SECOND = going_on(
    scene(
        said("ch-b", "Now there is no tea in the house, as I might have known.", "ch-a"),
        said("ch-a", "There is some in the shop across the street, I suppose.", "ch-b"),
        name="sc-2",
    )
)
GRAPH = script(FIRST, SECOND)
PLAN = plan(GRAPH)


def business(verb: str, who: str = "ch-a") -> int:
    """Position of somebody's first business of a verb, in the first scene."""
    return next(
        n for n, b in enumerate(PLAN.scenes[0].businesses)
        if b.verb == verb and b.character_id == who
    )  # fmt: skip


def with_scene(number: int, changed: ScenePlan) -> ShotPlan:
    scenes = tuple(changed if n == number else s for n, s in enumerate(PLAN.scenes))
    return replace(PLAN, scenes=scenes)


def with_business(number: int, changed: Business) -> ShotPlan:
    own = PLAN.scenes[0].businesses
    kept = tuple(changed if n == number else b for n, b in enumerate(own))
    return with_scene(0, replace(PLAN.scenes[0], businesses=kept))


def with_opening(number: int, who: str, **changes: object) -> ShotPlan:
    own = PLAN.scenes[number]
    opening = tuple(replace(s, **changes) if s.character_id == who else s for s in own.opening)  # type: ignore[arg-type]
    return with_scene(number, replace(own, opening=opening))


def shots_of(number: int) -> set[int]:
    """Numbers of the shots in which a business of the first scene begins, or the one before."""
    beat = PLAN.scenes[0].businesses[number].beat_id
    own = {s.number for s in PLAN.shots if any(c.beat_id == beat for c in s.covers)}
    return own | {min(own) - 1}


def only(made: ShotPlan, rule: str, shots: set[int], graph: SceneGraph = GRAPH) -> list[Finding]:
    """Exactly one rule is broken, at these shots and nowhere else."""
    told = list(check(made, graph))
    assert {f.rule for f in told} == {rule}, told
    assert all(f.numbers and set(f.numbers) <= shots for f in told), (told, shots)
    return told


def seam() -> set[int]:
    """The last shot of the first scene and the first of the second."""
    last = max(s.number for s in PLAN.shots if s.scene_id == "sc-1")
    return {last, last + 1}


def test_a_clean_plan_has_no_findings() -> None:
    assert check(PLAN, GRAPH) == ()


def test_a_body_that_is_elsewhere_after_a_cut_is_found() -> None:
    n = business("pick_up")
    own = PLAN.scenes[0].businesses[n]
    away = {"x_m": own.before.x_m + 0.5, "z_m": own.before.z_m}
    planted = with_business(
        n, replace(own, before=replace(own.before, **away), after=replace(own.after, **away))
    )
    told = only(planted, "position", shots_of(n) | shots_of(business("give")))
    assert "0.5 m" in told[0].message


def test_a_body_that_moves_without_a_step_is_found() -> None:
    n = business("walk")
    own = PLAN.scenes[0].businesses[n]
    only(with_business(n, replace(own, path_m=())), "position", shots_of(n))


def test_a_way_that_leads_elsewhere_is_found() -> None:
    n = business("walk")
    own = PLAN.scenes[0].businesses[n]
    path = (*own.path_m[:-1], (own.path_m[-1][0] + 1.0, own.path_m[-1][1]))
    assert "position" in {f.rule for f in check(with_business(n, replace(own, path_m=path)), GRAPH)}


def test_a_body_that_is_gone_or_suddenly_there_is_found() -> None:
    n = business("pick_up")
    own = PLAN.scenes[0].businesses[n]
    gone = with_business(n, replace(own, before=replace(own.before, visible=False)))
    assert "position" in {f.rule for f in check(gone, GRAPH)}
    hidden = with_opening(0, "ch-a", visible=False)
    assert "position" in {f.rule for f in check(hidden, GRAPH)}


def test_a_posture_that_changes_unseen_is_found() -> None:
    n = business("pick_up")
    own = PLAN.scenes[0].businesses[n]
    sat = replace(own.before, posture=Posture.SIT, seat_m=0.46)
    told = check(with_business(n, replace(own, before=sat)), GRAPH)
    assert {f.rule for f in told} == {"posture"}
    turned = replace(own.before, yaw_deg=own.before.yaw_deg + 170.0)
    only(with_business(n, replace(own, before=turned)), "posture", shots_of(n))


def test_a_move_that_no_shot_shows_is_found() -> None:
    beat = PLAN.scenes[0].businesses[business("walk")].beat_id
    shot = next(s for s in PLAN.shots if any(c.beat_id == beat for c in s.covers))
    before, after = (
        next(s for s in PLAN.shots if s.number == shot.number + step) for step in (-1, 1)
    )
    wide = next(s for s in PLAN.shots if s.framing.kind is ShotKind.ESTABLISHING)
    corner = PLAN.scenes[0].floor_plan.furniture[0]
    aim = (corner.x_m, 0.5, corner.z_m)
    near = CameraPose((corner.x_m + 0.6, 0.8, corner.z_m + 0.6), aim, 85.0)
    thing = replace(shot.framing, kind=ShotKind.INSERT, subjects=(), thing=corner.id, side=0)
    changed = {
        before.number: replace(before, framing=wide.framing, move=wide.move),
        shot.number: replace(
            shot, framing=thing, move=CameraMove(MoveKind.STATIC, near, near), covers=shot.covers
        ),
        after.number: replace(after, framing=wide.framing, move=wide.move),
    }
    planted = replace(PLAN, shots=tuple(changed.get(s.number, s) for s in PLAN.shots))
    told = [f for f in check(planted, GRAPH) if f.rule == "position"]
    assert [f.numbers for f in told] == [(before.number, after.number)]
    assert f"shot {shot.number}" in told[0].message


def test_a_scene_that_goes_on_opens_as_the_one_before_ended() -> None:
    here = next(s for s in PLAN.scenes[1].opening if s.character_id == "ch-a")
    told = check(with_opening(1, "ch-a", x_m=here.x_m + 2.0), GRAPH)
    assert any(f.rule == "position" and set(f.numbers) == seam() for f in told)
    only(with_opening(1, "ch-b", holding=()), "prop", seam())


def test_a_prop_that_vanishes_is_found() -> None:
    n = business("give")
    own = PLAN.scenes[0].businesses[n]
    empty = replace(own.before, holding=())
    only(with_business(n, replace(own, before=empty)), "prop", shots_of(n))
    n = business("take", "ch-b")
    taken = PLAN.scenes[0].businesses[n]
    early = replace(taken, share=(0.0, 0.1))
    given = PLAN.scenes[0].businesses[business("give")]
    if given.share[0] > 0.0:
        only(with_business(n, early), "prop", shots_of(n))


def test_a_thing_that_nobody_takes_or_that_is_in_two_places_is_found() -> None:
    first = PLAN.scenes[0]
    (cup,) = [r for r in first.resting if r.noun == "cup"]
    n = business("pick_up")
    assert cup.taken_by == n
    others = tuple(r for r in first.resting if r is not cup)

    def resting(changed: Resting) -> ShotPlan:
        return with_scene(0, replace(first, resting=(*others, changed)))

    only(resting(replace(cup, taken_by=None)), "prop", shots_of(n) | shots_of(business("give")))
    walk = business("walk")
    told = check(resting(replace(cup, taken_by=walk)), GRAPH)
    assert {f.rule for f in told} == {"prop"}
    assert any(set(f.numbers) <= shots_of(walk) for f in told)


def test_a_changed_look_is_found() -> None:
    look = next(k for k in PLAN.looks if k.character_id == "ch-a")
    other = replace(look, top_colour="#00ff00")
    first = next(s.number for s in PLAN.shots if s.scene_id == "sc-1")
    (told,) = only(replace(PLAN, looks=(*PLAN.looks, other)), "costume", {first})
    assert "top_colour" in told.message
    bare = replace(PLAN, looks=tuple(k for k in PLAN.looks if k is not look))
    assert "costume" in {f.rule for f in check(bare, GRAPH)}


def test_a_costume_that_changes_while_time_goes_on_is_found() -> None:
    look = next(k for k in PLAN.looks if k.character_id == "ch-a")
    other = Costume("sc-2", replace(look, top="coat"))
    only(replace(PLAN, costumes=(other,)), "costume", seam())
    both = (other, replace(other, scene_id="sc-1"))
    assert check(replace(PLAN, costumes=both), GRAPH) == ()


def test_light_that_changes_while_time_goes_on_is_found() -> None:
    second = PLAN.scenes[1]
    night = replace(second, light=replace(second.light, daytime=DayTime.NIGHT))
    only(with_scene(1, night), "light", seam())


def test_weather_that_changes_under_the_same_sky_is_found() -> None:
    outside = [replace(s, light=replace(s.light, interior=False)) for s in PLAN.scenes]
    wet = replace(outside[1], light=replace(outside[1].light, weather="rain"))
    only(replace(PLAN, scenes=(outside[0], wet)), "light", seam())
    assert check(replace(PLAN, scenes=tuple(outside)), GRAPH) == ()


def test_a_set_that_is_dressed_otherwise_is_found() -> None:
    second = PLAN.scenes[1]
    stove = Furniture("stove_9", "stove", second.floor_plan.x0_m + 0.3,
                      second.floor_plan.z0_m + 0.3, 0.0, (0.5, 0.9, 0.5), opaque=False)  # fmt: skip
    room = replace(second.floor_plan, furniture=(*second.floor_plan.furniture, stove))
    told = check(with_scene(1, replace(second, floor_plan=room)), GRAPH)
    assert {f.rule for f in told} == {"set"}
    assert "stove" in told[0].message


@pytest.mark.parametrize("changes", [{"daytime": DayTime.NIGHT}, {"weather": "snow"}])
def test_time_that_does_not_go_on_may_change_its_light(changes: dict[str, object]) -> None:
    later = replace(SECOND, heading=replace(SECOND.heading, tags=(), follows=Follows.LATER))
    graph = script(FIRST, later)
    made = plan(graph)
    scenes = (made.scenes[0], replace(made.scenes[1], light=replace(
        made.scenes[1].light, **changes)))  # type: ignore[arg-type]  # fmt: skip
    assert check(replace(made, scenes=scenes), graph) == ()


def test_stances_are_compared_by_what_is_seen() -> None:
    """A step of a hand's breadth across a cut is no fault."""
    here: Stance = next(s for s in PLAN.scenes[1].opening if s.character_id == "ch-a")
    nudged = with_opening(1, "ch-a", x_m=here.x_m + 0.1)
    assert check(nudged, GRAPH) == ()
