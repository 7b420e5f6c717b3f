"""Continuity checks find planted faults and pass what is right."""

from dataclasses import replace

from planner.continuity import check
from planner.findings import Grade
from planner.rules import plan
from planner.shots import CameraMove, CameraPose, CutKind, MoveKind, Shot, ShotKind, ShotPlan
from tests.planner.scripts import scene, script, talk

GRAPH = script(scene(*talk()))
PLAN = plan(GRAPH)


def with_shot(made: ShotPlan, shot: Shot) -> ShotPlan:
    return replace(made, shots=tuple(shot if s.number == shot.number else s for s in made.shots))


def found(made: ShotPlan) -> set[str]:
    return {f.rule for f in check(made, GRAPH) if f.grade is Grade.ERROR}


def singles() -> list[Shot]:
    return [s for s in PLAN.shots if s.framing.kind is ShotKind.SINGLE]


def moved(shot: Shot, pose: CameraPose) -> Shot:
    return replace(shot, move=CameraMove(MoveKind.STATIC, pose, pose))


def test_a_sound_plan_has_no_errors() -> None:
    assert found(PLAN) == set()


def test_a_crossed_line_is_found_with_its_eyeline() -> None:
    shot = singles()[1]
    pose = shot.move.end
    people = list(PLAN.scenes[0].opening)
    line_z = sum(s.z_m for s in people) / 2
    mirrored = replace(
        pose,
        eye_m=(pose.eye_m[0], pose.eye_m[1], 2 * line_z - pose.eye_m[2]),
        aim_m=(pose.aim_m[0], pose.aim_m[1], 2 * line_z - pose.aim_m[2]),
    )
    assert {"line crossed", "eyeline"} <= found(with_shot(PLAN, moved(shot, mirrored)))


def test_a_camera_that_looks_away_leaves_an_empty_frame_and_loses_the_speaker() -> None:
    shot = singles()[0]
    eye = shot.move.end.eye_m
    away = replace(
        shot.move.end,
        aim_m=(2 * eye[0] - shot.move.end.aim_m[0], eye[1], 2 * eye[2] - shot.move.end.aim_m[2]),
    )
    assert {"empty frame", "speaker cut"} <= found(with_shot(PLAN, moved(shot, away)))


def test_a_jump_cut_is_found() -> None:
    one = singles()[0]
    after = next(s for s in PLAN.shots if s.number == one.number + 1)
    assert "jump cut" in found(
        with_shot(PLAN, replace(after, framing=one.framing, move=one.move, cut=CutKind.CUT))
    )


def test_a_beat_without_a_shot_is_found() -> None:
    assert "uncovered beat" in found(replace(PLAN, shots=PLAN.shots[:-2]))


def test_flash_frames_are_warned_of() -> None:
    shot = singles()[-2]
    lines = {b.id: b.line for s in GRAPH.scenes for b in s.beats}
    spoken = {line.id: 2 for c in shot.covers if (line := lines[c.beat_id]) is not None}
    flashes = [f for f in check(PLAN, GRAPH, spoken) if f.rule == "flash frame"]
    assert [f.shots for f in flashes] == [(shot.id,)]
    assert flashes[0].grade is Grade.WARNING


def test_a_body_without_a_head_and_one_before_the_subject_are_warned_of() -> None:
    shot = singles()[0]
    pose = shot.move.end
    sunk = replace(
        pose,
        eye_m=(pose.eye_m[0], 0.75, pose.eye_m[2]),
        aim_m=(pose.aim_m[0], 0.75, pose.aim_m[2]),
    )
    warned = {f.rule for f in check(with_shot(PLAN, moved(shot, sunk)), GRAPH)}
    assert "headless" in warned
    who = shot.framing.subjects[0]
    here = next(s for s in PLAN.scenes[0].opening if s.character_id == who)
    other = next(s for s in PLAN.scenes[0].opening if s.character_id != who)
    behind = CameraPose(
        (other.x_m * 1.9 - here.x_m * 0.9, 1.45, other.z_m * 1.9 - here.z_m * 0.9),
        (here.x_m, 1.4, here.z_m), 40.0,
    )  # fmt: skip
    covered = check(with_shot(PLAN, moved(shot, behind)), GRAPH)
    assert "subject covered" in {f.rule for f in covered}
    assert {"headless", "subject covered"}.isdisjoint(f.rule for f in check(PLAN, GRAPH))
