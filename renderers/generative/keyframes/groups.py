"""Who is painted together: each person with what they hold; loose things by themselves.

Enters: the passes of a shot, a frame. Leaves: groups of ids, the farthest first.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.compositing.mattes import grown
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.anatomy import POINT
from renderers.passes.levels import METRES_PER_LEVEL

_WRISTS = (POINT["l_wrist"], POINT["r_wrist"])
_SHOULDERS = (POINT["l_shoulder"], POINT["r_shoulder"])
_HAND = 0.8  # of the width of the shoulders: how far from a wrist a held thing may begin
_LEAST_REACH_PX = 6.0


@dataclass(frozen=True, slots=True)
class Group:
    """Ids that are painted in one go."""

    ids: tuple[int, ...]
    character_id: str = ""  # empty: things that nobody holds
    things: tuple[str, ...] = ()  # kinds of props
    depth_m: float = 0.0  # median of what is seen

    def mask(self, passes: ShotPasses, frame: int) -> Mask:
        """Where it is seen [h, w]."""
        return np.asarray(np.isin(passes.ids[frame], self.ids), np.bool_)


def groups(passes: ShotPasses, frame: int) -> tuple[Group, ...]:
    """Everybody and everything that is seen and is not the set, the farthest first."""
    seen = {int(i) for i in np.unique(passes.ids[frame])}
    props = {i: passes.names[i] for i in passes.ids_of("prop:") if i in seen}
    held: dict[str, list[int]] = {person: [] for person in passes.people}
    loose: list[int] = []
    for i in props:
        holder = _holder(passes, frame, i)
        (held[holder] if holder else loose).append(i)
    found = [_person(passes, frame, person, held[person], seen) for person in passes.people]
    found += [_group(passes, frame, (i,), "", (i,)) for i in loose]
    return tuple(sorted((g for g in found if g), key=lambda group: -group.depth_m))


def _person(
    passes: ShotPasses, frame: int, person: str, holds: list[int], seen: set[int]
) -> Group | None:
    own = tuple(i for i in (*passes.ids_of(f"actor:{person}", f"face:{person}"),) if i in seen
                and passes.names[i].split(":", 1)[1] == person)  # fmt: skip
    return _group(passes, frame, (*own, *holds), person, tuple(holds)) if own or holds else None


def _group(
    passes: ShotPasses, frame: int, ids: tuple[int, ...], person: str, props: tuple[int, ...]
) -> Group:
    mask = np.isin(passes.ids[frame], ids)
    depth = float(np.median(passes.depth[frame][mask])) * METRES_PER_LEVEL
    kinds = tuple(passes.names[i].split(":", 2)[-1] for i in props)
    return Group(ids, person, kinds, depth)


def _holder(passes: ShotPasses, frame: int, prop: int) -> str:
    """Whose hand is at a prop; empty where nobody's is."""
    rows, columns = np.nonzero(passes.ids[frame] == prop)
    best, holder = 1.0, ""
    for number, person in enumerate(passes.people):
        body = passes.body[frame, number]
        reach = _reach(body)
        for wrist in body[list(_WRISTS)]:
            if wrist[2] > 0:
                gap = float(np.hypot(columns - wrist[0], rows - wrist[1]).min()) / reach
                if gap < best:
                    best, holder = gap, person
    return holder


def _reach(body: np.typing.NDArray[np.float32]) -> float:
    """How far from a wrist a held thing may begin, pixels: by the size of the body."""
    known = body[body[:, 2] > 0]
    if not len(known):
        return _LEAST_REACH_PX
    left, right = body[list(_SHOULDERS)]
    wide = float(np.hypot(*(left - right)[:2])) if min(left[2], right[2]) > 0 else 0.0
    tall = float(np.ptp(known[:, 1])) / 6
    return max(_HAND * max(wide, tall), _LEAST_REACH_PX)


def region(group: Group, passes: ShotPasses, frame: int, grow_px: int) -> Mask:
    """Where a group may be painted [h, w]: itself and a little more of what lies behind it."""
    return grown(group.mask(passes, frame), passes.depth[frame], grow_px)
