"""Things that go from a place by note, with what was staged at them and done with them.

Enters: a draft, a place, its staged scenes and a noun. Leaves: the amended draft. What stands there
goes with what lies on it; what the script brings goes from where it lies and out of every hand, and
nobody takes it up, uses it or lays it down any more. What somebody sits on, speaks into or a shot
is of stays: that is refused.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from planner.amending.businesses import Row, rows_of, with_rows
from planner.amending.draft import Amended, Draft, shots_of_scene, with_scene_plan
from planner.amending.reshooting import reshot_where_changed
from planner.amending.telling import listed, name_of, proper, thing_words
from planner.amending.things import names_meant, things_meant
from planner.bearings import distance
from planner.errors import RefusedEdit
from planner.floor_plan import KEPT, Furniture, Posture
from planner.handling import GRASPING, PHONES, RELEASING, USING
from planner.marks import SEATED, place
from planner.mounts import on_mount
from planner.shots import Business, Resting, ScenePlan, Shot, Stance
from planner.thing_words import THINGS
from screenplay.scene_graph import Place

LOWER_M = 0.02
_BESIDE_M = 0.1
_TURNED_DEG = 1.0
_ON_THINGS = SEATED | {Posture.LIE, Posture.RIDE}
_HANDLING = GRASPING | USING | RELEASING | {"give"}
_SERVED = " on plate"  # how food is drawn that lies on a dish


def cleared(draft: Draft, place: Place, staged: Iterable[ScenePlan], noun: str) -> Amended:
    """The thing goes from every scene of the place."""
    said = f"The {thing_words(noun)} goes from {proper(place.name)}"
    after, changed, idle = draft, list[str](), list[str]()
    for scene in staged:
        gone = _meant(scene, noun)
        if not (gone.furniture or gone.nouns or gone.food):
            continue
        _require_unused(draft, scene, gone)
        left, hands = _without(scene, gone)
        after = with_scene_plan(after, left)
        if gone.nouns:
            after = reshot_where_changed(draft, after, scene.scene_id)
        idle += [name_of(draft, who) for who in hands]
        changed += [s.id for s in shots_of_scene(after, scene.scene_id)]
    if not changed:
        return Amended(draft, f"{said}: none was there")
    if idle:
        said += f", and what {listed(tuple(dict.fromkeys(idle)))} did with it goes too"
    return Amended(after, said, tuple(changed))


@dataclass(frozen=True, slots=True)
class _Gone:
    """What goes from a scene: things that stand, names of things brought, food from its dish."""

    furniture: tuple[Furniture, ...]
    nouns: frozenset[str]
    food: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """What gazes, businesses and shots call it."""
        return frozenset(f.id for f in self.furniture) | self.nouns | self.food


def _meant(scene: ScenePlan, noun: str) -> _Gone:
    """What a noun means in a scene: food goes from its dish, all else with every name it has."""
    furniture = things_meant(scene.floor_plan.furniture, noun)
    lying = {n for rest in scene.resting for n in (rest.noun, *rest.also)}
    named = names_meant((*lying, *scene.props), noun)
    served = [r for r in scene.resting if r.kind.endswith(_SERVED) and r.noun not in named]
    food = named & {n for rest in served for n in rest.also}
    nouns = set(named - food)
    for rest in scene.resting:
        if nouns & {rest.noun, *rest.also}:
            nouns |= {rest.noun, *rest.also}
    return _Gone(furniture, frozenset(nouns), food)


# --- what cannot go


def _require_unused(draft: Draft, scene: ScenePlan, gone: _Gone) -> None:
    """Nobody sits on what goes, nobody speaks into it, and no shot is of it."""
    kinds = {f.kind.removeprefix(KEPT) for f in gone.furniture}
    spots = {s.id for s in scene.floor_plan.spots if s.furniture in {f.id for f in gone.furniture}}
    spots |= {on_mount(kind) for kind in kinds}
    for stance in stances_in(scene):
        name = name_of(draft, stance.character_id)
        if stance.spot_id in spots and stance.posture in _ON_THINGS:
            raise RefusedEdit(f"{name} is on it in {scene.scene_id}; block them elsewhere first")
        if stance.on_phone and gone.nouns & PHONES:
            raise RefusedEdit(
                f"{name} speaks on it in {_called(draft, scene)}: it comes with the script; change "
                "the call there, and make the film again"
            )
    if driven := [d.noun for d in scene.drives if d.kind in kinds or d.noun in gone.nouns]:
        raise RefusedEdit(
            f"the {driven[0]} drives in {_called(draft, scene)}: it comes with the script; change "
            "that there, and make the film again"
        )
    for shot in shots_of_scene(draft, scene.scene_id):
        if shot.framing.thing in gone.ids:
            raise RefusedEdit(_shown(shot, scene, gone))


def _shown(shot: Shot, scene: ScenePlan, gone: _Gone) -> str:
    """Which shot is of it, and where the script brings it."""
    lines = (b.text for b in scene.businesses if b.prop in gone.nouns and " " in b.text)
    line = next(lines, "")
    brought = f", which comes with the script (“{line.strip()}”)" if line else ""
    return f"shot {shot.number} shows it{brought}; reframe or drop that shot first"


def _called(draft: Draft, scene: ScenePlan) -> str:
    number = next((s.number for s in draft.graph.scenes if s.id == scene.scene_id), "")
    return f"scene {number}" if number else scene.scene_id


def stances_in(scene: ScenePlan) -> list[Stance]:
    """Every stance of a scene, each as its moment leaves somebody."""
    return [*scene.opening, *(b.after for b in scene.businesses)]


# --- the scene without it


def _without(scene: ScenePlan, gone: _Gone) -> tuple[ScenePlan, tuple[str, ...]]:
    """The scene without things, and without what was staged at them; who has nothing to do now."""
    ids, plan = {f.id for f in gone.furniture}, scene.floor_plan
    left = replace(
        plan, furniture=tuple(f for f in plan.furniture if f.id not in ids),
        spots=tuple(s for s in plan.spots if s.furniture not in ids),
    )  # fmt: skip
    gazes = tuple(replace(g, target="away") if g.target in gone.ids else g for g in scene.gazes)
    empty = _emptied(gone.nouns | gone.food)
    stripped = replace(
        scene, floor_plan=left, gazes=gazes, resting=tuple(_resting(scene, gone)),
        opening=tuple(empty(s) for s in scene.opening),
        props=tuple(p for p in scene.props if p not in gone.nouns | gone.food),
    )  # fmt: skip
    rows, idle = list[Row](), list[str]()
    for row in rows_of(stripped):
        business = _untouched(row.business, gone, empty)
        if business is None or business.verb != row.business.verb:
            idle.append(row.business.character_id)
        if business is not None:
            rows.append(replace(row, business=business))
    return with_rows(stripped, rows), tuple(idle)


def _resting(scene: ScenePlan, gone: _Gone) -> Iterator[Resting]:
    """What still lies about; a dish stays where only its food goes."""
    for rest in scene.resting:
        if rest.noun in gone.nouns or any(_lies_on(rest, f) for f in gone.furniture):
            continue
        if gone.food & set(rest.also) and rest.kind.endswith(_SERVED):
            also = tuple(n for n in rest.also if n not in gone.food)
            dish = THINGS[rest.noun].kind if rest.noun in THINGS else "plate"
            yield replace(rest, kind=dish, also=also)
        else:
            yield rest


def _lies_on(rest: Resting, thing: Furniture) -> bool:
    """Whether something lies on top of a thing."""
    level = abs(rest.at_m[1] - thing.base_m - thing.size_m[1]) < LOWER_M
    reach = max(thing.size_m[0], thing.size_m[2]) / 2 + _BESIDE_M
    return level and distance((rest.at_m[0], rest.at_m[2]), (thing.x_m, thing.z_m)) < reach


def _emptied(nouns: frozenset[str]) -> Callable[[Stance], Stance]:
    """Takes things out of hands."""
    return lambda s: replace(s, holding=tuple(h for h in s.holding if h not in nouns))


def _untouched(
    business: Business, gone: _Gone, empty: Callable[[Stance], Stance]
) -> Business | None:
    """A business without the thing; None where it was about nothing else."""
    target = None if business.target in gone.ids else business.target
    handled = business.prop in gone.nouns | gone.food or _with_it_alone(business, empty)
    bare = replace(
        business, target=target, prop=None if handled else business.prop,
        before=empty(business.before), after=empty(business.after),
    )  # fmt: skip
    if not handled or business.verb not in _HANDLING or _goes_on(business):
        return bare
    turned = abs(business.after.yaw_deg - business.before.yaw_deg) > _TURNED_DEG
    return replace(bare, verb="turn", text="") if turned else None


def _with_it_alone(business: Business, empty: Callable[[Stance], Stance]) -> bool:
    """Whether a deed that names nothing is done with what goes: "she drinks", the mug in hand."""
    held = business.before.holding
    return business.prop is None and bool(held) and not empty(business.before).holding


def _goes_on(business: Business) -> bool:
    """Whether somebody also goes somewhere, sits down or gets up."""
    before, after = business.before, business.after
    moved = bool(business.path_m) or distance(place(before), place(after)) > LOWER_M
    return moved or before.posture is not after.posture or before.visible is not after.visible
