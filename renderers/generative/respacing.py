"""Frames at one rate as frames at another: each moment shows what stood last.

Enters: frames and rates. Leaves: which frame each moment shows.
"""

from fractions import Fraction


def shown_at(count: int, rate: Fraction, wanted: Fraction) -> tuple[int, ...]:
    """For each frame at the wanted rate the frame of `count` at `rate` that stands then."""
    length = -(-count * wanted // rate)
    return tuple(min(count - 1, int(number * rate / wanted)) for number in range(int(length)))


def nearest_to(count: int, rate: Fraction, frames: int, wanted: Fraction) -> tuple[int, ...]:
    """For each of `frames` at the wanted rate the frame of `count` at `rate` nearest in time."""
    return tuple(min(count - 1, round(number * rate / wanted)) for number in range(frames))
