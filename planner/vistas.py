"""Great buildings seen from afar: a lighthouse that turns in the distance stands there.

Enters: the floor plan of a place out of doors and what its scenes tell. Leaves: the plan with the
landmarks that the words put on its horizon, behind the playing area as the audience sees it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from planner.floor_plan import FloorPlan, Furniture
from planner.landmarks import LANDMARKS, Landmark

VISTA = "_afar"  # ends the ids of what stands on the horizon
KINDS = frozenset(landmark.kind for landmark in LANDMARKS.values())
AWAY_M, ASIDE = 44.0, (0.22, -0.3, 0.4)  # metres behind the middle; shares of that to the side
_RISE_M = 2.2  # of the hill that it stands on
_FAR = re.compile(
    r"\b(?:in the distance|distant|far (?:away|off|out)|(?:on|against) the (?:horizon|hill|sky)"
    r"|beyond|across the (?:water|bay|valley|river|sea)|behind (?:him|her|them))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+")
_WORD = re.compile(r"[a-z]+")


def with_vistas(plan: FloorPlan, told: Iterable[str]) -> FloorPlan:
    """The plan with every landmark that a sentence sees from afar, each kind once."""
    if plan.interior:
        return plan
    here = {f.kind for f in plan.furniture}
    found = {
        landmark.kind: landmark for text in told for landmark in _afar(text)
        if landmark.kind not in here
    }  # fmt: skip
    raised = [
        thing for share, landmark in zip(ASIDE, found.values(), strict=False)
        for thing in _standing(plan, landmark, share)
    ]  # fmt: skip
    return replace(plan, furniture=(*plan.furniture, *raised)) if raised else plan


def _afar(text: str) -> list[Landmark]:
    return [
        LANDMARKS[word]
        for sentence in _SENTENCE.findall(text) if _FAR.search(sentence)
        for word in _WORD.findall(sentence.lower()) if word in LANDMARKS
    ]  # fmt: skip


def _standing(plan: FloorPlan, landmark: Landmark, share: float) -> tuple[Furniture, Furniture]:
    """The building on its hill."""
    side = 1.0 if plan.seed % 2 else -1.0
    x, z = plan.centre_m[0] + side * share * AWAY_M, plan.centre_m[1] - AWAY_M
    width, _, depth = landmark.size_m
    hill = (2.6 * width + 6.0, _RISE_M + 0.7, 2.2 * depth + 3.0)
    rise = Furniture(f"mound_{landmark.kind}{VISTA}", "mound", x, z, 0.0, hill, -0.5,
                     solid=False, opaque=False, colour="#6f6b62")  # fmt: skip
    tower = Furniture(f"{landmark.kind}{VISTA}", landmark.kind, x, z, 0.0, landmark.size_m,
                      _RISE_M, solid=False, opaque=False)  # fmt: skip
    return rise, tower


def vista_named(plan: FloorPlan, words: str) -> Furniture | None:
    """The landmark of a set that a phrase names."""
    kinds = {LANDMARKS[word].kind for word in _WORD.findall(words.lower()) if word in LANDMARKS}
    return next((f for f in plan.furniture if f.kind in kinds), None)
