"""What somebody wears by chance, round what the script tells of it, and how the parts agree.

Enters: age, gender, what is told and a Dice. Leaves: the clothes of a Look; a Look whose parts go
together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner import palettes
from planner.dice import Dice
from planner.likeness import channels, colour_gap
from planner.looks import Look
from screenplay.scene_graph import Age, Gender

_TOPS = {
    Gender.FEMALE: ("tshirt", "striped_tee", "blouse", "sweater", "dress", "jacket", "hoodie",
                    "shirt", "coat", "tank", "polo"),
    Gender.MALE: ("tshirt", "shirt", "striped_tee", "sweater", "hoodie", "jacket", "polo",
                  "vest", "suit", "coat", "shirt"),
}  # fmt: skip
_CHILD_TOPS = ("tshirt", "striped_tee", "hoodie", "sweater", "polo")
_BOTTOMS = {
    Gender.FEMALE: ("jeans", "skirt", "trousers", "leggings", "long_skirt", "jeans"),
    Gender.MALE: ("jeans", "trousers", "jeans", "trousers", "shorts"),
}
_CHANCE_PATTERNS = {
    "tshirt": ("plain", "logo", "stripes", "logo"), "striped_tee": ("stripes",),
    "shirt": ("buttons", "check", "buttons"), "sweater": ("plain", "stripes", "plain"),
    "hoodie": ("plain", "logo"), "blouse": ("dots", "plain", "buttons"),
    "dress": ("dots", "plain", "check", "stripes"), "uniform": ("buttons",), "polo": ("plain",),
    "coat": ("plain",), "tank": ("plain", "stripes", "logo"),
}  # fmt: skip
_TOLD_PATTERNS = {"striped_tee": ("stripes",), "shirt": ("buttons",), "uniform": ("buttons",),
                  "blouse": ("buttons",)}  # fmt: skip
_UNDER_APRONS = ("shirt", "tshirt", "polo")
_LOOSE = ("hoodie", "sweater", "jacket")  # tops that hang over trousers


def clothes(age: Age, gender: Gender, said: Mapping[str, Any], dice: Dice) -> dict[str, str]:
    """Chance clothes that go with those told of."""
    top = said.get("top") or dice.pick("top", _tops(age, gender, said))
    main, accent, bottom_colour, shoe_colour = _outfit(said, dice)
    below = [b for b in _BOTTOMS[gender] if "skirt" not in b or top not in _LOOSE]
    bottom = "dress" if top == "dress" else dice.pick("bottom", below)
    shoes = ("sneakers", "loafers", "boots") if gender is Gender.MALE else (
        "sneakers", "heels", "boots", "loafers", "sandals")  # fmt: skip
    options = _CHANCE_PATTERNS.get(top, ("plain",))
    if "top" in said or "top_colour" in said:
        options = _TOLD_PATTERNS.get(top, ("plain",))
    return {
        "top": top, "top_colour": main, "top_accent": accent,
        "top_pattern": dice.pick("pattern", options),
        "bottom": bottom, "bottom_colour": bottom_colour,
        "shoes": "sneakers" if age in (Age.CHILD, Age.TEEN) else dice.pick("shoes", shoes),
        "shoe_colour": shoe_colour, "hat_colour": bottom_colour,
    }  # fmt: skip


def _tops(age: Age, gender: Gender, said: Mapping[str, Any]) -> Sequence[str]:
    """Tops that chance may choose from."""
    if "apron" in said:
        return _UNDER_APRONS
    tops: tuple[str, ...] = _CHILD_TOPS if age is Age.CHILD else _TOPS[gender]
    if gender is Gender.FEMALE and age is Age.CHILD:
        tops = (*tops, "dress")
    if "bottom" in said and said["bottom"] != "dress":
        tops = tuple(top for top in tops if top != "dress")
    return tops


def _outfit(said: Mapping[str, Any], dice: Dice) -> tuple[str, str, str, str]:
    """Main, accent, bottom and shoes; around a main colour that was told where there is one."""
    over = said.get("apron")
    shown = [o for o in palettes.OUTFITS if over is None or colour_gap(o[0], over) > 0.4]
    outfit = dice.pick("outfit", shown or palettes.OUTFITS)
    told = said.get("top_colour")
    if told is None:
        return outfit
    seen = [o for o in palettes.OUTFITS if colour_gap(o[1], told) > 0.55]
    accent = dice.pick("accent", seen or palettes.OUTFITS)[1]
    below = [o for o in palettes.OUTFITS if colour_gap(o[2], told) > 0.25]
    _, _, bottom, shoes = dice.pick("below", below)
    return told, accent, bottom, shoes


def tidied(look: Look, said: Mapping[str, Any]) -> Look:
    """Make the parts agree: suits match their trousers, dresses have no second bottom."""
    pick = Dice(look.name, look.seed).pick
    if look.top == "suit" and "top_colour" not in said:
        main, accent, bottom, shoe = pick("suit", palettes.SUITS)
        look = replace(look, top_colour=main, top_accent=said.get("top_accent", accent),
                       bottom_colour=bottom, shoe_colour=shoe)  # fmt: skip
    if look.top == "suit":
        look = replace(
            look,
            bottom=said.get("bottom", "trousers"),
            bottom_colour=said.get("bottom_colour", look.top_colour),
            shoes=said.get("shoes", "loafers"),
        )
    if look.top == "jacket" and "top_colour" not in said:
        look = replace(look, top_colour=pick("leather", palettes.LEATHERS),
                       top_accent=said.get("top_accent", look.top_colour))  # fmt: skip
    if look.top in ("suit", "jacket", "coat", "vest"):
        look = replace(look, top_pattern=said.get("top_pattern", "plain"))
    look = _matching(look, said)
    if look.top == "dress" or look.bottom == "dress":
        look = _as_dress(look, said)
    if look.top not in ("tshirt", "tank", "polo", "striped_tee") and look.bottom == "shorts":
        look = replace(look, bottom=said.get("bottom", "trousers"))
    if look.bottom == "shorts" and look.shoes == "boots":
        look = replace(look, shoes=said.get("shoes", "sneakers"))
    return look


def _matching(look: Look, said: Mapping[str, Any]) -> Look:
    """A second colour that shows against the first."""
    patterned = look.top_pattern in ("stripes", "check", "dots", "floral", "logo")
    faint = colour_gap(look.top_colour, look.top_accent) < 0.4
    if patterned and faint and "top_accent" not in said:
        pale = sum(channels(look.top_colour)) > 1.7
        look = replace(look, top_accent="#46425c" if pale else "#f6efdc")
    return look


def _as_dress(look: Look, said: Mapping[str, Any]) -> Look:
    """One garment above and below, unless the script names two."""
    if "top" in said and said["top"] != "dress":
        return replace(look, bottom="trousers" if look.gender is Gender.MALE else "skirt")
    if "bottom" in said and said["bottom"] != "dress":
        return replace(look, top="blouse")
    return replace(look, top="dress", bottom="dress")
