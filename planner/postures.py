"""Sitting down, getting up, lying, kneeling.

Enters: a scene being played and a deed. Leaves: its acts; to a seat or a bed one walks first.
"""

import re
from dataclasses import replace

from planner import boarding, marks
from planner.bearings import distance
from planner.floor_plan import Posture
from planner.handling import in_place
from planner.marks import SEATED, place
from planner.moving import TOUCHING, near_enough, rise, walk_to
from planner.paths import walk
from planner.playing import Playing, keeping, nearest
from screenplay.scene_graph import Beat, Deed

GROUND_SEAT_M = 0.08  # who sits on the ground
UPRIGHT = re.compile(r"\b(?:up|upright|elbows?)\b", re.IGNORECASE)


def sit(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """Walk before a seat and sit down on it."""
    actor = deed.actor or ""
    here, others = playing.now[actor], playing.others(actor)
    if here.posture in SEATED:
        return
    if here.posture is Posture.LIE and UPRIGHT.search(f"{deed.text} {deed.direction}"):
        low = max(here.seat_m, GROUND_SEAT_M)
        playing.act(deed, "wake", replace(here, posture=Posture.SIT, seat_m=low))
        return
    words = f"{deed.direction} {deed.target or ''} {deed.text}"
    partner = playing.target(deed) or nearest(others, place(here))
    goal = keeping(here, marks.seat(actor, words, playing.ground, others, place(here), partner))
    stand = marks.before_seat(goal, playing.ground, others)
    if distance(place(here), place(stand)) > 0.35:
        path = walk(playing.ground, place(here), place(stand), marks.points(others))
        playing.act(deed, "walk", keeping(here, stand), path)
    playing.act(deed, "sit", goal)


def stand(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """Get up; from behind a wheel, out of the car."""
    car = boarding.vehicle(deed, playing.ground) if boarding.gets_out(deed) else None
    if car is not None:
        boarding.get_out(playing, deed, car)
    elif playing.now[deed.actor or ""].posture is not Posture.STAND:
        rise(playing, deed)


def lie(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """Lie down on a bed; who falls lies where they are."""
    actor = deed.actor or ""
    here = playing.now[actor]
    if here.posture is Posture.LIE:
        return
    if deed.verb == "sleep" and here.posture in SEATED:
        in_place(playing, _beat, deed)
        return
    if deed.verb in {"fall", "die"}:
        lying = replace(here, posture=Posture.LIE, seat_m=0.0, spot_id=None)
        playing.act(deed, deed.verb, lying)
        return
    goal = marks.bed(actor, playing.ground, playing.others(actor), place(here))
    walk_to(playing, deed, "walk", marks.before_seat(goal, playing.ground, playing.others(actor)))
    playing.act(deed, "lie", keeping(here, goal))


def crouch(playing: Playing, beat: Beat, deed: Deed) -> None:
    """Go down on the spot; who then embraces somebody walks up to them first."""
    after = beat.deeds[beat.deeds.index(deed) + 1 :] if deed in beat.deeds else ()
    embrace = next((d for d in after if d.actor == deed.actor and d.verb in TOUCHING), None)
    if embrace is not None:
        near_enough(playing, embrace)
    here = playing.now[deed.actor or ""]
    if here.posture in SEATED:
        in_place(playing, beat, deed)
    elif here.posture is not Posture.CROUCH:
        playing.act(deed, deed.verb, replace(here, posture=Posture.CROUCH))


def wake(playing: Playing, beat: Beat, deed: Deed) -> None:
    """Sit up in bed."""
    here = playing.now[deed.actor or ""]
    if here.posture is Posture.LIE and here.seat_m > 0.2:
        playing.act(deed, "wake", replace(here, posture=Posture.SIT))
    else:
        in_place(playing, beat, deed)
