"""What people do in a planned scene, changed without breaking the chain of their stances.

Enters: a staged scene and a change. Leaves: its plan with every later stance of the person told
anew, until the script itself moves them: each business begins as the one before it ended.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.amending.restaging import story_order
from planner.bearings import Point, distance, yaw_towards
from planner.floor_plan import Posture
from planner.ground import Ground
from planner.marks import SEATED, before_seat, place
from planner.paths import walk
from planner.shots import Business, Resting, ScenePlan, Stance
from planner.staging import Staging

MOVED_M = 0.15
RISE_SHARE, WALK_SHARE = 0.3, 0.6  # of a business's time, for getting up, and there, first


@dataclass(frozen=True, slots=True)
class Row:
    """A business, and its place in the plan before it was changed; None: it is new."""

    business: Business
    was: int | None = None


def rows_of(plan: ScenePlan) -> list[Row]:
    """A scene's businesses with their places."""
    return [Row(business, n) for n, business in enumerate(plan.businesses)]


def with_rows(plan: ScenePlan, rows: Sequence[Row]) -> ScenePlan:
    """The plan with these businesses; things that lie about still know who lays and takes them."""
    now = {row.was: n for n, row in enumerate(rows) if row.was is not None}
    resting = tuple(rest for rest in (_counted(r, now) for r in plan.resting) if rest is not None)
    businesses = tuple(row.business for row in rows)
    held = [h for b in businesses for h in (*b.before.holding, *b.after.holding)]
    held += [b.prop for b in businesses if b.prop]
    props = tuple(dict.fromkeys((*plan.props, *held)))
    return replace(plan, businesses=businesses, resting=resting, props=props)


def _counted(rest: Resting, now: Mapping[int, int]) -> Resting | None:
    """A thing with its businesses counted anew; what nobody lays any more is not there."""
    if rest.laid_by is not None and rest.laid_by not in now:
        return None
    laid = now[rest.laid_by] if rest.laid_by is not None else None
    taken = now.get(rest.taken_by) if rest.taken_by is not None else None
    return replace(rest, laid_by=laid, taken_by=taken)


def first_row(rows: Sequence[Row], staging: Staging, beat_id: str) -> int:
    """Where a business at the start of a beat belongs."""
    order = story_order(staging)
    at = order.get(beat_id, 0)
    for n, row in enumerate(rows):
        if order.get(row.business.beat_id, 0) >= at:
            return n
    return len(rows)


def last_row(rows: Sequence[Row], staging: Staging, beat_id: str) -> int:
    """Where a business at the end of a beat belongs."""
    order = story_order(staging)
    at = order.get(beat_id, 0)
    for n, row in enumerate(rows):
        if order.get(row.business.beat_id, 0) > at:
            return n
    return len(rows)


def retold(
    rows: Sequence[Row], start: int, now: Stance, told: Callable[[Business, Stance], Business]
) -> list[Row]:
    """Later businesses of one person from row `start` on, each told from the stance before it."""
    out = list(rows[:start])
    for row in rows[start:]:
        business = row.business
        if business.character_id == now.character_id:
            business = told(business, now)
            now = business.after
        out.append(replace(row, business=business))
    return out


def relaid(
    rows: Sequence[Row], start: int, now: Stance, ground: Ground, people: Mapping[str, Stance]
) -> list[Row]:
    """Later businesses of somebody who is elsewhere than planned, until the script moves them."""
    out, here = list(rows[:start]), _Elsewhere(ground, people, now)
    for row in rows[start:]:
        mine = row.business.character_id == now.character_id
        out += here.played(row) if mine and not here.back else [row]
    return out


@dataclass(slots=True)
class _Elsewhere:
    """Somebody who is not where the plan has them; `back` once the script has moved them."""

    ground: Ground
    people: Mapping[str, Stance]
    now: Stance
    back: bool = False

    def played(self, row: Row) -> list[Row]:
        """Their next business, told from where they are."""
        business, now = row.business, self.now
        before, after = business.before, business.after
        if not before.visible or _meets(now, before):
            self.back = True
            return [row]
        changes = before.posture is not after.posture
        if changes and not business.path_m and not _far(before, after):
            if after.posture is now.posture:
                return []  # is so already: nobody sits down twice
            if after.posture is Posture.STAND:
                return [self._told(row, self._risen(business))]
        if changes or business.path_m or _far(before, after):
            self.back = True
            return _on_the_way(row, now, self.ground)
        return [self._told(row, in_place(business, now, self.people, self.ground))]

    def _told(self, row: Row, business: Business) -> Row:
        self.now = business.after
        return replace(row, business=business)

    def _risen(self, business: Business) -> Business:
        """Getting up from where they now sit or lie."""
        others = [s for who, s in self.people.items() if who != self.now.character_id]
        up = before_seat(self.now, self.ground, others)
        return replace(
            business, before=_with_hands(self.now, business.before),
            after=_with_hands(up, business.after),
        )  # fmt: skip


def in_place(
    business: Business, now: Stance, people: Mapping[str, Stance], ground: Ground
) -> Business:
    """A business done where somebody now is, turned to whom it concerns."""
    yaw = now.yaw_deg
    turned = abs(business.after.yaw_deg - business.before.yaw_deg) > 1.0
    target = _target(business.target, people, ground)
    if turned and target is not None and now.posture is Posture.STAND:
        yaw = round(yaw_towards(place(now), target), 1)
    before = _with_hands(now, business.before)
    after = replace(_with_hands(now, business.after), yaw_deg=yaw, visible=business.after.visible)
    return replace(business, before=before, after=after)


def _target(
    name: str | None, people: Mapping[str, Stance], ground: Ground
) -> tuple[float, float] | None:
    """Where a business's target is."""
    person = people.get(name or "")
    if person is not None and person.visible:
        return place(person)
    thing = next((f for f in ground.plan.furniture if f.id == name), None)
    return (thing.x_m, thing.z_m) if thing is not None else None


def _on_the_way(row: Row, now: Stance, ground: Ground) -> list[Row]:
    """The script moves somebody: from where they now are to where it wants them."""
    business = row.business
    here, goal, (first, last) = _with_hands(now, business.before), business.after, business.share
    made: list[Row] = []

    def step(verb: str, to: Stance, path: tuple[Point, ...], share: float) -> None:
        """Something that has to be done first."""
        nonlocal here, first
        middle = round(first + (last - first) * share, 4)
        done = Business(business.beat_id, here.character_id, verb, here, _with_hands(to, here),
                        path, share=(first, middle))  # fmt: skip
        made.append(Row(done))
        here, first = done.after, middle

    if here.posture is not Posture.STAND and here.posture is not goal.posture:
        step("stand", before_seat(here, ground, ()), (), RISE_SHARE)
    settles = goal.posture in SEATED | {Posture.LIE} and not business.path_m
    aim = business.before if settles else goal
    path = walk(ground, place(here), place(aim)) if _far(here, aim) else ()
    if settles and path:
        step("walk", aim, path, WALK_SHARE)
        path = ()
    elif business.verb == "exit" and len(business.path_m) > 1 and path:
        path = (*walk(ground, place(here), business.path_m[-2]), business.path_m[-1])
    made.append(Row(replace(business, before=here, path_m=path, share=(first, last)), row.was))
    return made


def _meets(now: Stance, planned: Stance) -> bool:
    """Whether somebody is where and how the plan has them."""
    return not _far(now, planned) and now.posture is planned.posture


def _far(a: Stance, b: Stance) -> bool:
    return distance(place(a), place(b)) > MOVED_M


def _with_hands(stance: Stance, hands: Stance) -> Stance:
    """A stance with what somebody holds then."""
    return replace(stance, holding=hands.holding, on_phone=hands.on_phone)
