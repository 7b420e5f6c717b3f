"""Who the spans of a note name: by name, by kind, by pronoun, everybody, the narrator.

Enters: spans, the film, who is near. Leaves: characters; Unread for a span that nobody fits,
Ambiguous where several do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked
from planner.revising.learned.moments import share, wanted
from planner.revising.references.events import stems
from planner.revising.references.pointing import Pointers
from planner.shots import Shot
from screenplay.scene_graph import Channel, Gender, Scene

_ALIKE = 0.5  # share of its words by which somebody is known
_PRONOUNS = {
    "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "hers": Gender.FEMALE, "herself": Gender.FEMALE,
}  # fmt: skip
_ALL = re.compile(
    r"(?:they|them|their|theirs|both(?: of them)?|everyone|everybody|all(?: of them)?|each other|"
    r"(?:the )?(?:two|three|four|pair|couple|group|gang|lot)(?: of them)?|all (?:three|four))"
)
_NARRATOR = re.compile(r"(?:the )?(?:narrator|narration|voice-? ?over|v\.?o\.?)")


@dataclass(frozen=True, slots=True)
class Whoever:
    """Finds who the spans of one note name."""

    film: Footage
    pointers: Pointers

    def people(
        self, spans: Sequence[Span], shots: tuple[Shot, ...], scenes: tuple[Scene, ...],
        doing: tuple[str, ...], not_these: tuple[str, ...] = (),
    ) -> tuple[str, ...]:  # fmt: skip
        """Everybody named, in order; pronouns by who is near."""
        found: list[str] = []
        for span in spans:
            text = span.text.strip(EDGES).lower()
            text = re.sub(r"'s?$", "", text)
            if text in _PRONOUNS:
                found += self._pronoun(text, (*found, *doing), shots, scenes, not_these)
            elif _ALL.fullmatch(text):
                found += [p for s in shots for p in s.framing.subjects] or [
                    p for s in scenes for p in s.present
                ]
            else:
                found += self._people(text)
        return tuple(dict.fromkeys(found))

    def _people(self, text: str) -> tuple[str, ...]:
        if _NARRATOR.fullmatch(text) and len(telling := self._narrators()) == 1:
            return telling
        marks, _ = marked(text, self.film, self.pointers)
        if "w" not in marks:
            marks, _ = marked(f"the {text}", self.film, self.pointers)
        if "w" not in marks:
            wished = wanted(text)
            marks["w"] = [
                p.id for p in self.film.people.values()
                if share(wished, stems(f"{p.name} {' '.join(p.aliases)}")) >= _ALIKE
            ]  # fmt: skip
        if not marks["w"]:
            raise Unread(f"nobody is known as “{text}”")
        return tuple(marks["w"])

    def _narrators(self) -> tuple[str, ...]:
        """Who speaks outside the scenes."""
        lines = (b.line for b in self.film.beats.values() if b.line)
        over = (n for n in lines if n.channel is Channel.VOICE_OVER)
        return tuple(dict.fromkeys(p for line in over for p in line.speakers))

    def _pronoun(
        self, text: str, found: Sequence[str], shots: tuple[Shot, ...], scenes: tuple[Scene, ...],
        not_these: tuple[str, ...],
    ) -> tuple[str, ...]:  # fmt: skip
        gender = _PRONOUNS[text]
        seen = [p for s in shots for p in s.framing.subjects]
        present = [p for s in scenes for p in s.present] or [
            p for s in shots for p in self.film.scene(s.scene_id).present
        ]
        for near in (found, seen, present, list(self.film.people)):
            fitting = [
                p for p in dict.fromkeys(near)
                if self.film.is_of(p, gender) and p not in not_these
            ]  # fmt: skip
            if fitting:
                options = [(self.film.named(p), p) for p in fitting]
                return (self.pointers.choose("Who?", options),)
        raise Unread(f"it is not clear who “{text}” is")
