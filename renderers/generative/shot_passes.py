"""The passes of one shot, held together: what steers models and what their answer is held to.

Enters: arrays measured by `renderers.passes`. Leaves: one value, and bytes of it that are the same
for the same arrays. All passes share the picture's pixels; frames count from the shot's first.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FLOW_LEVELS = 32  # levels per pixel of motion
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that ZIP knows: files carry none of their own
_ARRAYS = ("beauty", "pose", "depth", "near", "ids", "line", "normal", "flow", "intrinsics",
           "extrinsics", "body", "face")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class ShotPasses:
    """Arrays of n frames, h by w pixels, p people.

    `names` says what ids are ("actor:<id>" body, "face:<id>", "prop:<n>:<kind>", "set:<object>").
    """

    beauty: npt.NDArray[np.uint8]  # [n, h, w, 3] the toon picture
    pose: npt.NDArray[np.uint8]  # [n, h, w, 3] OpenPose in ControlNet's colours
    depth: npt.NDArray[np.uint16]  # [n, h, w] levels of renderers.passes.levels; 0 nothing
    near: npt.NDArray[np.uint8]  # [n, h, w] inverse depth, white nearest, one range for the shot
    ids: npt.NDArray[np.uint16]  # [n, h, w]
    line: npt.NDArray[np.uint8]  # [n, h, w] ink, white on black
    normal: npt.NDArray[np.uint8]  # [n, h, w, 3] camera space
    flow: npt.NDArray[np.int16]  # [n - 1, h, w, 2] where a point goes, 1/32 pixels, x right, y down
    intrinsics: npt.NDArray[np.float64]  # [n, 3, 3]
    extrinsics: npt.NDArray[np.float64]  # [n, 4, 4] world to camera: x right, y down, z ahead
    body: npt.NDArray[np.float32]  # [n, p, 18, 3] COCO-18: x px, y px, confidence 1, 0.5 or 0
    face: npt.NDArray[np.float32]  # [n, p, 70, 3]
    people: tuple[str, ...]  # character ids, in the order of body and face
    names: Mapping[int, str]

    @property
    def frames(self) -> int:
        """How many frames."""
        return len(self.ids)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.ids.shape[2], self.ids.shape[1]

    def ids_of(self, *beginnings: str) -> tuple[int, ...]:
        """Ids whose names begin with one of these."""
        return tuple(i for i, name in sorted(self.names.items()) if name.startswith(beginnings))

    def mask(self, ids: tuple[int, ...]) -> npt.NDArray[np.bool_]:
        """Where these ids are seen, [n, h, w]."""
        found: npt.NDArray[np.bool_] = np.isin(self.ids, ids)
        return found

    def character_mask(self, character_id: str) -> npt.NDArray[np.bool_]:
        """Where somebody is seen, face included, [n, h, w]."""
        wanted = {f"actor:{character_id}", f"face:{character_id}"}
        return self.mask(tuple(i for i, name in self.names.items() if name in wanted))


def packed(passes: ShotPasses) -> bytes:
    """The passes as bytes (a ZIP of .npy files)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        told = {"people": passes.people, "names": {str(i): n for i, n in passes.names.items()}}
        archive.writestr(zipfile.ZipInfo("told.json", _EPOCH), json.dumps(told, sort_keys=True))
        for name in _ARRAYS:
            entry = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as target:
                np.lib.format.write_array(target, getattr(passes, name), allow_pickle=False)
    return out.getvalue()


def unpacked(data: bytes) -> ShotPasses:
    """The passes of these bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = json.loads(archive.read("told.json"))
        arrays = {}
        for name in _ARRAYS:
            with archive.open(f"{name}.npy") as source:
                arrays[name] = np.lib.format.read_array(source, allow_pickle=False)
    names = {int(i): name for i, name in told["names"].items()}
    return ShotPasses(people=tuple(told["people"]), names=names, **arrays)
