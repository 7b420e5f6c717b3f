"""Motion backends are found as any stranger's would be."""

from typing import TYPE_CHECKING, Any

import numpy as np

from renderers.cue_sheet import ActorCue
from renderers.motion.perform import perform
from renderers.production.plugins import backend

if TYPE_CHECKING:
    from renderers.motion.motion_backend import MotionBackend


def test_the_procedural_backend_is_registered_and_acts(stage: Any, anna: Any) -> None:
    found: MotionBackend = backend("storyreel.motion", "procedural")
    cues = stage.sheet([ActorCue(anna, stage.stance(anna, 0, 0, 0))], 30)
    assert "/" in found.ident
    assert np.array_equal(
        found.perform(cues, {}).actors[0].root_m, perform(cues, {}).actors[0].root_m
    )


def test_it_says_which_verbs_it_cannot_play(stage: Any, anna: Any) -> None:
    here = stage.stance(anna, 0, 0, 0)
    odd = stage.business("transmogrify", 0, 30, here, here)
    cues = stage.sheet([ActorCue(anna, here)], 30, businesses=[odd])
    told = backend("storyreel.motion", "procedural").remarks(cues)
    assert any("transmogrify" in remark for remark in told)
