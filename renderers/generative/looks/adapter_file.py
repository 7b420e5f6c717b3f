"""Adapter files (LoRA in safetensors), read with suspicion and written the same way twice.

Enters: files from anywhere, or arrays. Leaves: their tensors' names, types and shapes; refusals;
and bytes that are the same for the same arrays. Nothing here imports torch: the header of
safetensors is JSON after its length in 8 bytes, little-endian, and numbers follow in its order.
"""

import hashlib
import json
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.generative.errors import AdapterRefused

LARGEST_HEADER = 32 << 20
PROVENANCE = "storyreel"  # key of the header's metadata: JSON, how the adapter was made
_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1,
          "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1}  # fmt: skip
# Bits of the exponent: a number whose exponent is all ones is infinite or none.
_EXPONENTS: Mapping[str, tuple[type[np.unsignedinteger[Any]], int]] = {
    "F64": (np.uint64, 0x7FF0_0000_0000_0000),
    "F32": (np.uint32, 0x7F80_0000),
    "F16": (np.uint16, 0x7C00),
    "BF16": (np.uint16, 0x7F80),
}
_NAMED = 3
_CHUNK = 1 << 22  # numbers looked at at once


@dataclass(frozen=True, slots=True)
class TensorFacts:
    """One tensor as the header tells of it; offsets count from the end of the header."""

    dtype: str
    shape: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AdapterFile:
    """A file whose header makes sense."""

    path: Path
    tensors: Mapping[str, TensorFacts]
    metadata: Mapping[str, str]
    begins: int  # where the numbers begin

    @property
    def provenance(self) -> Mapping[str, Any]:
        """How it was made, where it was made here; else nothing."""
        try:
            told = json.loads(self.metadata.get(PROVENANCE, "{}"))
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


def opened(path: Path) -> AdapterFile:
    """Read the header of an adapter file.

    Raises:
        AdapterRefused: it is no safetensors file, or its header does not fit its size.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            length = int.from_bytes(head, "little")
            head += file.read(min(length, LARGEST_HEADER))
    except OSError as error:
        raise AdapterRefused(f"{path}: cannot be read ({error.strerror})") from error
    return _parsed(head, size, path)


def parsed(data: bytes, place: str) -> AdapterFile:
    """The header of a file that is in memory; raises AdapterRefused naming `place`."""
    return _parsed(data, len(data), Path(place))


def arrays_of(data: bytes, file: AdapterFile) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a file in memory, for types that numpy knows; read-only."""
    found = {}
    for name, facts in file.tensors.items():
        kind = next((n for n, told in _NAMES.items() if told == facts.dtype), None)
        if kind is None:
            raise AdapterRefused(f"{file.path}: {name}: numbers of type {facts.dtype}")
        raw = memoryview(data)[file.begins + facts.first : file.begins + facts.last]
        found[name] = np.frombuffer(raw, dtype=np.dtype(kind)).reshape(facts.shape)
    return found


def check_numbers(file: AdapterFile) -> None:
    """Refuse numbers that are infinite or none; raises AdapterRefused naming the first tensors."""
    with (
        file.path.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as m,
    ):
        bad = [name for name, facts in file.tensors.items() if _has_no_numbers(m, file, facts)]
    if bad:
        raise AdapterRefused(
            f"{file.path}: {_some(bad)}: numbers that are infinite or none (NaN); "
            "its training went wrong: take an earlier step of it, or train it again"
        )


def factors_of(file: AdapterFile) -> Mapping[str, tuple[TensorFacts, TensorFacts]]:
    """By module, the two factors of a LoRA: A [rank, in…] and B [out, rank…].

    Raises:
        AdapterRefused: a factor is alone, ranks differ, or nothing in it is a LoRA.
    """
    found: dict[str, dict[str, TensorFacts]] = {}
    for name, facts in file.tensors.items():
        for ending, factor in ((".lora_A.weight", "A"), (".lora_B.weight", "B")):
            if name.endswith(ending):
                found.setdefault(name.removesuffix(ending), {})[factor] = facts
    if not found:
        raise AdapterRefused(f"{file.path}: no LoRA in it (no tensor ends in .lora_A.weight)")
    alone = [name for name, pair in found.items() if len(pair) < 2]
    if alone:
        raise AdapterRefused(f"{file.path}: {_some(alone)}: one of two factors is missing")
    pairs = {name: (pair["A"], pair["B"]) for name, pair in found.items()}
    odd = [name for name, (a, b) in pairs.items() if not _fit(a.shape, b.shape)]
    if odd:
        raise AdapterRefused(f"{file.path}: {_some(odd)}: the ranks of its factors differ")
    return pairs


def check_base(file: AdapterFile, modules: Mapping[str, tuple[int, int]]) -> None:
    """Refuse an adapter for another model.

    Args:
        file: the adapter.
        modules: what the model can adapt: by name as in the file ("transformer.blocks.0.attn.to_q")
            the lengths of what goes in and what comes out.

    Raises:
        AdapterRefused: tensors that are no factor, modules that the model lacks, or other shapes.
    """
    pairs = factors_of(file)
    others = [
        name for name in file.tensors if not name.endswith(("lora_A.weight", "lora_B.weight"))
    ]
    if others:
        raise AdapterRefused(f"{file.path}: {_some(others)}: unknown keys; only LoRA is taken")
    unknown = [name for name in pairs if name not in modules]
    if unknown:
        raise AdapterRefused(
            f"{file.path}: {_some(unknown)}: the model has no such part; it was trained on another "
            f"base{_base_told(file)}"
        )
    misfits = [n for n, (a, b) in pairs.items() if (a.shape[1], b.shape[0]) != tuple(modules[n])]
    if misfits:
        raise AdapterRefused(
            f"{file.path}: {_some(misfits)}: made for a model of another size{_base_told(file)}"
        )


def sha256_of(path: Path) -> str:
    """Digest of a file, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written(
    tensors: Mapping[str, npt.NDArray[Any]], provenance: Mapping[str, Any] | None = None
) -> bytes:
    """Arrays as safetensors, in order of their names: the same arrays, the same bytes.

    Types are floats of 16 to 64 bits, int32, int64, uint8 and bool. Provenance (JSON values) goes
    into the metadata as one text: safetensors' own writer keeps several in no order.
    """
    header: dict[str, Any] = {}
    if provenance is not None:
        header["__metadata__"] = {PROVENANCE: json.dumps(provenance, sort_keys=True)}
    at, parts = 0, []
    for name in sorted(tensors):
        array = np.ascontiguousarray(tensors[name])
        raw = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        header[name] = {"dtype": _NAMES[array.dtype.name], "shape": list(array.shape),
                        "data_offsets": [at, at + len(raw)]}  # fmt: skip
        parts.append(raw)
        at += len(raw)
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # numbers begin at a multiple of 8
    return b"".join((len(text).to_bytes(8, "little"), text, *parts))


_NAMES = {"float64": "F64", "float32": "F32", "float16": "F16", "int64": "I64", "int32": "I32",
          "uint8": "U8", "bool": "BOOL"}  # fmt: skip


def _parsed(head: bytes, size: int, path: Path) -> AdapterFile:
    length = int.from_bytes(head[:8], "little")
    if not 2 <= length <= min(LARGEST_HEADER, size - 8):
        raise AdapterRefused(_no_safetensors(path, "its header has no sensible length"))
    try:
        header = json.loads(head[8 : 8 + length])
    except (ValueError, RecursionError) as error:
        raise AdapterRefused(_no_safetensors(path, "its header is not JSON")) from error
    if not isinstance(header, dict):
        raise AdapterRefused(_no_safetensors(path, "its header is not a table"))
    metadata = header.pop("__metadata__", {})
    tensors = {name: _facts(path, name, told) for name, told in header.items()}
    _check_extent(path, tensors, size - 8 - length)
    return AdapterFile(path, tensors, metadata if isinstance(metadata, dict) else {}, 8 + length)


def _facts(path: Path, name: str, told: object) -> TensorFacts:
    try:
        dtype, shape = told["dtype"], tuple(told["shape"])  # type: ignore[index]  # from a file
        first, last = told["data_offsets"]  # type: ignore[index]  # from a file
        sound = all(isinstance(n, int) and n >= 0 for n in (*shape, first, last))
        if sound and last - first == _BYTES[dtype] * prod(shape):
            return TensorFacts(dtype, shape, first, last)
    except (KeyError, TypeError, ValueError):
        pass  # told below, as what does not add up
    raise AdapterRefused(_no_safetensors(path, f"what it says of {name[:80]!r} does not add up"))


def _check_extent(path: Path, tensors: Mapping[str, TensorFacts], numbers: int) -> None:
    """Every byte belongs to one tensor: no gaps, no overlaps, nothing behind the end."""
    at = 0
    for facts in sorted(tensors.values(), key=lambda facts: (facts.first, facts.last)):
        if facts.first != at:
            raise AdapterRefused(_no_safetensors(path, "its tensors overlap or leave gaps"))
        at = facts.last
    if at != numbers:
        raise AdapterRefused(_no_safetensors(path, "it was cut off, or something hangs on"))


def _has_no_numbers(data: mmap.mmap, file: AdapterFile, facts: TensorFacts) -> bool:
    exponents = _EXPONENTS.get(facts.dtype)
    if exponents is None:
        return False
    kind, mask = exponents
    count = prod(facts.shape)
    for start, many in _chunks(count):
        offset = file.begins + facts.first + start * kind().itemsize
        numbers = np.frombuffer(data[offset : offset + many * kind().itemsize], dtype=kind)
        if bool(((numbers & kind(mask)) == kind(mask)).any()):
            return True
    return False


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for start in range(0, count, _CHUNK):
        yield start, min(_CHUNK, count - start)


def _fit(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return len(a) >= 2 and len(b) >= 2 and a[0] == b[1]


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(name[:120] for name in sorted(names)[:_NAMED]) + more


def _base_told(file: AdapterFile) -> str:
    base = file.provenance.get("base")
    return f", {base}" if isinstance(base, str) else ""


def _no_safetensors(path: Path, why: str) -> str:
    return f"{path}: is no safetensors file ({why}); LoRAs are taken as safetensors only"
