"""Pictures of a part of somebody: hands and feet as inserts, eyes and mouth as the nearest size.

Enters: a camera direction of the script and its beat. Leaves: the idea that shows the part; None
where the direction is of something else.
"""

import re
from dataclasses import replace

from planner.body_parts import PARTS, part_named, phrase_of
from planner.ideas import Idea, Scenery
from planner.marks import things_named
from planner.shots import MoveKind, ShotKind, Size
from screenplay.scene_graph import Request, RequestKind

_NEAR = frozenset({RequestKind.CLOSE, RequestKind.INSERT, RequestKind.ANGLE, RequestKind.PUSH_IN})
_DIRECTION = re.compile(
    r"(?:(?:INSERT|EXTREME|CLOSE(?:[- ]?UPS?)?|CLOSER|ECU|C\.?U\.?|TIGHT(?:ER)?|ANGLE|LOW|HIGH|NEW"
    r"|REVERSE|ANOTHER|SHOT|ON|OF|TO|TOWARDS?|IN|INTO|PUSH(?:ES)?|ZOOMS?|MOVES?|DOLL(?:Y|IES)"
    r"|CREEPS?|SLOW(?:LY)?|WE|THE|CAMERA|FOCUS|PAN|TILT|REVEAL|FAVORING|MEDIUM|BACK)\b[\s:–—-]*)+",
    re.IGNORECASE,
)


def of_a_part(scenery: Scenery, index: int, request: Request, plain: Idea) -> Idea | None:
    """The part of a body that a direction names, of whom it belongs to."""
    if request.kind not in _NEAR:
        return None
    opening = _DIRECTION.match(request.text)
    words = request.text[opening.end() :] if opening is not None else request.text
    named = request.subject in scenery.visible(index)
    part = part_named(words, owned=named)
    if part is None or (not named and _of_another(phrase_of(words))):
        return None
    who = _whose(scenery, index, request)
    if who is None:
        return None
    plain = replace(plain, subjects=(who,), settled=True)
    if part in PARTS:
        return replace(plain, kind=ShotKind.INSERT, size=Size.CU, thing=part)
    pushed = request.kind is RequestKind.PUSH_IN
    move = MoveKind.PUSH_IN if pushed else MoveKind.STATIC
    return replace(plain, kind=ShotKind.SINGLE, size=Size.ECU, move=move,
                   motive=plain.pattern if pushed else "")  # fmt: skip


def _of_another(phrase: str) -> bool:
    """Whether the part belongs to a thing, or to somebody whom the scene does not show."""
    return bool(things_named(phrase)) or re.search(r"['’]s?\b", phrase) is not None


def _whose(scenery: Scenery, index: int, request: Request) -> str | None:
    """Who is named; else whom the next words are about, or the last before were."""
    there = scenery.stays(index)
    if request.subject in there:
        return request.subject
    beats = [m.beat for m in scenery.moments]
    after = [beat for beat in beats[index + 1 : index + 2] if beat.line is None]
    for beat in (beats[index], *after, *reversed(beats[:index])):
        speakers = beat.line.speakers if beat.line is not None else ()
        meant = next((who for who in (*beat.mentions, *speakers) if who in there), None)
        if meant is not None:
            return meant
    return next((who for who in scenery.concerned(index) if who in there), None)
