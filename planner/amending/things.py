"""Things of a set, and things that the script brings, that a noun means.

Enters: furniture or names of things, and a noun or id. Leaves: those meant.
"""

from collections.abc import Iterable

from planner.floor_plan import Furniture
from planner.marks import THINGS
from planner.thing_words import THINGS as DRAWN


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


def names_meant(names: Iterable[str], noun: str) -> frozenset[str]:
    """Names of things brought that a noun means: "paper" is also the sheet of paper."""
    one = noun.removesuffix("s")
    return frozenset(n for n in names if {n, n.split()[-1]} & {noun, one})


def drawn_alike(names: Iterable[str], noun: str) -> tuple[str, ...]:
    """Names of things that are drawn as a noun is: for a mug, the cup."""
    if noun not in DRAWN:
        return ()
    kind = DRAWN[noun].kind
    return tuple(dict.fromkeys(n for n in names if n in DRAWN and DRAWN[n].kind == kind))
