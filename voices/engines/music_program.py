"""libsndfile as a program: a music file in, samples out.

Enters: the file's bytes on standard input. Leaves: on standard output one JSON line {"rate",
"frames", "channels"}, then the samples as little-endian floats, channels interleaved; or one line
{"error"}. It runs alone and confined, so that a file made to harm the decoder harms nothing else.
The argument is the most seconds that are read.
"""

import io
import json
import sys

import soundfile


def main(longest_s: int) -> None:
    """Decode."""
    out = sys.stdout.buffer
    try:
        with soundfile.SoundFile(io.BytesIO(sys.stdin.buffer.read())) as file:
            told = {"rate": file.samplerate, "frames": file.frames, "channels": file.channels}
            within = 0 < file.frames <= longest_s * file.samplerate
            samples = file.read(dtype="float32", always_2d=True) if within else None
    except (soundfile.LibsndfileError, MemoryError) as error:
        out.write(json.dumps({"error": str(error) or "it takes too much memory"}).encode() + b"\n")
        return
    if samples is not None:
        told["frames"] = len(samples)
    out.write(json.dumps(told).encode() + b"\n")
    if samples is not None:
        out.write(samples.astype("<f4", copy=False).data)


if __name__ == "__main__":
    main(int(sys.argv[1]))
