"""Cache keys: one SHA-256 for a kind of work and everything that decides its outcome.

Enters: a kind and named inputs. Leaves: 64 hexadecimal digits, the same in every process and on
every machine. Each value is encoded with a tag for its type and a length, so that no two different
values share an encoding: 1, True, 1.0 and "1" are four keys.

Floats are encoded by their bits. -0.0 and 0.0 are therefore two keys (they differ under atan2, and
a needless repetition is cheaper than a wrong picture); every NaN is one key. Arrays are encoded by
their bytes, NaN payloads included.
"""

import dataclasses
import hashlib
import math
import struct
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias

from storage.errors import KeyTypeError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class FrozenDataclass(Protocol):
    """Any frozen dataclass; frozenness itself is checked when it is encoded."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Canonical: TypeAlias = (
    "bool | int | float | str | bytes | Enum | Fraction | FrozenDataclass | np.generic |"
    " npt.NDArray[Any] | Sequence[Canonical] | Mapping[Any, Canonical] | frozenset[Any] | None"
)
"""What a key can be made of; any Sequence other than list, tuple, str and bytes is refused."""

FORMAT = b"storyreel-key/1\n"
NAN = struct.pack(">d", math.nan)


def key(kind: str, /, **inputs: Canonical) -> str:
    """The cache key of one piece of work: SHA-256 hex over `kind` and the named inputs.

    Raises:
        KeyTypeError: an input has no canonical encoding; names the input and the way to the value.
    """
    parts = [_of_str(kind)]
    for name in sorted(inputs):
        parts.append(_of_str(name))
        parts.append(_inside(name, inputs[name]))
    return hashlib.sha256(FORMAT + b"".join(parts)).hexdigest()


def encode(value: Canonical) -> bytes:
    """The canonical bytes of a value: tagged by type, prefixed by length, free of salt and order.

    Raises:
        KeyTypeError: the value, or one inside it, has no canonical encoding.
    """
    encoder = ENCODERS.get(type(value))
    return encoder(value) if encoder else _by_family(value)


def _inside(step: str, value: Any) -> bytes:  # noqa: ANN401 - any value may stand in a container
    try:
        return encode(value)
    except KeyTypeError as error:
        raise error.within(step) from None


def _framed(tag: str, body: bytes) -> bytes:
    return b"%s%d:%s" % (tag.encode(), len(body), body)


def _of_str(value: str) -> bytes:
    # Scripts may hold lone surrogates; they are data like any other character.
    return _framed("s", value.encode("utf-8", "surrogatepass"))


def _of_float(value: float) -> bytes:
    return b"d" + (NAN if math.isnan(value) else struct.pack(">d", value))


def _of_items(tag: str) -> Callable[[Any], bytes]:
    def encoder(value: Sequence[Any]) -> bytes:
        return _framed(tag, b"".join(_inside(f"[{i}]", item) for i, item in enumerate(value)))

    return encoder


def _of_mapping(value: Mapping[Any, Any]) -> bytes:
    pairs = [_inside(" key ", name) + _inside(f"[{name!r}]", value[name]) for name in value]
    return _framed("m", b"".join(sorted(pairs)))


def _of_frozenset(value: frozenset[Any]) -> bytes:
    return _framed("u", b"".join(sorted(_inside("{}", item) for item in value)))


def _of_fraction(value: Fraction) -> bytes:
    return _framed("q", b"%d/%d" % (value.numerator, value.denominator))


ENCODERS: Mapping[type, Callable[[Any], bytes]] = types.MappingProxyType(
    {
        type(None): lambda _: b"n",
        bool: lambda value: b"t" if value else b"f",
        int: lambda value: _framed("i", b"%d" % value),
        float: _of_float,
        str: _of_str,
        bytes: lambda value: _framed("b", value),
        tuple: _of_items("("),
        list: _of_items("["),
        dict: _of_mapping,
        types.MappingProxyType: _of_mapping,
        frozenset: _of_frozenset,
        Fraction: _of_fraction,
    }
)


def _by_family(value: Any) -> bytes:  # noqa: ANN401 - the type is what is being found out
    if isinstance(value, Enum):
        body = _of_str(type(value).__qualname__) + _of_str(value.name or "")
        return _framed("e", body + _inside(".value", value.value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _of_dataclass(value)
    numpy = sys.modules.get("numpy")  # an array cannot come from a process without numpy
    if numpy and isinstance(value, numpy.ndarray | numpy.generic):
        return _of_array(numpy.asarray(value))
    raise KeyTypeError(
        f"{type(value).__qualname__} has no canonical encoding; pass its content as plain values, "
        "a frozen dataclass, an array or a digest"
    )


def _of_dataclass(value: FrozenDataclass) -> bytes:
    heading, names = _shape(type(value))
    fields = [_of_str(name) + _inside(f".{name}", getattr(value, name)) for name in names]
    return _framed("c", heading + b"".join(fields))


@cache
def _shape(kind: type) -> tuple[bytes, tuple[str, ...]]:
    """A dataclass's encoded name and its field names in order of declaration."""
    if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]  # set by @dataclass
        raise KeyTypeError(f"{kind.__qualname__} is not frozen; declare it @dataclass(frozen=True)")
    return _of_str(kind.__qualname__), tuple(field.name for field in dataclasses.fields(kind))


def _of_array(value: "npt.NDArray[Any]") -> bytes:
    if value.dtype.hasobject:
        raise KeyTypeError("an array of Python objects has no canonical bytes; give it a dtype")
    heading = _of_str(repr(value.dtype.descr)) + encode(value.shape)
    return _framed("a", heading + value.tobytes())
