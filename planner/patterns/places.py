"""How places are introduced.

Enters: the start of a scene. Leaves: an establishing idea, over the first action where there is
one, over silence where the scene opens with words.
"""

from dataclasses import replace

from planner.ideas import Idea, Scenery, part, whole
from planner.mounts import RIDDEN
from planner.shots import Cover, MoveKind, ShotKind, Size
from planner.staging import Staging
from planner.timings import is_direction, share_of
from screenplay.scene_graph import BeatKind

ESTABLISHING_S = 2.6
SHORTEST_S, LONGEST_S = 2.2, 4.6  # under a longer action: no two places are seen as long
WHOLE_S = 5.0  # the longest action that plays in it whole
BRIEF_SCENE_S = 7.0  # shorter scenes cannot spare a shot for the place alone


def establishing_beat(scene_id: str) -> str:
    """Id of the silent beat that an establishing shot has to itself."""
    return f"{scene_id}/establishing"


def introduced(staging: Staging) -> Staging:
    """A new place is seen for long enough to be taken in; less where the scene itself rushes by."""
    if not staging.moments:
        return staging
    first, *rest = staging.moments
    if first.beat.kind is not BeatKind.ACTION or first.beat.request is not None:
        return staging
    length = sum(m.seconds for m in staging.moments)
    least = ESTABLISHING_S if length > BRIEF_SCENE_S else min(ESTABLISHING_S, 0.6 * length)
    if first.seconds >= least:
        return staging
    return replace(staging, moments=(replace(first, seconds=least), *rest))


def establishing(scenery: Scenery) -> tuple[list[Idea], float]:
    """The opening shot, if one is due, and the share of the first beat that it takes, 0 to 1."""
    plan = scenery.staging.ground.plan
    size = Size.WS if plan.interior else Size.EWS
    told = [moment for moment in scenery.moments if not is_direction(moment.beat)]
    if not scenery.new_place and (told or not scenery.moments):
        return [], 0.0
    if not told:  # a heading, and perhaps a transition: the place is all there is to see
        cover = Cover(establishing_beat(scenery.staging.scene.id), 0, 1, 1)
        return [_idea(scenery, size, cover, ESTABLISHING_S)], 0.0
    first = scenery.moments[0]
    if _ridden_at_once(scenery):
        cover = Cover(establishing_beat(scenery.staging.scene.id), 0, 1, 1)
        return [_idea(scenery, size, cover, ESTABLISHING_S)], 0.0
    if first.beat.kind is BeatKind.ACTION and first.beat.request is None:
        return _under(scenery, size)
    if first.beat.kind is BeatKind.SPEECH and scenery.seconds() > BRIEF_SCENE_S:
        cover = Cover(establishing_beat(scenery.staging.scene.id), 0, 1, 1)
        return [_idea(scenery, size, cover, ESTABLISHING_S)], 0.0
    return [], 0.0


def _ridden_at_once(scenery: Scenery) -> bool:
    """Whether somebody rides as a scene opens: the place is seen first, then the whole ride."""
    ridden = [d for d in scenery.staging.plan.drives if d.kind in RIDDEN]
    return any(d.beat_id == scenery.moments[0].beat.id for d in ridden)


def _under(scenery: Scenery, size: Size) -> tuple[list[Idea], float]:
    """Under the first action: all of it, or its first seconds when it is long."""
    first = scenery.moments[0]
    longest = SHORTEST_S + (LONGEST_S - SHORTEST_S) * share_of(f"place/{first.beat.id}")
    if first.seconds <= min(longest + 1.0, WHOLE_S):
        return [_idea(scenery, size, whole(first), first.seconds)], 1.0
    share = round(longest / first.seconds * 12) / 12
    return [_idea(scenery, size, part(first, 0.0, share), share * first.seconds)], share


def _idea(scenery: Scenery, size: Size, cover: Cover, seconds: float) -> Idea:
    people = scenery.visible(0)
    return Idea(
        ShotKind.ESTABLISHING, size, people[:8], (cover,), seconds, 0, 0, move=MoveKind.STATIC,
        pattern="establishing",
    )  # fmt: skip
