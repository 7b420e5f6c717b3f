"""Spans of a note found in one film: which shot, scene, person or line each names.

Enters: spans, the film, what the note points at. Leaves: what they name; Unread for a span that
nothing fits, Ambiguous where several things fit alike.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.events import stems
from planner.revising.footage import Footage
from planner.revising.learned.counted import EVERY, counted, run_of
from planner.revising.learned.listening import EDGES, Span
from planner.revising.learned.marking import marked
from planner.revising.learned.moments import clearly, recalled, share, wanted
from planner.revising.learned.whoever import Whoever
from planner.revising.pointing import Pointers, shortened, told_shot
from planner.revising.references import lines_said, names_of
from planner.revising.spoken_lines import showing
from planner.shots import Shot, ShotKind
from screenplay.scene_graph import Beat, Follows, Scene, Structure

_ALIKE = 0.5  # share of its words by which something is known
_SURELY = 0.8  # share of a scene that is told in none of the script's words
_FITTING = 0.5  # how sure it is that words of what a shot shows name it
_SHORT = 3  # letters that name no line
_CHOICES = 5  # more are no short question
THIS = re.compile(
    r"(?:(?:in|on|for|of) )?(?:this|that|it|it's|its|here|this one|that one|the one|there|(?:this|"
    r"that|the|the current|the selected) (?:shot|one|frame|image|picture|take|clip|bit|framing|"
    r"angle|cut|view))(?: here)?"
)
NUMBERED = re.compile(
    r"(?:(?:in|on|for|of|at|the) )*"
    r"(?:(?:shots?|sh|s|no|number|panels?|frames?|clips?|cuts?|images?)\.? ?)*#?\d+"
    r"(?:(?:\s*[-–,&]\s*|\s+(?:and|to|through|till?|thru)\s+|,\s*and\s+)(?:shots? )?\d+)*"
)
"""Shots by their numbers and by nothing else."""
_KINDS = tuple(
    (re.compile(rf"\b(?:{words})\b"), kinds) for words, kinds in (
        (r"two.?shots?", (ShotKind.TWO_SHOT,)), (r"inserts?|details?", (ShotKind.INSERT,)),
        (r"close.?ups?|singles?|portraits?", (ShotKind.SINGLE, ShotKind.REACTION)),
        (r"over.the.shoulders?|ots", (ShotKind.OTS,)), (r"reactions?", (ShotKind.REACTION,)),
        (r"wides?|masters?|establish\w*", (ShotKind.MASTER, ShotKind.ESTABLISHING)),
    )
)  # fmt: skip
_RELATED = re.compile(r"\w.*\b(?:after|before|following|preceding)\b")  # "the insert after 9"
_ORDINAL = "first|second|third|fourth|fifth|sixth|last|final|opening|closing|next"
_PLACE = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_NTH = re.compile(rf"(?:the )?({'|'.join(_PLACE)}) ")
_EDGE = re.compile(
    r"(?:the )?(?:very )?(?:(?P<first>opening|beginning|start|intro)|end|ending|finale|close)"
)
_WHOLE = re.compile(
    r"(?:(?:the|this|my|our) )?(?:whole|entire|all of|all|overall|complete)?\s*(?:the |this |my )?"
    r"(?:film|movie|thing|picture|video|cartoon|piece|animatic|everything|lot|show|cut|episode)"
    r"|everything|everywhere|throughout|overall|it all|all|whole"
)


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

    def _marked(self, text: str) -> tuple[dict[str, list[str]], tuple[Beat, ...]]:
        return marked(text, self.film, self.pointers)

    def _whoever(self, spans: Sequence[Span]) -> tuple[str, ...]:
        found = Whoever(self.film, self.pointers)
        return found.people(spans, self.pointed(), self.film.scenes, ())

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
            if of and "w" in self._marked(of)[0]:
                raise Unread(f"no shot is known as “{text}”; give its number")
            within = self._scenes(of) if of else self.film.scenes
            return counted(run, self.film.shots_of(within))
        if _RELATED.search(text):
            raise Unread(f"no shot is known as “{text}”; give its number")
        marks, _ = self._marked(text)
        if "s" in marks:
            return tuple(self.film.by_id[i] for i in marks["s"])
        if "b" in marks:
            return (self._one_shot(tuple(self.film.by_id[i] for i in marks["b"]), text),)
        fitting = self._fitting_shots(text)
        if EVERY.search(text) and 1 < len(fitting) <= _CHOICES:
            return fitting
        if (nth := _NTH.match(text)) and -1 <= _PLACE[nth.group(1)] < len(fitting):
            return (fitting[_PLACE[nth.group(1)]],) if fitting else ()
        return (self._one_shot(clearly(self._recalled_shots(text)) or fitting, text),)

    def _recalled_shots(self, text: str) -> tuple[tuple[Shot, float], ...]:
        """Shots of the moments that words mean; of several, those of the kind that is named."""
        shares: dict[str, float] = {}
        for beat, part in recalled(text, self.film).beats:
            for shot in self.film.showing(beat):
                shares[shot.id] = shares.get(shot.id, 0.0) + part
        found = [(self.film.by_id[i], p) for i, p in shares.items()]
        if kind := next((k for words, k in _KINDS if words.search(text)), None):
            found = [(s, p) for s, p in found if s.framing.kind in kind] or found
        return tuple(sorted(found, key=lambda f: -f[1]))

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
            if self._said(text):
                return 1.0
            return max((p for _, p in recalled(text, self.film).beats), default=0.0)
        if NUMBERED.fullmatch(low) or THIS.fullmatch(low) or not wanted(low):
            return 1.0
        if re.search(r"\d", low):
            return _FITTING  # "the insert after 9"
        if span.role in {"shot", "other_shot"}:
            if run_of(low) or "s" in self._marked(low)[0]:
                return 1.0
            return max((p for _, p in self._recalled_shots(low)), default=_FITTING)
        if span.role == "scene" and not _WHOLE.fullmatch(low):
            marks, _ = self._marked(low)
            if marks.keys() & {"c", "p", "s"} or _EDGE.fullmatch(low):
                return 1.0
            return max((p for _, p in recalled(low, self.film).scenes), default=0.0)
        return 1.0

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
        marks, _ = self._marked(f"scene {short}" if re.fullmatch(r"[\d ,&-]+", short) else short)
        if "c" in marks:
            return tuple(self.film.scene(i) for i in marks["c"])
        if "p" in marks:
            return tuple(self.pointers.scene_at(i) for i in marks["p"][:1])
        if "s" in marks:
            return tuple(self.film.scene(self.film.by_id[i].scene_id) for i in marks["s"])
        if re.fullmatch(r"(?:the )?flash-?backs?(?: scenes?)?", text):
            return self._flashbacks(text)
        if edge := _EDGE.fullmatch(text):
            return self.film.scenes[:1] if edge.group("first") else self.film.scenes[-1:]
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
        found = recalled(text, self.film).scenes
        told = stems(" ".join(b.text for b in self.film.beats.values()))
        told |= stems(" ".join(s.heading.text for s in self.film.scenes))
        strange = not share(wanted(text), told) and (not found or found[0][1] < _SURELY)
        fitting = () if strange else clearly(found)
        if not fitting or len(fitting) > _CHOICES:
            raise Unread(f"no scene is known as “{text}”; give its number")
        options = [(f"scene {s.number}, {s.heading.text}", s) for s in fitting]
        return self.pointers.choose("Which scene?", options)

    def beats(self, spans: Sequence[Span]) -> tuple[Beat, ...]:
        """The line or the moment that each span tells."""
        texts = [s.text.strip(EDGES) for s in spans if wanted(s.text) or '"' in s.text]
        return tuple(dict.fromkeys(self._beat(t) for t in texts))

    def _beat(self, text: str) -> Beat:
        found = self._said(text) or self._recalled(text)
        if not found or len(found) > _CHOICES:
            raise Unread(f"no line or moment is known as “{text}”")
        pointed = [b for s in self.pointed() for b in self.film.beats_in(s)]
        here = [b for b in found if b in pointed] or found
        options = [(f"“{shortened(b.text)}”", b) for b in here]
        return self.pointers.choose("Which moment?", options)

    def _said(self, text: str) -> tuple[Beat, ...]:
        """The lines that hold these words, the one that they mean where that is clear."""
        (said,) = lines_said([text], self.film) if len(text) > _SHORT else ((),)
        if len(said) < 2:
            return said
        among = [(b, p) for b, p in recalled(text, self.film).beats if b in said]
        return clearly(among) or said

    def _recalled(self, text: str) -> tuple[Beat, ...]:
        """The moments that are told in other words; among what happens so, where it is open."""
        remembered = recalled(text, self.film).beats
        best = clearly(remembered)
        if len(best) == 1:
            return best
        events = self._happening(text.lower())
        return clearly([(b, p) for b, p in remembered if b in events]) or best or events

    def _happening(self, text: str) -> tuple[Beat, ...]:
        head = re.match(r"(?:just |right )?(?:when|where|as|while|before|after|until|once)\b", text)
        for told in (text, f"when {text}", f"the bit with {text}"):
            if told != text and head:
                break
            _, beats = self._marked(told)
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
