"""Lip-sync is measured from the drawn mouth and the mixed sound, so faults must show."""

import numpy as np
import pytest

from renderers.lip_sync import envelope_db, lag_frames
from screenplay.frame_rate import FrameRate
from voices.takes import RATE_HZ

RATE = FrameRate(24)


def syllables(frames: int, seed: int = 3) -> np.ndarray:
    """Sound whose level goes up and down like speech; float32 samples."""
    rng = np.random.default_rng(seed)
    level = np.repeat(rng.uniform(0.0, 1.0, frames // 3 + 1) ** 2, 3)[:frames]
    per_frame = RATE_HZ // 24
    tone = np.sin(np.arange(frames * per_frame) * 0.2)
    return (tone * np.repeat(level, per_frame)).astype(np.float32)


def test_the_envelope_has_one_level_per_frame_against_the_loudest() -> None:
    sound = np.concatenate([np.zeros(RATE_HZ), np.full(RATE_HZ, 0.5)]).astype(np.float32)
    level = envelope_db(sound, 48, RATE)
    assert level.shape == (48,)
    assert level[:24].max() < -60
    assert level[24:].min() == pytest.approx(0.0)


@pytest.mark.parametrize("shift", [-4, -1, 0, 2, 5])
def test_a_mouth_that_is_late_or_early_is_found_out(shift: int) -> None:
    level = envelope_db(syllables(120), 120, RATE)
    opening = np.roll(np.clip((level + 45) / 45, 0, 1), shift).astype(np.float32)
    assert lag_frames(opening, level) == shift


def test_a_mouth_that_does_not_follow_the_sound_has_no_lag() -> None:
    level = envelope_db(syllables(120), 120, RATE)
    assert lag_frames(np.zeros(120, np.float32), level) is None
