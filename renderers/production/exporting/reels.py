"""The chosen shots as one reel: picture without a second encoding, sound from the mix itself.

Enters: an order. Leaves: an MP4 of joined packets, samples of the programme for the same stretches,
and frames decoded from single shots.
"""

import io
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from renderers.encode import concatenate
from renderers.errors import RenderError
from renderers.production.exporting.orders import Order
from storage.blobs import Digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt

SOUND_HZ = 48_000


def picture(order: Order) -> Path:
    """The chosen shots joined, H.264 as drawn, in the order's scratch."""
    path = order.tray.scratch / "picture.mp4"
    if not path.exists():
        concatenate(path, [order.blobs.path(order.negative.shots[i].video) for i in order.shots])
    return path


def sound(order: Order) -> "npt.NDArray[np.float32]":
    """The programme under the chosen shots: float32 [N, 2] at SOUND_HZ, as long as the picture."""
    import numpy as np
    import soundfile

    data = order.blobs.get(order.negative.mix["sound"])
    whole, _ = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    return cut_to(order, np.asarray(whole, np.float32))


def cut_to(order: Order, whole: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float32]":
    """The chosen stretches of samples [N, 2] of the whole film, end to end."""
    import numpy as np

    rate = order.negative.timeline.rate
    if order.whole and len(whole) == rate.samples(order.negative.timeline.frames, SOUND_HZ):
        return whole
    pieces = []
    for start, end in stretches(order):
        first, last = rate.samples(start, SOUND_HZ), rate.samples(end, SOUND_HZ)
        piece = whole[first:last]
        pieces.append(np.pad(piece, ((0, last - first - len(piece)), (0, 0))))
    return np.concatenate(pieces)


def stretches(order: Order) -> tuple[tuple[int, int], ...]:
    """Film frames (from, to) of the chosen shots; shots that touch make one stretch."""
    found: list[tuple[int, int]] = []
    for clip in order.clips:
        end = clip.start + clip.frames
        if found and found[-1][1] == clip.start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((clip.start, end))
    return tuple(found)


def write_wave(path: Path, samples: "npt.NDArray[np.float32]") -> None:
    """Samples as a WAV of floats, for the encoder."""
    import soundfile

    soundfile.write(path, samples, SOUND_HZ, format="WAV", subtype="FLOAT")


def decoded(order: Order, video: Digest) -> "Iterator[npt.NDArray[np.uint8]]":
    """Frames of one shot, uint8 [h, w, 3], full range RGB."""
    import av
    import numpy as np
    from av.video.reformatter import ColorRange, Colorspace

    with av.open(str(order.blobs.path(video))) as container:
        for frame in container.decode(video=0):
            rgb = frame.reformat(
                format="rgb24",
                src_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.MPEG,
                dst_color_range=ColorRange.JPEG,
            )
            yield np.asarray(rgb.to_ndarray(), np.uint8)


def frame_at(order: Order, video: Digest, number: int) -> "npt.NDArray[np.uint8]":
    """Frame `number`, from 0, of a shot."""
    found = next(islice(decoded(order, video), number, None), None)
    if found is None:
        raise RenderError(f"blob {video}: has no frame {number}; make the film again")
    return found
