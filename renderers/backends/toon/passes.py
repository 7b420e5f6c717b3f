"""Exact passes beside the picture: who is where, which way surfaces turn, how far they are.

Enters: what the picture is drawn from, the same vertex buffers and matrices. Leaves: ids, normals
in camera space and metric depth, pixel for pixel those of the picture without its ink, which
overhangs a surface by a pixel or two.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.programs import assemble
from renderers.mesh import Floats

if TYPE_CHECKING:
    import moderngl

PROPS_FROM = 40_000
ACTORS_FROM = 50_000  # ids below belong to the set's own objects
IDS_PER_ACTOR = 2  # body, face


def body_id(actor: int) -> int:
    """Id of an actor's body and clothes."""
    return ACTORS_FROM + IDS_PER_ACTOR * actor


def face_id(actor: int) -> int:
    """Id of the face region of an actor's head."""
    return body_id(actor) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """Passes of one frame, rows top first."""

    ids: npt.NDArray[np.uint16]  # [h, w]; 0 is nothing
    normal: Floats  # [h, w, 3] −1…1, camera space: x right, y up, z towards the camera
    depth_m: Floats  # [h, w]; 0 where there is nothing
    names: dict[int, str]  # "actor:<id>", "face:<id>", "prop:<n>:<kind>", "set:<object>"


class PassTarget:
    """What passes are drawn into, of one size."""

    def __init__(self, graphics: Graphics, width: int, height: int) -> None:
        context = graphics.context
        self.size = (width, height)
        self._normal = context.texture((width, height), 4)
        self._values = context.texture((width, height), 2, dtype="f4")
        depth = context.depth_renderbuffer((width, height))
        self.target = context.framebuffer([self._normal, self._values], depth)
        self.program: moderngl.Program = graphics.programs.program(
            assemble("pass.vert"), assemble("pass.frag")
        )

    def begin(self) -> None:
        """Clear everything to nothing."""
        self.target.use()
        self.target.clear(depth=1.0)

    def read(self, names: dict[int, str]) -> Passes:
        """Fetch what was drawn."""
        width, height = self.size
        raw = np.frombuffer(self.target.read(components=3, alignment=1), np.uint8)
        normal = (raw.reshape(height, width, 3) / np.float32(127.5) - 1).astype(np.float32)
        values = np.frombuffer(
            self.target.read(components=2, attachment=1, dtype="f4"), np.float32
        ).reshape(height, width, 2)
        ids = np.rint(values[..., 0]).astype(np.uint16)
        normal[ids == 0] = 0
        return Passes(ids, normal, values[..., 1].copy(), names)
