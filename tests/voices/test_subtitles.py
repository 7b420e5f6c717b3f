"""Subtitles: readable, in order, complete."""

from fractions import Fraction
from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel
from voices.subtitles import ROW, SpokenLine, subtitles, to_srt
from voices.takes import RATE_HZ, Word

RATE = FrameRate(24)
LONG = (
    "I have been waiting for you since the first ship came in, and nobody, not even the harbour "
    "master, could tell me where you were. So tell me now: where were you all this time?"
)


def spoken(text: str, start: int, seconds: float, **more: object) -> SpokenLine:
    return SpokenLine(text, start, round(24 * seconds), **more)  # type: ignore[arg-type]  # tests name its fields


WORDS = st.text("abcdefghij'", min_size=1, max_size=12)
SCENES = st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=40), st.integers(0, 60)),
                  max_size=8)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(SCENES, st.sampled_from([FrameRate(24), FrameRate(24000, 1001), FrameRate(30)]))
def test_cues_are_in_order_apart_and_complete(
    scene: list[tuple[list[str], int]], rate: FrameRate
) -> None:
    lines, at = [], 0
    for words, pause in scene:
        at += 24 + pause
        frames = 10 * len(words)
        lines.append(SpokenLine(" ".join(words), at, frames))
        at += frames
    cues = subtitles(lines, rate, at + 48)
    assert all(a.start + a.frames <= b.start for a, b in pairwise(cues))
    assert all(cue.frames >= 1 and len(cue.rows) <= 2 for cue in cues)
    assert all(len(row) <= ROW for cue in cues for row in cue.rows)
    shown = " ".join(" ".join(cue.rows) for cue in cues).split()
    assert shown == [word for words, _ in scene for word in words]


def test_long_lines_break_where_they_are_said() -> None:
    typed = LONG.split()
    step = RATE_HZ // 3
    words = tuple(Word(w, i * step, (i + 1) * step) for i, w in enumerate(typed))
    cues = subtitles([SpokenLine(LONG, 100, 8 * len(typed), words)], RATE)
    assert len(cues) >= 3
    at = 0
    for cue in cues:
        assert cue.start == 100 + 8 * at
        at += len(" ".join(cue.rows).split())
    assert cues[1].rows[-1].endswith("were.")


def test_short_lines_stand_long_enough_to_read() -> None:
    cue, _ = subtitles([spoken("Nobody ever goes there.", 0, 0.5), spoken("Why?", 96, 0.3)], RATE)
    letters = sum(map(len, cue.rows))
    assert Fraction(letters) / RATE.seconds(cue.frames) <= 17


def test_two_frames_lie_between_cues() -> None:
    first, second = subtitles([spoken("One two three four.", 0, 1), spoken("Five.", 24, 1)], RATE)
    assert second.start - (first.start + first.frames) == 2


def test_unseen_voices_are_named_in_italics() -> None:
    line = spoken("It began in winter.", 0, 2, channel=Channel.VOICE_OVER, speaker="Jane")
    (cue,) = subtitles([line], RATE)
    assert cue.rows == ("JANE: It began in winter.",)
    text = to_srt([cue], RATE)
    assert text.startswith("1\n00:00:00,000 --> 00:00:02,000\n<i>JANE: It began in winter.</i>")


def test_what_is_said_at_once_is_shown_at_once() -> None:
    (cue,) = subtitles([spoken("Stop!", 10, 1), spoken("Wait!", 12, 1)], RATE)
    assert cue.rows == ("- Stop!", "- Wait!")
    (unison,) = subtitles([spoken("Cheers!", 10, 1), spoken("Cheers!", 10, 1)], RATE)
    assert unison.rows == ("Cheers!",)


@pytest.mark.parametrize("text", ["Curly “quotes” & <b>tags</b>", "Ünïcödé — ok"])
def test_srt_reads_back(text: str) -> None:
    document = to_srt(subtitles([spoken(text, 48, 2)], RATE), RATE)
    (event,) = pysubs2.SSAFile.from_string(document, format_="srt", keep_html_tags=True)
    assert event.start == 2000
    assert event.text == text
