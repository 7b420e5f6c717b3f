"""The light that people were drawn in: that of the toon renderer, which is known.

Enters: an exposure sheet and the set. Leaves: for everybody and everything that is handled, by the
names of the id pass, how they are shaded at a frame. The drawing has two tones; what nine numbers
hold of them is what models keep of a drawing: where it is bright.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from planner.bodies import JOINT, rest_offsets_m
from renderers.backends.toon.atmosphere import Atmosphere, atmosphere
from renderers.backends.toon.key_light import FigureLight, figure_light
from renderers.backends.toon.lens import Lens, lens_at
from renderers.backends.toon.set_light import sun_through
from renderers.generative.grading.harmonics import fitted, sphere
from renderers.generative.resampling import Floats
from renderers.renderer import Assets
from renderers.rigs.kinematics import world_matrices
from renderers.xsheet import ActorTrack, PropTrack, XSheet

Drawn: TypeAlias = Callable[[int], Floats]  # frame → shading [9, 3]
_Lit: TypeAlias = Callable[[Lens, Floats, Floats], Floats]
_PX = (16, 9)  # of a lens: only where it stands matters


def drawn_lights(sheet: XSheet, assets: Assets) -> Mapping[str, Drawn]:
    """Shadings by name ("actor:<id>", "prop:<n>:<kind>").

    Raises ValueError for a card, on which nobody stands.
    """
    if sheet.floor_plan is None or sheet.light is None:
        raise ValueError(f"shot {sheet.shot_id} is a card: nobody is lit in it")
    set_mesh = assets.set_mesh(sheet.floor_plan)
    air = atmosphere(sheet.light)
    air = sun_through(set_mesh, air) if sheet.light.interior else air
    lamps = set_mesh.lamps

    def lit(lens: Lens, place: Floats, face: Floats) -> Floats:
        light = figure_light(lens, air, lamps, place.astype(float), face.astype(float))
        return fitted(tones(light, air))

    people = {f"actor:{a.character_id}": _person(a, sheet, lit) for a in sheet.actors}
    things = {f"prop:{i}:{p.kind}": _thing(p, sheet, lit) for i, p in enumerate(sheet.props)}
    return {**people, **things}


def tones(light: FigureLight, air: Atmosphere) -> Floats:
    """The two tones as `figure.frag` draws them, by the normals of `sphere()` [N, 3]."""
    normals = sphere()
    up = normals[:, 1:2] * 0.5 + 0.5
    ambient = np.array(air.ambient_low) * (1 - up) + np.array(air.ambient_high) * up
    bright = normals @ np.array(light.key, np.float32) > 0
    tones = np.where(
        bright[:, None], ambient + np.array(light.key_colour), ambient * np.array(light.shade)
    )
    return np.asarray(tones, np.float32)


def _person(track: ActorTrack, sheet: XSheet, lit: _Lit) -> Drawn:
    worlds = world_matrices(track.root_m, track.local_quat, rest_offsets_m(track.look))
    heads = worlds[:, JOINT["head"]]
    return lambda frame: lit(
        lens_at(sheet.camera, frame, *_PX), heads[frame, :3, 3], heads[frame, :3, 2]
    )


def _thing(track: PropTrack, sheet: XSheet, lit: _Lit) -> Drawn:
    def at(frame: int) -> Floats:
        lens = lens_at(sheet.camera, frame, *_PX)
        return lit(lens, track.position_m[frame], lens.back * 0.5)

    return at
