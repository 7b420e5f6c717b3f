"""What an animator looks at first: eyes open at a cut, hands at rest."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner.bodies import JOINT, rest_offsets_m
from planner.floor_plan import Furniture, Posture
from renderers.cue_sheet import ActorCue, ThingCue
from renderers.motion.perform import perform
from renderers.rigs.kinematics import world_matrices


@pytest.mark.parametrize("shot", range(30))
def test_eyes_are_open_as_a_shot_begins(stage: Any, anna: Any, shot: int) -> None:
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 150)
    (actor,) = perform(replace(cues, shot_id=f"sh-{shot}"), {}).actors
    assert actor.face.blink[:11].max() < 0.5


def test_people_still_blink(stage: Any, anna: Any) -> None:
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 240)
    (actor,) = perform(cues, {}).actors
    assert actor.face.blink.max() > 0.9


def test_the_back_of_a_booth_is_no_table(stage: Any, anna: Any, kitchen: Any) -> None:
    booth = Furniture("booth_1", "booth", 0.0, 0.0, 0.0, (1.3, 1.15, 0.62))
    table = Furniture("table_1", "table", 0.0, 0.95, 0.0, (1.15, 0.75, 0.7))
    sat = stage.stance(anna, 0.0, 0.0, 0.0, posture=Posture.SIT, seat_m=0.48)
    plan = replace(kitchen, furniture=(booth, table))
    (actor,) = perform(stage.sheet([ActorCue(anna, sat)], 30, floor_plan=plan), {}).actors
    worlds = world_matrices(actor.root_m, actor.local_quat, rest_offsets_m(actor.look))
    wrists = worlds[:, [JOINT["l_wrist"], JOINT["r_wrist"]], 1, 3]
    assert np.max(wrists) < 0.95


@pytest.mark.parametrize(
    ("held", "near", "side"), [(("phone",), "r", -1), (("cup", "phone"), "l", 1)]
)
def test_a_phone_is_at_the_ear_and_the_elbow_hangs(
    stage: Any, anna: Any, held: tuple[str, ...], near: str, side: int
) -> None:
    calling = stage.stance(anna, 0.0, 0.0, 0.0, holding=held, on_phone=True)
    cues = stage.sheet([ActorCue(anna, calling)], 48, kinds=(("phone", "receiver"),))
    drawn = perform(cues, {})
    (actor,) = drawn.actors
    worlds = world_matrices(actor.root_m, actor.local_quat, rest_offsets_m(actor.look))
    place = {name: worlds[24, JOINT[name], :3, 3] for name in JOINT}
    assert place[f"{near}_elbow"][1] < place[f"{near}_shoulder"][1]
    phone = next(p for p in drawn.props if p.kind == "receiver")
    head = place["head"] + (0.0, 0.4 * anna.head_m, 0.0)
    assert np.linalg.norm(phone.position_m[24] - head) < 0.32
    assert (phone.position_m[24, 0] - head[0]) * side > 0.05, "beside the cheek, not behind it"


def test_what_is_dropped_falls_and_nobody_stoops_for_it(stage: Any, anna: Any) -> None:
    holding = stage.stance(anna, 0.0, 0.0, 0.0, holding=("sandwich",))
    drop = stage.business(
        "put_down", 12, 24, holding, replace(holding, holding=()), prop="sandwich",
        text="Anna drops the sandwich",
    )  # fmt: skip
    lies = ThingCue("sandwich", "sandwich", (0.1, 0.0, 0.45), laid=("ch-anna", 12))
    drawn = perform(
        stage.sheet([ActorCue(anna, holding)], 72, businesses=[drop], things=(lies,)), {}
    )
    (actor,) = drawn.actors
    assert np.ptp(actor.root_m[:, 1]) < 0.12
    loose = max(drawn.props, key=lambda p: int(p.visible[-1]))
    seen = np.nonzero(loose.visible)[0]
    assert loose.position_m[seen[0], 1] > 0.5
    assert loose.position_m[seen[-1], 1] < 0.15
    assert (np.diff(loose.position_m[seen, 1]) <= 1e-6).all()


def test_what_frees_a_hand_goes_into_a_pocket_and_not_to_the_floor(stage: Any, anna: Any) -> None:
    holding = stage.stance(anna, 0.0, 0.0, 0.0, holding=("key",))
    away = stage.business("put_down", 6, 30, holding, replace(holding, holding=()), prop="key")
    drawn = perform(stage.sheet([ActorCue(anna, holding)], 60, businesses=[away]), {})
    (actor,) = drawn.actors
    assert np.ptp(actor.root_m[:, 1]) < 0.12, "nobody stoops"
    assert not any(p.visible[-1] for p in drawn.props)
