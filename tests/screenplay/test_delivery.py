"""Parentheticals, words and punctuation to a delivery."""

import pytest

from screenplay.delivery import delivery_of
from screenplay.scene_graph import Emotion


@pytest.mark.parametrize(
    ("note", "emotion"),
    [
        ("alarmed", Emotion.AFRAID),
        ("innocent", Emotion.WRY),
        ("brightly", Emotion.HAPPY),
        ("out of breath", Emotion.URGENT),
        ("hopeful", Emotion.HAPPY),
        ("delighted", Emotion.HAPPY),
        ("gasps", Emotion.SURPRISED),
        ("crying", Emotion.SAD),
        ("laughing", Emotion.HAPPY),
        ("tender", Emotion.TENDER),
        ("serious", Emotion.NEUTRAL),
        ("to the bright window", Emotion.HAPPY),
    ],
)
def test_parentheticals_name_feelings(note: str, emotion: Emotion) -> None:
    assert delivery_of((note,), "The number is here.").emotion is emotion


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("Ha! I knew it.", Emotion.HAPPY),
        ("You're right. I'm sorry.", Emotion.SAD),
        ("Help!", Emotion.AFRAID),
        ("What?!", Emotion.SURPRISED),
        ("Look out!", Emotion.URGENT),
        ("I love you.", Emotion.TENDER),
        ("Shut up.", Emotion.ANGRY),
        ("Can you help me with this?", Emotion.NEUTRAL),
        ("It has a handle.", Emotion.NEUTRAL),
        ("He said he was sorry.", Emotion.NEUTRAL),
    ],
)
def test_words_tell_where_no_bracket_does(text: str, emotion: Emotion) -> None:
    assert delivery_of((), text).emotion is emotion


def test_a_bracket_is_stronger_than_words() -> None:
    assert delivery_of(("furious",), "I'm sorry.").emotion is Emotion.ANGRY


def test_quiet_is_not_whispered_and_calling_is_loud() -> None:
    quiet, whispered = delivery_of(("quietly",), "Yes."), delivery_of(("whispering",), "Yes.")
    assert (quiet.whisper, whispered.whisper) == (False, True)
    assert max(quiet.intensity, whispered.intensity) <= 0.3
    assert delivery_of(("calling",), "Tom.").shout
    assert delivery_of(("shouting",), "Tom.").intensity > 0.8
    assert not delivery_of(("calling his mother",), "Tom.").shout


def test_pace_follows_the_breath() -> None:
    slow, fast = delivery_of(("serious",), "So."), delivery_of(("out of breath",), "So.")
    assert slow.pace < 1 < fast.pace
