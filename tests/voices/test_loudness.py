"""Loudness as the standard measures it, peaks held, in blocks as in one piece."""

import numpy as np
import pyloudnorm
import pytest

from voices.loudness import (
    PROGRAMME_HZ,
    SILENT_LUFS,
    Stereo,
    in_blocks,
    integrated_lufs,
    limited,
    true_peak_dbtp,
)


def bursts(seconds: float, level: float = 0.1) -> Stereo:
    """Coloured noise that comes and goes."""
    random = np.random.default_rng(5)
    count = int(seconds * PROGRAMME_HZ)
    noise = np.convolve(random.standard_normal(count + 20), np.hanning(20), mode="same")[:count]
    swell = np.clip(np.sin(np.arange(count) / PROGRAMME_HZ * 1.7), 0.01, None)
    return np.stack([noise * swell, 0.5 * noise * swell], 1).astype(np.float32) * np.float32(level)


@pytest.mark.parametrize("seconds", [0.5, 3.0, 23.7])
def test_loudness_agrees_with_pyloudnorm(seconds: float) -> None:
    programme = bursts(seconds)
    theirs = pyloudnorm.Meter(PROGRAMME_HZ).integrated_loudness(programme.astype(np.float64))
    assert integrated_lufs(in_blocks(programme)) == pytest.approx(theirs, abs=0.1)


def test_a_997_hz_tone_at_full_scale_measures_minus_three() -> None:
    """BS.1770-4: a 0 dBFS sine in one channel reads −3.01 LUFS."""
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * PROGRAMME_HZ) / PROGRAMME_HZ)
    programme = np.stack([tone, np.zeros_like(tone)], 1).astype(np.float32)
    assert integrated_lufs(in_blocks(programme)) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("count", [0, 100, PROGRAMME_HZ])
def test_silence_has_no_loudness(count: int) -> None:
    silence = np.zeros((count, 2), np.float32)
    assert integrated_lufs(in_blocks(silence)) == SILENT_LUFS
    assert true_peak_dbtp(in_blocks(silence)) <= -100


def test_true_peaks_lie_between_samples() -> None:
    """A quarter-rate tone sampled beside its crests peaks 3 dB above its samples."""
    tone = np.sin(np.pi / 2 * np.arange(PROGRAMME_HZ) + np.pi / 4).astype(np.float32)
    programme = np.stack([tone, tone], 1)
    assert true_peak_dbtp(in_blocks(programme)) == pytest.approx(0.0, abs=0.2)
    assert 20 * np.log10(np.abs(programme).max()) == pytest.approx(-3.01, abs=0.05)


def test_the_limiter_holds_the_ceiling_and_leaves_the_rest_alone() -> None:
    programme = bursts(25.0, level=0.02)
    programme[12 * PROGRAMME_HZ] = 3.0
    held = np.concatenate(list(limited(programme, 1.0, 0.8)))
    assert held.shape == programme.shape
    assert np.abs(held).max() <= 0.8 + 1e-6
    far = np.r_[0 : 11 * PROGRAMME_HZ, 13 * PROGRAMME_HZ : len(programme)]
    assert (held[far] == programme[far]).all()


def test_limited_blocks_may_be_written_back() -> None:
    programme = bursts(25.0, level=0.5)
    whole = np.concatenate(list(limited(programme, 1.5, 0.5)))
    at = 0
    for block in limited(programme, 1.5, 0.5):
        programme[at : at + len(block)] = block
        at += len(block)
    assert (programme == whole).all()
