"""Played music: the right length, clean at its edges, the same each time."""

import io

import mido
import numpy as np
import pytest

from voices.errors import MissingEngine
from voices.loudness import PROGRAMME_HZ
from voices.score.composing import Brief, compose
from voices.score.moods import MOODS
from voices.score.playing import PACKAGES, ident, midi, play

try:
    ident()
    MISSING = ""
except MissingEngine as missing:
    MISSING = str(missing)
plays = pytest.mark.skipif(bool(MISSING), reason=MISSING or "FluidSynth is here")


@plays
@pytest.mark.parametrize("mood", sorted(MOODS))
def test_every_mood_sounds_and_is_clean(mood: str) -> None:
    made = play(compose(Brief(mood, 9.37, 2)))
    assert made.shape == (round(9.37 * PROGRAMME_HZ), 2)
    assert 0.01 < np.abs(made).max() < 0.9
    assert np.abs(made[:24]).max() < 0.003  # no click as it begins
    assert np.abs(made[-240:]).max() < 1e-4  # nor as it ends
    seconds = [np.abs(made[i : i + PROGRAMME_HZ]).max() for i in range(0, 8 * PROGRAMME_HZ, 24_000)]
    assert min(seconds) > 0.05 * max(seconds)  # it plays throughout
    assert abs(made.mean()) < 1e-3


@plays
def test_the_same_piece_is_the_same_bytes() -> None:
    piece = compose(Brief("tense", 6, 4))
    assert play(piece).tobytes() == play(piece).tobytes()
    assert play(piece).tobytes() != play(compose(Brief("tense", 6, 5))).tobytes()


@plays
def test_the_synthesiser_says_what_it_is() -> None:
    assert ident().startswith("fluidsynth ")
    assert ident() == ident()


def test_a_machine_without_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingEngine, match=f"FluidSynth.*apt-get install {PACKAGES}"):
        play(compose(Brief("calm", 2)))


def test_the_score_is_a_midi_file_that_others_read() -> None:
    piece = compose(Brief("heroic", 20, 1))
    read = mido.MidiFile(file=io.BytesIO(midi(piece)))
    assert read.length == pytest.approx(20, abs=0.01)
    struck = [m for t in read.tracks for m in t if m.type == "note_on"]
    ended = [m for t in read.tracks for m in t if m.type == "note_off"]
    assert len(struck) == len(ended) == len(piece.notes)
    assert 9 not in {m.channel for m in struck}  # no instrument is taken for a drum kit
