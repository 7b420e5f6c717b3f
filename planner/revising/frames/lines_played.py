"""A note on how one line is played, whatever its order: "slower and drier, eyes down".

Enters: a note as typed, the film, what it points at. Leaves: a Perform of the line with all that
is wanted, and a LookAt where a look is; raises Unread where a clause says something else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from planner.edits import AnyEdit, LookAt, Perform
from planner.revising.answers import Ambiguous, Unread
from planner.revising.clauses import joined
from planner.revising.footage import Footage
from planner.revising.frames import lines_named
from planner.revising.frames.acting import parts
from planner.revising.frames.clauses import Piece, remark
from planner.revising.frames.concepts import Concept, Said
from planner.revising.frames.families import Node
from planner.revising.frames.lines_heard import Heard, heard
from planner.revising.frames.lines_vocabulary import tree
from planner.revising.frames.lines_wanted import Played
from planner.revising.frames.marks import marked
from planner.revising.frames.reader import slight
from planner.revising.frames.slots import About, Case
from planner.revising.frames.spelling import Spelled
from planner.revising.references.pointing import Pointers
from planner.revising.references.things import WATER, in_set
from planner.revising.remarks.entrances import ENTERED
from planner.revising.words.furniture import FURNITURE
from planner.thing_words import THINGS
from screenplay.words.things import HANDHELD

_CLAUSE = re.compile(r"\s*(?:[.;!?,:]+(?=\s|$)|\b(?:and|but|then)\b)\s*")
_MARKS = re.compile(r"@[^bpsw]")
_SHORT = 4  # letters of a word in which no typing error is sought
_SENTENCE = re.compile(
    r"(?:[^.;!?\"\u201c]|[\"\u201c][^\"\u201d]*[\"\u201d]|[.;!?](?=\S))+[.;!?]*\s*"
)
_ENDED = re.compile(r"([.!?][\"\u201d]) (?=[A-Z])")  # a sentence that ends with a quoted one
_NOUNS = FURNITURE | HANDHELD | WATER
_MEASURES = frozenset(("energy", "pace", "loud"))
_DEEDS = frozenset(("whisper", "shout", "gesture", "gaze", "pause"))
_LINES = re.compile(r"@b\d+")
_ENTERED = re.compile(ENTERED)


def read(note: str, film: Footage, pointers: Pointers) -> list[AnyEdit]:
    """The edits of a note on one line; raises Unread or Ambiguous."""
    note = _ENDED.sub(r"\1. ", re.sub(r",?\s*\bplease\b,?", "", note))
    if any(isinstance(e, Perform) for e in pointers.last):
        note = re.sub(r"\b(?:the|that|this) line\b", "it", note)
    text, plain = marked(note, film, pointers)
    text = lines_named.told(text)
    if _MARKS.search(text) or _ENTERED.search(text):
        raise Unread("that is not for the acting alone")
    root, own = _words(film)
    clauses: list[Heard] = []
    for clause in _CLAUSE.split(text):
        if not clause.strip(" -'\""):
            continue
        said = heard(clause, root, own)
        if said is None and not _remark(clause, film):
            raise Unread("what is to change is not clear")
        clauses.append(said or Heard(marks=_LINES.findall(clause)))
    _of_acting(clauses)
    case = _case(clauses, film, pointers, plain)
    return _edits(case, clauses)


def _of_acting(said: Sequence[Heard]) -> None:
    """Raises Unread where "bigger" or "slower" may be said of the picture."""
    kinds = {hint.kind.split("_")[0] for h in said for hint in h.hints}
    line = any(m[1] == "b" for h in said for m in h.marks) or any(h.spoken for h in said)
    person = any(h.subject for h in said)
    if {(hint.kind, hint.value) for h in said for hint in h.hints} == {("loud", "+")}:
        raise Unread("whether it is to be shouted, or only heard better, is not clear")
    if any(h.bids for h in said) and not person:
        raise Unread("whether somebody or the camera is to look there is not clear")
    if (kinds <= _MEASURES and not (line or person)) or (kinds == {"pace"} and not line):
        raise Unread("whether that is for the acting is not clear")


def parted(note: str) -> Iterator[tuple[str, str, bool]]:
    """A note's sentences in two parts: of the acting, and of the rest; whether that comes last."""
    sentences = [s.strip() for s in _SENTENCE.findall(note) if s.strip()]
    for at in range(1, len(sentences)):
        one, other = " ".join(sentences[:at]), " ".join(sentences[at:])
        yield one, other, True
        yield other, one, False


def read_with(
    note: str, film: Footage, pointers: Callable[[], Pointers],
    others: Callable[[str], list[AnyEdit]],
) -> list[AnyEdit]:  # fmt: skip
    """The edits of a note on one line, some sentences of which `others` read; raises Unread."""
    try:
        return read(note, film, pointers())
    except (Ambiguous, Unread) as why:
        trouble = why
    for acting, rest, after in parted(note):
        try:
            mine = read(acting, film, pointers())
            return joined([*mine, *others(_there(mine, rest, film) if after else rest)])
        except (Ambiguous, Unread):
            continue
    raise Unread(trouble.text)


def _there(edits: Sequence[AnyEdit], rest: str, film: Footage) -> str:
    """Sentences that go on about the shot of a line; Unread where that is none, or several."""
    if re.search(r"\d|[\"\u201c]", rest):
        return rest
    beats = {e.beat for e in edits if isinstance(e, (LookAt, Perform))}
    shots = {s.number for b in beats for s in film.showing(film.beats[b])}
    if len(shots) != 1:
        raise Unread("which shot is meant is not clear")
    return f"shot {shots.pop()}, {rest}"


def _words(film: Footage) -> tuple[Node, frozenset[str]]:
    """All phrases that may be read, and those of the film's words that errors may stand for."""
    things = {n for s in film.scenes for n in in_set(film, s)} | set(THINGS) | _NOUNS
    told = {w.strip(".,!?;:'\"()").lower() for b in film.beats.values() for w in b.text.split()}
    root = tree(tuple(sorted(things)), tuple(sorted(w for w in told if w.isalpha())))
    return root, frozenset(w for w in root.after if len(w) > _SHORT)


def _remark(clause: str, film: Footage) -> bool:
    """Whether a clause only tells something, names at most a line, and measures nothing."""
    plain = _LINES.sub("it", clause.strip(" -'\""))
    piece = Piece(plain, why=False, ends=True, joint=".")
    return not re.search(r"[@\d]", plain) and remark(piece) and slight(plain, film)


def _case(said: Sequence[Heard], film: Footage, pointers: Pointers, plain: Spelled) -> Case:
    """What a note is about: one line, or some shots; and whom it names."""
    marks = tuple(dict.fromkeys(m for h in said for m in h.marks))
    named = tuple(dict.fromkeys(h.subject for h in said if h.subject.startswith("@")))
    told = tuple(dict.fromkeys(h.subject for h in said if h.subject and h.subject not in named))
    beats = [m for m in marks if m[1] == "b"]
    if len(beats) > 1 or len(named) > 1 or (not named and len(told) > 1):
        raise Unread("which line is meant for what is not clear; say one after the other")
    concepts = [Concept({"beats" if m[1] == "b" else "shots": m}, m, 0) for m in marks]
    concepts += [Concept({"person": w}, w, 0) for w in named]
    concepts += [Concept({"pronoun": g, "harmless": ""}, g, 0) for g in told if not named]
    slots: dict[str, list[Concept]] = {}
    for concept in concepts:
        slots.setdefault(next(iter(concept.kinds)), []).append(concept)
    last = tuple(dict.fromkeys(e.beat for e in pointers.last if isinstance(e, Perform)))
    before = () if marks else tuple(film.beats[b] for b in last if b in film.beats)
    if not marks and not pointers.pointed() and len(last) != 1:
        raise Unread("which line is meant is not clear")
    return Case(film, pointers, plain, Said(concepts), About(beats=before), slots)


def _played_by(case: Case, said: Sequence[Heard]) -> Case:
    """The case without somebody who is only to look: "drier, and Ann looks at him"."""
    playing = [h for h in said if any(hint.kind != "gaze" for hint in h.hints)]
    if not case.all("beats") or any(h.subject for h in playing):
        return case
    slots = {k: c for k, c in case.slots.items() if k not in {"person", "pronoun"}}
    return replace(case, said=replace(case.said, concepts=case.all("beats", "shots")), slots=slots)


def _directed(said: Sequence[Heard]) -> list[Heard]:
    """The clauses; where all only direct what is done, as "she whispers it and nods", as wishes."""
    hints = [hint for h in said for hint in h.hints]
    done = [h for h in hints if h.kind in _DEEDS]
    felt = [h for h in hints if h.kind == "emotion" and not (h.neg or h.too or h.step < 0)]
    told = [h for h in said if h.fact and h.hints]
    if len(done) + len(felt) < len(hints) or not all(h.directed for h in told):
        return list(said)
    return [
        replace(h, hints=[replace(hint, fact=False) for hint in h.hints], fact=False)
        if h.fact else h
        for h in said
    ]  # fmt: skip


def _edits(case: Case, said: Sequence[Heard]) -> list[AnyEdit]:
    hints = [(hint, h.degree) for h in _directed(said) for hint in h.hints]
    denied = any(h.unknown for h in said) or any(hint.neg for hint, _ in hints)
    played = Played(case, hints, denied)
    found: list[AnyEdit] = []
    if any(hint.kind != "gaze" for hint, _ in hints):
        lines = parts(_played_by(case, said))
        found += [e for beat, who in lines if (e := played.of(beat, who)) is not None]
    look = played.look()
    if not found and look is None:
        raise Unread("what is to change is not clear")
    return [*found, *([look] if look else [])]
