"""A face laid out flat, for programs that do not draw faces as we do.

Enters: the numbers of a face, see `renderers.rigs.faces`. Leaves: its picture without light, and
where on it a point of the head lies.
"""

from collections.abc import Mapping

import numpy as np

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.programs import Value, put
from renderers.mesh import Floats
from renderers.renderer import Pixels
from renderers.rigs.pieces import rgb

SIDE_PX = 512
_WINDOW = (-0.40, 0.0, 0.40, 0.80)  # u, v: a little more than is drawn as face
_U_PER_RADIAN = 0.455
_AXIS_Z = -0.06


def face_picture(graphics: Graphics, values: Mapping[str, Value], skin: str) -> Pixels:
    """The picture, uint8 [SIDE_PX, SIDE_PX, 3], rows from the forehead down."""
    import moderngl

    context = graphics.context
    paper = context.texture((SIDE_PX, SIDE_PX), 4)
    target = context.framebuffer([paper])
    program = graphics.programs.named("screen.vert", "face.glsl", "face_picture.frag")
    red, green, blue = (float(channel) for channel in rgb(skin))
    put(program, {**values, "window": _WINDOW, "skin": (red, green, blue),
                  "size": (float(SIDE_PX), float(SIDE_PX))})  # fmt: skip
    target.use()
    context.enable_only(moderngl.NOTHING)
    graphics.fill_screen(program)
    raw = np.frombuffer(target.read(components=3, alignment=1), np.uint8)
    return np.ascontiguousarray(raw.reshape(SIDE_PX, SIDE_PX, 3)[::-1])


def places_on_picture(local: Floats) -> Floats:
    """Where points of a head [V, 3], head units, lie on the picture [V, 2]: 0…1 from top left."""
    turn = np.arctan2(local[:, 0], np.maximum(local[:, 2] - _AXIS_Z, 0.05))
    u0, v0, u1, v1 = _WINDOW
    across = (turn * _U_PER_RADIAN - u0) / (u1 - u0)
    return np.stack([across, 1 - (local[:, 1] - v0) / (v1 - v0)], 1).astype(np.float32)
