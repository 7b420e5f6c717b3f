"""Characters → voices: everyone sounds like themselves and like nobody else.

Enters: characters with age, gender and description. Leaves: a `Casting` each, chosen by name so
that a voice survives rewrites, and kept apart from the voices already given.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from screenplay.people.chance import gender_by_chance
from screenplay.scene_graph import Age, Character, Gender

# Mean pitch and relative formant height of the base voices, measured on forty English lines;
# rms is the yardstick.
BASE_PITCH_HZ: Mapping[str, float] = {"rms": 98.0, "awb": 127.0, "kal16": 89.0, "slt": 172.0}
BASE_TRACT: Mapping[str, float] = {"rms": 1.0, "awb": 1.03, "kal16": 0.98, "slt": 1.14}


@dataclass(frozen=True, slots=True)
class Casting:
    """A voice: an English base and what is done to it. Ratios are against the base."""

    voice: str  # recipe
    base: str  # one of BASE_PITCH_HZ
    pitch: float = 1.0
    span: float = 1.0
    tract: float = 1.0
    tempo: float = 1.0
    tilt_db: float = 0.0
    breath: float = 0.0
    jitter: float = 0.0
    tremor: float = 0.0
    seed: int = 0

    @property
    def pitch_hz(self) -> float:
        """Mean pitch aimed at, for engines with other base voices."""
        return BASE_PITCH_HZ[self.base] * self.pitch

    @property
    def formants(self) -> float:
        """Formant height against an adult man's, for engines with other base voices."""
        return BASE_TRACT[self.base] * self.tract


RECIPES: Mapping[str, Casting] = {
    recipe.voice: recipe
    for recipe in (
        Casting("man", "rms"),
        Casting("scot", "awb", tract=0.97),
        Casting("bass", "kal16", pitch=0.88),
        Casting("tenor", "rms", pitch=1.24, span=1.15, tract=1.02, tempo=1.06),
        Casting("woman", "slt", pitch=1.0, tract=0.94),
        Casting("young_woman", "slt", pitch=1.2),
        Casting("alto", "slt", pitch=0.86, tract=0.93, tempo=0.95),
        Casting("mezzo", "rms", pitch=1.75, tract=1.14),
        Casting("youth", "rms", pitch=1.36, tract=1.06, tempo=1.05),
        Casting("boy", "rms", pitch=2.05, tract=1.2, tempo=1.03),
        Casting("girl", "rms", pitch=2.45, tract=1.245),
        Casting(
            "old_man", "rms", pitch=1.05, tract=0.96, tempo=0.86, breath=0.22, jitter=0.018,
            tremor=0.018,
        ),
        Casting(
            "old_woman", "awb", pitch=1.35, tract=1.10, tempo=0.84, breath=0.25, jitter=0.02,
            tremor=0.02,
        ),
        Casting("giant", "kal16", pitch=0.85, tract=0.90, tempo=0.97),
        Casting("narrator", "rms", pitch=0.93, tract=0.97, tempo=0.96, span=1.1),
    )
}  # fmt: skip

# pitch ×, tract ×, tempo ×: far enough apart to be told from one another (see `distance`)
_VARIATIONS = (
    (1.0, 1.0, 1.0), (1.12, 1.025, 1.04), (0.9, 0.975, 0.97), (1.04, 0.955, 1.08),
    (0.96, 1.045, 0.93), (1.18, 0.985, 0.96), (0.86, 1.02, 1.05),
)  # fmt: skip
_CLEAR_HZ = (74.0, 258.0)  # outside these a listener loses words
_CLEAR_FORMANTS = (0.88, 1.265)
_POOLS: Mapping[tuple[Age, Gender], tuple[str, ...]] = {
    (Age.CHILD, Gender.MALE): ("boy",),
    (Age.CHILD, Gender.FEMALE): ("girl",),
    (Age.TEEN, Gender.MALE): ("youth",),
    (Age.TEEN, Gender.FEMALE): ("young_woman", "girl"),
    (Age.YOUNG, Gender.MALE): ("man", "scot", "tenor", "youth"),
    (Age.YOUNG, Gender.FEMALE): ("young_woman", "woman", "mezzo"),
    (Age.ADULT, Gender.MALE): ("man", "scot", "bass", "tenor"),
    (Age.ADULT, Gender.FEMALE): ("woman", "alto", "mezzo", "young_woman"),
    (Age.OLD, Gender.MALE): ("old_man",),
    (Age.OLD, Gender.FEMALE): ("old_woman",),
}


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b({words})\b", re.IGNORECASE)


_NARRATORS = _any_of("narrator|announcer|voice[- ]?over|newsreader|reporter")
_GIANTS = _any_of("giant|troll|ogre|demon|monster|beast|dragon|orc")
_MACHINES = _any_of(r"robot|android|computer|machine|droid|cyborg")
_VOICE_WORDS = (  # what a description says about a voice: pitch ×, tract ×, breath added
    (_any_of("(deep|booming|gravelly) voice|gruff|burly"), 0.9, 0.97, 0.0),
    (_any_of("squeaky|shrill|high-pitched|nasal"), 1.14, 1.03, 0.0),
    (_any_of("husky|smoky|raspy|hoarse|breathy|soft-spoken"), 0.97, 1.0, 0.3),
)


def cast(
    characters: Sequence[Character], kept: Mapping[str, Casting] | None = None
) -> Mapping[str, Casting]:
    """A different voice for every character, by character id.

    A name alone decides the voice a character asks for; where two ask for voices too close to
    tell apart, the one who comes first in `characters` keeps it. Characters added at the end
    change nobody; castings in `kept` are given back as they are.
    """
    given = {c.id: kept[c.id] for c in characters if kept and c.id in kept}
    people = {character.id: character for character in characters}
    for character in characters:
        if character.id not in given:
            person = people.get(character.person, character)
            given[character.id] = _chosen(_embodied(character, person), given.values())
    return {character.id: given[character.id] for character in characters}


def distance(first: Casting, second: Casting) -> float:
    """How far apart two voices sound; 1 and more are told apart.

    Pitch counts by two semitones, formants by 3.5 %, tempo by 12 %, another base voice as 1.2.
    """
    semitones = 12 * math.log2(first.pitch_hz / second.pitch_hz)
    terms = (
        semitones / 2,
        math.log(first.formants / second.formants) / 0.035,
        math.log(first.tempo / second.tempo) / 0.12,
        (first.breath - second.breath) / 0.3,
        (first.span - second.span) / 0.6,
        0.0 if first.base == second.base else 1.2,
    )
    return math.hypot(*terms)


def _chosen(character: Character, taken: Iterable[Casting]) -> Casting:
    wishes = _wishes(character)
    others = tuple(taken)
    if not others:
        return wishes[0]
    for wish in wishes:
        if min(distance(wish, other) for other in others) >= 1.0:
            return wish
    return max(wishes, key=lambda wish: min(distance(wish, other) for other in others))


def _embodied(character: Character, person: Character) -> Character:
    """A body with what it has from the person at every age: gender, and being no human."""
    if person is character:
        return character
    known = (g for g in (character.gender, person.gender) if g is not Gender.UNKNOWN)
    about = f"{person.name}. {person.description}"
    kinds = [m.group() for words in (_GIANTS, _MACHINES) if (m := words.search(about))]
    return replace(
        character,
        gender=next(known, gender_by_chance(person.name)),
        description=" ".join((character.description, *kinds)),
    )


def _wishes(character: Character) -> list[Casting]:
    """Every voice that suits, in the order this name asks for them."""
    suitable = [
        _adapted(RECIPES[recipe], variation, character)
        for variation in _VARIATIONS
        for recipe in _pool(character)
    ]
    order = sorted(range(len(suitable)), key=lambda i: number(f"{_key(character)}/{i}"))
    return [suitable[i] for i in order]


def _pool(character: Character) -> tuple[str, ...]:
    about = f"{character.name}. {character.description}"
    if _NARRATORS.search(character.name):
        return ("narrator",)
    if _GIANTS.search(about):
        return ("giant",)
    gender = character.gender
    if gender is Gender.UNKNOWN:
        gender = gender_by_chance(character.name)
    return _POOLS[character.age, gender]


def _adapted(
    recipe: Casting, variation: tuple[float, float, float], character: Character
) -> Casting:
    pitch, tract, tempo = variation
    breath, span = recipe.breath, recipe.span
    for words, deeper, longer, airier in _VOICE_WORDS:
        if words.search(character.description):
            pitch, tract, breath = pitch * deeper, tract * longer, breath + airier
    if character.age_years is not None and character.age is Age.CHILD:
        pitch *= 1 + 0.02 * (9 - min(12, max(4, character.age_years)))
    if _MACHINES.search(f"{character.name}. {character.description}"):
        span = 0.1
    return replace(
        recipe,
        pitch=round(recipe.pitch * _clear(pitch, recipe.pitch_hz, _CLEAR_HZ), 4),
        tract=round(recipe.tract * _clear(tract, recipe.formants, _CLEAR_FORMANTS), 4),
        tempo=round(recipe.tempo * tempo, 4),
        span=span,
        breath=round(min(0.6, breath), 3),
        seed=number(f"{_key(character)}/seed") % 2**31,
    )


def _clear(ratio: float, base: float, bounds: tuple[float, float]) -> float:
    """The ratio, held where words stay clear."""
    low, high = bounds
    return min(max(ratio, low / base), high / base)


def _key(character: Character) -> str:
    return character.name.casefold()


def number(text: str) -> int:
    """A whole number below 2⁶⁴ that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
