"""Costume, light and set match wherever they have to.

Enters: a plan and which of its scenes go on from the one before. Leaves: faults where a character
has two looks, where light or weather change in time that goes on, where one place is dressed in two
ways.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType

from planner.continuity.rules import COSTUME, LIGHT, SET, Fault, numbered
from planner.findings import Grade
from planner.floor_plan import FloorPlan, Furniture
from planner.looks import Look
from planner.parking import NAMED
from planner.shots import ScenePlan, Shot, ShotPlan

_HATS = frozenset(("hat", "cap", "bonnet", "helmet", "crown"))


def costumes(plan: ShotPlan) -> Iterator[Fault]:
    """Everybody who is staged has one look."""
    looks: dict[str, list[Look]] = {}
    for look in plan.looks:
        looks.setdefault(look.character_id, []).append(look)
    first = _first_shots(plan)
    for who, shot in first.items():
        known = looks.get(who, [])
        if not known:
            message = f"{numbered(shot)}: {who} has no look"
            yield Fault(COSTUME, Grade.ERROR, (shot,), message)
        for other in known[1:]:
            message = (
                f"{numbered(shot)}: {who} has two looks that differ in {_apart(known[0], other)}"
            )
            yield Fault(COSTUME, Grade.ERROR, (shot,), message)


def costumes_in(plan: ShotPlan, scene_id: str) -> dict[str, Look]:
    """What is worn as one scene opens instead of the usual looks."""
    own = (c for c in plan.costumes if c.scene_id == scene_id and not c.since)
    return {c.look.character_id: c.look for c in own}


def costumes_after(plan: ShotPlan, scene_id: str) -> dict[str, Look]:
    """What is worn as one scene ends instead of the usual looks."""
    return {c.look.character_id: c.look for c in plan.costumes if c.scene_id == scene_id}


def changes(
    before: Mapping[str, Look],
    after: Mapping[str, Look],
    scene: ScenePlan,
    shots: tuple[Shot, Shot],
    carried: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[Fault]:
    """Nobody has changed between scenes that go on; a hat that was carried may be put on."""
    for stance in scene.opening:
        one, two = before.get(stance.character_id), after.get(stance.character_id)
        in_hand = _HATS & set(carried.get(stance.character_id, ()))
        if one is not None and two is not None and in_hand:
            one = replace(one, hat=two.hat)
        if stance.visible and one is not None and two is not None and one != two:
            message = (
                f"{numbered(*shots)}: {stance.character_id} has changed {_apart(one, two)} "
                "though time goes on"
            )
            yield Fault(COSTUME, Grade.ERROR, shots, message)


def _first_shots(plan: ShotPlan) -> dict[str, Shot]:
    """By character the first shot of the first scene they are staged in."""
    opens: dict[str, Shot] = {}
    for shot in plan.shots:
        opens.setdefault(shot.scene_id, shot)
    first: dict[str, Shot] = {}
    for scene in plan.scenes:
        for stance in scene.opening:
            if scene.scene_id in opens:
                first.setdefault(stance.character_id, opens[scene.scene_id])
    return first


def _apart(one: Look, other: Look) -> str:
    differ = [f.name for f in fields(Look) if getattr(one, f.name) != getattr(other, f.name)]
    return ", ".join(differ) or "nothing"


def lights(before: ScenePlan, after: ScenePlan, shots: tuple[Shot, Shot]) -> Iterator[Fault]:
    """Time that goes on keeps its light: the hour, and under the sky its weather."""
    one, two = before.light, after.light
    if one.daytime is not two.daytime:
        message = f"{numbered(*shots)}: {one.daytime} turns to {two.daytime} though time goes on"
        yield Fault(LIGHT, Grade.ERROR, shots, message)
    if one.weather != two.weather and not (one.interior or two.interior):
        message = (
            f"{numbered(*shots)}: {one.weather or 'dry'} weather turns to "
            f"{two.weather or 'dry'} though time goes on"
        )
        yield Fault(LIGHT, Grade.ERROR, shots, message)


def sets(scenes: Sequence[ScenePlan], opens: Mapping[str, Shot]) -> Iterator[Fault]:
    """One place is built and furnished the same in every scene; things laid out may differ."""
    built: dict[str, tuple[FloorPlan, Shot]] = {}
    for scene in scenes:
        shot = opens.get(scene.scene_id)
        if shot is None:
            continue
        now = _bare(scene.floor_plan)
        before, shown = built.setdefault(now.id, (now, shot))
        if before != now:
            message = (
                f"{numbered(shown, shot)} show {now.id} with another {_differing(before, now)}"
            )
            yield Fault(SET, Grade.ERROR, (shown, shot), message)


def _bare(plan: FloorPlan) -> FloorPlan:
    """A set without its vehicles, which come and go, and without what lies on its tables."""
    kept = tuple(replace(f, bare=False) for f in plan.furniture if not f.id.endswith(NAMED))
    return replace(plan, furniture=kept)


def _differing(one: FloorPlan, two: FloorPlan) -> str:
    gone = set(one.furniture) ^ set(two.furniture)
    kinds: list[str] = sorted({_kind(f) for f in gone})
    return ", ".join(kinds) or "size"


def _kind(thing: Furniture) -> str:
    return thing.kind.replace("_", " ")
