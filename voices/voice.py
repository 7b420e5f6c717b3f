"""What every voice backend is.

Enters: nothing; a shape only. Leaves: the protocol that `storyreel.voices` entry points fulfil.
"""

from typing import Protocol

from screenplay.scene_graph import Line
from voices.casting import Casting
from voices.takes import Take


class Voice(Protocol):
    """Speaks lines. `ident` names engine, version and model digest: part of every cache key."""

    ident: str

    def speak(self, line: Line, casting: Casting) -> Take:
        """The line spoken by the cast voice: same line, casting and ident, same bytes."""
        ...
