"""What stayed in order when things were moved.

Enters: old positions in their new order. Leaves: which of them need not have moved.
"""

from bisect import bisect_left
from collections.abc import Sequence


def kept_in_order(positions: Sequence[int]) -> frozenset[int]:
    """A longest rising run among distinct `positions`: what is not in it was moved.

    Patience sorting (M. L. Fredman, 1975): n log n.
    """
    tops: list[int] = []  # the smallest end of a rising run of each length
    before: dict[int, int | None] = {}
    for position in positions:
        at = bisect_left(tops, position)
        before[position] = tops[at - 1] if at else None
        tops[at : at + 1] = [position]
    kept: list[int] = []
    last = tops[-1] if tops else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return frozenset(kept)
