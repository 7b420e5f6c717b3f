"""Which pieces of a new draft are the pieces of an old one.

Enters: two drafts as runs of pieces (headings and beats in script order). Leaves: for each new
piece the index of the old one that it is, or -1. Pieces may have moved.

What is equal is paired first, by the strongest evidence: whole scenes; then everything that goes on
equally from there or from either end, so that one edited place in a script is enclosed exactly;
then pieces that occur once, alone or together with their neighbours, after P. Heckel, "A technique
for isolating differences between files" (1978). Each pass takes linear time. What is left lies in
gaps between known neighbours and is compared by its wording (`screenplay.drafts.rewording`).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from screenplay.drafts.likeness import Wording

HEADING = "heading"
NOBODY = -1
_REACHES = (1, 1, 2, 4, 8)  # windows of 1, 2, 4, 8 and 16 neighbours on either side


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a beat: `kind` HEADING or a BeatKind, `voice` the names of who speaks."""

    kind: str
    voice: str
    wording: Wording
    scene: int  # index of its scene


class Pairing:
    """Pairs found so far, from both sides; a piece is in one pair at most."""

    def __init__(self, new: Sequence[Piece], old: Sequence[Piece]) -> None:
        self.new, self.old = new, old
        self.mates = [NOBODY] * len(new)  # index in `old`
        self.back = [NOBODY] * len(old)  # index in `new`

    def join(self, i: int, j: int) -> None:
        """New piece `i` is old piece `j`; nothing happens where either is already paired."""
        if self.mates[i] == NOBODY and self.back[j] == NOBODY:
            self.mates[i], self.back[j] = j, i

    @property
    def complete(self) -> bool:
        """Whether one side is all paired."""
        return NOBODY not in self.mates or NOBODY not in self.back


def pair_equal(pairing: Pairing) -> None:
    """Pair what says the same: first in the same voice, then in any."""
    for voiced in (True, False):
        if pairing.complete:
            return
        new, old = _keys(pairing, voiced=voiced)
        _pair_scenes(pairing, new, old)
        _extend(pairing, new, old)
        if not pairing.complete:
            _pair_by_neighbours(pairing, new, old)
            _extend(pairing, new, old)


def _keys(pairing: Pairing, *, voiced: bool) -> tuple[list[int], list[int]]:
    """A number for each piece, equal where two pieces say the same."""
    known: dict[Hashable, int] = {}

    def numbers(pieces: Sequence[Piece]) -> list[int]:
        told = ((p.kind, p.voice if voiced else "", p.wording.text) for p in pieces)
        return [known.setdefault(key, len(known)) for key in told]

    return numbers(pairing.new), numbers(pairing.old)


def _pair_by_neighbours(pairing: Pairing, new: list[int], old: list[int]) -> None:
    """Pair what occurs once by itself, where it is long enough to tell, or with its neighbours."""
    telling = [p.kind == HEADING or not p.wording.short for p in pairing.new]
    _pair_unique(pairing, new, old, telling)
    everything = [True] * len(new)
    for reach in _REACHES:
        new, old = _widened(new, old, reach)
        _pair_unique(pairing, new, old, everything)


def _pair_scenes(pairing: Pairing, new: list[int], old: list[int]) -> None:
    """Pair scenes that stand word for word, and as often, in both drafts: the first the first."""
    theirs = _scenes(pairing.old, old)
    for told, starts in _scenes(pairing.new, new).items():
        others = theirs.get(told, [])
        if len(starts) == len(others):
            for i, j in zip(starts, others, strict=True):
                for offset in range(len(told)):
                    pairing.join(i + offset, j + offset)


def _scenes(pieces: Sequence[Piece], keys: list[int]) -> dict[tuple[int, ...], list[int]]:
    """Where each scene begins, by all that it says."""
    starts = [i for i, p in enumerate(pieces) if i == 0 or p.scene != pieces[i - 1].scene]
    found: dict[tuple[int, ...], list[int]] = {}
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        found.setdefault(tuple(keys[start:end]), []).append(start)
    return found


def _extend(pairing: Pairing, new: list[int], old: list[int]) -> None:
    """Go on from every pair and from both ends as long as the drafts say the same."""
    forwards, backwards = range(len(new)), range(len(new) - 1, -1, -1)
    for step, order, end in ((1, forwards, -1), (-1, backwards, len(old))):
        beside: int | None = end  # the old mate of the piece before, in this direction
        for i in order:
            if beside is not None and 0 <= (j := beside + step) < len(old) and new[i] == old[j]:
                pairing.join(i, j)
            beside = pairing.mates[i] if pairing.mates[i] != NOBODY else None


def _pair_unique(pairing: Pairing, new: list[int], old: list[int], allowed: list[bool]) -> None:
    """Pair what occurs once in each draft."""
    theirs = _once(old)
    for key, i in _once(new).items():
        if allowed[i] and key in theirs:
            pairing.join(i, theirs[key])


def _once(keys: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for index, key in enumerate(keys):
        found[key] = index if key not in found else NOBODY
    return {key: index for key, index in found.items() if index != NOBODY}


def _widened(new: list[int], old: list[int], reach: int) -> tuple[list[int], list[int]]:
    """Keys of windows: a piece with what stands `reach` before and after it."""
    known: dict[Hashable, int] = {}

    def windows(keys: list[int]) -> list[int]:
        edge = [NOBODY] * reach
        before, after = [*edge, *keys], [*keys[reach:], *edge]
        return [known.setdefault(k, len(known)) for k in zip(before, keys, after, strict=False)]

    return windows(new), windows(old)
