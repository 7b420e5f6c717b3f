"""A folder as VOID reads it, and its answer put back into the shot.

Enters: frames, their quadmask, their rate, words for what is left. Leaves: `input_video.mp4` and
`quadmask_0.mp4` (lossless, 672x384, 12 frames a second), `prompt.json`; then the shot's frames, of
which nothing outside the mask changed by a bit. Between VOID's frames the last one is held.
"""

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import gaussian_filter

from renderers.generative.errors import CardError
from renderers.generative.lossless import film_frames, write_film
from renderers.generative.removal.quadmask import KEPT
from renderers.generative.requests import Pixels

SIZE_PX = (672, 384)
RATE = Fraction(12)
MOST_FRAMES = 197
STRAY = "mask_*.mp4"  # VOID would take such a file instead of the quadmask
VIDEO, QUADMASK, PROMPT = "input_video.mp4", "quadmask_0.mp4", "prompt.json"
_SOFT_PX = 2.0


@dataclass(frozen=True, slots=True)
class Boxed:
    """How a shot lies in VOID's frames: scaled to `inner_px`, the rest filled below and right."""

    inner_px: tuple[int, int]
    picked: tuple[int, ...]  # the shot's frames, in VOID's order
    frames: int  # of the shot

    def held(self, frame: int) -> int:
        """Which of VOID's frames a frame of the shot shows: the last that is not later."""
        return int(np.searchsorted(self.picked[: self.frames], frame, side="right")) - 1


def boxed(frames: int, size_px: tuple[int, int], rate: Fraction) -> Boxed:
    """How a shot of this length and size is given; raises CardError where it is too long."""
    count = -(-frames * RATE.numerator * rate.denominator // (RATE.denominator * rate.numerator))
    if count > MOST_FRAMES:
        most = int(MOST_FRAMES * rate / RATE)
        raise CardError(
            f"VOID takes {MOST_FRAMES} frames at {RATE} a second, and the shot has {count}: give "
            f"it {most} frames of the shot at most"
        )
    picked = [min(frames - 1, int(number * rate / RATE)) for number in range(count)]
    while len(picked) % 4 != 1:  # as its model's lengths are
        picked.append(frames - 1)
    scale = min(SIZE_PX[0] / size_px[0], SIZE_PX[1] / size_px[1])
    inner = (max(1, round(size_px[0] * scale)), max(1, round(size_px[1] * scale)))
    return Boxed(inner, tuple(picked), frames)


def write_folder(folder: Path, frames: Pixels, levels: Pixels, rate: Fraction, words: str) -> Boxed:
    """Write the folder; raises CardError where it cannot be what VOID reads.

    Args:
        folder: where the three files go.
        frames: [n, h, w, 3].
        levels: [n, h, w] as `quadmask` has them.
        rate: frames a second.
        words: the scene as it is afterwards.
    """
    if levels.shape != frames.shape[:3]:
        raise CardError(f"a quadmask of shape {levels.shape} is not of frames {frames.shape}")
    if not words.strip():
        raise CardError("no words for the scene after the removal; say what is left")
    if (levels == KEPT).all():
        raise CardError("what shall go is not seen in these frames: nothing is to be removed")
    folder.mkdir(parents=True, exist_ok=True)
    for stray in sorted(folder.glob(STRAY)):
        raise CardError(f"{stray}: VOID would take it instead of the quadmask; take it away")
    how = boxed(len(frames), (frames.shape[2], frames.shape[1]), rate)
    pictures = np.stack([_boxed(frames[i], how, Image.Resampling.LANCZOS) for i in how.picked])
    masks = np.stack([_boxed(levels[i], how, Image.Resampling.NEAREST) for i in how.picked])
    write_film(folder / VIDEO, pictures, RATE)
    write_film(folder / QUADMASK, masks, RATE)
    told = json.dumps({"bg": words}, ensure_ascii=False)
    (folder / PROMPT).write_text(f"{told}\n", encoding="utf-8")
    return how


def put_back(made: Path, how: Boxed, frames: Pixels, levels: Pixels) -> Pixels:
    """The shot's frames with VOID's within the mask; raises ValueError where `made` is no film."""
    fresh = film_frames(made)
    if len(fresh) <= how.held(how.frames - 1):
        raise ValueError(f"{made.name} has {len(fresh)} frames: fewer than the shot needs")
    shown = frames.copy()
    for number in range(len(frames)):
        change = levels[number] != KEPT
        if change.any():
            one = _unboxed(fresh[how.held(number)], how, (frames.shape[2], frames.shape[1]))
            share = _soft(change)[..., None]
            shown[number] = np.rint(frames[number] * (1 - share) + one * share).astype(np.uint8)
    return shown


def _boxed(pixels: Pixels, how: Boxed, by: Image.Resampling) -> Pixels:
    small = np.asarray(Image.fromarray(pixels).resize(how.inner_px, by))
    below, right = SIZE_PX[1] - how.inner_px[1], SIZE_PX[0] - how.inner_px[0]
    room = ((0, below), (0, right), (0, 0))[: pixels.ndim]
    return np.pad(small, room, mode="edge")


def _unboxed(pixels: Pixels, how: Boxed, size_px: tuple[int, int]) -> Pixels:
    inner = np.ascontiguousarray(pixels[: how.inner_px[1], : how.inner_px[0]])
    return np.asarray(Image.fromarray(inner).resize(size_px, Image.Resampling.LANCZOS))


def _soft(change: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """1 well within the mask, 0 outside it and nowhere else below a half."""
    near = gaussian_filter(change.astype(np.float32), _SOFT_PX)
    share: npt.NDArray[np.float32] = np.where(change, np.clip(near, 0.5, 1.0), 0).astype(np.float32)
    return np.where(change & (near > 0.95), np.float32(1), share)
