"""The built-in English voice, with the real engine."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import pyworld
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screenplay.scene_graph import Emotion, Line
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES, Casting
from voices.errors import UnknownRecipe
from voices.phones import PHONES
from voices.takes import RATE_HZ, Take

Say = Callable[..., Line]
TEXT = "Well, Dr. Smith -- “you KNOW” it cost $5.50 at the Café… ❤ Were you there?"


def pitch_hz(take: Take) -> float:
    """Geometric mean pitch of the voiced parts."""
    samples = take.samples.astype(np.float64)
    pitch, times = pyworld.dio(samples, RATE_HZ, f0_floor=55, f0_ceil=500)
    pitch = pyworld.stonemask(samples, pitch, times, RATE_HZ)
    return float(np.exp(np.log(pitch[pitch > 0]).mean()))


def test_every_word_is_there_as_typed(flite: FliteWorld, say: Say) -> None:
    take = flite.speak(say(TEXT), RECIPES["woman"])
    assert [word.text for word in take.timings.words] == TEXT.split()
    silent = [word.text for word in take.timings.words if word.start == word.end]
    assert silent == ["--", "❤"]
    assert take.timings.remarks == ("not spoken: ❤",)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=60))
def test_any_text_is_spoken_or_held(flite: FliteWorld, say: Say, text: str) -> None:
    take = flite.speak(say(text), RECIPES["bass"])
    assert [word.text for word in take.timings.words] == text.split()
    assert len(take.samples) == take.timings.samples > 0
    assert np.isfinite(take.samples).all()


def test_same_line_same_bytes(flite: FliteWorld, say: Say) -> None:
    first = flite.speak(say(TEXT, emotion=Emotion.AFRAID), RECIPES["old_woman"])
    again = FliteWorld().speak(say(TEXT, emotion=Emotion.AFRAID), RECIPES["old_woman"])
    assert first.samples.tobytes() == again.samples.tobytes()
    assert first.timings == again.timings


def test_phones_touch_and_cover_the_take(flite: FliteWorld, say: Say) -> None:
    timings = flite.speak(say(TEXT), RECIPES["boy"]).timings
    assert timings.phones[0].start == 0
    assert timings.phones[-1].end == timings.samples
    assert all(a.end == b.start for a, b in pairwise(timings.phones))
    assert {phone.name for phone in timings.phones} <= PHONES
    assert all(a.end <= b.end for a, b in pairwise(timings.words))


def test_phones_come_in_the_order_of_the_word(flite: FliteWorld, say: Say) -> None:
    timings = flite.speak(say("My map."), RECIPES["man"]).timings
    names = [phone.name for phone in timings.phones if phone.name != "pau"]
    assert names == ["m", "ay", "m", "ae", "p"]


def test_a_stop_is_quieter_than_the_vowel_after_it(flite: FliteWorld, say: Say) -> None:
    """Times belong to the sound: closures of p, t, k hold less energy than vowels."""
    take = flite.speak(say("A copy of a paper about a tidy cat."), RECIPES["girl"])

    def power(names: str) -> float:
        parts = [
            take.samples[p.start : p.start + (p.end - p.start) // 2]
            for p in take.timings.phones if p.name in names.split()
        ]  # fmt: skip
        return float((np.concatenate(parts) ** 2).mean())

    assert power("p t k") < 0.1 * power("ey ae aa ay")


@pytest.mark.parametrize("name", ["man", "woman", "boy", "giant"])
def test_voices_have_the_pitch_they_are_cast_with(flite: FliteWorld, say: Say, name: str) -> None:
    take = flite.speak(say("We should leave before the storm comes."), RECIPES[name])
    assert pitch_hz(take) == pytest.approx(RECIPES[name].pitch_hz, rel=0.12)


def test_deliveries_change_the_sound_as_asked(flite: FliteWorld, say: Say) -> None:
    text = "We should leave before the storm comes."
    plain = flite.speak(say(text), RECIPES["man"])
    fast = flite.speak(say(text, pace=1.4), RECIPES["man"])
    shout = flite.speak(say(text, shout=True), RECIPES["man"])
    sad = flite.speak(say(text, emotion=Emotion.SAD, intensity=0.9), RECIPES["man"])
    assert fast.timings.samples == pytest.approx(plain.timings.samples / 1.4, rel=0.05)
    assert sad.timings.samples > 1.1 * plain.timings.samples
    assert pitch_hz(shout) > 1.2 * pitch_hz(plain)


def test_a_whisper_has_no_voice(flite: FliteWorld, say: Say) -> None:
    def periodic(take: Take) -> float:
        samples = take.samples.astype(np.float64)
        pitch, times = pyworld.dio(samples, RATE_HZ, f0_floor=60, f0_ceil=300)
        noise = pyworld.d4c(samples, np.where(pitch > 0, pitch, 0.0), times, RATE_HZ)
        return float((noise[:, 60] < 0.5).mean())  # bins that are more tone than noise

    text = "Nobody must know about the money."
    assert periodic(flite.speak(say(text, whisper=True), RECIPES["man"])) < 0.1
    assert periodic(flite.speak(say(text), RECIPES["man"])) > 0.3


def test_a_question_rises_and_a_statement_falls(flite: FliteWorld, say: Say) -> None:
    def closing(text: str) -> float:
        take = flite.speak(say(text), RECIPES["man"])
        samples = take.samples.astype(np.float64)
        pitch, _ = pyworld.dio(samples, RATE_HZ, f0_floor=55, f0_ceil=400)
        voiced = pitch[pitch > 0]
        return float(voiced[-8:].mean() / voiced.mean())

    assert closing("You are going home?") > 1.15 > closing("You are going home.")


def test_a_lyric_keeps_to_its_scale(flite: FliteWorld, say: Say) -> None:
    def on_notes(line: Line) -> float:
        """Share of voiced time within half a semitone of the scale on the tonic."""
        samples = flite.speak(line, RECIPES["woman"]).samples.astype(np.float64)
        pitch, times = pyworld.dio(samples, RATE_HZ, f0_floor=100, f0_ceil=500)
        pitch = pyworld.stonemask(samples, pitch, times, RATE_HZ)
        above = 12 * np.log2(pitch[pitch > 0] / (RECIPES["woman"].pitch_hz * 1.15))
        scale = np.array([-5, -3, 0, 2, 4, 7, 9])
        return float((np.abs(above[:, None] - scale).min(axis=1) < 0.5).mean())

    spoken = say("Row, row, row your boat, gently down the stream.")
    sung = replace(spoken, sung=True)
    assert on_notes(sung) > max(0.65, on_notes(spoken) + 0.15)
    plain = flite.speak(spoken, RECIPES["woman"]).timings.samples
    assert flite.speak(sung, RECIPES["woman"]).timings.samples > 1.2 * plain


def test_a_line_of_dots_is_held(flite: FliteWorld, say: Say) -> None:
    take = flite.speak(say("..."), RECIPES["man"])
    assert not take.samples.any()
    assert take.timings.samples > 0
    assert [word.text for word in take.timings.words] == ["..."]


def test_long_speeches_take_time_in_proportion(flite: FliteWorld, say: Say) -> None:
    text = "Nobody ever comes out here in winter, and that is how I like it. " * 40
    start = time.process_time()
    take = flite.speak(say(text), RECIPES["woman"])
    spent = time.process_time() - start
    assert len(take.timings.words) == len(text.split())
    assert spent / (take.timings.samples / RATE_HZ) < 0.15


def test_unknown_bases_are_refused(flite: FliteWorld, say: Say) -> None:
    with pytest.raises(UnknownRecipe, match="rms"):
        flite.speak(say("Hello."), Casting("x", "zira"))
