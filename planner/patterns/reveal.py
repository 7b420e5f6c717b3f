"""Something is found, discovered, revealed.

Enters: an action beat that reveals. Leaves: ideas: the face before the thing that it has found, as
an audience wants to know what it is (Proferes, 2001); without a face, a frame that draws back.
"""

import re
from dataclasses import replace

from planner.ideas import Idea, Scenery, part, whole
from planner.patterns.things import thing_shown
from planner.shots import MoveKind, ShotKind, Size

NAME = "reveal"
REVEALED_S = 2.6
FACE_SHARE = 5 / 12
_FOUND = re.compile(
    r"\b(finds?|discovers?|notices?|spots?|uncovers?|recogni[sz]es?|reali[sz]es?)\b", re.IGNORECASE
)
_DRAWN_BACK = re.compile(
    r"\b(reveal(?:s|ed|ing)?|pull(?:s|ing)? back|widen(?:s|ing)?)\b", re.IGNORECASE
)


def reveal(scenery: Scenery, index: int) -> list[Idea]:
    """Face and find, or a pull-out; nothing where a beat reveals nothing that can be shown."""
    moment = scenery.moments[index]
    text, people = moment.beat.text, scenery.stays(index)
    still = moment.before == moment.after
    if moment.seconds < REVEALED_S or not still:
        return []
    finders = [m for m in moment.beat.mentions if m in people]
    if finders and _FOUND.search(text):
        return _found(scenery, index, finders)
    if people and _DRAWN_BACK.search(text) and len(people) > 1:
        return [_opened_up(scenery, index, people)]
    return []


def _found(scenery: Scenery, index: int, finders: list[str]) -> list[Idea]:
    moment = scenery.moments[index]
    face = Idea(
        ShotKind.REACTION, Size.MCU, (finders[0],), (part(moment, 0.0, FACE_SHARE),),
        moment.seconds * FACE_SHARE, index, index, pattern=NAME,
    )  # fmt: skip
    rest = replace(
        face, covers=(part(moment, FACE_SHARE, 1.0),), seconds=moment.seconds * (1 - FACE_SHARE)
    )
    others = [f for f in finders[1:] if f != finders[0]]
    if others:
        return [face, replace(rest, kind=ShotKind.SINGLE, size=Size.MS, subjects=(others[0],))]
    thing = thing_shown(scenery, index, moment.beat.text, rest)
    return [face, thing] if thing is not None else []


def _opened_up(scenery: Scenery, index: int, people: tuple[str, ...]) -> Idea:
    """Everybody who is there, the camera drawing back until they are in frame."""
    moment = scenery.moments[index]
    kind = ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP
    return Idea(
        kind, Size.MWS, people[:5], (whole(moment),), moment.seconds, index, index,
        move=MoveKind.PULL_OUT, motive="more is revealed", pattern=NAME,
    )  # fmt: skip
