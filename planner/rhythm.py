"""A scene brought to the average shot length that is asked for.

Enters: a scene's ideas and its pace. Leaves: more ideas where the pace is faster (long shots are
cut at ends of sentences, or go nearer), fewer where it is slower (neighbours share a frame). No
word is cut, and no shot falls below what an audience can read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.editing import ONE, joinable, jumps
from planner.ideas import PARTS, Idea, Scenery, is_spoken, join, size_steps, tighter, word_cuts
from planner.patterns.monologue import listeners
from planner.shots import Cover, CutKind, MoveKind, ShotKind, Size
from planner.timings import said_seconds, words

LEAST_S = 1.3  # a shot made by cutting another lasts this long
BREATH_S = 0.35  # the usual silence before a line, which is a shot's time too
DRAGS = 2.6  # a joined shot lasts at most this many averages
_MOST_SHOWN = 5


def paced(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """The scene's ideas at its pace; as they are where none is asked for."""
    asl_s = scenery.pace.asl_s
    if asl_s is None or not ideas:
        return ideas
    seconds = sum(i.seconds for i in ideas) + BREATH_S * sum(map(is_spoken, scenery.moments))
    wished = max(1, round(seconds / asl_s))
    fewer = len(ideas) > wished
    while len(ideas) != wished:
        changed = (
            _joined_once(scenery, ideas, DRAGS * asl_s) if fewer else _cut_once(scenery, ideas)
        )
        if changed is None:
            break
        ideas = changed
    return ideas


def _cut_once(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea] | None:
    """The longest shot that can be cut in two, cut."""
    order = sorted(range(len(ideas)), key=lambda n: (-ideas[n].seconds, n))
    for n in order:
        if ideas[n].seconds < 2 * LEAST_S:
            break
        halves = _halves(scenery, ideas[n])
        if halves and not (n + 1 < len(ideas) and jumps(halves[-1], ideas[n + 1])):
            return [*ideas[:n], *halves, *ideas[n + 1 :]]
    return None


def _halves(scenery: Scenery, idea: Idea) -> list[Idea]:
    """A shot and what it is cut to; nothing where it has to stay whole."""
    fixed = idea.asked or idea.moving or idea.alone or idea.card is not None
    stays = set(idea.subjects) <= set(scenery.stays(idea.first))
    if (
        fixed
        or not stays
        or idea.kind not in ONE | {ShotKind.TWO_SHOT, ShotKind.GROUP}
        or not idea.subjects
    ):
        return []
    cut = _place_to_cut(scenery, idea)
    after = _cut_to(scenery, idea)
    if cut is None or after is None:
        return []
    first, second, seconds = cut
    still = replace(idea, covers=first, seconds=seconds, move=MoveKind.STATIC, motive="")
    still = replace(still, last=_moment(scenery, first[-1], idea))
    after = replace(
        after, covers=second, seconds=idea.seconds - seconds, cut=CutKind.CUT, cut_s=0.0,
        offset_s=0.0, first=_moment(scenery, second[0], idea),
    )  # fmt: skip
    return [still, after]


def _moment(scenery: Scenery, cover: Cover, idea: Idea) -> int:
    """Which of an idea's moments a stretch belongs to."""
    own = range(idea.first, idea.last + 1)
    return next((n for n in own if scenery.moments[n].beat.id == cover.beat_id), idea.first)


def _place_to_cut(
    scenery: Scenery, idea: Idea
) -> tuple[tuple[Cover, ...], tuple[Cover, ...], float] | None:
    """Stretches before and after a cut near the middle, and the seconds before it."""
    if len(idea.covers) > 1 or idea.first != idea.last:
        return None
    cover, moment = idea.covers[0], scenery.moments[idea.first]
    if cover.beat_id != moment.beat.id:
        return None
    if is_spoken(moment):
        return _between_words(scenery, idea, cover)
    first, last = cover.first * PARTS // cover.of, cover.last * PARTS // cover.of
    middle = (first + last) // 2
    seconds = idea.seconds * (middle - first) / max(last - first, 1)
    if moment.before != moment.after or min(seconds, idea.seconds - seconds) < LEAST_S:
        return None
    beat = cover.beat_id
    return (Cover(beat, first, middle, PARTS),), (Cover(beat, middle, last, PARTS),), seconds


def _wishes(seconds: float) -> list[float]:
    """Every place where a line might be cut, evenly."""
    count = int(seconds / LEAST_S)
    return [seconds * n / count for n in range(1, count)]


def _between_words(
    scenery: Scenery, idea: Idea, cover: Cover
) -> tuple[tuple[Cover, ...], tuple[Cover, ...], float] | None:
    """The cut between sentences that is nearest to the middle of a stretch of a line."""
    moment = scenery.moments[idea.first]
    said = words(moment.beat.text)
    if len(said) != cover.of:
        return None
    scale = moment.seconds / max(said_seconds(said), 0.1)
    start = scale * said_seconds(said[: cover.first]) if cover.first else 0.0
    cuts = word_cuts(moment, _wishes(moment.seconds))
    inside = [(word, at - start) for word, at in cuts if cover.first < word < cover.last]
    fits = [c for c in inside if min(c[1], idea.seconds - c[1]) >= LEAST_S]
    if not fits:
        return None
    word, before = min(fits, key=lambda c: (abs(c[1] - idea.seconds / 2), c[0]))
    return (replace(cover, last=word),), (replace(cover, first=word),), before


def _cut_to(scenery: Scenery, idea: Idea) -> Idea | None:
    """What a shot is cut to: a listener, one of those in it, or the same person clearly nearer."""
    who = idea.subjects[0]
    plain = replace(idea, foreground=None, thing=None, move=MoveKind.STATIC, motive="")
    if idea.kind not in ONE:
        return replace(plain, kind=ShotKind.SINGLE, size=Size.MCU, subjects=(who,))
    spoken = is_spoken(scenery.moments[idea.first])
    faces = listeners(scenery, idea.first, who) if spoken else []
    if faces and idea.kind is not ShotKind.REACTION:
        return replace(plain, kind=ShotKind.REACTION, size=Size.MCU, subjects=(faces[0],))
    for size in (tighter(idea.size, 2), tighter(idea.size, -2)):
        if size_steps(size, idea.size) >= 2 and size is not Size.WS:
            return replace(plain, kind=ShotKind.SINGLE, size=size)
    return None


def _joined_once(scenery: Scenery, ideas: Sequence[Idea], longest_s: float) -> list[Idea] | None:
    """The shortest pair of neighbours that can share a frame, sharing it."""
    lengths = [(ideas[n].seconds + ideas[n + 1].seconds, n) for n in range(len(ideas) - 1)]
    for _, n in sorted(lengths):
        a, b = ideas[n], ideas[n + 1]
        if a.seconds + b.seconds > longest_s:
            break
        for shared in _shared(scenery, a, b):
            before = n > 0 and jumps(ideas[n - 1], shared)
            if not before and not (n + 2 < len(ideas) and jumps(shared, ideas[n + 2])):
                return [*ideas[:n], shared, *ideas[n + 2 :]]
    return None


def _shared(scenery: Scenery, a: Idea, b: Idea) -> Iterator[Idea]:
    """Frames that hold both of two neighbours, the best first."""
    if _detail(a, b):
        yield join(a, b)
        return
    if not joinable(a, b) or not a.subjects or not b.subjects:
        return
    both, taken = join(a, b), dict.fromkeys([*a.subjects, *b.subjects])
    kept = {idea.foreground for idea in (a, b) if idea.kind is ShotKind.OTS}
    if set(b.subjects) <= {*a.subjects, a.foreground}:
        yield both
    if a.asked:  # the frame that the script asks for may be held, not given up
        return
    if set(a.subjects) <= {*b.subjects, b.foreground}:
        yield replace(b, covers=both.covers, seconds=both.seconds, first=both.first,
                      last=both.last, cut=a.cut, cut_s=a.cut_s, offset_s=a.offset_s)  # fmt: skip
    people = tuple(w for w in taken if w is not None)
    there = all(w in scenery.stays(n) for w in people for n in range(both.first, both.last + 1))
    if 1 < len(people) <= _MOST_SHOWN and there and not kept - {None, *people}:
        kind = ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP
        size = Size.MS if len(people) == 2 else Size.MWS
        yield replace(both, kind=kind, size=size, subjects=people, foreground=None, thing=None,
                      move=MoveKind.STATIC, motive="")  # fmt: skip


def _detail(a: Idea, b: Idea) -> bool:
    """Whether the second is a detail within the first one's beat, which can do without."""
    detail = b.kind in {ShotKind.INSERT, ShotKind.POV} and not (b.asked or b.alone or a.asked)
    return detail and a.covers[-1].beat_id == b.covers[0].beat_id and a.card is None and not a.alone
