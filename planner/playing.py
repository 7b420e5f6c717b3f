"""A scene being played: where everybody is now, and what they have done in this beat.

Enters: the opening stances and the Ground. Leaves: the acts of a beat, each with the stance it ends
in. How single verbs are played say `planner.moving`, `planner.postures` and `planner.handling`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner import marks
from planner.acts import Act
from planner.bearings import Point, distance, turn, yaw_towards
from planner.company import open_yaw
from planner.floor_plan import Posture
from planner.ground import Ground
from planner.like_things import modelled
from planner.marks import place
from planner.paths import length_m
from planner.riders import Riding
from planner.shots import Business, Stance
from planner.timings import deed_seconds
from planner.vistas import vista_named
from screenplay.scene_graph import Deed

FACING = frozenset({
    "turn", "point", "wave", "aim", "shoot", "throw", "bow", "give", "hug", "kiss", "shake_hands",
    "touch", "hit", "fight", "whisper", "gesture",
})  # fmt: skip
ON_FEET = frozenset({Posture.STAND, Posture.CROUCH})  # no seat holds them
FIXED = frozenset({
    "door", "window", "car", "engine", "hand", "hands", "head", "eyes", "wall", "curtain", "drawer",
    "seat", "chair", "table", "bed", "room", "light", "fridge", "gate", "face", "arm", "arms",
})  # fmt: skip


@dataclass(slots=True)
class Playing:
    """`now` holds everybody's stance as the beats go by, `step` the acts of the present beat."""

    ground: Ground
    front: Point  # the side that the audience sees the set from
    now: dict[str, Stance]
    driving: bool = False  # everybody stays in their seat
    riding: Riding | None = None  # who rides an animal, and where it is
    step: list[Act] = field(default_factory=list)
    ways: dict[str, tuple[Point, ...]] = field(
        default_factory=dict
    )  # that each went, last ones last

    def act(
        self,
        deed: Deed,
        verb: str,
        after: Stance,
        path: tuple[Point, ...] = (),
        *,
        beside: bool = False,
    ) -> None:
        """Record one business and let it be so."""
        before = self.now[after.character_id]
        target = deed.target
        if target and target not in self.now:
            thing = marks.furniture_named(self.ground, target.split()[-1], place(after))
            target = thing.id if thing else target
        business = Business(
            "", after.character_id, verb, before, after, path if len(path) > 1 else (), target,
            handled(deed), text=deed.text,
        )  # fmt: skip
        seconds = deed_seconds(replace(deed, verb=verb), length_m(path))
        self.step.append(Act(business, max(0.5, seconds), deed.text if not beside else None))
        self.now[after.character_id] = after
        if len(path) > 1 and self.target(deed) is None:  # to a thing, or only on
            self.ways.pop(after.character_id, None)
            self.ways[after.character_id] = path

    def faced(self, deed: Deed, stance: Stance) -> Stance:
        """People on their feet or knees turn to the person or thing they deal with."""
        if stance.posture not in ON_FEET or deed.verb not in FACING | {
            "look",
            "stare",
            "watch",
        }:
            return stance
        other = self.target(deed)
        if other is not None:
            at, there = place(stance), place(other)
            if distance(at, there) < 0.05:
                return stance
            yaw, limit = yaw_towards(at, there), 20.0
        elif deed.verb in {"look", "stare", "watch", "turn"} and self.thing(deed):
            thing = marks.furniture_named(self.ground, self.thing(deed) or "", place(stance))
            if thing is None:
                return stance
            yaw, limit = yaw_towards(place(stance), (thing.x_m, thing.z_m)), 35.0
        else:
            return stance
        off = turn(stance.yaw_deg, yaw)
        if abs(off) <= limit:
            return stance
        return replace(
            stance, yaw_deg=round(turn(0.0, yaw - (limit if off > 0 else -limit) * 0.6), 1)
        )

    def turned(self, stance: Stance) -> Stance:
        """Facing the nearest other person, opened to the audience."""
        others = marks.points(self.others(stance.character_id))
        if not others:
            return stance
        at = place(stance)
        nearest = min(others, key=lambda p: distance(p, at))
        return replace(stance, yaw_deg=round(open_yaw(at, nearest, self.front), 1))

    def target(self, deed: Deed) -> Stance | None:
        """The person a deed is aimed at, if they are in the set."""
        other = self.now.get(deed.target or "")
        if other is None or other.character_id == deed.actor or not other.visible:
            return None
        return other

    def thing(self, deed: Deed) -> str | None:
        """The thing of the set that a deed is about."""
        words = f"{deed.target or ''} {deed.direction}"
        afar = vista_named(self.ground.plan, words)
        if afar is not None:
            return afar.kind
        named = marks.things_named(words)
        return named[0] if named else None

    def others(self, actor: str) -> list[Stance]:
        """Everybody else who can be seen."""
        return [s for s in self.now.values() if s.character_id != actor and s.visible]

    def at_wheel(self, actor: str) -> bool:
        """Whether somebody drives."""
        return self.now[actor].posture is Posture.DRIVE


def keeping(before: Stance, after: Stance) -> Stance:
    """A new place with the same things in hand."""
    return replace(after, holding=before.holding, on_phone=before.on_phone, visible=True)


def handled(deed: Deed) -> str | None:
    """The thing in a deed that a hand can hold."""
    noun = (deed.prop or "").lower().strip()
    return noun if noun and noun not in FIXED and not noun.startswith("ch-") else None


def with_thing(stance: Stance, thing: str | None) -> Stance:
    """A stance with one more thing in hand; what nobody modelled is mimed, the hand stays empty."""
    if thing is None or thing in stance.holding or modelled(thing) is None:
        return stance
    return replace(stance, holding=(*stance.holding, thing)[-2:])


def without(stance: Stance, thing: str | None) -> Stance:
    """A stance without a thing in hand."""
    return replace(stance, holding=tuple(h for h in stance.holding if h != thing))


def nearest(people: Sequence[Stance], point: Point) -> Stance | None:
    """Who stands nearest to a point."""
    return min(people, key=lambda s: (distance(place(s), point), s.character_id), default=None)
