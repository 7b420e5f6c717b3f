"""Shots told by how many they are: "the first five shots", "the last two of scene 3".

Enters: the words that name shots, and the film's shots in order. Leaves: the shots, and the words
that say of what; None where the words count nothing.
"""

import re
from collections.abc import Sequence

from planner.shots import Shot

_NUMBERS = {
    word: count
    for count, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)
} | {"couple of": 2, "couple": 2, "few": 3}
_RUN = re.compile(
    r"(?:the )?(?:very )?(?P<end>first|opening|last|final|closing) "
    rf"(?P<count>{'|'.join(_NUMBERS)}|\d+) ?(?:shots?|cuts|images|pictures|clips|ones)?"
    r"(?: (?:of|in|from) (?P<of>.+))?"
)
EVERY = re.compile(r"\b(?:both|all|every|each|the (?:two|three|four))\b")
"""Words that mean all shots that fit, not one of them."""


def run_of(text: str) -> re.Match[str] | None:
    """Whether words count shots from one end of something; `of` says of what, if they do."""
    return _RUN.fullmatch(text)


def counted(run: re.Match[str], shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """The shots that are counted, in order."""
    said = run.group("count")
    count = _NUMBERS.get(said) or int(said)
    return tuple(shots[:count] if run.group("end") in {"first", "opening"} else shots[-count:])
