"""A picture too large for a model, as tiles that overlap.

Enters: sizes. Leaves: tiles that cover every pixel, each within the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle of a picture, pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def rows(self) -> slice:
        """Its rows in the picture."""
        return slice(self.top, self.top + self.height)

    @property
    def columns(self) -> slice:
        """Its columns in the picture."""
        return slice(self.left, self.left + self.width)


def tiles(size_px: tuple[int, int], most_px: tuple[int, int], overlap_px: int) -> Iterator[Tile]:
    """Tiles of a picture, rows top first.

    Args:
        size_px: width and height of the picture.
        most_px: width and height that a tile has; less where the picture is smaller.
        overlap_px: by which neighbours overlap at least; less than either side of a tile.
    """
    width, height = min(size_px[0], most_px[0]), min(size_px[1], most_px[1])
    for top in _starts(size_px[1], height, overlap_px):
        for left in _starts(size_px[0], width, overlap_px):
            yield Tile(left, top, width, height)


def _starts(whole: int, part: int, overlap: int) -> list[int]:
    """Where parts begin so that they cover the whole, spread evenly."""
    if part >= whole:
        return [0]
    step = max(part - overlap, 1)
    count = -(-(whole - part) // step) + 1
    return [round(i * (whole - part) / (count - 1)) for i in range(count)]
