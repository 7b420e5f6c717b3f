"""A user's own pictures of somebody: drawings and photographs in a folder.

Enters: a folder. Leaves: pictures as they are meant to be seen (turned as the camera was held, no
metadata, sRGB on white), without repetitions; or a refusal that names the files. `NAME.txt` beside
a picture is its caption.
"""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from renderers.generative.looks.buckets import fit
from renderers.generative.looks.errors import PicturesRefused
from renderers.generative.requests import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP")
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
LARGEST_BYTES, LARGEST_PX = 64 << 20, 100_000_000
MOST = 200
Sizes = tuple[tuple[int, int], ...]  # width, height
ALIKE = 4  # of 64: pictures whose prints differ in no more bits are one


@dataclass(frozen=True, slots=True, eq=False)
class OwnPicture:
    """One picture, uint8 [h, w, 3]."""

    name: str
    pixels: Pixels
    words: str = ""  # its caption, where there is one


@dataclass(frozen=True, slots=True, eq=False)
class OwnPictures:
    """What a folder gave; `repeated` names the file and what it repeats."""

    pictures: tuple[OwnPicture, ...]
    repeated: tuple[tuple[str, str], ...] = ()


def own_pictures(folder: Path, sizes: Sizes) -> OwnPictures:
    """Read a folder, in order of names.

    Args:
        folder: of pictures; other files are passed over, folders within too.
        sizes: buckets; a picture must fill one of them without being enlarged.

    Raises:
        PicturesRefused: no folder, nothing or too much in it, or pictures that cannot be read or
            are too small; all of them are named.
    """
    paths = _paths(folder)
    read, refused = [], []
    for path in paths:
        try:
            read.append(_read(path, sizes))
        except PicturesRefused as error:
            refused.append(str(error))
    if refused:
        told = "\n  ".join(refused)
        raise PicturesRefused(f"{folder}: {len(refused)} of {len(paths)} pictures:\n  {told}")
    return _without_repetitions(read)


def print_of(pixels: Pixels) -> int:
    """64 bits that pictures share which look alike: rises of brightness on a grid of 9 by 8."""
    from PIL import Image

    small = Image.fromarray(pixels).convert("L").resize((9, 8), Image.Resampling.BOX)
    rises = np.diff(np.asarray(small, dtype=np.int16), axis=1) > 0
    return int.from_bytes(np.packbits(rises).tobytes(), "big")


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PicturesRefused(f"{folder}: no such folder; name one that holds pictures")
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
    if not found:
        raise PicturesRefused(f"{folder}: no pictures in it; put some there ({', '.join(ENDINGS)})")
    if len(found) > MOST:
        raise PicturesRefused(
            f"{folder}: {len(found)} pictures; {MOST} are the most, and 20 good ones are enough"
        )
    return found


def _read(path: Path, sizes: Sizes) -> OwnPicture:
    if path.stat().st_size > LARGEST_BYTES:
        raise PicturesRefused(
            f"{path.name}: larger than {LARGEST_BYTES >> 20} MiB; save it smaller"
        )
    pixels = _decoded(path)
    height, width = pixels.shape[:2]
    into = fit(width, height, sizes)
    if into.scale > 1:
        raise PicturesRefused(
            f"{path.name}: {width} by {height} pixels; it needs {into.width_px} by "
            f"{into.height_px}: take a larger scan or photograph"
        )
    beside = path.with_suffix(".txt")
    words = beside.read_bytes()[:4000].decode("utf-8", "replace") if beside.is_file() else ""
    return OwnPicture(path.name, pixels, " ".join(words.split()))


def _decoded(path: Path) -> Pixels:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, which is dropped
            with Image.open(io.BytesIO(path.read_bytes()), formats=FORMATS) as image:
                _check_size(image)
                return np.asarray(_on_white(ImageOps.exif_transpose(image))).copy()
    except Exception as error:  # decoders raise whatever they please on broken files
        raise PicturesRefused(f"{path.name}: cannot be read ({error}); save it as PNG") from error


def _check_size(image: "Image") -> None:
    """Before a pixel is decoded: a small file may hold a picture that fills the memory."""
    if image.width * image.height > LARGEST_PX:
        raise ValueError(f"{image.width} by {image.height} pixels are too many")


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":  # 16 bits: PIL would cut them off
        values = np.asarray(image, dtype=np.float64)
        scaled = values / max(float(values.max()), 1.0) * 255
        return Image.fromarray(scaled.astype(np.uint8)).convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB")


def _without_repetitions(read: list[OwnPicture]) -> OwnPictures:
    kept: list[tuple[int, OwnPicture]] = []
    repeated = []
    for picture in read:
        print_ = print_of(picture.pixels)
        known = next(_alike(print_, kept), None)
        if known is None:
            kept.append((print_, picture))
        else:
            repeated.append((picture.name, known.name))
    return OwnPictures(tuple(picture for _, picture in kept), tuple(repeated))


def _alike(print_: int, kept: list[tuple[int, OwnPicture]]) -> Iterator[OwnPicture]:
    return (known for other, known in kept if (print_ ^ other).bit_count() <= ALIKE)
