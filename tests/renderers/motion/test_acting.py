"""Talking, listening, holding: what hands, heads, faces and things do."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner.floor_plan import Posture
from planner.shots import CameraMove, CameraPose, MoveKind
from renderers.cue_sheet import ActorCue
from renderers.motion import arm_poses
from renderers.motion.perform import perform
from renderers.motion.skeleton import body_of, forward
from renderers.motion.talk import Speaker, talking
from renderers.xsheet import ActorTrack
from screenplay.scene_graph import Emotion

FREE = Speaker("ch-anna", seated=False, busy=(False, False))


def joint(track: ActorTrack, name: str) -> Any:
    """World positions of a joint."""
    body = body_of(track.look)
    return forward(body, track.root_m.astype(float), track.local_quat.astype(float)).at(name)


def test_not_knowing_shrugs(stage: Any, anna: Any) -> None:
    score = talking(stage.speech(anna, 0, 60, "I don't know."), (0.5,), FREE, 24.0, 7)
    assert any(cue.pose.shrug_deg > 5 for cue in score.arms) or any(
        cue.pose.wrist != arm_poses.SIDE.wrist for cue in score.arms
    )
    assert {cue.side for cue in score.arms}


def test_yes_nods_and_no_shakes(stage: Any, anna: Any) -> None:
    yes = talking(stage.speech(anna, 0, 40, "Yes, of course."), (), FREE, 24.0, 7)
    no = talking(stage.speech(anna, 0, 40, "No, not at all."), (), FREE, 24.0, 7)
    assert any(cue.cycles and cue.pitch_deg for cue in yes.head)
    assert any(cue.cycles and cue.yaw_deg for cue in no.head)


def test_busy_hands_do_not_gesture(stage: Any, anna: Any) -> None:
    busy = replace(FREE, busy=(True, True))
    text = "I want all of it! You hear me? Everything, now, and then some more!"
    line = replace(stage.speech(anna, 0, 120, text))
    assert talking(line, (), busy, 24.0, 7).arms == ()


def test_anger_gestures_more_than_sadness(stage: Any, anna: Any) -> None:
    text = "You took it, you sold it, you lied about it, and now you come here, to me?"
    counts = {}
    for emotion in (Emotion.ANGRY, Emotion.SAD):
        lines = [stage.speech(anna, start, 150, text) for start in range(12)]
        lines = [replace(s, delivery=replace(s.delivery, emotion=emotion)) for s in lines]
        counts[emotion] = sum(len(talking(s, (), FREE, 24.0, 7).arms) for s in lines)
    assert counts[Emotion.ANGRY] > 1.5 * counts[Emotion.SAD]


def test_a_question_raises_the_brows(stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 10, 60, "Where have you been all night?")
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 100, (line,))
    brow = perform(cues, stage.mouths(line)).actors[0].face.brow
    assert brow[62:70].mean() > brow[12:30].mean() + 0.15


@pytest.mark.parametrize(("emotion", "sign"), [(Emotion.HAPPY, 1), (Emotion.ANGRY, -1)])
def test_emotions_show(emotion: Emotion, sign: int, stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 10, 60, "There it is.")
    line = replace(line, delivery=replace(line.delivery, emotion=emotion))
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 100, (line,))
    assert sign * perform(cues, stage.mouths(line)).actors[0].face.smile[40] > 0.3


def test_seated_hands_stay_above_thighs_and_table(stage: Any, anna: Any, kitchen: Any) -> None:
    seat = stage.stance(anna, -1.06, 0.65, 90, posture=Posture.SIT, seat_m=0.45)
    line = stage.speech(anna, 10, 120, "I told you, all of you, that this would never work!")
    cues = stage.sheet([ActorCue(anna, seat)], 144, (line,), floor_plan=kitchen)
    track = perform(cues, stage.mouths(line)).actors[0]
    for side in ("l", "r"):
        wrist, knee = joint(track, f"{side}_wrist"), joint(track, f"{side}_knee")
        hip = joint(track, f"{side}_hip")
        assert (wrist[:, 1] > np.minimum(hip[:, 1], knee[:, 1])).all()
        over = wrist[:, 0] > -0.75
        assert (wrist[over, 1] > 0.75).all()


def test_short_legs_hang_from_a_high_seat(stage: Any, kid: Any) -> None:
    seat = stage.stance(kid, 0, 0, 0, posture=Posture.SIT, seat_m=0.5)
    track = perform(stage.sheet([ActorCue(kid, seat)], 24), {}).actors[0]
    assert joint(track, "l_ankle")[:, 1].min() > 0.08


def test_what_is_held_stays_in_the_hand(stage: Any, anna: Any) -> None:
    a = stage.stance(anna, 0, 0, 0, holding=("mug",))
    sheet = perform(stage.sheet([ActorCue(anna, a)], 48), {})
    (mug,) = sheet.props
    assert mug.visible.all()
    gap = np.linalg.norm(mug.position_m - joint(sheet.actors[0], "r_wrist"), axis=1)
    assert gap.max() < 0.15


def test_a_thing_changes_hands_once(stage: Any, anna: Any, bo: Any) -> None:
    a, b = stage.stance(anna, -0.35, 0, 90, holding=("letter",)), stage.stance(bo, 0.35, 0, -90)
    give = stage.business("give", 6, 48, a, replace(a, holding=()), target="ch-bo", prop="letter")
    sheet = perform(stage.sheet([ActorCue(anna, a), ActorCue(bo, b)], 72, (), (give,)), {})
    seen = sum(prop.visible.astype(int) for prop in sheet.props)
    assert (seen == 1).all()
    last = next(prop for prop in sheet.props if prop.visible[-1])
    near = [np.linalg.norm(last.position_m[-1] - joint(t, "r_wrist")[-1]) for t in sheet.actors]
    assert near[1] < near[0]


def test_what_is_put_down_stays_on_the_table(stage: Any, anna: Any, kitchen: Any) -> None:
    a = stage.stance(anna, 0.0, -0.05, 0.0, holding=("mug",))
    put = stage.business("put_down", 4, 40, a, replace(a, holding=()), prop="mug")
    (mug,) = perform(stage.sheet([ActorCue(anna, a)], 72, (), (put,), floor_plan=kitchen), {}).props
    assert mug.visible.all()
    assert abs(float(mug.position_m[-1, 1]) - 0.75) < 0.1
    assert float(np.abs(np.diff(mug.position_m[40:], axis=0)).max()) == 0.0


def test_the_phone_is_at_the_ear(stage: Any, anna: Any) -> None:
    a = stage.stance(anna, 0, 0, 0, on_phone=True)
    sheet = perform(stage.sheet([ActorCue(anna, a)], 48), {})
    (phone,) = sheet.props
    head = joint(sheet.actors[0], "head") + np.array([0.0, 0.4 * anna.head_m, 0.0])
    assert np.linalg.norm(phone.position_m - head, axis=1).max() < 0.26


def test_hands_of_two_meet(stage: Any, anna: Any, bo: Any) -> None:
    a, b = stage.stance(anna, -0.33, 0, 90), stage.stance(bo, 0.33, 0, -90)
    shake = stage.business("shake_hands", 0, 60, a, a, target="ch-bo")
    sheet = perform(stage.sheet([ActorCue(anna, a), ActorCue(bo, b)], 72, (), (shake,)), {})
    gap = np.linalg.norm(
        joint(sheet.actors[0], "r_wrist") - joint(sheet.actors[1], "r_wrist"), axis=1
    )
    assert gap[30] < 0.2 < gap[0]


@pytest.mark.parametrize("verb", ["hug", "kiss"])
def test_who_embraces_steps_up_and_back(verb: str, stage: Any, anna: Any, bo: Any) -> None:
    a, b = stage.stance(anna, -0.4, 0, 90), stage.stance(bo, 0.4, 0, -90)
    embrace = stage.business(verb, 0, 60, a, a, target="ch-bo")
    sheet = perform(stage.sheet([ActorCue(anna, a), ActorCue(bo, b)], 110, (), (embrace,)), {})
    gap = np.linalg.norm(sheet.actors[0].root_m - sheet.actors[1].root_m, axis=1)
    assert gap[40] < 0.5
    assert gap[-1] > 0.75


def test_an_aim_keeps_a_walker(stage: Any, anna: Any) -> None:
    start = CameraPose((-2.0, 1.5, 4.0), (-2.0, 1.1, 0.0), 35.0)
    end = CameraPose((2.0, 1.5, 4.0), (2.0, 1.1, 0.0), 35.0)
    a, b = stage.stance(anna, -2, 0, 90), stage.stance(anna, 2, 0, 90)
    cues = stage.sheet(
        [ActorCue(anna, a)], 110, (), (stage.business("walk", 0, 100, a, b),),
        move=CameraMove(MoveKind.TRACK, start, end, "ch-anna"),
    )  # fmt: skip
    sheet = perform(cues, {})
    aside = np.abs(sheet.camera.aim_m[:, 0] - sheet.actors[0].root_m[:, 0])
    assert aside.max() < 0.35
    assert float(np.abs(np.diff(sheet.camera.eye_m, n=2, axis=0)).max()) < 0.01


def test_a_hand_held_camera_wanders_a_little(stage: Any, anna: Any) -> None:
    pose = CameraPose((0.0, 1.5, 3.0), (0.0, 1.3, 0.0), 35.0)
    cues = stage.sheet(
        [ActorCue(anna, stage.stance(anna, 0, 0, 0))], 96,
        move=CameraMove(MoveKind.HANDHELD, pose, pose),
    )  # fmt: skip
    eye = perform(cues, {}).camera.eye_m
    assert 0.003 < float(np.ptp(eye[:, 0])) < 0.08
