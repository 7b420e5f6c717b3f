"""Frames as image files: PNG, OpenEXR, and loops of GIF and WebP.

Enters: pixels, uint8 [h, w, 3] in sRGB, or a movie. Leaves: files, the same for the same pixels.
"""

from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from renderers.errors import EncodeError
from renderers.interchange.ffmpeg import MissingTool, encode

Picture = npt.NDArray[np.uint8]

_BT709 = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290)  # red, green, blue, white: x, y
_CODES = np.arange(256) / 255
# sRGB to linear light (IEC 61966-2-1), for all 256 codes
_LINEAR = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4)
_HALF = _LINEAR.astype(np.float16)


def write_png(path: Path, pixels: Picture) -> None:
    """Write a PNG, 8 bits a channel."""
    Image.fromarray(pixels).save(path, "PNG", compress_level=3)


def write_exr(path: Path, pixels: Picture, fps: Fraction) -> None:
    """Write an OpenEXR file: R, G, B as half floats in linear light, BT.709 primaries, ZIP.

    Raises MissingTool without the library, EncodeError where it cannot write.
    """
    try:
        import OpenEXR
    except ImportError as error:
        raise MissingTool("OpenEXR frames need a library: pip install OpenEXR") from error
    light = _HALF[pixels]
    header = {
        "compression": OpenEXR.ZIP_COMPRESSION,
        "type": OpenEXR.scanlineimage,
        "chromaticities": _BT709,
        "framesPerSecond": fps,
    }
    channels = {name: np.ascontiguousarray(light[..., i]) for i, name in enumerate("RGB")}
    try:
        OpenEXR.File(header, channels).write(str(path))
    except RuntimeError as error:
        raise EncodeError(f"{path}: OpenEXR could not write it ({error})") from error


def write_gif(movie: Path, target: Path, width: int, fps: int) -> None:
    """A GIF that loops for ever, `width` pixels wide, with a palette of its own."""
    chain = (
        f"fps={fps},scale={width}:-1:flags=lanczos,split[a][b];"
        "[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=4"
    )
    encode([movie], ["-an", "-filter_complex", chain, "-loop", "0"], target, "gif")


def write_webp(movie: Path, target: Path, width: int, fps: int) -> None:
    """A WebP that loops for ever, `width` pixels wide."""
    chain = f"fps={fps},scale={width}:-1:flags=lanczos"
    arguments = ["-an", "-vf", chain, "-c:v", "libwebp_anim", "-q:v", "80", "-loop", "0"]
    encode([movie], arguments, target, "libwebp_anim")
