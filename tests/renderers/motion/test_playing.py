"""What an animator looks for: flow, weight, eyes that hold, bodies that show a mood."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner.bodies import JOINT
from planner.floor_plan import Furniture, Posture
from renderers.cue_sheet import ActorCue
from renderers.motion.actions.act import acting_side
from renderers.motion.agenda import passages
from renderers.motion.gaze import EYE_DOWN, EYE_UP, steadied
from renderers.motion.perform import perform
from renderers.motion.quality import measured
from renderers.motion.quaternions import rotate
from renderers.motion.reactions import listening
from renderers.motion.skeleton import LEFT, RIGHT, Joints, body_of, forward
from renderers.xsheet import ActorTrack
from screenplay.scene_graph import Delivery, Emotion


def joints(track: ActorTrack) -> Joints:
    """World joints of a track."""
    body = body_of(track.look)
    return forward(body, track.root_m.astype(float), track.local_quat.astype(float))


def heading(track: ActorTrack) -> Any:
    """Yaw of the pelvis per frame, degrees, unwrapped."""
    x, y, z, w = (track.local_quat[:, 0, k].astype(float) for k in range(4))
    return np.degrees(np.unwrap(np.arctan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y))))


def rising(stage: Any, anna: Any) -> Any:
    """From a chair at a table, up, and away behind: stand to a mark, then walk on."""
    seat = stage.stance(anna, 0, -0.2, 0, posture=Posture.SIT, seat_m=0.45)
    mark = stage.stance(anna, 0.45, -0.2, 0)
    away = stage.stance(anna, 0.5, -2.4, 180)
    up = stage.business("stand", 12, 26, seat, mark)
    off = stage.business("walk", 39, 60, mark, away)
    return ActorCue(anna, seat), [up, off]


def test_rising_and_walking_off_are_one_move(stage: Any, anna: Any, kitchen: Any) -> None:
    actor, business = rising(stage, anna)
    assert len(passages(actor, business, 24.0)) == 1
    track = perform(stage.sheet([actor], 130, businesses=business), {}).actors[0]
    turned = heading(track)
    assert np.abs(np.diff(turned)).sum() < abs(turned[-1] - turned[0]) + 60


def test_a_pause_keeps_two_moves_apart(stage: Any, anna: Any) -> None:
    actor, (up, off) = rising(stage, anna)
    assert len(passages(actor, [up, replace(off, start=off.start + 24)], 24.0)) == 2


def test_who_rises_at_a_table_stays_out_of_it(stage: Any, anna: Any) -> None:
    seat = stage.stance(anna, 0, -0.2, 0, posture=Posture.SIT, seat_m=0.45)
    cues = stage.sheet(
        [ActorCue(anna, seat)], 60,
        businesses=[stage.business("stand", 6, 28, seat, stage.stance(anna, 0, -0.2, 0))],
    )  # fmt: skip
    track = perform(cues, {}).actors[0]
    assert track.root_m[-1, 1] > 0.75
    assert track.root_m[:, 2].max() < -0.2 + 0.36  # a table's edge stands further off


def test_kneeling_puts_one_knee_down(stage: Any, anna: Any, bo: Any, kid: Any) -> None:
    for look in (anna, bo, kid):
        here = stage.stance(look, 0, 0, 0)
        down = replace(here, posture=Posture.CROUCH)
        business = [
            stage.business("kneel", 4, 24, here, down),
            stage.business("stand", 50, 24, down, here),
        ]
        sheet = perform(stage.sheet([ActorCue(look, here)], 90, businesses=business), {})
        place = joints(sheet.actors[0])
        knees = sorted(float(place.at(name)[42, 1]) for name in ("l_knee", "r_knee"))
        assert knees[0] < 0.3 * body_of(look).size.shin + 0.02
        assert knees[1] > 0.8 * body_of(look).size.shin
        assert measured(sheet)[0].shortfalls() == ()


def test_eyes_hold_their_target_through_a_nod() -> None:
    nod = 0.15 * np.sin(np.linspace(0, 6, 50))
    eyes = steadied(np.zeros((50, 2)), nod, np.zeros(50))
    assert np.allclose(eyes[:, 1] - nod, 0.0)
    far = steadied(np.zeros((2, 2)), np.array([2.0, -2.0]), np.zeros(2))
    assert np.allclose(far[:, 1], [EYE_UP, -EYE_DOWN])


def test_sadness_sinks_and_joy_lifts(stage: Any, anna: Any) -> None:
    heads, ahead = {}, {}
    for mood in (Emotion.SAD, Emotion.HAPPY, Emotion.ANGRY):
        actor = ActorCue(anna, stage.stance(anna, 0, 0, 0), mood)
        place = joints(perform(stage.sheet([actor], 48), {}).actors[0])
        heads[mood] = place.at("head").mean(axis=0) - place.at("pelvis").mean(axis=0)
        faces = rotate(place.turn("head"), np.broadcast_to(np.array([0.0, 0.0, 1.0]), (48, 3)))
        ahead[mood] = float(faces[:, 1].mean())
    assert ahead[Emotion.SAD] < ahead[Emotion.HAPPY] - 0.12
    assert heads[Emotion.ANGRY][2] > heads[Emotion.HAPPY][2] + 0.04


def test_a_breath_comes_before_the_line(stage: Any, anna: Any) -> None:
    line = stage.speech(anna, 48, 48, "Then tell me what it is that you want.")
    actor = ActorCue(anna, stage.stance(anna, 0, 0, 0))
    silent = joints(perform(stage.sheet([actor], 120), {}).actors[0]).at("head")
    cues = stage.sheet([actor], 120, speeches=[line])
    spoken = joints(perform(cues, stage.mouths(line)).actors[0]).at("head")
    change = (spoken - silent)[:, 2]
    assert change[40:48].min() < -0.004  # the chest lifts and goes back
    assert abs(change[20:30]).max() < 0.004  # and not long before


def test_closing_eyes_closes_eyes_and_moves_no_hand(stage: Any, anna: Any) -> None:
    here = stage.stance(anna, 0, 0, 0)
    shut = stage.business("think", 10, 40, here, here, text="She closes her eyes.")
    track = perform(stage.sheet([ActorCue(anna, here)], 70, businesses=[shut]), {}).actors[0]
    assert track.face.blink[28:45].min() > 0.9
    wrists = joints(track).at("r_wrist")[:, 1], joints(track).at("l_wrist")[:, 1]
    assert max(np.ptp(w) for w in wrists) < 0.08


def test_a_shouted_line_is_not_shouted_into_the_hands(stage: Any, anna: Any) -> None:
    here = stage.stance(anna, 0, 0, 0)
    line = stage.speech(anna, 8, 40, "HERE! LOOK HERE!")
    scream = stage.business("scream", 8, 40, here, here)
    cues = stage.sheet([ActorCue(anna, here)], 60, speeches=[line], businesses=[scream])
    place = joints(perform(cues, stage.mouths(line)).actors[0])
    for wrist in ("l_wrist", "r_wrist"):
        away = np.linalg.norm(place.at(wrist) - place.at("head"), axis=1)
        assert away.min() > 0.28


@pytest.mark.parametrize(
    ("text", "above"), [("raises it over her head", True), ("raises it", False)]
)
def test_raised_over_the_head_is_over_the_head(
    stage: Any, anna: Any, text: str, *, above: bool
) -> None:
    here = stage.stance(anna, 0, 0, 0, holding=("lantern",))
    lift = stage.business("raise", 6, 40, here, here, prop="lantern", text=text)
    track = perform(stage.sheet([ActorCue(anna, here)], 60, businesses=[lift]), {}).actors[0]
    place = joints(track)
    high = max(float(place.at(w)[30, 1]) for w in ("l_wrist", "r_wrist"))
    crown = float(place.at("head")[30, 1]) + anna.head_m
    assert (high > crown) is above


def test_a_door_across_the_room_does_not_bend_anybody(stage: Any, anna: Any, kitchen: Any) -> None:
    door = Furniture("door_1", "door", 3.9, 0.0, 90.0, (0.9, 2.0, 0.1))
    here = stage.stance(anna, 0, 0, 0)
    opens = stage.business("open", 6, 36, here, here, target="door")
    plan = replace(kitchen, furniture=(door,))
    cues = stage.sheet([ActorCue(anna, here)], 60, businesses=[opens], floor_plan=plan)
    place = joints(perform(cues, {}).actors[0])
    aside = place.at("head")[:, 0] - place.at("pelvis")[:, 0]
    assert np.abs(aside).max() < 0.12


def test_the_hand_that_holds_it_drinks_it(stage: Any, anna: Any) -> None:
    held = stage.stance(anna, 0, 0, 0, holding=("mug",))
    drink = stage.business("drink", 0, 40, held, held, prop="mug").business
    other = stage.business("wave", 0, 40, held, held).business
    assert acting_side(drink) == RIGHT
    assert acting_side(other) == LEFT


def test_listeners_answer_stressed_words(stage: Any, anna: Any, bo: Any) -> None:
    line = stage.speech(anna, 0, 240, "One, and two, and three, and then I told them so.")
    stresses = (1.0, 2.1, 3.4, 4.6, 5.9, 7.2, 8.8)
    nods = [
        cue
        for seed in range(12)
        for cue in listening(bo.character_id, line, stresses, 24.0, seed).head
        if cue.cycles
    ]
    late = [min(abs(cue.start_s - 0.22 - s) for s in stresses) for cue in nods]
    assert len(nods) > 12
    assert np.mean([gap < 0.02 for gap in late]) > 0.8


def test_a_startling_line_is_seen_on_the_listener(stage: Any, anna: Any, bo: Any) -> None:
    calm = stage.speech(anna, 12, 48, "I left the keys there.")
    sharp = replace(calm, text="Get out of here!", delivery=Delivery(Emotion.ANGRY, 0.9))
    brows = {}
    for line in (calm, sharp):
        both = [(anna, stage.stance(anna, 0, 0, 0)), (bo, stage.stance(bo, 0, 1.2, 180))]
        cues = stage.sheet([ActorCue(look, at) for look, at in both], 90, speeches=[line])
        face = perform(cues, stage.mouths(line)).actors[1].face
        brows[line.text] = float(face.brow.max())
    assert brows[sharp.text] > brows[calm.text] + 0.2


def test_nobody_laughs_in_step(stage: Any, anna: Any, bo: Any) -> None:
    sheets = []
    for look in (anna, bo):
        here = stage.stance(look, 0, 0, 0)
        laugh = stage.business("laugh", 4, 60, here, here)
        track = perform(stage.sheet([ActorCue(look, here)], 90, businesses=[laugh]), {}).actors[0]
        assert track.face.smile[30:50].min() > 0.7
        sheets.append(np.diff(track.local_quat[10:60, JOINT["spine1"], 0], n=2))
    assert abs(float(np.corrcoef(sheets[0], sheets[1])[0, 1])) < 0.9
