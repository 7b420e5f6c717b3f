"""A frame size on the command line.

Enters: text such as 1280x720, or a height such as 720. Leaves: width and height in pixels.
"""

from fractions import Fraction

import click


class FrameSize(click.ParamType[tuple[int, int]]):
    """A frame size: 1280x720, or a height such as 720 for 16:9."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The size; fails with what would be one."""
        width, x, height = str(value).lower().partition("x")
        if not x and width.isdecimal():
            width, height = str(round(int(width) * Fraction(16, 9) / 2) * 2), width
        if not (width.isdecimal() and height.isdecimal()):
            self.fail(f"{value!r} is no frame size; write 1280x720 or 720", param, ctx)
        size = (int(width), int(height))
        if any(side % 2 or not 64 <= side <= 7680 for side in size):
            self.fail(f"{value!r}: sides must be even, from 64 to 7680", param, ctx)
        return size
