"""What a script's words say outright about how somebody looks.

Enters: a Character with its description. Leaves: a Told: fields of `planner.looks.Look` that the
words decide. Words are read as noun phrases ("grey moustache", "red bob", "yellow striped
sweater"), so that an adjective colours its own noun and no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner import costume_words as words
from planner import palettes
from planner.phrases import Phrase, Sentence, passages, read
from screenplay.scene_graph import Age, Character, Gender


@dataclass(frozen=True, slots=True)
class Told:
    """What the script says outright, and whether it describes the person at all."""

    features: words.Features
    build: float | None = None
    taller_m: float = 0.0
    skins: tuple[int, int] | None = None
    described: bool = False
    without: tuple[str, ...] = ()  # garments and hair that are not worn: "no coat"


@dataclass(slots=True)
class _Notes:
    """Everything found so far."""

    tops: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    worn: dict[str, Any] = field(default_factory=dict)
    hair_words: list[str] = field(default_factory=list)
    hair: str = ""
    facial: str = ""
    facial_colour: str = ""
    tie: str = ""
    skins: tuple[int, int] | None = None
    without: list[str] = field(default_factory=list)


def told_of(
    character: Character,
    gender: Gender,
    others: Iterable[str] = (),
    trades: Mapping[str, words.Features] = words.PROFESSIONS,
) -> Told:
    """Read a character's name and description.

    Args:
        character: Who.
        gender: As the look will have it; some words mean different hair on women and men.
        others: Names of other people; what stands with their names describes them.
        trades: What is worn by trade, or by a word that names somebody.
    """
    names = (character.name, *character.aliases)
    sentences = passages(character.description, names, others)
    notes = _Notes()
    for sentence in sentences:
        for phrase in read(sentence):
            if phrase.denied and not _can_be_none(phrase.noun):
                notes.without.append(phrase.noun)
            else:
                _noted(phrase, notes)
        _noted_alone(sentence, notes)
    features = _clothes(notes) | notes.worn | _hair(notes, gender, character.age)
    build, taller, skins = _stature(sentences)
    skins = notes.skins or skins
    described = bool(features) or build is not None or skins is not None
    trade = _trade(character.name, sentences, trades)
    worn = _dressed(trade, features)
    return Told(worn, build, taller, skins, described, tuple(notes.without))


def _noted(phrase: Phrase, notes: _Notes) -> None:
    """One noun phrase into the notes."""
    noun, said = phrase.noun, phrase.modifiers
    if noun in words.TOPS:
        _noted_top(phrase, notes)
    elif noun in words.BOTTOMS:
        kind = dict(words.BOTTOMS[noun])
        if noun == "skirt" and ("long" in said or "flowing" in said):
            kind["bottom"] = "long_skirt"
        notes.worn |= kind | _prefixed("bottom_colour", colours_in(said)[:1])
    elif noun in words.SHOES:
        notes.worn["shoes"] = words.SHOES[noun]
        notes.worn |= _prefixed("shoe_colour", colours_in(said)[:1])
    elif noun in words.HATS:
        _noted_hat(phrase, notes)
    elif noun in words.GLASSES:
        kinds = [words.GLASSES_KINDS[w] for w in said if w in words.GLASSES_KINDS]
        worn = words.GLASSES[noun] or (kinds[0] if kinds else "round")
        notes.worn["glasses"] = "none" if phrase.denied else worn
    elif noun == "apron":
        notes.worn["apron"] = (*colours_in(said), "#f4f1ea")[0]
    elif noun in words.FACIAL:
        notes.facial = "none" if phrase.denied else _fuller(notes.facial, words.FACIAL[noun])
        notes.facial_colour = (*_hair_colours(said), notes.facial_colour)[0]
    elif noun in ("skin", "complexion"):
        tones = [words.SKIN_TONES[w] for w in said if w in words.SKIN_TONES]
        notes.skins = tones[0] if tones else notes.skins
    else:
        notes.hair_words += [words.HAIR_NOUNS.get(noun, ""), *said]
        notes.hair = notes.hair or (*_hair_colours(said), "")[0]


def _can_be_none(noun: str) -> bool:
    """Whether a look has a word for going without."""
    return noun in words.HATS or noun in words.GLASSES or noun in words.FACIAL


def _fuller(one: str, other: str) -> str:
    """Of two kinds of facial hair the one that covers more."""
    order = ("", "none", "stubble", "moustache", "goatee", "beard")
    return max(one, other, key=order.index)


def _noted_hat(phrase: Phrase, notes: _Notes) -> None:
    if phrase.denied:
        notes.worn["hat"] = "none"
        return
    kind = dict(words.HATS[phrase.noun])
    if phrase.noun in ("hat", "cap"):
        kinds = [words.HAT_KINDS[w] for w in phrase.modifiers if w in words.HAT_KINDS]
        kind["hat"] = (*kinds, kind["hat"])[0]
    notes.worn |= kind | _prefixed("hat_colour", colours_in(phrase.modifiers)[:1])


def _noted_top(phrase: Phrase, notes: _Notes) -> None:
    """A top with its colours and pattern."""
    colours = colours_in(phrase.modifiers)
    if phrase.noun in ("tie", "necktie"):
        notes.tie = (*colours, notes.tie)[0]
    base, layer = words.TOPS[phrase.noun]
    worn = dict(base)
    if phrase.noun == "coat" and "lab" in phrase.modifiers:
        worn["top_colour"] = "#f1f0ec"
    worn |= _prefixed("top_colour", colours[:1]) | _prefixed("top_accent", colours[1:2])
    patterns = [words.PATTERNS[w] for w in phrase.modifiers if w in words.PATTERNS]
    if patterns:
        worn["top_pattern"] = patterns[0]
    if colours and phrase.noun in words.WHOLE:
        worn["bottom_colour"] = colours[0]
    notes.tops.append((layer, worn))


def _clothes(notes: _Notes) -> dict[str, Any]:
    """The outermost top; what is worn beneath it gives its second colour."""
    if not notes.tops:
        return {}
    _, outer = max(notes.tops, key=lambda top: top[0])
    beneath = [worn for _, worn in notes.tops if worn is not outer]
    result: dict[str, Any] = {}
    for worn in beneath:
        if worn.get("bottom") == "dress":
            result |= {"bottom": "skirt"} | _prefixed("bottom_colour", [worn.get("top_colour")])
        elif "bottom" in worn:
            result |= {k: v for k, v in worn.items() if k.startswith("bottom")}
        result |= _prefixed("top_accent", [worn.get("top_colour")])
    result |= outer
    if notes.tie and outer["top"] == "suit":
        result["top_accent"] = notes.tie
    return result


def _hair(notes: _Notes, gender: Gender, age: Age) -> dict[str, Any]:
    """Hair and facial hair agree in colour unless the words set them apart."""
    found: dict[str, Any] = {}
    style = _hair_style(notes.hair_words, gender, age)
    if style:
        found["hair_style"] = style
    colour = notes.hair or notes.facial_colour
    if colour:
        found["hair"] = colour
    if notes.facial:
        found["facial_hair"] = notes.facial
    if notes.facial_colour and notes.facial_colour != colour:
        found["facial_hair_colour"] = notes.facial_colour
    return found


def _hair_style(said: Sequence[str], gender: Gender, age: Age) -> str:
    """A style of `planner.looks.HAIR_STYLES`; empty when nothing was said of it."""
    told = {words.HAIR_MODIFIERS.get(word, word) for word in said}
    woman = gender is Gender.FEMALE
    for strong in ("bald", "balding", "afro", "spiky", "buzz", "braids", "braid", "ponytail",
                   "bun", "bob", "pixie", "side_part", "undercut"):  # fmt: skip
        if strong in told:
            return strong
    if "long" in told:
        return "wavy_long" if told & {"wavy", "curly", "wild"} else "long"
    if "curly" in told:
        return "curly_short"
    if told & {"wild", "tousled"}:
        return "wavy_long" if woman and age is not Age.CHILD and "short" not in told else "tousled"
    if "wavy" in told:
        return "wavy_long" if woman and "short" not in told else "tousled"
    if "straight" in told and woman and "short" not in told:
        return "long"
    if "short" in told:
        return "pixie" if woman else "short"
    return ""


def _noted_alone(sentence: Sentence, notes: _Notes) -> None:
    """Adjectives and nouns that speak of hair by themselves: bald, blonde, a redhead."""
    for word in sentence.loose():
        if word in words.HAIR_ALONE:
            told = words.HAIR_ALONE[word]
            notes.hair_words.append(str(told.get("hair_style", "")))
            notes.hair = notes.hair or str(told.get("hair", ""))


def colours_in(said: Sequence[str]) -> list[str]:
    """Colours of cloth among adjectives, in order; "dark green" is one colour."""
    found: list[str] = []
    shade = 1.0
    for word in said:
        if word in ("dark", "deep", "light", "pale", "bright"):
            shade = {"dark": 0.66, "deep": 0.8, "bright": 1.0}.get(word, -0.45)
        elif word in palettes.COLOURS:
            found.append(_shaded(palettes.COLOURS[word], shade))
            shade = 1.0
    if not found:
        plain = [palettes.COLOURS[w] for w in said if w in ("dark", "pale")]
        found = [words.MATERIAL_COLOURS[w] for w in said if w in words.MATERIAL_COLOURS] or plain
    return found


def _shaded(colour: str, shade: float) -> str:
    """Darker below 1; lighter towards white by what is below 0."""
    levels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    mixed = [v * shade if shade > 0 else v + (255 - v) * -shade for v in levels]
    return "#" + "".join(f"{round(v):02x}" for v in mixed)


def _hair_colours(said: Sequence[str]) -> list[str]:
    """Natural and dyed hair colours among adjectives; "dark brown" is brown."""
    found = [w for w in said if w in palettes.HAIR_COLOURS]
    exact = [w for w in found if w not in ("dark", "light")]
    return [palettes.HAIR_COLOURS[w] for w in (exact or found)]


def _prefixed(name: str, values: Sequence[Any]) -> dict[str, Any]:
    """The last value that is one, under a name; nothing when there is none."""
    given = [value for value in values if value]
    return {name: given[-1]} if given else {}


def _stature(
    sentences: Sequence[Sentence],
) -> tuple[float | None, float, tuple[int, int] | None]:
    """Girth, extra height in metres and skin, from adjectives that stand with the person."""
    build: float | None = None
    taller, skins = 0.0, None
    for sentence in sentences:
        for word, before_person in sentence.adjectives():
            if build is None:
                build = words.BUILD_WORDS.get(word)
            taller = taller or words.STATURE_WORDS.get(word, 0.0)
            if skins is None and (before_person or word not in ("black", "white")):
                skins = words.SKIN_WORDS.get(word)
    return build, taller, skins


def _trade(
    name: str, sentences: Sequence[Sentence], trades: Mapping[str, words.Features]
) -> words.Features:
    """What somebody of this profession wears; former members wear it no more."""
    spoken = name.lower().replace(".", " ").replace("'s", " ").split()
    if named := next((w for w in spoken if w in trades and w not in words.PROFESSIONS), None):
        return trades[named]
    if found := next((w for w in spoken if w in words.PROFESSION_WORDS), None):
        return trades[words.PROFESSION_WORDS[found]]
    for sentence in sentences:
        if found := sentence.trade():
            return trades[words.PROFESSION_WORDS[found]]
    return {}


_PARTS = ("top", "bottom", "shoe", "hat")


def _dressed(trade: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Clothes of the trade where the words name nothing else for that part of the body."""
    kept = dict(trade)
    for part in _PARTS:
        named = "shoes" if part == "shoe" else part
        if named in said:
            kept = {k: v for k, v in kept.items() if not k.startswith(part)}
    if "top" in said and kept.get("bottom") == "dress":
        kept.pop("bottom")
    return kept | dict(said)
