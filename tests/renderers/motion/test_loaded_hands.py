"""A hand that carries a thing does not climb with it."""

from typing import Any

import numpy as np

from renderers.cue_sheet import ActorCue
from renderers.motion.perform import perform
from renderers.motion.skeleton import body_of, forward


def test_a_climber_with_something_in_hand_climbs_with_the_other(stage: Any, anna: Any) -> None:
    here = stage.stance(anna, 0.0, 0.0, 0.0, holding=("lantern",))
    climb = stage.business("climb", 0, 96, here, here, prop="lantern")
    sheet = stage.sheet([ActorCue(anna, here)], 96, (), (climb,))
    still = stage.sheet([ActorCue(anna, here)], 96, (), ())
    swing = [_swing(perform(s, {}), anna) for s in (sheet, still)]
    assert swing[0][0] > 3 * swing[1][0]  # left: free
    assert swing[0][1] < swing[0][0] / 3  # right: holds the lantern


def _swing(sheet: Any, look: Any) -> tuple[float, float]:
    """How far both hands go up and down against the neck, metres: left, right."""
    track = next(a for a in sheet.actors if a.look == look)
    at = forward(body_of(look), track.root_m.astype(float), track.local_quat.astype(float))
    neck = at.at("neck")[:, 1]
    left, right = (float(np.ptp((at.at(j)[:, 1] - neck)[24:])) for j in ("l_wrist", "r_wrist"))
    return left, right
