"""Casting's eye: from what the script says to what a character looks like.

Enters: Characters with their descriptions. Leaves: Looks. Words decide what they name; everything
else is drawn by chance seeded with the name, so a character looks the same in every run, and a
cast is pushed apart in order of appearance, so a newcomer never changes those before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from planner import costume_words, palettes
from planner.appearance import Told, told_of
from planner.costuming import bearded, period_clothes, period_hair
from planner.dice import Dice
from planner.fashions import Fashion
from planner.lifelong import shared, told_among
from planner.likeness import most_apart
from planner.looks import Look
from planner.outfits import clothes, tidied
from screenplay.people.chance import ageless, gender_by_chance, is_age_word
from screenplay.scene_graph import Age, Character, Gender

_TRIES = 12  # castings tried for a character until it stands apart

_STATURE_M = {Age.CHILD: (1.12, 1.30), Age.TEEN: (1.50, 1.66), Age.YOUNG: (1.66, 1.80),
              Age.ADULT: (1.66, 1.82), Age.OLD: (1.58, 1.72)}  # fmt: skip
_HEAD_M = {Age.CHILD: 0.300, Age.TEEN: 0.305, Age.YOUNG: 0.305, Age.ADULT: 0.305, Age.OLD: 0.305}
_HAIR = {
    Gender.FEMALE: ("bob", "long", "wavy_long", "ponytail", "bun", "pixie", "braids",
                    "curly_short", "afro", "bob", "long", "wavy_long"),
    Gender.MALE: ("short", "side_part", "curly_short", "spiky", "undercut", "buzz", "afro",
                  "short", "side_part", "balding"),
}  # fmt: skip
_TITLES = frozenset(
    ("MR", "MR.", "MRS", "MRS.", "MS", "MS.", "DR", "DR.", "MISS", "THE", "MAN", "WOMAN", "BOY",
     "GIRL", "DETECTIVE", "OFFICER", "SERGEANT", "CAPTAIN")
)  # fmt: skip


def look_of(character: Character) -> Look:
    """The look of one character, for itself; a cast is better asked for as one."""
    gender = _gender(character, character)
    return _cast(character, character, gender, told_of(character, gender), 0)


def cast_looks(characters: Iterable[Character], fashion: Fashion | None = None) -> tuple[Look, ...]:
    """Looks for a cast in order of appearance, each unlike those before it.

    They wear what is worn in a fashion, today's without one. Bodies of one person at other ages
    share complexion, face and natural hair, whichever of them the script describes.
    """
    cast = list(characters)
    by_id = {character.id: character for character in cast}
    persons = [by_id.get(character.person, character) for character in cast]
    genders = [_gender(character, person) for character, person in zip(cast, persons, strict=True)]
    told_all = _told_all(cast, genders, fashion)
    looks: list[Look] = []
    for at, (character, person) in enumerate(zip(cast, persons, strict=True)):
        kin = _kin(person)
        bodies = [i for i, other in enumerate(persons) if _kin(other) == kin]
        told = shared(told_all[at], character, [(cast[i], told_all[i]) for i in bodies])
        options = [
            _cast(character, person, genders[at], told, attempt, fashion)
            for attempt in range(_TRIES)
        ]
        same = next((i for i in bodies if i < at), None)
        if same is not None:
            options = [
                _as_same(look, looks[same], told_all[at], told_all[same]) for look in options
            ]
        looks.append(most_apart(options, looks))
    return tuple(looks)


def _told_all(
    cast: Sequence[Character], genders: Sequence[Gender], fashion: Fashion | None
) -> list[Told]:
    """What is told of everybody, in the form that a fashion has it in."""
    if fashion is None:
        return [told_among(character, cast, genders[i]) for i, character in enumerate(cast)]
    trades = {**costume_words.PROFESSIONS, **fashion.trades}
    told = [told_among(character, cast, genders[i], trades) for i, character in enumerate(cast)]
    return [replace(one, features=fashion.of_its_time(one.features)) for one in told]


def _as_same(look: Look, known: Look, told: Told, of_known: Told) -> Look:
    """Somebody already cast, at another age: the same skin, face and natural hair."""
    if look.gender is not known.gender:
        return look
    look = replace(look, iris=known.iris, face=known.face)
    if told.skins is None or of_known.skins in (None, told.skins):
        look = replace(look, skin=known.skin)
    if "hair" not in told.features and Age.OLD not in (look.age, known.age):
        look = replace(look, hair=known.hair)
    return look


def _gender(character: Character, person: Character) -> Gender:
    """As told, else by chance; the same person has it at every age."""
    for told in (character.gender, person.gender):
        if told is not Gender.UNKNOWN:
            return told
    return gender_by_chance(person.name)


def _kin(character: Character) -> str:
    """Who somebody is whatever the age: YOUNG INGRID is INGRID."""
    return ageless(character.name)


def _family(character: Character) -> str:
    """What relatives share: the surname, else the person."""
    names = [n.upper().split() for n in (character.name, *character.aliases)]
    full = [n for n in names if len(n) == 2 and not set(n) & _TITLES and not is_age_word(n[0])]
    return full[0][-1] if full and full[0][-1].isalpha() else _kin(character)


def _cast(
    character: Character, who: Character, gender: Gender, told: Told, attempt: int,
    fashion: Fashion | None = None,
) -> Look:  # fmt: skip
    """Fill in by chance what is not told; `who`: the person whose body the character is."""
    dice, person = Dice(character.name.upper(), attempt), Dice(_kin(who), attempt)
    skin = _skin(told, who, person)
    said = told.features
    look = Look(
        character_id=character.id,
        name=character.name,
        age=character.age,
        gender=gender,
        stature_m=_stature(character, gender, told, dice),
        build=_build(character.age, told, dice),
        head_m=round(_HEAD_M[character.age] + 0.012 * (person.unit("head") - 0.5), 3),
        skin=palettes.SKIN[skin],
        hair_style=_hair_style(character.age, gender, dice),
        hair=_hair_colour(character.age, skin, person),
        iris=person.pick("iris", palettes.IRIS if skin < palettes.DARK[0] else palettes.IRIS[:1]),
        facial_hair="none" if told.described else _facial_hair(character.age, gender, dice),
        glasses="none" if told.described else _glasses(character.age, dice),
        face=person.number("face") % 6,
        seed=dice.number("seed") % 2**31,
        **clothes(character.age, gender, said, dice),
    )
    if fashion is not None:
        look = _of_its_time(look, told, fashion, dice)
        return tidied(replace(look, **said), {"top_colour": look.top_colour, **said})
    return tidied(replace(look, **said), said)


def _of_its_time(look: Look, told: Told, fashion: Fashion, dice: Dice) -> Look:
    """A look by chance in the clothes and with the hair of another time."""
    grown = look.facial_hair
    if not told.described:
        grown = bearded(fashion, look.age, look.gender, dice, grown)
    worn: dict[str, Any] = dict(period_clothes(fashion, look.age, look.gender, told.features, dice))
    return replace(
        look,
        hair_style=period_hair(fashion, look.age, look.gender, dice, look.hair_style),
        facial_hair=grown,
        glasses="none" if look.glasses in fashion.instead.get("glasses", {}) else look.glasses,
        **worn,
    )


def _skin(told: Told, character: Character, person: Dice) -> int:
    """Families and the ages of one person share it, so attempts do not change theirs."""
    low, high = told.skins or (0, len(palettes.SKIN) - 1)
    family = _family(character)
    dice = person if family == character.name.upper() else Dice(family, 0)
    return low + dice.number("skin") % (high - low + 1)


def _stature(character: Character, gender: Gender, said: Told, dice: Dice) -> float:
    """Crown height, metres; children grow with their years."""
    low, high = _STATURE_M[character.age]
    stature = low + (high - low) * dice.unit("stature")
    years = character.age_years
    if character.age is Age.CHILD and years is not None:
        stature = min(max(0.80 + 0.052 * years, 0.92), 1.40)
    if gender is Gender.MALE and character.age is not Age.CHILD:
        stature += 0.06
    return round(stature + said.taller_m, 3)


def _build(age: Age, said: Told, dice: Dice) -> float:
    if said.build is not None:
        return said.build
    if age is Age.CHILD:
        return round(0.92 + 0.12 * dice.unit("build"), 3)
    options = (0.86, 0.92, 0.97, 1.0, 1.04, 1.12, 1.24 if age in (Age.ADULT, Age.OLD) else 1.0)
    return dice.pick("build", options)


def _hair_style(age: Age, gender: Gender, dice: Dice) -> str:
    if age is Age.OLD:
        grey = {Gender.MALE: ("balding", "bald", "side_part", "short"),
                Gender.FEMALE: ("bun", "bob", "curly_short", "pixie")}  # fmt: skip
        return dice.pick("hair", grey[gender])
    if age is Age.CHILD:
        young = {Gender.MALE: ("short", "curly_short", "spiky", "side_part", "afro"),
                 Gender.FEMALE: ("braids", "ponytail", "bob", "long", "curly_short")}  # fmt: skip
        return dice.pick("hair", young[gender])
    return dice.pick("hair", _HAIR[gender])


def _hair_colour(age: Age, skin: int, dice: Dice) -> str:
    if age is Age.OLD:
        return dice.pick("hair colour", palettes.GREY_HAIR)
    dark = skin >= palettes.DARK[0]
    brown = palettes.NATURAL_HAIR if skin < palettes.FAIR[1] else palettes.NATURAL_HAIR[:5]
    return dice.pick("hair colour", palettes.DARK_HAIR if dark else brown)


def _facial_hair(age: Age, gender: Gender, dice: Dice) -> str:
    """Rarely one of them; most men are shaven."""
    if gender is not Gender.MALE or age in (Age.CHILD, Age.TEEN) or dice.unit("bearded") > 0.14:
        return "none"
    return dice.pick("facial hair", ("stubble", "beard", "moustache", "goatee", "stubble"))


def _glasses(age: Age, dice: Dice) -> str:
    chance = {Age.OLD: 0.10, Age.CHILD: 0.03}.get(age, 0.06)
    return dice.pick("glasses", ("round", "square")) if dice.unit("sight") < chance else "none"
