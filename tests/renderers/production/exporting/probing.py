"""What ffprobe, a program that shares no code with us, says of a file."""

import json
import subprocess
from pathlib import Path
from typing import Any


def probed(path: Path) -> dict[str, Any]:
    """Streams by type, frames counted by decoding."""
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json",
         str(path)],
        capture_output=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(told.stdout)
    return {"format": found["format"], **{s["codec_type"]: s for s in found["streams"]}}


def frame_hashes(path: Path) -> list[str]:
    """A digest of every decoded picture."""
    told = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:v:0", "-f", "framemd5", "-"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    lines = [line for line in told.stdout.splitlines() if not line.startswith("#")]
    return [line.rsplit(",", 1)[1].strip() for line in lines]
