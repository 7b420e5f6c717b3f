"""Clothes of another time, by chance and with what the script says.

Enters: a fashion, whom it dresses, what is told, dice. Leaves: fields of a Look: top, bottom,
shoes, hat, hair.
"""

from collections.abc import Mapping
from typing import Any

from planner.dice import Dice
from planner.fashions import Fashion, Outfit
from planner.likeness import colour_gap
from screenplay.scene_graph import Age, Gender

_SAME_CLOTH = 0.55  # share of women whose skirt is of their top's cloth: a dress
_SEEN_APART = 0.35  # how far a second cloth lies off a colour that was told
_TIE = "#4a2f30"
_YOUNG = (Age.CHILD, Age.TEEN)


def period_clothes(
    fashion: Fashion, age: Age, gender: Gender, said: Mapping[str, Any], dice: Dice
) -> dict[str, str]:
    """Chance clothes of a time that go with those told of, which are of that time already."""
    tops = fashion.child_tops if age is Age.CHILD else fashion.tops
    named = "bottom" in said and said["bottom"] != "dress"
    worn = tuple(t for t in tops[gender] if t != "dress" or not named)
    top = said.get("top") or dice.pick("top", worn)
    main, accent, below, shoe = _outfit(fashion, said, dice)
    bottom = "dress" if top == "dress" else dice.pick("bottom", fashion.bottoms[gender])
    if gender is Gender.FEMALE and top != "vest" and dice.unit("one cloth") < _SAME_CLOTH:
        below = main
    if top == "suit":
        accent = _TIE
    return {
        "top": top, "top_colour": main, "top_accent": accent,
        "top_pattern": dice.pick("pattern", fashion.patterns.get(top, ("plain",))),
        "bottom": bottom, "bottom_colour": below,
        "shoes": dice.pick("shoes", fashion.shoes[gender]), "shoe_colour": shoe,
        "hat_colour": dice.pick("hat colour", fashion.hat_colours),
        "hat": _hat(fashion, age, gender, said, dice),
    }  # fmt: skip


def _outfit(fashion: Fashion, said: Mapping[str, Any], dice: Dice) -> Outfit:
    """An outfit of the time, around a main colour that was told where there is one."""
    told, over = said.get("top_colour"), said.get("apron")
    against = over if told is None else told
    apart = [o for o in fashion.outfits if against and colour_gap(o[0], against) > _SEEN_APART]
    main, accent, below, shoe = dice.pick("outfit", apart or fashion.outfits)
    return told or main, accent, below, shoe


def _hat(fashion: Fashion, age: Age, gender: Gender, said: Mapping[str, Any], dice: Dice) -> str:
    """Grown men wear hats; a told one is worn by anybody."""
    if gender is not Gender.MALE or age in _YOUNG or "apron" in said:
        return "none"
    return dice.pick("hat", fashion.hats)


def period_hair(fashion: Fashion, age: Age, gender: Gender, dice: Dice, today: str) -> str:
    """A hair style of the time; the old and children keep what chance gives them today."""
    if age is Age.OLD or (age is Age.CHILD and today != "spiky"):
        return today
    styles = fashion.hair[gender]
    if age in _YOUNG:
        styles = tuple(style for style in styles if style != "balding")
    return dice.pick("hair", styles)


def bearded(fashion: Fashion, age: Age, gender: Gender, dice: Dice, today: str) -> str:
    """Facial hair of the time, where more men let it grow."""
    if gender is not Gender.MALE or age in _YOUNG or dice.unit("bearded") > fashion.bearded:
        return today
    return dice.pick("facial hair", ("moustache", "stubble", "beard", "moustache", "goatee"))
