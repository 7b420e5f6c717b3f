"""Spans of a note found in one film: which shot, scene, person or line each names.

Enters: spans, the film, what the note points at. Leaves: what they name; Unread for a span that
nothing fits, Ambiguous where several things fit alike.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.learned.counted import run_of
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked
from planner.revising.learned.moments import recalled, wanted
from planner.revising.learned.scenery import Scenery
from planner.revising.learned.telling_lines import Lines
from planner.revising.learned.telling_shots import THIS, Shots
from planner.revising.learned.whoever import Whoever
from planner.revising.references.pointing import Pointers, told_shot
from planner.revising.references.spoken_lines import showing
from planner.shots import Shot
from screenplay.scene_graph import Beat, Scene

__all__ = ("NUMBERED", "THIS", "Finder")
_FITTING = 0.5  # how sure it is that words of what a shot shows name it
NUMBERED = re.compile(
    r"(?:(?:in|on|for|of|at|the) )*"
    r"(?:(?:shots?|sh|s|no|number|panels?|frames?|clips?|cuts?|images?)\.? ?)*#?\d+"
    r"(?:(?:\s*[-–,&]\s*|\s+(?:and|to|through|till?|thru)\s+|,\s*and\s+)(?:shots? )?\d+)*"
)
"""Shots by their numbers and by nothing else."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what the spans of one note name."""

    film: Footage
    pointers: Pointers

    def pointed(self) -> tuple[Shot, ...]:
        """The shot that is looked at."""
        return tuple(self.film.by_id[i] for i in self.pointers.pointed())

    def knows(self, span: Span) -> bool:
        """Whether a span names something of the film, one thing or several alike."""
        finds: Mapping[str, Callable[[Sequence[Span]], tuple[object, ...]]] = {
            "shot": self.shots, "other_shot": self.shots, "scene": self.scenes, "line": self.beats,
            "who": self._whoever, "other": self._whoever,
        }  # fmt: skip
        try:
            return span.role not in finds or bool(finds[span.role]((span,)))
        except Unread:
            return False
        except Ambiguous:
            return True

    def _whoever(self, spans: Sequence[Span]) -> tuple[str, ...]:
        found = Whoever(self.film, self.pointers)
        return found.people(spans, self.pointed(), self.film.scenes, ())

    def shots(self, spans: Sequence[Span], near: tuple[Shot, ...] = ()) -> tuple[Shot, ...]:
        """Every shot that is named; "this" is the one looked at."""
        return Shots(self.film, self.pointers).named(spans, near)

    def shots_there(
        self, spans: Sequence[Span], lines: Sequence[Span], beats: tuple[Beat, ...],
        scenes: tuple[Scene, ...],
    ) -> tuple[Shot, ...]:  # fmt: skip
        """The shots that spans name, those of the lines and scenes named where several fit."""
        return Shots(self.film, self.pointers).there(spans, lines, beats, scenes)

    def beats(self, spans: Sequence[Span]) -> tuple[Beat, ...]:
        """The line or the moment that each span tells."""
        return Lines(self.film, self.pointers).beats(spans)

    def sureness(self, span: Span) -> float:
        """How sure it is what a span names, 0 to 1; 1 where it is named outright."""
        try:
            return self._sureness(span)
        except Ambiguous:
            return _FITTING
        except Unread:
            return 0.0

    def _sureness(self, span: Span) -> float:
        text = span.text.strip(EDGES)
        low = text.lower()
        if span.role == "line":
            if Lines(self.film, self.pointers).said(text):
                return 1.0
            meant = recalled(text, self.film)
            return max((p for _, p in meant.beats or meant.scenes), default=0.0)
        if NUMBERED.fullmatch(low) or THIS.fullmatch(low) or not wanted(low):
            return 1.0
        if re.search(r"\d", low):
            return _FITTING  # "the insert after 9"
        if span.role in {"shot", "other_shot"}:
            if run_of(low) or "s" in marked(low, self.film, self.pointers)[0]:
                return 1.0
            fitting = Shots(self.film, self.pointers).recalled(low)
            return max((p for _, p in fitting), default=_FITTING)
        if span.role == "scene":
            return Scenery(self.film, self.pointers).sureness(low)
        return 1.0

    def scenes(self, spans: Sequence[Span]) -> tuple[tuple[Scene, ...], bool]:
        """Scenes that are named, and whether it is the film."""
        return Scenery(self.film, self.pointers).named(spans)

    def showing(self, spans: Sequence[Span], beats: tuple[Beat, ...]) -> tuple[Shot, ...]:
        """The shots of the lines that are named; where several show one, the one meant."""
        found: list[Shot] = []
        for span, beat in zip(spans, beats, strict=False):
            quote = span.text.strip(EDGES) if beat.line else ""
            shots = showing(beat, quote, self.film) or self.film.showing(beat)
            if shots:
                here = [s for s in shots if s.id == self.pointers.selected] or shots
                options = [(told_shot(s), s) for s in here]
                found.append(self.pointers.choose("Which shot?", options))
        return tuple(dict.fromkeys(found))
