"""What need not have moved, against trying everything."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from screenplay.drafts.order import kept_in_order


@given(st.permutations(range(7)))
def test_a_longest_rising_run_stays(positions: list[int]) -> None:
    kept = kept_in_order(positions)
    run = [position for position in positions if position in kept]
    assert run == sorted(kept)
    longest = max(
        size
        for size in range(len(positions) + 1)
        for some in combinations(positions, size)
        if list(some) == sorted(some)
    )
    assert len(kept) == longest


def test_one_scene_brought_forward_is_the_one_that_moved() -> None:
    assert kept_in_order([4, 0, 1, 2, 3]) == {0, 1, 2, 3}
    assert kept_in_order([]) == frozenset()
