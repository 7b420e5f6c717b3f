"""Quick cutting: what happens suddenly is seen, and so is whoever sees it.

Enters: the one shot of an action beat. Leaves: it and a brief face of a witness under the beat's
end; where turn follows upon turn the deed again, nearer, or the doer's own face (Mascelli on the
reaction shot; Arijon on fights: shorter and shorter pieces, seen from both sides).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.ideas import PARTS, Idea, Scenery, is_spoken, part, size_steps
from planner.patterns.action import FACES
from planner.patterns.chase import CHASING
from planner.patterns.chase import NAME as CHASE
from planner.shots import MoveKind, ShotKind, Size
from planner.timings import share_of
from screenplay.scene_graph import Beat

NAME = "witness"
SUDDEN_S, HECTIC_S, TWICE_S = 2.3, 2.0, 3.2  # a beat this long has time for another face, for two
WATCHED_S, WATCHED = 2.4, 0.5  # a deed is watched so long, and so often
FACE_S = 1.1  # how long a face is seen
LEAST_S = 0.95  # of any piece
DEEDS, NEAR_S = 2, 1.1  # in a row, before the last is seen nearer; each of the two as long
VIOLENT = CHASING | {"throw", "catch", "fall", "scream", "die"}
_SUDDEN = re.compile(r"\bsudden(?:ly)?\b|\bbursts?\b|\bwithout warning\b|!", re.IGNORECASE)
_LOUD = re.compile(
    r"\b(?:[A-Z]{3,}(?:ED|ING|ES|SHES|CKS|LLS|MS|RS)|BANGS?|BOOMS?|POPS?|CRASH|CRACK|SLAM|SHUT"
    r"|SCREAMS?|SHOUTS?|YELLS?|ROARS?|CHEERS?|RUMBLES?|FLASH|EXPLO\w+|SNAPS?|SMASH|THUD|CLICK)\b"
)
_SHOWN = frozenset({ShotKind.SINGLE, ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER})


def quickened(scenery: Scenery, index: int, ideas: list[Idea]) -> list[Idea]:
    """A sudden beat in two pieces or three; as it is where nothing sudden happens."""
    if len(ideas) != 1 or not _can_be_cut(ideas[0]):
        return ideas
    moment, deed = scenery.moments[index], ideas[0]
    fast = hectic(scenery, index)
    if not (fast or sudden(scenery, index)):
        return _watched(scenery, index, deed) or _cut_in(scenery, index, deed)
    if moment.seconds < (HECTIC_S if fast else SUDDEN_S) * scenery.pace.stretch:
        return ideas
    face = _face(scenery, index, deed, doer=True)
    if face is None:
        return ideas
    if fast and moment.seconds >= TWICE_S * scenery.pace.stretch and _nearer(deed) is not None:
        return _pieces(scenery, index, [deed, face, _nearer(deed)])
    return _pieces(scenery, index, [deed, face])


def _watched(scenery: Scenery, index: int, deed: Idea) -> list[Idea]:
    """A longer deed that somebody watches, and the watcher; nothing where nobody does."""
    moment, gazes = scenery.moments[index], scenery.moments[index].gazes
    long = moment.seconds >= WATCHED_S * scenery.pace.stretch and bool(moment.beat.deeds)
    face = _face(scenery, index, deed, doer=False) if long else None
    if face is None or gazes.get(face.subjects[0]) not in deed.subjects:
        return []
    lucky = share_of(f"watched/{moment.beat.id}") < WATCHED
    return _pieces(scenery, index, [deed, face]) if lucky else []


def _cut_in(scenery: Scenery, index: int, deed: Idea) -> list[Idea]:
    """A deed of the face at the end of others, clearly nearer (Katz on the cut in action)."""
    moment, near = scenery.moments[index], _nearer(deed)
    own = [b for b in scenery.staging.plan.businesses if b.beat_id == moment.beat.id]
    if near is None or len(own) < DEEDS or {b.character_id for b in own} != set(deed.subjects):
        return [deed]
    start = round(PARTS * own[-1].share[0])
    before, after = (moment.seconds * n / PARTS for n in (start, PARTS - start))
    if (
        own[-1].verb not in FACES
        or own[-1].path_m
        or min(before, after) < NEAR_S * scenery.pace.stretch
    ):
        return [deed]
    return [
        replace(deed, covers=(part(moment, 0.0, start / PARTS),), seconds=before),
        replace(near, covers=(part(moment, start / PARTS, 1.0),), seconds=after),
    ]


def sudden(scenery: Scenery, index: int) -> bool:
    """Whether a beat tells of something that happens at once, or loudly, or by force."""
    moment = scenery.moments[index]
    if is_spoken(moment) or moment.beat.request is not None:
        return False
    forced = any(d.verb in VIOLENT for d in moment.beat.deeds)
    return forced or bool(_SUDDEN.search(moment.beat.text)) or _loud(moment.beat)


def _loud(beat: Beat) -> bool:
    """Whether a beat writes a sound or a deed in capitals; names of people are no noise."""
    if beat.text.isupper():
        return False
    names = {part.upper() for who in beat.mentions for part in who.split("-")}
    return any(word not in names for word in _LOUD.findall(beat.text))


def hectic(scenery: Scenery, index: int) -> bool:
    """Whether one sudden thing follows upon another."""
    last = len(scenery.moments) - 1
    return sudden(scenery, index) and any(
        sudden(scenery, n) for n in (index - 1, index + 1) if 0 <= n <= last
    )


def _can_be_cut(idea: Idea) -> bool:
    bound = idea.asked or idea.alone or idea.moving or idea.card is not None
    plain = idea.thing is None and idea.glance is None and idea.pattern != "establishing"
    still = idea.move in {MoveKind.STATIC, MoveKind.HANDHELD}
    return not bound and plain and still and idea.kind in _SHOWN and bool(idea.subjects)


def _face(scenery: Scenery, index: int, deed: Idea, *, doer: bool) -> Idea | None:
    """Who sees it: whoever looks at the doer, else the nearest; the doer's own face if need be."""
    who = deed.subjects[0]
    others = [w for w in scenery.company(index, who, 4) if w not in deed.subjects[:2]]
    gazes = scenery.moments[index].gazes
    watching = [w for w in others if gazes.get(w) in deed.subjects] or others[:1]
    name = deed.pattern if deed.pattern == CHASE else NAME
    plain = replace(deed, kind=ShotKind.REACTION, foreground=None, motive="", pattern=name)
    if watching:
        return replace(plain, size=Size.MCU, subjects=(watching[0],), move=MoveKind.STATIC)
    near = Size.CU if deed.size is Size.MS else Size.MCU
    apart = len(deed.subjects) > 1 or size_steps(deed.size, near) >= 2
    stays = who in scenery.stays(index)
    return replace(plain, size=near, subjects=(who,)) if doer and apart and stays else None


def _nearer(deed: Idea) -> Idea | None:
    """The deed again, clearly nearer; None where it cannot be."""
    if deed.kind is not ShotKind.SINGLE or deed.size not in {Size.MWS, Size.WS, Size.MS}:
        return None
    return replace(deed, size=Size.CU if deed.size is Size.MS else Size.MCU)


def _pieces(scenery: Scenery, index: int, shots: Sequence[Idea | None]) -> list[Idea]:
    """Shots one after another in a beat: faces as long as a face takes, the first has the rest."""
    moment = scenery.moments[index]
    own = [shot for shot in shots if shot is not None]
    brief = max(1, round(PARTS * max(FACE_S, LEAST_S) / moment.seconds))
    if (PARTS - brief * (len(own) - 1)) * moment.seconds < PARTS * LEAST_S:
        brief = PARTS // len(own)
    ends = [PARTS - brief * n for n in range(len(own) - 1, -1, -1)]
    starts = [0, *ends[:-1]]
    return [
        replace(shot, covers=(part(moment, a / PARTS, b / PARTS),),
                seconds=moment.seconds * (b - a) / PARTS)
        for shot, a, b in zip(own, starts, ends, strict=True)
    ]  # fmt: skip
