"""Scenes with the same number, and scenes in which nothing happens.

Enters: a reading. Leaves: diagnostics.
"""

import re
from collections.abc import Iterator, Sequence

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Reading
from screenplay.elements import Action, Centered, Dialogue, Lyric, Note, SceneHeading, Synopsis
from screenplay.world.headings import has_prefix

_SEEN = (Action, Centered, Dialogue, Lyric)
_OUTLINED = (Note, Synopsis)
_MAY_BE_EMPTY = re.compile(r"EST\b|.*\b(?:ESTABLISHING|OMITTED|OMIT)\b", re.IGNORECASE)


def doubtful_scenes(reading: Reading) -> Iterator[Diagnostic]:
    """Diagnostics on scenes as wholes."""
    headings = [e for e in reading.elements if isinstance(e, SceneHeading)]
    yield from _numbers(headings)
    yield from _empty(reading)


def _numbers(headings: Sequence[SceneHeading]) -> Iterator[Diagnostic]:
    first: dict[str, SceneHeading] = {}
    for heading in headings:
        number = heading.scene_number.casefold()
        known = first.setdefault(number, heading) if number else heading
        if known is not heading:
            yield _about(
                heading,
                "scene-number-twice",
                Severity.WARNING,
                f"scene number {heading.scene_number} is taken by line {known.source.line}",
                f"give this scene a number of its own, such as {heading.scene_number}A",
            )


def _empty(reading: Reading) -> Iterator[Diagnostic]:
    """Headings with nothing to film before the next.

    One with a synopsis or note is an outline's, as is a script of headings alone.
    """
    elements = reading.script.elements
    if not any(isinstance(element, _SEEN) for element in elements):
        return
    waiting: SceneHeading | None = None
    for element in (*elements, None):
        if isinstance(element, (*_SEEN, *_OUTLINED)):
            waiting = None
        elif element is None or isinstance(element, SceneHeading):
            if waiting is not None:
                yield _about(
                    waiting,
                    "empty-scene",
                    Severity.HINT,
                    f"nothing happens in {waiting.text}",
                    "say what is seen there, or delete the heading",
                )
            waiting = element if element is not None and _needs_content(element) else None


def _needs_content(heading: SceneHeading) -> bool:
    """A heading of one's own may be a shot or a title; a view of a place needs no words."""
    return has_prefix(heading.text) and _MAY_BE_EMPTY.match(heading.text) is None


def _about(
    heading: SceneHeading, code: str, severity: Severity, message: str, remedy: str
) -> Diagnostic:
    source = heading.source
    return Diagnostic(source.line, source.column, source.length, code, severity, message, remedy)
