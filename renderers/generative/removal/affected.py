"""What would be otherwise without something: by geometry, frame by frame.

Enters: a frame as points, ids of what goes, ids of what could move. Leaves: pixels that change
besides its own. What rests on it falls; what it alone held falls; who held it, or touches it, would
have an arm or a body otherwise; its shadow goes. Shadows fall along given directions; straight down
without any, which finds those of contact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation, distance_transform_edt

from renderers.generative.removal.points import Mask, Points, Seen

DOWN = (0.0, -1.0, 0.0)
_NEAR_PX = 3  # outlines part what touches
_TOUCH_M = 0.12  # depth between two things that touch
_TOUCH_PX = 6  # fewer are chance
_REACH_M = 0.25  # of whoever touched it: a hand and some of the arm
_ABOVE_M = 0.03
_SEAT_M, _LEAN_M = 0.3, 0.4  # the least that bears somebody; how far off its middle they sit
_LEVEL = 0.6  # how far a surface looks up that carries something
_FALL_STEPS = 24
_CELL_M = 0.03  # of shadows
_LONGEST_M = 2.5  # farther off a shadow is too soft to see
_NEARBY_M = 0.3
_SHALLOW_M = 0.02  # a thing casts none onto itself
_THICK_M = 0.1  # surfaces within a cell of shadow are not level
_GROWN_PX = 2


@dataclass(frozen=True, slots=True)
class Movable:
    """Something besides it that could be otherwise."""

    name: str
    ids: tuple[int, ...]
    alive: bool  # people do not fall: they stand otherwise


def affected(
    frame: Seen, gone: Mask, movables: Sequence[Movable], light: Sequence[Sequence[float]] = (DOWN,)
) -> Mask:
    """Pixels that change besides those of what goes; some may be its own (what falls crosses it).

    Args:
        frame: the frame.
        gone: pixels of what goes.
        movables: props and people besides it.
        light: directions in which light falls, in the world.
    """
    change = np.zeros_like(gone)
    falling: list[Mask] = [gone]
    for one in movables:
        there = np.isin(frame.ids, one.ids)
        touching = _touching(frame, gone, there)
        if touching.sum() < _TOUCH_PX:
            continue
        rests = _rests_on(frame, gone, there, touching)
        if one.alive and rests:
            rests = _bears(frame, gone, there, touching)
        if rests or (not one.alive and not _carried(frame, there, gone)):
            change |= there
            falling.append(there)
            if not one.alive:
                change |= _fall(frame, there)
        elif one.alive and not _carried(frame, gone, there):
            change |= there & _within_reach(frame, touching)
    for thing in falling:
        reach = _shadow_m(frame, thing)
        for direction in light:
            change |= _shadow(frame, thing, direction, reach)
    return np.asarray(binary_dilation(change, iterations=_GROWN_PX), np.bool_)


def _touching(frame: Seen, one: Mask, other: Mask) -> Mask:
    """Pixels of the other that lie against the one, in the picture and in depth."""
    if not one.any() or not other.any():
        return np.zeros_like(one)
    far, (rows, columns) = distance_transform_edt(~one, return_indices=True)
    apart = np.abs(frame.depth_m - frame.depth_m[rows, columns])
    return np.asarray(other & (far <= _NEAR_PX) & (apart < _TOUCH_M), np.bool_)


def _rests_on(frame: Seen, below: Mask, above: Mask, touching: Mask) -> bool:
    """Whether something stands, lies or sits on what goes."""
    contact = float(np.median(frame.world[touching][:, 1]))
    body = frame.world[above][:, 1]
    carrier = frame.world[below][:, 1]
    sunk = float(np.mean(body < contact - _ABOVE_M))
    return sunk < 0.5 and contact >= float(np.median(carrier)) - _ABOVE_M


def _bears(frame: Seen, below: Mask, body: Mask, touching: Mask) -> bool:
    """Whether a thing is large enough for somebody, and under their body: no plate under a hand."""
    extent = np.nanpercentile(frame.world[below], 95, axis=0)
    extent -= np.nanpercentile(frame.world[below], 5, axis=0)
    apart = np.nanmedian(frame.world[body], axis=0) - np.median(frame.world[touching], axis=0)
    return max(extent[0], extent[2]) > _SEAT_M and float(np.hypot(apart[0], apart[2])) < _LEAN_M


def _carried(frame: Seen, thing: Mask, by_other_than: Mask) -> bool:
    """Whether something lies on a level surface that is not the one that goes."""
    rows, columns = np.nonzero(thing)
    lowest = np.full(thing.shape[1], -1)
    np.maximum.at(lowest, columns, rows)
    columns = np.nonzero(lowest >= 0)[0]
    under = np.minimum(lowest[columns] + _NEAR_PX, thing.shape[0] - 1)
    surface = (frame.up[under, columns] > _LEVEL) & ~by_other_than[under, columns]
    surface &= ~thing[under, columns]
    apart = frame.world[under, columns] - frame.world[lowest[columns], columns]
    near = np.linalg.norm(apart, axis=1) < _TOUCH_M
    return bool((surface & near).mean() > 1 / 3)


def _within_reach(frame: Seen, touching: Mask) -> Mask:
    """Pixels near enough to where it was touched."""
    places = frame.world[touching]
    middle = np.median(places, axis=0)
    with np.errstate(invalid="ignore"):
        near: Mask = np.linalg.norm(frame.world - middle, axis=-1) < _REACH_M
    return near


def _fall(frame: Seen, thing: Mask) -> Mask:
    """Pixels that a thing crosses on its way to the floor, at height 0."""
    points = frame.world[thing]
    down = float(np.nanmin(points[:, 1]))
    swept = np.zeros_like(thing)
    for step in np.linspace(0.0, max(down, 0.0), _FALL_STEPS):
        swept |= frame.drawn(points - np.array([0.0, step, 0.0], np.float32))
    return np.asarray(binary_dilation(swept, iterations=_NEAR_PX), np.bool_)


def _shadow_m(frame: Seen, thing: Mask) -> float:
    """How far off its shadow may lie: what stands on something throws it about there."""
    height = frame.world[thing][:, 1]
    if not len(height) or not _carried(frame, thing, thing):
        return _LONGEST_M
    return min(_LONGEST_M, 2 * float(np.nanmax(height) - np.nanmin(height)) + _NEARBY_M)


def _shadow(frame: Seen, thing: Mask, direction: Sequence[float], reach_m: float) -> Mask:
    """Surfaces that a thing keeps light from: those behind it, along the light."""
    along = np.asarray(direction, np.float32)
    length = float(np.linalg.norm(along))
    if not length or not thing.any():
        return np.zeros_like(thing)
    along /= length
    across = _across(along)
    inside = np.isfinite(frame.world[..., 0])
    casting = frame.world[thing & inside]
    if not len(casting):
        return np.zeros_like(thing)
    cells, height = _cells(casting, across), casting @ along
    first, size = cells.min(axis=0), np.ptp(cells, axis=0) + 1
    nearest = np.full(size, np.inf, np.float32)
    np.minimum.at(nearest, tuple((cells - first).T), height)
    shaded = np.zeros_like(thing)
    catching = inside & ~thing
    places = _cells(frame.world[catching], across) - first
    within = ((places >= 0) & (places < size)).all(axis=1)
    behind = np.zeros(len(places), np.float32)
    behind[within] = (frame.world[catching] @ along)[within] - nearest[tuple(places[within].T)]
    dark = (behind > _SHALLOW_M) & (behind < reach_m)
    caught = np.full(size, np.inf, np.float32)  # by the first surface in each cell
    np.minimum.at(caught, tuple(places[dark].T), behind[dark])
    dark[dark] = behind[dark] < caught[tuple(places[dark].T)] + _THICK_M
    shaded[catching] = dark
    return shaded


def _across(along: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Two directions at right angles to one, [3, 2]."""
    other = np.eye(3, dtype=np.float32)[int(np.argmin(np.abs(along)))]
    first = np.cross(along, other)
    first /= np.linalg.norm(first)
    return np.stack([first, np.cross(along, first)], axis=1)


def _cells(points: Points, across: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    found: npt.NDArray[np.int64] = np.floor(points @ across / _CELL_M).astype(np.int64)
    return found


def movables_of(names: Sequence[tuple[int, str]], gone: frozenset[int]) -> Iterator[Movable]:
    """Props and people besides what goes; a face is its person's."""
    people: dict[str, list[int]] = {}
    for number, name in names:
        kind, _, who = name.partition(":")
        if number not in gone and kind in ("actor", "face"):
            people.setdefault(who, []).append(number)
        elif number not in gone and kind == "prop":
            yield Movable(name, (number,), alive=False)
    for who, numbers in people.items():
        yield Movable(f"actor:{who}", tuple(numbers), alive=True)
