"""Typed words become spellings without losing one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices.wording import (
    LONGEST_PHRASE,
    Ending,
    engine_text,
    is_rising,
    owners,
    phrases,
    romanised,
    unspoken,
    words,
)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Café, naïve.", "Cafe, naive."),
        ("Mr. Jones and Dr. Lee met Ms. Day.", "mister Jones and Dr Lee met miz Day."),
        ("STOP that!", "stop that!"),
        ("£5 for R&B?", "5 pounds for R and B?"),
        ("Room #3, and/or 50%.", "Room number 3, and or 50%."),
        ("W-wait.", "wuh wait."),
        ("Goin’ home.", "Going home."),
        ("Nooooo!", "No!"),
        ("Hmm.", "humsound."),
        ("*Really*?", "Really?"),
    ],
)
def test_spellings(text: str, spoken: str) -> None:
    assert [engine_text(phrase) for phrase in phrases(text)] == [spoken]


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("Yes. No! Why? Well…", [Ending.FALL, Ending.EXCLAIM, Ending.QUESTION, Ending.TRAIL]),
        ("I thought -- never mind", [Ending.DASH, Ending.FALL]),
        ("But I--", [Ending.CUT]),
        ("It was U.S. made.", [Ending.FALL]),
        ('"Go!" he said.', [Ending.EXCLAIM, Ending.FALL]),
        ("... -- —", []),
        ("", []),
    ],
)
def test_endings(text: str, endings: list[Ending]) -> None:
    assert [phrase.ending for phrase in phrases(text)] == endings


def test_capitals_are_stressed_but_not_acronyms_nor_shouted_lines() -> None:
    stressed = [t.spelling for p in phrases("I TOLD you, the FBI is NOT here") for t in p.tokens]
    emphatic = [
        t.spelling for p in phrases("I TOLD you, the FBI is NOT here") for t in p.tokens
        if t.emphatic
    ]  # fmt: skip
    assert "fbi" in stressed
    assert emphatic == ["told", "not"]
    assert not any(t.emphatic for p in phrases("GET OUT OF HERE!") for t in p.tokens)


def test_questions_of_yes_or_no_rise() -> None:
    assert is_rising(phrases("Are you there?")[0])
    assert not is_rising(phrases("Where are you?")[0])
    assert not is_rising(phrases("You are there.")[0])


def test_what_is_left_out_is_named() -> None:
    assert unspoken("Love you ❤ -- always…") == ("❤",)
    assert romanised("Say Привет to Café") == ("Привет",)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_token_belongs_to_a_typed_word_in_order(text: str) -> None:
    tokens = [token for phrase in phrases(text) for token in phrase.tokens]
    assert all(0 <= token.word < len(words(text)) for token in tokens)
    assert [t.word for t in tokens] == sorted(t.word for t in tokens)
    assert all(engine_text(phrase).isascii() for phrase in phrases(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["one", "well-known", "1984", "$5", "O'Brien", "so,"]), min_size=1))
def test_owners_follow_letters_however_the_engine_splits(typed: list[str]) -> None:
    for phrase in phrases(" ".join(typed)):
        split = [part for token in phrase.tokens for part in token.spelling.split("-")]
        counts = [len(token.spelling.split("-")) for token in phrase.tokens]
        wanted = [t.word for t, n in zip(phrase.tokens, counts, strict=True) for _ in range(n)]
        assert list(owners(phrase, split)) == wanted


def test_phrases_without_punctuation_stay_short() -> None:
    long = phrases("word " * 1000)
    assert max(len(phrase.tokens) for phrase in long) <= LONGEST_PHRASE
    assert sum(len(phrase.tokens) for phrase in long) == 1000
