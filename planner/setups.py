"""The camera that a shot gets: the one wished for, or the nearest that makes a clean picture.

Enters: a sighting and the setups that its scene has already. Leaves: the sighting as it is shot and
its camera. A shoulder that cannot be shot over becomes a single; a single that others spoil is
framed tighter, or takes them in.
"""

from dataclasses import replace

import numpy as np

from planner.camera import Solution, solve
from planner.composition import before_cost, headless
from planner.figures import Figure
from planner.ideas import tighter
from planner.lens import project, view_of
from planner.line_of_action import Sides, line_between
from planner.objective import Sighting
from planner.shots import Framing, ShotKind, Size
from planner.sightings import FACE_ONLY
from planner.staging import Staging
from planner.strays import relative_heads

IN_THE_WAY = 0.12  # share of the frame
RIVAL_HEAD, NEAREST_M = 0.75, 0.3  # of a subject's head
LARGE_BESIDE = 0.64  # heads that a tighter frame is tried for; rivals alone are taken in
GAIN = 4.0  # what makes a tighter frame than was asked for worth it
DEAR = 8.0  # a shoulder is worth less than this: a post behind the face is not forgiven for it
_LINES = frozenset({"line crossed", "another line crossed"})
_MANY = frozenset({ShotKind.GROUP, ShotKind.MASTER, ShotKind.ESTABLISHING})
_FEWEST = 2
_FACES = frozenset({ShotKind.SINGLE, ShotKind.REACTION})


def set_up(
    wish: Sighting,
    staging: Staging,
    sides: Sides,
    found: dict[Framing, list[tuple[Sighting, Solution]]],
) -> tuple[Sighting, Solution]:
    """One camera per setup: the same wish in a scene is solved once.

    A shoulder that cannot be shot over becomes a clean single.
    """
    known = found.setdefault(wish.framing, [])
    for other, solution in known:
        if other == wish:
            return other, solution
    solution = solve(wish, staging.ground)
    if wish.framing.kind is ShotKind.OTS and _spoilt(wish, solution, staging):
        return set_up(_plain(wish), staging, sides, found)
    if wish.framing.kind in _FACES and (solution.unmet or _rivals(wish, solution)):
        wish, solution = _nearer(wish, solution, staging, sides)
    if wish.framing.kind in _MANY and _fails(wish, solution):
        wish, solution = _fewer(wish, solution, staging)
    if wish.framing.kind is ShotKind.TWO_SHOT and wish.halfway and _loses(wish, solution):
        wish, solution = _alone(wish, solution, staging)
    known.append((wish, solution))
    return wish, solution


def _spoilt(wish: Sighting, solution: Solution, staging: Staging) -> bool:
    """Whether a shoulder cannot be shot over, or only for a much worse picture of the face."""
    if solution.unmet or len(wish.subjects) > 1:
        return True
    if solution.cost <= DEAR:
        return False
    single = solve(_plain(wish), staging.ground)
    return not single.unmet and single.cost + DEAR < solution.cost


def _plain(wish: Sighting) -> Sighting:
    """The same face without a shoulder."""
    framing = replace(wish.framing, kind=ShotKind.SINGLE, foreground=None)
    return replace(wish, framing=framing, foreground=None)


def _loses(wish: Sighting, solution: Solution) -> bool:
    """Whether a walk hides whom it passes: the one beside the walker."""
    return f"face of {wish.framing.subjects[-1]} hidden" in solution.unmet


def _alone(wish: Sighting, solution: Solution, staging: Staging) -> tuple[Sighting, Solution]:
    """The walker alone, where that makes a clean picture."""
    one = _without_last(wish)
    one = replace(one, framing=replace(one.framing, kind=ShotKind.SINGLE))
    found = solve(one, staging.ground)
    return (one, found) if one.subjects and not found.unmet else (wish, solution)


def _fails(wish: Sighting, solution: Solution) -> bool:
    """Whether a frame of many crosses a line or hides the one whom it is about."""
    first = "".join(wish.framing.subjects[:1])
    return bool({*_LINES, f"face of {first} hidden"} & set(solution.unmet))


def _fewer(wish: Sighting, solution: Solution, staging: Staging) -> tuple[Sighting, Solution]:
    """A company that no camera sees as it should is framed without its last."""
    smaller = wish
    while len(smaller.framing.subjects) > _FEWEST:
        smaller = _without_last(smaller)
        found = solve(smaller, staging.ground)
        if not _fails(smaller, found):
            return smaller, found
    return wish, solution


def _without_last(wish: Sighting) -> Sighting:
    """A frame without its last subject and the lines that end there."""
    *names, last = wish.framing.subjects
    kept = [n for n, s in enumerate(wish.subjects) if s.character_id != last]
    gone = {(s.x_m, s.z_m) for s in wish.subjects if s.character_id == last}
    return replace(
        wish, framing=replace(wish.framing, subjects=tuple(names)),
        subjects=tuple(wish.subjects[n] for n in kept),
        gazes=tuple(wish.gazes[n] for n in kept) if wish.gazes else (),
        axes=tuple(axis for axis in wish.axes if not {axis[0], axis[1]} & gone),
        ways=tuple(way for way in wish.ways if not {way[0], way[1]} & gone),
    )  # fmt: skip


def _nearer(
    wish: Sighting, solution: Solution, staging: Staging, sides: Sides
) -> tuple[Sighting, Solution]:
    """Where others spoil a single, a tighter frame leaves them out."""
    best = wish, solution
    for steps in () if wish.loose else (1, 2):
        size = tighter(wish.framing.size, steps)
        if wish.busy and size in FACE_ONLY:
            break
        closer_wish = replace(wish, framing=replace(wish.framing, size=size))
        found = solve(closer_wish, staging.ground)
        clean = not found.unmet and not _rivals(closer_wish, found)
        gain = best[1].cost - found.cost
        if gain > GAIN or (clean and gain > 0.0 and _rivals(*best)):
            best = closer_wish, found
        if clean:
            return best
    return _with_neighbour(wish, best, staging, sides)


def _with_neighbour(
    wish: Sighting, best: tuple[Sighting, Solution], staging: Staging, sides: Sides
) -> tuple[Sighting, Solution]:
    """Who spoils a single joins it: without a head (a grown-up by a child), in the way, or across.

    Across is whoever the subject deals with, where no camera on the single keeps their line.
    """
    beside = [*_in_the_way(*best)[:1], *_across(*best), *_rivals(*best, RIVAL_HEAD)[:1]]
    if len({s.character_id for s in wish.subjects}) > 1:
        return best
    for other in beside:
        both = _together(wish, other, sides)
        found = solve(both, staging.ground)
        if found.cost < best[1].cost:
            return both, found
    return best


def _together(wish: Sighting, other: Figure, sides: Sides) -> Sighting:
    """A single with one more person."""
    subject = wish.subjects[-1]
    names = (*wish.framing.subjects, other.character_id)
    size = Size.MWS if wish.loose else Size.MS
    framing = replace(wish.framing, kind=ShotKind.TWO_SHOT, size=size, subjects=names)
    gazes = (*wish.gazes, None) if wish.gazes else ()
    side = sides.of(subject, other)
    axes = (*wish.axes, (*line_between(subject, other), side)) if side else wish.axes
    return replace(wish, framing=framing, subjects=(*wish.subjects, other), gazes=gazes, axes=axes)


def _across(wish: Sighting, solution: Solution) -> list[Figure]:
    """Whose line with the subject a camera crosses."""
    if not _LINES & set(solution.unmet):
        return []
    ends = {end for a, b, _ in wish.axes for end in (a, b)} | set(wish.line or ())
    others = [p for p in wish.people if p.character_id not in wish.framing.subjects]
    return [p for p in others if (p.x_m, p.z_m) in ends]


def _rivals(wish: Sighting, solution: Solution, least: float = LARGE_BESIDE) -> list[Figure]:
    """Others whom a frame of one at rest shows nearly as large as its subject: the largest first.

    A frame that somebody bends down in has no room to spare: it is not tighter, but may be of two.
    """
    others = [p for p in wish.people if p.character_id not in wish.framing.subjects]
    if not others or len(wish.subjects) != 1:
        return []
    camera = view_of(solution.pose)
    sizes = relative_heads(camera, wish.subjects, others)[0]
    least = RIVAL_HEAD if wish.halfway or wish.loose else least
    x, y, depth = (part[0] for part in project(camera, np.array([p.head_at for p in others])))
    shown = (np.abs(x) < 1.0) & (np.abs(y) < 1.0) & (depth > NEAREST_M) & (sizes > least)
    return [others[n] for n in np.argsort(-sizes, kind="stable") if shown[n]]


def _in_the_way(wish: Sighting, solution: Solution) -> list[Figure]:
    """Others whom a frame cuts the head off, or who take up much of it before its subject."""
    camera = view_of(solution.pose)
    others = [p for p in wish.people if p.character_id not in wish.framing.subjects]
    cut = [p for p in others if not p.lying and headless(camera, [p])[0, 0]]
    taking = [(float(before_cost(camera, wish.subjects, [p])[0]), p) for p in others]
    near = sorted((t for t in taking if t[0] > IN_THE_WAY), key=lambda t: -t[0])
    return [*cut, *(p for _, p in near)]
