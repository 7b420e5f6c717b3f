"""Timings: silences follow what was said, actions last as long as they take."""

from planner.timings import action_seconds, deed_seconds, lead_seconds, said_seconds, words
from screenplay.scene_graph import Deed, Delivery
from tests.planner.scripts import done, said


def test_an_interruption_leaves_no_gap() -> None:
    assert lead_seconds(said("ch-a", "But I only --"), said("ch-b", "No.")) == 0.0


def test_ordinary_lines_follow_within_half_a_second() -> None:
    for n in range(30):
        lead = lead_seconds(said("ch-a", f"Number {n}."), said("ch-b", "Yes."))
        assert 0.12 <= lead <= 0.5


def test_a_pause_is_a_pause() -> None:
    from dataclasses import replace

    beat = said("ch-b", "Yes.")
    assert beat.line is not None
    paused = replace(beat, line=replace(beat.line, delivery=Delivery(pause_before=True)))
    assert 0.8 <= lead_seconds(said("ch-a", "So?"), paused) <= 1.5


def test_walks_take_their_metres() -> None:
    assert (
        deed_seconds(Deed("ch-a", "walk", ""), 5.2)
        > deed_seconds(Deed("ch-a", "run", ""), 5.2)
        > 1.5
    )


def test_actions_are_clamped() -> None:
    assert action_seconds(done("Beat."), 0.1) == 1.5
    assert action_seconds(done("word " * 200), 0.0) == 8.0


def test_speech_is_about_two_and_a_half_words_a_second() -> None:
    text = "I was going to tell you about it as soon as we both got home from work"
    rate = len(words(text)) / said_seconds(words(text))
    assert 2.2 < rate < 4.4
