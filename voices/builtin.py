"""The voice that Storyreel speaks with when no other is asked for.

Enters: lines in any language. Leaves: takes: English by flite, other languages by eSpeak NG where
it is installed.
"""

from screenplay.scene_graph import Line
from voices.backends.espeak import Espeak
from voices.backends.flite_world import FliteWorld
from voices.casting import Casting
from voices.errors import MissingEngine
from voices.takes import Take


class Builtin:
    """English by flite; every other language by eSpeak NG, or read as English with a remark."""

    def __init__(self) -> None:
        """Find the engines.

        Raises:
            MissingEngine: flite is not installed. eSpeak NG may be missing.
        """
        self._english = FliteWorld()
        self._others: Espeak | None
        try:
            self._others = Espeak()
        except MissingEngine:  # only lines in other languages need it, and their takes then say so
            self._others = None
        others = self._others.ident if self._others else "no espeak-ng"
        self.ident = f"builtin {self._english.ident} {others}"

    def speak(self, line: Line, casting: Casting) -> Take:
        """The line by the engine that knows its language."""
        english = line.language.lower().split("-")[0] == "en"
        if english or self._others is None:
            return self._english.speak(line, casting)
        return self._others.speak(line, casting)
