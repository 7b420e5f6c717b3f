"""The programme's sound as a browser takes it: AAC in MP4, and the waveform to draw.

Enters: the WAV that a mix or a take left. Leaves: blobs of an .m4a and of JSON with peaks.
"""

import io
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from storage.blobs import Blobs, Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DOCUMENT, LABEL = "listening", "listening/1"
PEAKS_HZ = 25
_BIT_RATE = 128_000


def heard(blobs: Blobs, wav: Digest) -> Digest:
    """The sound as .m4a, encoded now."""
    import soundfile

    samples, rate = soundfile.read(io.BytesIO(blobs.get(wav)), dtype="float32", always_2d=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "heard.m4a"
        _write_m4a(path, samples, rate)
        return blobs.put_file(path)


def peaks(blobs: Blobs, wav: Digest) -> Digest:
    """The loudest sample of every 1/25 s, 0 … 100, as JSON {"rate", "peaks"}."""
    import numpy as np
    import soundfile

    samples, rate = soundfile.read(io.BytesIO(blobs.get(wav)), dtype="float32", always_2d=True)
    step = rate // PEAKS_HZ
    loud = np.abs(samples).max(axis=1)
    padded = np.zeros(-(-len(loud) // step) * step, np.float32)
    padded[: len(loud)] = loud
    found = np.clip(np.rint(padded.reshape(-1, step).max(axis=1) * 100), 0, 100)
    told = {"rate": PEAKS_HZ, "peaks": [int(value) for value in found]}
    return blobs.put(msgspec.json.encode(told))


def listened(project: Project, wav: Digest) -> tuple[Digest, Digest]:
    """The programme's .m4a and peaks, made unless they lie there."""
    known = _known(project)
    if known and known["wav"] == wav and all(project.blobs.has(d) for d in known.values()):
        return known["sound"], known["peaks"]
    made = (heard(project.blobs, wav), peaks(project.blobs, wav))
    project.write_document(DOCUMENT, LABEL, {"wav": wav, "sound": made[0], "peaks": made[1]})
    return made


def _known(project: Project) -> dict[str, Digest] | None:
    try:
        told = project.read_document(DOCUMENT, LABEL)
        return {name: Digest(told[name]) for name in ("wav", "sound", "peaks")}
    except (DocumentMissing, DocumentDamaged, KeyError, TypeError):
        return None  # encoded anew


def _write_m4a(path: Path, samples: "npt.NDArray[np.float32]", rate: int) -> None:
    """AAC with the index in front, so that it plays while it loads."""
    import av
    import numpy as np

    layout = "stereo" if samples.shape[1] == 2 else "mono"
    options = {"movflags": "+faststart"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        stream = container.add_stream("aac", rate=rate, layout=layout)
        stream.bit_rate = _BIT_RATE if layout == "stereo" else _BIT_RATE // 2
        for start in range(0, len(samples), rate):
            part = np.ascontiguousarray(samples[start : start + rate].T)
            frame = av.AudioFrame.from_ndarray(part, format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
