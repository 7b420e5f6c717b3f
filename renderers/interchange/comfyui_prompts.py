"""What a picture is asked for in words: a character's look, a place and its light.

Enters: looks, floor plans, lights. Leaves: comma-separated words, as image models read them. Names
of people are left out: a model that knew one would draw somebody else.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.palettes import COLOURS, HAIR_COLOURS
from planner.shots import Light
from screenplay.scene_graph import Age, Gender

STYLE = "animated film still, clean ink lines, soft cel shading"
AVOIDED = "blurry, deformed hands, extra limbs, extra people, text, watermark"
_PEOPLE = {
    (Gender.FEMALE, True): "girl", (Gender.FEMALE, False): "woman",
    (Gender.MALE, True): "boy", (Gender.MALE, False): "man",
}  # fmt: skip
_AGES = {Age.TEEN: "teenage ", Age.YOUNG: "young ", Age.OLD: "old "}
_SKINS = ("#f2b894 light", "#c98a58 brown", "#7f4b2e dark")
_SHADES = {"light", "dark", "pale"}  # no colours by themselves


def look_words(look: Look) -> str:
    """Somebody in their costume."""
    child = look.age is Age.CHILD
    person = _PEOPLE.get((look.gender, child), "child" if child else "person")
    words = [f"{_AGES.get(look.age, '')}{person}", f"{_skin(look.skin)} skin", _hair(look)]
    if look.facial_hair != "none":
        words.append(look.facial_hair)
    if look.hat != "none":
        words.append(f"{colour_word(look.hat_colour)} {_plain(look.hat)}")
    if look.glasses != "none":
        words.append("dark glasses" if look.glasses == "dark" else f"{look.glasses} glasses")
    pattern = "" if look.top_pattern in ("plain", "buttons") else f"{look.top_pattern} "
    words.append(f"{colour_word(look.top_colour)} {pattern}{_plain(look.top)}")
    if look.bottom != look.top:
        words.append(f"{colour_word(look.bottom_colour)} {_plain(look.bottom)}")
    words.append(f"{colour_word(look.shoe_colour)} {_plain(look.shoes)}")
    return ", ".join(words)


def place_words(plan: FloorPlan, light: Light) -> str:
    """Where and when."""
    inside = "interior" if light.interior else "exterior"
    weather = f", {light.weather}" if light.weather else ""
    return f"{_plain(plan.kind)}, {inside}, {light.daytime.value}{weather}"


@cache
def colour_word(colour: str) -> str:
    """The word for a colour "#rrggbb"."""
    return _nearest(colour, {w: c for w, c in COLOURS.items() if w not in _SHADES})


def _hair(look: Look) -> str:
    if look.hair_style == "bald":
        return "bald"
    shade = _nearest(look.hair, {w: c for w, c in HAIR_COLOURS.items() if w not in _SHADES})
    return f"{shade} {_plain(look.hair_style)} hair"


def _skin(colour: str) -> str:
    return _nearest(colour, {name: value for value, name in (s.split() for s in _SKINS)})


def _nearest(colour: str, named: Mapping[str, str]) -> str:
    """The first name whose colour is nearest."""
    wanted = _channels(colour)
    return min(named, key=lambda word: float(np.abs(_channels(named[word]) - wanted).sum()))


def _channels(colour: str) -> "np.typing.NDArray[np.int64]":
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("tshirt", "t-shirt")
