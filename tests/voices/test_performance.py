"""Deliveries as numbers."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from screenplay.scene_graph import Delivery, Emotion
from voices.performance import PLAIN, level_db, manner


def test_a_plain_line_is_left_alone() -> None:
    assert manner(Delivery()) == PLAIN


def test_shouts_are_louder_than_speech_and_whispers_softer() -> None:
    assert level_db(Delivery(whisper=True)) < 0 < level_db(Delivery(shout=True))
    assert manner(Delivery(whisper=True)).voiceless


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Delivery,
        emotion=st.sampled_from(Emotion),
        intensity=st.floats(0, 1),
        whisper=st.booleans(),
        shout=st.booleans(),
        pace=st.floats(0.1, 5),
    )
)
@example(Delivery(emotion=Emotion.SAD, intensity=1.0, whisper=True, pace=0.5))
def test_every_delivery_stays_speakable(delivery: Delivery) -> None:
    played = manner(delivery)
    assert 0.4 <= played.tempo <= 2.6
    assert 0.5 <= played.pitch <= 2.0
    assert 0.0 <= played.breath <= 1.0
    assert -15 <= played.level_db <= 15


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([e for e in Emotion if e is not Emotion.NEUTRAL]))
def test_intensity_strengthens(emotion: Emotion) -> None:
    def change(intensity: float) -> float:
        played = manner(Delivery(emotion=emotion, intensity=intensity))
        return abs(played.pitch - 1) + abs(played.tempo - 1) + abs(played.level_db) / 10

    assert change(0.2) < change(0.9)
