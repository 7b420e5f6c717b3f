"""Chat in notes: short words are spelled out, quotations and names of files stay."""

import pytest

from planner.revising.mending.shorthand import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lil more air after 5", "a little more air after 5"),
        ("just a lil wider", "just a little wider"),
        ("give Leo a lil hat", "give Leo a little hat"),
        ("merge 16 n 17", "merge 16 and 17"),
        ("16 'n' 17 wider", "16 and 17 wider"),
        ("night, w a bit of fog", "night, with a bit of fog"),
        ("Leo w/ a hat, w/o the bike", "Leo with a hat, without the bike"),
        ("smth playful under scene 2", "something playful under scene 2"),
        ("can u make it v slow", "can you make it very slow"),
        ("Leo's got a ball", "Leo has a ball"),
        ("the sign's gotta go", "the sign has to go"),
    ],
)
def test_short_words_are_spelled_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


@pytest.mark.parametrize(
    "note",
    ['whisper "u n me"', "“lil devil” louder", "make 3 b&w", "3 in b n w", "n.mp3 w/lil.wav"],
)
def test_what_is_quoted_or_a_name_stays(note: str) -> None:
    assert spelled_out(note) == note
