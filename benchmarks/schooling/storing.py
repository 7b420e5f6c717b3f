"""The weights files: numpy's arrays, packed alike every time.

Enters: arrays. Leaves: `weights.npz`, `second.npz` and `meaning.npz` beside the reader that loads
them.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEARNED = Path(__file__).resolve().parents[2] / "planner" / "revising" / "learned"
WEIGHTS = _LEARNED / "weights.npz"
SECOND = _LEARNED / "second.npz"
MEANING = _LEARNED / "meaning.npz"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # no clock in the file


def written(arrays: Mapping[str, NDArray[Any]], path: Path = WEIGHTS) -> int:
    """Write the file; how many bytes it has."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            held = io.BytesIO()
            np.save(held, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", _LONG_AGO), held.getvalue(), zipfile.ZIP_DEFLATED, 9
            )
    return path.stat().st_size
