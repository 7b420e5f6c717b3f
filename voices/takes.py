"""A take: one line spoken, with the time of every word and phone.

Enters: nothing; shapes only. Leaves: what conform cuts on, visemes are made from and the mix lays
down.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

RATE_HZ = 24_000  # every take and the dialogue mix; the programme is resampled once, at the end


@dataclass(frozen=True, slots=True)
class Phone:
    """One speech sound. `name` is ARPAbet in lower case ("aa" … "zh", "pau" for silence)."""

    name: str
    start: int  # samples
    end: int
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed, with its samples."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timings:
    """Everything about a take but its sound: what pictures are made from."""

    line_id: str
    voice: str  # ident of engine and recipe
    samples: int
    phones: tuple[Phone, ...]
    words: tuple[Word, ...]
    remarks: tuple[str, ...] = ()  # what was approximated: letters left out, language not spoken


@dataclass(frozen=True, slots=True)
class Take:
    """A spoken line: mono float32 samples in −1…1 at RATE_HZ, silence trimmed at both ends."""

    timings: Timings
    samples: Samples
