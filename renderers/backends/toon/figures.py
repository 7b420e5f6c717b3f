"""Characters: posed on the CPU, coloured by one program per garment.

Enters: a `CharacterMesh`, an actor's track and the light. Leaves: draws of the body and its ink.
"""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from planner.bodies import JOINT, rest_offsets_m
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.key_light import FigureLight
from renderers.backends.toon.lens import Lens, box_on_screen
from renderers.backends.toon.passes import body_id, face_id
from renderers.backends.toon.surfaces import Paint, Run, Surface
from renderers.mesh import Floats
from renderers.rigs.character_mesh import CharacterMesh, pose
from renderers.rigs.faces import face_at, face_of
from renderers.rigs.kinematics import world_matrices
from renderers.xsheet import ActorTrack

if TYPE_CHECKING:
    import moderngl

_SEAM_WIDTH = 0.8  # of a contour's


def group_program(graphics: Graphics, group: str) -> "moderngl.Program":
    """The program that draws a group of triangles, see `renderers.rigs.character_mesh.GROUPS`."""
    define = {"WRAP": "0.05", "GLOSS": "0.30", "ALBEDO": "c"}
    files: tuple[str, ...] = ("figure.frag",)
    if group == "face":
        define |= {"WRAP": "0.16", "GLOSS": "0.12", "FLESH": "0.7", "ALBEDO": "face(c, l)"}
        files = ("face.glsl", *files)
    elif group == "skin":
        define |= {"WRAP": "0.16", "GLOSS": "0.12", "FLESH": "0.7"}
    elif group == "hair":
        define |= {"GLOSS": "0.0", "ALBEDO": "hair(c, l)", "SHINE": "hair_shine(l, nl)"}
        files = ("hair.glsl", *files)
    elif group.startswith("cloth_"):
        pattern = group.removeprefix("cloth_")
        define |= {"ACCENT": "", "ALBEDO": f"{pattern}(c, accent, l)"}
        files = ("cloth.glsl", *files)
    elif group == "glass":
        define |= {"GLOSS": "1.2"}
    return graphics.programs.named("figure.vert", *files, define=define)


class Figure:
    """One actor in one shot."""

    def __init__(
        self, graphics: Graphics, number: int, mesh: CharacterMesh, track: ActorTrack
    ) -> None:
        self.number = number
        self.track = track
        self._mesh = mesh
        runs = [
            Run(group, group_program(graphics, group), *mesh.triangle_range(group))
            for group in mesh.groups
        ]
        paint = Paint(mesh.local, mesh.colour, mesh.accent, mesh.line_width, mesh.triangles)
        self._surface = Surface(graphics, paint, runs)

    @cached_property
    def _worlds(self) -> Floats:
        track = self.track
        offsets = rest_offsets_m(track.look)
        return world_matrices(track.root_m, track.local_quat, offsets)  # [F, 22, 4, 4]

    @property
    def position(self) -> Floats:
        """Posed vertices [V, 3]."""
        return self._surface.position

    def head(self, frame: int) -> Floats:
        """World matrix of the head joint [4, 4]."""
        return np.asarray(self._worlds[frame, JOINT["head"]])

    def joints(self) -> Floats:
        """Places of all joints over the shot [F, 22, 3]."""
        return np.asarray(self._worlds[:, :, :3, 3])

    def seen(self, frame: int, lens: Lens) -> bool:
        """Whether some of the body may be in the picture."""
        joints = self._worlds[frame, :, :3, 3]
        reach = self.track.look.head_m * 1.35  # hair, hats and hands beyond the joints
        low, high = joints.min(axis=0) - reach, joints.max(axis=0) + reach
        return box_on_screen(lens, low, high) is not None

    def pose(self, frame: int) -> None:
        """Carry the body into the pose of a frame."""
        self._surface.pose(*pose(self._mesh, self._worlds[frame], self.track.hand_shape[frame]))

    def lead(self, frame: int) -> None:
        """Tell where the body will be, for passes of the frame that it is posed in."""
        world, hands = self._worlds[frame], self.track.hand_shape[frame]
        self._surface.lead(pose(self._mesh, world, hands)[0])

    def draw(self, frame: int, light: FigureLight) -> None:
        """Surfaces, into the current target; front faces are clockwise there."""
        look = self.track.look
        face = {**face_of(look), **face_at(self.track.face, frame, look)}
        self._surface.draw(light.uniforms(), {"face": face})

    def draw_ids(self, program: "moderngl.Program") -> None:
        """The body with its ids, for passes."""
        self._surface.draw_ids(program, {"face": face_id(self.number)}, body_id(self.number))

    def as_caster(self, program: "moderngl.Program") -> "moderngl.VertexArray":
        """What casts the body's shadow."""
        return self._surface.as_caster(program)

    def lines(self, eye: Floats) -> Floats:
        """Contours and seams of the pose as ink rows [N, 10]."""
        position, ink = self._surface.position, self._surface.ink
        start, end = self._mesh.seam[:, 0], self._mesh.seam[:, 1]
        seams = np.hstack([position[start], position[end], ink[start]])
        seams[:, 9] *= _SEAM_WIDTH
        return np.concatenate([self._surface.contours(eye), seams])
