"""Who and what has a mask of its own in a shot.

Enters: an exposure sheet. Leaves: characters and props with the ids by which passes know them, and
the folder of their masks.
"""

import re
from dataclasses import dataclass
from typing import Any

from renderers.backends.toon.passes import PROPS_FROM, body_id, face_id
from renderers.xsheet import XSheet


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
    props = [
        Thing(_name("prop", n, p.kind), p.kind, frozenset({PROPS_FROM + n}))
        for n, p in enumerate(sheet.props)
    ]
    return (*actors, *props)


def _name(kind: str, number: int, text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return f"{kind}-{number}-{plain}" if plain else f"{kind}-{number}"
