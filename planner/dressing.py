"""Small things that a scene names: on which table they lie, who takes them, where they are put.

Enters: a staged scene. Leaves: the same scene with its `Resting` things. A thing lies where the
words say, else on the surface nearest to whom it concerns; what is picked up lay within reach.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import cos, radians, sin

from planner import marks
from planner.bearings import Point, ahead, distance
from planner.floor_plan import FloorPlan, Furniture
from planner.laid_things import TELEPHONE, Entry, floored, landline, mean_one, served
from planner.marks import place
from planner.shots import Business, Drive, Resting, ScenePlan, Stance
from planner.staging import Moment, Staging
from planner.thing_words import THINGS, Thing, drawn_from_a_pocket, mentions, put_in_a_pocket
from planner.tops import clamped, clear_of_fittings, gap_m, has_top, in_from_rim, top_m
from screenplay.scene_graph import BeatKind

TAKING = frozenset({"pick_up", "take", "answer", "phone"})
LAYING = frozenset({"put_down", "hang_up"})
GROUND_M = 0.3  # lower things are reached by bending down
DROPPED = re.compile(r"\b(?:drops?|dropping|lets? (?:go|fall))\b", re.IGNORECASE)
COOKED_IN = frozenset({"pan", "pot"})
REACH_M = 0.62  # a thing that is taken lies this near
LAY_M = 1.05
ROOM_M = 3.2  # things are looked for on tops this near


def dressed(staging: Staging, drives: tuple[Drive, ...] = ()) -> Staging:
    """Lay out the things of a scene, and take, give and put them down as its people do."""
    dresser = _Dresser(staging)
    resting = dresser.lay_out()
    plan = replace(staging.plan, resting=resting, drives=drives,
                   floor_plan=_cleared(staging.plan.floor_plan, resting))  # fmt: skip
    return replace(staging, plan=plan)


def lying(staging: Staging, index: int, text: str) -> Resting | None:
    """The thing that a text names, where it lies during moment `index`; None where it does not."""
    nouns = {m.noun for m in mentions(text)} | {text.lower().strip()}
    businesses = staging.plan.businesses
    order = {m.beat.id: n for n, m in enumerate(staging.moments)}
    for rest in reversed(staging.plan.resting):
        if not nouns & {rest.noun, *rest.also}:
            continue
        begun = rest.laid_by is None or order[businesses[rest.laid_by].beat_id] <= index
        gone = rest.taken_by is not None and order[businesses[rest.taken_by].beat_id] < index
        if begun and not gone:
            return rest
    return None


def bends_down(plan: ScenePlan, businesses: Iterable[Business]) -> bool:
    """Whether one of these businesses lays something on the ground or takes it from there."""
    own = {id(b) for b in businesses}
    return any(
        number is not None and id(plan.businesses[number]) in own
        for rest in plan.resting if rest.at_m[1] < GROUND_M
        for number in (rest.laid_by, rest.taken_by)
    )  # fmt: skip


def driven(plan: ScenePlan, beat_id: str) -> Drive | None:
    """The vehicle that moves during a beat."""
    return next((d for d in plan.drives if d.beat_id == beat_id), None)


def _cleared(plan: FloorPlan, resting: Sequence[Resting]) -> FloorPlan:
    """Tables that a scene lays its own things on are not set for company."""
    used = {
        f.id for f in plan.furniture for r in resting
        if has_top(f) and abs(r.at_m[1] - top_m(f)) < 0.02
        and distance((f.x_m, f.z_m), (r.at_m[0], r.at_m[2])) < max(f.size_m) / 2 + 0.1
    }  # fmt: skip
    if not used:
        return plan
    bare = tuple(replace(f, bare=True) if f.id in used else f for f in plan.furniture)
    return replace(plan, furniture=bare)


class _Dresser:
    """Works through one scene."""

    def __init__(self, staging: Staging) -> None:
        self.staging, self.plan = staging, staging.plan.floor_plan
        self.businesses = staging.plan.businesses
        self.resting: list[Resting] = []
        self.order = {m.beat.id: n for n, m in enumerate(staging.moments)}

    def lay_out(self) -> tuple[Resting, ...]:
        """What lies where, and until when."""
        entries = {e.noun: e for e in self._named()}
        taken = self._taken(entries)
        for entry in entries.values():
            self._lie(entry, taken.get(entry.noun))
        for number, business in enumerate(self.businesses):
            self._laid(number, business)
        return tuple(self.resting)

    # What there is ----------------------------------------------------------------------------

    def _named(self) -> list[Entry]:
        """Things that the words put into the set; not those somebody comes with."""
        found: dict[str, Entry] = {}
        carried = set(self._carried())
        for index, moment in enumerate(self.staging.moments):
            if moment.beat.kind is not BeatKind.ACTION:
                continue
            small = [m for m in mentions(moment.beat.text) if not m.thing.large]
            said = [m for m in small if m.here and m.noun not in carried]
            for entry in served(said, index, moment.beat.text):
                same = next((e for e in found.values() if mean_one(e, entry)), None)
                if same is None:
                    found[entry.noun] = entry
                elif entry.noun not in (same.noun, *same.also):
                    found[same.noun] = replace(same, also=(*same.also, entry.noun))
            carried |= {m.noun for m in small if not m.here and not _known(found, m.noun)}
        return [landline(e, self.staging) for e in found.values()]

    def _carried(self) -> frozenset[str]:
        """Nouns that are in a hand before anybody took them from somewhere."""
        held = {h for s in self.staging.plan.opening for h in s.holding}
        seen: set[str] = set(held)
        for business in self.businesses:
            for noun in business.before.holding:
                if noun not in seen and business.verb != "give":
                    held.add(noun)
            seen |= set(business.before.holding)
            gained = set(business.after.holding) - seen
            if business.verb not in TAKING or drawn_from_a_pocket(business.text):
                held |= gained if business.verb != "hold" else set()
            seen |= gained
        return frozenset(held)

    def _taken(self, entries: dict[str, Entry]) -> dict[str, int]:
        """By noun the business that first takes it; adds what is taken without being named."""
        taken: dict[str, int] = {}
        seen = {h for s in self.staging.plan.opening for h in s.holding}
        landline = TELEPHONE in entries
        for number, business in enumerate(self.businesses):
            for noun in business.after.holding:
                own = next((e for e in entries.values() if noun in (e.noun, *e.also)), None)
                if noun in seen:
                    continue
                seen.add(noun)
                fetched = business.verb in TAKING and not drawn_from_a_pocket(business.text)
                handed = (business.target or "").startswith("ch-")  # out of another's hands
                picked = business.verb in {"pick_up", "take", "answer"} and not handed
                if own is None and fetched and picked:
                    own = self._unnamed(noun, business)
                    entries[noun] = own
                if own is not None and not (landline and own.noun == TELEPHONE):
                    taken.setdefault(own.noun, number)
        return taken

    def _unnamed(self, noun: str, business: Business) -> Entry:
        thing = THINGS.get(noun, THINGS.get(noun.removesuffix("s"), Thing(noun, (0.14, 0.1, 0.1))))
        return Entry(noun, thing, thing.kind, self.order.get(business.beat_id, 0), business.text)

    # Where it lies ----------------------------------------------------------------------------

    def _lie(self, entry: Entry, taken_by: int | None) -> None:
        taker = self.businesses[taken_by].after if taken_by is not None else None
        anchor = taker or self._concerned(entry)
        at, yaw = self._spot(entry, anchor, taker)
        rest = Resting(entry.noun, entry.kind, at, yaw, entry.thing.size_m, entry.also,
                       None, taken_by)  # fmt: skip
        if entry.noun == TELEPHONE or (entry.kind == TELEPHONE):
            rest = replace(rest, taken_by=None, also=("phone", "receiver", *entry.also))
        self.resting.append(rest)

    def _concerned(self, entry: Entry) -> Stance | None:
        """Whom a thing is near: who is named with it, else who is there."""
        moment: Moment = self.staging.moments[entry.index]
        seen = {w: s for w, s in moment.after.items() if s.visible}
        for who in (*moment.beat.mentions, *seen):
            if who in seen:
                return seen[who]
        later = (s for m in self.staging.moments for s in m.after.values() if s.visible)
        return next(later, None)

    def _spot(
        self, entry: Entry, anchor: Stance | None, taker: Stance | None
    ) -> tuple[tuple[float, float, float], float]:
        """Point and turn of a thing: on a top, else on the ground by somebody."""
        near = place(anchor) if anchor is not None else self.plan.centre_m
        yaw = anchor.yaw_deg if anchor is not None else 0.0
        top = None if floored(entry) else self._surface(entry, near, taker)
        if top is None:
            at = ahead(near, yaw + 28.0, 0.62 + entry.thing.size_m[2] / 2)
            if anchor is None or taker is None:
                at = self.staging.ground.nearest_free(ahead(near, yaw + 50.0, 0.9), (), 0.1)
            return (round(at[0], 3), 0.0, round(at[1], 3)), round(yaw, 1)
        middle = (top.x_m, top.z_m)
        wish = middle if "between" in entry.text.lower() else in_from_rim(top, near)
        if taker is not None and distance(wish, place(taker)) > REACH_M:
            wish = _within(place(taker), wish, REACH_M)
        x, z = self._free(top, wish, entry.thing)
        return (round(x, 3), round(top_m(top), 3), round(z, 3)), round(yaw, 1)

    def _surface(self, entry: Entry, near: Point, taker: Stance | None) -> Furniture | None:
        tops = [f for f in self.plan.furniture if has_top(f)]
        cooker = next((f for f in self.plan.furniture if f.kind == "stove"), None)
        if entry.thing.kind in COOKED_IN and cooker is not None:
            return cooker
        if taker is None:
            for noun in marks.things_named(entry.text):
                thing = marks.furniture_named(self.staging.ground, noun, near)
                if thing is not None and has_top(thing):
                    return thing
        reach = 1.35 if taker is not None else ROOM_M if self.plan.interior else 1.8
        close = [f for f in tops if gap_m(f, near) < reach]
        return min(close, key=lambda f: (round(gap_m(f, near), 2), f.id), default=None)

    def _free(self, top: Furniture, wish: Point, thing: Thing, hand: Point | None = None) -> Point:
        """The place on a top nearest to a wish, or to a hand, that nothing lies on yet."""
        half = max(thing.size_m[0], thing.size_m[2]) / 2
        best = clamped(top, wish, half + 0.03)
        for aside in _asides(top, wish, hand):
            point = clamped(top, aside, half + 0.03)
            clear = all(
                distance(point, (r.at_m[0], r.at_m[2])) > half + max(r.size_m[0], r.size_m[2]) / 2
                for r in self.resting
                if r.taken_by is None or r.at_m[1] > 0
            )
            if clear and clear_of_fittings(top, point, half):
                return point
        return best

    # What is put down -------------------------------------------------------------------------

    def _laid(self, number: int, business: Business) -> None:
        """Where somebody puts down what they held."""
        gone = [n for n in business.before.holding if n not in business.after.holding]
        if business.verb not in LAYING or not gone or not business.after.visible:
            return
        if put_in_a_pocket(business.text):
            return
        for noun in gone:
            first = next((r for r in self.resting if noun in (r.noun, *r.also)), None)
            if first is not None and first.kind == TELEPHONE:
                continue
            thing = THINGS.get(noun, Thing(noun, (0.14, 0.1, 0.1)))
            kind = first.kind if first is not None else thing.kind
            entry = Entry(noun, thing, kind, 0, business.text)
            if not business.text and not self._tops_before(business.after):
                continue  # put away to free a hand: into a pocket where there is no table
            at, yaw = self._down(entry, business)
            taken = self._taken_again(noun, number)
            also = first.also if first is not None else ()
            self.resting.append(Resting(noun, kind, at, yaw, thing.size_m, also, number, taken))

    def _down(self, entry: Entry, business: Business) -> tuple[tuple[float, float, float], float]:
        stance = business.after
        here = place(stance)
        dropped = "drop" in business.text.lower() or floored(entry)
        tops, wish = self._tops_before(stance), ahead(here, stance.yaw_deg, 0.45)
        if dropped or not tops:
            at = ahead(here, stance.yaw_deg - 16.0, 0.42)
            return (round(at[0], 3), 0.0, round(at[1], 3)), round(stance.yaw_deg, 1)
        top = min(tops, key=lambda f: (round(gap_m(f, wish), 2), f.id))
        x, z = self._free(top, wish, entry.thing, here)
        return (round(x, 3), round(top_m(top), 3), round(z, 3)), round(stance.yaw_deg, 1)

    def _tops_before(self, stance: Stance) -> list[Furniture]:
        """Tables that somebody can lay a thing on without a step."""
        wish = ahead(place(stance), stance.yaw_deg, 0.45)
        return [f for f in self.plan.furniture if has_top(f) and gap_m(f, wish) < LAY_M - 0.45]

    def _taken_again(self, noun: str, after: int) -> int | None:
        for number in range(after + 1, len(self.businesses)):
            business = self.businesses[number]
            if noun in business.after.holding and noun not in business.before.holding:
                return number
        return None


def _asides(top: Furniture, wish: Point, hand: Point | None) -> list[Point]:
    """Places beside a wish along a top; with a hand, across it as well, the nearest to it first."""
    yaw = radians(top.yaw_deg)
    along, across = (cos(yaw), -sin(yaw)), (sin(yaw), cos(yaw))
    ways = (along,) if hand is None else (along, across)
    asides = [
        (wish[0] + step * dx, wish[1] + step * dz)
        for step in (0.0, 0.28, -0.28, 0.45, -0.45, 0.6, -0.6)
        for dx, dz in ways
    ]
    if hand is None:
        return asides
    return sorted(asides, key=lambda p: round(max(distance(p, hand), distance(wish, hand)), 2))


def _known(found: Mapping[str, Entry], noun: str) -> bool:
    return any(noun in (e.noun, *e.also) for e in found.values())


def _within(here: Point, wish: Point, reach_m: float) -> Point:
    gap = distance(here, wish)
    return (here[0] + (wish[0] - here[0]) * reach_m / gap,
            here[1] + (wish[1] - here[1]) * reach_m / gap)  # fmt: skip


def kinds_of(plan: ScenePlan) -> Mapping[str, str]:
    """What nouns are drawn as, where a scene makes something special of them."""
    kinds = {r.noun: r.kind for r in plan.resting if r.kind not in (r.noun, TELEPHONE)}
    if any(r.kind == TELEPHONE for r in plan.resting):
        kinds["phone"] = "receiver"
    return kinds
