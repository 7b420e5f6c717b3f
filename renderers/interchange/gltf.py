"""glTF 2.0 in one binary file (GLB): arrays as accessors, and the container round them.

Enters: numpy arrays, then the JSON that refers to them by index. Leaves: bytes, the same for the
same arrays. Source: Khronos, glTF 2.0 specification, sections 3.6 and 4.
"""

import json
import struct
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
VERTICES, INDICES = 34962, 34963  # what a view is bound as
_COMPONENTS = {"float32": 5126, "uint32": 5125, "uint16": 5123, "uint8": 5121}
_TYPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_MAGIC, _VERSION, _JSON, _BIN = 0x46546C67, 2, 0x4E4F534A, 0x004E4942


class Binary:
    """The buffer of a file, and its views and accessors."""

    def __init__(self) -> None:
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []
        self._data = bytearray()

    def accessor(self, values: Array, *, target: int | None = None, ranged: bool = False) -> int:
        """An accessor of rows [N] or [N, width]; `ranged` tells least and most, as some must."""
        rows = np.ascontiguousarray(values)
        told: dict[str, Any] = {
            "bufferView": self._view(rows, target), "componentType": _COMPONENTS[rows.dtype.name],
            "count": len(rows), "type": _TYPES[rows[0].size],
        }  # fmt: skip
        if ranged:
            told |= _range(rows.reshape(len(rows), -1))
        self.accessors.append(told)
        return len(self.accessors) - 1

    def sparse(self, count: int, rows: Array, values: Array, *, ranged: bool = False) -> int:
        """An accessor of `count` rows of float32, zero but for some [N], which hold [N, width]."""
        indices = np.ascontiguousarray(rows, np.uint32)
        kept = np.ascontiguousarray(values, np.float32)
        told: dict[str, Any] = {
            "componentType": _COMPONENTS["float32"], "count": count, "type": _TYPES[kept.shape[1]],
            "sparse": {
                "count": len(kept),
                "indices": {"bufferView": self._view(indices, None),
                            "componentType": _COMPONENTS["uint32"]},
                "values": {"bufferView": self._view(kept, None)},
            },
        }  # fmt: skip
        if ranged:
            told |= _range(np.concatenate([kept, np.zeros((1, kept.shape[1]), np.float32)]))
        self.accessors.append(told)
        return len(self.accessors) - 1

    def picture(self, png: bytes) -> int:
        """A view that holds a PNG."""
        return self._view(np.frombuffer(png, np.uint8), None)

    def file(self, document: dict[str, Any]) -> bytes:
        """The whole GLB: the document, completed with views and accessors, and the buffer."""
        whole = {
            **document,
            "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": len(self._data)}],
        }
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        chunks = _chunk(_JSON, text.encode(), b" ") + _chunk(_BIN, bytes(self._data), b"\0")
        return struct.pack("<III", _MAGIC, _VERSION, 12 + len(chunks)) + chunks

    def _view(self, rows: Array, target: int | None) -> int:
        self._data.extend(b"\0" * (-len(self._data) % 4))
        told: dict[str, Any] = {"buffer": 0, "byteOffset": len(self._data),
                                "byteLength": rows.nbytes}  # fmt: skip
        if target is not None:
            told["target"] = target
        self._data.extend(rows.tobytes())
        self.views.append(told)
        return len(self.views) - 1


def _range(rows: Array) -> dict[str, list[float]]:
    return {"min": rows.min(0).tolist(), "max": rows.max(0).tolist()}


def _chunk(kind: int, data: bytes, filler: bytes) -> bytes:
    padded = data + filler * (-len(data) % 4)
    return struct.pack("<II", len(padded), kind) + padded
