"""Transitions that are read as action or spoken as dialogue.

Enters: a reading. Leaves: diagnostics.
"""

import re
from collections.abc import Iterator

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Line, Reading
from screenplay.elements import Action, Dialogue

_CUT = re.compile(
    r"(?:(?:SMASH|MATCH|JUMP|HARD|QUICK|SLOW|TIME|FLASH) )?(?:CUT|DISSOLVE|FADE|WIPE|IRIS) TO:?$",
    re.IGNORECASE,
)
_CODE = "transition-read-as-action"


def transitions_misread(reading: Reading) -> Iterator[Diagnostic]:
    """Lines such as CUT TO: that are none to the reader; Final Draft says what is one."""
    if not reading.from_fountain:
        return
    for line in reading.lines:
        if isinstance(line.element, Action):
            yield from _in_action(line)
        elif isinstance(line.element, Dialogue) and _is_typed(line.text) and not line.opens:
            message = f"{line.text} is spoken as part of the speech above it"
            remedy = "put a blank line before it"
            yield line.doubt("transition-spoken", Severity.WARNING, message, remedy)


def _is_typed(text: str) -> bool:
    return text.isupper() and text.endswith(":") and _CUT.match(text) is not None


def _in_action(line: Line) -> Iterator[Diagnostic]:
    text = line.text
    if not line.alone:
        if _is_typed(text):
            message = f"{text} has text beside it, so it is read as action"
            remedy = "put blank lines before and after it"
            yield line.doubt(_CODE, Severity.WARNING, message, remedy)
    elif text.isupper() and text.endswith("TO:") and line.typed[-1].isspace():
        message = f"a blank after the colon makes action of {text}"
        yield line.doubt(_CODE, Severity.HINT, message, "delete the blank at the line's end")
    elif _CUT.match(text):
        message = f"{text} looks like a transition, but is read as action"
        remedy = f"write {text.upper().rstrip(':')}:, or begin it with >"
        yield line.doubt(_CODE, Severity.WARNING, message, remedy)
