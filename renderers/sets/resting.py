"""How a thing lies when nobody holds it.

Enters: a kind of thing. Leaves: the turn from its held to its resting pose and where its grip then
is above the middle of its underside.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from renderers.sets.piece import turn_x, turn_z
from renderers.sets.props import build_prop, prop_kind

_FLAT = turn_x(-90.0)  # the front looks up, the top points away
_ON_SIDE = turn_z(90.0)
_LAID: Mapping[str, np.ndarray[tuple[int, int], np.dtype[np.float32]]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("letter", "envelope", "photograph", "phone", "book", "newspaper", "folder", "key",
             "money", "pen", "map", "knife", "spoon", "camera_strap", "coin", "watch", "torch_up",
             "flower", "ring", "towel", "brush", "comb", "belt", "rope", "cards"),
            _FLAT,
        ),
        **dict.fromkeys(("gun", "rifle", "receiver"), _ON_SIDE),
    }
)  # fmt: skip
Quat = tuple[float, float, float, float]


@lru_cache(maxsize=256)
def at_rest(kind: str) -> tuple[Quat, tuple[float, float, float]]:
    """A thing's turn at rest (x, y, z, w) and its grip above the middle of its underside."""
    turn = _LAID.get(prop_kind(kind), np.eye(3, dtype=np.float32))
    points = build_prop(kind).position @ turn.T
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    return _quaternion(turn), (float(-middle[0]), float(-low[1]), float(-middle[2]))


def _quaternion(turn: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Quat:
    """Of a turn about x or z by less than 180°."""
    w = float(np.sqrt(max(1.0 + np.trace(turn), 1e-9)) / 2.0)
    x, y, z = (turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1])
    return float(x) / (4 * w), float(y) / (4 * w), float(z) / (4 * w), w
