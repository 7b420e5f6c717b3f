"""Takes as bytes: what is kept of a recording session.

Enters: a take. Leaves: a WAV file and a JSON document, the same bytes every time; and back.
"""

import io
import json
from dataclasses import asdict

import numpy as np

from voices.errors import BadRecording
from voices.takes import RATE_HZ, Phone, Take, Timings, Word

LABEL = "take/1"


def to_bytes(take: Take) -> tuple[bytes, bytes]:
    """(WAV of 16 bit, JSON timings); a take read back and written again gives the same bytes."""
    import soundfile  # here, and below, for whoever only reads timings

    whole = np.clip(np.rint(take.samples.astype(np.float64) * 32767), -32767, 32767)
    sound = io.BytesIO()
    soundfile.write(sound, whole.astype(np.int16), RATE_HZ, format="WAV", subtype="PCM_16")
    return sound.getvalue(), timings_to_bytes(take.timings)


def from_bytes(sound: bytes, document: bytes) -> Take:
    """The take again.

    Raises:
        BadRecording: the bytes are no take, or sound and timings do not belong together.
    """
    import soundfile

    timings = timings_from_bytes(document)
    try:
        whole, rate_hz = soundfile.read(io.BytesIO(sound), dtype="int16")
    except (soundfile.LibsndfileError, TypeError) as broken:
        raise BadRecording(str(broken)) from broken
    if rate_hz != RATE_HZ or whole.ndim != 1 or len(whole) != timings.samples:
        found = f"{len(whole)} samples at {rate_hz} Hz, {whole.ndim} dimensions"
        raise BadRecording(f"{found}; expected {timings.samples} mono at {RATE_HZ}")
    return Take(timings, whole.astype(np.float32) / np.float32(32767))


def timings_to_bytes(timings: Timings) -> bytes:
    """Canonical JSON, labelled."""
    document = {"label": LABEL, **asdict(timings)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def timings_from_bytes(document: bytes) -> Timings:
    """Timings out of JSON.

    Raises:
        BadRecording: it is not JSON, its label is unknown, or something is missing.
    """
    try:
        data = json.loads(document)
        if data.pop("label") != LABEL:
            raise BadRecording("its label is not " + LABEL)
        return Timings(
            line_id=data["line_id"],
            voice=data["voice"],
            samples=data["samples"],
            phones=tuple(Phone(**phone) for phone in data["phones"]),
            words=tuple(Word(**word) for word in data["words"]),
            remarks=tuple(data["remarks"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise BadRecording(f"{type(broken).__name__}: {broken}") from broken
