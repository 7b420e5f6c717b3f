"""A film's shots scored, each by itself and against each other.

Enters: every shot's values, the looks worn in it, its view of its place. Leaves: scores. Somebody
in one look is compared with all other shots: of many the odd one stands out, of two both do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from renderers.generative.parity.likeness import Signature, apart
from renderers.generative.parity.places import PlaceView, nearby
from renderers.generative.parity.scoring import Part, bounds, part, total
from renderers.generative.parity.shot import Measured


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """One painted shot, measured."""

    shot: str  # id
    number: int
    measured: Measured
    looks: Mapping[str, str] = field(default_factory=dict)  # what each character wears
    place: str = ""  # place and light
    view: PlaceView | None = None


@dataclass(frozen=True, slots=True)
class ShotScore:
    """What one shot is worth against the animatic."""

    shot: str
    number: int
    score: float | None  # None where nothing could be measured
    parts: tuple[Part, ...]
    untold: Mapping[str, str]

    @property
    def low(self) -> tuple[Part, ...]:
        """Parts below what is let pass, the worst first."""
        return tuple(sorted((p for p in self.parts if p.low), key=lambda p: p.score))


def scored(shots: Sequence[Taken]) -> tuple[ShotScore, ...]:
    """Every painted shot's score, in order."""
    places = _places(shots)
    found = []
    for taken in shots:
        values = dict(taken.measured.values)
        untold = dict(taken.measured.untold)
        for name, value, why in (
            ("place", places.get(taken.shot), "no other shot sees this of the place"),
            ("likeness", _likeness(taken, shots), "nobody here is in another shot in this look"),
        ):
            if value is None:
                untold[name] = why
            else:
                values[name] = value
        parts = tuple(part(name, values[name]) for name in bounds() if name in values)
        found.append(ShotScore(taken.shot, taken.number, total(parts), parts, untold))
    return tuple(found)


def _likeness(taken: Taken, shots: Sequence[Taken]) -> float | None:
    """How far whoever differs most is from the other shots."""
    found = []
    for person, coloured in taken.measured.people.items():
        away = apart(coloured, _others(taken, person, shots))
        if away is not None:
            found.append(away)
    return max(found) if found else None


def _others(taken: Taken, person: str, shots: Sequence[Taken]) -> list[Signature]:
    worn = taken.looks.get(person, "")
    return [
        other.measured.people[person]
        for other in shots
        if other.shot != taken.shot
        and person in other.measured.people
        and other.looks.get(person, "") == worn
    ]


def _places(shots: Sequence[Taken]) -> dict[str, float | None]:
    """By shot, how far its place is from what other shots show of it."""
    of: dict[str, list[tuple[str, PlaceView]]] = {}
    for taken in shots:
        if taken.view is not None:
            of.setdefault(taken.place, []).append((taken.shot, taken.view))
    found: dict[str, float | None] = {}
    for seen in of.values():
        values = nearby([view for _, view in seen])
        found.update(zip((shot for shot, _ in seen), values, strict=True))
    return found
