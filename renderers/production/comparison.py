"""Two versions of a film side by side: a frame of every shot that differs.

Enters: the rushes of both. Leaves: the shots that differ, and one PNG with two pictures for each.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from renderers.interchange.storyboard import Panel, Picture, png, storyboard
from renderers.production.rushes import Rush
from storage.blobs import Blobs

_GREY = 230


@dataclass(frozen=True, slots=True)
class Pair:
    """A shot in both versions; None where it is not in one."""

    before: Rush | None
    after: Rush | None


def differing(before: Sequence[Rush], after: Sequence[Rush]) -> tuple[Pair, ...]:
    """Shots whose pictures differ, in the order of `after`; those that are gone come last."""
    old = {rush.shot: rush for rush in before}
    new = {rush.shot for rush in after}
    pairs = [Pair(old.get(rush.shot), rush) for rush in after]
    pairs += [Pair(rush, None) for rush in before if rush.shot not in new]
    return tuple(p for p in pairs if not (p.before and p.after and p.before.video == p.after.video))


def side_by_side(
    pairs: Sequence[Pair], versions: tuple[int, int], title: str, blobs: Blobs
) -> bytes:
    """The PNG: a row for each pair, the first version on the left; raises BlobMissing."""
    panels = [panel for pair in pairs for panel in _row(pair, versions, blobs)]
    return png(storyboard(panels, title, columns=2))


def _row(pair: Pair, versions: tuple[int, int], blobs: Blobs) -> list[Panel]:
    """Both pictures of a shot; a grey one where it is not in a version."""
    shots = (pair.before, pair.after)
    pictures = [_picture(rush, blobs) if rush else None for rush in shots]
    blank = next(np.full_like(picture, _GREY) for picture in pictures if picture is not None)
    row = _heading(pair, versions[0])
    return [
        Panel(blank, 0, "", "", 0.0, row, f"Version {version}: without this shot")
        if rush is None or picture is None
        else Panel(picture, rush.number, rush.size, rush.movement, rush.seconds, row,
                   f"Version {version}")
        for version, rush, picture in zip(versions, shots, pictures, strict=True)
    ]  # fmt: skip


def _heading(pair: Pair, version: int) -> str:
    if pair.after is not None:
        return f"Shot {pair.after.number}"
    return f"Shot {pair.before.number} of version {version}" if pair.before else ""


def _picture(rush: Rush, blobs: Blobs) -> Picture:
    with Image.open(io.BytesIO(blobs.get(rush.frame))) as image:
        return np.asarray(image.convert("RGB"))
