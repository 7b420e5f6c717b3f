"""A plate as a value, and as bytes that are the same for the same plate.

Enters: views. Leaves: plates; a ZIP of arrays and back.
"""

import io
import json
import zipfile
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from renderers.generative.plates.viewpoint import Viewpoint
from renderers.passes.cameras import Camera

LABEL = "plate/1"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ARRAYS = ("k", "world_to_camera", "colour", "depth", "known")


@dataclass(frozen=True, slots=True, eq=False)
class PlateView:
    """A picture of the place. Where it is not `known`, another view tells."""

    viewpoint: Viewpoint
    colour: npt.NDArray[np.uint8]  # [h, w, 3]
    depth: npt.NDArray[np.uint16]  # [h, w] levels of renderers.passes.levels; 0 nothing
    known: npt.NDArray[np.bool_]  # [h, w]


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """One place in one light, in one style. Earlier views count before later ones."""

    place: str
    light: str
    style: str = ""
    views: tuple[PlateView, ...] = ()

    def with_view(self, view: PlateView) -> "Plate":
        """The plate with one more view."""
        return replace(self, views=(*self.views, view))


def packed(plate: Plate) -> bytes:
    """The plate as bytes."""
    out = io.BytesIO()
    told = {"label": LABEL, "place": plate.place, "light": plate.light, "style": plate.style,
            "views": len(plate.views)}  # fmt: skip
    with zipfile.ZipFile(out, "w") as archive:
        text = json.dumps(told, sort_keys=True, ensure_ascii=False)
        archive.writestr(zipfile.ZipInfo("told.json", _EPOCH), text)
        for number, view in enumerate(plate.views):
            camera = view.viewpoint.camera
            arrays = (camera.k, camera.world_to_camera, view.colour, view.depth, view.known)
            for name, array in zip(_ARRAYS, arrays, strict=True):
                entry = zipfile.ZipInfo(f"{number:03}/{name}.npy", _EPOCH)
                data = io.BytesIO()
                np.lib.format.write_array(data, np.ascontiguousarray(array), allow_pickle=False)
                # hastily: a plate is written again with each view that is added
                archive.writestr(entry, data.getbuffer(), zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def unpacked(data: bytes) -> Plate:
    """The plate of these bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = json.loads(archive.read("told.json"))
        views = tuple(_view(archive, number) for number in range(told["views"]))
    return Plate(told["place"], told["light"], told["style"], views)


def _view(archive: zipfile.ZipFile, number: int) -> PlateView:
    arrays = []
    for name in _ARRAYS:
        with archive.open(f"{number:03}/{name}.npy") as source:
            arrays.append(np.lib.format.read_array(source, allow_pickle=False))
    k, pose, colour, depth, known = arrays
    height, width = depth.shape
    return PlateView(Viewpoint(Camera(k, pose), width, height), colour, depth, known)
