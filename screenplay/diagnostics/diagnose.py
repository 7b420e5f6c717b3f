"""Every check over one script.

Enters: a Screenplay. Leaves: its diagnostics in file order. Time is linear in the text's length.
"""

from collections.abc import Callable, Iterable

from screenplay.diagnostics.diagnostic import Diagnostic
from screenplay.diagnostics.emphasis_marks import loose_emphasis
from screenplay.diagnostics.headings import headings_misread
from screenplay.diagnostics.letters import odd_letters
from screenplay.diagnostics.loose_asides import loose_asides
from screenplay.diagnostics.reading import Reading
from screenplay.diagnostics.scenes import doubtful_scenes
from screenplay.diagnostics.speeches import doubtful_speeches
from screenplay.diagnostics.spellings import doubtful_spellings
from screenplay.diagnostics.transitions import transitions_misread
from screenplay.elements import Screenplay

_CHECKS: tuple[Callable[[Reading], Iterable[Diagnostic]], ...] = (
    loose_asides,
    loose_emphasis,
    doubtful_speeches,
    headings_misread,
    doubtful_scenes,
    transitions_misread,
    doubtful_spellings,
    odd_letters,
)


def diagnose(script: Screenplay) -> tuple[Diagnostic, ...]:
    """What looks wrong in a script; nothing for one that reads as its writer meant it."""
    reading = Reading(script)
    return tuple(sorted(found for check in _CHECKS for found in check(reading)))
