"""The camera that a shot gets: the one wished for, or the nearest that makes a clean picture.

Enters: a sighting and the setups that its scene has already. Leaves: the sighting as it is shot and
its camera. A shoulder that cannot be shot over becomes a single; a single that others spoil is
framed tighter, or takes them in.
"""

from dataclasses import replace

from planner.camera import Sighting, Solution, solve
from planner.composition import before_cost, headless
from planner.figures import Figure
from planner.ideas import tighter
from planner.lens import view_of
from planner.shots import Framing, ShotKind, Size
from planner.staging import Staging

IN_THE_WAY = 0.12  # share of the frame
_FACES = frozenset({ShotKind.SINGLE, ShotKind.REACTION})


def set_up(
    wish: Sighting, staging: Staging, found: dict[Framing, list[tuple[Sighting, Solution]]]
) -> tuple[Sighting, Solution]:
    """One camera per setup: the same wish in a scene is solved once.

    A shoulder that cannot be shot over becomes a clean single.
    """
    known = found.setdefault(wish.framing, [])
    for other, solution in known:
        if other == wish:
            return other, solution
    shoulder = wish.framing.kind is ShotKind.OTS
    solution = solve(wish, staging.ground)
    if shoulder and (solution.unmet or len(wish.subjects) > 1):
        plain = replace(wish.framing, kind=ShotKind.SINGLE, foreground=None)
        return set_up(replace(wish, framing=plain, foreground=None), staging, found)
    if solution.unmet and wish.framing.kind in _FACES:
        wish, solution = _nearer(wish, solution, staging)
    known.append((wish, solution))
    return wish, solution


def _nearer(wish: Sighting, solution: Solution, staging: Staging) -> tuple[Sighting, Solution]:
    """Where others spoil a single, a tighter frame leaves them out."""
    best = wish, solution
    for steps in (1, 2):
        size = tighter(wish.framing.size, steps)
        closer_wish = replace(wish, framing=replace(wish.framing, size=size))
        found = solve(closer_wish, staging.ground)
        if found.cost < best[1].cost - 4.0:
            best = closer_wish, found
        if not found.unmet:
            return best
    return _with_neighbour(wish, best, staging)


def _with_neighbour(
    wish: Sighting, best: tuple[Sighting, Solution], staging: Staging
) -> tuple[Sighting, Solution]:
    """Who stands there without a head (a grown-up by a child) or in the way joins the shot."""
    beside = _in_the_way(wish, best[1])[:1] if len(wish.subjects) == 1 else []
    if not beside:
        return best
    names = (*wish.framing.subjects, beside[0].character_id)
    framing = replace(wish.framing, kind=ShotKind.TWO_SHOT, size=Size.MS, subjects=names)
    gazes = (*wish.gazes, None) if wish.gazes else ()
    both = replace(wish, framing=framing, subjects=(*wish.subjects, *beside), gazes=gazes)
    found = solve(both, staging.ground)
    return (both, found) if found.cost < best[1].cost else best


def _in_the_way(wish: Sighting, solution: Solution) -> list[Figure]:
    """Others whom a frame cuts the head off, or who take up much of it before its subject."""
    camera = view_of(solution.pose)
    others = [p for p in wish.people if p.character_id not in wish.framing.subjects]
    cut = [p for p in others if not p.lying and headless(camera, [p])[0, 0]]
    taking = [(float(before_cost(camera, wish.subjects, [p])[0]), p) for p in others]
    near = sorted((t for t in taking if t[0] > IN_THE_WAY), key=lambda t: -t[0])
    return [*cut, *(p for _, p in near)]
