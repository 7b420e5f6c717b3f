"""Where blocks that came from Final Draft stand in a script that may have been edited since.

Enters: blocks with the index that their first element had, and the elements now. Leaves: the blocks
whose elements still stand, by where they do; what was changed or taken out is left behind.

As many blocks as can be are found again in their order: a longest common subsequence (Hunt and
Szymanski 1977), in which a block that occurs often is only looked for near its old place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from screenplay.elements import Element
from screenplay.fdx.paragraphs import Block
from screenplay.fdx.words import told

_TRIED = 8  # places before and after the old one

_Said = tuple[str, ...]
_Chain = tuple[int, int, "_Chain | None"]  # block, place, and the chain before


def standing(
    kept: Sequence[tuple[int, Block]], elements: Sequence[Element]
) -> dict[int, list[Block]]:
    """The blocks that still stand, by the index of their first element now; none overlap."""
    script = [told(element) for element in elements]
    unmoved = {number: index for number, (index, _) in enumerate(kept)}
    unedited = all(_stands(_said(block), index, script) for index, block in kept)
    places = unmoved if unedited else _places(kept, script)
    found: dict[int, list[Block]] = {}
    moved = free = 0
    for number, (index, block) in enumerate(kept):
        if not block.elements:
            at = min(max(index + moved, free), len(elements))
            found.setdefault(at, []).append(block)
        elif number in places:
            at = places[number]
            found.setdefault(at, []).append(block)
            moved, free = at - index, at + len(block.elements)
    return found


def _said(block: Block) -> list[_Said]:
    return [told(element) for element in block.elements]


def _stands(said: Sequence[_Said], at: int, script: Sequence[_Said]) -> bool:
    return [*script[at : at + len(said)]] == [*said]


def _places(kept: Sequence[tuple[int, Block]], script: Sequence[_Said]) -> dict[int, int]:
    """The place of each block that is found again, by its number."""
    where: dict[_Said, list[int]] = {}
    for index, said in enumerate(script):
        where.setdefault(said, []).append(index)
    ends: list[int] = []  # where at the earliest a chain of one block, two, … can end
    chains: list[_Chain] = []
    for number, (index, block) in enumerate(kept):
        for at in reversed(_candidates(_said(block), index, script, where)):
            length, end = bisect_right(ends, at), at + len(block.elements)
            if length == len(ends) or end < ends[length]:
                before = chains[length - 1] if length else None
                ends[length : length + 1] = [end]
                chains[length : length + 1] = [(number, at, before)]
    places: dict[int, int] = {}
    last = chains[-1] if chains else None
    while last is not None:
        number, at, last = last
        places[number] = at
    return places


def _candidates(
    said: Sequence[_Said], index: int, script: Sequence[_Said], where: dict[_Said, list[int]]
) -> list[int]:
    """Where all elements of a block stand one after another, in order."""
    starts = where.get(said[0], []) if said else []
    near = bisect_left(starts, index)
    tried = starts[max(near - _TRIED, 0) : near + _TRIED]
    return [at for at in tried if _stands(said, at, script)]
