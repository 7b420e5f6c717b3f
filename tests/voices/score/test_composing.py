"""Composed music: fits its length, keeps its key, moves well, comes home, makes room for speech."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices.errors import BadScore
from voices.score.chords import BASS, UPPER, chord, parallels, progression, voiced
from voices.score.composing import Brief, compose
from voices.score.form import clock, phrases
from voices.score.moods import MODES, MOODS

BRIEFS = st.builds(
    Brief,
    mood=st.sampled_from(sorted(MOODS)),
    seconds=st.floats(0.5, 150),
    seed=st.integers(0, 50),
)
PHRASES = [
    (name, numerals)
    for name, mood in MOODS.items()
    for numerals in (*mood.openings, *mood.bridges, *mood.closings)
]


@settings(max_examples=60, deadline=None)
@given(BRIEFS)
def test_a_piece_begins_and_ends_with_its_scene(brief: Brief) -> None:
    piece = compose(brief)
    assert piece == compose(brief)
    assert piece.notes[0].start_s < 0.02
    assert max(n.start_s + n.seconds for n in piece.notes) <= brief.seconds
    assert all(n.seconds > 0 and 1 <= n.velocity <= 127 for n in piece.notes)
    assert {n.part for n in piece.notes} <= {part for part, _ in piece.programs}
    assert all(0 <= s.level <= 127 for s in piece.swells)


@settings(max_examples=60, deadline=None)
@given(BRIEFS)
def test_a_piece_comes_home(brief: Brief) -> None:
    piece = compose(brief)
    lead = [n for n in piece.notes if n.part == "lead"]
    bass = [n for n in piece.notes if n.part == "bass"]
    assert lead[-1].pitch % 12 == bass[-1].pitch % 12  # both on the tonic
    assert bass[-1].pitch % 12 in MOODS[brief.mood].tonics


@settings(max_examples=60, deadline=None)
@given(BRIEFS.filter(lambda b: b.seconds > 15))
def test_a_melody_keeps_to_its_range(brief: Brief) -> None:
    lead = [n for n in compose(brief).notes if n.part == "lead"]
    low = MOODS[brief.mood].lead_low
    assert all(low <= n.pitch <= low + 18 for n in lead)


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_melodies_sing(mood: str) -> None:
    """Of many: mostly by step or third, hardly ever over an octave, on more than three pitches."""
    leads = [
        [
            n.pitch
            for n in compose(Brief(mood=mood, seconds=30, seed=seed)).notes
            if n.part == "lead"
        ]
        for seed in range(30)
    ]
    steps = [abs(a - b) for lead in leads for a, b in pairwise(lead)]
    assert sum(step <= 4 for step in steps) >= 0.5 * len(steps)
    assert sum(step > 12 for step in steps) <= 0.01 * len(steps)
    assert all(len(set(lead)) >= 3 for lead in leads)


@pytest.mark.parametrize(("mood", "numerals"), PHRASES)
def test_voices_of_every_phrase_move_well(mood: str, numerals: str) -> None:
    for tonic in MOODS[mood].tonics:
        bars = voiced(progression(numerals, tonic))
        assert all(BASS[0] <= v.bass <= BASS[1] for v in bars)
        assert all(UPPER[0] <= min(v.upper) <= max(v.upper) <= UPPER[1] for v in bars)
        assert not sum(parallels(a, b) for a, b in pairwise(bars))
        motion = [
            abs(x - y) for a, b in pairwise(bars) for x, y in zip(a.upper, b.upper, strict=True)
        ]
        assert sum(motion) / len(motion) <= 4


def test_chords_are_read_from_their_numerals() -> None:
    assert chord("V7", 0).tones == (7, 11, 2, 5)
    assert chord("bVI", 9).tones == (5, 9, 0)
    assert chord("iv/3", 9).bass == 5
    assert chord("bII/P", 4).bass == 4
    with pytest.raises(BadScore, match="no chord 'H7'"):
        chord("H7", 0)


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_tempo_stays_near_the_moods_own(mood: str) -> None:
    slow, fast = MOODS[mood].bpm
    for seconds in range(15, 200, 7):
        found = clock(MOODS[mood], seconds)
        assert 0.85 * slow <= 60 / found.beat_s <= 1.15 * fast
        assert sum(p.bars for p in phrases(MOODS[mood], found.bars, 3)) == found.bars
    assert MOODS[mood].mode in MODES


def test_scenes_of_one_film_share_a_motif() -> None:
    def contour(mood: str) -> list[int]:
        lead = [n.pitch for n in compose(Brief(mood, 40, 11)).notes if n.part == "lead"]
        return [(b > a) - (b < a) for a, b in pairwise(lead[:4])]

    assert contour("warm") == contour("neutral") == contour("calm")


def test_music_thins_under_speech() -> None:
    free = compose(Brief("calm", 30, 1))
    spoken = compose(Brief("calm", 30, 1, ((8.0, 16.0),)))

    def during(notes: list[int]) -> float:
        return sum(notes) / len(notes)

    figure = [[n for n in p.notes if n.part == "figure" and 8 <= n.start_s < 16]
              for p in (free, spoken)]  # fmt: skip
    assert len(figure[1]) < 0.7 * len(figure[0])
    lead = [[n.velocity for n in p.notes if n.part == "lead" and 8 <= n.start_s < 16]
            for p in (free, spoken)]  # fmt: skip
    assert during(lead[1]) < 0.85 * during(lead[0])


def test_what_cannot_be_composed_is_refused() -> None:
    with pytest.raises(BadScore, match=r"no mood 'beige'; write one of action, calm"):
        compose(Brief("beige", 10))
    with pytest.raises(BadScore, match="more than nothing"):
        compose(Brief("calm", 0))
