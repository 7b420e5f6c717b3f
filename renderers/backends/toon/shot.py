"""One shot on the graphics device: what stands in it, and a picture of any of its frames.

Enters: an exposure sheet, a profile, the stage and built bodies. Leaves: frames in the canvas, and
passes of the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.bodies import JOINT
from renderers.backends.toon.backdrop import Backdrop
from renderers.backends.toon.exposures import camera_drifts
from renderers.backends.toon.figures import Figure
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.hand_props import HandProp
from renderers.backends.toon.ink import FIGURE_STROKE, SET_STROKE, Ink
from renderers.backends.toon.key_light import FigureLight, figure_light
from renderers.backends.toon.lens import NEAR_M, Lens, at_rest, lens_at
from renderers.backends.toon.passes import PROPS_FROM, Passes, PassTarget, body_id, face_id
from renderers.backends.toon.plate import Plate
from renderers.backends.toon.shadows import Shadows, limb_rows, shadow_direction
from renderers.backends.toon.stage import Stage, edges_as_ribbons
from renderers.backends.toon.weather import RAIN_STROKE, SNOW_STROKE, falls, weather_rows
from renderers.mesh import Floats
from renderers.xsheet import XSheet

_HEAD_REACH = 0.72  # of a head's height: nearer, the camera would look out of the skull
_CHEST_REACH_M = 0.30


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who and what moves in a shot."""

    figures: tuple[Figure, ...]
    props: tuple[HandProp, ...]


def blocks_the_lens(figure: Figure, eyes: Floats) -> bool:
    """Whether the camera [F, 3] would at some frame look out from within a body."""
    joints, look = figure.joints(), figure.track.look
    head = joints[:, JOINT["head"]] + np.array([0, look.head_m / 2, 0], np.float32)
    to_head = np.linalg.norm(head - eyes, axis=1)
    to_chest = np.linalg.norm(joints[:, JOINT["spine3"]] - eyes, axis=1)
    seen = figure.track.visible
    near = (to_head < _HEAD_REACH * look.head_m + NEAR_M) | (to_chest < _CHEST_REACH_M)
    return bool((near & seen).any())


class Shot:
    """Draws the frames of one sheet."""

    def __init__(
        self,
        graphics: Graphics,
        sheet: XSheet,
        stage: Stage,
        cast: Cast,
        backdrop: Backdrop,
    ) -> None:
        self._graphics = graphics
        self._sheet = sheet
        self._stage = stage
        self._cast = cast
        self._backdrop = backdrop
        self._drifts = camera_drifts(sheet.camera)
        self._rests = at_rest(sheet.camera)
        eyes = sheet.camera.eye_m
        self._hidden = {f.number for f in cast.figures if blocks_the_lens(f, eyes)}

    def is_empty(self) -> bool:
        """Whether nothing but the set is ever seen."""
        moving: Sequence[Figure | HandProp] = (*self._cast.figures, *self._cast.props)
        return not any(thing.track.visible.any() for thing in moving)

    def draw(self, frame: int, canvas: Plate, shadows: Shadows | None, ink: Ink) -> None:
        """Draw one frame into the canvas."""
        import moderngl

        context = self._graphics.context
        lens = self._lens(frame, canvas.colour.size)
        things = self._posed(frame, lens)
        rests = bool(self._rests[frame] >= 0)
        self._backdrop.paint(canvas, lens, float(self._drifts[frame]), rests=rests)
        self._graphics.frame_block.fill(lens, self._stage.air, lens.width, lens.height)
        if shadows is not None:
            limbs = self._limbs(frame)
            shadows.draw(canvas.target, limbs, lens, self._stage.air)
        canvas.target.use()
        context.front_face = "cw"
        for thing in things:
            context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
            thing.draw(frame, self._light(thing, frame, lens))
        context.front_face = "ccw"
        self._backdrop.lines_before(canvas, lens, self._far_edge(things, lens))
        rows = [t.lines(lens.eye) for t in things]
        if rows:
            lines = _in_scene_light(np.concatenate(rows), self._stage)
            outline = self._sheet.finish.outline
            ink.draw(lines, lens, FIGURE_STROKE, outline * lens.height / 720)
        self._draw_weather(frame, lens, ink)

    def passes(self, frame: int, target: PassTarget) -> Passes:
        """Ids, normals, depth of one frame, and where its points are at the next."""
        import moderngl

        context = self._graphics.context
        lens = self._lens(frame, target.size)
        things = self._posed(frame, lens)
        self._graphics.frame_block.fill(lens, self._stage.air, lens.width, lens.height)
        target.begin()
        context.enable_only(moderngl.DEPTH_TEST)
        self._stage.draw_ids(self._backdrop.walls, target.program)
        context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        context.front_face = "cw"
        for thing in things:
            thing.lead(min(frame + 1, self._sheet.frames - 1))
            thing.draw_ids(target.program)
        context.front_face = "ccw"
        return target.read(self._names())

    def lines(self, frame: int, target: PassTarget, ink: Ink) -> npt.NDArray[np.uint8]:
        """The ink of the frame whose passes were drawn last, uint8 [h, w]: 255 is full black."""
        lens = self._lens(frame, target.size)
        target.begin_lines()
        scale = self._sheet.finish.outline * lens.height / 720
        edges = self._backdrop.edges_seen(lens)
        for rows, stroke in (
            (edges_as_ribbons(edges, self._stage.air), SET_STROKE),
            *((t.lines(lens.eye), FIGURE_STROKE) for t in self._posed(frame, lens)),
        ):
            rows[:, 6:9] = 0
            ink.draw(rows, lens, stroke, scale)
        return target.read_lines()

    def _draw_weather(self, frame: int, lens: Lens, ink: Ink) -> None:
        sheet = self._sheet
        kind = falls(sheet.light) if sheet.light else ""
        if kind:
            seconds = float(sheet.rate.seconds(frame))
            grey = min(1.0, 0.25 + 0.75 * float(np.mean(self._stage.air.ambient_high)))
            rows = weather_rows(kind, sheet.shot_id, seconds, lens, grey)
            stroke = RAIN_STROKE if kind == "rain" else SNOW_STROKE
            ink.draw(rows, lens, stroke, lens.height / 720)

    def _lens(self, frame: int, size: tuple[int, int]) -> Lens:
        first = int(self._rests[frame])
        return lens_at(self._sheet.camera, first if first >= 0 else frame, *size)

    def _posed(self, frame: int, lens: Lens) -> list[Figure | HandProp]:
        """Everything that is in frame, in its pose."""
        figures = [f for f in self._cast.figures if f.number not in self._hidden]
        moving: list[Figure | HandProp] = [*figures, *self._cast.props]
        things = [t for t in moving if t.track.visible[frame] and t.seen(frame, lens)]
        for thing in things:
            thing.pose(frame)
        return things

    def _limbs(self, frame: int) -> Floats:
        """Shadow capsules of everybody in the set, in frame or not."""
        direction = shadow_direction(self._stage.air)
        rows = [
            limb_rows(f.joints()[frame], f.track.look, direction)
            for f in self._cast.figures
            if f.track.visible[frame]
        ]
        return np.concatenate(rows) if rows else np.zeros((0, 5), np.float32)

    def _light(self, thing: Figure | HandProp, frame: int, lens: Lens) -> FigureLight:
        if isinstance(thing, Figure):
            head = thing.head(frame).astype(np.float64)
            place, face = head[:3, 3], head[:3, 2]
        else:
            place = thing.track.position_m[frame].astype(np.float64)
            face = lens.back.astype(np.float64) * 0.5
        return figure_light(lens, self._stage.air, self._stage.set_mesh.lamps, place, face)

    def _far_edge(self, things: Sequence[Figure | HandProp], lens: Lens) -> float:
        """Distance beyond which no figure stands, metres along the view."""
        depths = [float((-lens.back @ (t.position[::29] - lens.eye).T).max()) for t in things]
        return max(depths, default=0.0)

    def _names(self) -> dict[int, str]:
        names = {i: f"set:{name}" for i, name in enumerate(self._stage.set_mesh.objects) if i}
        for figure in self._cast.figures:
            names[body_id(figure.number)] = f"actor:{figure.track.character_id}"
            names[face_id(figure.number)] = f"face:{figure.track.character_id}"
        for prop in self._cast.props:
            names[PROPS_FROM + prop.number] = f"prop:{prop.number}:{prop.track.kind}"
        return names


def _in_scene_light(rows: Floats, stage: Stage) -> Floats:
    """Ink rows dimmed to the scene: lines at night are not blacker than the night."""
    air = stage.air
    level = np.clip(np.array(air.ambient_high) + np.array(air.key) * 0.8 + 0.1, 0, 1)
    rows[:, 6:9] *= (level * np.array(air.grade)).astype(np.float32)
    return rows
