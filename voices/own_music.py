"""The user's own music: a sound file → what the mix lays under a scene.

Enters: a file's bytes (WAV, FLAC, OGG or MP3). Leaves: stereo at PROGRAMME_HZ.
It is decoded in a confined process.
"""

from pathlib import Path

import numpy as np

from voices.engines.decoding import Undecodable, decoded
from voices.errors import BadScore
from voices.loudness import PROGRAMME_HZ, Stereo

FORMATS = ("wav", "flac", "ogg", "mp3")
_LONGEST_S = 3 * 3600
_READ = f"give a {', '.join(FORMATS[:-1]).upper()} or {FORMATS[-1].upper()} file"


def check_music(path: Path) -> None:
    """Raises BadScore where a file holds no music that `read_music` would read."""
    import soundfile  # here, for films without music of the user's own

    try:
        told = soundfile.info(str(path))
    except soundfile.LibsndfileError as error:
        raise BadScore(f"{path.name} is no sound that can be read ({error})", _READ) from error
    _check_length(path.name, told.frames, told.samplerate)


def read_music(data: bytes, name: str) -> Stereo:
    """The sound of a music file; mono is heard on both sides, of more channels the first two.

    Raises:
        BadScore: it is no sound file, is empty, or lasts more than three hours.
    """
    import soxr

    try:
        found = decoded(data, _LONGEST_S)
    except Undecodable as error:
        raise BadScore(f"{name} is no sound that can be read ({error})", _READ) from error
    _check_length(name, found.frames, found.rate)
    samples = found.samples
    if not len(samples) or not np.isfinite(samples).all():
        raise BadScore(f"{name} holds no sound", _READ)
    stereo = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples[:, :2]
    return np.asarray(soxr.resample(stereo, found.rate, PROGRAMME_HZ), np.float32)


def _check_length(name: str, frames: int, rate: int) -> None:
    if not 0 < frames <= _LONGEST_S * rate:
        raise BadScore(f"{name} lasts {frames / rate:.0f} s", f"{_READ} of up to three hours")
