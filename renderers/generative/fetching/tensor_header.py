"""Whether a file is what it is called: safetensors begin with a plain table of their tensors.

Enters: a file, or its first bytes. Leaves: nothing, or WeightsRefused. A pickle or an archive under
the name of a safetensors file is told apart at its ninth byte. Source: the format's own description
(huggingface/safetensors, "Format").
"""

import json
from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any

from renderers.generative.errors import WeightsRefused

SUFFIX = ".safetensors"
LENGTH = 8  # bytes that say how long the table is
_MOST_BYTES = 100_000_000  # as the format's own library allows
_BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "F8_E4M3FNUZ": 8,
    "F8_E5M2FNUZ": 8, "U16": 16, "I16": 16, "F16": 16, "BF16": 16, "U32": 32, "I32": 32, "F32": 32,
    "U64": 64, "I64": 64, "F64": 64, "C64": 64, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
}  # fmt: skip
_REMEDY = (
    "nothing of it was kept; it may run programs when it is opened. Name another file in the card"
)


def check_beginning(first: bytes, size: int, place: str) -> None:
    """Hold the first bytes of a safetensors file to its form; `size` is the whole file's.

    Raises WeightsRefused. Fewer than nine bytes say nothing yet.
    """
    if len(first) <= LENGTH:
        return
    length = int.from_bytes(first[:LENGTH], "little")
    if first[LENGTH : LENGTH + 1] != b"{" or not 2 <= length <= min(_MOST_BYTES, size - LENGTH):
        raise WeightsRefused(
            f"{place}: it is no safetensors file, whatever it is called; {_REMEDY}"
        )


def check_kind(path: Path, called: str = "") -> None:
    """Hold a whole file to what its name (or `called`) promises; raises WeightsRefused."""
    if (called or path.name).lower().endswith(SUFFIX):
        _check(path, called or path.name)


def _check(path: Path, place: str) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(LENGTH + 1)
        if len(first) <= LENGTH:
            raise WeightsRefused(f"{place}: {size} bytes are no safetensors file; {_REMEDY}")
        check_beginning(first, size, place)
        length = int.from_bytes(first[:LENGTH], "little")
        file.seek(LENGTH)
        table = _table(file.read(length), place)
    for problem in _broken(table, size - LENGTH - length):
        raise WeightsRefused(f"{place}: its table of tensors is malformed: {problem}; {_REMEDY}")


def _table(data: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WeightsRefused(
            f"{place}: its table of tensors is no JSON ({error}); {_REMEDY}"
        ) from error
    if not isinstance(found, dict):
        raise WeightsRefused(f"{place}: its table of tensors is no table; {_REMEDY}")
    found.pop("__metadata__", None)
    return found


def _broken(table: dict[str, Any], size: int) -> Iterator[str]:
    """Tensors lie end to end and fill the file."""
    spans = []
    for name, told in table.items():
        try:
            begin, end = (int(offset) for offset in told["data_offsets"])
            bits = _BITS.get(told["dtype"], 0) * prod(int(side) for side in told["shape"])
        except (TypeError, KeyError, ValueError):
            yield f"{name!r} says neither dtype, shape nor place"
            return
        if bits and bits != 8 * (end - begin):
            yield f"{name!r} has {end - begin} bytes for {bits} bits"
        spans.append((begin, end))
    at = 0
    for begin, end in sorted(spans):
        if begin != at or end < begin:
            yield f"a gap or an overlap at byte {at}"
            return
        at = end
    if at != size:
        yield f"tensors of {at} bytes in a file with {size}"
