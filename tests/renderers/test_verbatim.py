"""The proof of verbatim must fail where a line is missing, moved, altered or given away."""

from dataclasses import replace

import numpy as np

from renderers.timeline import Sound, Timeline
from renderers.verbatim import LineProof, prove_lines
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel, Delivery, Line, Source
from voices.takes import RATE_HZ, Take, Timings, Word

VOICES = {"ch-ann": "alto", "ch-bob": "bass"}


def line(number: int, who: str, text: str) -> Line:
    return Line(f"ln-{number}", (who,), text, Delivery(), Channel.ON_SCREEN, Source(number))


def take(number: int, voice: str, text: str, seed: int) -> Take:
    """Noise in bursts, a burst a word."""
    rng = np.random.default_rng(seed)
    words, parts, clock = [], [], 0
    for word in text.split():
        long = int(rng.integers(3000, 9000))
        parts += [rng.normal(0, 0.1, long) * np.hanning(long), np.zeros(1500)]
        words.append(Word(word, clock, clock + long))
        clock += long + 1500
    samples = np.concatenate(parts).astype(np.float32)
    return Take(Timings(f"ln-{number}", voice, clock, (), tuple(words)), samples)


LINES = (line(1, "ch-ann", "Is that the last one?"), line(2, "ch-bob", "It might be, yes."))
TAKES = {
    "ln-1": [take(1, "alto", LINES[0].text, 1)],
    "ln-2": [take(2, "bass", LINES[1].text, 2)],
}


def laid(*starts: int) -> tuple[Timeline, np.ndarray]:
    """A timeline with the takes at `starts`, and the programme it makes."""
    sounds = tuple(
        Sound(f"ln-{i}", start, TAKES[f"ln-{i}"][0].samples.size)
        for i, start in enumerate(starts, 1)
    )
    programme = np.zeros(max(s.start + s.samples for s in sounds) + RATE_HZ, np.float32)
    for sound in sounds:
        programme[sound.start : sound.start + sound.samples] += TAKES[sound.line_id][0].samples
    return Timeline(FrameRate(24), 240, (), (), sounds), programme


def prove(**changes: object) -> tuple[LineProof, ...]:
    timeline, programme = laid(0, 3 * RATE_HZ)
    told = {
        "lines": LINES, "takes": TAKES, "voices": VOICES, "timeline": timeline,
        "programme": programme,
    } | changes  # fmt: skip
    return prove_lines(**told)  # type: ignore[arg-type]  # a test's own keywords


def test_a_faithful_programme_is_proven() -> None:
    assert [p.proven for p in prove()] == [True, True]


def test_a_line_left_out_of_the_mix_is_not_heard() -> None:
    timeline, programme = laid(0, 3 * RATE_HZ)
    programme[3 * RATE_HZ :] = 0
    proofs = prove(timeline=timeline, programme=programme)
    assert [p.heard for p in proofs] == [True, False]


def test_another_line_in_its_place_is_not_taken_for_it() -> None:
    timeline, programme = laid(0, 3 * RATE_HZ)
    other = take(9, "bass", "Something else entirely is said here", 77).samples
    start = 3 * RATE_HZ
    programme[start:] = 0
    programme[start : start + other.size] = other[: programme.size - start]
    assert not prove(timeline=timeline, programme=programme)[1].heard


def test_lines_out_of_order_are_found() -> None:
    timeline, programme = laid(3 * RATE_HZ, 0)
    assert [p.in_order for p in prove(timeline=timeline, programme=programme)] == [True, False]


def test_a_line_spoken_twice_is_found() -> None:
    timeline, programme = laid(0, 3 * RATE_HZ)
    twice = replace(timeline, sounds=(*timeline.sounds, timeline.sounds[0]))
    assert prove(timeline=twice, programme=programme)[0].times_spoken == 2


def test_changed_words_are_found() -> None:
    lines = (LINES[0], replace(LINES[1], text="It might be, no."))
    assert [p.word_for_word for p in prove(lines=lines)] == [True, False]


def test_another_characters_voice_is_found() -> None:
    takes = {**TAKES, "ln-2": [take(2, "alto", LINES[1].text, 2)]}
    assert [p.own_voice for p in prove(takes=takes)] == [True, False]


def test_one_voice_for_two_characters_is_nobodys_own() -> None:
    voices = {"ch-ann": "alto", "ch-bob": "alto"}
    takes = {**TAKES, "ln-2": [take(2, "alto", LINES[1].text, 2)]}
    assert [p.own_voice for p in prove(voices=voices, takes=takes)] == [False, False]


def test_lines_spoken_at_once_are_expected_together() -> None:
    timeline, programme = laid(0, 2000)
    assert [p.heard for p in prove(timeline=timeline, programme=programme)] == [True, True]
