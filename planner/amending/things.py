"""Things of a set that a noun means.

Enters: furniture and a noun or id. Leaves: the things meant.
"""

from collections.abc import Iterable

from planner.floor_plan import Furniture
from planner.marks import THINGS


def things_meant(things: Iterable[Furniture], noun: str) -> tuple[Furniture, ...]:
    """What an id, or else a noun, means: its own kind before what it may stand for."""
    every, kind = tuple(things), noun.replace(" ", "_").replace("-", "_")
    own = tuple(f for f in every if f.id == noun)
    if own:
        return own
    for names in ((kind, kind.removesuffix("s")), THINGS.get(noun, ())):
        found = tuple(f for f in every if f.kind in names)
        found = found or tuple(f for f in every if f.kind.rsplit("_")[-1] in names)
        if found:
            return found
    return ()
