"""A house that stands by itself: orchard, gravel and porch round it are no shopping street.

Enters: a place as a heading names it, and the words of its scenes. Leaves: the place, of the kind
that these words describe. A heading that names only a house says nothing of its neighbourhood.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from screenplay.scene_graph import Place

LEAST = 2  # different words of the country; one alone a house in town may have as well
_HOUSE = re.compile(
    r"\b(?:house|home|mansion|manor|villa|cottage|lodge|farmhouse|estate|residence)\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"\b(orchards?|the (?:long |gravel )?drive|driveway|gravel|porch|veranda|meadows?|woods|barn"
    r"|paddock|pasture|fields|hedgerows?|pines|weeds|well|moor|vineyard)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:streets?|sidewalks?|pavements?|traffic|shops?|neighbou?rs?|next door|across the road"
    r"|kerb|curb|pedestrians?|passers-?by|mailman|cul-de-sac)\b",
    re.IGNORECASE,
)


def standing_alone(place: Place, told: Sequence[str]) -> Place:
    """The place as a house by itself, where its scenes' words (`told`) name land and no town."""
    if place.interior or place.kind != "street" or not _HOUSE.search(place.name):
        return place
    words = " ".join(told)
    country = {m.group(1).lower() for m in _COUNTRY.finditer(words)}
    if len(country) < LEAST or _TOWN.search(words):
        return place
    return replace(place, kind="old_house", like=(place.kind, *place.like))
