"""Why a camera moves: one shot in five or six has a reason to, and no two neighbours have.

Enters: a scene's ideas as they are cut. Leaves: the same ideas, some with a move and its motive: in
on a place that is new, on a talk that grows hot, on whoever is left alone; back at a scene's end
(Katz, "Film Directing: Shot by Shot", on the moving camera). What moves already stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.ideas import Idea, Scenery, is_spoken
from planner.shots import MoveKind, ShotKind, Size
from planner.tension import BURNING, WARM, heat

SHARE = 0.22  # of a scene's shots at most; walks and fights count too
FACE_S, PLACE_S, LEFT_S, PAIR_S = 2.4, 2.4, 2.2, 3.4  # a move needs this long
RISE = 0.08  # of heat above what was said before
FACES = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
PAIRS = frozenset({ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER})


@dataclass(frozen=True, slots=True)
class _Wish:
    """A move that a shot could have, the strongest reason first."""

    index: int
    weight: float
    kind: MoveKind
    motive: str


def moved(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """The ideas with the moves that a scene has room for."""
    out = list(ideas)
    room = round(SHARE * len(out) + 0.3) - sum(i.move is not MoveKind.STATIC for i in out)
    for wish in sorted(_wishes(scenery, out), key=lambda w: (-w.weight, w.index)):
        beside = out[max(0, wish.index - 1) : wish.index + 2]
        if room <= 0:
            break
        if all(i.move is MoveKind.STATIC for i in beside):
            own = out[wish.index]
            out[wish.index] = replace(own, move=wish.kind, motive=wish.motive)
            room -= 1
    return out


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
    if idea.kind in FACES and idea.seconds >= FACE_S and warmth >= WARM:
        rises = warmth > hottest + RISE
        if rises or warmth >= BURNING:
            yield _Wish(n, 1.0 + warmth + rises, MoveKind.PUSH_IN, "what is said grows hot")
    if idea.kind is ShotKind.ESTABLISHING and n == 0 and idea.seconds >= PLACE_S:
        yield _Wish(n, 1.6, MoveKind.PUSH_IN, "into a place that is new")
    if last and n > 2 and idea.seconds >= LEFT_S and not _spoken(scenery, idea):
        pulls = idea.kind in PAIRS or idea.size in {Size.MS, Size.MWS}
        if pulls:
            yield _Wish(n, 1.5, MoveKind.PULL_OUT, "the scene lets go of them")
        else:
            yield _Wish(n, 1.7, MoveKind.PUSH_IN, "stays with a face")
    if idea.kind in PAIRS and idea.seconds >= PAIR_S and warmth > hottest:
        yield _Wish(n, 0.8 + warmth, MoveKind.PUSH_IN, "nearer as they come to the point")
    if idea.kind in FACES and idea.seconds >= 1.7 * FACE_S:
        yield _Wish(n, 0.2 + 0.1 * idea.seconds + warmth, MoveKind.PUSH_IN,
                    "a long hold draws nearer")  # fmt: skip


def _spoken(scenery: Scenery, idea: Idea) -> bool:
    return any(is_spoken(m) for m in scenery.moments[idea.first : idea.last + 1])


def _heat(scenery: Scenery, idea: Idea) -> float:
    """The hottest line of a shot, 0 without any."""
    own = (m.beat.line for m in scenery.moments[idea.first : idea.last + 1])
    return max((heat(line) for line in own if line is not None), default=0.0)
