"""Pieces of a script that were reworded: what lies between known neighbours, paired by likeness.

Enters: a pairing of everything that stayed word for word. Leaves: the same pairing with more pairs.
A small gap is aligned in order, for the greatest likeness in all; in a large one each piece looks
only at those that share rare words or letters with it, so that time stays linear where a script was
rewritten.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence

from screenplay.drafts.alignment import HEADING, NOBODY, Pairing, Piece

_UNCHANGED = 2.0  # worth more than two rewordings that would cross it
_SAME_VOICE = 0.45  # the least likeness of a piece and its rewording
_OTHER_VOICE = 0.7  # and where somebody else says it
_SAME_SLOT = 0.2  # and where both neighbours and the speaker are the same
_FAR = 0.6  # and where the order says nothing
_SMALL_GAP = 5_000  # pairs compared
_SMALL_WORK = 500_000  # letters compared
_RARE = 8  # pieces at most that have a word or a group of letters which tells them apart

Gap = tuple[range, range]


def pair_reworded(pairing: Pairing) -> None:
    """Pair what was reworded in its place; what moved and was reworded at once stays unpaired."""
    large = [gap for gap in _gaps(pairing) if not _align(pairing, *gap)]
    for gap in large:
        _pair_in_turn(pairing, *gap)
        _pair_by_rarity(pairing, *gap)
    if large:
        for gap in _gaps(pairing):
            _align(pairing, *gap)
    _pair_slots(pairing)


def _gaps(pairing: Pairing) -> Iterator[Gap]:
    """Runs without mates, with the old runs that lie after and before their neighbours' mates."""
    start = 0
    while start < len(pairing.mates):
        if pairing.mates[start] != NOBODY:
            start += 1
            continue
        end = start
        while end < len(pairing.mates) and pairing.mates[end] == NOBODY:
            end += 1
        after = _run_after(pairing, pairing.mates[start - 1] if start else -1)
        before = _run_before(pairing, pairing.mates[end] if end < len(pairing.mates) else None)
        for run in (after,) if after == before else (after, before):
            if run:
                yield range(start, end), run
        start = end


def _run_after(pairing: Pairing, mate: int) -> range:
    end = mate + 1
    while end < len(pairing.back) and pairing.back[end] == NOBODY:
        end += 1
    return range(mate + 1, end)


def _run_before(pairing: Pairing, mate: int | None) -> range:
    end = len(pairing.back) if mate is None else mate
    start = end
    while start > 0 and pairing.back[start - 1] == NOBODY:
        start -= 1
    return range(start, end)


def _align(pairing: Pairing, news: range, olds: range) -> bool:
    """Pair a gap in order for the greatest likeness; False, and nothing done, if it is large."""
    ours = [i for i in news if pairing.mates[i] == NOBODY]
    theirs = [j for j in olds if pairing.back[j] == NOBODY]
    if not ours or not theirs:
        return True
    if _work(pairing, ours, theirs) > _SMALL_WORK or len(ours) * len(theirs) > _SMALL_GAP:
        return False
    likes = [[_worth(pairing.new[i], pairing.old[j]) for j in theirs] for i in ours]
    for a, b in _best_path(likes):
        pairing.join(ours[a], theirs[b])
    return True


def _work(pairing: Pairing, ours: Sequence[int], theirs: Sequence[int]) -> int:
    """Letters that comparing everything with everything would look at, at most."""
    new = sum(len(pairing.new[i].wording.text) for i in ours)
    old = sum(len(pairing.old[j].wording.text) for j in theirs)
    return min(new * len(theirs), old * len(ours))


def _worth(new: Piece, old: Piece) -> float:
    """Likeness of two pieces that may be one, 0 where they are not; more where nothing changed."""
    if new.kind != old.kind:
        return 0.0
    if (new.voice, new.wording.text) == (old.voice, old.wording.text):
        return _UNCHANGED
    like = new.wording.like(old.wording)
    return like if like >= (_SAME_VOICE if new.voice == old.voice else _OTHER_VOICE) else 0.0


def _best_path(likes: list[list[float]]) -> list[tuple[int, int]]:
    """Pairs in order on both sides with the greatest sum (Needleman and Wunsch, 1970)."""
    rows, columns = len(likes), len(likes[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for a in range(rows - 1, -1, -1):
        for b in range(columns - 1, -1, -1):
            paired = best[a + 1][b + 1] + likes[a][b] if likes[a][b] else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    path, a, b = [], 0, 0
    while a < rows and b < columns:
        if likes[a][b] and best[a][b] == best[a + 1][b + 1] + likes[a][b]:
            path.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return path


def _pair_in_turn(pairing: Pairing, news: range, olds: range) -> None:
    """The first of several equal pieces is the first, the second the second."""
    waiting: dict[tuple[str, str, str], deque[int]] = {}
    for j in olds:
        if pairing.back[j] == NOBODY:
            waiting.setdefault(_told(pairing.old[j]), deque()).append(j)
    for i in news:
        others = waiting.get(_told(pairing.new[i]))
        if others and pairing.mates[i] == NOBODY:
            pairing.join(i, others.popleft())


def _told(piece: Piece) -> tuple[str, str, str]:
    return piece.kind, piece.voice, piece.wording.text


def _pair_by_rarity(pairing: Pairing, news: range, olds: range) -> None:
    """Pair each piece with the likest of those that share words or letters few others have."""
    theirs = [j for j in olds if pairing.back[j] == NOBODY]
    having: dict[str, list[int]] = {}
    for j in theirs:
        for mark in pairing.old[j].wording.marks:
            having.setdefault(mark, []).append(j)
    rare = {mark: having[mark] for mark in having if len(having[mark]) <= _RARE}
    for i in news:
        if pairing.mates[i] == NOBODY:
            _pair_likest(pairing, i, rare)


def _pair_likest(pairing: Pairing, i: int, rare: Mapping[str, Sequence[int]]) -> None:
    piece = pairing.new[i]
    shared = Counter(j for mark in piece.wording.marks for j in rare.get(mark, ()))
    few = sorted(shared, key=lambda j: (-shared[j], j))[:_RARE]
    worths = [(_worth(piece, pairing.old[j]), -j) for j in few if pairing.back[j] == NOBODY]
    like, j = max(worths, default=(0.0, 0))
    if like >= _FAR:
        pairing.join(i, -j)


def _pair_slots(pairing: Pairing) -> None:
    """Pair single pieces with the same neighbours and voice, though their words differ much."""
    for i, piece in enumerate(pairing.new):
        if pairing.mates[i] != NOBODY or piece.kind == HEADING:
            continue
        j = (pairing.mates[i - 1] if i else -1) + 1
        after = pairing.mates[i + 1] if i + 1 < len(pairing.mates) else len(pairing.back)
        if (i and j == 0) or after != j + 1 or pairing.back[j] != NOBODY:
            continue
        if _same_slot(piece, pairing.old[j]):
            pairing.join(i, j)


def _same_slot(new: Piece, old: Piece) -> bool:
    if (new.kind, new.voice) != (old.kind, old.voice):
        return False
    both_short = new.wording.short and old.wording.short
    return both_short or new.wording.like(old.wording) >= _SAME_SLOT
