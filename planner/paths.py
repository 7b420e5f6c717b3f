"""Walks that go round furniture and people.

Enters: a Ground, two points and the people who stand about. Leaves: the corners of the shortest
walk: A* over the ground's grid (Hart, Nilsson & Raphael, 1968), pulled taut by sight lines.
"""

import heapq
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

import numpy as np
import numpy.typing as npt

from planner.bearings import Point, distance
from planner.ground import Bools, Ground

WALKER_M = 0.24  # half a body's width plus a little
PERSON_M = 0.5  # walkers pass people at this distance
_STEPS = tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
Cell = tuple[int, int]


def walk(
    ground: Ground, start: Point, end: Point, people: Sequence[Point] = ()
) -> tuple[Point, ...]:
    """Corner points (x, z) of a walk, start and end included, in metres.

    Ends may lie in closed cells (a seat, a door's outside): the walk then leaves or enters them
    straight. Where everything is closed off, the straight line is returned: the drawn walk is then
    wrong but the story goes on, and the clearance check reports it.
    """
    blockers = [p for p in people if min(distance(p, start), distance(p, end)) > PERSON_M]
    if distance(start, end) < 1e-3:
        return (start,)
    if _clear(ground, start, end, blockers):
        return start, end
    free = _free(ground, blockers)
    cells = _search(free, _cell(ground, free, start), _cell(ground, free, end))
    if not cells:
        return start, end
    xs, zs = ground.grid
    return _taut(ground, (start, *((float(xs[i]), float(zs[j])) for i, j in cells), end), blockers)


def length_m(path: Sequence[Point]) -> float:
    """Metres along a path."""
    return sum(distance(a, b) for a, b in pairwise(path))


def shortened(path: Sequence[Point], metres: float) -> tuple[Point, ...]:
    """The first `metres` of a path."""
    kept, left = [path[0]], metres
    for a, b in pairwise(path):
        step = distance(a, b)
        if step >= left:
            share = left / step
            return (*kept, (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        kept.append(b)
        left -= step
    return tuple(kept)


def _free(ground: Ground, people: Sequence[Point]) -> Bools:
    xs, zs = ground.grid
    free = ground.cell_clearance_m >= WALKER_M
    for x, z in people:
        free = free & (np.hypot(ground.cells[:, 0] - x, ground.cells[:, 1] - z) >= PERSON_M)
    return free.reshape(len(xs), len(zs))


def _cell(ground: Ground, free: Bools, point: Point) -> Cell:
    """The free cell nearest to a point."""
    xs, zs = ground.grid
    cost = np.hypot(xs[:, None] - point[0], zs[None, :] - point[1])
    i, j = np.unravel_index(int(np.where(free, cost, np.inf).argmin()), free.shape)
    return int(i), int(j)


def _search(free: Bools, start: Cell, goal: Cell) -> list[Cell]:
    """Cells from start to goal, or none."""
    best = {start: 0.0}
    came: dict[Cell, Cell] = {}
    heap: list[tuple[float, Cell]] = [(0.0, start)]
    rows, columns = free.shape
    open_cells = free.tolist()
    while heap:
        _, cell = heapq.heappop(heap)
        if cell == goal:
            return _unwind(came, goal)
        for di, dj in _STEPS:
            i, j = cell[0] + di, cell[1] + dj
            if not (0 <= i < rows and 0 <= j < columns) or not open_cells[i][j]:
                continue
            cost = best[cell] + hypot(di, dj)
            if cost < best.get((i, j), np.inf):
                best[i, j], came[i, j] = cost, cell
                heapq.heappush(heap, (cost + hypot(goal[0] - i, goal[1] - j), (i, j)))
    return []


def _unwind(came: dict[Cell, Cell], cell: Cell) -> list[Cell]:
    cells = [cell]
    while cell in came:
        cell = came[cell]
        cells.append(cell)
    return cells[::-1]


def _taut(ground: Ground, points: Sequence[Point], people: Sequence[Point]) -> tuple[Point, ...]:
    """Drop every point that the one before can see past."""
    kept, here = [points[0]], 0
    while here < len(points) - 1:
        seen = [
            k
            for k in _far_first(here, len(points))
            if _clear(ground, points[here], points[k], people)
        ]
        here = seen[0] if seen else here + 1
        kept.append(points[here])
    return tuple(kept)


def _far_first(here: int, count: int) -> list[int]:
    """Candidates from the farthest on, thinned so that long walks stay cheap."""
    ahead = list(range(count - 1, here, -1))
    return ahead if len(ahead) <= 12 else [*ahead[:4], *ahead[4:-4:4], *ahead[-4:]]


def _clear(ground: Ground, a: Point, b: Point, people: Sequence[Point]) -> bool:
    """Whether a straight walk keeps its distance, its two ends' surroundings aside."""
    count = max(2, int(distance(a, b) / 0.08))
    share = np.linspace(0, 1, count)[:, None]
    line: npt.NDArray[np.float64] = np.array(a) * (1 - share) + np.array(b) * share
    needed = np.full(count, WALKER_M - 0.03)
    if (ground.clearance_m(line) < needed).any():
        return False
    return all(
        (np.hypot(line[:, 0] - x, line[:, 1] - z) >= PERSON_M - 0.05).all() for x, z in people
    )
