"""Long holds and short cuts: calm talk is left alone, and no wide picture comes back too soon.

Enters: a scene's ideas as they are cut. Leaves: the same ideas, the calm lines that open a talk
held in one frame of both, with the small things done between them, until it turns; a place that was
just seen whole not seen so again (Salt, "Film Style and Technology": lengths of shots differ by
more than their average, and not by a little).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from planner.ideas import Idea, Scenery, is_spoken, join
from planner.patterns.sustained import still_there
from planner.shots import CutKind, MoveKind, ShotKind, Size
from planner.tension import crackles, dawns, heat
from planner.timings import share_of

CALM, LEAST_HELD_S = 0.62, 9.0
HELD_S, VARIED_S = 10.0, 25.0  # how long a hold lasts at most: lengths differ, as takes do
SPEECH_S = 12.0  # one line that lasts longer is no part of a hold
MOST = 3  # people whom one frame may hold while they talk
TOGETHER_M = 2.8  # apart across a table; farther off a frame of both shows small faces
RESTED = 8  # shots of a talk until calm lines are held again
QUICK, COMPANY = "quick exchange", "three and more"
AGAIN = 7  # shots until a place may be seen whole again
TALK = frozenset(
    {ShotKind.SINGLE, ShotKind.OTS, ShotKind.REACTION, ShotKind.TWO_SHOT, ShotKind.GROUP}
)


def held_calm(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """Where two or three begin to talk calmly, one frame of all of them holds their first lines.

    In a car the talk is cut across: there is room for nothing else to change.
    """
    if scenery.staging.ground.plan.kind == "car":
        return list(ideas)
    out: list[Idea] = []
    n, since, holds = 0, RESTED, 0
    while n < len(ideas):
        opens = since >= RESTED or not _talks(scenery, out[-1])
        opens = opens and not _after_silence(scenery, ideas[n])
        run = _calm_run(scenery, ideas, n) if opens else 1
        out.append(ideas[n] if run == 1 else _both(ideas[n : n + run], wider=holds % 2 == 1))
        since, holds = (since + 1, holds) if run == 1 else (0, holds + 1)
        n += run
    return out


def _after_silence(scenery: Scenery, idea: Idea) -> bool:
    """Whether something has just sunk in: what is said then is said by a face."""
    before = scenery.moments[idea.first - 1] if idea.first else None
    return before is not None and before.beat.line is None and dawns(before.beat.text)


def _calm_run(scenery: Scenery, ideas: Sequence[Idea], first: int) -> int:
    """How many ideas from here on one frame may hold; 1 for none."""
    people: set[str] = set()
    seconds, count, talked = 0.0, 0, 0
    luck = share_of(f"held/{ideas[first].covers[0].beat_id}")
    limit = (HELD_S + VARIED_S * luck) * scenery.pace.stretch
    for idea in ideas[first:]:
        between = talked > 0 and not _talks(scenery, idea) and still_there(scenery, idea, people)
        shown = () if between else (*idea.subjects, idea.foreground)
        now = people | {w for w in shown if w is not None}
        late = idea.cut is not CutKind.CUT and count > 0
        calm = between or (_calm(scenery, idea) and not (count and _crackles(scenery, idea)))
        if late or len(now) > MOST or not calm or seconds + idea.seconds > limit:
            break
        people, seconds, count = now, seconds + idea.seconds, count + 1
        talked = talked if between else count
    count, seconds = talked, sum(i.seconds for i in ideas[first : first + talked])
    there = all(
        who in scenery.stays(n)
        for idea in ideas[first : first + count] for n in range(idea.first, idea.last + 1)
        for who in people
    )  # fmt: skip
    speakers = {w for idea in ideas[first : first + count] for w in _speakers(scenery, idea)}
    long = seconds >= LEAST_HELD_S * scenery.pace.stretch
    talk = len(speakers) > 1 and speakers == people
    held = count > 1 and talk and there and long
    return count if held and _near(scenery, ideas[first].first, people) else 1


def _near(scenery: Scenery, index: int, people: Iterable[str]) -> bool:
    """Whether all stand or sit near enough for one frame to show faces and not a hall."""
    pairs = combinations(sorted(people), 2)
    return all(scenery.gap_m(index, a, b) <= TOGETHER_M for a, b in pairs)


def _both(run: Sequence[Idea], *, wider: bool) -> Idea:
    """One frame for a run of lines; every other hold of a scene is wider than the one before."""
    whole = run[0]
    for idea in run[1:]:
        whole = join(whole, idea)
    people = tuple(dict.fromkeys(w for i in run for w in (*i.subjects, i.foreground) if w))
    quick = next((i.pattern for i in run if i.pattern == QUICK), whole.pattern)
    two = len(people) == 2
    kind = ShotKind.TWO_SHOT if two else ShotKind.GROUP
    size = Size.MS if two and not wider else Size.MWS
    return replace(
        whole, kind=kind, size=size, subjects=people, foreground=None,
        move=MoveKind.STATIC, motive="", offset_s=min(run[0].offset_s, 0.0),
        pattern=quick if two else COMPANY,
    )  # fmt: skip


def _calm(scenery: Scenery, idea: Idea) -> bool:
    """Whether a shot is of talk, and all of it without heat."""
    bound = idea.asked or idea.moving or idea.alone or idea.card is not None or idea.settled
    if bound or idea.kind not in TALK or not _talks(scenery, idea):
        return False
    own = scenery.moments[idea.first : idea.last + 1]
    if any(moment.seconds > SPEECH_S for moment in own):
        return False  # a speech has a shape of its own, with listeners in between
    return all(m.beat.line is not None and heat(m.beat.line) < CALM for m in own)


def _crackles(scenery: Scenery, idea: Idea) -> bool:
    """Whether talk turns here: the cut that ends a hold falls on it."""
    own = scenery.moments[idea.first : idea.last + 1]
    return any(m.beat.line is not None and crackles(m.beat.line) for m in own)


def _talks(scenery: Scenery, idea: Idea) -> bool:
    return any(is_spoken(m) for m in scenery.moments[idea.first : idea.last + 1])


def _speakers(scenery: Scenery, idea: Idea) -> set[str]:
    lines = (scenery.moments[n].beat.line for n in range(idea.first, idea.last + 1))
    return {who for line in lines if line is not None for who in line.speakers}


def seen_once(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """A place that was seen whole not long ago is told by a face or a detail instead."""
    out: list[Idea] = []
    last = -AGAIN
    for n, idea in enumerate(ideas):
        wide = idea.kind is ShotKind.ESTABLISHING
        free = not (idea.asked or idea.alone or idea.moving or idea.card is not None)
        if wide and free and last >= 0 and n - last < AGAIN and idea.cut is CutKind.CUT:
            told = _instead(scenery, idea, out)
            out.append(told or idea)
            last = last if told else n
            continue
        last = n if wide else last
        out.append(idea)
    return out


def _instead(scenery: Scenery, idea: Idea, before: Sequence[Idea]) -> Idea | None:
    """Somebody who is there, or now and then a thing of the place; None where neither will do."""
    own = [w for w in scenery.concerned(idea.first) if w in scenery.stays(idea.first)]
    faces = [w for w in own if before[-1].subjects != (w,)]
    indoors = scenery.staging.ground.plan.interior  # out of doors a detail is a bush
    thing = scenery.detail(idea.first) if indoors else None
    beat = scenery.moments[idea.first].beat.id
    plain = replace(idea, thing=None, pattern="action")
    detailed = any(i.kind is ShotKind.INSERT for i in before[-4:])
    if thing is not None and not detailed and share_of(f"instead/{beat}") < 0.5:
        return replace(plain, kind=ShotKind.INSERT, size=Size.MCU, subjects=(), thing=thing,
                       pattern="insert")  # fmt: skip
    if faces:
        return replace(plain, kind=ShotKind.SINGLE, size=Size.MS, subjects=(faces[0],))
    return None
