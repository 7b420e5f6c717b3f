"""Broadcast Wave files read back by soundfile and wavinfo."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from wavinfo import WavInfoReader

from renderers.interchange.broadcast_wave import WaveLabels, write_bwf


@given(st.integers(1, 300), st.integers(1, 2), st.integers(0, 2**40), st.text(max_size=300))
def test_any_sound_comes_back(
    tmp_path_factory: pytest.TempPathFactory, count: int, channels: int, start: int, told: str
) -> None:
    path = tmp_path_factory.mktemp("w") / "x.wav"
    samples = np.random.default_rng(count).uniform(-1, 1, (count, channels)).astype(np.float32)
    assert write_bwf(path, samples, 48_000, WaveLabels(told, "ref", start)) == 0
    read, rate = soundfile.read(path, always_2d=True)
    assert rate == 48_000
    assert read.shape == samples.shape
    assert np.abs(read - samples).max(initial=0) < 2.0**-22
    info = WavInfoReader(str(path))
    assert info.bext.time_reference == start
    assert len(info.bext.description) <= 256


def test_what_is_too_loud_is_cut_and_counted(tmp_path: Path) -> None:
    loud = np.array([[1.5, -2.0], [0.5, 1.0]], np.float32)
    assert write_bwf(tmp_path / "x.wav", loud, 48_000, WaveLabels("")) == 2
    read, _ = soundfile.read(tmp_path / "x.wav")
    assert read.max() <= 1.0
    assert read[0, 1] == -1.0
