"""The toon renderer: an exposure sheet becomes frames.

Enters: `XSheet`, `Profile`, `Assets`. Leaves: `Frame`s, and passes of single frames. One process
draws one shot at a time; the same sheet gives the same bytes in every process on one machine.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Light
from renderers.backends.toon.atmosphere import Atmosphere, atmosphere
from renderers.backends.toon.backdrop import Backdrop, Filming
from renderers.backends.toon.exposures import exposures
from renderers.backends.toon.face_picture import face_picture
from renderers.backends.toon.figures import Figure
from renderers.backends.toon.finishing import Finishing, finishes
from renderers.backends.toon.graphics import Graphics, graphics
from renderers.backends.toon.hand_props import HandProp
from renderers.backends.toon.ink import Ink
from renderers.backends.toon.lens import holds_still, lens_at
from renderers.backends.toon.light_map import LightMap
from renderers.backends.toon.passes import Passes, PassTarget
from renderers.backends.toon.plate import Plate, Plates, depth_target
from renderers.backends.toon.set_light import bake, sun_through
from renderers.backends.toon.shadows import Shadows
from renderers.backends.toon.shot import Cast, Shot
from renderers.backends.toon.stage import Stage, walls_in_the_way
from renderers.errors import RenderError
from renderers.fades import faded
from renderers.profile import Profile
from renderers.renderer import Assets, Frame, Pixels
from renderers.rigs.characters import detail_for
from renderers.rigs.faces import face_at, face_of
from renderers.xsheet import ActorTrack, FaceTrack, XSheet

if TYPE_CHECKING:
    from renderers.sets.set_mesh import SetMesh

_STAGES_KEPT = 3
_HASTE = 0.6  # animatics take bodies as if heads were so much smaller: ink hides the facets
StageKey = tuple[FloorPlan, Light]


def head_px(track: ActorTrack, sheet: XSheet, width: int, height: int) -> float:
    """How high the actor's head stands in the picture where it is largest, pixels."""
    largest = 0.0
    for frame in range(0, sheet.frames, max(1, sheet.frames // 8)):
        lens = lens_at(sheet.camera, frame, width, height)
        distance = float(np.linalg.norm(track.root_m[frame] + [0, 0.6, 0] - lens.eye))
        largest = max(largest, track.look.head_m * lens.px_per_m / max(distance, 0.3))
    return largest


class ToonRenderer:
    """Draws shots with OpenGL; the context opens with the first of them."""

    ident = "toon/1"

    def __init__(self) -> None:
        self._stages: OrderedDict[StageKey, Stage] = OrderedDict()
        self._canvases: dict[tuple[int, int], Plate] = {}

    def render(self, sheet: XSheet, profile: Profile, assets: Assets) -> Iterator[Frame]:
        """Frames of the shot; pixels are lent until the next frame is asked for.

        Raises:
            MissingGraphics: this machine has no OpenGL 3.3 on EGL.
        """
        if sheet.floor_plan is None or sheet.light is None:
            black = np.zeros((profile.height_px, profile.width_px, 4), np.uint8)
            black[..., 3] = 255
            yield Frame(black, sheet.frames)
            return
        yield from self._draw(sheet, (sheet.floor_plan, sheet.light), profile, assets)

    def passes(self, sheet: XSheet, frame: int, width: int, height: int, assets: Assets) -> Passes:
        """Ids, normals and metric depth of one frame.

        Raises:
            RenderError: the sheet is a card and shows no set.
        """
        passes, _ = next(self.every_pass(sheet, width, height, assets, (frame,)))
        return passes

    def every_pass(
        self,
        sheet: XSheet,
        width: int,
        height: int,
        assets: Assets,
        frames: Sequence[int] | None = None,
    ) -> Iterator[tuple[Passes, npt.NDArray[np.uint8]]]:
        """Passes of all frames or of some, and the ink of each alone: uint8 [h, w], 255 black.

        Raises:
            RenderError: the sheet is a card and shows no set.
        """
        if sheet.floor_plan is None or sheet.light is None:
            raise RenderError(f"shot {sheet.shot_id} is a card; ask for passes of a staged shot")
        cast = self._cast(sheet, (width, height), assets)
        try:
            key = (sheet.floor_plan, sheet.light)
            shot = self._shot(sheet, key, cast, assets, shallow=False)
            target = PassTarget(self._graphics, width, height)
            for frame in range(sheet.frames) if frames is None else frames:
                yield shot.passes(frame, target), shot.lines(frame, target, self._ink)
        finally:
            self._graphics.tidy()

    def face(self, look: Look, track: FaceTrack, frame: int) -> Pixels:
        """A face laid out flat as it is at a frame, see `face_picture`."""
        values = {**face_of(look), **face_at(track, frame, look)}
        try:
            return face_picture(self._graphics, values, look.skin)
        finally:
            self._graphics.tidy()

    def light(self, plan: FloorPlan, light: Light, assets: Assets) -> bytes:
        """Measure the light of a set, as `Assets.light_map` keeps it."""
        set_mesh = assets.set_mesh(plan)
        return self._baked(set_mesh, _air(set_mesh, light))

    def _draw(
        self, sheet: XSheet, key: StageKey, profile: Profile, assets: Assets
    ) -> Iterator[Frame]:
        size = (profile.width_px, profile.height_px)
        cast = self._cast(sheet, size, assets, 1.0 if profile.step == 1 else _HASTE)
        try:
            shallow = sheet.shallow and profile.defocus
            shot = self._shot(sheet, key, cast, assets, shallow=shallow)
            canvas, pixels = self._canvas(size), np.zeros((size[1], size[0], 4), np.uint8)
            shadows = self._shadows if profile.shadows else None
            still = shot.is_empty() and not sheet.finish.grain  # grain lives, or it looks like dirt
            for frame, hold in exposures(sheet, profile.step, empty=still):
                shot.draw(frame, canvas, shadows, self._ink)
                shown = self._finished(canvas, sheet, frame)
                yield from faded(sheet, frame, hold, self._read(shown, pixels))
        finally:
            self._graphics.tidy()

    def _finished(self, canvas: Plate, sheet: XSheet, frame: int) -> Plate:
        if not finishes(sheet.finish):
            return canvas
        return self._finishing.finished(canvas, sheet.finish, sheet.shot_id, frame)

    @staticmethod
    def _read(canvas: Plate, into: Pixels) -> Pixels:
        canvas.target.read_into(into, components=4)
        lent = into.view()
        lent.flags.writeable = False
        return lent

    @cached_property
    def _graphics(self) -> Graphics:
        return graphics()

    @cached_property
    def _plates(self) -> Plates:
        return Plates(self._graphics)

    @cached_property
    def _shadows(self) -> Shadows:
        return Shadows(self._graphics)

    @cached_property
    def _finishing(self) -> Finishing:
        return Finishing(self._graphics)

    @cached_property
    def _ink(self) -> Ink:
        return Ink(self._graphics)

    def _canvas(self, size: tuple[int, int]) -> Plate:
        if size not in self._canvases:
            self._canvases[size] = depth_target(self._graphics.context, *size)
        return self._canvases[size]

    def _cast(
        self, sheet: XSheet, size: tuple[int, int], assets: Assets, care: float = 1.0
    ) -> Cast:
        """Bodies and props of a sheet; `care` below 1 takes coarser bodies for their size."""
        figures = []
        for number, track in enumerate(sheet.actors):
            detail = detail_for(head_px(track, sheet, *size) * care)
            mesh = assets.character(track.look, detail)
            figures.append(Figure(self._graphics, number, mesh, track))
        props = [
            HandProp(self._graphics, number, assets.prop(track.kind), track)
            for number, track in enumerate(sheet.props)
        ]
        return Cast(tuple(figures), tuple(props))

    def _shot(
        self, sheet: XSheet, key: StageKey, cast: Cast, assets: Assets, *, shallow: bool
    ) -> Shot:
        stage = self._stage(key, assets)
        filming = Filming(
            stage_key=key,
            walls=walls_in_the_way(stage.set_mesh, sheet.camera.eye_m),
            still=holds_still(sheet.camera),
            shallow=shallow,
            focus_m=round(float(np.median(sheet.camera.focus_m)), 1),
            outline=sheet.finish.outline,
        )
        backdrop = Backdrop(self._graphics, stage, self._plates, filming)
        return Shot(self._graphics, sheet, stage, cast, backdrop)

    def _stage(self, key: StageKey, assets: Assets) -> Stage:
        if key in self._stages:
            self._stages.move_to_end(key)
            return self._stages[key]
        while len(self._stages) >= _STAGES_KEPT:
            self._stages.popitem(last=False)
        self._stages[key] = self._built(key, assets)
        return self._stages[key]

    def _built(self, key: StageKey, assets: Assets) -> Stage:
        plan, light = key
        set_mesh = assets.set_mesh(plan)
        air = _air(set_mesh, light)
        measure = partial(self._baked, set_mesh, air)
        light_map = LightMap.from_bytes(assets.light_map(plan, light, measure))
        return Stage(self._graphics, set_mesh, light_map, air)

    def _baked(self, set_mesh: "SetMesh", air: Atmosphere) -> bytes:
        return bake(self._graphics, set_mesh, air).to_bytes()


def _air(set_mesh: "SetMesh", light: Light) -> Atmosphere:
    """The atmosphere of a set: indoors the sun comes through a window."""
    found = atmosphere(light)
    return sun_through(set_mesh, found) if light.interior else found
