"""The programme: length, loudness, peaks, places."""

from collections.abc import Callable

import numpy as np
import pytest

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel, Line
from voices.ambience import AMBIENCES
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES
from voices.effects import KINDS
from voices.errors import BadMix
from voices.loudness import PROGRAMME_HZ, SILENT_LUFS
from voices.mix import Bed, Cue, Effect, Tracks, mix, programme_samples
from voices.takes import RATE_HZ, Samples


@pytest.fixture(scope="module")
def takes(flite: FliteWorld, say: Callable[..., Line]) -> list[Samples]:
    said = [("Put the gun down.", "man"), ("Never. You know that I never will.", "woman"),
            ("Whisper this to nobody, please.", "girl")]  # fmt: skip
    return [flite.speak(say(text), RECIPES[name]).samples for text, name in said]


def scene(takes: list[Samples], **more: object) -> Tracks:
    cues = [Cue(take, (1 + 3 * i) * RATE_HZ, **more) for i, take in enumerate(takes)]  # type: ignore[arg-type]  # tests name its fields
    return Tracks(cues, [Bed(0, 12 * RATE_HZ, "kitchen")], [Effect(2 * RATE_HZ, "door", "kitchen")])


@pytest.mark.parametrize("rate", [FrameRate(24), FrameRate(24000, 1001), FrameRate(25)])
def test_exactly_as_long_as_the_film(takes: list[Samples], rate: FrameRate) -> None:
    total = programme_samples(251, rate)
    assert total == round(251 * PROGRAMME_HZ * rate.den / rate.num)
    assert mix(scene(takes), total).samples.shape == (total, 2)


@pytest.mark.parametrize("target", [-16.0, -14.0, -23.0])
def test_loudness_and_peak_meet_the_target(takes: list[Samples], target: float) -> None:
    made = mix(scene(takes), 12 * PROGRAMME_HZ, target)
    assert made.loudness.integrated_lufs == pytest.approx(target, abs=0.3)
    assert made.loudness.true_peak_dbtp <= -1.0
    assert np.isfinite(made.samples).all()


def test_shouts_beside_whispers_still_meet_the_target(takes: list[Samples]) -> None:
    cues = [Cue(t, (1 + 3 * i) * RATE_HZ, gain_db=g)
            for i, (t, g) in enumerate(zip(takes, (9.0, 0.0, -12.0), strict=True))]  # fmt: skip
    made = mix(Tracks(cues), 12 * PROGRAMME_HZ)
    assert made.loudness.integrated_lufs == pytest.approx(-16.0, abs=0.3)
    assert made.loudness.true_peak_dbtp <= -1.0
    shout, whisper = (
        np.sqrt((made.samples[a * 48000 : (a + 2) * 48000] ** 2).mean()) for a in (1, 7)
    )
    assert 10 < 20 * np.log10(shout / whisper) < 26


def test_without_dialogue_nothing_is_raised() -> None:
    beds = mix(Tracks(beds=[Bed(0, 5 * RATE_HZ, "forest_night")]), 5 * PROGRAMME_HZ)
    assert beds.loudness.gain_db == 0.0
    assert -65 < beds.loudness.integrated_lufs < -35
    silent = mix(Tracks(), 5 * PROGRAMME_HZ)
    assert silent.loudness.integrated_lufs == SILENT_LUFS
    assert not silent.samples.any()


def test_same_tracks_same_bytes(takes: list[Samples]) -> None:
    first, again = (mix(scene(takes), 12 * PROGRAMME_HZ) for _ in range(2))
    assert first.samples.tobytes() == again.samples.tobytes()


def test_a_telephone_passes_only_its_band(takes: list[Samples]) -> None:
    def outside(channel: Channel, low_hz: float, high_hz: float) -> float:
        made = mix(Tracks([Cue(takes[0], 0, channel, "kitchen")]), 3 * PROGRAMME_HZ).samples[:, 0]
        power = np.abs(np.fft.rfft(made)) ** 2
        bins = np.fft.rfftfreq(len(made), 1 / PROGRAMME_HZ)
        return float(power[(bins < low_hz) | (bins > high_hz)].sum() / power.sum())

    assert outside(Channel.PHONE, 250, 4500) < 0.1 * outside(Channel.ON_SCREEN, 250, 4500)
    assert outside(Channel.OFF_SCREEN, 0, 4500) < 0.3 * outside(Channel.ON_SCREEN, 0, 4500)


def test_rooms_ring_on_and_narrators_do_not(takes: list[Samples]) -> None:
    def tail(channel: Channel) -> float:
        made = mix(Tracks([Cue(takes[0], 0, channel, "corridor")]), 4 * PROGRAMME_HZ).samples
        end = 2 * len(takes[0]) + 2400
        return float(np.abs(made[end : end + 9600]).max())

    assert tail(Channel.VOICE_OVER) == 0.0
    assert tail(Channel.ON_SCREEN) > 1e-3


def test_panning_moves_a_voice(takes: list[Samples]) -> None:
    left = mix(Tracks([Cue(takes[0], 0, pan=-0.5)]), 3 * PROGRAMME_HZ).samples
    assert (left[:, 0] ** 2).sum() > 2 * (left[:, 1] ** 2).sum()


def test_sounds_that_outlast_the_film_are_cut(takes: list[Samples]) -> None:
    made = mix(Tracks([Cue(takes[1], 0)], [Bed(0, 99 * RATE_HZ, "beach")]), PROGRAMME_HZ)
    assert made.samples.shape == (PROGRAMME_HZ, 2)


def test_what_does_not_fit_is_refused(takes: list[Samples]) -> None:
    with pytest.raises(BadMix, match="before the film"):
        mix(Tracks([Cue(takes[0], -5)]), PROGRAMME_HZ)
    with pytest.raises(BadMix, match="no effect 'trombone'"):
        mix(Tracks(effects=[Effect(0, "trombone")]), PROGRAMME_HZ)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_effect_sounds_and_ends_quietly(kind: str) -> None:
    made = mix(Tracks(effects=[Effect(0, kind)]), 5 * PROGRAMME_HZ).samples
    assert np.abs(made).max() > 0.1
    assert np.abs(made[-4800:]).max() < 0.02


@pytest.mark.parametrize("kind", [*sorted(AMBIENCES), "street_night", "somewhere"])
def test_every_place_has_a_quiet_tone(kind: str) -> None:
    made = mix(Tracks(beds=[Bed(0, 2 * RATE_HZ, kind)]), 2 * PROGRAMME_HZ).samples
    level = 20 * np.log10(made[4800:-19200].std())
    assert -65 < level < -30
