"""What the model hears in a note: acts by how sure it is, and spans by their role.

Enters: a note as typed. Leaves: `Heard`; the same for the same note, always.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from planner.revising.learned.encoder import Encoder, encoder
from planner.revising.learned.inventory import ROLES, TAGS
from planner.revising.learned.wordpieces import Piece, pieces

EDGES = " \t\n.,;:!?\"'“”‘’()-"
"""Signs at the edges of a span that name nothing."""
_QUOTATION = re.compile(r"[\"“][^\"“”]{2,}[\"”]")
_SAYING = re.compile(r"\w")
_LISTED = re.compile(
    r"(?:\s*(?:,|and|&|,\s*and)\s*\d+(?![\d.%:]|\s*(?:sec|s\b|frames|f\b|mm|db)"
    r"|\s+(?:is|was|has|[a-z]{3,}s)\b))+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\bshots? (?:no\.? |number |#)?\d+\b", re.IGNORECASE)
_UNIT = re.compile(r"[ -]?(?:frames?|sec(?:ond)?s?|mm|db|percent|%)(?![a-z])", re.IGNORECASE)
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
    all ways to mark the note; `agreed` the least share that a reader gives to the likeliest act.
    """

    note: str
    acts: tuple[tuple[str, float], ...]
    places: tuple[float, ...]
    several: float
    spans: tuple[Span, ...]
    sure: float = 1.0
    agreed: float = 1.0

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
    return Heard(note, acts, places, scores.several, spans, scores.sure, scores.agreed)


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
    measured = [_measured(note, s) for s in spans]
    told = [s for s in _listed(note, _ranged(note, measured)) if _SAYING.search(s.text.lower())]
    for match in _QUOTATION.finditer(note):
        first, last = match.span()
        within = [s for s in told if s.first < last and first < s.first + len(s.text)]
        if any(s.role == "line" for s in within) or " " in match.group():
            told = [s for s in told if s not in within]
            told.append(Span("line", match.group(), first))
    return tuple(sorted(told, key=lambda s: s.first))


def _ranged(note: str, spans: Sequence[Span]) -> list[Span]:
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


def _measured(note: str, span: Span) -> Span:
    """A span; a number with its unit behind it is no shot: "16 frame dissolve"."""
    last = span.first + len(span.text)
    unit = _UNIT.match(note[last:]) if span.role in {"shot", "other_shot"} else None
    if unit is None or not span.text.isdigit():
        return span
    return replace(span, role="amount", text=note[span.first : last + unit.end()])


def _listed(note: str, spans: list[Span]) -> list[Span]:
    """The spans, with the rest of a list of shots: "shots 29, 30" of "29, 30 and 31"."""
    found = [_whole_list(note, span, spans) for span in spans]
    if not any(s.role in {"shot", "other_shot"} for s in found):
        numbers = [Span("shot", m.group(), m.start()) for m in _NUMBERED.finditer(note)]
        found += [n for n in numbers[:1] if _free(n, spans)]
    return sorted(found, key=lambda s: s.first)


def _whole_list(note: str, span: Span, spans: Sequence[Span]) -> Span:
    last = span.first + len(span.text)
    rest = _LISTED.match(note[last:])
    if span.role != "shot" or not span.text[-1:].isdigit() or rest is None:
        return span
    if not _free(Span("", rest.group(), last), spans):
        return span
    return replace(span, text=span.text + rest.group())


def _free(words: Span, spans: Sequence[Span]) -> bool:
    """Whether no span holds any of some words."""
    return not any(
        s.first < words.first + len(words.text) and words.first < s.first + len(s.text)
        for s in spans
    )


def _letters(note: str, at: int) -> bool:
    """Whether a word goes on at a place, so that its pieces belong together."""
    return note[at].isalnum() and note[at - 1].isalnum()
