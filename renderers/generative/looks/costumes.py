"""Who is meant, in which costume, as people say it.

Enters: a plan, a name, a costume in words. Leaves: one look of it, or an error that lists
what there is.
"""

from collections.abc import Sequence
from functools import cache

from planner import palettes
from planner.appearance import told_of
from planner.looks import Look
from planner.shots import ShotPlan
from renderers.generative.looks.errors import NoSuchLook
from screenplay.scene_graph import Character

_BARE = ("none", "bald")
_HATS = {"hard_hat": "hard hat", "police": "police cap", "cowboy": "cowboy hat",
         "chef": "chef's hat", "top_hat": "top hat"}  # fmt: skip


def costumes_of(plan: ShotPlan, name: str) -> tuple[Look, ...]:
    """Looks of somebody, the usual one first.

    Raises:
        NoSuchLook: nobody of this name, or several.
    """
    wanted = name.strip().casefold()
    people = {look.character_id: look for look in plan.looks}
    found = [
        who for who, look in people.items() if wanted in (look.name.casefold(), who.casefold())
    ]
    found = found or [who for who, k in people.items() if wanted in k.name.casefold().split()]
    if len(found) != 1:
        names = ", ".join(sorted(look.name for look in plan.looks)) or "nobody"
        why = "several people are called so" if found else "nobody is called so"
        raise NoSuchLook(f"{name!r}: {why}; in the film are {names}")
    who = found[0]
    worn = (people[who], *(c.look for c in plan.costumes if c.look.character_id == who))
    return tuple(dict.fromkeys(worn))


def look_for(plan: ShotPlan, name: str, costume: str = "") -> Look:
    """The look that is meant: by number, by words that fit, or the usual one.

    Raises:
        NoSuchLook: with the costumes that there are.
    """
    worn = costumes_of(plan, name)
    if not costume.strip():
        return worn[0]
    if costume.strip().isdecimal():
        number = int(costume)
        fits = worn[number - 1 : number] if number else ()
    else:
        fits = _fitting(worn, costume)
    if len(fits) != 1:
        told = "; ".join(f"{n} {described(look)}" for n, look in enumerate(worn, 1))
        why = "several costumes fit" if fits else "no costume fits"
        raise NoSuchLook(
            f"{worn[0].name}, {costume!r}: {why}. There are: {told}. Choose by number, or dress "
            f"them first: storyreel note DIR '{worn[0].name} wears a …'"
        )
    return fits[0]


def described(look: Look) -> str:
    """A costume in a few words: "red coat, blue jeans, cap"."""
    top = look.top.replace("_", " ")
    pattern = "" if look.top_pattern in ("plain", "buttons") else f"{look.top_pattern} "
    parts = [f"{colour_name(look.top_colour)} {pattern}{top}"]
    if look.bottom != "dress":
        bottom = look.bottom.replace("_", " ")
        parts.append(f"{colour_name(look.bottom_colour)} {bottom}")
    if look.apron:
        parts.append(f"{colour_name(look.apron)} apron")
    if look.hat not in _BARE:
        parts.append(f"{colour_name(look.hat_colour)} {_HATS.get(look.hat, look.hat)}")
    return ", ".join(parts)


@cache
def colour_name(colour: str) -> str:
    """The nearest colour that has a name."""
    return min(palettes.COLOURS, key=lambda name: (_gap(colour, palettes.COLOURS[name]), name))


def _gap(one: str, other: str) -> int:
    channels = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return sum((a - b) ** 2 for a, b in channels)


def _fitting(worn: Sequence[Look], costume: str) -> tuple[Look, ...]:
    """Looks that have all that the words tell; else those whose description has a word of it."""
    who = worn[0]
    said = f"She wears a {costume.strip().rstrip('.')}."
    character = Character(who.character_id, "She", description=said, gender=who.gender)
    told = dict(told_of(character, who.gender).features)
    fits = tuple(k for k in worn if told and all(getattr(k, f) == v for f, v in told.items()))
    if fits:
        return fits
    kinds = {f: v for f, v in told.items() if not f.endswith(("colour", "accent", "pattern"))}
    fits = tuple(k for k in worn if kinds and all(getattr(k, f) == v for f, v in kinds.items()))
    if fits:
        return fits
    words = set(costume.casefold().split())
    return tuple(look for look in worn if words <= set(described(look).replace(",", "").split()))
