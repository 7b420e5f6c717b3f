"""Exact passes beside the picture: who is where, which way surfaces turn, how far they are.

Enters: what the picture is drawn from, the same vertex buffers and matrices. Leaves: ids, normals
in camera space, metric depth and where each point goes, pixel for pixel those of the picture
without its ink, which overhangs a surface by a pixel or two; and that ink by itself.
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
    ahead_m: Floats  # [h, w, 3] where the point that is seen will be a frame later, in the world
    names: dict[int, str]  # "actor:<id>", "face:<id>", "prop:<n>:<kind>", "set:<object>"


class PassTarget:
    """What passes are drawn into, of one size."""

    def __init__(self, graphics: Graphics, width: int, height: int) -> None:
        context = graphics.context
        self.size = (width, height)
        self._normal = context.texture((width, height), 4, dtype="f4")
        self._values = context.texture((width, height), 2, dtype="f4")
        self._ahead = context.texture((width, height), 4, dtype="f4")
        self._paper = context.texture((width, height), 4)
        depth = context.depth_renderbuffer((width, height))
        self.target = context.framebuffer([self._normal, self._values, self._ahead], depth)
        self._blank = context.framebuffer([self._paper])
        self.lines = context.framebuffer([self._paper], depth)  # ink, hidden by what was drawn
        self.program: moderngl.Program = graphics.programs.program(
            assemble("pass.vert"), assemble("pass.frag")
        )

    def begin(self) -> None:
        """Clear everything to nothing."""
        self.target.use()
        self.target.clear(depth=1.0)

    def begin_lines(self) -> None:
        """White paper, before which the surfaces drawn so far stand."""
        self._blank.clear(1.0, 1.0, 1.0, 1.0)
        self.lines.use()

    def read_lines(self) -> npt.NDArray[np.uint8]:
        """The ink alone, uint8 [h, w]: 0 bare … 255 black."""
        width, height = self.size
        raw = np.frombuffer(self.lines.read(components=1, alignment=1), np.uint8)
        return 255 - raw.reshape(height, width)

    def read(self, names: dict[int, str]) -> Passes:
        """Fetch what was drawn."""
        width, height = self.size

        def fetch(attachment: int, components: int) -> Floats:
            raw = self.target.read(components=components, attachment=attachment, dtype="f4")
            return np.frombuffer(raw, np.float32).reshape(height, width, components)

        values = fetch(1, 2)
        ids = np.rint(values[..., 0]).astype(np.uint16)
        return Passes(ids, fetch(0, 3), values[..., 1].copy(), fetch(2, 3), names)
