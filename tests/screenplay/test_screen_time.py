"""Screen time and eighths: frames that agree with the planner's, eighths that add up."""

import math
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import plan
from screenplay.fountain import parse
from screenplay.frame_rate import FrameRate
from screenplay.paper.eighths import apportioned, eighths_text, page_eighths
from screenplay.paper.page_layout import PAPERS
from screenplay.paper.pages import paginate
from screenplay.read import read, read_text
from screenplay.screen_time import clock, said_seconds, scene_frames
from screenplay.syllables import syllables

RATE = FrameRate(24)
EXAMPLES = Path(__file__).parents[2] / "examples"


def frames(text: str) -> int:
    return sum(scene_frames(read_text(f"INT. HUT - DAY\n\n{text}"), RATE))


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("river", "en", 2), ("made", "en", 1), ("table", "en", 2), ("walked", "en", 1),
        ("I", "en", 1), ("--", "en", 0), ("привет", "ru", 2), ("東京", "ja", 2),
        ("さようなら", "ja", 5), ("한국어", "ko", 3), ("καλημέρα", "el", 4), ("été", "fr", 2),
        ("नमस्ते", "hi", 3),
    ],
)  # fmt: skip
def test_syllables_of_many_languages(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_outline_and_notes_take_no_time() -> None:
    bare = frames("Rain falls on the roof.\n\nMARA\nNot yet.\n")
    assert bare == frames(
        "# Act\n\n= A long synopsis of what will happen in this scene, and then in the next.\n\n"
        "Rain falls on the roof.\n\n[[A note]]\n\nMARA\nNot yet.\n"
    )


def test_pace_and_pauses_count() -> None:
    text = "I was going to tell you about the boat."
    plain = frames(f"Rain.\n\nMARA\n{text}\n")
    assert frames(f"Rain.\n\nMARA\n(slowly)\n{text}\n") > plain
    assert frames(f"Rain.\n\nMARA\n(quickly)\n{text}\n") < plain
    assert frames(f"Rain.\n\nMARA\n(beat)\n{text}\n") > plain


def test_two_at_once_last_as_long_as_the_longer() -> None:
    long = "I was going to tell you about the boat and about everybody who was on it."
    alone = frames(f"Rain.\n\nMARA\n{long}\n")
    assert abs(frames(f"Rain.\n\nMARA\n{long}\n\nJON ^\nNo.\n") - alone) <= 24
    assert frames(f"Rain.\n\nMARA\n{long}\n\nJON\nNo.\n") > alone


def test_stops_inside_a_line_take_breath() -> None:
    assert said_seconds(("No.", "No.")) > said_seconds(("No", "No."))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.fountain")), ids=lambda p: p.stem)
def test_the_plan_does_not_contradict_the_estimate(path: Path) -> None:
    graph = read(path)
    own = {beat.id for scene in graph.scenes for beat in scene.beats if beat.line is None}
    planned = sum(t.frames for t in plan(graph).timings if t.beat_id in own)
    spoken = {beat.id for scene in graph.scenes for beat in scene.beats if beat.line is not None}
    silences = sum(t.lead_frames + t.tail_frames for t in plan(graph).timings)
    speech = sum(RATE.frames(said_seconds(line.text.split())) for line in graph.lines())
    assert spoken
    assert 0.85 < sum(scene_frames(graph, RATE)) / (planned + silences + speech) < 1.15


def test_a_feature_lasts_about_a_minute_a_page(corpus: Path) -> None:
    graph = read(corpus / "screenplays" / "big_fish.fountain")
    minutes = sum(scene_frames(graph, RATE)) / 24 / 60
    assert 105 < minutes < 135


@given(st.lists(st.fractions(min_value=0, max_value=40), min_size=1, max_size=60))
def test_eighths_are_whole_fair_and_add_up(lengths: list[Fraction]) -> None:
    found = apportioned(lengths)
    assert min(found) >= 1
    assert sum(found) == max(len(lengths), math.ceil(sum(lengths)))
    ordered = [share for _, share in sorted(zip(lengths, found, strict=True))]
    assert all(a <= b + 1 for a, b in pairwise(ordered))


def test_eighths_follow_the_pages() -> None:
    script = parse("INT. A - DAY\n\n" + "Rain falls.\n\n" * 26 + "INT. B - DAY\n\nSnow.\n")
    paper = PAPERS["letter"]
    first, second = page_eighths(script, paginate(script, paper), paper)
    assert (first, second) == (8, 1)


def test_eighths_and_clocks_read_as_people_write_them() -> None:
    assert [eighths_text(n) for n in (1, 8, 17, 0)] == ["1/8", "1", "2 1/8", "0"]
    assert clock(24 * 65, RATE) == "1:05"
    assert clock(24 * 3600, FrameRate(24)) == "60:00"
