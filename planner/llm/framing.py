"""A model's answer as ideas of the planner.

Enters: a SceneAnswer and its CallSheet. Leaves: ideas in film order whose covers leave no beat out,
or BadAnswer with every fault. Editing, cameras and checks then treat them as the rules' own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from planner.coverage import cut_as_told
from planner.dressing import lying
from planner.editing import SHORTEST_S
from planner.ideas import PARTS, SIZES, Idea, Scenery, part, whole, word_cuts
from planner.llm.answers import SceneAnswer, ShotAnswer
from planner.llm.call_sheet import CallSheet, walkers
from planner.llm.errors import BadAnswer
from planner.paths import length_m
from planner.shots import Cover, MoveKind, ShotKind, Size

PANNED_M = 2.4  # a walk this long is worth a pan
MOST_FAULTS = 12
_WIDE = (Size.WS, Size.EWS)


class Stretch(NamedTuple):
    """What a shot shows of one moment."""

    at: int  # place of the moment in the scene
    cover: Cover
    seconds: float


@dataclass(frozen=True, slots=True)
class _Wish:
    """One shot of an answer with the free moments that it shows."""

    number: int
    shot: ShotAnswer
    span: tuple[int, ...]


def ideas_of(answer: SceneAnswer, sheet: CallSheet) -> list[Idea]:
    """The scene's ideas; raises BadAnswer where shots leave a gap, or name who is not there."""
    wishes = [
        _Wish(n, s, tuple(i for i in sheet.free if s.first <= i + 1 <= s.last))
        for n, s in enumerate(answer.shots, 1)
    ]
    faults = [*_gaps(wishes, sheet), *_torn(wishes, sheet)]
    if faults:
        raise BadAnswer(*faults)
    shares = _shared(wishes, sheet)
    ideas: list[Idea] = list(sheet.fixed)
    for wish in wishes:
        runs = _runs(shares[wish.number])
        try:
            ideas += [_framed(wish, run, sheet.scenery, sheet.people) for run in runs]
        except BadAnswer as error:
            faults += error.faults
    if faults:
        raise BadAnswer(*faults[:MOST_FAULTS])
    return cut_as_told(sheet.scenery, sorted(ideas, key=lambda idea: idea.first))


# --- which beats


def _gaps(wishes: list[_Wish], sheet: CallSheet) -> Iterator[str]:
    """Faults of shots that do not follow the story beat by beat."""
    place = {index: n for n, index in enumerate(sheet.free)}
    reached = -1  # place of the last beat shown so far
    for wish in wishes:
        if not wish.span:
            yield f"shot {wish.number} shows none of the beats that are yours: {_beats(sheet.free)}"
            return
        first, last = place[wish.span[0]], place[wish.span[-1]]
        if first not in {reached, reached + 1} or first < 0:
            due = sheet.free[min(max(reached + 1, 0), len(sheet.free) - 1)] + 1
            yield (
                f"shot {wish.number} begins with beat {wish.shot.first}; it has to begin with "
                f"beat {due}, or go on within the beat before: no beat is left out or shown twice"
            )
            return
        reached = last
    if reached != len(sheet.free) - 1:
        missing = sheet.free[reached + 1 :]
        yield f"no shot shows beats {_beats(missing)}; go on to the end of the scene"


def _torn(wishes: list[_Wish], sheet: CallSheet) -> Iterator[str]:
    """Faults of cuts between or within lines that are spoken at the same time."""
    ids = {
        m.beat.line.id: n for n, m in enumerate(sheet.scenery.moments) if m.beat.line is not None
    }
    for index in sheet.free:
        line = sheet.scenery.moments[index].beat.line
        other = ids.get(line.dual_with or "") if line is not None else None
        if other is None or other > index or other not in sheet.free:
            continue
        holders = [w for w in wishes if index in w.span or other in w.span]
        if len(holders) > 1:
            yield f"beats {other + 1} and {index + 1} are spoken together; one shot shows both"


def _shared(wishes: list[_Wish], sheet: CallSheet) -> dict[int, list[Stretch]]:
    """Stretches by shot; beats that several shots show are divided, or BadAnswer says why not."""
    holders = {i: [w.number for w in wishes if i in w.span] for i in sheet.free}
    divided = {i: _divided(sheet.scenery, i, len(own)) for i, own in holders.items()}
    faults = [
        f"beat {i + 1} lasts {sheet.scenery.moments[i].seconds:.1f} s and cannot be divided "
        f"between {len(own)} shots; give it to fewer"
        for i, own in holders.items() if len(divided[i]) < len(own)
    ]  # fmt: skip
    if faults:
        raise BadAnswer(*faults[:MOST_FAULTS])
    return {w.number: [divided[i][holders[i].index(w.number)] for i in w.span] for w in wishes}


def _divided(scenery: Scenery, index: int, count: int) -> list[Stretch]:
    """A beat in equal shares: lines at the ends of sentences, actions in twelfths."""
    moment = scenery.moments[index]
    if count == 1:
        return [Stretch(index, whole(moment), moment.seconds)]
    if moment.seconds / count < SHORTEST_S:
        return []
    shares = [n / count for n in range(count + 1)]
    if moment.beat.line is None:
        marks = [round(s * PARTS) / PARTS for s in shares]
        return [
            Stretch(index, part(moment, a, b), (b - a) * moment.seconds)
            for a, b in pairwise(marks) if b > a
        ]  # fmt: skip
    of = whole(moment).of
    cuts = [(0, 0.0), *word_cuts(moment, [s * moment.seconds for s in shares[1:-1]])]
    return [
        Stretch(index, Cover(moment.beat.id, first, last, of), end - start)
        for (first, start), (last, end) in pairwise([*cuts, (of, moment.seconds)])
    ]


def _runs(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Parted where the script's own shots lie between: after them the shot comes back."""
    run: list[Stretch] = []
    for stretch in stretches:
        if run and stretch.at > run[-1].at + 1:
            yield run
            run = []
        run.append(stretch)
    if run:
        yield run


def _beats(indices: tuple[int, ...]) -> str:
    named = [str(n + 1) for n in indices[:20]]
    return ", ".join(named) + (" …" if len(indices) > 20 else "") if named else "none"


# --- how they are framed


def _framed(
    wish: _Wish, run: Sequence[Stretch], scenery: Scenery, people: Mapping[str, str]
) -> Idea:
    """One idea; raises BadAnswer where it names who or what cannot be seen then."""
    shot, span = wish.shot, range(run[0].at, run[-1].at + 1)
    seen = _Seen(wish.number, scenery, span, people)
    idea = Idea(
        ShotKind(shot.kind), shot.size, (), tuple(s.cover for s in run),
        sum(s.seconds for s in run), span[0], span[-1], angle=shot.angle,
        move=MoveKind(shot.move),
    )  # fmt: skip
    return _followed(_composed(idea, shot, seen), scenery, span)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Who and what can be seen over a run of beats."""

    number: int  # of the shot, for faults
    scenery: Scenery
    span: range
    people: Mapping[str, str]

    def everybody(self) -> tuple[str, ...]:
        """Who is in the set as the run begins or ends."""
        first, last = self.scenery.moments[self.span[0]], self.scenery.moments[self.span[-1]]
        return tuple(w for w, s in last.after.items() if s.visible or first.before[w].visible)

    def person(self, handle: str) -> str:
        """A character by handle; raises BadAnswer for nobody and for who is not there."""
        who = self.people.get(handle.strip())
        if who is None:
            known = ", ".join(self.people) or "nobody"
            raise BadAnswer(f"shot {self.number}: there is no {handle!r}; there are {known}")
        if who not in self.everybody():
            raise BadAnswer(f"shot {self.number}: {handle} is not in the set during its beats")
        return who

    def stays(self, who: str) -> bool:
        """Whether somebody is in the set throughout."""
        return all(who in self.scenery.stays(n) for n in self.span)


def _composed(idea: Idea, shot: ShotAnswer, seen: _Seen) -> Idea:
    """Subjects, shoulder and thing; kinds follow from how many are named."""
    if idea.kind is ShotKind.ESTABLISHING:
        size = idea.size if idea.size in _WIDE else Size.WS
        return replace(idea, size=size, subjects=seen.everybody()[:8])
    if idea.kind is ShotKind.INSERT:
        return _of_thing(idea, shot, seen)
    named = tuple(dict.fromkeys(seen.person(handle) for handle in shot.who))
    if idea.kind is ShotKind.MASTER and not named:
        named = seen.everybody()[:8]
    if not named:
        raise BadAnswer(f"shot {seen.number}: a {shot.kind} names whom it shows in `who`")
    if idea.kind in {ShotKind.OTS, ShotKind.POV}:
        return _past(replace(idea, subjects=named[:1]), shot, seen)
    if idea.kind is ShotKind.REACTION:
        return replace(idea, subjects=named[:1])
    return _by_number(replace(idea, subjects=named))


def _by_number(idea: Idea) -> Idea:
    """A single of two is a two-shot; several people are no nearer than a medium close-up."""
    count = len(idea.subjects)
    kind = {1: ShotKind.SINGLE, 2: ShotKind.TWO_SHOT}.get(count, ShotKind.GROUP)
    if idea.kind is ShotKind.MASTER and count > 1:
        kind = ShotKind.MASTER
    tight = count > 1 and idea.size in {Size.CU, Size.ECU}
    return replace(idea, kind=kind, size=Size.MCU if tight else idea.size)


def _past(idea: Idea, shot: ShotAnswer, seen: _Seen) -> Idea:
    """Over a shoulder or through eyes: both people stay in the set for the whole shot."""
    if shot.over is None:
        raise BadAnswer(f"shot {seen.number}: a {shot.kind} names the other person in `over`")
    other = seen.person(shot.over)
    both = (idea.subjects[0], other)
    if both[0] == other or not all(seen.stays(who) for who in both):
        raise BadAnswer(
            f"shot {seen.number}: a {shot.kind} needs two people who are in the set throughout"
        )
    return replace(idea, foreground=other)


def _of_thing(idea: Idea, shot: ShotAnswer, seen: _Seen) -> Idea:
    """A thing of the set, one that lies there, or one in somebody's hands."""
    scenery, thing = seen.scenery, (shot.thing or "").strip()
    if not thing:
        raise BadAnswer(f"shot {seen.number}: an insert names its thing in `thing`")
    near = replace(idea, thing=thing)
    if any(f.id == thing for f in scenery.staging.ground.plan.furniture):
        return near
    now = scenery.moments[seen.span[-1]].after
    holders = [w for w in seen.everybody() if thing in now[w].holding and now[w].visible]
    if holders:
        return replace(near, subjects=(holders[0],), settled=True)
    if lying(scenery.staging, seen.span[-1], thing) is not None:
        return near
    raise BadAnswer(f"shot {seen.number}: no {thing!r} lies there or is held during its beats")


def _followed(idea: Idea, scenery: Scenery, span: range) -> Idea:
    """Who walks is seen from far enough; only walks are panned with."""
    gone = [w for w in walkers(scenery, span) if w in idea.subjects]
    if not gone or idea.kind is ShotKind.INSERT:
        still = idea.move is MoveKind.PAN
        return replace(idea, move=MoveKind.STATIC) if still else idea
    beats = {scenery.moments[n].beat.id for n in span}
    way = max(
        length_m(b.path_m)
        for b in scenery.staging.plan.businesses
        if b.beat_id in beats and b.character_id in gone
    )
    size = idea.size if SIZES.index(idea.size) >= SIZES.index(Size.MWS) else Size.MWS
    pans = idea.move is MoveKind.PAN and len(idea.subjects) == 1 and way > PANNED_M
    still = idea.move is MoveKind.PAN and not pans
    return replace(idea, size=size, moving=True, move=MoveKind.STATIC if still else idea.move)
