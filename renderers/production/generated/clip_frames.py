"""Painted frames between jobs, without loss.

Enters: pictures. Leaves: a ZIP of PNGs, the same bytes for the same pictures, and pictures again.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that ZIP knows: files carry none of their own


def packed(frames: Iterable[npt.NDArray[np.uint8]]) -> bytes:
    """Frames, each uint8 [h, w, 3], as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, frame in enumerate(frames):
            picture = io.BytesIO()
            Image.fromarray(np.ascontiguousarray(frame)).save(picture, "PNG", compress_level=1)
            archive.writestr(zipfile.ZipInfo(f"{number:05}.png", _EPOCH), picture.getvalue())
    return out.getvalue()


def unpacked(data: bytes) -> Iterator[npt.NDArray[np.uint8]]:
    """The frames of these bytes, one after the other."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            with archive.open(name) as source, Image.open(source) as picture:
                yield np.asarray(picture.convert("RGB"))
