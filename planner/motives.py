"""Why a camera moves: few shots have a reason to, no two neighbours have, and none has twice.

Enters: a scene's ideas as they are cut. Leaves: the same ideas, some with a move and its motive: in
on a face that something dawns on, that takes in what was said, that a talk grows hot in; back at a
scene's end (Katz, "Film Directing: Shot by Shot", on the moving camera). Calm talk held in a frame
of both stands still, and so do wide pictures: length alone is no reason. Walks and looks have their
moves from their patterns; a push-in that a scene has seen already is not made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.dawning import dawns_on
from planner.ideas import Idea, Scenery, is_spoken
from planner.patterns.monologue import TELLING
from planner.shots import MoveKind, ShotKind, Size
from planner.tension import BURNING, WARM, dawns, heat

SHARE = 0.22  # of a scene's shots at most; walks and fights count too
FACE_S, LEFT_S, PAIR_S, TAKEN_IN_S = 2.4, 2.2, 3.4, 1.8  # a move needs this long
TOLD = 3.5  # what the script itself says dawns on a face comes before every other reason
RISE = 0.08  # of heat above what was said before
FACES = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
PAIRS = frozenset({ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER})
NEAR = frozenset({Size.MCU, Size.CU})
DOLLIED = frozenset({MoveKind.PUSH_IN, MoveKind.PULL_OUT})


@dataclass(frozen=True, slots=True)
class _Wish:
    """A move that a shot could have, the strongest reason first."""

    index: int
    weight: float
    kind: MoveKind
    motive: str


def moved(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """The ideas with the moves that a scene has room for."""
    out = _not_again(ideas)
    made = {_picture(i) for i in out if i.move in DOLLIED}
    room = round(SHARE * len(out) + 0.3) - sum(i.move is not MoveKind.STATIC for i in out)
    for wish in sorted(_wishes(scenery, out), key=lambda w: (-w.weight, w.index)):
        beside = out[max(0, wish.index - 1) : wish.index + 2]
        own = replace(out[wish.index], move=wish.kind, motive=wish.motive)
        if room <= 0 and wish.weight < TOLD:
            break
        if _picture(own) not in made and all(i.move is MoveKind.STATIC for i in beside):
            made.add(_picture(own))
            out[wish.index] = own
            room -= 1
    return out


def _not_again(ideas: Sequence[Idea]) -> list[Idea]:
    """What moves by its pattern stands still where its scene has seen that very move."""
    out: list[Idea] = []
    made: set[tuple[object, ...]] = set()
    for idea in ideas:
        again = idea.move in DOLLIED and _picture(idea) in made and not idea.asked
        out.append(replace(idea, move=MoveKind.STATIC, motive="") if again else idea)
        made |= {_picture(idea)} if idea.move in DOLLIED else set()
    return out


def _picture(idea: Idea) -> tuple[object, ...]:
    """What an audience would know again: a move, and the frame that it is made in."""
    return idea.move, len(idea.subjects) > 1, idea.size, frozenset(idea.subjects)


def _wishes(scenery: Scenery, ideas: Sequence[Idea]) -> Iterator[_Wish]:
    hottest = 0.0
    for n, idea in enumerate(ideas):
        warmth = _heat(scenery, idea)
        if _still(idea):
            yield from _reasons(scenery, ideas, n, warmth, hottest)
        hottest = max(hottest, warmth)


def _still(idea: Idea) -> bool:
    """Whether a shot may move at all: nobody asked for it, nobody walks in it."""
    bound = idea.asked or idea.moving or idea.alone or idea.card is not None
    return not bound and idea.thing is None and bool(idea.subjects)


def _reasons(
    scenery: Scenery, ideas: Sequence[Idea], n: int, warmth: float, hottest: float
) -> Iterator[_Wish]:
    idea, last = ideas[n], n == len(ideas) - 1
    spoken = _spoken(scenery, idea)
    if idea.kind in FACES and idea.seconds >= FACE_S and warmth >= WARM:
        rises = warmth > hottest + RISE
        if rises or warmth >= BURNING:
            yield _Wish(n, 1.0 + warmth + rises, MoveKind.PUSH_IN, "what is said grows hot")
    if last and n > 2 and idea.seconds >= LEFT_S and not spoken:
        if idea.kind in PAIRS or idea.size in {Size.MS, Size.MWS}:
            yield _Wish(n, 1.5, MoveKind.PULL_OUT, "the scene lets go of them")
        else:
            yield _Wish(n, 1.7, MoveKind.PUSH_IN, "stays with a face")
    if idea.kind in PAIRS and idea.seconds >= PAIR_S and warmth > max(hottest, WARM):
        yield _Wish(n, 0.8 + warmth, MoveKind.PUSH_IN, "nearer as they come to the point")
    if idea.kind in FACES and idea.size in NEAR and idea.seconds >= TAKEN_IN_S:
        yield from _realised(scenery, ideas, n, hottest)


def _realised(scenery: Scenery, ideas: Sequence[Idea], n: int, hottest: float) -> Iterator[_Wish]:
    """A face in which something changes: as the script says, or silent after what was said."""
    idea, before = ideas[n], ideas[n - 1] if n else None
    told = any(
        dawns(scenery.moments[at].beat.text) and dawns_on(scenery, at) in {None, idea.subjects[0]}
        for at in range(idea.first, idea.last + 1) if not is_spoken(scenery.moments[at])
    )  # fmt: skip
    if told:
        yield _Wish(n, TOLD, MoveKind.PUSH_IN, "it sinks in")
    elif idea.pattern == TELLING:
        yield _Wish(n, 1.8, MoveKind.PUSH_IN, "is told what they did not know")
    elif before is not None and not _spoken(scenery, idea) and _heat(scenery, before) >= WARM:
        yield _Wish(n, 1.2 + hottest, MoveKind.PUSH_IN, "takes in what was said")


def _spoken(scenery: Scenery, idea: Idea) -> bool:
    return any(is_spoken(m) for m in scenery.moments[idea.first : idea.last + 1])


def _heat(scenery: Scenery, idea: Idea) -> float:
    """The hottest line of a shot, 0 without any."""
    own = (m.beat.line for m in scenery.moments[idea.first : idea.last + 1])
    return max((heat(line) for line in own if line is not None), default=0.0)
