"""What a person looks like at every age.

Enters: a cast in which one person may have several bodies, and what the script says of each.
Leaves: what is told of a body together with what is told of the person's other bodies and age does
not change: complexion, and natural hair until it turns grey.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner import costume_words as words
from planner.appearance import Told, told_of
from screenplay.scene_graph import Age, Character, Gender


def told_among(
    character: Character,
    cast: Sequence[Character],
    gender: Gender,
    trades: Mapping[str, words.Features] = words.PROFESSIONS,
) -> Told:
    """What the script says of one of a cast; what stands with other people's names is theirs.

    `trades`: what is worn by trade, see `planner.appearance.told_of`.
    """
    others = [
        name
        for other in cast
        if other.person != character.person
        for name in (other.name, *other.aliases)
    ]
    return told_of(character, gender, others, trades)


def shared(told: Told, character: Character, bodies: Sequence[tuple[Character, Told]]) -> Told:
    """What is told of one body, and of the person's other bodies what age does not change."""
    skins = told.skins or next((other.skins for _, other in bodies if other.skins), None)
    features = dict(told.features)
    if character.age is not Age.OLD and "hair" not in features:
        coloured = (
            other.features["hair"]
            for body, other in bodies
            if body.age is not Age.OLD and "hair" in other.features
        )
        colour = next(coloured, None)
        if colour is not None:
            features["hair"] = colour
    return replace(told, skins=skins, features=features)
