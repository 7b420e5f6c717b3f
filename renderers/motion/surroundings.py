"""What an actor can find around them: the others, furniture, tops to put things on.

Enters: a cue sheet, bodies and carriages. Leaves: answers in world metres.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.floor_plan import FloorPlan, Furniture
from renderers.cue_sheet import ActorCue, CueSheet
from renderers.motion.carriage import Carriage
from renderers.motion.clearance import into_thing
from renderers.motion.quaternions import Floats
from renderers.motion.score import Point
from renderers.motion.skeleton import Body

_TOPLESS = (
    "chair", "stool", "sofa", "bed", "bench", "plant", "car", "fence", "seat", "rug", "bicycle",
    "bush", "rock", "hydrant", "window", "door", "parapet", "wheel", "booth", "pew", "bunk",
    "bath", "toilet", "log", "hay", "settle", "trough", "hitching", "wagon",
)  # fmt: skip
_TOP_HEIGHTS = (0.35, 1.25)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The set and everybody's carriage over the shot's frames."""

    cues: CueSheet
    plan: FloorPlan
    t: Floats
    fps: float
    bodies: Mapping[str, Body]
    tracks: Mapping[str, Carriage]
    actors: Mapping[str, ActorCue]
    arrivals_s: Mapping[tuple[str, int], float]  # by character and frame of the business's cue

    def row(self, second: float) -> int:
        """The frame nearest to a second, inside the shot."""
        return int(np.clip(round(second * self.fps), 0, len(self.t) - 1))

    def thing(self, name: str | None) -> Furniture | None:
        """Furniture by id, or the nearest kind to a noun."""
        if name is None:
            return None
        for furniture in self.plan.furniture:
            if furniture.id == name:
                return furniture
        return next(
            (f for f in self.plan.furniture if name and name.replace(" ", "_") == f.kind), None
        )

    def top_near(
        self, who: str, second: float, reach_m: float = 0.95
    ) -> tuple[Furniture, Point] | None:
        """A top within reach before somebody, and the point on it that is handiest."""
        row = self.row(second)
        track = self.tracks[who]
        x, _, z = track.pelvis_m[row]
        yaw = track.yaw[row]
        ahead = np.array([x + 0.42 * np.sin(yaw), 0.0, z + 0.42 * np.cos(yaw)])
        best: tuple[float, Furniture, Point] | None = None
        for thing in self.plan.furniture:
            top = thing.base_m + thing.size_m[1]
            if (
                not _TOP_HEIGHTS[0] < top < _TOP_HEIGHTS[1]
                or thing.base_m > 0.6
                or not _has_top(thing)
            ):
                continue
            point = onto(thing, ahead, top)
            away = float(np.hypot(point[0] - x, point[2] - z))
            facing = float((point[0] - x) * np.sin(yaw) + (point[2] - z) * np.cos(yaw))
            if away < reach_m and facing > 0.1 * away and (best is None or away < best[0]):
                best = (away, thing, point)
        return None if best is None else (best[1], best[2])

    def height_of(self, who: str) -> float:
        """Stature of somebody, metres."""
        return self.bodies[who].look.stature_m


def _has_top(thing: Furniture) -> bool:
    """Whether things are laid on it."""
    return not any(word in thing.kind for word in _TOPLESS)


def onto(thing: Furniture, point: Floats, height: float) -> Point:
    """The place on a thing's top nearest to a point, 6 cm from its rim."""
    local = into_thing(thing, point[None])[0]
    half_x = max(thing.size_m[0] / 2 - 0.06, 0.0)
    half_z = max(thing.size_m[2] / 2 - 0.06, 0.0)
    x, z = np.clip(local[0], -half_x, half_x), np.clip(local[2], -half_z, half_z)
    yaw = np.radians(thing.yaw_deg)
    return (
        float(thing.x_m + x * np.cos(yaw) + z * np.sin(yaw)),
        float(height),
        float(thing.z_m - x * np.sin(yaw) + z * np.cos(yaw)),
    )
