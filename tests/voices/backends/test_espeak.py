"""Other languages, with the real engine."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from screenplay.scene_graph import Line
from voices.backends.espeak import Espeak
from voices.casting import RECIPES
from voices.phones import PHONES

Say = Callable[..., Line]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour madame, où êtes-vous… allée ?"),
        ("de", "Guten Tag! Der Junge heißt Jürgen -- und schläft."),
        ("pt-BR", "Não sei, não."),
        ("ru", "Привет, как дела?"),
        ("ar", "مرحبا كيف حالك؟"),
    ],
)
def test_every_word_is_there_as_typed(espeak: Espeak, say: Say, language: str, text: str) -> None:
    timings = espeak.speak(say(text, language=language), RECIPES["woman"]).timings
    assert [word.text for word in timings.words] == text.split()
    spoken = [word for word in timings.words if any(c.isalpha() for c in word.text)]
    assert all(word.end > word.start for word in spoken)
    assert {phone.name for phone in timings.phones} <= PHONES
    assert all(a.end == b.start for a, b in pairwise(timings.phones))
    assert timings.remarks == ()


def test_lips_close_for_french_labials(espeak: Espeak, say: Say) -> None:
    timings = espeak.speak(say("Papa mange.", language="fr"), RECIPES["man"]).timings
    assert [p.name for p in timings.phones if p.name in "pbm"] == ["p", "p", "m"]


def test_same_line_same_bytes(espeak: Espeak, say: Say) -> None:
    first = espeak.speak(say("Bonne nuit.", language="fr"), RECIPES["girl"])
    again = Espeak().speak(say("Bonne nuit.", language="fr"), RECIPES["girl"])
    assert first.samples.tobytes() == again.samples.tobytes()


def test_a_language_that_is_not_there_is_said_so(espeak: Espeak, say: Say) -> None:
    timings = espeak.speak(say("Blorp gnarl.", language="xx"), RECIPES["man"]).timings
    assert "'xx' is not spoken here" in timings.remarks[0]
    assert all(word.end > word.start for word in timings.words)
