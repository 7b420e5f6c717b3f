"""A note in parts, each heard alone: its sentences, and clauses joined by "and" or "then".

Enters: a note. Leaves: what is heard in each part that asks for something, with the words of an
earlier part that say where, for those that do not; none where the note is one part, or where a
part asks for nothing that is clear.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.revising.learned.listening import Heard, Span, heard

_JOINT = re.compile(
    r"(?<=[.!?])\s+|\s*;\s*|\s+[-–—]\s+|,?\s+(?:and )?then\s+|,\s*(?:and|but|also|plus)\s+|"
    r"\s+and(?= (?:make|let|give|have|put|hold|add|cut|move|push|pull|play|take|bring|go|mute|lose|"
    r"drop|keep|start|end|fade|turn|tilt|pan|leave|set|swap|lock|approve|shoot|frame|use)\b)"
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_WHERE = frozenset(("shot", "line", "scene"))
_SURE = 0.5  # share of an act that is clear in a part
_IDLE = 0.4  # share of "asks for nothing" from which on a part is but a reason
_MOST = 4  # parts of a note
_SHORT = 2  # words of a part


def parts(note: str) -> tuple[Heard, ...]:
    """What is heard in each part of a note that asks for something; () for one part alone."""
    texts = _parted(note)
    if not 1 < len(texts) <= _MOST:
        return ()
    found: list[Heard] = []
    for text in texts:
        said = heard(text)
        act, share = said.acts[0]
        if act == "none" or dict(said.acts).get("none", 0.0) >= _IDLE:
            continue
        if share < _SURE:
            return ()
        found.append(_placed(said, found))
    return tuple(found) if len(found) > 1 else ()


def _parted(note: str) -> list[str]:
    quoted = [m.span() for m in _QUOTED.finditer(note)]
    joints = [m.span() for m in _JOINT.finditer(note)
              if not any(a < m.end() and m.start() < b - 1 for a, b in quoted)]  # fmt: skip
    first, texts = 0, []
    for start, end in [*joints, (len(note), len(note))]:
        texts.append(note[first:start].strip())
        first = end
    return [t for t in texts if len(t.split()) >= _SHORT]


def _placed(said: Heard, before: Sequence[Heard]) -> Heard:
    """A part with the shot, line or scene of the part before it, where it names none itself."""
    if any(s.role in _WHERE for s in said.spans) or not before:
        return said
    there = tuple(Span(s.role, s.text, 0) for s in before[-1].spans if s.role in _WHERE)
    return replace(said, spans=(*there, *said.spans))
