"""Whole shots acted: shapes, determinism, gates, marks."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from planner.floor_plan import Posture
from renderers.cue_sheet import ActorCue, CueSheet, GazeCue
from renderers.motion.errors import MisfitMouths, NoFloor
from renderers.motion.lips import CLOSURES
from renderers.motion.perform import perform, remarks
from renderers.motion.quality import MARK_M, mark_errors, measured
from renderers.xsheet import XSheet
from screenplay.actions import VERBS
from screenplay.scene_graph import Channel, Emotion
from voices.visemes import Mouths

SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
place = st.tuples(
    st.floats(-2.5, 2.5, allow_nan=False), st.floats(-2.5, 2.5), st.floats(-180.0, 180.0)
)
postures = st.sampled_from(
    [(Posture.STAND, 0.0), (Posture.SIT, 0.45), (Posture.CROUCH, 0.0), (Posture.LIE, 0.5)]
)


def digest(sheet: XSheet) -> str:
    """A fingerprint of every array of a sheet."""
    sha = hashlib.sha256()
    for actor in sheet.actors:
        for array in (actor.root_m, actor.local_quat, actor.hand_shape, actor.face.mouth):
            sha.update(array.tobytes())
        sha.update(actor.face.gaze_deg.tobytes() + actor.face.blink.tobytes())
    for prop in sheet.props:
        sha.update(prop.position_m.tobytes() + prop.quat.tobytes())
    sha.update(sheet.camera.eye_m.tobytes())
    return sha.hexdigest()


def talk(stage: Any, anna: Any, bo: Any) -> tuple[CueSheet, dict[str, Mouths]]:
    """Two people talk, one walks over."""
    a = stage.stance(anna, -1.5, 0.5, 60.0)
    b = stage.stance(bo, 1.2, 1.0, -100.0)
    lines = (
        stage.speech(anna, 6, 60, "I don't know what you want, really.", addressee="ch-bo"),
        stage.speech(bo, 70, 60, "You never listen!", addressee="ch-anna"),
    )
    walk = stage.business("walk", 70, 60, a, stage.stance(anna, 0.2, 1.4, 80.0))
    actors = (ActorCue(anna, a), ActorCue(bo, b, Emotion.ANGRY))
    return stage.sheet(actors, 144, lines, (walk,)), stage.mouths(*lines)


def test_every_track_has_a_row_per_frame(stage: Any, anna: Any, bo: Any) -> None:
    cues, mouths = talk(stage, anna, bo)
    sheet = perform(cues, mouths)
    assert sheet.frames == 144
    for actor in sheet.actors:
        assert actor.root_m.shape == (144, 3)
        assert actor.local_quat.shape == (144, 22, 4)
        assert actor.hand_shape.shape == (144, 2)
        assert actor.face.mouth.shape == (144, 5)
        assert len(actor.face.viseme) == len(actor.face.blink) == 144
        for array in (actor.root_m, actor.local_quat, actor.face.mouth, actor.face.gaze_deg):
            assert array.dtype == np.float32
            assert np.isfinite(array).all()
        np.testing.assert_allclose(np.linalg.norm(actor.local_quat, axis=-1), 1.0, atol=1e-5)
        assert (np.abs(actor.face.smile) <= 1).all()
    assert sheet.camera.eye_m.shape == (144, 3)


def test_same_cues_same_bytes(stage: Any, anna: Any, bo: Any) -> None:
    cues, mouths = talk(stage, anna, bo)
    assert digest(perform(cues, mouths)) == digest(perform(cues, mouths))


def test_hash_seed_does_not_matter() -> None:
    code = "from renderers.motion.curves import seed_of; print(seed_of('a', 1, 'b'))"
    seeds = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": s}, capture_output=True, check=True
        ).stdout
        for s in ("0", "7")
    }
    assert len(seeds) == 1


def test_a_walk_cut_in_two_goes_on_where_it_was(stage: Any, anna: Any) -> None:
    a, b = stage.stance(anna, -2.0, 0.0, 90.0), stage.stance(anna, 2.0, 0.3, 0.0)
    whole = perform(
        stage.sheet([ActorCue(anna, a)], 120, (), (stage.business("walk", 0, 100, a, b),)), {}
    )
    cue = replace(stage.business("walk", 0, 100, a, b), start=-40)
    rest = perform(stage.sheet([ActorCue(anna, a)], 80, (), (cue,)), {})
    # Legs and way are the same; only idle life belongs to the shot.
    gap = np.abs(whole.actors[0].root_m[40:] - rest.actors[0].root_m)
    assert float(gap[:30].max()) < 0.02
    assert float(gap.max()) < 0.06


def test_two_people_differ(stage: Any, anna: Any) -> None:
    twin = replace(anna, character_id="ch-twin")
    cues = stage.sheet(
        [ActorCue(anna, stage.stance(anna, -1, 0, 0)), ActorCue(twin, stage.stance(twin, 1, 0, 0))],
        96,
    )
    first, second = perform(cues, {}).actors
    assert float(np.abs(first.local_quat - second.local_quat).max()) > 0.02
    assert not np.array_equal(first.face.blink, second.face.blink)


def test_nobody_freezes(stage: Any, anna: Any) -> None:
    sheet = perform(stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 120), {})
    moved = np.abs(np.diff(sheet.actors[0].local_quat, axis=0)).max(axis=(1, 2))
    assert (moved > 1e-5).all()
    assert sheet.actors[0].face.blink.max() == 1.0


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_played_within_the_gates(
    verb: str, stage: Any, anna: Any, bo: Any, kitchen: Any
) -> None:
    a, b = stage.stance(anna, -0.3, -0.2, 60.0), stage.stance(bo, 0.35, -0.2, -90.0)
    for actors, extra in (
        ((ActorCue(anna, a),), {}),
        ((ActorCue(anna, a), ActorCue(bo, b)), {"target": "ch-bo", "prop": "letter"}),
    ):
        act = stage.business(verb, 6, 60, a, a, **extra)
        cues = stage.sheet(actors, 90, (), (act,), floor_plan=kitchen)
        assert remarks(cues) == ()
        for quality in measured(perform(cues, {})):
            lenient = verb in ("fight", "hit", "push", "jump", "throw", "fall", "die")
            assert quality.sink_m < 0.01
            assert lenient or not quality.shortfalls(), quality.shortfalls()


def test_an_unknown_verb_is_remarked(stage: Any, anna: Any) -> None:
    a = stage.stance(anna, 0, 0, 0)
    cues = stage.sheet([ActorCue(anna, a)], 60, (), (stage.business("yodel", 0, 40, a, a),))
    assert any("yodel" in remark for remark in remarks(cues))
    assert perform(cues, {}).frames == 60


@SLOW
@given(start=place, end=place, before=postures, after=postures, pace=st.floats(0.7, 1.4))
@example((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (Posture.CROUCH, 0.0), (Posture.LIE, 0.5), 1.0)
@example((-0.5, -1.0, 0.0), (0.0, -1.5, 0.0), (Posture.CROUCH, 0.0), (Posture.LIE, 0.5), 1.0)
@example((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (Posture.LIE, 0.0), (Posture.SIT, 0.08), 1.0)
@example((0.0, 0.0, 0.0), (0.2, 0.1, 90.0), (Posture.SIT, 0.45), (Posture.LIE, 0.5), 1.0)
@example((0.0, 0.0, 0.0), (0.04, 0.0, 0.0), (Posture.STAND, 0.0), (Posture.STAND, 0.0), 1.0)
@example((0.0, 0.0, 0.0), (0.0, -0.031, 0.0), (Posture.STAND, 0.0), (Posture.STAND, 0.0), 1.0)
@example((0.0, 0.0, 0.0), (0.02, 0.02, 3.0), (Posture.STAND, 0.0), (Posture.STAND, 0.0), 1.0)
def test_walks_plant_their_feet_and_hit_their_marks(
    stage: Any, anna: Any, start: Any, end: Any, before: Any, after: Any, pace: float
) -> None:
    a = stage.stance(anna, *start, posture=before[0], seat_m=before[1])
    b = stage.stance(anna, *end, posture=after[0], seat_m=after[1])
    way = float(np.hypot(a.x_m - b.x_m, a.z_m - b.z_m))
    postures_changed = sum(posture is not Posture.STAND for posture in (before[0], after[0]))
    frames = int(24 * (way / pace + 2.5 + 2.2 * postures_changed)) + 1
    cues = stage.sheet(
        [ActorCue(anna, a)], frames + 30, (), (stage.business("walk", 0, frames, a, b),)
    )
    sheet = perform(cues, {})
    (quality,) = measured(sheet)
    assert quality.shortfalls() == ()
    near_seat = before[0] is not Posture.STAND and way < 1.0
    if after[0] is not Posture.LIE and not near_seat:
        assert mark_errors(cues, sheet)["ch-anna"] <= 2.5 * MARK_M


@pytest.mark.parametrize(("yaw", "stands"), [(0.0, False), (80.0, False), (170.0, True)])
def test_who_lies_sits_up_without_getting_to_their_feet(
    stage: Any, kid: Any, yaw: float, *, stands: bool
) -> None:
    a = stage.stance(kid, 0.0, 0.0, 0.0, posture=Posture.LIE, seat_m=0.0)
    b = stage.stance(kid, 0.0, 0.0, yaw, posture=Posture.SIT, seat_m=0.08)
    cues = stage.sheet([ActorCue(kid, a)], 120, (), (stage.business("wake", 0, 110, a, b),))
    hips = perform(cues, {}).actors[0].root_m[:, 1]
    assert (float(hips.max()) > 0.4) == stands


@SLOW
@given(
    text=st.text(max_size=120), frames=st.integers(1, 90), start=st.integers(-60, 80),
    emotion=st.sampled_from(list(Emotion)),
    posture=st.sampled_from((Posture.STAND, Posture.SIT)),
)  # fmt: skip
def test_any_line_can_be_spoken(
    stage: Any, kid: Any, text: str, frames: int, start: int, emotion: Emotion, posture: Posture
) -> None:
    seat = 0.45 if posture is Posture.SIT else 0.0
    stance = stage.stance(kid, 0.0, 0.0, 30.0, posture=posture, seat_m=seat)
    line = stage.speech(kid, start, frames, text)
    line = replace(line, delivery=replace(line.delivery, emotion=emotion, intensity=0.9))
    sheet = perform(stage.sheet([ActorCue(kid, stance)], 72, (line,)), stage.mouths(line))
    assert np.isfinite(sheet.actors[0].local_quat).all()
    assert measured(sheet)[0].shortfalls() == ()


def test_lips_move_with_the_line_and_rest_otherwise(stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 20, 40, "Hello there.")
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 96, (line,))
    mouths = stage.mouths(line)
    face = perform(cues, mouths).actors[0].face
    said = zip(face.viseme[20:60], mouths[line.line_id].letters, strict=True)
    assert all(seen == told or seen in CLOSURES for seen, told in said)  # closures are held
    assert set(face.viseme[:19]) == set(face.viseme[60:]) == {"X"}
    assert face.mouth[70:, 1].max() < 0.02
    assert 0.0 < face.mouth[18:20, 1].max() < 0.3  # a breath before the first word


def test_a_voice_over_keeps_the_lips_still(stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 10, 40, "I remember it well.", channel=Channel.VOICE_OVER)
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 72, (line,))
    assert perform(cues, stage.mouths(line)).actors[0].face.mouth[:, 1].max() < 0.02


def test_eyes_lead_the_head_to_a_new_target(stage: Any, anna: Any, bo: Any) -> None:
    a, b = stage.stance(anna, 0, 0, 0), stage.stance(bo, 2.0, 1.5, -120.0)
    cues = stage.sheet([ActorCue(anna, a), ActorCue(bo, b)], 72)
    cues = replace(cues, gazes=(GazeCue("ch-anna", "ch-bo", 24),))
    track = perform(cues, {}).actors[0]
    eyes, head = track.face.gaze_deg[:, 0], track.local_quat[:, 15, 1]
    assert eyes[26] > eyes[20] + 10  # already there
    assert abs(head[26] - head[20]) < 0.35 * abs(head[60] - head[20])  # still on its way
    assert abs(eyes[60]) < abs(eyes[26])  # and then the head has caught up


def test_who_leaves_is_no_longer_seen(stage: Any, anna: Any) -> None:
    a = stage.stance(anna, 0, 0, 0)
    gone = replace(stage.stance(anna, 2.5, 0, 90), visible=False)
    track = perform(
        stage.sheet([ActorCue(anna, a)], 120, (), (stage.business("exit", 0, 80, a, gone),)), {}
    ).actors[0]
    assert track.visible[:40].all()
    assert not track.visible[-1]


def test_actors_without_a_floor_are_refused(stage: Any, anna: Any) -> None:
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 24, floor_plan=None)
    with pytest.raises(NoFloor, match="sh-1"):
        perform(cues, {})


def test_letters_and_shapes_must_agree(stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 0, 10, "Oh.")
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 24, (line,))
    with pytest.raises(MisfitMouths, match=line.line_id):
        perform(cues, {line.line_id: Mouths(("A",), np.zeros((2, 5), np.float32))})


def test_a_card_has_a_camera_and_nobody(stage: Any) -> None:
    sheet = perform(stage.sheet([], 48, floor_plan=None, light=None), {})
    assert sheet.actors == ()
    assert sheet.camera.eye_m.shape == (48, 3)
