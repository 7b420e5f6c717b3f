"""Sound as Broadcast Wave: 24 bits, with the moment at which it belongs.

Enters: samples, and what they are. Leaves: a file after EBU Tech 3285 (version 1): chunks bext, fmt
and data. Above four gigabytes RIFF's sizes do not reach; such a file is refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from renderers.errors import EncodeError

BITS = 24
_ORIGINATOR = "Storyreel"
_FULL = (1 << 23) - 1
_BLOCK = 1 << 20  # samples written at once
_LARGEST = (1 << 32) - 4096


@dataclass(frozen=True, slots=True)
class WaveLabels:
    """What a file says of itself. `time_reference` counts samples since midnight of the film."""

    description: str  # 256 letters of ASCII are kept
    reference: str = ""  # 32 letters
    time_reference: int = 0


def write_bwf(
    path: Path, samples: npt.NDArray[np.float32], rate_hz: int, labels: WaveLabels
) -> int:
    """Write float32 [N, channels] in −1…1 as 24-bit PCM; the same samples, the same bytes.

    Returns:
        How many samples were beyond full scale and were cut to it.

    Raises:
        EncodeError: it would be larger than RIFF can say.
    """
    channels = samples.shape[1]
    size = samples.shape[0] * channels * (BITS // 8)
    bext = _bext(labels, rate_hz, channels)
    head = b"bext" + struct.pack("<I", len(bext)) + bext + _fmt(rate_hz, channels)
    total = 4 + len(head) + 8 + size + size % 2
    if total > _LARGEST:
        raise EncodeError(f"{path.name}: longer than a WAV can be; export fewer scenes at a time")
    beyond = 0
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", total) + b"WAVE" + head)
        file.write(b"data" + struct.pack("<I", size))
        for block, over in _packed(samples):
            file.write(block)
            beyond += over
        file.write(b"\0" * (size % 2))
    return beyond


def _packed(samples: npt.NDArray[np.float32]) -> Iterator[tuple[bytes, int]]:
    """Little-endian three-byte blocks, and how many of their samples were cut."""
    for start in range(0, len(samples), _BLOCK):
        scaled = np.rint(samples[start : start + _BLOCK].astype(np.float64) * _FULL)
        over = int((np.abs(scaled) > _FULL).sum())
        whole = np.clip(scaled, -_FULL - 1, _FULL).astype("<i4")
        yield np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, :3].tobytes(), over


def _fmt(rate_hz: int, channels: int) -> bytes:
    step = channels * BITS // 8
    body = struct.pack("<HHIIHH", 1, channels, rate_hz, rate_hz * step, step, BITS)
    return b"fmt " + struct.pack("<I", len(body)) + body


def _bext(labels: WaveLabels, rate_hz: int, channels: int) -> bytes:
    """Version 1, no date: the same film, the same bytes."""
    mode = "stereo" if channels == 2 else "mono"
    history = f"A=PCM,F={rate_hz},W={BITS},M={mode},T={_ORIGINATOR}\r\n".encode()
    low, high = labels.time_reference & 0xFFFFFFFF, labels.time_reference >> 32
    body = (
        _field(labels.description, 256) + _field(_ORIGINATOR, 32) + _field(labels.reference, 32)
        + _field("", 10) + _field("", 8) + struct.pack("<IIH", low, high, 1) + bytes(64 + 190)
        + history
    )  # fmt: skip
    return body + b"\0" * (len(body) % 2)


def _field(text: str, size: int) -> bytes:
    from anyascii import anyascii

    printable = "".join(c for c in anyascii(text) if " " <= c <= "~")
    return printable.encode("ascii")[:size].ljust(size, b"\0")
