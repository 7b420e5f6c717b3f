"""Shots that the spans of a note name: by number, by order, by what they are and what they show.

Enters: spans, the film, what the note points at. Leaves: shots; Unread for a span that nothing
fits, Ambiguous where several fit alike.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.learned.counted import EVERY, counted, run_of
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked
from planner.revising.learned.moments import clearly, recalled, share, surely, wanted
from planner.revising.learned.picturing import Pictures
from planner.revising.learned.scenery import Scenery
from planner.revising.learned.telling_lines import Lines
from planner.revising.references.events import stems
from planner.revising.references.pointing import Pointers, told_shot
from planner.revising.references.referring import names_of
from planner.revising.references.spoken_lines import showing
from planner.shots import Shot
from screenplay.scene_graph import Beat, Scene

_ALIKE = 0.5  # share of its words by which something is known
_CHOICES = 5  # more are no short question
THIS = re.compile(
    r"(?:(?:in|on|for|of) )?(?:this|that|it|it's|its|here|this one|that one|the one|there|(?:this|"
    r"that|the|the current|the selected) (?:shot|one|frame|image|picture|take|clip|bit|framing|"
    r"angle|cut|view))(?: here)?"
)
_RELATED = re.compile(  # "the insert after 9"
    r"(?P<what>\w.*?),? (?:that (?:comes|follows) )?(?:right |just |immediately |directly |"
    r"straight )?(?P<way>after|before|following|preceding) (?P<base>.+)"
)
_INTO = re.compile(r"\b(?:shots?|pictures?|close.?ups?|inserts?|views?|where|when|which)\b")
_PLACE = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_NTH = re.compile(rf"(?:the )?({'|'.join(_PLACE)}) ")


@dataclass(frozen=True, slots=True)
class Shots:
    """Finds the shots that the spans of one note name."""

    film: Footage
    pointers: Pointers

    def pointed(self) -> tuple[Shot, ...]:
        """The shot that is looked at."""
        return tuple(self.film.by_id[i] for i in self.pointers.pointed())

    def named(self, spans: Sequence[Span], near: tuple[Shot, ...] = ()) -> tuple[Shot, ...]:
        """Every shot that is named; "this" is the one looked at."""
        for span in spans:
            self._nobody_else(span.text.strip(EDGES))
        texts = [s.text.strip(EDGES).lower() for s in spans]
        numbered = [t for t in texts if re.search(r"\d", t)]
        found = [s for t in numbered for s in self._shots(t)]
        if any(THIS.fullmatch(t) for t in texts):  # what else is told describes it
            texts = [t for t in texts if t in numbered or THIS.fullmatch(t)]
        for text in texts:
            if text in numbered or not (THIS.fullmatch(text) or wanted(text) or "@" in text):
                continue
            if THIS.fullmatch(text):
                found += () if found or near else self.pointed()
            elif not self._known_by_number(text, found):
                found += self._shots(text)
        return tuple(dict.fromkeys(found))

    def _nobody_else(self, text: str) -> None:
        """Raises Unread where a shot is told by a name that the film does not know."""
        for name in re.findall(r"(?<=\w )[A-Z][a-z]{2,}", text):
            told = any(name.lower() in b.text.lower() for b in self.film.beats.values())
            if not told and name.lower() not in names_of(self.film):
                raise Unread(f"nobody is known as “{name}”")

    def _known_by_number(self, text: str, found: Sequence[Shot]) -> bool:
        """Whether words only describe a shot whose number the note gives too."""
        wished = wanted(text)
        if found and not self._fitting_shots(text):
            return True  # how it is to be: "keep 16 in the medium two-shot"
        return any(share(wished, self._told_of(s)) >= _ALIKE for s in found)

    def _shots(self, text: str) -> tuple[Shot, ...]:
        if run := run_of(text):
            return self._run(run, text)
        if related := _RELATED.fullmatch(text):
            return (self._beside(related),)
        marks, doubt = self._known(text)
        if "s" in marks and (re.search(r"\d", text) or self._all_told(text, marks["s"])):
            return tuple(self.film.by_id[i] for i in marks["s"])
        if (doubt or "p" in marks) and not _INTO.search(text):  # "into the kitchen"
            return self.film.shots_of(Scenery(self.film, self.pointers).told(text))[:1]
        fitting = self._fitting_shots(text)
        if EVERY.search(text) and 1 < len(fitting) <= _CHOICES:
            return fitting
        return self._one_of(text, marks, doubt, fitting)

    def _run(self, run: re.Match[str], text: str) -> tuple[Shot, ...]:
        """The first or last few shots of the film, or of a scene."""
        of = run.group("of")
        if of and "w" in self._known(of)[0]:
            raise Unread(f"no shot is known as “{text}”; give its number")
        within = Scenery(self.film, self.pointers).told(of) if of else self.film.scenes
        return counted(run, self.film.shots_of(within))

    def _one_of(
        self, text: str, marks: Mapping[str, Sequence[str]], doubt: Ambiguous | None,
        fitting: tuple[Shot, ...],
    ) -> tuple[Shot, ...]:  # fmt: skip
        """The shot that is meant of those by its moment, its kind and its order."""
        meant = self._clear_shots(text) or fitting
        marked = tuple(self.film.by_id[i] for i in (*marks.get("b", ()), *marks.get("s", ())))
        if doubt is not None and len(meant) != 1:
            raise doubt
        if nth := _NTH.match(text):
            return (self._nth(_PLACE[nth.group(1)], text[nth.end() :], meant),)
        if marked and set(marked) & set(meant):
            sure = "b" in marks and len(surely(recalled(text, self.film).beats, text)) == 1
            meant = tuple(s for s in meant if s in marked) if sure else meant
        elif marked:
            meant = (*marked, *meant) if len(meant) <= 2 else marked
        return (self._one_shot(meant, text),)

    def _nth(self, place: int, text: str, meant: tuple[Shot, ...]) -> Shot:
        """Of the shots of a moment, or of those that fit alike, the one in that place."""
        best = clearly(recalled(text, self.film).beats)
        shown = [(s, 1.0) for b in best for s in self.film.showing(b)] if len(best) == 1 else []
        told = [s for s, _ in Pictures(self.film).narrowed(shown, text)]
        pool = sorted(told or meant, key=lambda s: s.number)
        if not -len(pool) <= place < len(pool):
            raise Unread(f"no shot is known as “{text}”; give its number")
        return pool[place]

    def _known(self, text: str) -> tuple[dict[str, list[str]], Ambiguous | None]:
        """What frames know in a text, and what they would ask."""
        try:
            return marked(text, self.film, self.pointers)[0], None
        except Ambiguous as doubt:
            return {}, doubt

    def _all_told(self, text: str, ids: Sequence[str]) -> bool:
        """Whether shots found by kind or order show all that is told besides."""
        wished = Pictures(self.film).told_of(text)
        return not wished or all(share(wished, self._told_of(self.film.by_id[i])) == 1 for i in ids)

    def _beside(self, related: re.Match[str]) -> Shot:
        """The shot beside another, or beside a moment: "the shot right after she sits down"."""
        what = related.group("what")
        if Pictures(self.film).told_of(what) and len(own := self._clear_shots(what)) == 1:
            return own[0]  # told already: where it stands says no more
        step = 1 if related.group("way") in {"after", "following"} else -1
        base = self._base(related.group("base"))
        shot = self.film.beside(base[0], step) if len(base) == 1 else None
        kinds = Pictures(self.film).of_kind(what)
        if shot is None or Pictures(self.film).told_of(what) or (kinds and shot not in kinds):
            raise Unread(f"no shot is known as “{related.group()}”; give its number")
        return shot

    def _base(self, text: str) -> tuple[Shot, ...]:
        """The shots that another one is beside."""
        if THIS.fullmatch(text):
            return self._pointed_at(text)
        if re.search(r"\d", text) or _INTO.search(text):
            return self._shots(text)
        beat = Lines(self.film, self.pointers).beat(text)
        return self.film.showing(beat) or self._pointed_at(text)

    def _pointed_at(self, text: str) -> tuple[Shot, ...]:
        if not (pointed := self.pointed()):
            raise Unread(f"no shot is known as “{text}”; give its number")
        return pointed

    def _clear_shots(self, text: str) -> tuple[Shot, ...]:
        """The shots of the moment that is meant, or of two that may be."""
        found = self.recalled(text)
        sure = surely(recalled(text, self.film).beats, text)
        if len(sure) == 2 and len(clearly(found)) == 1:
            shown = {s.id for b in sure for s in self.film.showing(b)}
            return tuple(s for s, _ in found if s.id in shown)
        return clearly(found)

    def recalled(self, text: str) -> tuple[tuple[Shot, float], ...]:
        """Shots of the moments that words mean, each with its share."""
        return Pictures(self.film).fitting(text)

    def _one_shot(self, shots: tuple[Shot, ...], text: str) -> Shot:
        if not shots or len(shots) > _CHOICES:
            raise Unread(f"no shot is known as “{text}”; give its number")
        here = [s for s in shots if s.id == self.pointers.selected]
        options = [(told_shot(s), s) for s in (here or shots)]
        return self.pointers.choose("Which shot?", options)

    def _fitting_shots(self, text: str) -> tuple[Shot, ...]:
        """Shots by what they show and what happens in them, most words of the text."""
        wished = wanted(text)
        filmed = [s for s in self.film.shots if not self.film.is_card(s)]
        held = {s.id: share(wished, self._told_of(s)) for s in filmed}
        best = max(held.values(), default=0.0)
        if best <= _ALIKE:  # of two words one alone: "the close-up of Jane"
            return ()
        return tuple(s for s in filmed if held[s.id] == best)

    def _told_of(self, shot: Shot) -> frozenset[str]:
        names = " ".join(self.film.named(p) for p in shot.framing.subjects)
        thing = (shot.framing.thing or "").replace("_", " ")
        acted = " ".join(b.text for b in self.film.beats_in(shot))
        return stems(f"{names} {thing} {acted} {shot.framing.kind.value}")

    def there(
        self, spans: Sequence[Span], lines: Sequence[Span], beats: tuple[Beat, ...],
        scenes: tuple[Scene, ...],
    ) -> tuple[Shot, ...]:  # fmt: skip
        """The shots that spans name, those of the lines and scenes named where several fit."""
        try:
            found = self.named(spans)
        except (Ambiguous, Unread):
            if len(spans) != 1 or not (beats or scenes):
                raise
            found = ()
        if found and (len(spans) != 1 or not beats or len(found) > 1):
            return found
        if re.search(r"\d", " ".join(s.text for s in spans)) or not spans:
            return found
        return self._both(spans[0], found, self._shown(lines, beats, scenes))

    def _shown(
        self, lines: Sequence[Span], beats: tuple[Beat, ...], scenes: tuple[Scene, ...]
    ) -> tuple[Shot, ...]:
        """Every shot of the lines that are named, else of the scenes."""
        if not beats:
            return self.film.shots_of(scenes)
        quotes = [s.text.strip(EDGES) for s in lines]
        return tuple(
            s for b, q in zip(beats, quotes, strict=False)
            for s in (showing(b, q if b.line else "", self.film) or self.film.showing(b))
        )  # fmt: skip

    def _both(
        self, span: Span, found: tuple[Shot, ...], shown: tuple[Shot, ...]
    ) -> tuple[Shot, ...]:
        """Of the shots shown those that a span tells too; those found where it tells others."""
        text = span.text.strip(EDGES).lower()
        if found and (THIS.fullmatch(text) or not shown or set(found) <= set(shown)):
            return found
        pictures = Pictures(self.film)
        kinds = pictures.of_kind(text)
        also = {s for s, _ in pictures.fitting(text)} if pictures.told_of(text) else set(kinds)
        both = tuple(s for s in dict.fromkeys(shown) if s in also and (s in kinds or not kinds))
        if found and not both:
            return found
        return (self._one_shot(both or (shown if not kinds else ()), span.text),)
