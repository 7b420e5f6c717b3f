"""Where everybody is when a scene opens.

Enters: a scene, its Ground, its cast and the stances that it carries on from. Leaves: a stance for
everybody present, in the scene's own order; who comes in later waits unseen outside the way in.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from planner import boarding, marks
from planner.attendance import attendance
from planner.bearings import Point, yaw_towards
from planner.carrying import brought
from planner.company import conversation
from planner.entrances import way_in
from planner.floor_plan import Furniture, Posture
from planner.gatherings import seated_from_start
from planner.ground import Ground
from planner.line_of_action import front_of
from planner.marks import SEATED
from planner.same_person import in_another_body
from planner.shots import Stance
from planner.tables import seated_together
from screenplay.resting import covered, in_bag
from screenplay.scene_graph import Channel, Character, Deed, Scene
from screenplay.vehicles import brings_by_car

STATES = frozenset({
    "sit", "stand", "lie", "kneel", "crouch", "sleep", "wait", "be", "drive", "work", "read",
    "write", "type", "watch", "listen", "look", "stare", "think", "eat", "drink", "cook", "wash",
    "play", "smoke", "hold", "hide", "phone", "speak", "ride",
})  # fmt: skip
ARRIVALS = frozenset({"enter"})
SEATED_KINDS = frozenset({"cafe", "car", "classroom"})
_SEATED_WORDS = re.compile(
    r"\b(sits?|sitting|seated|perched|slumped|lounges?|lounging)\b", re.IGNORECASE
)
_LYING_WORDS = re.compile(
    r"\b(lies|lying|asleep|sleeps|sleeping|in bed|unconscious|body of|dead)\b", re.IGNORECASE
)
_POSTURES = re.compile(f"{_SEATED_WORDS.pattern}|{_LYING_WORDS.pattern}", re.IGNORECASE)
_DRIVING_WORDS = re.compile(
    r"\bat the wheel\b|\bdriv(es|ing)\b|\bbehind the wheel\b", re.IGNORECASE
)


def opening_stances(
    scene: Scene,
    ground: Ground,
    characters: Mapping[str, Character],
    before: Mapping[str, Stance],
) -> dict[str, Stance]:
    """Stances by character id as a scene opens; `before` are those that it carries on from."""
    return _Opening(scene, ground, characters, before).stances()


def told_anew(
    scene: Scene,
    ground: Ground,
    characters: Mapping[str, Character],
    left: Mapping[str, Stance],
) -> frozenset[str]:
    """Whom a scene's own words place, or bring in; in a car they keep the seats that they had."""
    opening = _Opening(scene, ground, characters, {})
    sitting = seated_from_start(scene, ground.plan, characters)
    up = {w for w in sitting if w in left and left[w].posture not in SEATED}
    return frozenset(w for w in opening.present if w in up or opening.is_told(w))


class _Opening:
    """One scene about to open."""

    def __init__(
        self,
        scene: Scene,
        ground: Ground,
        characters: Mapping[str, Character],
        before: Mapping[str, Stance],
    ) -> None:
        self.scene, self.ground, self.characters, self.before = scene, ground, characters, before
        self.centre = ground.plan.centre_m
        self.found: dict[str, Stance] = {}
        self.attendance = attendance(scene, characters)
        absent = in_another_body(scene, characters)
        self.present = [who for who in scene.present if who not in absent]

    def stances(self) -> dict[str, Stance]:
        """Stances by character, in the scene's own order."""
        aboard = {who: stance for who in self.present if (stance := self._aboard(who))}
        self.present = [who for who in self.present if who not in aboard]
        self._sit_together()
        later: list[str] = []
        for who in self.present:
            stance = self.found.get(who) or self._known(who)
            if stance is not None:
                self.found[who] = stance
            else:
                later.append(who)
        coming = {w for w in later if self._comes_later(w)}
        self._place([w for w in later if w not in coming])
        known = self.found | aboard
        stances = (known.get(who) or self._outside(who) for who in self.scene.present)
        return {s.character_id: self._laden(s) for s in stances}

    def _laden(self, stance: Stance) -> Stance:
        """With what the words put into a hand from the first."""
        who = stance.character_id
        if stance.holding or who in self.before:
            return stance
        return replace(stance, holding=brought(self.scene, who))

    def _aboard(self, who: str) -> Stance | None:
        """In a vehicle that stands in the set: left there, or about to get out of it."""
        before = self.before.get(who)
        if before is not None and before.visible:
            return None
        if before is not None and boarding.boarded(before, self.ground) is not None:
            return before
        if who in self.attendance.riding and before is None and (car := self._vehicle()):
            return boarding.seated_in(who, car, self.ground)
        first = next((d for b in self.scene.beats for d in b.deeds if d.actor == who), None)
        if first is None or not boarding.gets_out(first) or self._speaks_before(who):
            return None
        car = boarding.vehicle(first, self.ground)
        return None if car is None else boarding.seated_in(who, car, self.ground)

    def _vehicle(self) -> Furniture | None:
        """What has brought those who come, if it stands in the set."""
        told = (b.text for b in self.scene.beats if brings_by_car(b.text))
        return boarding.vehicle_named(next(told, ""), self.ground)

    def _speaks_before(self, who: str) -> bool:
        """Whether somebody is heard on screen before the first thing that they do."""
        for beat in self.scene.beats:
            if any(deed.actor == who for deed in beat.deeds):
                return False
            line = beat.line
            if line is not None and who in line.speakers and line.channel is Channel.ON_SCREEN:
                return True
        return False

    def _sit_together(self) -> None:
        """People at a table: a company at one, those who sit for themselves as words say."""
        sitting = seated_from_start(self.scene, self.ground.plan, self.characters)
        company = [w for w in sitting if w in self.present and self._free_to_sit(w)]
        if len(company) > 1:
            self.found |= seated_together(company, self.ground.plan, self.centre)
        for who in company:
            if who not in self.found and not _LYING_WORDS.search(self._words(who)):
                partner = next(iter(self.found.values()), None)
                people = list(self.found.values())
                self.found[who] = marks.seat(
                    who, self._words(who), self.ground, people, self.centre, partner
                )

    def _free_to_sit(self, who: str) -> bool:
        """Whether nothing else is told of how somebody is when the scene opens."""
        carried = who in self.before and self.before[who].visible
        return not carried and not self._comes_later(who)

    def _known(self, who: str) -> Stance | None:
        """Carried over, or told by the words of the scene."""
        if who in self.before and self.before[who].visible:
            return self.before[who]
        if self._comes_later(who):
            return None
        words = self._words(who)
        people = list(self.found.values())
        if self.ground.plan.kind == "car":
            return marks.seat(who, words, self.ground, people, self._front_seat(words))
        if in_bag(words):
            return marks.on_floor(who, self.ground, people, self.centre)
        if _LYING_WORDS.search(words):
            return marks.bed(who, self.ground, people, self.centre)
        if _SEATED_WORDS.search(words) or (_DRIVING_WORDS.search(words) and self._has_wheel()):
            partner = next((s for s in people if s.posture in SEATED), None)
            return marks.seat(who, words, self.ground, people, self.centre, partner)
        if marks.BEHIND_COUNTER.search(self._role(who)):
            stance = marks.marked(who, "behind the counter", self.ground, people, self.centre)
            if stance is not None:
                return stance
        return marks.marked(who, words, self.ground, people, self.centre)

    def _has_wheel(self) -> bool:
        """Whether the set has a seat at a wheel: a driver never waits on a bench."""
        return any("wheel" in spot.tags for spot in self.ground.plan.spots)

    def is_told(self, who: str) -> bool:
        """Whether the words say where or how somebody is as the scene opens, or bring them in."""
        if self._comes_later(who):
            return True
        words = self._words(who) if self.ground.plan.kind != "car" else ""
        if _POSTURES.search(words) or _DRIVING_WORDS.search(words):
            return True
        return bool(words) and marks.marked(who, words, self.ground, (), self.centre) is not None

    def _front_seat(self, words: str) -> Point:
        """In a car: who drives takes the wheel, the first other the seat beside it."""
        wheel = [s for s in self.ground.plan.spots if s.posture is Posture.DRIVE]
        if wheel and ("wheel" in words or "driv" in words or not self.found):
            return wheel[0].x_m, wheel[0].z_m
        return (wheel[0].x_m, wheel[0].z_m) if wheel else self.centre

    def _words(self, who: str) -> str:
        """What the script says about how somebody is when first seen.

        Only until they speak or do something that changes it.
        """
        said: list[str] = []
        for beat in self.scene.beats:
            if beat.line is not None and who in beat.line.speakers and said:
                break
            own = [d for d in beat.deeds if d.actor == who]
            if not own and beat.mentions[:1] == (who,) and _POSTURES.search(beat.text):
                said.append(beat.text)
            for deed in own:
                if deed.verb not in STATES:
                    return " ".join(said)
                said.append(_state_words(deed))
            if beat.line is not None and who in beat.line.speakers:
                break
            if said:
                break
        return " ".join(said)

    def _role(self, who: str) -> str:
        character = self.characters.get(who)
        return f"{character.name} {character.description[:60]}" if character else ""

    def _comes_later(self, who: str) -> bool:
        """Whether somebody is told to come in, or the first thing that they do is to."""
        if who in self.before and self.before[who].visible:
            return False
        if who not in self.attendance.first:
            return True
        for beat in self.scene.beats:
            line = beat.line
            if line is not None and who in line.speakers and line.channel is Channel.ON_SCREEN:
                return False
            for deed in beat.deeds:
                if deed.actor == who:
                    return deed.verb in ARRIVALS
        return False

    def _place(self, rest: list[str]) -> None:
        """Everybody of whom the words say nothing."""
        crowds = [w for w in rest if self._is_crowd(w)]
        if crowds and len(crowds) < len(rest):
            self._place([w for w in rest if w not in crowds])
            self._behind(crowds)
            return
        if not rest:
            return
        people = list(self.found.values())
        if self._sits_here(rest):
            for who in rest:
                partner = next((s for s in self.found.values() if s.posture in SEATED), None)
                self.found[who] = marks.seat(
                    who, "", self.ground, list(self.found.values()), self.centre, partner
                )
            return
        front = front_of(self.ground.plan)
        anchor = people[0] if people else None
        if anchor is not None and len(rest) <= 2:
            for who in rest:
                crowd = list(self.found.values())
                start = (
                    anchor.x_m + (1.5 if anchor.x_m < self.centre[0] else -1.5),
                    anchor.z_m + 1.0,
                )
                self.found[who] = marks.facing_mark(who, anchor, self.ground, crowd, start)
            return
        for stance in conversation(rest, self.ground, people, self.centre, front):
            self.found[stance.character_id] = stance

    def _is_crowd(self, who: str) -> bool:
        character = self.characters.get(who)
        return character is not None and character.group

    def _behind(self, crowds: list[str]) -> None:
        """Crowds keep to the background, turned to those the scene is about."""
        for number, who in enumerate(crowds):
            aside = 1.6 * (-1) ** number * (1 + number // 2)
            wish = (self.centre[0] + aside, self.centre[1] - 2.6)
            at = self.ground.nearest_free(wish, marks.points(self.found.values()), 0.3, 1.2)
            self.found[who] = marks.standing(who, at, yaw_towards(at, self.centre))

    def _sits_here(self, rest: list[str]) -> bool:
        """Places where one sits unless something else is said, if there are seats for all."""
        if self.ground.plan.kind not in SEATED_KINDS:
            return False
        seats = [
            s for s in marks.free_spots(self.ground, self.found.values()) if s.posture in SEATED
        ]
        moving = any(d.actor in rest and d.verb in {"walk", "sit", "run", "dance"}
                     for b in self.scene.beats for d in b.deeds)  # fmt: skip
        return len(seats) >= len(rest) and (not moving or self.ground.plan.kind == "car")

    def _outside(self, who: str) -> Stance:
        """Not come in yet: waits outside the nearest way in, unseen."""
        way = way_in(self.ground, self.centre)
        at = (way.x_m, way.z_m) if way else (self.ground.plan.x0_m, self.centre[1])
        yaw = yaw_towards(at, self.centre)
        return Stance(who, round(at[0], 3), round(at[1], 3), round(yaw, 1), visible=False)


def _state_words(deed: Deed) -> str:
    """A state as a phrase that marks can be found by."""
    verb = {"sit": "sits", "lie": "lies", "sleep": "sleeps", "drive": "drives"}.get(deed.verb, "")
    verb = "lies" if covered(deed) else verb
    return f"{verb} {deed.text} {deed.direction}"
