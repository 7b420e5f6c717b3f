"""Pictures on their way to a server and back, without loss.

Enters: pixels. Leaves: files under names made of what they show, and pixels again out of whatever
the server answers with; sizes and counts are held to what was asked.
"""

import hashlib
import io
import warnings
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from renderers.backends.comfyui.wire import Stored
from renderers.generative.errors import ServerFault
from renderers.generative.requests import Pixels

if TYPE_CHECKING:
    from av.container import InputContainer

STILLS = (".png", ".webp", ".jpg", ".jpeg")
FILMS = (".mp4", ".webm", ".mkv", ".mov")
_PLANES, _COLOURS = 2, 3
_MOST_PX = 64 << 20  # of a frame


def still_file(pixels: Pixels) -> tuple[str, bytes]:
    """A picture [h, w, 3], or a mask [h, w], as PNG under a name of its own."""
    out = io.BytesIO()
    shown = pixels if pixels.ndim > _PLANES else np.repeat(pixels[..., None], _COLOURS, axis=2)
    Image.fromarray(np.ascontiguousarray(shown)).save(out, "PNG", compress_level=1)
    return f"{_name(pixels)}.png", out.getvalue()


def film_file(pixels: Pixels, rate: int = 16) -> tuple[str, bytes]:
    """Frames [n, h, w, 3], or masks [n, h, w], as lossless H.264 in RGB."""
    import av

    out = io.BytesIO()
    frames = pixels if pixels.ndim > _COLOURS else np.repeat(pixels[..., None], _COLOURS, axis=3)
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264rgb", rate=rate, options={"qp": "0"})
        stream.width, stream.height, stream.pix_fmt = frames.shape[2], frames.shape[1], "rgb24"
        for frame in frames:
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
    return f"{_name(pixels)}.mp4", out.getvalue()


def shown(
    files: Sequence[tuple[Stored, bytes]], frames: int, size_px: tuple[int, int], place: str
) -> Pixels:
    """The frames [n, h, w, 3] of an answer, as many as were asked for; more are cut off.

    Raises ServerFault where they are too few, of another size, or no pictures.
    """
    found: list[Pixels] = []
    for file, data in files:
        ending = PurePosixPath(file.filename).suffix.lower()
        if ending in STILLS:
            found.append(_still(file, data, place))
        elif ending in FILMS:
            found.extend(_film(file, data, frames, place))
        if len(found) >= frames:
            break
    if len(found) < frames:
        raise ServerFault(f"{place}: it saved {len(found)} of {frames} frames; see its own log")
    for picture in found[:frames]:
        if picture.shape != (size_px[1], size_px[0], _COLOURS):
            told = f"{picture.shape[1]}x{picture.shape[0]}"
            raise ServerFault(f"{place}: a frame is {told} and not {size_px[0]}x{size_px[1]} px")
    return np.stack(found[:frames])


def _name(pixels: Pixels) -> str:
    digest = hashlib.sha256(repr(pixels.shape).encode() + np.ascontiguousarray(pixels).tobytes())
    return f"storyreel_{digest.hexdigest()[:20]}"


def _still(file: Stored, data: bytes, place: str) -> Pixels:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "WEBP", "JPEG")) as picture:
                return np.asarray(picture.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise ServerFault(f"{place}: {file.filename} is no picture ({error})") from error


def _film(file: Stored, data: bytes, most: int, place: str) -> list[Pixels]:
    import av

    try:
        with av.open(io.BytesIO(data), "r") as container:
            return _frames(container, most)
    except (av.FFmpegError, IndexError) as error:
        raise ServerFault(f"{place}: {file.filename} is no film ({error})") from error


def _frames(container: "InputContainer", most: int) -> list[Pixels]:
    found: list[Pixels] = []
    stream = container.streams.video[0]
    if stream.width * stream.height > _MOST_PX:
        raise IndexError(f"frames of {stream.width}x{stream.height} px")
    for frame in container.decode(stream):
        found.append(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8))
        if len(found) >= most:
            break
    return found
