"""Casting's eye: from what the script says to what a character looks like.

Enters: Characters with their descriptions. Leaves: Looks. Words decide what they name; everything
else is drawn by chance seeded with the name, so a character looks the same in every run, and a
cast is pushed apart in order of appearance, so a newcomer never changes those before.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from planner import costume_words as words
from planner import palettes
from planner.looks import Look
from screenplay.scene_graph import Age, Character, Gender

_Choice = TypeVar("_Choice")
_TRIES = 12  # castings tried for a character until it stands apart
_APART = 3.0  # distance at which two looks are told apart at a glance

_STATURE_M = {Age.CHILD: (1.12, 1.30), Age.TEEN: (1.50, 1.66), Age.YOUNG: (1.66, 1.80),
              Age.ADULT: (1.66, 1.82), Age.OLD: (1.58, 1.72)}  # fmt: skip
_HEAD_M = {Age.CHILD: 0.300, Age.TEEN: 0.305, Age.YOUNG: 0.305, Age.ADULT: 0.305, Age.OLD: 0.305}
_HAIR = {
    Gender.FEMALE: ("bob", "long", "wavy_long", "ponytail", "bun", "pixie", "braids",
                    "curly_short", "afro", "bob", "long", "wavy_long"),
    Gender.MALE: ("short", "side_part", "curly_short", "spiky", "undercut", "buzz", "afro",
                  "short", "side_part", "balding"),
}  # fmt: skip
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


class _Dice:
    """Repeatable chance: every question has its own answer, whatever else is asked."""

    def __init__(self, name: str, attempt: int) -> None:
        self._seed = f"{name}/{attempt}"

    def number(self, question: str) -> int:
        digest = hashlib.sha256(f"{self._seed}/{question}".encode()).digest()
        return int.from_bytes(digest[:6], "big")

    def unit(self, question: str) -> float:
        return (self.number(question) % 10_000) / 10_000

    def pick(self, question: str, options: Sequence[_Choice]) -> _Choice:
        return options[self.number(question) % len(options)]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the script says outright."""

    features: words.Features
    build: float | None
    taller_m: float
    skins: tuple[int, int] | None


def look_of(character: Character) -> Look:
    """The look of one character, for itself; a cast is better asked for as one."""
    return _cast(character, _said(character), 0)


def cast_looks(characters: Iterable[Character]) -> tuple[Look, ...]:
    """Looks for a cast in order of appearance, each unlike those before it."""
    looks: list[Look] = []
    for character in characters:
        said = _said(character)
        options = [_cast(character, said, attempt) for attempt in range(_TRIES)]
        looks.append(_most_apart(options, looks))
    return tuple(looks)


def _most_apart(options: Sequence[Look], before: Sequence[Look]) -> Look:
    """The first option that stands apart from all others, else the one that does so best."""
    if not before:
        return options[0]
    gaps = [min(likeness_gap(look, other) for other in before) for look in options]
    clear = next((i for i, gap in enumerate(gaps) if gap >= _APART), None)
    return options[gaps.index(max(gaps)) if clear is None else clear]


def likeness_gap(one: Look, other: Look) -> float:
    """How easily two looks are told apart: silhouette and main colours; 0 alike, 3 clear."""
    gap = min(_colour_gap(one.top_colour, other.top_colour) / 0.35, 1.6)
    gap += 0.9 * (one.hair_style != other.hair_style)
    gap += min(_colour_gap(one.hair, other.hair) / 0.45, 0.9)
    gap += min(_colour_gap(one.skin, other.skin) / 0.5, 0.7)
    gap += min(abs(one.stature_m - other.stature_m) / 0.12, 1.2)
    gap += min(abs(one.build - other.build) / 0.22, 0.7)
    gap += 0.4 * (one.top != other.top) + 0.5 * (one.hat != other.hat)
    gap += 0.4 * (one.glasses != other.glasses) + 0.5 * (one.facial_hair != other.facial_hair)
    return gap + 0.6 * (one.gender is not other.gender) + 0.6 * (one.age is not other.age)


def _colour_gap(one: str, other: str) -> float:
    first, second = _channels(one), _channels(other)
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _channels(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def _said(character: Character) -> _Said:
    """Read name and description."""
    text = f"{character.name}. {character.description}".lower().replace("’", "'")
    features: dict[str, Any] = {}
    features |= _profession(text)
    for table in (words.GARMENTS, words.HAIR_WORDS):
        for phrase in sorted(table, key=len):  # longer phrases say more and win
            if _has(text, phrase):
                features |= table[phrase]
    features |= _coloured(text)
    build = _first(text, words.BUILD_WORDS)
    taller = _first(text, words.STATURE_WORDS)
    return _Said(features, build, taller or 0.0, _first(text, words.SKIN_WORDS))


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w])", text) is not None


def _first(text: str, table: Mapping[str, _Choice]) -> _Choice | None:
    return next((table[word] for word in table if _has(text, word)), None)


def _profession(text: str) -> words.Features:
    name = _first(text, words.PROFESSION_WORDS)
    return words.PROFESSIONS[name] if name else {}


def _coloured(text: str) -> dict[str, str]:
    """Colours said with hair or a garment: "red-haired", "blonde", "a blue dress"."""
    found: dict[str, str] = {}
    for word, colour in palettes.HAIR_COLOURS.items():
        alone = word in ("blonde", "blond", "redhead", "brunette", "ginger")
        if re.search(rf"\b{word}[- ]?(?:\w+ )?(?:hair|haired|beard|curls)\b", text) or (
            alone and _has(text, word)
        ):
            found["hair"] = colour
    tops = "jacket|suit|shirt|dress|coat|sweater|hoodie|blouse|vest|uniform|gown|robe|t-shirt|top"
    places = (
        (tops, "top_colour"),
        ("jeans|trousers|skirt|pants|shorts", "bottom_colour"),
        ("boots|shoes|heels|sneakers", "shoe_colour"),
        ("hat|cap|beanie", "hat_colour"),
    )
    for nouns, field in places:
        match = re.search(rf"\b({'|'.join(palettes.COLOURS)}) (?:\w+ )?(?:{nouns})\b", text)
        if match:
            found[field] = palettes.COLOURS[match.group(1)]
    return found


def _cast(character: Character, said: _Said, attempt: int) -> Look:
    """Fill in by chance what is not said."""
    dice = _Dice(character.name.upper(), attempt)
    gender = character.gender
    if gender is Gender.UNKNOWN:
        gender = dice.pick("gender", (Gender.FEMALE, Gender.MALE))
    skin = _skin(said, dice)
    clothes = _clothes(character.age, gender, dice)
    look = Look(
        character_id=character.id,
        name=character.name,
        age=character.age,
        gender=gender,
        stature_m=_stature(character, gender, said, dice),
        build=_build(character.age, said, dice),
        head_m=round(_HEAD_M[character.age] + 0.012 * (dice.unit("head") - 0.5), 3),
        skin=palettes.SKIN[skin],
        hair_style=_hair_style(character.age, gender, dice),
        hair=_hair_colour(character.age, skin, dice),
        iris=dice.pick("iris", palettes.IRIS if skin < palettes.DARK[0] else palettes.IRIS[:1]),
        facial_hair=_facial_hair(character.age, gender, dice),
        glasses=_glasses(character.age, dice),
        face=dice.number("face") % 6,
        seed=dice.number("seed") % 2**31,
        **clothes,
    )
    return _tidied(replace(look, **said.features), said.features)


def _skin(said: _Said, dice: _Dice) -> int:
    low, high = said.skins or (0, len(palettes.SKIN) - 1)
    return low + dice.number("skin") % (high - low + 1)


def _stature(character: Character, gender: Gender, said: _Said, dice: _Dice) -> float:
    """Crown height, metres; children grow with their years."""
    low, high = _STATURE_M[character.age]
    stature = low + (high - low) * dice.unit("stature")
    years = character.age_years
    if character.age is Age.CHILD and years is not None:
        stature = min(max(0.80 + 0.052 * years, 0.92), 1.40)
    if gender is Gender.MALE and character.age is not Age.CHILD:
        stature += 0.06
    return round(stature + said.taller_m, 3)


def _build(age: Age, said: _Said, dice: _Dice) -> float:
    if said.build is not None:
        return said.build
    if age is Age.CHILD:
        return round(0.92 + 0.12 * dice.unit("build"), 3)
    options = (0.86, 0.92, 0.97, 1.0, 1.04, 1.12, 1.24 if age in (Age.ADULT, Age.OLD) else 1.0)
    return dice.pick("build", options)


def _hair_style(age: Age, gender: Gender, dice: _Dice) -> str:
    if age is Age.OLD:
        grey = {Gender.MALE: ("balding", "bald", "side_part", "short"),
                Gender.FEMALE: ("bun", "bob", "curly_short", "pixie")}  # fmt: skip
        return dice.pick("hair", grey[gender])
    if age is Age.CHILD:
        young = {Gender.MALE: ("short", "curly_short", "spiky", "side_part", "afro"),
                 Gender.FEMALE: ("braids", "ponytail", "bob", "long", "curly_short")}  # fmt: skip
        return dice.pick("hair", young[gender])
    return dice.pick("hair", _HAIR[gender])


def _hair_colour(age: Age, skin: int, dice: _Dice) -> str:
    if age is Age.OLD:
        return dice.pick("hair colour", palettes.GREY_HAIR)
    dark = skin >= palettes.DARK[0]
    return dice.pick("hair colour", palettes.DARK_HAIR if dark else palettes.NATURAL_HAIR)


def _facial_hair(age: Age, gender: Gender, dice: _Dice) -> str:
    if gender is not Gender.MALE or age in (Age.CHILD, Age.TEEN):
        return "none"
    options = ("none", "none", "none", "stubble", "beard", "moustache", "none", "goatee")
    return dice.pick("facial hair", options)


def _glasses(age: Age, dice: _Dice) -> str:
    options: tuple[str, ...] = ("none",) * 11 + ("round", "square")
    if age is Age.OLD:
        options = ("none", "none", "round", "square")
    return dice.pick("glasses", options)


def _clothes(age: Age, gender: Gender, dice: _Dice) -> dict[str, str]:
    tops = _CHILD_TOPS if age is Age.CHILD else _TOPS[gender]
    if gender is Gender.FEMALE and age is Age.CHILD:
        tops = (*tops, "dress")
    top = dice.pick("top", tops)
    main, accent, bottom_colour, shoe_colour = dice.pick("outfit", palettes.OUTFITS)
    bottom = "dress" if top == "dress" else dice.pick("bottom", _BOTTOMS[gender])
    shoes = ("sneakers", "loafers", "boots") if gender is Gender.MALE else (
        "sneakers", "heels", "boots", "loafers", "sandals")  # fmt: skip
    return {
        "top": top, "top_colour": main, "top_accent": accent,
        "top_pattern": dice.pick("pattern", _CHANCE_PATTERNS.get(top, ("plain",))),
        "bottom": bottom, "bottom_colour": bottom_colour,
        "shoes": "sneakers" if age in (Age.CHILD, Age.TEEN) else dice.pick("shoes", shoes),
        "shoe_colour": shoe_colour,
    }  # fmt: skip


def _tidied(look: Look, said: words.Features) -> Look:
    """Make the parts agree: suits match their trousers, dresses have no second bottom."""
    pick = _Dice(look.name, look.seed).pick
    if look.top == "suit" and "top_colour" not in said:
        main, accent, bottom, shoe = pick("suit", palettes.SUITS)
        look = replace(look, top_colour=main, top_accent=accent, bottom_colour=bottom,
                       shoe_colour=shoe, bottom="trousers", shoes="loafers")  # fmt: skip
    if look.top == "jacket" and "top_colour" not in said:
        look = replace(look, top_colour=pick("leather", palettes.LEATHERS),
                       top_accent=look.top_colour)  # fmt: skip
    if look.top in ("suit", "jacket", "coat", "vest"):
        look = replace(look, top_pattern="plain")
    if look.top == "dress" or look.bottom == "dress":
        look = _as_dress(look, said)
    if look.top not in ("tshirt", "tank", "polo", "striped_tee") and look.bottom == "shorts":
        look = replace(look, bottom=said.get("bottom", "trousers"))
    if look.bottom == "shorts" and look.shoes == "boots":
        look = replace(look, shoes=said.get("shoes", "sneakers"))
    return look


def _as_dress(look: Look, said: words.Features) -> Look:
    """One garment above and below, unless the script names two."""
    if "top" in said and said["top"] != "dress":
        return replace(look, bottom="trousers" if look.gender is Gender.MALE else "skirt")
    if "bottom" in said and said["bottom"] != "dress":
        return replace(look, top="blouse")
    return replace(look, top="dress", bottom="dress")
