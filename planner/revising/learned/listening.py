"""What the model hears in a note: acts by how sure it is, and spans by their role.

Enters: a note as typed. Leaves: `Heard`; the same for the same note, always.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from planner.revising.learned.encoder import Encoder, encoder
from planner.revising.learned.inventory import ROLES, TAGS
from planner.revising.learned.wordpieces import Piece, pieces

_QUOTATION = re.compile(r"[\"“][^\"“”]{2,}[\"”]")
_SAYING = re.compile(r"\w")
_RANGE = re.compile(r"\s*(?:\.|#|-|–|to|through|thru|till)?\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a note, and what they say; `first` is the place of their first character."""

    role: str
    text: str
    first: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A note as heard: acts with their shares, the likeliest first, and whether it holds several.

    Shares add up to 1 over all acts; a note that asks for two things has two of about a half.
    `places` says where among its pieces each is heard. `sure` is the share of these spans among
    all ways to mark the note.
    """

    note: str
    acts: tuple[tuple[str, float], ...]
    places: tuple[float, ...]
    several: float
    spans: tuple[Span, ...]
    sure: float = 1.0

    def of(self, role: str) -> tuple[str, ...]:
        """The words in a role, in order."""
        return tuple(s.text for s in self.spans if s.role == role)


@lru_cache(maxsize=256)
def heard(note: str) -> Heard:
    """A note, listened to."""
    return listened(note, encoder())


def listened(note: str, model: Encoder) -> Heard:
    """A note, listened to by a model."""
    parts = pieces(note, model.rows)
    scores = model.scores(parts)
    order = np.argsort(-scores.acts, kind="stable")[:8]
    acts = tuple((model.acts[n], float(scores.acts[n])) for n in order)
    places = tuple(float(scores.places[n]) for n in order)
    spans = _spans(note, parts, scores.tags)
    return Heard(note, acts, places, scores.several, spans, scores.sure)


def _spans(note: str, parts: tuple[Piece, ...], tags: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans by the likeliest tags; a word's later pieces follow its first."""
    found: list[tuple[str, int, int]] = []
    open_ = ""
    for n, (part, place) in enumerate(zip(parts, tags, strict=True)):
        inside = n > 0 and parts[n - 1].last == part.first and _letters(note, part.first)
        tag = TAGS[place]
        role = tag[2:] if tag != "O" else ""
        if inside:
            role, begins = open_, False
        else:
            begins = tag.startswith("B") or role != open_
        if role in ROLES and begins:
            found.append((role, part.first, part.last))
        elif role in ROLES and found:
            found[-1] = (role, found[-1][1], part.last)
        open_ = role
    return _quoted(note, tuple(Span(r, note[first:last], first) for r, first, last in found))


def _quoted(note: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, with whole quotations as lines; spans that say nothing are left out."""
    told = [s for s in _ranged(note, spans) if _SAYING.search(s.text.lower())]
    for match in _QUOTATION.finditer(note):
        first, last = match.span()
        within = [s for s in told if s.first < last and first < s.first + len(s.text)]
        if any(s.role == "line" for s in within) or " " in match.group():
            told = [s for s in told if s not in within]
            told.append(Span("line", match.group(), first))
    return tuple(sorted(told, key=lambda s: s.first))


def _ranged(note: str, spans: tuple[Span, ...]) -> list[Span]:
    """The spans, with what names shots together in one: "shots 10" through "12", "Sh" "16"."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and last.role == span.role == "shot":
            between = note[last.first + len(last.text) : span.first]
            if _RANGE.fullmatch(between.lower()):
                found[-1] = replace(last, text=note[last.first : span.first + len(span.text)])
                continue
        found.append(span)
    return found


def _letters(note: str, at: int) -> bool:
    """Whether a word goes on at a place, so that its pieces belong together."""
    return note[at].isalnum() and note[at - 1].isalnum()
