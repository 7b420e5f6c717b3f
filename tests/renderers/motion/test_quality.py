"""The gates fail where motion is spoilt."""

from dataclasses import replace
from typing import Any

import numpy as np

from renderers.cue_sheet import ActorCue
from renderers.motion.perform import perform
from renderers.motion.quality import measured


def standing(stage: Any, look: Any) -> Any:
    """A second and a half of standing about."""
    return perform(stage.sheet([ActorCue(look, stage.stance(look, 0, 0, 0))], 36), {})


def spoilt(sheet: Any, **tracks: Any) -> tuple[str, ...]:
    """Shortfalls once arrays of the first actor are replaced."""
    actor = replace(sheet.actors[0], **tracks)
    return measured(replace(sheet, actors=(actor,)))[0].shortfalls()


def test_standing_passes(stage: Any, anna: Any) -> None:
    assert measured(standing(stage, anna))[0].shortfalls() == ()


def test_sliding_is_found(stage: Any, anna: Any) -> None:
    sheet = standing(stage, anna)
    root = sheet.actors[0].root_m.copy()
    root[:, 0] += np.linspace(0.0, 0.5, len(root))
    assert any("slips" in text for text in spoilt(sheet, root_m=root))


def test_sinking_is_found(stage: Any, anna: Any) -> None:
    sheet = standing(stage, anna)
    root = sheet.actors[0].root_m - np.array([0.0, 0.05, 0.0], np.float32)
    assert any("sinks" in text for text in spoilt(sheet, root_m=root))


def test_a_pop_is_found(stage: Any, anna: Any) -> None:
    sheet = standing(stage, anna)
    quat = sheet.actors[0].local_quat.copy()
    quat[18:, 16] = quat[18:, 16] @ np.diag([-1, 1, 1, 1]).astype(np.float32)
    quat[18:, 16] = np.roll(quat[18:, 16], 1, axis=-1)
    assert any("joint" in text for text in spoilt(sheet, local_quat=quat))


def test_a_jolt_of_the_trunk_is_found(stage: Any, anna: Any) -> None:
    sheet = standing(stage, anna)
    root = sheet.actors[0].root_m.copy()
    root[20:, 1] += 0.08
    assert any("trunk" in text for text in spoilt(sheet, root_m=root))
