"""Things match across cuts: what is in a hand, on a table, or handed over.

Enters: a staged scene and, where it goes on from the scene before, how that one ended. Leaves:
faults where a thing appears in a hand, leaves it or is in two places without being seen to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.continuity.rules import PROP, Fault, numbered
from planner.continuity.seeing import StagedScene
from planner.findings import Grade
from planner.laid_things import TELEPHONE
from planner.shots import Business, Resting, Shot, Stance

GAINING = frozenset({
    "pick_up", "take", "hold", "catch", "open_letter", "raise", "drink", "eat", "read", "write",
    "smoke", "aim", "light", "pour", "phone", "answer", "put_on", "take_off",
})  # fmt: skip
LOSING = frozenset({"put_down", "throw", "give", "hang_up", "put_on"})
HANDED = frozenset({"take", "pick_up", "catch", "hold"})


@dataclass(slots=True)
class _Hands:
    """Who holds what, and which things others have taken out of whose hands since."""

    now: dict[str, tuple[str, ...]]
    handed: dict[str, set[str]] = field(default_factory=dict)

    def pass_on(self, business: Business) -> None:
        """Note what a business has done to the hands."""
        gained = set(business.after.holding) - set(business.before.holding)
        other = business.target or ""
        if business.verb in HANDED and other in self.now:
            self.handed.setdefault(other, set()).update(gained)
        self.handed.pop(business.character_id, None)
        self.now[business.character_id] = business.after.holding


def handled(scene: StagedScene) -> Iterator[Fault]:
    """Faults of things within one scene."""
    hands = _Hands({s.character_id: s.holding for s in scene.plan.opening})
    rests = _Rests(scene)
    for beat_id in scene.beats:
        for business in scene.businesses.get(beat_id, ()):
            shots = scene.shots_of(business)
            if shots:
                yield from _between(hands, business, shots)
                yield from _within(business, shots[-1:])
                yield from rests.faults(business, shots[-1:])
                yield from _in_time(business, scene.businesses[beat_id], shots[-1:])
            hands.pass_on(business)


def kept(before: Mapping[str, Stance], scene: StagedScene, last: Shot | None) -> Iterator[Fault]:
    """A scene that goes on in the same place opens with the same things in hand."""
    first = next(iter(scene.shots), None)
    if first is None or last is None:
        return
    for stance in scene.plan.opening:
        left = before.get(stance.character_id)
        if left is not None and left.visible and stance.visible:
            yield from _changed(
                set(left.holding), set(stance.holding), stance.character_id, (last, first)
            )


def _between(hands: _Hands, business: Business, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    who = business.character_id
    if who not in hands.now:
        return
    left = set(hands.now[who]) - hands.handed.get(who, set())
    found = set(business.before.holding) - hands.handed.get(who, set())
    yield from _changed(left, found, who, shots)


def _changed(left: set[str], found: set[str], who: str, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    for thing in sorted(left - found):
        message = f"{numbered(*shots)}: the {thing} is gone from the hand of {who}"
        yield Fault(PROP, Grade.ERROR, shots, message)
    for thing in sorted(found - left):
        message = f"{numbered(*shots)}: the {thing} is suddenly in the hand of {who}"
        yield Fault(PROP, Grade.ERROR, shots, message)


def _within(business: Business, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    """Only what is done with a thing brings it or takes it away."""
    before, after = set(business.before.holding), set(business.after.holding)
    who, verb = business.character_id, business.verb
    if not business.after.visible:
        return
    if before - after and verb not in LOSING:
        lost = ", ".join(sorted(before - after))
        message = f"{numbered(*shots)}: {who} has the {lost} no more, and did not put it away"
        yield Fault(PROP, Grade.ERROR, shots, message)
    if after - before and verb not in GAINING:
        got = ", ".join(sorted(after - before))
        message = f"{numbered(*shots)}: {who} has the {got}, and did not take it"
        yield Fault(PROP, Grade.ERROR, shots, message)


def _in_time(
    business: Business, others: Sequence[Business], shots: tuple[Shot, ...]
) -> Iterator[Fault]:
    """What is handed over is taken when it is given, and not before."""
    gained = set(business.after.holding) - set(business.before.holding)
    for give in others if business.verb in HANDED and gained else ():
        by_target = give.character_id == business.target and give.verb == "give"
        if by_target and gained & set(give.before.holding) and business.share[0] < give.share[0]:
            thing = ", ".join(sorted(gained))
            message = (
                f"{numbered(*shots)}: {business.character_id} has the {thing} before it is given"
            )
            yield Fault(PROP, Grade.ERROR, shots, message)


class _Rests:
    """Things that lie about in one scene."""

    def __init__(self, scene: StagedScene) -> None:
        """Order them by the businesses that lay and take them."""
        self.order = {id(b): n for n, b in enumerate(scene.plan.businesses)}
        self.resting = scene.plan.resting

    def faults(self, business: Business, shots: tuple[Shot, ...]) -> Iterator[Fault]:
        """Faults between one business and what lies about."""
        number = self.order[id(business)]
        gained = set(business.after.holding) - set(business.before.holding)
        lost = set(business.before.holding) - set(business.after.holding)
        where = numbered(*shots)
        for rest in self.resting:
            if rest.kind == TELEPHONE:  # its receiver is lifted, the rest stays
                continue
            names = {rest.noun, *rest.also}
            if rest.taken_by == number and not names & gained:
                message = f"{where}: the {rest.noun} leaves its place and nobody takes it"
                yield Fault(PROP, Grade.ERROR, shots, message)
            if rest.laid_by == number and not names & lost:
                message = f"{where}: the {rest.noun} lies there and nobody has put it down"
                yield Fault(PROP, Grade.ERROR, shots, message)
            if names & gained and _lies_on(rest, number):
                message = f"{where}: the {rest.noun} is in a hand and still lies where it lay"
                yield Fault(PROP, Grade.ERROR, shots, message)


def _lies_on(rest: Resting, number: int) -> bool:
    """Whether a thing lies there during a business and after it."""
    laid = rest.laid_by is None or rest.laid_by < number
    return laid and (rest.taken_by is None or rest.taken_by > number)
