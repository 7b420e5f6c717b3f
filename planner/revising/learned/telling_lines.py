"""Lines and moments that the spans of a note tell, in the script's words or in others.

Enters: spans, the film, what the note points at. Leaves: beats; Unread for a span that nothing
fits, Ambiguous where several fit alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked
from planner.revising.learned.moments import clearly, recalled, share, surely, wanted
from planner.revising.learned.picturing import Pictures
from planner.revising.references.events import stems
from planner.revising.references.pointing import Pointers, shortened
from planner.revising.references.referring import lines_said
from screenplay.scene_graph import Beat, Scene

_SHORT = 3  # letters that name no line
_LONG = re.compile(r"\b(?:long|big) (?:speech|talk|monologue|tirade|rant)\b|\bmonologue\b")
_MUCH = 1.5  # times as many words as the next line
_CHOICES = 5  # more are no short question


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds the lines and moments that the spans of one note tell."""

    film: Footage
    pointers: Pointers

    def beats(self, spans: Sequence[Span]) -> tuple[Beat, ...]:
        """The line or the moment that each span tells; one told by a quotation too counts once."""
        texts = [s.text.strip(EDGES) for s in spans if wanted(s.text) or '"' in s.text]
        quoted = {b for t in texts for b in self.said(t)} if len(texts) > 1 else set()
        if len(quoted) == 1:
            texts = [t for t in texts if self.said(t) or not quoted & set(self._meant(t))]
        return tuple(dict.fromkeys(self.beat(t) for t in texts))

    def _meant(self, text: str) -> tuple[Beat, ...]:
        """Every moment that words may mean."""
        return tuple(b for b, _ in recalled(text, self.film).beats)

    def beat(self, text: str) -> Beat:
        """The line or the moment that words tell."""
        found = self.said(text) or self._longest(text) or self._recalled(text)
        if not found or len(found) > _CHOICES:
            raise Unread(f"no line or moment is known as “{text}”")
        pointed = [
            b for i in self.pointers.pointed() for b in self.film.beats_in(self.film.by_id[i])
        ]
        here = [b for b in found if b in pointed] or found
        options = [(f"“{shortened(b.text)}”", b) for b in here]
        return self.pointers.choose("Which moment?", options)

    def _longest(self, text: str) -> tuple[Beat, ...]:
        """The one line of somebody, or of all, that is much the longest: "her long speech"."""
        if not _LONG.search(text.lower()):
            return ()
        who = Pictures(self.film).people(text.lower())
        lines = [
            (b, float(len(b.text.split())))
            for b in self.film.beats.values()
            if b.line and (not who or who & set(b.line.speakers))
        ]
        lines.sort(key=lambda line: -line[1])
        much = lines and all(lines[0][1] >= _MUCH * words for _, words in lines[1:2])
        return (lines[0][0],) if much else ()

    def said(self, text: str) -> tuple[Beat, ...]:
        """The lines that hold these words, the one that they mean where that is clear."""
        (said,) = lines_said([text], self.film) if len(text) > _SHORT else ((),)
        if len(said) < 2:
            return said
        among = [(b, p) for b, p in recalled(text, self.film).beats if b in said]
        return clearly(among) or said

    def _recalled(self, text: str) -> tuple[Beat, ...]:
        """The moments that are told in other words; among what happens so, where it is open."""
        meant = recalled(text, self.film)
        best = surely(meant.beats, text)
        if len(best) == 1:
            return best
        events = self._happening(text.lower())
        if not meant.beats and len(there := clearly(meant.scenes)) == 1:
            return self._in_scene(text, there[0]) or events
        return clearly([(b, p) for b, p in meant.beats if b in events]) or best or events

    def _in_scene(self, text: str, scene: Scene) -> tuple[Beat, ...]:
        """What happens in a scene by the words that tell it."""
        wished = wanted(text)
        held = {b: share(wished, stems(b.text)) for b in scene.beats if b.line is None}
        best = max(held.values(), default=0.0)
        return tuple(b for b, fit in held.items() if best and fit == best)

    def _happening(self, text: str) -> tuple[Beat, ...]:
        head = re.match(r"(?:just |right )?(?:when|where|as|while|before|after|until|once)\b", text)
        for told in (text, f"when {text}", f"the bit with {text}"):
            if told != text and head:
                break
            _, beats = marked(told, self.film, self.pointers)
            if beats:
                return beats
        return ()
