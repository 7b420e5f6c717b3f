"""What an animator looks at first: eyes open at a cut, hands at rest."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner.bodies import JOINT, rest_offsets_m
from planner.floor_plan import Furniture, Posture
from renderers.cue_sheet import ActorCue
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
