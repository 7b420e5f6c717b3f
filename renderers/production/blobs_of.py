"""Domain objects as JSON blobs and back.

Enters: frozen dataclasses. Leaves: canonical JSON (sorted names, no blanks), and the same objects
again, validated against their types by msgspec.
"""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values
    """JSON values of a dataclass: for job parameters and documents."""
    return msgspec.to_builtins(value, str_keys=True)


def restored(values: object, kind: type[T]) -> T:
    """The dataclass that `plain` took apart; raises msgspec.ValidationError naming the field."""
    return msgspec.convert(values, kind)


def packed(value: object) -> bytes:
    """Canonical JSON bytes of a value."""
    return msgspec.json.encode(value, order="sorted")


def unpacked(data: bytes, kind: type[T]) -> T:
    """The value that `packed` wrote."""
    return msgspec.json.decode(data, type=kind)
