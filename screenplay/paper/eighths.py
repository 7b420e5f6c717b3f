"""Page eighths: how long each scene is on paper, as assistant directors count.

Enters: a script and its pages. Leaves: whole eighths per scene. No scene is shorter than one
eighth; together they are as long as the script, unless it has more scenes than eighths.
"""

import heapq
import math
from collections.abc import Sequence
from fractions import Fraction

from screenplay.elements import SceneHeading, Screenplay
from screenplay.paper.page_layout import Page, Paper
from screenplay.world.scenes import raw_scenes


def page_eighths(script: Screenplay, pages: Sequence[Page], paper: Paper) -> tuple[int, ...]:
    """Eighths of a page per scene, in the order of the scene graph's scenes."""
    return apportioned([Fraction(8 * rows, paper.rows) for rows in _scene_rows(script, pages)])


def _scene_rows(script: Screenplay, pages: Sequence[Page]) -> list[int]:
    """Rows that each scene takes up, the blank ones before its next included."""
    headings = [i for i, e in enumerate(script.elements) if isinstance(e, SceneHeading)]
    count = max(1, len(raw_scenes(script.elements)))
    scene_of = {element: n for n, element in enumerate(headings, count - len(headings))}
    rows = [0] * count
    scene = 0
    for page in pages:
        reached = 0
        for line in page.lines:
            if scene_of.get(line.element, scene) != scene:
                rows[scene] += line.row - reached
                scene, reached = scene_of[line.element], line.row
        rows[scene] += page.rows - reached
    return rows


def apportioned(lengths: Sequence[Fraction]) -> tuple[int, ...]:
    """Whole numbers, one at least, in proportion to `lengths` and with their sum, rounded up.

    Sainte-Laguë's method: the next unit goes where it is owed most.
    """
    shares = [1] * len(lengths)
    owed = [(-length / 3, index) for index, length in enumerate(lengths)]
    heapq.heapify(owed)
    for _ in range(math.ceil(sum(lengths)) - len(lengths)):
        _, index = heapq.heappop(owed)
        shares[index] += 1
        heapq.heappush(owed, (-lengths[index] / (2 * shares[index] + 1), index))
    return tuple(shares)


def eighths_text(eighths: int) -> str:
    """As it stands in a breakdown: 3/8, 1, 2 1/8."""
    whole, rest = divmod(eighths, 8)
    return " ".join([str(whole)] * bool(whole or not rest) + [f"{rest}/8"] * bool(rest))
