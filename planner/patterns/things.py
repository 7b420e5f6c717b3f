"""Shots of things that lie about and of vehicles that move.

Enters: a beat of a dressed scene. Leaves: the idea that shows the thing its words are about.
"""

from dataclasses import replace

from planner.dressing import driven, lying
from planner.ideas import Idea, Scenery, whole
from planner.mounts import RIDDEN
from planner.shots import ShotKind, Size
from screenplay.scene_graph import RequestKind

_LONGEST_TEXT = 60  # an insert's own words are few


def vehicle_moving(scenery: Scenery, index: int) -> Idea | None:
    """A wide shot that sees a vehicle move, with those who deal with it."""
    moment = scenery.moments[index]
    drive = driven(scenery.staging.plan, moment.beat.id)
    if drive is None or (drive.kind in RIDDEN and drive.manner == "go"):
        return None  # who rides off is gone with, as a walker is
    own = [b.character_id for b in scenery.staging.plan.businesses if b.beat_id == moment.beat.id]
    seen = tuple(w for w in dict.fromkeys(own) if w in scenery.visible(index))[:3]
    return Idea(
        ShotKind.MASTER, Size.WS, seen, (whole(moment),), max(moment.seconds, 2.5), index, index,
        thing=drive.noun, moving=True, pattern="movement",
    )  # fmt: skip


def thing_shown(scenery: Scenery, index: int, text: str, plain: Idea) -> Idea | None:
    """A near shot of the thing that a text names, where it lies."""
    rest = lying(scenery.staging, index, text)
    if rest is None:
        return None
    return replace(plain, kind=ShotKind.INSERT, size=Size.CU, thing=rest.noun, subjects=())


def insert_goes_on(scenery: Scenery, index: int, plain: Idea) -> Idea | None:
    """The few words after INSERT - THE LETTER are still about the letter."""
    if index == 0:
        return None
    before = scenery.moments[index - 1].beat.request
    beat = scenery.moments[index].beat
    still = before is not None and before.kind in {RequestKind.INSERT, RequestKind.CLOSE}
    if before is None or not still or beat.mentions or len(beat.text) > _LONGEST_TEXT:
        return None
    return thing_shown(scenery, index, before.subject or before.text, plain)
