"""The pool never holds more than there is room for, whatever is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.backends.diffusion.pool import Need, Pool, TooLarge, told

KEYS = "abcdefgh"
JOB = st.tuples(
    st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=4, unique_by=lambda n: n[0]),
    st.integers(0, 40),
)
SIZES = st.fixed_dictionaries({key: st.integers(1, 60) for key in KEYS})


class Device:
    """Counts what is loaded on it, as a device would."""

    def __init__(self, budget: int, sizes: dict[str, int]) -> None:
        self.budget, self.sizes = budget, sizes
        self.pool = Pool(budget, lambda: None)
        self.beside = 0

    def need(self, key: str, *, first_out: bool) -> Need:
        return Need(key, self.sizes[key], lambda: self.loaded(key), first_out)

    def loaded(self, key: str) -> str:
        held = self.pool.bytes + self.sizes[key]
        assert held + self.beside <= self.budget, "loaded before room was made"
        return key


@given(SIZES, st.lists(JOB, max_size=12), st.integers(20, 150))
def test_the_budget_is_never_exceeded(
    sizes: dict[str, int], jobs: list[tuple[list[tuple[str, bool]], int]], budget: int
) -> None:
    device = Device(budget, sizes)
    for wanted, device.beside in jobs:
        total = sum(sizes[key] for key, _ in wanted) + device.beside
        needs = [device.need(key, first_out=early) for key, early in wanted]
        warm = set(device.pool.keys)
        before = device.pool.loads
        if total > budget:
            with pytest.raises(TooLarge) as refused:
                device.pool.take(needs, device.beside)
            assert refused.value.needed == total
            assert set(device.pool.keys) == warm
            continue
        assert device.pool.take(needs, device.beside) == [key for key, _ in wanted]
        assert device.pool.bytes + device.beside <= budget
        assert device.pool.loads - before == len({key for key, _ in wanted} - warm)


def test_what_was_used_longest_ago_goes_first() -> None:
    device = Device(30, dict.fromkeys(KEYS, 10))
    for key in "abcab":
        device.pool.take([device.need(key, first_out=False)])
    device.pool.take([device.need("d", first_out=False)])
    assert device.pool.keys == ("a", "b", "d")


def test_text_encoders_go_before_all_others() -> None:
    device = Device(30, dict.fromkeys(KEYS, 10))
    for key in "abc":
        device.pool.take([device.need(key, first_out=key == "c")])
    device.pool.take([device.need("d", first_out=False)])
    assert device.pool.keys == ("a", "b", "d")


def test_a_part_that_does_not_load_is_not_kept() -> None:
    def fails() -> str:
        raise MemoryError

    pool = Pool(30, lambda: None)
    with pytest.raises(MemoryError):
        pool.take([Need("a", 10, fails)])
    assert pool.keys == ()
    assert pool.loads == 0


def test_bytes_are_told_as_people_say_them() -> None:
    assert told(12_348_030_976) == "11.5 GiB"
    assert told(3 << 20) == "3.0 MiB"
    assert told(12) == "12 bytes"
