"""Films without loss, for programs that read films and nothing else.

Enters: frames. Leaves: MP4 files (H.264, quantiser 0) and frames again. In yuv444p grey levels come
back to the bit (colours within two levels); in RGB everything does, where a program can read that.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from renderers.generative.requests import Pixels

if TYPE_CHECKING:
    from av.video.stream import VideoStream

_PLANES = 3  # of masks [n, h, w]
_MOST_FRAMES = 200_000  # more than an hour and a half: no shot


@dataclass(frozen=True, slots=True)
class Film:
    """What a film is, counted frame by frame."""

    frames: int
    size_px: tuple[int, int]
    rate: Fraction


def write_film(path: Path, frames: Pixels, rate: Fraction, *, rgb: bool = False) -> None:
    """Write frames [n, h, w, 3], or masks [n, h, w]; sizes are even. Raises ValueError."""
    import av

    if len(frames) == 0 or frames.shape[1] % 2 or frames.shape[2] % 2:
        raise ValueError(f"{path.name}: frames of shape {frames.shape} make no film")
    encoder, form = ("libx264rgb", "rgb24") if rgb else ("libx264", "yuv444p")
    with av.open(path, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream: Any = container.add_stream(encoder, rate=rate, options={"qp": "0", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = frames.shape[2], frames.shape[1], form
        for frame in frames:
            container.mux(stream.encode(_frame(frame, rgb=rgb)))
        container.mux(stream.encode())


def film_frames(path: Path, most: int = _MOST_FRAMES) -> Pixels:
    """Frames [n, h, w, 3] of a film; raises ValueError where it is none, or longer than `most`."""
    import av

    found: list[Pixels] = []
    try:
        with av.open(path, "r") as container:
            for frame in container.decode(video=0):
                found.append(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8))
                if len(found) > most:
                    raise ValueError(f"more than {most} frames")
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error
    if not found:
        raise ValueError("no frames")
    return np.stack(found)


def film_told(path: Path) -> Film:
    """Frames, size and rate of a film, every frame decoded; raises ValueError where it is none."""
    import av

    count = 0
    try:
        with av.open(path, "r") as container:
            stream: VideoStream = container.streams.video[0]
            for _ in container.decode(stream):
                count += 1
                if count > _MOST_FRAMES:
                    raise ValueError(f"more than {_MOST_FRAMES} frames")
            rate = Fraction(stream.average_rate or 0)
            size = (stream.width, stream.height)
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error
    if not count:
        raise ValueError("no frames")
    return Film(count, size, rate)


def _frame(pixels: Pixels, *, rgb: bool) -> Any:  # noqa: ANN401 - av.VideoFrame
    import av

    if not rgb and pixels.ndim < _PLANES:
        luma = np.rint(16 + pixels.astype(np.float32) * np.float32(219 / 255)).astype(np.uint8)
        neutral = np.full_like(luma, 128)
        return av.VideoFrame.from_ndarray(np.stack([luma, neutral, neutral]), format="yuv444p")
    shown = pixels if pixels.ndim == _PLANES else np.repeat(pixels[..., None], 3, axis=2)
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format="rgb24")
    # readers that ask nothing take untagged films for ITU-R BT.601
    return frame if rgb else frame.reformat(format="yuv444p", dst_colorspace="ITU601")
