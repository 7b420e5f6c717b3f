"""How loud a programme is, and keeping its peaks in bounds.

Enters: stereo samples at 48 kHz, any length, read in blocks. Leaves: integrated loudness after
ITU-R BS.1770-4, true peak, and a limiter that looks ahead.

pyloudnorm measures the same in double precision over whole arrays; a feature film does not fit
that way. The tests hold both to the same figures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Stereo = npt.NDArray[np.float32]  # [N, 2]

PROGRAMME_HZ = 48_000
SILENT_LUFS = -70.0  # BS.1770's absolute gate; what a programme without sound measures
_STEP = PROGRAMME_HZ // 10
_BLOCK = 100 * _STEP  # ten seconds
_LOOK = 240  # samples, 5 ms
# BS.1770-4 tables 1 and 2 at 48 kHz: head shelf, then the RLB high-pass
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241,
         0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)  # fmt: skip

Blocks = Callable[[], Iterator[Stereo]]


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured on the finished programme."""

    integrated_lufs: float  # SILENT_LUFS when nothing passes the gate
    true_peak_dbtp: float
    gain_db: float = 0.0  # what the programme was raised by to get there


def measured(blocks: Iterator[Stereo]) -> tuple[float, float]:
    """Gated loudness and true peak in one pass; blocks as for `integrated_lufs`."""
    power, peak = _StepPower(), _TruePeak()
    for block in blocks:
        power.add(block)
        peak.add(block)
    return power.lufs(), peak.dbtp()


def integrated_lufs(blocks: Iterator[Stereo]) -> float:
    """Gated loudness of a programme given in blocks whose lengths are multiples of 0.1 s.

    The last block may have any length.
    """
    power = _StepPower()
    for block in blocks:
        power.add(block)
    return power.lufs()


def true_peak_dbtp(blocks: Iterator[Stereo], *, near_db: float = -6.0) -> float:
    """Highest peak between samples, by fourfold oversampling of whatever comes near full scale."""
    peak = _TruePeak(near_db)
    for block in blocks:
        peak.add(block)
    return peak.dbtp()


def in_blocks(programme: Stereo) -> Iterator[Stereo]:
    """The programme in pieces of ten seconds, without copying."""
    for start in range(0, len(programme), _BLOCK):
        yield programme[start : start + _BLOCK]


def limited(programme: Stereo, gain: float, ceiling: float) -> Iterator[Stereo]:
    """The programme times `gain` with no sample above `ceiling`, in blocks of ten seconds.

    Gain falls ahead of a peak and comes back after it within 5 ms each; where nothing is too loud
    the programme is left alone. A block may be written back into the programme once it is out.
    """
    # here, for whoever only reads figures: scipy takes half a second to import
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    upcoming = _surroundings(programme, 0)
    for start in range(0, len(programme), _BLOCK):
        wide = upcoming * np.float32(gain)
        upcoming = _surroundings(programme, start + _BLOCK)
        peaks = np.maximum(np.abs(wide[:, 0]), np.abs(wide[:, 1]))  # ten times as fast as max
        if peaks.max(initial=0.0) > ceiling:
            wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
            held = minimum_filter1d(wanted, 2 * _LOOK + 1, mode="nearest")
            smooth = uniform_filter1d(held, 2 * _LOOK + 1, mode="nearest")
            wide = wide * np.minimum(smooth, wanted)[:, None].astype(np.float32)
        inside = min(start, 2 * _LOOK)
        yield wide[inside : inside + _BLOCK]


def _surroundings(programme: Stereo, start: int) -> Stereo:
    """A copy of the block at `start` with what the limiter must know on either side."""
    first = max(0, start - 2 * _LOOK)
    return programme[first : start + _BLOCK + 2 * _LOOK].copy()


class _StepPower:
    """Power of the weighted signal, both channels summed, per tenth of a second."""

    def __init__(self) -> None:
        self._state = np.zeros((2, 2, 2))
        self._found: list[npt.NDArray[np.float64]] = []

    def add(self, block: Stereo) -> None:
        """Take in the next block."""
        from scipy.signal import sosfilt

        heard = block.astype(np.float64)
        weighted, self._state = sosfilt(_K_WEIGHTING, heard, axis=0, zi=self._state)
        whole = len(weighted) // _STEP * _STEP
        steps = weighted[:whole].reshape(-1, _STEP, 2)
        self._found.append((steps**2).mean(axis=1).sum(axis=1))

    def lufs(self) -> float:
        """Loudness of all that was taken in, gated."""
        steps = np.concatenate(self._found) if self._found else np.zeros(0)
        if len(steps) < 4:
            return SILENT_LUFS
        power = np.convolve(steps, np.ones(4) / 4, mode="valid")
        loud = power[_lufs(power) > SILENT_LUFS]
        if not len(loud):
            return SILENT_LUFS
        gate = _lufs(loud.mean()) - 10.0
        return float(_lufs(loud[_lufs(loud) > gate].mean()))


class _TruePeak:
    """Highest peak between samples so far."""

    def __init__(self, near_db: float = -6.0) -> None:
        self._near = 10 ** (near_db / 20)
        self._peak = 0.0

    def add(self, block: Stereo) -> None:
        """Take in the next block."""
        import soxr

        sample_peak = float(np.abs(block).max(initial=0.0))
        if sample_peak > max(self._near, 0.7 * self._peak):
            fine = soxr.resample(block, PROGRAMME_HZ, 4 * PROGRAMME_HZ)
            self._peak = max(self._peak, float(np.abs(fine).max(initial=0.0)))
        self._peak = max(self._peak, sample_peak)

    def dbtp(self) -> float:
        """It, in dB over full scale."""
        return float(20 * np.log10(max(self._peak, 1e-6)))


def _lufs(power: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))
