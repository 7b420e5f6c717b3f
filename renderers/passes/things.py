"""Who and what has a mask of its own in a shot.

Enters: an exposure sheet. Leaves: characters and props with the ids by which passes know them, and
the folder of their masks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from renderers.backends.toon.passes import PROPS_FROM, body_id, face_id
from renderers.sets.animals import PARTS
from renderers.xsheet import XSheet

_BODY = " body"  # ends the kind of the part of an animal that comes first


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something that has a mask of its own."""

    folder: str
    name: str  # character id, or the kind of prop
    ids: frozenset[int]

    def told(self) -> dict[str, Any]:
        """As a manifest tells it."""
        return {"folder": f"masks/{self.folder}", "name": self.name, "ids": sorted(self.ids)}


def things_of(sheet: XSheet) -> tuple[Thing, ...]:
    """Characters and props of a shot, with the ids by which passes know them."""
    actors = [
        Thing(_name("character", n, a.character_id), a.character_id,
              frozenset({body_id(n), face_id(n)}))
        for n, a in enumerate(sheet.actors)
    ]  # fmt: skip
    return (*actors, *_props(sheet))


def _props(sheet: XSheet) -> Iterator[Thing]:
    """Props; an animal's body and the parts that follow it are one thing."""
    kinds = [prop.kind for prop in sheet.props]
    firsts = [n for n, kind in enumerate(kinds) if kind not in PARTS or kind.endswith(_BODY)]
    for first, end in pairwise((*firsts, len(kinds))):
        name = kinds[first].removesuffix(_BODY) if kinds[first] in PARTS else kinds[first]
        ids = frozenset(PROPS_FROM + n for n in range(first, end))
        yield Thing(_name("prop", first, name), name, ids)


def _name(kind: str, number: int, text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return f"{kind}-{number}-{plain}" if plain else f"{kind}-{number}"
