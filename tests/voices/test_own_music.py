"""The user's own music is read from every common kind of file, and refused with a reason."""

import io

import numpy as np
import pytest
import soundfile

from voices.errors import BadScore
from voices.loudness import PROGRAMME_HZ
from voices.own_music import read_music


def song(kind: str, rate: int = 44_100, channels: int = 2) -> bytes:
    at = np.arange(2 * rate) / rate
    wave = 0.3 * np.sin(2 * np.pi * 440 * at)
    out = io.BytesIO()
    soundfile.write(out, np.repeat(wave[:, None], channels, axis=1), rate, format=kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG", "MP3"])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_kind_is_read(kind: str, channels: int) -> None:
    made = read_music(song(kind, channels=channels), f"song.{kind.lower()}")
    assert made.shape[1] == 2
    assert len(made) == pytest.approx(2 * PROGRAMME_HZ, abs=3000)
    middle = made[PROGRAMME_HZ // 2 : PROGRAMME_HZ * 3 // 2, 0]
    heard = np.fft.rfftfreq(len(middle), 1 / PROGRAMME_HZ)[np.abs(np.fft.rfft(middle)).argmax()]
    assert heard == pytest.approx(440, abs=2)


def test_of_many_channels_the_first_two_are_heard() -> None:
    assert read_music(song("WAV", channels=6), "surround.wav").shape[1] == 2


@pytest.mark.parametrize("data", [b"", b"not a song at all", song("FLAC")[:60]])
def test_what_is_no_music_is_refused(data: bytes) -> None:
    with pytest.raises(BadScore, match=r"broken\.mp3.*give a WAV, FLAC, OGG or MP3 file"):
        read_music(data, "broken.mp3")
