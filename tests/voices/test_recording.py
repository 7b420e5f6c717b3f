"""Takes survive being stored."""

from collections.abc import Callable

import numpy as np
import pytest

from screenplay.scene_graph import Line
from voices.backends.flite_world import FliteWorld
from voices.casting import RECIPES
from voices.errors import BadRecording
from voices.recording import from_bytes, timings_from_bytes, to_bytes


def test_a_take_comes_back_and_its_bytes_repeat(
    flite: FliteWorld, say: Callable[..., Line]
) -> None:
    take = flite.speak(say("Café? No — “thank you”."), RECIPES["man"])
    sound, document = to_bytes(take)
    back = from_bytes(sound, document)
    assert back.timings == take.timings
    assert np.abs(back.samples - take.samples).max() < 1 / 32000
    assert to_bytes(back) == (sound, document)


@pytest.mark.parametrize("document", [b"", b"[]", b"{}", b'{"label":"take/9"}', b"\xff"])
def test_other_documents_are_refused(document: bytes) -> None:
    with pytest.raises(BadRecording):
        timings_from_bytes(document)


def test_sound_and_timings_must_belong_together(
    flite: FliteWorld, say: Callable[..., Line]
) -> None:
    sound, _ = to_bytes(flite.speak(say("One."), RECIPES["man"]))
    _, document = to_bytes(flite.speak(say("One hundred."), RECIPES["man"]))
    with pytest.raises(BadRecording, match="expected"):
        from_bytes(sound, document)
    with pytest.raises(BadRecording):
        from_bytes(b"noise", document)
