"""One business, ready to be played: who, with which hand, on what, from when to when.

Enters: a business cue and the surroundings. Leaves: an `Act` with its places resolved.
"""

from dataclasses import dataclass

import numpy as np

from planner.floor_plan import Furniture
from planner.shots import Business
from renderers.cue_sheet import BusinessCue
from renderers.motion.clearance import into_thing
from renderers.motion.curves import dice
from renderers.motion.lips import on_lips
from renderers.motion.quaternions import Floats
from renderers.motion.score import Anchor, Point, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT
from renderers.motion.surroundings import Surroundings, onto

_LEAST_S = 0.7
_FLOOR_M = 0.1  # what lies lower lies on the floor
_HANDLE_M = 1.0
_WAIST_AHEAD_M = 0.42
_WAIST_M = 0.12  # above the hips
_REACH = 1.75  # arm lengths, lean and a bend included, that a hand gets from the hips
_ON_PHONE = frozenset({"phone", "answer", "hang_up", "put_down", "give"})


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A business after its walking is done; seconds from the shot's first frame."""

    business: Business
    near: Surroundings
    start_s: float
    end_s: float
    side: int

    @property
    def who(self) -> str:
        """The one who acts."""
        return self.business.character_id

    @property
    def verb(self) -> str:
        """What is done."""
        return self.business.verb

    @property
    def seconds(self) -> float:
        """How long it may take."""
        return self.end_s - self.start_s

    @property
    def contact_s(self) -> float:
        """When the hand is there: things change hands at this moment."""
        return self.start_s + min(0.8, 0.5 * self.seconds)

    @property
    def free_sides(self) -> tuple[int, ...]:
        """Hands that hold nothing and are not at a telephone."""
        before = self.business.before
        taken = len(before.holding) + before.on_phone
        return (LEFT, RIGHT)[: max(0, 2 - taken)]

    @property
    def speaks(self) -> bool:
        """Whether the actor says a line meanwhile."""
        fps = self.near.fps
        return any(
            line.character_id == self.who
            and line.start / fps < self.end_s
            and (line.start + line.frames) / fps > self.start_s
            for line in self.near.cues.speeches
            if on_lips(line)
        )

    @property
    def partner(self) -> str | None:
        """The other character of a paired action, if in the shot."""
        target = self.business.target
        return target if target in self.near.tracks and target != self.who else None

    @property
    def thing(self) -> Furniture | None:
        """The furniture acted on."""
        return None if self.partner else self.near.thing(self.business.target)

    @property
    def noun(self) -> str | None:
        """The thing that is handled, as a noun."""
        if self.business.prop:
            return self.business.prop
        target = self.business.target
        return target if target and not self.partner and self.thing is None else None

    def place(self) -> tuple[Floats, float]:
        """Floor point and heading where the act is done."""
        row = self.near.row(self.start_s + 0.2)
        track = self.near.tracks[self.who]
        return track.pelvis_m[row, [0, 2]], float(track.yaw[row])

    def ahead(self, forward_m: float, height_m: float, left_m: float = 0.0) -> Point:
        """A world point before the actor."""
        (x, z), yaw = self.place()
        return (
            float(x + forward_m * np.sin(yaw) + left_m * np.cos(yaw)),
            height_m,
            float(z + forward_m * np.cos(yaw) - left_m * np.sin(yaw)),
        )

    def surface(self, *, low: bool) -> tuple[Point, bool]:
        """Where a thing lies or is laid, and whether that is the floor.

        The furniture acted on or somebody's waist, else a top within reach; else the floor where
        `low`, else a place at waist height.
        """
        lying = self.lying()
        if lying is not None:
            return lying, lying[1] < _FLOOR_M
        if self.partner is not None:
            return self.on_partner(self.partner), False
        thing = self.thing
        if thing is not None and self.reaches(self.on_thing(thing)):
            return self.on_thing(thing), False
        top = self.near.top_near(self.who, self.start_s + 0.2)
        if top is not None:
            return top[1], False
        if low:
            return self.ahead(0.40, 0.05, 0.12 if self.side == LEFT else -0.12), True
        return self.at_waist(), False

    def at_waist(self) -> Point:
        """A place before the actor that no bending is needed for."""
        hips = float(self.near.tracks[self.who].pelvis_m[self.near.row(self.start_s + 0.2), 1])
        return self.ahead(_WAIST_AHEAD_M, 0.95 * hips)

    def on_partner(self, who: str) -> Point:
        """The waist of another, for hands that lift them or set them down; else one's own."""
        x, y, z = (float(v) for v in self.near.tracks[who].pelvis_m[self._contact()])
        point = x, y + _WAIST_M, z
        return point if self.reaches(point) else self.at_waist()

    def reaches(self, point: Point) -> bool:
        """Whether a place lies near enough, and before the actor, for a hand to get there."""
        (x, z), yaw = self.place()
        gap = np.array([point[0] - x, point[2] - z])
        far = float(np.hypot(*gap))
        ahead = float(gap @ [np.sin(yaw), np.cos(yaw)])
        return far < _REACH * self.near.bodies[self.who].arm and ahead > -0.2 * far

    def lying(self) -> Point | None:
        """Where the sheet says that the thing of this act lies, or will."""
        for thing in self.near.cues.things:
            handled = thing.laid if self.verb in ("put_down", "hang_up") else thing.taken
            if self.noun in (thing.noun, *thing.also) and handled and handled[0] == self.who:
                return thing.at_m
        return None

    def on_thing(self, thing: Furniture) -> Point:
        """The place on a thing that a hand goes to: its top, or a handle on its front."""
        top = thing.base_m + thing.size_m[1]
        (x, z), _ = self.place()
        here = np.array([x, 0.0, z])
        if top <= 1.3 * self.near.bodies[self.who].hips / 0.8 and "door" not in thing.kind:
            return onto(thing, np.array(self.ahead(_WAIST_AHEAD_M, 0.0)), top + 0.03)
        x, _, z = onto(thing, here, 0.0)
        return (float(x), min(max(_HANDLE_M, thing.base_m + 0.1), top), float(z))

    def stoop(
        self, point: Point, end_s: float, begin_s: float | None = None
    ) -> tuple[TrunkCue, ...]:
        """How the trunk helps a hand to a place: lean, turn, and bend the knees for low ones."""
        (x, z), yaw = self.place()
        body = self.near.bodies[self.who]
        gap = np.array([point[0] - x, point[2] - z])
        forward = float(gap @ [np.sin(yaw), np.cos(yaw)])
        left = float(gap @ [np.cos(yaw), -np.sin(yaw)])
        hips = min(body.hips, float(self.near.tracks[self.who].pelvis_m[self._contact(), 1]))
        shoulder = hips + 0.85 * body.size.spine
        distance = float(np.hypot(np.hypot(forward, left), shoulder - point[1]))
        excess = max(0.0, distance - 0.9 * body.arm)
        drop = float(np.clip((0.62 * body.hips - point[1]) * 0.9 / body.leg, 0.0, 0.5))
        pitch = float(np.clip(np.degrees(excess * (1.0 - drop) / body.size.spine) * 1.1, 0.0, 52.0))
        reaching = 8.0 if self.side == RIGHT else -8.0
        twist = float(
            np.clip(np.degrees(np.arctan2(left, max(forward, 0.15))) * 0.5 + reaching, -32, 32)
        )
        begin = self.contact_s - 0.62 - 0.4 * drop if begin_s is None else begin_s
        return (
            TrunkCue(begin, end_s, pitch_deg=pitch + 4.0, twist_deg=twist, drop=drop,
                     back_m=0.14 * drop, rise_s=0.6 + 0.4 * drop, fall_s=0.6 + 0.4 * drop),
        )  # fmt: skip

    def _contact(self) -> int:
        """The frame at which a hand touches."""
        return self.near.row(self.contact_s)

    def anchor(self, joint: str = "spine3", offset: Point = (0.0, 0.0, 0.16)) -> Anchor:
        """A place on the partner."""
        return Anchor(offset, joint, self.partner or "")


def act_of(cue: BusinessCue, near: Surroundings) -> Act:
    """The act of a business: after its walk, with the hand that suits."""
    business = cue.business
    start, end = cue.start / near.fps, (cue.start + cue.frames) / near.fps
    arrived = near.arrivals_s.get((business.character_id, cue.start), start)
    begin = min(max(start, arrived - 0.15), max(start, end - _LEAST_S))
    return Act(business, near, begin, max(end, begin + _LEAST_S), acting_side(business))


def acting_side(business: Business) -> int:
    """The hand that has the thing already, else the preferred one, else the one that is free."""
    held = business.before.holding
    handled = {business.prop, business.target} - {None}
    for index, noun in enumerate(held):
        if noun in handled:
            return LEFT if index else RIGHT
    busy = (len(held) > 1 or bool(held and business.before.on_phone), bool(held))
    if business.before.on_phone and not held:
        if business.verb in _ON_PHONE:
            return RIGHT
        busy = (False, True)
    preferred = LEFT if dice("handed", business.character_id).random() >= 0.85 else RIGHT
    return preferred if not busy[preferred] or busy[1 - preferred] else 1 - preferred


def inside(thing: Furniture, point: Point) -> bool:
    """Whether a floor point lies on a thing's footprint."""
    local = into_thing(thing, np.array([point]))[0]
    return bool(abs(local[0]) < thing.size_m[0] / 2 and abs(local[2]) < thing.size_m[2] / 2)
