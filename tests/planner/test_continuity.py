"""Continuity of pictures: planted faults of every kind are found, clean plans stay clean."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from planner.continuity import check, checked
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.continuity.rules import RULES
from planner.findings import Grade
from planner.floor_plan import Furniture
from planner.rules import plan
from planner.shots import (
    CameraMove,
    CameraPose,
    Card,
    CutKind,
    Drive,
    Gaze,
    MoveKind,
    Shot,
    ShotKind,
    ShotPlan,
    Size,
)
from screenplay.scene_graph import Deed, Follows
from tests.planner.scripts import done, said, scene, script, talk

GRAPH = script(scene(*talk()))
PLAN = plan(GRAPH)
WALK_GRAPH = script(
    scene(
        done("Ann walks to the window.", Deed("ch-a", "walk", "walks", direction="to the window")),
        said("ch-a", "It is still raining over there, as it was yesterday."),
        present=("ch-a",),
    )
)
WALK = plan(WALK_GRAPH)

Point = tuple[float, float, float]


def with_shot(made: ShotPlan, shot: Shot) -> ShotPlan:
    return replace(made, shots=tuple(shot if s.number == shot.number else s for s in made.shots))


def found(made: ShotPlan) -> set[str]:
    return {f.rule for f in check(made, GRAPH)}


def only(made: ShotPlan, rule: str, shot: Shot, graph: object = GRAPH) -> None:
    """Exactly one rule is broken, and every finding names the shot."""
    told = check(made, graph)  # type: ignore[arg-type]
    assert {f.rule for f in told} == {rule}, told
    assert all(shot.number in f.numbers and shot.id in f.shots for f in told), told
    assert all(f.frames is not None and f.frames[0] <= f.frames[1] for f in told)


def singles() -> list[Shot]:
    return [s for s in PLAN.shots if s.framing.kind is ShotKind.SINGLE]


def speaker_shot() -> Shot:
    """A single in the middle of the talk, held by one camera."""
    return next(s for s in singles()[1:] if s.move.kind is MoveKind.STATIC)


def moved(shot: Shot, pose: CameraPose) -> Shot:
    return replace(shot, move=CameraMove(MoveKind.STATIC, pose, pose))


def mirrored(pose: CameraPose, a: tuple[float, float], b: tuple[float, float]) -> CameraPose:
    """The camera on the other side of the line through two points of the floor."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dz * dz) ** 0.5
    nx, nz = -dz / length, dx / length

    def over(point: Point) -> Point:
        off = (point[0] - a[0]) * nx + (point[2] - a[1]) * nz
        return point[0] - 2 * off * nx, point[1], point[2] - 2 * off * nz

    return replace(pose, eye_m=over(pose.eye_m), aim_m=over(pose.aim_m))


def people() -> list[tuple[float, float]]:
    return [(s.x_m, s.z_m) for s in PLAN.scenes[0].opening]


def test_clean_plans_stay_clean() -> None:
    assert check(PLAN, GRAPH) == ()
    assert check(WALK, WALK_GRAPH) == ()


def test_every_finding_says_where_the_rule_comes_from_and_what_to_do() -> None:
    shot = speaker_shot()
    a, b = people()
    (finding, *_) = check(with_shot(PLAN, moved(shot, mirrored(shot.move.end, a, b))), GRAPH)
    assert finding.source == RULES[finding.rule].source
    assert finding.remedy == RULES[finding.rule].remedy
    assert "CH-A" in finding.message  # the name, not the id
    assert all(rule.source and rule.remedy for rule in RULES.values())


def test_a_camera_over_the_line_is_found() -> None:
    shot = speaker_shot()
    a, b = people()
    only(with_shot(PLAN, moved(shot, mirrored(shot.move.end, a, b))), "line crossed", shot)


def test_the_line_may_be_crossed_where_the_script_asks_for_the_shot() -> None:
    shot = speaker_shot()
    planted = with_shot(PLAN, moved(shot, mirrored(shot.move.end, *people())))
    told = lined(GRAPH)
    asking = {c.beat_id for c in shot.covers}
    told = replace(told, beats={i: replace(b, asked=i in asking) for i, b in told.beats.items()})
    assert checked(planted, told, estimated(planted, told)) == ()


def test_the_line_holds_within_an_item_of_a_montage_only() -> None:
    shot = speaker_shot()
    planted = with_shot(PLAN, moved(shot, mirrored(shot.move.end, *people())))
    told = lined(GRAPH)
    series = replace(told, beats={i: replace(b, apart=True) for i, b in told.beats.items()})
    assert checked(planted, series, estimated(planted, series)) == ()
    assert checked(planted, told, estimated(planted, told)) != ()


def test_a_shot_on_the_line_allows_it_to_be_crossed() -> None:
    shot = speaker_shot()
    a, b = people()
    after = [s for s in PLAN.shots if s.number > shot.number and s.framing.subjects]
    crossed = PLAN
    for one in after:
        crossed = with_shot(crossed, moved(one, mirrored(one.move.end, a, b)))
    only(crossed, "line crossed", after[0])
    along = (2 * a[0] - b[0], 2 * a[1] - b[1])
    head_on = CameraPose((along[0], 1.5, along[1]), (a[0], 1.5, a[1]), 35.0)
    both = replace(shot.framing, kind=ShotKind.TWO_SHOT, subjects=("ch-a", "ch-b"))
    between = with_shot(crossed, moved(replace(shot, framing=both), head_on))
    assert "line crossed" not in found(between)


def test_the_line_may_be_crossed_by_a_move_that_is_seen() -> None:
    beats = (
        *talk(lines=4),
        done("Ann walks to the fridge.", Deed("ch-a", "walk", "walks", direction="to the fridge")),
        *(replace(b, id=f"{b.id}-on") for b in talk(lines=4)),
    )
    graph = script(scene(*beats))
    assert check(plan(graph), graph) == ()


def test_a_speaker_who_looks_the_other_way_is_found() -> None:
    shot = speaker_shot()
    who = shot.framing.subjects[0]
    beat = shot.covers[0].beat_id
    room = PLAN.scenes[0].floor_plan
    planted = []
    for thing in room.furniture:
        gazes = (*PLAN.scenes[0].gazes, Gaze(beat, who, thing.id))
        planted.append(replace(PLAN, scenes=(replace(PLAN.scenes[0], gazes=gazes),)))
    rules = [found(one) for one in planted]
    assert {"eyeline"} in rules
    assert set() in rules  # a look past the other's shoulder is no fault


def test_a_jump_cut_is_found() -> None:
    one = speaker_shot()
    after = next(s for s in PLAN.shots if s.number == one.number + 1)
    only(with_shot(PLAN, replace(after, framing=one.framing, move=one.move)), "jump cut", after)


def walk_in_halves(*, over: bool) -> tuple[ShotPlan, Shot]:
    """A walk cut in two in the middle; the second camera on the other side of the way if asked."""
    business = next(b for b in WALK.scenes[0].businesses if b.path_m)
    number = next(
        s.number for s in WALK.shots if any(c.beat_id == business.beat_id for c in s.covers)
    )
    shots = []
    for shot in WALK.shots:
        later = replace(shot, number=shot.number + 1) if shot.number > number else shot
        if shot.number != number:
            shots.append(later)
            continue
        path = business.path_m
        middle = ((path[0][0] + path[-1][0]) / 2, (path[0][1] + path[-1][1]) / 2)
        beside = CameraPose(
            (middle[0] + 2.0, 1.5, middle[1] + 2.5), (middle[0], 1.2, middle[1]), 20.0
        )
        other = mirrored(beside, path[0], path[-1]) if over else replace(beside, lens_mm=28.0)
        halves = [replace(c, first=f, last=t, of=12) for c in shot.covers[:1]
                  for f, t in ((0, 6), (6, 12))]  # fmt: skip
        for n, (half, pose) in enumerate(zip(halves, (beside, other), strict=True)):
            cut = CutKind.CUT if n else shot.cut
            shots.append(moved(replace(shot, id=f"{shot.id}{n}", number=number + n, cut=cut,
                                       covers=(half,)), pose))  # fmt: skip
    made = replace(WALK, shots=tuple(shots))
    return made, made.shots[number]


def test_a_mirrored_walk_is_found() -> None:
    plain, _ = walk_in_halves(over=False)
    assert "screen direction" not in {f.rule for f in check(plain, WALK_GRAPH)}
    turned, shot = walk_in_halves(over=True)
    only(turned, "screen direction", shot, WALK_GRAPH)


def test_a_vehicle_that_turns_round_at_a_cut_is_found() -> None:
    for over in (False, True):
        made, shot = walk_in_halves(over=over)
        walked = next(b for b in made.scenes[0].businesses if b.path_m)
        drive = Drive("van", "van", walked.beat_id, walked.path_m)
        rolling = replace(made.scenes[0], businesses=(), drives=(drive,))
        shots = tuple(
            replace(s, framing=replace(s.framing, thing="van"))
            if any(c.beat_id == walked.beat_id for c in s.covers) else s
            for s in made.shots
        )  # fmt: skip
        told = check(replace(made, scenes=(rolling,), shots=shots), WALK_GRAPH)
        turned = [f for f in told if f.rule == "screen direction"]
        assert [shot.id in f.shots for f in turned] == [True] * over


def test_who_goes_out_on_one_side_comes_in_from_the_other() -> None:
    out = scene(
        said("ch-a", "I am going out to buy some tea."),
        done("Ann leaves.", Deed("ch-a", "exit", "leaves")),
        present=("ch-a",),
    )
    come = scene(
        done("Ann enters.", Deed("ch-a", "enter", "enters")),
        said("ch-a", "Good morning. One packet of tea, please."),
        present=("ch-a",), place="shop", name="sc-2",
    )  # fmt: skip
    heading = replace(come.heading, follows=Follows.CONTINUOUS)
    graph = script(out, replace(come, heading=heading))
    made = plan(graph)
    path = next(b.path_m for b in made.scenes[1].businesses if b.verb == "enter")
    shot = next(s for s in made.shots if s.scene_id == "sc-2" and s.framing.subjects)
    turned = with_shot(made, moved(shot, mirrored(shot.move.end, path[0], path[-1])))
    told = [
        [f for f in check(one, graph) if f.rule == "screen direction"] for one in (made, turned)
    ]
    (fault,) = [f for found_ in told for f in found_]
    assert fault.grade is Grade.WARNING
    assert fault.shots[-1] == shot.id


def shifted(shot: Shot, right_m: float, up_m: float = 0.0) -> Shot:
    """The same camera aimed further to its right, or up."""
    pose = shot.move.end
    dx, dz = pose.aim_m[0] - pose.eye_m[0], pose.aim_m[2] - pose.eye_m[2]
    norm = (dx * dx + dz * dz) ** 0.5
    aim = (pose.aim_m[0] - dz / norm * right_m, pose.aim_m[1] + up_m,
           pose.aim_m[2] + dx / norm * right_m)  # fmt: skip
    return moved(shot, replace(pose, aim_m=aim))


def found_by_aiming(shot: Shot, rule: str, step: Callable[[Shot, float], Shot]) -> None:
    """Aim ever further off: some aim breaks that rule alone, at that shot."""
    for n in range(1, 60):
        planted = with_shot(PLAN, step(shot, 0.02 * n))
        told = check(planted, GRAPH)
        if {f.rule for f in told} == {rule}:
            only(planted, rule, shot)
            return
    pytest.fail(f"no aim breaks {rule!r} alone")


def test_a_face_cut_by_the_frames_edge_is_found() -> None:
    found_by_aiming(speaker_shot(), "face cut", lambda s, m: shifted(s, 0.0, m))
    found_by_aiming(speaker_shot(), "face cut", lambda s, m: shifted(s, 0.0, -m))


def test_a_speaker_out_of_frame_is_found() -> None:
    shot = next(s for s in PLAN.shots if s.framing.kind is ShotKind.TWO_SHOT)
    told = [
        {f.rule for f in check(with_shot(PLAN, shifted(shot, side * 0.05 * n)), GRAPH)}
        for n in range(1, 60)
        for side in (-1, 1)
    ]
    assert {"speaker unseen"} in told


def test_a_camera_that_looks_away_leaves_an_empty_frame() -> None:
    shot = speaker_shot()
    eye, aim = shot.move.end.eye_m, shot.move.end.aim_m
    away = replace(shot.move.end, aim_m=(2 * eye[0] - aim[0], eye[1], 2 * eye[2] - aim[2]))
    only(with_shot(PLAN, moved(shot, away)), "empty frame", shot)


def test_a_body_that_bends_out_of_the_frame_is_found() -> None:
    deed = Deed("ch-a", "put_down", "Ann drops the cup on the floor", prop="cup")
    graph = script(
        scene(
            said("ch-a", "I have had enough of this cup and of all the others."),
            done("Ann holds a cup.", Deed("ch-a", "hold", "Ann holds a cup", prop="cup")),
            done("Ann drops the cup on the floor.", deed),
            present=("ch-a",),
        )
    )
    made = plan(graph)
    assert check(made, graph) == ()
    beat = made.scenes[0].businesses[-1].beat_id
    shot = next(s for s in made.shots if any(c.beat_id == beat for c in s.covers))
    near = replace(shot, framing=replace(shot.framing, size=Size.CU))
    (told,) = [f for f in check(with_shot(made, near), graph) if "bends down" in f.message]
    assert (told.rule, told.shots) == ("empty frame", (shot.id,))


def test_an_insert_without_its_thing_is_found() -> None:
    shot = speaker_shot()
    thing = PLAN.scenes[0].floor_plan.furniture[0]
    near = CameraPose(
        (thing.x_m + 1.0, thing.base_m + 0.5, thing.z_m + 1.0),
        (thing.x_m, thing.base_m + thing.size_m[1] / 2, thing.z_m), 35.0,
    )  # fmt: skip
    framing = replace(shot.framing, kind=ShotKind.INSERT, subjects=(), thing=thing.id, side=0)
    insert = moved(replace(shot, framing=framing), near)
    assert found(with_shot(PLAN, insert)) == set()
    away = replace(near, aim_m=(thing.x_m + 2.0, near.aim_m[1], thing.z_m + 2.0))
    only(with_shot(PLAN, moved(insert, away)), "empty frame", insert)


def test_a_hidden_speaker_is_found() -> None:
    shot = speaker_shot()
    eye, aim = shot.move.end.eye_m, shot.move.end.aim_m
    at = tuple(e + 0.35 * (a - e) for e, a in zip(eye, aim, strict=True))
    screen = Furniture("screen_9", "screen", at[0], at[2], 0.0, (0.3, 0.5, 0.3), at[1] - 0.25)
    scene_ = PLAN.scenes[0]
    room = replace(scene_.floor_plan, furniture=(*scene_.floor_plan.furniture, screen))
    planted = replace(PLAN, scenes=(replace(scene_, floor_plan=room),))
    told = check(planted, GRAPH)
    assert {f.rule for f in told} == {"speaker hidden"}
    assert any(f.shots == (shot.id,) for f in told)


def test_a_look_into_the_lens_is_found() -> None:
    shot = speaker_shot()
    who = shot.framing.subjects[0]
    here = next(s for s in PLAN.scenes[0].opening if s.character_id == who)
    other = next(s for s in PLAN.scenes[0].opening if s.character_id != who)
    told = []
    for share in (0.6, 0.8, 1.4, 1.8):
        eye = (here.x_m + (other.x_m - here.x_m) * share, shot.move.end.aim_m[1],
               here.z_m + (other.z_m - here.z_m) * share)  # fmt: skip
        pose = CameraPose(eye, (here.x_m, shot.move.end.aim_m[1], here.z_m), 24.0)
        told.append(found(with_shot(PLAN, moved(shot, pose))))
    assert {"into the lens"} in told


def test_a_body_without_a_head_and_one_before_the_subject_are_found() -> None:
    shot = speaker_shot()
    pose = shot.move.end
    sunk = replace(
        pose,
        eye_m=(pose.eye_m[0], 0.75, pose.eye_m[2]),
        aim_m=(pose.aim_m[0], 0.75, pose.aim_m[2]),
    )
    assert "headless" in found(with_shot(PLAN, moved(shot, sunk)))
    who = shot.framing.subjects[0]
    here = next(s for s in PLAN.scenes[0].opening if s.character_id == who)
    other = next(s for s in PLAN.scenes[0].opening if s.character_id != who)
    behind = CameraPose(
        (other.x_m * 1.9 - here.x_m * 0.9, 1.45, other.z_m * 1.9 - here.z_m * 0.9),
        (here.x_m, 1.4, here.z_m), 40.0,
    )  # fmt: skip
    assert "subject covered" in found(with_shot(PLAN, moved(shot, behind)))


def test_a_wish_that_the_camera_did_not_meet_is_told() -> None:
    shot = speaker_shot()
    only(with_shot(PLAN, replace(shot, approximations=("size",))), "framing", shot)


def test_a_beat_without_a_shot_is_found() -> None:
    cut = [s for s in PLAN.shots if s.number != 5]
    planted = replace(PLAN, shots=tuple(cut))
    told = check(planted, GRAPH)
    assert {f.rule for f in told} == {"uncovered beat"}
    assert [f.numbers for f in told] == [(4,)] * len(PLAN.shots[4].covers)


def test_shots_out_of_story_order_are_found() -> None:
    one, two = PLAN.shots[4], PLAN.shots[5]
    swapped = {one.id: two.covers, two.id: one.covers}
    shots = tuple(replace(s, covers=swapped.get(s.id, s.covers)) for s in PLAN.shots)
    told = [f for f in check(replace(PLAN, shots=shots), GRAPH) if f.rule == "order"]
    assert [f.numbers for f in told] == [(one.number, two.number)]
    assert told[0].grade is Grade.ERROR


def test_flash_frames_are_found() -> None:
    cuts = {s.number: s.offset_frames for s in PLAN.shots}
    shot = next(s for s in PLAN.shots[3:] if not cuts[s.number] and not cuts[s.number + 1])
    lines = {b.id: b.line for s in GRAPH.scenes for b in s.beats}
    spoken = {line.id: 2 for c in shot.covers if (line := lines[c.beat_id]) is not None}
    flashes = check(PLAN, GRAPH, spoken)
    assert {(f.rule, f.shots) for f in flashes} == {("flash frame", (shot.id,))}


def test_words_that_nobody_can_read_in_time_are_found() -> None:
    title = PLAN.shots[0]
    many = Card(tuple(f"line {n} of the words that roll" for n in range(20)), "title")
    only(with_shot(PLAN, replace(title, card=many)), "too short to read", title)


def test_frames_are_those_of_the_cut_or_of_the_shot() -> None:
    shot = speaker_shot()
    told = lined(GRAPH)
    clock = estimated(PLAN, told)
    starts = [clock.shots[s.id] for s in PLAN.shots]
    assert all(a[0] + a[1] == b[0] for a, b in pairwise(starts))
    after = next(s for s in PLAN.shots if s.number == shot.number + 1)
    jump = check(with_shot(PLAN, replace(after, framing=shot.framing, move=shot.move)), GRAPH)[0]
    first = clock.shots[after.id][0]
    assert jump.frames == (first - 1, first)
    (unmet,) = check(with_shot(PLAN, replace(shot, approximations=("size",))), GRAPH)
    begin, count = clock.shots[shot.id]
    assert unmet.frames == (begin, begin + count - 1)
