"""Lessons varied, so that the model learns wordings and not the films they were written for.

Enters: lessons and a seeded source of chance. Leaves: lessons with other numbers and names, slips
of the keyboard, and two wishes in one note; spans move with their words.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.schooling.lines import Lesson, Span

_JOINTS = (". ", ", ", " and ", ", and ", "; ", ". also ", ", then ", " and then ", "\n", ". and ",
           " also ", ", plus ", " - ", "... ", ". oh and ", " but ")  # fmt: skip
_NAMES = tuple(
    """
    Tom Nadia Ray Leo Ingrid Jonas Priya Gus Mei Douglas Ana Okoro Maya Hank Ruth Omar Yuki Elsa
    Piotr Bea Captain Detective Granny Walter Chloe Sam Nico Fatima Dev Lucia Arthur Rosa Ivan Kit
    June Theo Amira Bruno Carla Dana Eli Farah Greg Hana Igor Jill Karim Lena Marcus Nell Otto
    """.split()  # noqa: SIM905
)
_MOST = 40  # words of a note that is joined to another


def varied(lesson: Lesson, others: Sequence[Lesson], chance: random.Random) -> Lesson:
    """A lesson as it might have been written on another day."""
    one = _renumbered(_renamed(lesson, chance), chance)
    if chance.random() < 0.22 and len(one.note.split()) < _MOST and "none" not in one.acts:
        other = chance.choice(others)
        if other.spans is not None and "none" not in other.acts:
            one = joined(one, _renumbered(other, chance), chance.choice(_JOINTS))
    if chance.random() < 0.3:
        one = _bare(one)
    return _slipped(one, chance) if chance.random() < 0.15 else one


def joined(one: Lesson, other: Lesson, joint: str) -> Lesson:
    """Two notes typed as one."""
    note = one.note.rstrip(" .!?") if joint[0] != "\n" else one.note
    begins = len(note) + len(joint)
    moved = tuple(Span(s.role, s.first + begins, s.last + begins) for s in other.spans or ())
    kept = tuple(s for s in one.spans or () if s.last <= len(note))
    acts = tuple(dict.fromkeys((*one.acts, *other.acts)))
    spans = (*kept, *moved) if one.spans is not None else None
    return Lesson(one.author, acts, note + joint + other.note, spans)


def replaced(lesson: Lesson, first: int, last: int, text: str) -> Lesson:
    """A lesson with other words in a place inside a span, or outside all; the spans follow."""
    grown = len(text) - (last - first)
    spans = None
    if lesson.spans is not None:
        spans = tuple(
            Span(
                s.role,
                s.first + grown if s.first >= last else s.first,
                s.last + grown if s.last >= last else s.last,
            )
            for s in lesson.spans
        )
    return replace(lesson, note=lesson.note[:first] + text + lesson.note[last:], spans=spans)


def _renamed(lesson: Lesson, chance: random.Random) -> Lesson:
    """With other names for some of those who are named."""
    for span in reversed(lesson.spans or ()):
        text = lesson.note[span.first : span.last]
        own = "'s" if text.endswith("'s") else ""
        if (
            span.role in {"who", "other"}
            and text.removesuffix(own).isalpha()
            and text[:1].isupper()
            and text.lower() not in {"he", "she", "they", "her", "him", "his"}
            and chance.random() < 0.5
        ):
            name = chance.choice(_NAMES)
            name = name.lower() if chance.random() < 0.3 else name
            lesson = replaced(lesson, span.first, span.last, name + own)
    return lesson


def _renumbered(lesson: Lesson, chance: random.Random) -> Lesson:
    """With other numbers of shots."""
    for span in reversed(lesson.spans or ()):
        text = lesson.note[span.first : span.last]
        digits = [n for n, c in enumerate(text) if c.isdigit()]
        whole = digits and digits[-1] - digits[0] + 1 == len(digits)
        if span.role in {"shot", "other_shot"} and whole and chance.random() < 0.6:
            first = span.first + digits[0]
            number = str(chance.randint(1, 48))
            lesson = replaced(lesson, first, first + len(digits), number)
    return lesson


def _bare(lesson: Lesson) -> Lesson:
    """Without the point at its end."""
    note = lesson.note.rstrip(" .!?")
    spans = lesson.spans and tuple(s for s in lesson.spans if s.last <= len(note))
    return replace(lesson, note=note, spans=spans) if note else lesson


def _slipped(lesson: Lesson, chance: random.Random) -> Lesson:
    """With two letters swapped, or one lost, in one longer word."""
    places = [
        n for n in range(1, len(lesson.note) - 3)
        if lesson.note[n - 1 : n + 3].isalpha() and lesson.note[n - 1 : n + 3].islower()
    ]  # fmt: skip
    if not places:
        return lesson
    at = chance.choice(places)
    one, two = lesson.note[at : at + 2]
    text = two + one if chance.random() < 0.5 else one + one + two
    return replaced(lesson, at, at + 2, text)
