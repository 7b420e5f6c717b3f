"""Deeds become business: who walks where, sits, picks up, gives, telephones.

Enters: a scene's beats, the opening stances and the Ground. Leaves: businesses with stances before
and after, in story order, each with its share of the beat's time, and the seconds beats need.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from planner.acts import seconds_of, shared
from planner.attendance import NOBODY_TOLD, Attendance
from planner.bearings import distance, turn, yaw_towards
from planner.boarding import gets_out, is_aboard
from planner.calls import ends_call
from planner.floor_plan import Posture
from planner.handling import (
    GRASPING,
    RELEASING,
    give,
    grasp,
    hang_up,
    in_place,
    release,
    show,
    telephone,
)
from planner.marks import place
from planner.moving import GOING, TOUCHING, enter, go, leave, near_a_top, near_enough, rise
from planner.playing import ON_FEET, Playing
from planner.postures import crouch, lie, sit, stand, wake
from planner.riding import ride, till_they_are_gone
from planner.shots import Business, Stance
from planner.timings import action_seconds, spoken_seconds
from screenplay.resting import covered, put_to_bed
from screenplay.scene_graph import Beat, BeatKind, Channel, Deed

TURNED_AWAY_DEG = 62.0
GROUND_SEAT_M = 0.2  # lower is no bed
LAST_SHARE = 0.99  # of a beat: what happens then is over with the next shot
_Player = Callable[[Playing, Beat, Deed], None]
_PLAYERS: Mapping[str, _Player] = {
    **dict.fromkeys(GOING, go),
    **dict.fromkeys(("lie", "sleep", "fall", "die"), lie),
    **dict.fromkeys(("kneel", "crouch"), crouch),
    **dict.fromkeys(GRASPING, grasp),
    **dict.fromkeys(RELEASING, release),
    **dict.fromkeys(("phone", "answer"), telephone),
    "sit": sit, "stand": stand, "wake": wake, "give": give, "hang_up": hang_up,
}  # fmt: skip


@dataclass(slots=True)
class Blocking:
    """One scene being blocked, beat after beat."""

    playing: Playing
    beyond: frozenset[str] = frozenset()  # beats that no call reaches
    told: Attendance = NOBODY_TOLD  # who is there when
    businesses: list[Business] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def now(self) -> dict[str, Stance]:
        """Everybody's stance."""
        return self.playing.now

    def play(self, beat: Beat) -> None:
        """Take one beat: its deeds, then what its line itself asks for."""
        self.playing.step = []
        for deed in beat.deeds:
            if deed.actor in self.playing.now:
                self._deed(beat, deed)
        self._attend(beat)
        show(self.playing, beat)
        if beat.line is not None:
            self._line(beat)
        played = seconds_of(self.playing.step)
        own = spoken_seconds(beat.line) if beat.line else action_seconds(beat, played)
        self.seconds[beat.id] = own if beat.kind is not BeatKind.TRANSITION else 0.0
        played_out = shared(self.playing.step, beat, own)
        self.businesses += till_they_are_gone(played_out, own, self.playing.ground.plan)
        self._vanish(beat)

    def _deed(self, beat: Beat, deed: Deed) -> None:
        actor, riding = deed.actor or "", self.playing.riding
        if riding is not None and (told := riding.of(beat, deed)) is not None:
            ride(self.playing, riding, deed, told)
        elif self.playing.now[actor].visible or self._shows(beat, deed):
            self._seen_deed(beat, deed)

    def _shows(self, beat: Beat, deed: Deed) -> bool:
        """Bring somebody who is out of sight in for a deed; False where it is not to be seen."""
        actor = deed.actor or ""
        comes = actor in self.told.comes.get(beat.id, ())
        aboard = is_aboard(self.playing.now[actor]) and not _seen_again(deed)
        if aboard and not comes:
            return False  # what is done in a car is not seen from outside
        if deed.verb != "enter" and not aboard and self.told.away(beat, actor):
            return False  # the door that is drawn to from outside brings nobody back
        if aboard or not (deed.verb == "enter" or gets_out(deed)):
            enter(self.playing, actor, deed)
        return deed.verb != "exit" or not comes or not self.playing.now[actor].visible

    def _seen_deed(self, beat: Beat, deed: Deed) -> None:
        actor = deed.actor or ""
        if self.playing.driving and deed.verb in GOING | {"sit", "stand", "ride", "lie"}:
            self.playing.act(
                deed, "drive" if self.playing.at_wheel(actor) else "look", self.playing.now[actor]
            )
            return
        if beat.id in self.beyond and ends_call(self.playing.now[actor], deed.verb):
            hang_up(self.playing, beat, Deed(actor, "hang_up", ""))
        if self._rises_first(beat, deed):
            rise(self.playing, deed)
        near_enough(self.playing, deed)
        near_a_top(self.playing, deed)
        self._played(beat, deed)

    def _played(self, beat: Beat, deed: Deed) -> None:
        """A deed as its verb is played; who is tucked in lies, who lies in a bag stays there."""
        now, tucked = self.playing.now, put_to_bed(deed)
        if tucked in now:
            in_place(self.playing, beat, deed)
            if now[tucked].visible and now[tucked].posture is not Posture.LIE:
                lie(self.playing, beat, Deed(tucked, "lie", deed.text))
        elif covered(deed) and now[deed.actor or ""].posture is Posture.LIE:
            in_place(self.playing, beat, replace(deed, verb="lie"))
        else:
            _PLAYERS.get(deed.verb, in_place)(self.playing, beat, deed)

    def _attend(self, beat: Beat) -> None:
        """Who is told to have come or gone without a deed of their own comes in or goes."""
        now = self.playing.now
        if self.playing.driving:
            return
        for who in (w for w in self.told.comes.get(beat.id, ()) if w in now):
            if not now[who].visible:
                enter(self.playing, who, Deed(who, "enter", ""))
        for who in (w for w in self.told.goes.get(beat.id, ()) if w in now):
            if now[who].visible:
                leave(self.playing, who, Deed(who, "exit", ""))

    def _vanish(self, beat: Beat) -> None:
        """Whom the next to come will not find is gone with the end of a beat, by no way."""
        for who in self.told.vanish.get(beat.id, ()):
            here = self.playing.now.get(who)
            if here is not None and here.visible:
                gone = replace(here, visible=False, spot_id=None)
                self.businesses.append(
                    Business(beat.id, who, "exit", here, gone, share=(LAST_SHARE, 1.0))
                )
                self.playing.now[who] = gone

    def _rises_first(self, beat: Beat, deed: Deed) -> bool:
        """Whether who lies on the ground handles a thing on their way: up first, then hands."""
        here = self.playing.now[deed.actor or ""]
        after = beat.deeds[beat.deeds.index(deed) + 1 :]
        leaves = any(d.actor == deed.actor and d.verb in GOING for d in after)
        low = here.posture is Posture.LIE and here.seat_m < GROUND_SEAT_M
        return low and leaves and deed.verb in GRASPING | TOUCHING

    def _line(self, beat: Beat) -> None:
        """Speakers who are on screen must be there; phones go to the ear and down again."""
        line = beat.line
        if line is None or line.channel is not Channel.ON_SCREEN:
            return
        for who in line.speakers:
            if who not in self.playing.now:
                continue
            stance = self.playing.now[who]
            if not stance.visible:
                enter(self.playing, who, Deed(who, "enter", ""))
                stance = self.playing.now[who]
            self._turn_to(beat, who, line.addressee)
            self._turn_to(beat, line.addressee, who)
            if line.into_phone and not stance.on_phone:
                telephone(self.playing, beat, Deed(who, "phone", ""))
            elif stance.on_phone and not line.into_phone and self._off_the_phone(beat):
                hang_up(self.playing, beat, Deed(who, "hang_up", ""))

    def _off_the_phone(self, beat: Beat) -> bool:
        """Whether a line is for the room: to somebody who is there, or when the call is over."""
        to = beat.line.addressee if beat.line is not None else None
        return to in self.playing.now or beat.id in self.beyond

    def _turn_to(self, beat: Beat, who: str | None, other: str | None) -> None:
        """Nobody talks over their own shoulder: people on their feet or knees turn round for it."""
        if who not in self.playing.now or other not in self.playing.now or who == other:
            return
        here, there = self.playing.now[who], self.playing.now[other]
        if here.posture not in ON_FEET or not (here.visible and there.visible):
            return
        yaw = yaw_towards(place(here), place(there))
        off = turn(here.yaw_deg, yaw)
        if abs(off) <= TURNED_AWAY_DEG or distance(place(here), place(there)) < 0.05:
            return
        facing = replace(here, yaw_deg=round(turn(0.0, yaw - (20.0 if off > 0 else -20.0)), 1))
        self.playing.act(Deed(who, "turn", f"turn/{beat.id}", target=other), "turn", facing)


def _seen_again(deed: Deed) -> bool:
    """Whether somebody in a car gets out of it for a deed."""
    return gets_out(deed) or deed.verb in {"enter", "exit", "approach"}
