"""Keys: the same in every process, different for different values, clear about what they refuse."""

import dataclasses
import enum
import math
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.errors import KeyTypeError
from storage.keys import encode, key

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.fractions()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=4), inner, max_size=4)
        | st.frozensets(SCALARS, max_size=4)
    ),
    max_leaves=12,
)


class Size(enum.Enum):
    CLOSE_UP = "cu"
    WIDE = "ws"


class Stop(enum.IntEnum):
    FIRST = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Pose:
    name: str
    angles: tuple[float, ...]


@dataclasses.dataclass(frozen=True)
class Mark:
    name: str
    angles: tuple[float, ...]


@dataclasses.dataclass
class Thawed:
    name: str


def same(one: Any, other: Any) -> bool:
    """Equality that keeps types, signs of zero and the order of nothing apart."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, frozenset):
        return sorted(map(repr, one)) == sorted(map(repr, other))
    return repr(one) == repr(other)


@given(VALUES, VALUES)
def test_keys_are_equal_exactly_when_values_are(one: Any, other: Any) -> None:
    assert (encode(one) == encode(other)) == same(one, other)


@given(st.lists(VALUES, min_size=2, max_size=4), st.data())
def test_boundaries_between_items_count(items: list[Any], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(items) - 1))
    assert encode([items[:cut], items[cut:]]) != encode([items])
    assert key("k", a=items[:cut], b=items[cut:]) != key("k", a=items, b=[])


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_insertion_order_of_mappings_does_not_count(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert encode(value) == encode(turned) == encode(MappingProxyType(value))


def test_look_alikes_have_their_own_keys() -> None:
    alike: list[Any] = [
        *(1, True, 1.0, "1", b"1", (1,), [1], {1: 1}, frozenset({1}), Fraction(1), Stop.FIRST),
        *(0, False, 0.0, -0.0, None, "", b"", (), [], {}, frozenset(), "None", math.nan),
        *(np.int32(1), np.int64(1), np.float64(1), np.array([1]), np.array([[1]]), np.bool_(1)),
        *(Size.WIDE, "ws", Size.CLOSE_UP, Pose("a", (1.0,)), Mark("a", (1.0,)), ("a", (1.0,))),
    ]
    assert len({key("k", value=value) for value in alike}) == len(alike)


def test_kind_and_names_count() -> None:
    assert len({key("a", b=1), key("b", b=1), key("a", c=1), key("a"), key("a", b=1, c=1)}) == 5
    assert key("a", b=1, c=2) == key("a", c=2, b=1)


def test_every_nan_is_one_key_and_zeros_are_two() -> None:
    other = -math.nan
    assert encode(math.nan) == encode(other) == encode(float("nan"))
    assert encode(0.0) != encode(-0.0)


def test_arrays_count_by_type_shape_and_bytes() -> None:
    grid = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert encode(grid) == encode(np.asfortranarray(grid)) == encode(grid[:, :])
    assert encode(grid) != encode(grid.reshape(3, 2))
    assert encode(grid) != encode(grid.astype(np.float64))
    assert encode(grid) != encode(grid.astype(">f4"))
    with pytest.raises(KeyTypeError, match="Python objects"):
        encode(np.array([object()]))


def test_lone_surrogates_are_characters() -> None:
    assert encode("\ud800") != encode("\udc00")


@pytest.mark.parametrize("value", [object(), {1, 2}, Path("a"), bytearray(b"a"), Pose, print])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(KeyTypeError):
        key("k", value=value)


def test_refusals_name_the_place() -> None:
    with pytest.raises(KeyTypeError, match=r"sheet\['poses'\]\[1\]\.angles: .*set"):
        key("k", sheet={"poses": [1, Pose("a", {2.0})]})  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(KeyTypeError, match="Thawed is not frozen"):
        key("k", value=Thawed("a"))


@given(VALUES)
def test_dataclass_fields_count(value: Any) -> None:
    assume(value != "a")
    assert key("k", pose=Pose("a", ())) != key("k", pose=Pose(value, ()))


SCRIPT = """
from fractions import Fraction
from storage.keys import key
print(key("frame", sheet={name: [len(name), Fraction(24000, 1001)] for name in ("ab", "c", "d")},
          looks=frozenset({"red", "green", "blue", "white"}), seed=7, rate=23.976))
"""


def test_keys_do_not_depend_on_the_hash_seed() -> None:
    keys = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(keys) == 1
    assert len(next(iter(keys)).strip()) == 64


def test_keys_are_the_ones_of_earlier_versions() -> None:
    """A change here throws away every cache there is: raise FORMAT knowingly."""
    value = key("shot", seed=7, lens=35.0, label="CU", poses=[Pose("sit", (0.5,))], off=None)
    assert value == "05c4d71d6f42383cf728abbb8191c53efe809e0272ba24a312959c395e34f950"
