"""Whether bytes are a GLB that shows something, read without a library.

Enters: bytes. Leaves: problems in words. glTF 2.0: header, JSON chunk, binary chunk; every accessor
within its view, every view within the chunk; positions that are numbers; indices that point at
vertices.
"""

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

_MAGIC, _JSON, _BIN = b"glTF", 0x4E4F534A, 0x004E4942
_HEADER = 12
_TYPES = {5121: np.uint8, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


class _Broken(ValueError):
    """Something that no reader could make sense of."""


def problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with a GLB; () where it can be shown."""
    try:
        told, binary = _chunks(data)
        return tuple(_meshes(told, binary))
    except (_Broken, KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        return (f"no GLB: {error or type(error).__name__}",)


def _chunks(data: bytes) -> tuple[Mapping[str, Any], bytes]:
    if len(data) < _HEADER or data[:4] != _MAGIC:
        raise _Broken("it does not begin as one")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2 or length != len(data):
        raise _Broken(f"version {version}, {length} bytes told and {len(data)} there")
    found: dict[int, bytes] = {}
    at = _HEADER
    while at + 8 <= len(data):
        count, kind = struct.unpack_from("<II", data, at)
        if at + 8 + count > len(data):
            raise _Broken("a chunk is longer than the file")
        found.setdefault(kind, data[at + 8 : at + 8 + count])
        at += 8 + count
    told = json.loads(found[_JSON])
    if not isinstance(told, Mapping):
        raise _Broken("its JSON is no object")
    return told, found.get(_BIN, b"")


def _meshes(told: Mapping[str, Any], binary: bytes) -> Iterator[str]:
    meshes = told.get("meshes", [])
    triangles = 0
    for mesh in meshes:
        for primitive in mesh["primitives"]:
            points = _accessor(told, binary, primitive["attributes"]["POSITION"])
            if not np.isfinite(points).all():
                yield "positions that are no numbers"
            if np.ptp(points, axis=0).max(initial=0) <= 0:
                yield "a mesh without extent"
            count = len(points)
            if "indices" in primitive:
                corners = _accessor(told, binary, primitive["indices"])
                if len(corners) and corners.max() >= len(points):
                    yield "indices that point at no vertex"
                count = len(corners)
            triangles += count // 3
    if not triangles:
        yield "it holds no triangles"


def _accessor(told: Mapping[str, Any], binary: bytes, number: int) -> npt.NDArray[Any]:
    accessor = told["accessors"][number]
    view = told["bufferViews"][accessor["bufferView"]]
    kind = np.dtype(_TYPES[accessor["componentType"]])
    width, count = _WIDTHS[accessor["type"]], accessor["count"]
    step = view.get("byteStride") or width * kind.itemsize
    start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    if count < 1 or step < width * kind.itemsize or start < 0:
        raise _Broken("an accessor of nothing")
    if start + (count - 1) * step + width * kind.itemsize > len(binary):
        raise _Broken("an accessor beyond the file's end")
    return np.lib.stride_tricks.as_strided(
        np.frombuffer(binary, kind, offset=start, count=1), (count, width), (step, kind.itemsize)
    ).copy()
