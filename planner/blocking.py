"""Deeds become business: who walks where, sits, picks up, gives, telephones.

Enters: a scene's beats, the opening stances and the Ground. Leaves: businesses with stances before
and after, in story order, each with its share of the beat's time, and the seconds beats need.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planner import marks
from planner.acts import Act, seconds_of, shared
from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.floor_plan import Posture
from planner.ground import Ground
from planner.marks import SEATED, place
from planner.paths import length_m, shortened, walk
from planner.shots import Business, Stance
from planner.timings import action_seconds, deed_seconds, spoken_seconds
from screenplay.scene_graph import Beat, BeatKind, Channel, Deed

GOING = frozenset({"walk", "run", "approach", "follow", "sneak", "enter", "exit", "climb", "hide"})
TOUCHING = frozenset({"hug", "kiss", "shake_hands", "touch", "hit", "fight", "give", "whisper"})
FACING = frozenset({
    "turn", "point", "wave", "aim", "shoot", "throw", "bow", "give", "hug", "kiss", "shake_hands",
    "touch", "hit", "fight", "whisper", "gesture",
})  # fmt: skip
GRASPING = frozenset({"pick_up", "take", "hold", "catch", "open_letter", "raise"})
USING = frozenset({"drink", "eat", "read", "write", "smoke", "aim", "light", "pour"})
RELEASING = frozenset({"put_down", "throw"})
PHONES = frozenset({"phone", "cellphone", "cell", "telephone", "receiver", "mobile", "handset"})
FIXED = frozenset({
    "door", "window", "car", "engine", "hand", "hands", "head", "eyes", "wall", "curtain", "drawer",
    "seat", "chair", "table", "bed", "room", "light", "fridge", "gate", "face", "arm", "arms",
})  # fmt: skip
HANDHELD = frozenset({
    "photo", "photograph", "picture", "badge", "letter", "note", "envelope", "key", "keys", "ring",
    "watch", "gun", "pistol", "knife", "phone", "book", "paper", "map", "card", "bottle", "glass",
    "cup", "mug", "coin", "money", "box", "flower", "hat", "camera", "ticket", "newspaper",
    "magazine", "pen", "bag", "cigarette", "lighter", "wallet", "locket", "file", "folder",
})  # fmt: skip
_AWAY = re.compile(r"\b(away|off|out|outside|leaves?|exits?)\b", re.IGNORECASE)
_HERE = re.compile(r"\b(in|into|inside)\b", re.IGNORECASE)


@dataclass(slots=True)
class Blocking:
    """One scene being blocked. `now` holds everybody's stance as the beats go by."""

    ground: Ground
    front: Point
    now: dict[str, Stance]
    driving: bool = False  # everybody stays in their seat
    businesses: list[Business] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    _step: list[Act] = field(default_factory=list)

    def play(self, beat: Beat) -> None:
        """Take one beat: its deeds, then what its line itself asks for."""
        self._step = []
        for deed in beat.deeds:
            if deed.actor in self.now:
                self._deed(beat, deed)
        self._show(beat)
        if beat.line is not None:
            self._line(beat)
        played = seconds_of(self._step)
        own = spoken_seconds(beat.line) if beat.line else action_seconds(beat, played)
        self.seconds[beat.id] = own if beat.kind is not BeatKind.TRANSITION else 0.0
        self.businesses += shared(self._step, beat, own)

    def _deed(self, beat: Beat, deed: Deed) -> None:
        actor = deed.actor or ""
        if not self.now[actor].visible and deed.verb != "enter":
            self._enter(actor, deed)
        if self.driving and deed.verb in GOING | {"sit", "stand", "ride", "lie"}:
            self._act(deed, "drive" if self._at_wheel(actor) else "look", self.now[actor])
            return
        self._near_enough(deed)
        self._player(deed.verb)(beat, deed)

    def _show(self, beat: Beat) -> None:
        """What the script looks at closely lies in somebody's hands, if it fits there."""
        request = beat.request
        noun = (request.subject or "").split()[-1:] if request else []
        if not noun or noun[0] not in HANDHELD:
            return
        if any(noun[0] in s.holding for s in self.now.values()):
            return
        seen = [w for w, s in self.now.items() if s.visible]
        holder = next((m for m in beat.mentions if m in seen), seen[0] if seen else None)
        if holder is not None:
            self._grasp(beat, Deed(holder, "hold", beat.text, prop=noun[0]))

    def _player(self, verb: str) -> Callable[[Beat, Deed], None]:
        """How a verb is played."""
        return {
            **dict.fromkeys(GOING, self._go),
            **dict.fromkeys(("lie", "sleep", "fall", "die"), self._lie),
            **dict.fromkeys(("kneel", "crouch"), self._crouch),
            **dict.fromkeys(GRASPING, self._grasp),
            **dict.fromkeys(RELEASING, self._release),
            **dict.fromkeys(("phone", "answer"), self._telephone),
            "sit": self._sit,
            "stand": self._stand,
            "wake": self._wake,
            "give": self._give,
            "hang_up": self._hang_up,
        }.get(verb, self._in_place)

    def _line(self, beat: Beat) -> None:
        """Speakers who are on screen must be there; phones go to the ear and down again."""
        line = beat.line
        if line is None or line.channel is not Channel.ON_SCREEN:
            return
        for who in line.speakers:
            if who not in self.now:
                continue
            stance = self.now[who]
            if not stance.visible:
                self._enter(who, Deed(who, "enter", ""))
                stance = self.now[who]
            self._turn_to(beat, who, line.addressee)
            self._turn_to(beat, line.addressee, who)
            if line.into_phone and not stance.on_phone:
                self._telephone(beat, Deed(who, "phone", ""))
            elif stance.on_phone and not line.into_phone and line.addressee in self.now:
                self._hang_up(beat, Deed(who, "hang_up", ""))

    def _turn_to(self, beat: Beat, who: str | None, other: str | None) -> None:
        """Nobody talks over their own shoulder: people on their feet turn round for it."""
        if who not in self.now or other not in self.now or who == other:
            return
        here, there = self.now[who], self.now[other]
        if here.posture is not Posture.STAND or not (here.visible and there.visible):
            return
        yaw = yaw_towards(place(here), place(there))
        off = turn(here.yaw_deg, yaw)
        if abs(off) <= TURNED_AWAY_DEG or distance(place(here), place(there)) < 0.05:
            return
        facing = replace(here, yaw_deg=round(turn(0.0, yaw - (20.0 if off > 0 else -20.0)), 1))
        self._act(Deed(who, "turn", f"turn/{beat.id}", target=other), "turn", facing)

    # Moves -----------------------------------------------------------------------------------

    def _go(self, beat: Beat, deed: Deed) -> None:
        """Walks of every kind: to a mark, to a person, in or out."""
        actor, words = deed.actor or "", f"{deed.direction} {deed.target or ''}"
        here = self.now[actor]
        if deed.verb == "hide" and not deed.direction and self._thing(deed) is None:
            self._in_place(beat, deed)
        elif deed.verb == "run" and not self._leads_somewhere(deed):
            self._in_place(beat, replace(deed, verb="gesture"))
        elif deed.verb == "enter" or (not here.visible and _HERE.search(words)):
            self._enter(actor, deed)
        elif deed.verb == "exit" or (_AWAY.search(deed.direction) and self._target(deed) is None):
            self._exit(actor, deed)
        else:
            self._walk(deed, deed.verb, self._destination(deed))

    def _leads_somewhere(self, deed: Deed) -> bool:
        """Nobody runs a meeting, a shop or a risk on their feet."""
        goal = bool(deed.direction) or deed.target is None
        return goal or self._target(deed) is not None or self._thing(deed) is not None

    def _destination(self, deed: Deed) -> Stance:
        """Where a walk ends."""
        actor = deed.actor or ""
        others, here = self._others(actor), self.now[actor]
        person = self._target(deed)
        if person is not None:
            return marks.facing_mark(actor, person, self.ground, others, place(here), 1.0)
        words = f"{deed.direction} {deed.target or ''} {deed.text}"
        named = marks.marked(actor, words, self.ground, others, place(here))
        return named or self._few_steps(actor)

    def _few_steps(self, actor: str) -> Stance:
        """No goal given: a few steps to a free place on the other side of the set's middle."""
        here = place(self.now[actor])
        centre = self.ground.plan.centre_m
        wish = (2 * centre[0] - here[0], centre[1] + 0.6 * (here[1] - centre[1]))
        if distance(here, wish) < 1.2:
            wish = here[0] + (1.6 if here[0] <= centre[0] else -1.6), here[1] + 0.4
        if distance(here, wish) > 3.0:
            wish = ahead(here, yaw_towards(here, wish), 2.2)
        at = self.ground.nearest_free(wish, marks.points(self._others(actor)), 0.3, 0.9)
        return self._turned(marks.standing(actor, at, yaw_towards(here, at)))

    def _turned(self, stance: Stance) -> Stance:
        """Facing the nearest other person, opened to the audience."""
        others = marks.points(self._others(stance.character_id))
        if not others:
            return stance
        at = place(stance)
        nearest = min(others, key=lambda p: distance(p, at))
        return replace(stance, yaw_deg=round(marks.open_yaw(at, nearest, self.front), 1))

    def _walk(self, deed: Deed, verb: str, goal: Stance) -> None:
        """Stand up if need be, then walk to a goal and take its posture."""
        actor = goal.character_id
        self._rise(deed)
        here = self.now[actor]
        goal = _keeping(here, goal)
        if distance(place(here), place(goal)) < 0.15:
            self._act(deed, "turn" if verb in GOING else verb, replace(here, yaw_deg=goal.yaw_deg))
            return
        people = marks.points(self._others(actor))
        path = walk(self.ground, place(here), place(goal), people)
        self._act(deed, verb, goal, path)

    def _enter(self, actor: str, deed: Deed) -> None:
        """Come in by the door (or the road) and join whoever is there."""
        others = self._others(actor)
        here = self.now[actor]
        if here.visible:
            self._walk(deed, "walk", self._destination(deed))
            return
        centre = self.ground.plan.centre_m
        way = marks.way_in(self.ground, centre, f"{deed.text} {deed.direction}")
        outside = (way.x_m, way.z_m) if way else (self.ground.plan.x0_m, centre[1])
        inside = (way.inside_x_m, way.inside_z_m) if way else outside
        goal = self._arrival(deed, actor, inside, others)
        start = replace(here, x_m=outside[0], z_m=outside[1], visible=True, posture=Posture.STAND,
                        yaw_deg=round(yaw_towards(outside, inside), 1), spot_id=None)  # fmt: skip
        self.now[actor] = start
        path = (outside, *walk(self.ground, inside, place(goal), marks.points(others)))
        path = shortened(path[::-1], self._reach())[::-1]
        self.now[actor] = replace(start, x_m=round(path[0][0], 3), z_m=round(path[0][1], 3))
        self._act(deed, "enter", _keeping(start, goal), path)

    def _arrival(self, deed: Deed, actor: str, inside: Point, others: list[Stance]) -> Stance:
        named = marks.marked(actor, deed.direction, self.ground, others, inside)
        if named is not None and "door" not in (named.spot_id or ""):
            return named
        person = self._target(deed) or _nearest(others, inside)
        if person is None:
            at = self.ground.nearest_free(self.ground.plan.centre_m, (), 0.3)
            return marks.standing(actor, at, yaw_towards(inside, at))
        return marks.facing_mark(actor, person, self.ground, others, inside, 1.35)

    def _exit(self, actor: str, deed: Deed) -> None:
        """Go out by the nearest way; nobody sees them after that."""
        if not self.now[actor].visible:
            return
        self._rise(deed)
        here = self.now[actor]
        way = marks.way_in(self.ground, place(here), f"{deed.text} {deed.direction}")
        side = self.ground.plan.x0_m if here.x_m < 0 else self.ground.plan.x1_m
        outside = (way.x_m, way.z_m) if way else (side, here.z_m)
        inside = (way.inside_x_m, way.inside_z_m) if way else outside
        people = marks.points(self._others(actor))
        path = (*walk(self.ground, place(here), inside, people), outside)
        path = shortened(path, self._reach())
        inside, outside = path[-2], path[-1]
        gone = replace(here, x_m=round(outside[0], 3), z_m=round(outside[1], 3), visible=False,
                       yaw_deg=round(yaw_towards(inside, outside), 1), spot_id=None)  # fmt: skip
        self._act(deed, "exit", gone, path)

    def _reach(self) -> float:
        """How far comings and goings are followed: to the door, in the open out of frame."""
        return 30.0 if self.ground.plan.interior else OPEN_WALK_M

    def _near_enough(self, deed: Deed) -> None:
        """Walk up to whom one touches or hands something."""
        other, actor = self._target(deed), deed.actor or ""
        reaching = deed.verb in TOUCHING or (deed.verb == "take" and other is not None)
        if other is None or not reaching or other.character_id == actor or self.driving:
            return
        here = self.now[actor]
        reach = 0.95 if deed.verb in {"give", "take", "hit"} else TOUCH_REACH_M
        both_sit = here.posture in SEATED and other.posture in SEATED
        if not both_sit and distance(place(here), place(other)) > reach + 0.25:
            goal = marks.facing_mark(
                actor, other, self.ground, self._others(actor), place(here), reach - 0.1
            )
            self._walk(deed, "approach", goal)

    # Postures --------------------------------------------------------------------------------

    def _sit(self, _beat: Beat, deed: Deed) -> None:
        actor = deed.actor or ""
        here, others = self.now[actor], self._others(actor)
        if here.posture in SEATED:
            return
        words = f"{deed.direction} {deed.target or ''} {deed.text}"
        partner = self._target(deed) or _nearest(others, place(here))
        goal = _keeping(here, marks.seat(actor, words, self.ground, others, place(here), partner))
        stand = marks.before_seat(goal, self.ground, others)
        if distance(place(here), place(stand)) > 0.35:
            path = walk(self.ground, place(here), place(stand), marks.points(others))
            self._act(deed, "walk", _keeping(here, stand), path)
        self._act(deed, "sit", goal)

    def _stand(self, _beat: Beat, deed: Deed) -> None:
        if self.now[deed.actor or ""].posture is not Posture.STAND:
            self._rise(deed)

    def _rise(self, deed: Deed) -> None:
        """Get up from a seat, a bed or the floor."""
        here = self.now[deed.actor or ""]
        if here.posture is Posture.STAND:
            return
        others = self._others(here.character_id)
        up = marks.before_seat(here, self.ground, others)
        if here.posture is Posture.CROUCH:
            up = marks.standing(here.character_id, place(here), here.yaw_deg)
        reach = LYING_REACH_M if here.posture is Posture.LIE else RISING_REACH_M
        gap = distance(place(here), place(up))
        if gap <= reach:
            self._act(deed, "stand", _keeping(here, up))
            return
        near = ahead(place(here), yaw_towards(place(here), place(up)), reach)
        risen = _keeping(here, marks.standing(here.character_id, near, up.yaw_deg))
        self._act(deed, "stand", risen)
        path = walk(self.ground, place(risen), place(up), marks.points(others))
        self._act(deed, "walk", _keeping(risen, up), path)

    def _lie(self, _beat: Beat, deed: Deed) -> None:
        actor = deed.actor or ""
        here = self.now[actor]
        if here.posture is Posture.LIE:
            return
        if deed.verb == "sleep" and here.posture in SEATED:
            self._in_place(_beat, deed)
            return
        if deed.verb in {"fall", "die"}:
            lying = replace(here, posture=Posture.LIE, seat_m=0.0, spot_id=None)
            self._act(deed, deed.verb, lying)
            return
        goal = marks.bed(actor, self.ground, self._others(actor), place(here))
        self._walk(deed, "walk", marks.before_seat(goal, self.ground, self._others(actor)))
        self._act(deed, "lie", _keeping(here, goal))

    def _crouch(self, _beat: Beat, deed: Deed) -> None:
        here = self.now[deed.actor or ""]
        if here.posture in SEATED:
            self._in_place(_beat, deed)
        elif here.posture is not Posture.CROUCH:
            self._act(deed, deed.verb, replace(here, posture=Posture.CROUCH))

    def _wake(self, beat: Beat, deed: Deed) -> None:
        here = self.now[deed.actor or ""]
        if here.posture is Posture.LIE and here.seat_m > 0.2:
            self._act(deed, "wake", replace(here, posture=Posture.SIT))
        else:
            self._in_place(beat, deed)

    # Things ----------------------------------------------------------------------------------

    def _grasp(self, _beat: Beat, deed: Deed) -> None:
        here, thing = self.now[deed.actor or ""], _handled(deed)
        giver = self._target(deed)
        if thing in PHONES:
            self._telephone(_beat, deed)
            return
        if giver is not None and thing and thing in giver.holding:
            self.now[giver.character_id] = _without(giver, thing)
        here = self._hand_free(here.character_id, thing)
        self._act(deed, deed.verb, _with(here, thing))

    def _hand_free(self, who: str, thing: str | None) -> Stance:
        """Two hands hold two things: before a third, the first is put away."""
        here = self.now[who]
        if thing is None or thing in here.holding or len(here.holding) < 2:
            return here
        first = here.holding[0]
        away = Deed(who, "put_down", "", prop=first)
        self._act(away, "put_down", _without(here, first), beside=True)
        return self.now[who]

    def _release(self, _beat: Beat, deed: Deed) -> None:
        here = self.now[deed.actor or ""]
        thing = _handled(deed) or (here.holding[-1] if here.holding else None)
        self._act(deed, deed.verb, self._faced(deed, _without(here, thing)))

    def _give(self, _beat: Beat, deed: Deed) -> None:
        here, other = self.now[deed.actor or ""], self._target(deed)
        thing = _handled(deed) or (here.holding[-1] if here.holding else None)
        if thing is not None and thing not in here.holding:
            here = self._hand_free(here.character_id, thing)
            self._act(replace(deed, verb="hold"), "hold", _with(here, thing))
            here = self.now[here.character_id]
        self._act(deed, "give", self._faced(deed, _without(here, thing)))
        if other is not None and thing is not None:
            taken = Deed(
                other.character_id, "take", deed.text, target=here.character_id, prop=thing
            )
            free = self._hand_free(other.character_id, thing)
            self._act(taken, "take", _with(free, thing), beside=True)

    def _telephone(self, _beat: Beat, deed: Deed) -> None:
        here = self.now[deed.actor or ""]
        if not here.on_phone:
            here = self._hand_free(here.character_id, "phone")
            verb = "answer" if deed.verb in {"answer", "pick_up"} else "phone"
            self._act(deed, verb, replace(_with(here, "phone"), on_phone=True))

    def _hang_up(self, _beat: Beat, deed: Deed) -> None:
        here = self.now[deed.actor or ""]
        if here.on_phone:
            self._act(deed, "hang_up", replace(_without(here, "phone"), on_phone=False))

    def _in_place(self, _beat: Beat, deed: Deed) -> None:
        """Everything that is done where one is, turned to whom it concerns."""
        here = self.now[deed.actor or ""]
        thing = _handled(deed)
        if deed.verb in USING and thing and thing not in PHONES:
            here = _with(self._hand_free(here.character_id, thing), thing)
        self._act(deed, deed.verb, self._faced(deed, here))

    # Helpers of the craft ---------------------------------------------------------------------

    def _faced(self, deed: Deed, stance: Stance) -> Stance:
        """Standing people turn to the person or thing they deal with."""
        if stance.posture is not Posture.STAND or deed.verb not in FACING | {
            "look",
            "stare",
            "watch",
        }:
            return stance
        other = self._target(deed)
        if other is not None:
            at, there = place(stance), place(other)
            if distance(at, there) < 0.05:
                return stance
            yaw, limit = yaw_towards(at, there), 20.0
        elif deed.verb in {"look", "stare", "watch", "turn"} and self._thing(deed):
            thing = marks.furniture_named(self.ground, self._thing(deed) or "", place(stance))
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

    def _thing(self, deed: Deed) -> str | None:
        named = marks.things_named(f"{deed.target or ''} {deed.direction}")
        return named[0] if named else None

    def _target(self, deed: Deed) -> Stance | None:
        """The person a deed is aimed at, if they are in the set."""
        other = self.now.get(deed.target or "")
        if other is None or other.character_id == deed.actor or not other.visible:
            return None
        return other

    def _others(self, actor: str) -> list[Stance]:
        return [s for s in self.now.values() if s.character_id != actor and s.visible]

    def _at_wheel(self, actor: str) -> bool:
        return self.now[actor].posture is Posture.DRIVE

    def _act(
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
            _handled(deed), text=deed.text,
        )  # fmt: skip
        seconds = deed_seconds(replace(deed, verb=verb), length_m(path))
        self._step.append(Act(business, max(0.5, seconds), deed.text if not beside else None))
        self.now[after.character_id] = after


OPEN_WALK_M = 6.5
RISING_REACH_M, LYING_REACH_M = 0.9, 1.35  # one gets up this far from a seat, from a bed
TURNED_AWAY_DEG = 62.0
TOUCH_REACH_M = marks.TOUCHING_M + 0.1


def _keeping(before: Stance, after: Stance) -> Stance:
    """A new place with the same things in hand."""
    return replace(after, holding=before.holding, on_phone=before.on_phone, visible=True)


def _handled(deed: Deed) -> str | None:
    """The thing in a deed that a hand can hold."""
    noun = (deed.prop or "").lower().strip()
    return noun if noun and noun not in FIXED and not noun.startswith("ch-") else None


def _with(stance: Stance, thing: str | None) -> Stance:
    if thing is None or thing in stance.holding:
        return stance
    return replace(stance, holding=(*stance.holding, thing)[-2:])


def _without(stance: Stance, thing: str | None) -> Stance:
    return replace(stance, holding=tuple(h for h in stance.holding if h != thing))


def _nearest(people: list[Stance], point: Point) -> Stance | None:
    return min(people, key=lambda s: (distance(place(s), point), s.character_id), default=None)
