"""Calling an engine program: request in, answers out.

Enters: the program's file and a request. Leaves: what it wrote, or an error that names the line.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from voices.errors import EngineFailure, MissingEngine

_MISSING = 3  # exit status by which a program says that its library is not there
_PATIENCE_S = 60.0
_PATIENCE_PER_LETTER_S = 0.02

Json = dict[str, object]


def call(
    program: Path, request: Mapping[str, object], *, engine: str, package: str, line_id: str
) -> bytes:
    """Run the program on the request; its standard output.

    Raises:
        MissingEngine: the engine's library is not installed.
        EngineFailure: it crashed, or took far longer than speech does.
    """
    written = json.dumps(request).encode()
    patience = _PATIENCE_S + _PATIENCE_PER_LETTER_S * len(written)
    try:
        done = subprocess.run(  # noqa: S603  # our own program, no shell
            [sys.executable, "-I", "-S", str(program)],
            input=written,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        detail = f"no answer within {patience:.0f} s"
        raise EngineFailure(engine, line_id, detail) from late
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == _MISSING:
        raise MissingEngine(engine, package, said)
    if done.returncode != 0:
        last = said.splitlines()[-1] if said else "no message"
        raise EngineFailure(engine, line_id, f"exit status {done.returncode}: {last}")
    return done.stdout


def answers(output: bytes) -> Iterator[tuple[Json, npt.NDArray[np.int16]]]:
    """The (header, samples) pairs of a program's output."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        head: Json = json.loads(output[at:end])
        count = head["samples"]
        assert isinstance(count, int)  # noqa: S101  # our own program wrote it
        yield head, np.frombuffer(output, "<i2", count=count, offset=end + 1)
        at = end + 1 + 2 * count


def digest(files: list[str]) -> str:
    """Twelve hex digits over the contents of the engine's files."""
    whole = sha256()
    for file in sorted(files):
        whole.update(sha256(Path(file).read_bytes()).digest())
    return whole.hexdigest()[:12]
