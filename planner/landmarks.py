"""Landmarks that a place's name promises: "EXT. LIGHTHOUSE" is not a house in a yard.

Enters: the name of a place out of doors. Leaves: the kind and size of the building that stands
behind the playing area, or None. The table is data: a new landmark is a row here and a builder in
`renderers.sets.landmarks`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Size = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A building by its builder's kind; width, height and depth in metres."""

    kind: str
    size_m: Size


_LIGHTHOUSE = Landmark("lighthouse", (4.2, 15.0, 4.2))
_CHURCH = Landmark("church", (10.5, 14.0, 8.0))
_CASTLE = Landmark("castle", (18.0, 13.0, 7.0))
_BARN = Landmark("barn", (9.0, 7.6, 7.0))
_FACTORY = Landmark("factory", (19.0, 12.0, 7.0))
_MILL = Landmark("mill", (5.0, 12.0, 5.0))
LANDMARKS: Mapping[str, Landmark] = {
    "lighthouse": _LIGHTHOUSE, "beacon": _LIGHTHOUSE,
    "church": _CHURCH, "chapel": _CHURCH, "cathedral": _CHURCH, "churchyard": _CHURCH,
    "abbey": _CHURCH, "monastery": _CHURCH, "graveyard": _CHURCH, "cemetery": _CHURCH,
    "castle": _CASTLE, "fortress": _CASTLE, "fort": _CASTLE, "palace": _CASTLE,
    "barn": _BARN, "farm": _BARN, "farmhouse": _BARN, "ranch": _BARN, "stable": _BARN,
    "stables": _BARN, "farmyard": _BARN, "barnyard": _BARN,
    "factory": _FACTORY, "warehouse": _FACTORY, "mine": _FACTORY, "shipyard": _FACTORY,
    "plant": _FACTORY, "brewery": _FACTORY, "sawmill": _FACTORY, "refinery": _FACTORY,
    "mill": _MILL, "windmill": _MILL,
}  # fmt: skip


def landmark_of(place_name: str) -> Landmark | None:
    """The landmark of the first word that names one; plurals without their s count."""
    for word in re.findall(r"[a-z]+", place_name.casefold()):
        found = LANDMARKS.get(word) or LANDMARKS.get(word.removesuffix("s"))
        if found is not None:
            return found
    return None
