"""A music file decoded by a confined process.

Enters: a file's bytes. Leaves: samples and their rate, or why there are none.
"""

import json
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
import numpy.typing as npt

from voices.engines.confining import Limits, confined

_PROGRAM = Path(__file__).with_name("music_program.py")
_LIMITS = Limits(megabytes=12 << 10, cpu_s=600, file_mb=8 << 10)  # three hours in stereo: 4 GB
_PATIENCE_S = 900.0


@dataclass(frozen=True, slots=True)
class Decoded:
    """Samples of shape (frames, channels); none where the file lasts too long or is empty."""

    samples: npt.NDArray[np.float32]
    rate: int
    frames: int


class Undecodable(ValueError):
    """The decoder refused the file, died of it, or took too long; the text says which."""


def decoded(data: bytes, longest_s: int) -> Decoded:
    """What the bytes of a sound file hold; raises Undecodable."""
    with TemporaryFile() as out:
        _decode(data, longest_s, out.fileno())
        out.seek(0)
        told = json.loads(out.readline())
        if "error" in told:
            raise Undecodable(told["error"])
        samples = np.frombuffer(out.read(), "<f4").reshape(-1, told["channels"])
    return Decoded(samples, told["rate"], told["frames"])


def _decode(data: bytes, longest_s: int, out: int) -> None:
    command = [sys.executable, "-I", str(_PROGRAM), str(longest_s)]
    places = sysconfig.get_paths()
    read = [Path(sys.prefix), Path(sys.base_prefix), Path(places["purelib"]), _PROGRAM]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            confined(command, _LIMITS, read=read), input=data, stdout=out,
            stderr=subprocess.PIPE, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise Undecodable(f"no end after {_PATIENCE_S:.0f} s") from late
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise Undecodable(f"the decoder ended with {done.returncode} {' '.join(last)}".strip())
