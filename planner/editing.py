"""The cutting room: ideas joined, spaced and varied before cameras are sought.

Enters: a scene's ideas. Leaves: ideas without flash frames, without jump cuts and without needless
cuts. What the script asked for stays as it is.
"""

from collections.abc import Callable
from dataclasses import replace

from planner.contrast import LEAST_HELD_S, held_calm, seen_once
from planner.dawning import drawn_near
from planner.ideas import SIZES, Idea, Scenery, join, size_steps, tighter
from planner.motives import moved
from planner.patterns.silent import HELD
from planner.patterns.sustained import sustained
from planner.shots import CutKind, MoveKind, ShotKind, Size
from planner.tension import crackles

SHORTEST_S = 0.8
JOINED_S = 7.0  # a shot that is kept over several beats may last this long
JOINED_MOVING_S = 9.0
BESIDE_S = 5.0  # what a hold takes in of the same people before or after it
_FEW = frozenset({ShotKind.TWO_SHOT, ShotKind.GROUP})
ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})


def edit(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """All passes, in order."""
    calm = drawn_near(scenery, ideas)
    if not scenery.pace.asl_s:
        calm = seen_once(scenery, sustained(scenery, held_calm(scenery, calm)))
    joined = _paired(calm, lambda a, b: _same(scenery, a, b))
    spaced = _paired(joined, lambda a, b: _too_short(scenery, a, b))
    varied = _varied(scenery, spaced)
    cut = [_steadied(i) for i in _paired(varied, lambda a, b: _same(scenery, a, b))]
    return moved(scenery, cut)


def _paired(ideas: list[Idea], rule: Callable[[Idea, Idea], Idea | None]) -> list[Idea]:
    """Walk along and let a rule join each idea with the one before."""
    out: list[Idea] = []
    for idea in ideas:
        joined = rule(out[-1], idea) if out else None
        if joined is None:
            out.append(idea)
        else:
            out[-1] = joined
    return out


def _same(scenery: Scenery, a: Idea, b: Idea) -> Idea | None:
    """Two shots that look the same are one, as long as it does not drag."""
    if _look(a) != _look(b) or not joinable(a, b):
        return None
    limit = JOINED_MOVING_S if MoveKind.PUSH_IN in {a.move, b.move} else JOINED_S
    limit *= scenery.pace.stretch * (HELD if scenery.silent else 1.0)
    if a.seconds + b.seconds > limit and b.seconds >= SHORTEST_S:
        return None
    return join(a, b)


def _too_short(scenery: Scenery, a: Idea, b: Idea) -> Idea | None:
    """No flash frames: what is too short goes with the shot before it, or takes the next.

    A line keeps a shot of its own where the other would not show who speaks; `planner.landing`
    then holds it for long enough.
    """
    if not joinable(a, b) or min(a.seconds, b.seconds) >= SHORTEST_S + 0.15:
        return None
    if _sharp(scenery, b) and (_sharp(scenery, a) or a.kind not in ONE):
        return None
    if b.seconds < a.seconds or a.asked or not set(a.subjects) <= set(b.subjects):
        return join(a, b) if shows_speakers(scenery, a, b) else None
    if not shows_speakers(scenery, b, a):
        return None
    return replace(
        join(a, b), kind=b.kind, size=b.size, subjects=b.subjects, foreground=b.foreground,
        thing=b.thing, move=b.move,
    )  # fmt: skip


def _sharp(scenery: Scenery, idea: Idea) -> bool:
    """Whether a shot is one exclaimed line on its speaker: brief as it is, it is cut to."""
    line = scenery.moments[idea.first].beat.line
    alone = idea.first == idea.last and idea.kind in ONE and len(idea.covers) == 1
    return line is not None and alone and idea.subjects == line.speakers and crackles(line)


def shows_speakers(scenery: Scenery, shown: Idea, taken: Idea) -> bool:
    """Whether one shot shows all whom another was on while they spoke."""
    for moment in scenery.moments[taken.first : taken.last + 1]:
        line = moment.beat.line
        speakers = set(line.speakers) if line is not None else set()
        if speakers & set(taken.subjects) - set(shown.subjects):
            return False
    return True


def joinable(a: Idea, b: Idea) -> bool:
    """Whether two shots may become one: neither was asked for, moves or stands for itself."""
    lone = a.alone or b.alone or a.card is not None or b.card is not None
    lone = lone or a.glance is not None or b.glance is not None
    hard = lone or b.cut is not CutKind.CUT
    return (
        not hard
        and not b.asked
        and not (a.moving or b.moving)
        and ShotKind.INSERT not in {a.kind, b.kind}
    )


def _look(idea: Idea) -> tuple[object, ...]:
    return idea.kind, idea.size, idea.subjects, idea.foreground, idea.thing, idea.angle


def _varied(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """No jump cuts: the same person again must look clearly different, or the shot is kept."""
    out: list[Idea] = []
    for idea in ideas:
        if not out or not jumps(out[-1], idea):
            out.append(idea)
            continue
        before = out[-1]
        if _opens_on(before, idea):
            out[-1] = _at_once(before, idea)
            continue
        if (idea.asked or idea.moving) and not (before.asked or before.moving):
            out[-1:] = _made_way(scenery, out[-2] if len(out) > 1 else None, before, idea)
            out.append(idea)
            continue
        brief = before.seconds + idea.seconds <= JOINED_S * scenery.pace.stretch
        if joinable(before, idea) and not before.asked and (brief or _held_on(before, idea)):
            size = max(before.size, idea.size, key=SIZES.index)
            out[-1] = replace(join(before, idea), size=before.size if brief else size)
        else:
            out.append(_changed(scenery, before, idea))
    return out


def _held_on(a: Idea, b: Idea) -> bool:
    """Whether one of two frames of the same few is a hold, and the other a moment beside it."""
    few = a.kind in _FEW and b.kind in _FEW and set(a.subjects) == set(b.subjects)
    brief, long = sorted((a.seconds, b.seconds))
    return few and long >= LEAST_HELD_S and brief < BESIDE_S


def _opens_on(place: Idea, move: Idea) -> bool:
    """Whether a place is introduced by the very walk that follows: nobody is there before it."""
    hard = place.asked or move.asked or place.card is not None or move.cut is not CutKind.CUT
    brief = place.seconds + move.seconds <= JOINED_MOVING_S
    return place.kind is ShotKind.ESTABLISHING and move.moving and brief and not hard


def _at_once(place: Idea, move: Idea) -> Idea:
    """The walk in one wide picture of the place, from its first step."""
    size = place.size if len(move.subjects) > 1 else Size.WS
    whole = join(place, move)
    return replace(
        move, size=size, covers=whole.covers, seconds=whole.seconds, first=whole.first,
        cut=place.cut, cut_s=place.cut_s,
    )  # fmt: skip


def jumps(a: Idea, b: Idea) -> bool:
    """Whether a cut between two ideas would jump: same people, nearly the same size."""
    if ShotKind.CARD in {a.kind, b.kind} or ShotKind.INSERT in {a.kind, b.kind}:
        return False
    if a.kind in ONE and b.kind in ONE:
        return a.subjects[:1] == b.subjects[:1] and size_steps(a.size, b.size) < 2
    if set(a.subjects) != set(b.subjects):
        return False
    return size_steps(a.size, b.size) < 2


def _made_way(scenery: Scenery, earlier: Idea | None, before: Idea, asked: Idea) -> list[Idea]:
    """The shot before one that the script asks for, changed so that neither of its cuts jumps."""
    changed = _changed(scenery, asked, before)
    if earlier is None or not jumps(earlier, changed):
        return [changed]
    everybody = tuple(dict.fromkeys([*before.subjects, *scenery.visible(before.first)]))[:5]
    if len(everybody) < 2:
        return [changed]
    kind = ShotKind.TWO_SHOT if len(everybody) == 2 else ShotKind.GROUP
    return [replace(before, kind=kind, size=Size.MWS, subjects=everybody, foreground=None)]


def _changed(scenery: Scenery, before: Idea, idea: Idea) -> Idea:
    """Make a shot differ: two sizes tighter or wider, or everybody instead of one."""
    everybody = tuple(dict.fromkeys([*idea.subjects, *scenery.visible(idea.first)]))[:5]
    if idea.asked:
        return idea
    if idea.kind in ONE and len(everybody) == 2 and before.kind in ONE:
        both = replace(idea, kind=ShotKind.TWO_SHOT, size=Size.MS, subjects=everybody)
        return replace(both, foreground=None)
    for size in (tighter(before.size, 2), tighter(before.size, -2)):
        if idea.kind in ONE and size_steps(size, before.size) >= 2 and size is not Size.WS:
            return replace(idea, kind=ShotKind.SINGLE, size=size, foreground=None)
    if len(everybody) > len(idea.subjects):
        kind = ShotKind.TWO_SHOT if len(everybody) == 2 else ShotKind.GROUP
        return replace(idea, kind=kind, size=Size.MWS, subjects=everybody, foreground=None)
    if idea.kind is ShotKind.ESTABLISHING and everybody:
        return _face_of(scenery, before, idea)
    if not everybody:
        thing = scenery.detail(idea.first)
        return replace(idea, kind=ShotKind.INSERT, size=Size.MCU, thing=thing) if thing else idea
    if size_steps(before.size, Size.WS) >= 2:
        kind = ShotKind.SINGLE if len(idea.subjects) == 1 else idea.kind
        return replace(idea, kind=kind, size=Size.WS, foreground=None)
    if idea.kind in _FEW and idea.seconds >= LEAST_HELD_S:  # all of them speak in it
        return replace(idea, size=tighter(before.size, 2))
    face = replace(idea, kind=ShotKind.REACTION, size=Size.MCU, foreground=None, thing=None)
    return replace(face, subjects=idea.subjects[:1])


def _face_of(scenery: Scenery, before: Idea, idea: Idea) -> Idea:
    """Somebody in the place instead of the same place again, or of a thing that nobody named."""
    here = [who for who in scenery.concerned(idea.first) if before.subjects != (who,)]
    who = tuple(here or scenery.concerned(idea.first))[:1]
    return replace(
        idea, kind=ShotKind.SINGLE, size=Size.MS, subjects=who, thing=None, pattern="action"
    )


def _steadied(idea: Idea) -> Idea:
    """Frames with others in front stand still, and so does what is shown or read."""
    if idea.kind in {ShotKind.OTS, ShotKind.INSERT, ShotKind.POV, ShotKind.CARD}:
        return replace(idea, move=MoveKind.STATIC, motive="")
    return idea
