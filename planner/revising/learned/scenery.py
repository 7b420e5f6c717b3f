"""Spans that name scenes, found in one film: by number, by place, by what happens there.

Enters: spans, the film, what the note points at. Leaves: scenes, or that the whole film is meant;
Unread for a span that nothing fits, Ambiguous where several scenes fit alike.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.learned.counted import EVERY
from planner.revising.learned.headings import PAST, by_heading, in_the_past
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked, mended
from planner.revising.learned.moments import clearly, recalled, share, wanted
from planner.revising.references.events import stems
from planner.revising.references.pointing import Pointers
from planner.revising.words.synonyms import ORDINALS
from screenplay.scene_graph import Scene

_SURELY = 0.8  # share of a scene that is told in none of the script's words
_CHOICES = 5  # more are no short question
_ORDINAL = "first|second|third|fourth|fifth|sixth|last|final|opening|closing|next"
_EDGE = re.compile(
    r"(?:the )?(?:very )?(?:(?P<first>opening|beginning|start|intro)|end|ending|finale|close)"
)
_WHOLE = re.compile(
    r"(?:(?:the|this|my|our) )?(?:whole|entire|all of|all|overall|complete)?\s*(?:the |this |my )?"
    r"(?:film|movie|thing|picture|video|cartoon|piece|animatic|everything|lot|show|cut|episode)"
    r"|everything|everywhere|throughout|overall|it all|all|whole"
)


@dataclass(frozen=True, slots=True)
class Scenery:
    """Finds the scenes that the spans of one note name."""

    film: Footage
    pointers: Pointers

    def named(self, spans: Sequence[Span]) -> tuple[tuple[Scene, ...], bool]:
        """Scenes that are named, and whether it is the film."""
        texts = [span.text.strip(EDGES).lower() for span in spans]
        whole = any(_WHOLE.fullmatch(t) for t in texts)
        texts = [t for t in texts if not _WHOLE.fullmatch(t)
                 and (wanted(t) or re.search(r"\d|\b(?:this|that|here)\b", t))]  # fmt: skip
        found: list[Scene] = []
        doubts: list[tuple[str, Ambiguous]] = []
        for text in texts:
            try:
                found += self.told(text)
            except Ambiguous as open_one:
                doubts.append((text, open_one))
        for text, doubt in doubts:  # "the kitchen in the morning scene": the other says which
            if not found or not set(found) & set(by_heading(text, self.film)):
                raise doubt
        return tuple(dict.fromkeys(found)), whole and not found

    def told(self, text: str) -> tuple[Scene, ...]:
        """The scenes that words name; raises Unread for none, Ambiguous for several alike."""
        short = re.sub(r"\b(?:sc|scn)\.? ?(?=\d)", "scene ", mended(text, self.film))
        short = re.sub(rf"\b({_ORDINAL}) (?:part|section|sequence|setting|location)\b",
                       r"\1 scene", short)  # fmt: skip
        if PAST.search(text) and (past := in_the_past(self.film)):
            return past
        if not re.search(r"\d|\bthis\b", short) and (named := self._by_heading(short)):
            return named
        return self._marked(short)

    def _by_heading(self, text: str) -> tuple[Scene, ...]:
        """Scenes by their place and hour; of several the one in which that happens, or all."""
        fitting = by_heading(text, self.film)
        if len(fitting) < 2:
            return fitting
        if EVERY.search(text) or re.search(r"\bscenes\b", text):
            return fitting
        if (nth := re.search(rf"\b({_ORDINAL})\b", text)) and nth.group(1) in ORDINALS:
            return fitting[ORDINALS[nth.group(1)] :][:1]
        if end := re.search(r"\b(?:end|ending|finale)\b|\b(?:start|beginning)\b", text):
            edge = -1 if end.group() in {"end", "ending", "finale"} else 0
            return tuple(s for s in fitting if s is self.film.scenes[edge])
        held = [(s, p) for s, p in recalled(text, self.film).scenes if s in fitting]
        return best if len(best := clearly(held)) == 1 else self._telling(text, fitting)

    def _telling(self, text: str, among: Sequence[Scene]) -> tuple[Scene, ...]:
        """The one scene that tells all that is said beside its heading: "the smoky kitchen"."""
        said = [
            w for w in wanted(re.sub(r"\b(?:scenes?|sequences?|little|whole|big)\b", " ", text))
            if not any(w & stems(s.heading.text) for s in among)
        ]  # fmt: skip
        told = {s.id: stems(" ".join(b.text for b in s.beats if b.line is None)) for s in among}
        fitting = tuple(s for s in among if said and all(w & told[s.id] for w in said))
        return fitting if len(fitting) == 1 else ()

    def _marked(self, text: str) -> tuple[Scene, ...]:
        """The scenes that words name by number, place, order or what happens there."""
        try:
            marks = self._marks(f"scene {text}" if re.fullmatch(r"[\d ,&-]+", text) else text)
        except Ambiguous as doubt:  # "the chase", which goes on in two scenes
            return self._by_all_told(text, doubt)
        if "c" in marks:
            return tuple(self.film.scene(i) for i in marks["c"])
        if "p" in marks:
            return tuple(self.pointers.scene_at(i) for i in marks["p"][:1])
        if "s" in marks:
            return tuple(self.film.scene(self.film.by_id[i].scene_id) for i in marks["s"])
        if re.fullmatch(r"(?:the )?flash-?backs?(?: scenes?)?", text):
            raise Unread(f"no scene is known as “{text}”; give its number")
        if edge := _EDGE.fullmatch(text):
            return self.film.scenes[:1] if edge.group("first") else self.film.scenes[-1:]
        return (self._scene_told(text),)

    def _by_all_told(self, text: str, doubt: Ambiguous) -> tuple[Scene, ...]:
        """The one scene that all of a text tells; raises the doubt where it tells none."""
        meant = clearly(recalled(text, self.film).scenes)
        if len(meant) != 1 and not (meant := self._telling(text, self.film.scenes)):
            raise doubt
        return meant

    def _scene_told(self, text: str) -> Scene:
        found = recalled(text, self.film).scenes
        told = stems(" ".join(b.text for b in self.film.beats.values()))
        told |= stems(" ".join(s.heading.text for s in self.film.scenes))
        strange = not share(wanted(text), told) and (not found or found[0][1] < _SURELY)
        fitting = () if strange else clearly(found)
        if not fitting or len(fitting) > _CHOICES:
            raise Unread(f"no scene is known as “{text}”; give its number")
        options = [(f"scene {s.number}, {s.heading.text}", s) for s in fitting]
        return self.pointers.choose("Which scene?", options)

    def sureness(self, text: str) -> float:
        """How sure it is which scene words name, 0 to 1; 1 for the film and what is numbered."""
        if _WHOLE.fullmatch(text):
            return 1.0
        if PAST.search(text) or self._by_heading(mended(text, self.film)) or _EDGE.fullmatch(text):
            return 1.0
        with suppress(Ambiguous):
            if self._marks(text).keys() & {"c", "p", "s"}:
                return 1.0
        return max((p for _, p in recalled(text, self.film).scenes), default=0.0)

    def _marks(self, text: str) -> dict[str, list[str]]:
        return marked(text, self.film, self.pointers)[0]
