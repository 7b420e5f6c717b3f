"""A note read by frames: every word is typed, every clause fills the slots of a frame.

Enters: a note as typed, the film, what it points at. Leaves: its edits; Unread with the word that
no slot takes; Ambiguous where several frames fit, or several shots, people or moments.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from planner.edits import AnyEdit, Drop, Insert, Pace, Perform, Relight, Sound, Split, Transition
from planner.revising.answers import Ambiguous, Unread
from planner.revising.clauses import joined
from planner.revising.footage import Footage
from planner.revising.frames.clauses import Piece, pieces, praise, remark
from planner.revising.frames.colours_worn import once_worn
from planner.revising.frames.concepts import Said, said_in
from planner.revising.frames.families import Node, tree
from planner.revising.frames.fitting import NAMES, fits_any, framed, graver
from planner.revising.frames.marks import marked
from planner.revising.frames.slots import About, Case
from planner.revising.frames.spelling import Spelled
from planner.revising.frames.weighing import Read, meant, once_each, so_already
from planner.revising.references.pointing import Pointers
from planner.revising.references.things import in_set
from planner.revising.remarks.entrances import ENTERED
from planner.revising.wishes.speaking import of_one_line
from planner.revising.words.furniture import FURNITURE
from planner.thing_words import THINGS
from screenplay.words.things import HANDHELD

_MOST = 16  # clauses
_TOGETHER = 4  # clauses that may be one
_ENTERED = re.compile(ENTERED)
_BIN = re.compile(r"\b(?:the|a|that|this|another) bin\b")  # it stands there, and is no verb


def read(note: str, film: Footage, pointers: Pointers) -> list[AnyEdit]:
    """Every edit of a note, in order; raises Unread or Ambiguous."""
    text, plain = marked(note, film, pointers)
    found = pieces(text)
    if len(found) > _MOST:
        raise Unread("that is too much at once")
    root = _tree(film)
    own = frozenset(w for w in root.after if len(w) > 4)
    edits = _Reader(film, pointers, plain, found, root, own).edits()
    if any(isinstance(e, Drop) for e in edits) and _BIN.search(text):
        raise Unread("“bin” is not understood")
    if any(isinstance(e, (Pace, Perform)) for e in edits) and _ENTERED.search(text):
        raise Unread("whether that is for the pace, or for what comes before it, is not clear")
    of_one_line(edits, text)
    return once_worn(edits)


def _tree(film: Footage) -> Node:
    """The families, with the film's own things and the words of its script."""
    things = {n for s in film.scenes for n in in_set(film, s)}
    nouns = things | FURNITURE | set(THINGS) | HANDHELD
    own = [(n.replace("_", " "), "thing", n.replace("_", " ")) for n in sorted(nouns)]
    said = {
        w.strip(".,!?;:'\"()").lower()
        for b in film.beats.values() for w in b.text.split()
    }  # fmt: skip
    own += [(w, "story", w) for w in sorted(said) if w.isalpha() and len(w) > 3]
    return _grown(tuple(own))


@lru_cache(maxsize=8)
def _grown(own: tuple[tuple[str, str, str], ...]) -> Node:
    return tree(own)


def slight(text: str, film: Footage) -> bool:
    """Whether nothing in a remark measures anything, or could be the half of a wish."""
    kinds = {
        k for c in said_in(text, _tree(film)).concepts if not c.harmless or c.too for k in c.kinds
    }
    return not kinds & _WEIGHTY and not any(k.startswith(("s.", "w.")) for k in kinds)


@dataclass(slots=True)
class _Reader:
    """Reads clause after clause; remembers why one could not be read."""

    film: Footage
    pointers: Pointers
    plain: Spelled
    found: list[Piece]
    root: Node
    own: frozenset[str]
    trouble: Unread | Ambiguous | None = None
    cases: dict[str, Said] = field(default_factory=dict)

    def edits(self) -> list[AnyEdit]:
        """The edits of all clauses; raises what stood in the way."""
        reads = self._from(0, About())
        if reads is None or not any(r.edits for r in reads):
            raise self.trouble or Unread("what is to change is not clear")
        edits = [e for e in once_each(meant(reads)) if not so_already(e, self.film)]
        if not edits:
            raise Unread("that is so already")
        return joined(edits)

    def _from(self, start: int, about: About) -> list[Read] | None:
        if start == len(self.found):
            return []
        if start and self._listed(self.found[start - 1], self.found[start]):
            return None  # "Ann and Tom look down": who is told with whom
        trouble: Unread | Ambiguous | None = None
        for end in range(start + 1, min(len(self.found), start + _TOGETHER) + 1):
            if (
                self.found[start].asks
                or _RELATIVE.match(self.found[start].text)
                or any(p.ends for p in self.found[start : end - 1])
            ):
                break
            try:
                one, now = self._clause(start, end, about)
            except (Unread, Ambiguous) as why:
                trouble = graver(trouble, why)
                continue
            rest = self._from(end, now)
            if rest is not None:
                return [one, *rest]
        piece = self.found[start]
        relative = _RELATIVE.match(piece.text) and start > 0
        if (
            relative
            or (remark(piece) and (piece.why or piece.asks or self._slight(piece)))
            or praise(piece)
        ):
            rest = self._from(start + 1, self._named(piece, about))
            if rest is not None:
                return rest
        self.trouble = graver(self.trouble, trouble)
        return None

    def _listed(self, before: Piece, piece: Piece) -> bool:
        """Whether people stand on both sides of where a list of them was cut in two."""
        if piece.joint not in {"and", ",", "&"} or not re.match(r"@w\d+(?![\w'])", piece.text):
            return False
        said = self._said(before.text).concepts
        names = all(set(c.kinds) & NAMES for c in said if not c.harmless)
        return names and re.search(r"@w\d+$", before.text) is not None

    def _slight(self, piece: Piece) -> bool:
        """Whether nothing in a remark could be the half of a wish."""
        said = self._said(piece.text)
        if _DISLIKED.match(piece.text):
            return True
        weighty = _WEIGHTY - {"time"} if said.states and not said.wishes else _WEIGHTY
        return not any(set(c.kinds) & weighty for c in said.concepts if not c.harmless)

    def _said(self, text: str) -> Said:
        if text not in self.cases:
            self.cases[text] = said_in(text, self.root, self.own)
        return self.cases[text]

    def _clause(self, start: int, end: int, about: About) -> tuple[Read, About]:
        text = " , ".join(p.text for p in self.found[start:end])
        apart = any("then" in p.joint for p in self.found[start + 1 : end])
        if apart and text.count("@s") > 1:
            raise Unread("which shot is meant for what is not clear; say one after the other")
        said = self._said(text)
        content = [c for c in said.concepts if not c.harmless]
        if praise(self.found[start]) and not said.wishes and end == start + 1:
            raise Unread(f"“{text}” asks for nothing")
        case = Case(self.film, self.pointers, self.plain, said, about)
        _waited(case, about)
        if about.edits and _SINKING.match(text):
            return Read((), states=False, points=False), about
        if all(set(c.kinds) & NAMES for c in content):
            _check(said)
            lonely = end - start > 1 or self.found[start].why or start == len(self.found) - 1
            if lonely and not fits_any(case):
                raise Unread("what is to change is not clear")
        edits: tuple[AnyEdit, ...] = ()
        complains = False
        try:
            edits, complains = framed(case)
        except Unread:
            if content and not all(set(c.kinds) & NAMES for c in content):
                raise
            if start == len(self.found) - 1:
                raise
        points = any({"shots", "beats"} & set(c.kinds) for c in content)
        if about.dropped and not points and any(_of_a_shot(e) for e in edits):
            raise Unread("which shot that is for is not clear")
        return Read(edits, complains, points), _after(case, edits)

    def _named(self, piece: Piece, about: About) -> About:
        """What a remark names, for the clauses after it."""
        case = Case(self.film, self.pointers, self.plain, self._said(piece.text), about)
        return _after(case, ())


_SINKING = re.compile(
    r"(?:just )?let (?:it|that|this|the moment) (?:land|breathe|sit|play|hang|sink in)(?: a bit)?$"
)  # said once more what was asked for
_DISLIKED = re.compile(
    r"(?:nobody|no one|i do not|we do not|they do not|not sure|i am not|we are not|not a fan)\b.*"
    r"\b(?:likes?|liked|love|loved|sure|fan|keen|wild|happy|want|wants)\b"
)
_RELATIVE = re.compile(r"(?:where|when|who|which|as if|as though|like)\b(?! about)")
_WEIGHTY = frozenset(
    ("garment", "hair", "size", "move", "transition", "lens", "time", "daytime", "weather",
     "angle", "look_style", "kind", "remove", "newshot", "music", "percent", "way", "posture",
     "lock", "swap",
     "merge", "split", "whisper", "shout", "otherside", "revert", "half", "double", "dialogue",
     "n.colour")
)  # fmt: skip


def _of_a_shot(edit: AnyEdit) -> bool:
    return bool(getattr(edit, "shot", None) or getattr(edit, "beat", None))


def _waited(case: Case, about: About) -> None:
    """Raises Unread where shots were named for which nothing is asked: "8 and then 9 tighter"."""
    own = {
        i
        for c in case.said.concepts if "shots" in c.kinds
        for i in case.pointers.found[c.value("shots")]
    }  # fmt: skip
    if about.waiting and own and own != {s.id for s in about.shots}:
        raise Unread("which shot is meant for what is not clear; say one after the other")


def _check(said: Said) -> None:
    for concept in said.concepts:
        if concept.neg or concept.contrast:
            raise Unread(f"“not {concept.text}” is not understood")


def _after(case: Case, edits: tuple[AnyEdit, ...]) -> About:
    """What the next clause may go on about."""
    case.slots = {}
    for concept in case.said.concepts:
        for kind in ("shots", "scenes", "beats", "person", "place"):
            if kind in concept.kinds:
                case.slots.setdefault(kind, []).append(concept)
    about = case.about
    shots = tuple(
        case.film.by_id[i]
        for c in case.all("shots") for i in case.pointers.found[c.value("shots")]
    )  # fmt: skip
    scenes = tuple(
        case.film.scene(i)
        for c in case.all("scenes") for i in case.pointers.found[c.value("scenes")]
    )  # fmt: skip
    if not scenes and edits and all(isinstance(e, (Relight, Sound, Transition)) for e in edits):
        places = {i for c in case.all("place") for i in case.pointers.found[c.value("place")]}
        at = tuple(s for s in case.film.scenes if s.place_id in places)
        scenes = at if len(at) == 1 and not shots else ()
    beats = case.named_beats()
    if beats and not shots:
        names = [c.value("beats") for c in case.all("beats")]
        ids = [i for n in names for i in case.pointers.found[n]]
        shots = tuple(case.film.by_id[i] for i in dict.fromkeys(ids)) if len(set(ids)) == 1 else ()
    people = tuple(dict.fromkeys(case.person(c) for c in case.all("person")))
    ends = next((k for c in case.said.concepts for k in ("start", "end") if k in c.kinds), None)
    if ends and not shots and not scenes and not beats and not case.all("place"):
        scenes = (case.film.scenes[0 if ends == "start" else -1],)
    if not shots and not scenes and not beats:
        shots, scenes = about.shots, about.scenes
    if any(isinstance(e, Drop) for e in edits):
        shots = ()  # what goes is nothing to go on about
    whole = any("whole" in c.kinds for c in case.said.concepts) or (
        about.whole and not shots and not scenes
    )
    dropped = any(isinstance(e, (Drop, Insert, Split)) for e in edits)
    waiting = not edits and any("shots" in c.kinds for c in case.said.concepts)
    return About(
        shots, scenes, beats or about.beats, people or about.people, edits or about.edits, whole,
        dropped, waiting,
    )  # fmt: skip


# --- frames
