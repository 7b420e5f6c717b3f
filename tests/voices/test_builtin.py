"""Each language goes to the engine that knows it."""

from collections.abc import Callable

from screenplay.scene_graph import Line
from voices.builtin import Builtin
from voices.casting import RECIPES


def test_languages_find_their_engine(say: Callable[..., Line]) -> None:
    voice = Builtin()
    english = voice.speak(say("Hello.", language="en-GB"), RECIPES["man"])
    french = voice.speak(say("Bonjour.", language="fr"), RECIPES["man"])
    assert english.timings.voice.startswith("flite_world/")
    assert french.timings.voice.startswith("espeak/")
    assert "flite_world" in voice.ident
    assert "espeak" in voice.ident
