"""Mouths: what must close closes, nothing flickers, everything is in range."""

from collections.abc import Callable
from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Line
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES
from voices.phones import PHONES
from voices.takes import RATE_HZ, Phone, Timings
from voices.visemes import LETTERS, loudness, mouths

RATES = [FrameRate(24), FrameRate(24000, 1001), FrameRate(25), FrameRate(30000, 1001)]
LINES = (
    "Bob and Pam, my mum, brought five maps back from above the river.",
    "Before I leave, promise me that you will never move the baby's favourite lamp.",
    "Have you ever been to Vermont? Maybe by boat, from the bay?",
)
ORDINARY = (
    "There is nothing in that room except an old piano.",
    "My brother works at the hospital on Saturday nights.",
    "You always talk about leaving, but you never go.",
    "How many people know about the money?",
)


def timings(sounds: list[tuple[str, float]]) -> Timings:
    phones, at = [], 0
    for name, seconds in sounds:
        end = at + max(1, round(seconds * RATE_HZ))
        phones.append(Phone(name, at, end))
        at = end
    return Timings("l", "v", at, tuple(phones), ())


SOUNDS = st.lists(
    st.tuples(st.sampled_from(sorted(PHONES)), st.floats(0.01, 0.5)), min_size=1, max_size=40
).map(timings)


@settings(max_examples=60, deadline=None)
@given(SOUNDS, st.sampled_from(RATES), st.integers(0, 5000))
def test_any_sounds_give_a_valid_mouth_in_every_frame(
    sounds: Timings, rate: FrameRate, start: int
) -> None:
    made = mouths(sounds, rate, start)
    frames = rate.frames_of_samples(sounds.samples, RATE_HZ)
    assert len(made.letters) == frames
    assert made.shape.shape == (frames, 5)
    assert made.shape.dtype == np.float32
    assert set(made.letters) <= set(LETTERS)
    assert made.shape.min() >= 0.0
    assert made.shape.max() <= 1.0


@settings(max_examples=60, deadline=None)
@given(SOUNDS, st.sampled_from(RATES))
def test_no_mouth_lasts_one_frame_but_lips_that_must_meet(sounds: Timings, rate: FrameRate) -> None:
    letters = mouths(sounds, rate).letters
    runs = [(letter, len(list(run))) for letter, run in groupby(letters)]
    inner = runs[1:-1]
    stray = [
        letter for i, (letter, length) in enumerate(inner, 1)
        if length == 1 and letter not in "AG" and runs[i - 1][0] not in "AG"
        and runs[i + 1][0] not in "AG"
    ]  # fmt: skip
    assert not stray


@pytest.mark.parametrize("rate", RATES)
def test_lips_close_for_every_labial(
    flite: FliteWorld, say: Callable[..., Line], rate: FrameRate
) -> None:
    closed, met = [], []
    for text in LINES:
        sounds = flite.speak(say(text), RECIPES["youth"]).timings
        made = mouths(sounds, rate, start=11)
        zero = rate.samples(11, RATE_HZ)
        edges = np.array(
            [rate.samples(11 + i, RATE_HZ) - zero for i in range(len(made.letters) + 1)]
        )
        for phone in sounds.phones:
            touched = np.flatnonzero((edges[:-1] < phone.end) & (edges[1:] > phone.start))
            if phone.name in {"p", "b", "m"}:
                shut = [f for f in touched if made.letters[f] == "A" and made.shape[f, 1] == 0]
                closed.append(bool(shut))
            if phone.name in {"f", "v"}:
                met.append(any(made.letters[f] == "G" for f in touched))
    assert len(closed) > 20
    assert np.mean(closed) >= 0.98
    assert np.mean(met) >= 0.95


def test_shapes_change_at_most_eight_times_a_second(
    flite: FliteWorld, say: Callable[..., Line]
) -> None:
    changes = frames = 0
    for text in ORDINARY:
        letters = mouths(flite.speak(say(text), RECIPES["man"]).timings, FrameRate(24)).letters
        changes += sum(a != b for a, b in pairwise(letters))
        frames += len(letters)
    assert changes / (frames / 24) <= 8.0


def test_vowels_open_and_rounding_rounds() -> None:
    wide = mouths(timings([("pau", 0.2), ("aa", 0.4), ("pau", 0.5)]), FrameRate(24))
    round_ = mouths(timings([("pau", 0.2), ("uw", 0.4), ("pau", 0.5)]), FrameRate(24))
    assert wide.shape[:, 1].max() > 0.6
    assert wide.shape[-1, 1] < 0.05
    assert round_.shape[:, 2].max() > 0.9
    assert round_.shape[:, 0].min() < 0.45
    assert wide.letters[-1] == "X"


def test_mouths_open_fast_and_close_slowly() -> None:
    opening = mouths(timings([("pau", 0.6), ("aa", 0.5), ("pau", 0.8)]), FrameRate(120)).shape[:, 1]
    top = opening.max()
    rising = np.flatnonzero(opening > 0.9 * top)[0] - np.flatnonzero(opening > 0.1 * top)[0]
    falling = np.flatnonzero(opening > 0.1 * top)[-1] - np.flatnonzero(opening > 0.9 * top)[-1]
    assert falling > 1.3 * rising


def test_louder_is_wider() -> None:
    sounds = timings([("aa", 1.0)])
    soft = mouths(sounds, FrameRate(24), envelope=np.full(24, 0.2, np.float32))
    loud = mouths(sounds, FrameRate(24), envelope=np.full(24, 1.1, np.float32))
    assert loud.shape[12, 1] > 1.3 * soft.shape[12, 1]


def test_loudness_follows_the_sound() -> None:
    samples = np.concatenate([np.zeros(RATE_HZ), np.full(RATE_HZ, 0.3)]).astype(np.float32)
    found = loudness(samples, FrameRate(24))
    assert found[:23].max() == 0
    assert found[-5:] == pytest.approx(1.0, abs=1e-3)
