"""Spans of a note found in one film: which shot, scene, person or line each names.

Enters: spans, the film, what the note points at. Leaves: what they name; Unread for a span that
nothing fits, Ambiguous where several things fit alike.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.events import stems
from planner.revising.footage import Footage
from planner.revising.frames.happenings import happening
from planner.revising.frames.people_named import by_kind, named
from planner.revising.frames.places_named import placed
from planner.revising.frames.shots_named import shots_named
from planner.revising.frames.spelling import spelled
from planner.revising.learned.counted import EVERY, counted, run_of
from planner.revising.learned.listening import Span
from planner.revising.learned.moments import moments, nearest, share, wanted
from planner.revising.pointing import Pointers, shortened, told_shot
from planner.revising.references import lines_said, names_of
from planner.revising.spoken_lines import by_place, showing
from planner.shots import Shot
from screenplay.scene_graph import Beat, Channel, Follows, Gender, Scene, Structure

_ALIKE = 0.5  # share of its words by which something is known
_SHORT = 3  # letters that name no line
_CHOICES = 5  # more are no short question
THIS = re.compile(
    r"(?:(?:in|on|for|of) )?(?:this|that|it|it's|its|here|this one|that one|the one|there|(?:this|"
    r"that|the|the current|the selected) (?:shot|one|frame|image|picture|take|clip|bit|framing|"
    r"angle|cut|view))(?: here)?"
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|last|final|opening|closing|next"
_NARRATOR = re.compile(r"(?:the )?(?:narrator|narration|voice-? ?over|v\.?o\.?)")
_PLACE = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_NTH = re.compile(rf"(?:the )?({'|'.join(_PLACE)}) ")
_PRONOUNS = {
    "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "hers": Gender.FEMALE, "herself": Gender.FEMALE,
}  # fmt: skip
_ALL = re.compile(
    r"(?:they|them|their|theirs|both(?: of them)?|everyone|everybody|all(?: of them)?|each other|"
    r"(?:the )?(?:two|three|four|pair|couple|group|gang|lot)(?: of them)?|all (?:three|four))"
)
_WHOLE = re.compile(
    r"(?:(?:the|this|my|our) )?(?:whole|entire|all of|all|overall|complete)?\s*(?:the |this |my )?"
    r"(?:film|movie|thing|picture|video|cartoon|piece|animatic|everything|lot|show|cut|episode)"
    r"|everything|everywhere|throughout|overall|it all|all|whole"
)
EDGES = " \t\n.,;:!?\"'“”‘’()-"


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
        return self.people(spans, self.pointed(), self.film.scenes, ())

    def shots(self, spans: Sequence[Span], near: tuple[Shot, ...] = ()) -> tuple[Shot, ...]:
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
            of = run.group("of")
            within = self._scenes(of) if of else self.film.scenes
            return counted(run, self.film.shots_of(within))
        marks, _ = self._marks(text)
        if "s" in marks:
            return tuple(self.film.by_id[i] for i in marks["s"])
        if "b" in marks:
            return (self._one_shot(tuple(self.film.by_id[i] for i in marks["b"]), text),)
        fitting = self._fitting_shots(text)
        if EVERY.match(text) and 1 < len(fitting) <= _CHOICES:
            return fitting
        if (nth := _NTH.match(text)) and -1 <= _PLACE[nth.group(1)] < len(fitting):
            return (fitting[_PLACE[nth.group(1)]],) if fitting else ()
        return (self._one_shot(fitting, text),)

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

    def scenes(self, spans: Sequence[Span]) -> tuple[tuple[Scene, ...], bool]:
        """Scenes that are named, and whether it is the film."""
        found: list[Scene] = []
        whole = False
        for span in spans:
            text = span.text.strip(EDGES).lower()
            if _WHOLE.fullmatch(text):
                whole = True
            elif wanted(text) or re.search(r"\d|\b(?:this|that|here)\b", text):
                found += self._scenes(text)
        return tuple(dict.fromkeys(found)), whole and not found

    def _scenes(self, text: str) -> tuple[Scene, ...]:
        short = re.sub(r"\b(?:sc|scn)\.? ?(?=\d)", "scene ", text)
        short = re.sub(rf"\b({_ORDINAL}) (?:part|section|sequence|setting|location)\b",
                       r"\1 scene", short)  # fmt: skip
        marks, _ = self._marks(f"scene {short}" if re.fullmatch(r"[\d ,&-]+", short) else short)
        if "c" in marks:
            return tuple(self.film.scene(i) for i in marks["c"])
        if "p" in marks:
            return tuple(self.pointers.scene_at(i) for i in marks["p"][:1])
        if "s" in marks:
            return tuple(self.film.scene(self.film.by_id[i].scene_id) for i in marks["s"])
        if re.fullmatch(r"(?:the )?flash-?backs?(?: scenes?)?", text):
            return self._flashbacks(text)
        if re.fullmatch(r"(?:the )?(?:opening|beginning|start|intro)", text):
            return self.film.scenes[:1]
        if re.fullmatch(r"(?:the )?(?:end|ending|finale|close)", text):
            return self.film.scenes[-1:]
        return (self._scene_told(text),)

    def _flashbacks(self, text: str) -> tuple[Scene, ...]:
        found = tuple(
            s for s in self.film.scenes
            if s.structure is Structure.FLASHBACK or s.heading.follows is Follows.EARLIER
        )  # fmt: skip
        if not found:
            raise Unread(f"no scene is known as “{text}”; give its number")
        return found

    def _scene_told(self, text: str) -> Scene:
        wished = wanted(text)
        held = {
            s.id: share(wished, stems(s.heading.text)) + 0.4 * share(
                wished, stems(" ".join(b.text for b in s.beats)))
            for s in self.film.scenes
        }  # fmt: skip
        best = max(held.values(), default=0.0)
        fitting = [s for s in self.film.scenes if held[s.id] == best]
        if best < 0.2 or len(fitting) > _CHOICES:
            raise Unread(f"no scene is known as “{text}”; give its number")
        options = [(f"scene {s.number}, {s.heading.text}", s) for s in fitting]
        return self.pointers.choose("Which scene?", options)

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
        marks, _ = self._marks(text)
        if "w" not in marks:
            marks, _ = self._marks(f"the {text}")
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

    def beats(self, spans: Sequence[Span]) -> tuple[Beat, ...]:
        """The line or the moment that each span tells."""
        texts = [s.text.strip(EDGES) for s in spans if wanted(s.text) or '"' in s.text]
        return tuple(dict.fromkeys(self._beat(t) for t in texts))

    def _beat(self, text: str) -> Beat:
        (said,) = lines_said([text], self.film) if len(text) > _SHORT else ((),)
        if not said:
            found = (*self._happening(text.lower()), *moments(text, self.film))
            said = nearest(text, tuple(dict.fromkeys(found)), self.film)
        if not said or len(said) > _CHOICES:
            raise Unread(f"no line or moment is known as “{text}”")
        pointed = [b for s in self.pointed() for b in self.film.beats_in(s)]
        here = [b for b in said if b in pointed] or nearest(text, said, self.film)
        options = [(f"“{shortened(b.text)}”", b) for b in here]
        return self.pointers.choose("Which moment?", options)

    def _happening(self, text: str) -> tuple[Beat, ...]:
        head = re.match(r"(?:just |right )?(?:when|where|as|while|before|after|until|once)\b", text)
        for told in (text, f"when {text}", f"the bit with {text}"):
            if told != text and head:
                break
            _, beats = self._marks(told)
            if beats:
                return beats
        return ()

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

    def _marks(self, text: str) -> tuple[dict[str, list[str]], tuple[Beat, ...]]:
        """The ids behind the marks that the recognisers of frames put into a text, and moments."""
        pointers = Pointers(self.film, self.pointers.selected, self.pointers.last,
                            self.pointers.answers)  # fmt: skip
        film, plain = (
            self.film,
            spelled(re.sub(r"(?<=\d) (?:through|thru|till) (?=\d)", "-", text)).text,
        )
        plain = re.sub(r"\b(?:sh|s)\.? ?(?=\d)|#(?=\d)", "shot ", plain)
        said = by_kind(named(plain, film, pointers), film, pointers)
        with suppress(Unread):  # what happens is told in other words, or is no event
            said = by_place(happening(said, film, pointers), film, pointers)
        try:
            said = shots_named(placed(said, film, pointers), film, pointers)
        except Unread:
            if re.search(r"\d", text):
                raise
        marks: dict[str, list[str]] = {}
        for name in re.findall(r"@([a-z]\d+)", said):
            marks.setdefault(name[0], []).extend(pointers.found.get(f"@{name}", ()))
        beats = tuple(b for n in re.findall(r"@b\d+", said) for b in pointers.beats.get(n, ()))
        return marks, beats
