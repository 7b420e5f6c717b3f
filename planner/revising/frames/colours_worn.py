"""Clothes told by their colour alone, and what one garment replaces.

Enters: a case, or the edits of a note. Leaves: Dress edits.
"""

import re
from collections.abc import Sequence

from planner.costume_words import BOTTOMS, HAIR_NOUNS, HATS, TOPS
from planner.edits import AnyEdit, Dress
from planner.palettes import COLOURS
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case

_TOPS = {"tshirt": "t-shirt", "tank": "tank top"}
_COLOURED = re.compile(
    r"@w\d+(?:'s (?:clothes|outfit|costume|wardrobe|look))?,? (?:should |must |to |be |is |wears? |"
    r"dressed |entirely |completely )*(?:all |head to toe )?(?:in )?(?:all )?(?P<shade>(?:dark |"
    r"pale |light |bright |deep )?[a-z]+)(?: throughout)?$"
)
_BARE = re.compile(
    r"^(?:put |have |change |make |turn |keep |let us |switch )+|,? (?:to|into) (?!toe)"
)
_IN_IT = re.compile(r"\bin (?:\w+ )?\w+$|\b(?:clothes|outfit|costume|wardrobe)\b")


def coloured(case: Case) -> Sequence[AnyEdit]:
    """All that somebody wears in a colour: "Ann in black", "all in white"."""
    said = re.sub(r" (?:in |for |from )?@[cp]\d+$", "", case.said.text.strip(" .,"))
    told = _COLOURED.fullmatch(_BARE.sub(" ", said).strip())
    in_it = _IN_IT.search(said)
    if told is None or not in_it or told["shade"].split()[-1] not in COLOURS:
        raise Unread("what is to be worn is not clear")
    scenes = case.named_scenes()
    if len(scenes) > 1:
        raise Unread("name the scene from which on")
    person, scene = case.someone(), scenes[0].id if scenes else None
    if case.film.people[person].group:
        raise Unread("one person at a time, by name")
    look, shade = case.film.plan.look(person, scene or ""), told["shade"]
    top = _TOPS.get(look.top, look.top)
    below = "" if look.top == "dress" else f" and {shade} {look.bottom.replace('_', ' ')}"
    words = f"{shade} {top}{'' if look.top == 'suit' else below}"
    return [Dress(character=person, words=words, scene=scene)]


_GARMENTS = (frozenset(TOPS), frozenset(BOTTOMS), frozenset(HAIR_NOUNS), frozenset(HATS))


def once_worn(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """The edits, without what another replaces: "a green jumper, no cardigan"."""
    worn = [e for e in edits if isinstance(e, Dress)]
    gone = [
        e for n, e in enumerate(worn)
        if e.words.startswith("no ") and any(
            _replaces(o, e) and (m < n or not o.words.startswith("no "))
            for m, o in enumerate(worn) if m != n
        )
    ]  # fmt: skip
    return [e for e in edits if e not in gone]


def _replaces(new: Dress, old: Dress) -> bool:
    one, other = set(new.words.split()), set(old.words.split())
    return new.character == old.character and any(one & p and other & p for p in _GARMENTS)
