"""Music under a film: at its level, out of the way of speech, without seams."""

from collections.abc import Callable

import numpy as np
import pytest

from screenplay.scene_graph import Line
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES
from voices.errors import BadMix
from voices.loudness import PROGRAMME_HZ, Stereo, in_blocks, integrated_lufs
from voices.mix import PARTS, laid, mix
from voices.takes import RATE_HZ, Samples
from voices.tracks import Bed, Cue, Effect, Music, Ride, Tracks
from voices.underscore import DUCK_DB, MUSIC_LUFS, ducking, spoken

TOTAL = 20 * PROGRAMME_HZ


def tone(seconds: float, hertz: float = 330.0) -> Stereo:
    """A steady chord, which any seam or fade would show in."""
    at = np.arange(round(seconds * PROGRAMME_HZ)) / PROGRAMME_HZ
    wave = sum(np.sin(2 * np.pi * hertz * k * at) / 9 for k in (1, 1.25, 1.5))
    return np.repeat(np.asarray(wave, np.float32)[:, None], 2, axis=1)


def level_db(sound: Stereo, start_s: float, end_s: float) -> float:
    part = sound[round(start_s * PROGRAMME_HZ) : round(end_s * PROGRAMME_HZ)]
    return float(10 * np.log10((part**2).mean() + 1e-12))


@pytest.fixture(scope="module")
def take(flite: FliteWorld, say: Callable[..., Line]) -> Samples:
    said = say("We never talked about the winter, and now it is here again.")
    return flite.speak(said, RECIPES["man"]).samples


def test_music_is_laid_at_its_loudness() -> None:
    quiet = Music(0.1 * tone(20), 0, 20 * RATE_HZ)
    made = laid(Tracks(music=[quiet]), TOTAL)
    assert integrated_lufs(in_blocks(made)) == pytest.approx(MUSIC_LUFS, abs=0.5)
    louder = Music(0.1 * tone(20), 0, 20 * RATE_HZ, level_db=6.0)
    raised = laid(Tracks(music=[louder]), TOTAL)
    assert level_db(raised, 2, 18) - level_db(made, 2, 18) == pytest.approx(6, abs=0.01)


def test_music_steps_back_before_somebody_speaks_and_comes_forward_after(take: Samples) -> None:
    cue = Cue(take, 6 * RATE_HZ)
    (start, end), = spoken(cue)  # fmt: skip
    duck = ducking([cue], TOTAL)
    first, last = start // 480, end // 480
    assert duck[first] == pytest.approx(DUCK_DB, abs=0.1)
    assert duck[first - 11] == 0.0
    assert (duck[first : last + 1] <= DUCK_DB + 0.1).all()
    assert duck[last + 160] == 0.0
    assert np.abs(np.diff(duck)).max() < 1.5  # no jump that would be heard
    made = laid(Tracks([cue], music=[Music(tone(20), 0, 20 * RATE_HZ)]), TOTAL, ("music",))
    fall = level_db(made, start / 48000, end / 48000) - level_db(made, 1, 5)
    assert fall == pytest.approx(DUCK_DB, abs=0.3)


@pytest.mark.parametrize("gain_db", [6.0, 0.0, -12.0])
def test_every_line_stays_ten_decibels_above_the_music(take: Samples, gain_db: float) -> None:
    cue = Cue(take, 6 * RATE_HZ, gain_db=gain_db)
    tracks = Tracks([cue], music=[Music(tone(20), 0, 20 * RATE_HZ)])
    start, end = (at / PROGRAMME_HZ for at in spoken(cue)[0])
    speech = level_db(laid(tracks, TOTAL, ("voices",)), start, end)
    assert speech - level_db(laid(tracks, TOTAL, ("music",)), start, end) >= 10


def test_the_programme_keeps_its_loudness_with_music(take: Samples) -> None:
    tracks = Tracks(
        [Cue(take, 6 * RATE_HZ)], [Bed(0, 20 * RATE_HZ, "kitchen")], [Effect(RATE_HZ, "door")],
        [Music(tone(20), 0, 20 * RATE_HZ)],
    )  # fmt: skip
    made = mix(tracks, TOTAL)
    assert made.loudness.integrated_lufs == pytest.approx(-16, abs=0.3)
    assert made.loudness.true_peak_dbtp <= -1
    stems = sum(laid(tracks, TOTAL, (part,)) for part in PARTS)
    assert np.abs(stems - laid(tracks, TOTAL)).max() < 1e-5


def test_short_music_goes_round_without_a_seam() -> None:
    made = laid(Tracks(music=[Music(tone(4.3), 0, 20 * RATE_HZ)]), TOTAL)
    levels = [level_db(made, s / 4, (s + 1) / 4) for s in range(2, 76)]
    assert max(levels) - min(levels) < 6
    whole = np.abs(np.diff(laid(Tracks(music=[Music(tone(20), 0, 20 * RATE_HZ)]), TOTAL), axis=0))
    assert np.abs(np.diff(made, axis=0)).max() < 2 * whole.max()


def test_music_fades_in_and_out() -> None:
    piece = Music(tone(20), 2 * RATE_HZ, 10 * RATE_HZ, fade_in_s=1.0, fade_out_s=4.0)
    made = laid(Tracks(music=[piece]), TOTAL)
    assert not made[: 2 * PROGRAMME_HZ].any()
    assert not made[12 * PROGRAMME_HZ :].any()
    full = level_db(made, 4, 7)
    assert level_db(made, 2, 2.2) < full - 10
    assert full - 5 < level_db(made, 9.5, 10.5) < full - 1
    assert level_db(made, 11.5, 11.9) < full - 12


def test_rides_move_the_fader_for_a_while() -> None:
    ride = (Ride(5 * RATE_HZ, 5 * RATE_HZ, -9.0),)
    for tracks in (
        Tracks(music=[Music(tone(20), 0, 20 * RATE_HZ, rides=ride)]),
        Tracks(beds=[Bed(0, 20 * RATE_HZ, "office", rides=ride)]),
    ):
        plain = Tracks(
            beds=[Bed(0, 20 * RATE_HZ, "office")] if tracks.beds else (),
            music=[Music(tone(20), 0, 20 * RATE_HZ)] if tracks.music else (),
        )
        before, after = laid(plain, TOTAL), laid(tracks, TOTAL)
        assert level_db(after, 6, 9) - level_db(before, 6, 9) == pytest.approx(-9, abs=0.1)
        assert level_db(after, 11, 18) == pytest.approx(level_db(before, 11, 18), abs=0.01)


def test_silence_and_nonsense() -> None:
    silent = Music(np.zeros((48_000, 2), np.float32), 0, 5 * RATE_HZ)
    assert not laid(Tracks(music=[silent]), TOTAL).any()
    assert spoken(Cue(np.zeros(RATE_HZ, np.float32), 0)) == []
    with pytest.raises(BadMix, match="before the film"):
        laid(Tracks(music=[Music(tone(1), -1, RATE_HZ)]), TOTAL)
