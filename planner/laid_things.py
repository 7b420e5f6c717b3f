"""What lies about when a scene opens, as its words name it.

Enters: the things that beats mention. Leaves: entries: food on its dish, a phone as the telephone
that the scene speaks of, one entry for all names of a thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.staging import Staging
from planner.thing_words import ON_FLOOR, THINGS, Mention, Thing
from screenplay.scene_graph import BeatKind

HOLLOW = {"plate", "bowl"}  # what food is served on
TELEPHONE = "telephone"
_WIRED = re.compile(
    r"\b(telephone|receiver|handset|cradle|hanging phone|landline|dials?|wall phone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that lies about from the scene's start."""

    noun: str
    thing: Thing
    kind: str
    index: int  # moment that names it
    text: str
    also: tuple[str, ...] = ()


def mean_one(entry: Entry, other: Entry) -> bool:
    """Whether two names mean one thing: a sheet of paper and the paper, a dish and the dish."""
    nouns = {entry.noun, *entry.also}
    if other.noun in nouns:
        return True
    if {entry.thing.kind, other.thing.kind} == {TELEPHONE, "phone"}:
        return True
    words = {w.removesuffix("s") for n in nouns for w in n.split()}
    return entry.thing.kind == other.thing.kind and bool(
        words & {w.removesuffix("s") for w in other.noun.split()}
    )


def landline(entry: Entry, staging: Staging) -> Entry:
    """A phone is a telephone where the scene speaks of its receiver, cradle or wire."""
    if entry.thing.kind != "phone":
        return entry
    said = " ".join(m.beat.text for m in staging.moments if m.beat.kind is BeatKind.ACTION)
    if not _WIRED.search(said):
        return entry
    return replace(entry, noun=TELEPHONE, thing=THINGS[TELEPHONE], kind=TELEPHONE,
                   also=(entry.noun, *entry.also))  # fmt: skip


def served(said: Sequence[Mention], index: int, text: str) -> list[Entry]:
    """Things of one beat; food that is named with its dish lies on it and goes with it."""
    dish = next((m for m in said if m.thing.kind in HOLLOW), None)
    entries = []
    for mention in said:
        if dish is not None and mention.thing.food:
            entries.append(Entry(dish.noun, dish.thing, f"{mention.thing.kind} on plate", index,
                                  text, (mention.noun,)))  # fmt: skip
        elif mention.thing.food:
            served = Thing(mention.thing.kind, THINGS["plate"].size_m)
            entries.append(
                Entry(mention.noun, served, f"{mention.thing.kind} on plate", index, text)
            )
        elif mention is not dish or not any(m.thing.food for m in said):
            entries.append(Entry(mention.noun, mention.thing, mention.thing.kind, index, text))
    return entries


def floored(entry: Entry) -> bool:
    """Whether a thing lies on the floor."""
    words = entry.text.lower()
    return (entry.noun in ON_FLOOR and " on the " not in words) or " on the floor" in words
