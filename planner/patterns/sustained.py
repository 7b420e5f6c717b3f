"""Pictures that stay: a cut shows something new, or it is not made.

Enters: a scene's ideas as they are cut. Leaves: fewer, longer ones. Words that are about nobody and
nothing that is drawn keep the picture that is there (Mascelli: no cut without a reason); what one
or two people do where they are, deed upon deed, plays in one master (Katz on the sequence shot);
what happens suddenly, walks, looks and things shown near are cut to.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.ideas import SIZES, Idea, Scenery, is_spoken, join
from planner.patterns.chase import chased
from planner.shots import CutKind, MoveKind, ShotKind, Size, Stance
from planner.tension import dawns
from planner.timings import share_of

NAME = "sustained master"
HELD_S, VARIED_S = 6.0, 14.0  # how long a picture stays at most: lengths differ, as takes do
SILENT_S = 1.4  # how much longer where nobody speaks in a scene
MASTER_S = 8.0  # shorter runs of deeds are cut
STILL_S = 5.0  # a face is watched as long, with nothing new to see
_STAYING = frozenset({ShotKind.SINGLE, ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER})
_FACES = frozenset({ShotKind.REACTION, ShotKind.OTS})
_WIDE = frozenset({ShotKind.ESTABLISHING, ShotKind.MASTER, ShotKind.GROUP})
_READABLE = frozenset({Size.MS, Size.MWS, Size.WS})
_TURNS = re.compile(
    r"\b(?:suddenly|then|reveal\w*|finds?|discovers?|notices?|reali[sz]es?|instead|but)\b|!|--",
    re.IGNORECASE,
)


def sustained(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """A scene's ideas, those that show nothing new held in the picture before them."""
    return _masters(scenery, _uncut(scenery, ideas))


def _uncut(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """Words about nobody and nothing told in the picture that is there already."""
    out: list[Idea] = []
    for idea in ideas:
        stays = out and _goes_on(scenery, out[-1], idea) and _empty(scenery, idea)
        if stays and out[-1].seconds + idea.seconds <= _limit_s(scenery, out[-1]):
            out[-1] = join(out[-1], idea)
        else:
            out.append(idea)
    return out


def _masters(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """What the same few do where they are, in one master; runs too short for one stay cut."""
    out: list[Idea] = []
    n = 0
    while n < len(ideas):
        run = ideas[n : n + _run(scenery, ideas, n)]
        out.append(run[0] if len(run) == 1 else _master(run))
        n += len(run)
    return out


def _run(scenery: Scenery, ideas: Sequence[Idea], first: int) -> int:
    """How many ideas from here on are one master; 1 for none."""
    limit = MASTER_S + VARIED_S * share_of(f"master/{ideas[first].covers[0].beat_id}")
    limit *= scenery.pace.stretch * (SILENT_S if scenery.silent else 1.0)
    seconds, count = 0.0, 0
    for idea in ideas[first:]:
        own = _plays(scenery, idea) and set(idea.subjects) <= set(ideas[first].subjects)
        own = own and (not count or _goes_on(scenery, ideas[first], idea))
        if not own or seconds + idea.seconds > limit:
            break
        seconds, count = seconds + idea.seconds, count + 1
    return count if count > 1 and seconds >= MASTER_S * scenery.pace.stretch else 1


def _master(run: Sequence[Idea]) -> Idea:
    held = run[0]
    for idea in run[1:]:
        held = join(held, idea)
    return replace(held, size=max((i.size for i in run), key=SIZES.index), pattern=NAME)


def still_there(scenery: Scenery, idea: Idea, people: Iterable[str]) -> bool:
    """Whether a silent shot can be told in the frame of those who talk: small things, in place.

    What it shows is one of them, or nobody; nobody of them moves, and nothing turns.
    """
    shown = {*people}
    own = scenery.moments[idea.first : idea.last + 1]
    if not _free(idea) or any(is_spoken(m) or sudden(m.beat.text) for m in own):
        return False
    if not (set(idea.subjects) <= shown or _empty(scenery, idea)) or idea.glance is not None:
        return False
    return not _move(scenery, shown, idea)


def sudden(text: str) -> bool:
    """Whether words tell of a turn that an audience has to see, without or within."""
    return _TURNS.search(text) is not None or dawns(text)


def _goes_on(scenery: Scenery, a: Idea, b: Idea) -> bool:
    """Whether the first picture could be held over the second's time."""
    free = _free(a) and _free(b) and b.cut is CutKind.CUT
    return free and bool(a.subjects) and not _move(scenery, a.subjects, b)


def _free(idea: Idea) -> bool:
    """Whether a picture is neither asked for nor bound to a walk, a thing or a look."""
    bound = idea.asked or idea.alone or idea.moving or idea.settled or idea.card is not None
    still = idea.move is MoveKind.STATIC and idea.thing is None
    return still and not bound and idea.kind in _STAYING | _FACES | _WIDE


def _limit_s(scenery: Scenery, idea: Idea) -> float:
    """How long this picture may stay: less for a face, more where all is silent."""
    luck = share_of(f"sustained/{idea.covers[0].beat_id}")
    limit = HELD_S + VARIED_S * luck * luck
    limit = STILL_S + limit / 3 if idea.kind in _FACES else limit
    return limit * scenery.pace.stretch * (SILENT_S if scenery.silent else 1.0)


def _empty(scenery: Scenery, idea: Idea) -> bool:
    """Whether an idea's words are about nobody and no deed: nothing new can be shown."""
    if idea.kind not in _WIDE or idea.pattern == "establishing":
        return False
    own = scenery.moments[idea.first : idea.last + 1]
    return not any(
        is_spoken(m) or m.beat.deeds or m.beat.mentions or m.beat.request or dawns(m.beat.text)
        for m in own
    )


def _plays(scenery: Scenery, idea: Idea) -> bool:
    """Whether an idea is of a few people who do something where they are, without a turn."""
    if idea.kind not in _STAYING or len(idea.subjects) > 2 or idea.size not in _READABLE:
        return False
    if idea.glance is not None or not idea.subjects:
        return False
    return not any(
        is_spoken(scenery.moments[n]) or chased(scenery, n)
        or sudden(scenery.moments[n].beat.text)
        for n in range(idea.first, idea.last + 1)
    )  # fmt: skip


def _move(scenery: Scenery, people: Iterable[str], idea: Idea) -> bool:
    """Whether anybody of them goes, comes or moves while an idea is told."""
    own = scenery.moments[idea.first : idea.last + 1]
    return any(
        _place(moment.before.get(who)) != _place(moment.after.get(who))
        or who not in scenery.stays(n)
        for n, moment in enumerate(own, idea.first) for who in people
    )  # fmt: skip


def _place(stance: Stance | None) -> tuple[object, ...]:
    return () if stance is None else (stance.x_m, stance.z_m, stance.posture)
