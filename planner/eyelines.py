"""Who looks at whom.

Enters: beats with the people in the set. Leaves: gazes, one each time somebody's eyes go elsewhere:
listeners look at the speaker, the speaker at the addressee, people alone at what they do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner import marks
from planner.bearings import distance
from planner.ground import Ground
from planner.shots import Gaze, Stance
from planner.vistas import KINDS, vista_named
from screenplay.scene_graph import Beat, Channel, Deed, Line

AWAY, DOWN = "away", "down"
DOWNCAST = frozenset({
    "read", "write", "type", "cook", "wash", "eat", "pour", "cry", "sleep", "pick_up", "put_down",
    "work", "open", "light",
})  # fmt: skip
FAR_OFF = frozenset({
    "sun", "sunset", "sunrise", "moon", "moonrise", "star", "stars", "sky", "cloud", "clouds",
    "horizon", "sea", "ocean", "view", "rain", "snow", "storm",
})  # fmt: skip
DRAWS_EYES = frozenset({
    "enter", "exit", "walk", "run", "approach", "fall", "fight", "hit", "shoot", "scream", "jump",
    "dance", "sing", "stand", "throw", "laugh", "cry", "die", "give",
})  # fmt: skip


@dataclass(slots=True)
class Eyelines:
    """The gazes of one scene as the beats go by; `at` is where each looks now."""

    ground: Ground
    at: dict[str, str] = field(default_factory=dict)
    gazes: list[Gaze] = field(default_factory=list)

    def play(self, beat: Beat, now: Mapping[str, Stance]) -> None:
        """Take one beat: `now` holds the stances after it."""
        wished: dict[str, str] = {}
        if beat.line is not None:
            wished = _of_line(beat.line, now)
            for who in beat.line.speakers if beat.line.channel is Channel.ON_SCREEN else ():
                if who in now and who not in wished and self._lost(who):
                    wished[who] = AWAY
        for who, target in self._of_deeds(beat, now).items():
            wished[who] = target
        for who, stance in now.items():
            target = wished.get(who) or self._resting(who, stance, now)
            if target != self.at.get(who):
                self.at[who] = target
                self.gazes.append(Gaze(beat.id, who, target))

    def _lost(self, who: str) -> bool:
        """Whether somebody's eyes are still on the floor, or on the chair that they took."""
        target = self.at.get(who)
        thing = next((f for f in self.ground.plan.furniture if f.id == target), None)
        sight = thing is not None and (thing.kind in KINDS or thing.kind.endswith("window"))
        return target == DOWN or (thing is not None and not sight)

    def _of_deeds(self, beat: Beat, now: Mapping[str, Stance]) -> dict[str, str]:
        wished: dict[str, str] = {}
        for deed in beat.deeds:
            if deed.actor is None or deed.actor not in now:
                continue
            target = self._target(deed, deed.actor, now)
            if target is None and deed.verb in DOWNCAST:
                target = DOWN
            if target is not None:
                wished[deed.actor] = target
            if deed.verb in DRAWS_EYES:
                for who in now:
                    if who != deed.actor:
                        wished.setdefault(who, deed.actor)
        return wished

    def _target(self, deed: Deed, actor: str, now: Mapping[str, Stance]) -> str | None:
        """A person, or a thing of the set that the words name; what is leant on is no sight."""
        target = deed.target
        if target is not None and target in now and target != actor and now[target].visible:
            return target
        if marks.BACK_TO.search(deed.direction):
            return None
        words = f"{target or ''} {deed.direction}"
        afar = vista_named(self.ground.plan, words)
        if afar is not None:
            return afar.id
        if FAR_OFF & set(words.lower().split()):
            return AWAY
        for noun in marks.things_named(words):
            thing = marks.furniture_named(self.ground, noun, marks.place(now[actor]))
            if thing is not None:
                return thing.id
        return None

    def _resting(self, who: str, stance: Stance, now: Mapping[str, Stance]) -> str:
        """Nothing asks for the eyes: keep looking, else at company, else at one's own business."""
        current = self.at.get(who)
        others = [s for s in now.values() if s.character_id != who and s.visible]
        if current is not None and (current not in now or now[current].visible):
            return current
        if others:
            here = marks.place(stance)
            near = min(others, key=lambda s: (distance(marks.place(s), here), s.character_id))
            return near.character_id
        spot = next((s for s in self.ground.plan.spots if s.id == stance.spot_id), None)
        if spot is not None and spot.furniture and "window" in spot.tags:
            return spot.furniture
        return DOWN if stance.holding else AWAY


def _of_line(line: Line, now: Mapping[str, Stance]) -> dict[str, str]:
    """Speakers to whom they speak, everybody else to the speaker."""
    if line.channel is not Channel.ON_SCREEN:
        return {}
    here = [s for s in line.speakers if s in now]
    if not here:
        return {}
    wished: dict[str, str] = {}
    addressee = line.addressee
    if line.into_phone:
        return dict.fromkeys(here, AWAY)
    for who in here:
        known = addressee is not None and addressee in now and addressee not in line.speakers
        if addressee is not None and known and now[addressee].visible:
            wished[who] = addressee
        elif len(here) > 1:
            wished[who] = next(s for s in here if s != who)
    listeners = [w for w, s in now.items() if w not in here and s.visible and not s.on_phone]
    for who in listeners:
        wished[who] = here[0]
    return wished
