"""A different voice for everyone, and the same one tomorrow."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pyworld
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.scene_graph import Age, Character, Gender
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES, cast, distance
from voices.takes import RATE_HZ


def someone(
    name: str, age: Age = Age.ADULT, gender: Gender = Gender.MALE, **more: str
) -> Character:
    return Character(name.lower(), name, age=age, gender=gender, **more)  # type: ignore[arg-type]  # tests name its fields


PEOPLE = st.lists(
    st.builds(someone, st.text("ABCDEFGH", min_size=1, max_size=6), st.sampled_from(Age),
              st.sampled_from(Gender)),
    max_size=12, unique_by=lambda c: c.id,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PEOPLE)
def test_nobody_sounds_exactly_like_another(people: list[Character]) -> None:
    voices = cast(people)
    assert list(voices) == [person.id for person in people]
    assert all(distance(voices[a], voices[b]) > 0 for a, b in combinations(voices, 2))


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.builds(someone, st.text("XYZ", min_size=1, max_size=4)))
def test_newcomers_change_nobody(people: list[Character], newcomer: Character) -> None:
    before, after = cast(people), cast([*people, newcomer])
    assert all(after[person.id] == before[person.id] for person in people)


def test_eight_men_can_be_told_apart() -> None:
    men = [someone(name) for name in ("Al", "Bo", "Cy", "Di", "Ed", "Fy", "Gus", "Hal")]
    voices = cast(men)
    assert min(distance(voices[a], voices[b]) for a, b in combinations(voices, 2)) >= 1.0


def test_kept_voices_are_given_back() -> None:
    jane = someone("Jane", gender=Gender.FEMALE)
    kept = {"jane": RECIPES["giant"]}
    assert cast([jane, someone("Tom")], kept)["jane"] == RECIPES["giant"]


def test_age_gender_and_description_are_heard() -> None:
    voices = cast([
        someone("Tom", Age.CHILD), someone("Eve", gender=Gender.FEMALE), someone("Narrator"),
        someone("Gog", description="a giant, twelve feet tall"), someone("Max"),
        someone("Unit 7", description="A household robot."),
    ])  # fmt: skip
    assert voices["tom"].voice == "boy"
    assert voices["narrator"].voice == "narrator"
    assert voices["gog"].voice == "giant"
    assert voices["unit 7"].span < 0.2
    assert voices["tom"].pitch_hz > voices["eve"].pitch_hz > voices["max"].pitch_hz


def test_bodies_of_one_person_have_voices_of_their_age_and_one_gender() -> None:
    edda = someone("Edda", gender=Gender.UNKNOWN)
    bodies = [
        someone(name, age, Gender.UNKNOWN, identity="edda")
        for name, age in (("Elm", Age.CHILD), ("Ash", Age.TEEN), ("Oak", Age.OLD))
    ]
    told = {c.id: replace(c, gender=Gender.FEMALE) for c in (edda, *bodies)}
    assert cast([edda, *bodies]) in (cast(list(told.values())), cast(_men([edda, *bodies])))


def _men(characters: list[Character]) -> list[Character]:
    return [replace(c, gender=Gender.MALE) for c in characters]


def test_recipes_are_measurably_distinct(flite: FliteWorld, say: object) -> None:
    """Centroids of pitch and cepstrum lie further apart than one voice's lines scatter."""
    texts = ("We should leave before the storm.", "How many people know about the money?",
             "The doctor says I have six months.")  # fmt: skip

    def feature(name: str, text: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        samples = flite.speak(say(text), RECIPES[name]).samples.astype(np.float64)  # type: ignore[operator]  # the fixture is callable
        pitch, times = pyworld.dio(samples, RATE_HZ, f0_floor=60, f0_ceil=500)
        pitch = pyworld.stonemask(samples, pitch, times, RATE_HZ)
        voiced = pitch > 0
        envelope = pyworld.cheaptrick(samples, pitch, times, RATE_HZ)[voiced]
        timbre = pyworld.code_spectral_envelope(envelope, RATE_HZ, 16).mean(axis=0)[1:]
        octave = 6 * np.log2(np.exp(np.log(pitch[voiced]).mean()) / 100)
        return np.concatenate([[octave], 1.5 * timbre])

    found = {name: np.array([feature(name, text) for text in texts]) for name in RECIPES}
    centres = {name: rows.mean(axis=0) for name, rows in found.items()}
    spread = np.mean([
        np.linalg.norm(rows - rows.mean(axis=0), axis=1).mean() for rows in found.values()
    ])  # fmt: skip
    nearest = min(np.linalg.norm(centres[a] - centres[b]) for a, b in combinations(RECIPES, 2))
    assert nearest > 1.3 * spread
