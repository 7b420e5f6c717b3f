"""The vocoder changes what it is asked to and keeps track of time."""

import numpy as np
import pytest
import pyworld

from voices.world import Stress, Treatment, Wave, treat

RATE = 16_000


def voice(seconds: float = 1.0, pitch: float = 120.0) -> Wave:
    """A buzz through two formants: a vowel."""
    time = np.arange(int(seconds * RATE)) / RATE
    buzz = sum(np.cos(2 * np.pi * pitch * k * time) * formants(pitch * k) for k in range(1, 50))
    return np.asarray(0.05 * buzz)


def formants(hertz: float) -> float:
    return sum(1 / (1 + ((hertz - centre) / 120) ** 2) for centre in (700.0, 1800.0))


def treated(treatment: Treatment, samples: Wave | None = None) -> Wave:
    return treat(
        voice() if samples is None else samples, RATE, treatment, floor_hz=60, ceiling_hz=400
    ).samples


def pitch_of(samples: Wave) -> float:
    pitch, _ = pyworld.dio(samples, RATE, f0_floor=50, f0_ceil=600)
    return float(np.median(pitch[pitch > 0]))


@pytest.mark.parametrize("ratio", [0.7, 1.0, 2.0])
def test_pitch_moves_by_its_ratio(ratio: float) -> None:
    assert pitch_of(treated(Treatment(pitch=ratio))) == pytest.approx(120 * ratio, rel=0.02)


@pytest.mark.parametrize("tempo", [0.8, 1.5])
def test_tempo_changes_length_and_times(tempo: float) -> None:
    made = treat(voice(2.0), RATE, Treatment(tempo=tempo), floor_hz=60, ceiling_hz=400)
    assert len(made.samples) / RATE == pytest.approx(2.0 / tempo, abs=0.02)
    assert made.moved([0.0, 1.0]) == pytest.approx([0.0, 1 / tempo], abs=0.01)


def test_tract_moves_formants() -> None:
    def centroid(samples: Wave) -> float:
        power = np.abs(np.fft.rfft(samples[4000:12000] * np.hanning(8000))) ** 2
        hertz = np.fft.rfftfreq(8000, 1 / RATE)
        inside = (hertz > 300) & (hertz < 1200)
        return float((hertz[inside] * power[inside]).sum() / power[inside].sum())

    plain, short = centroid(treated(Treatment())), centroid(treated(Treatment(tract=1.2)))
    assert short / plain == pytest.approx(1.2, abs=0.07)


def test_a_stressed_stretch_is_longer_and_louder() -> None:
    stress = Stress(0.4, 0.7, pitch=1.2, tempo=0.8, gain_db=6.0)
    made = treat(voice(), RATE, Treatment(stresses=(stress,)), floor_hz=60, ceiling_hz=400)
    start, end = made.moved([0.4, 0.7])
    assert end - start == pytest.approx(0.3 / 0.8, abs=0.03)
    inside = made.samples[int((start + 0.1) * RATE) : int((end - 0.1) * RATE)]
    before = made.samples[int(0.1 * RATE) : int(0.3 * RATE)]
    assert 20 * np.log10(inside.std() / before.std()) == pytest.approx(6.0, abs=1.5)


def test_noise_is_seeded() -> None:
    first, again, other = (treated(Treatment(jitter=0.02, seed=s)) for s in (1, 1, 2))
    assert (first == again).all()
    assert not (first == other).all()


def test_silence_stays_silence() -> None:
    assert np.abs(treated(Treatment(pitch=1.5, tract=1.2), np.zeros(8000))).max() < 1e-4
