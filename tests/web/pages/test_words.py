"""Figures as people read them."""

import pytest

from web.pages import words


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.0, "0.0 s"), (3.24, "3.2 s"), (59.94, "59.9 s"), (60.0, "1:00"),
     (91.2, "1:31"), (3725, "1:02:05")],
)  # fmt: skip
def test_lengths(seconds: float, told: str) -> None:
    assert words.lasting(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "about 1 s"), (20.4, "about 20 s"), (61, "about 1 minute"),
     (400, "about 7 minutes"), (5400, "about 1.5 hours")],
)  # fmt: skip
def test_how_long_things_take(seconds: float, told: str) -> None:
    assert words.about(seconds) == told


@pytest.mark.parametrize(
    ("frame", "rate", "told"),
    [(0, (24, 1), "00:00:00:00"), (23, (24, 1), "00:00:00:23"), (24, (24, 1), "00:00:01:00"),
     (30 * 3661 + 7, (30000, 1001), "01:01:01:07")],
)  # fmt: skip
def test_timecodes(frame: int, rate: tuple[int, int], told: str) -> None:
    assert words.timecode(frame, rate) == told


def test_sizes_of_files() -> None:
    assert [words.heft(n) for n in (0, 999, 1000, 2_345_678, 5_000_000_000_000)] == [
        "0 bytes", "999 bytes", "1.0 kB", "2.3 MB", "5.0 TB",
    ]  # fmt: skip


def test_days_and_counts() -> None:
    assert words.day("2026-11-21T17:05:00Z") == "21 Nov, 17:05"
    assert words.day("soon") == "soon"
    assert [words.count(n, "shot") for n in (0, 1, 2)] == ["0 shots", "1 shot", "2 shots"]


def test_commands_for_a_terminal_stay_off_the_pages() -> None:
    told = (
        "notes given since the film was made; to have them drawn: storyreel note /a/b; c --render"
    )
    assert words.untyped(told) == "notes given since the film was made"
    assert words.untyped("pictures: export shots-xlsx") == "pictures: export shots-xlsx"


@pytest.mark.parametrize(
    ("edits", "told"),
    [((), False), (('{"edit":"voice","character":"c","tempo":1.1}',), True),
     (('{"edit":"voice","character":"c","level_db":3.0}',), False),
     (('{"edit":"drop","shot":"s"}',), False)],
)  # fmt: skip
def test_voices_that_speak_again(edits: tuple[str, ...], told: object) -> None:
    assert words.respoken(edits) is told


def test_unknown_terms_stay_as_they_are() -> None:
    assert words.size("CU") == "close-up"
    assert words.size("XYZ") == "XYZ"
    assert words.stage("draw") == "Drawing the shots"
    assert words.stage("colour") == "Colour"
