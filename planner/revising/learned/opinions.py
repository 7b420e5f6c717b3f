"""What the trained reader would make of a note: its likeliest readings, and how sure it is.

Enters: a note, the film, what is looked at. Leaves: `Opinion`: the share of "asks for nothing",
and ways to take the note, the likeliest first, each carried through to its answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.edits import AnyEdit, Split
from planner.revising.answers import Answer, Question, Reading, Unread
from planner.revising.asking import By, answered_by
from planner.revising.clauses import joined
from planner.revising.footage import Footage
from planner.revising.frames.weighing import once_each
from planner.revising.learned.finding import NUMBERED, THIS, Finder
from planner.revising.learned.leaving_out import half_heard, lost, own_words, passed_over, turned
from planner.revising.learned.listening import Heard, Span, heard
from planner.revising.learned.moments import recalled
from planner.revising.learned.parts import parts
from planner.revising.learned.reader import RESTATED, edits_of
from planner.revising.learned.referents import EVERYWHERE
from planner.revising.learned.seconding import seconds, unheard
from planner.revising.learned.trusting import alike, signs
from planner.revising.references.pointing import Pointers
from planner.revising.telling import told

_AMONG_SEVERAL = 0.1  # share of an act that is one of several
_FAINT = 0.08  # share of an act that is not even offered
_SURE = 0.8  # share of "undo" that is no slip
_SEVERAL = 0.5  # share from which on a note may ask for several things
_WAYS = 3  # readings looked into
_HINTED = 0.5  # share of a scene that a note's words tell, from which on it is meant
_SCENIC = ("style.", "sound.", "music.", "time.", "weather.")
_WHERE = frozenset(("shot", "line", "scene"))
_POINTING = frozenset(("shot", "other_shot", "scene"))
_POINTED = frozenset(("shot", "other_shot", "line"))
_BESIDE = re.compile(r"\b(?:after|before|when|once|until|hears?|following)\b")
_CUTTING = ("split", "order.", "insert.")  # acts for which a moment beside a line is enough
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_LISTING = re.compile(r"\band\b|&")
STEPS = frozenset(("undo", "redo"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a note; `whole` where no name, number or quotation is passed over.

    `plain` where it asks for one thing in one shot that is numbered, or looked at; `named` where
    all shots and lines are numbered, quoted or looked at, so that nothing needs looking for.
    """

    acts: tuple[str, ...]
    share: float
    whole: bool
    answer: Answer | None  # None where it leads nowhere
    trouble: str = ""
    plain: bool = False
    found: float = 1.0  # how sure it is what words that name a shot, scene or moment mean
    named: bool = False
    lost: bool = False  # words that say something are left out
    signs: Mapping[str, float] = field(default_factory=dict)  # what speaks for it; none for none


@dataclass(frozen=True, slots=True)
class Opinion:
    """All that the trained reader has to say of a note."""

    nothing: float  # share of "asks for nothing that can be changed"
    turned: bool  # a word that turns a wish round, which the model is deaf to
    ways: tuple[Way, ...]
    seconded: float = 0.0  # share of what is heard that another reading says too, if it says all
    unheard: bool = False  # that reading changes something which nothing here asks for
    step: str = ""  # "undo" or "redo", where a note asks for just that
    halved: bool = False  # part of it may say something else
    listed: bool = False  # several things may be meant: "palms and parasols"


def opinion(
    note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...],
    framed: Answer | None = None,
) -> Opinion:  # fmt: skip
    """What the trained reader makes of a note, and of how frames read it."""
    said = heard(note)
    shares = dict(said.acts)
    taken = [_way(acts, share, said, film, selected, last) for acts, share in _taken(said)]
    taken = _each_once(taken)
    in_parts = _in_parts(note, film, selected, last)
    taken += [way for way in in_parts if not any(_alike(way, other) for other in taken)]
    taken.sort(key=lambda way: -way.share)
    ways = tuple(_judged(way, said, framed) for way in taken)
    seconded, deaf = 0.0, False
    if isinstance(framed, Reading):
        seconded, deaf = seconds(framed, said, film), unheard(framed, said, film)
    act, share = said.acts[0]
    step = act if act in STEPS and share >= _SURE and not said.spans else ""
    return Opinion(
        shares.get("none", 0.0),
        turned(said),
        ways,
        seconded,
        deaf,
        step,
        half_heard(said),
        _LISTING.search(own_words(note)) is not None,
    )


def _in_parts(
    note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> list[Way]:
    """A note taken part by part, each for the likeliest that it asks for."""
    heards = parts(note)
    ways = [_way((p.acts[0][0],), p.acts[0][1], p, film, selected, last) for p in heards]
    read = [way.answer for way in ways if isinstance(way.answer, Reading)]
    if not read or len(read) < len(ways):
        return []
    try:
        edits = joined(once_each([edit for one in read for edit in one.edits]))
    except Unread:
        return []  # the parts contradict each other
    if _of_a_half(edits):
        return []
    answer = Reading(tuple(edits), told(edits, film))
    return [
        Way(
            tuple(act for way in ways for act in way.acts), min(way.share for way in ways),
            all(way.whole for way in ways), answer, found=min(way.found for way in ways),
            lost=any(way.lost for way in ways),
        )
    ]  # fmt: skip


def _of_a_half(edits: Sequence[AnyEdit]) -> bool:
    """Whether something is asked of a shot that is split too: of which half is not clear."""
    halved = {e.shot for e in edits if isinstance(e, Split)}
    return any(getattr(e, "shot", None) in halved for e in edits if not isinstance(e, Split))


def _each_once(ways: Sequence[Way]) -> list[Way]:
    """The ways, of those that come to the same edits the first with the shares of all."""
    found: list[Way] = []
    for way in ways:
        same = next((n for n, w in enumerate(found) if _alike(w, way)), None)
        if same is None:
            found.append(way)
        else:
            found[same] = replace(found[same], share=min(1.0, found[same].share + way.share))
    return found


def _alike(one: Way, other: Way) -> bool:
    if not isinstance(one.answer, Reading) or not isinstance(other.answer, Reading):
        return False
    return alike(one.answer, other.answer)


def _judged(way: Way, said: Heard, framed: Answer | None) -> Way:
    """A way with the signs that speak for it, or against it."""
    if not isinstance(way.answer, Reading):
        return way
    seen = signs(way.answer, said, framed, share=way.share, found=way.found, plain=way.plain)
    return replace(way, signs=seen)


def _taken(said: Heard) -> list[tuple[tuple[str, ...], float]]:
    """Acts, or several acts together, that a note may ask for."""
    if said.acts[0][0] not in RESTATED:
        return []  # asks for nothing, or for what no edit can do: a lesser guess would mislead
    acts = [(a, p) for a, p in said.acts if a in RESTATED]
    found: list[tuple[tuple[str, ...], float]] = []
    where = dict(zip((a for a, _ in said.acts), said.places, strict=True))
    together = sorted((where[a], a, p) for a, p in acts if p >= _AMONG_SEVERAL)
    if said.several > _SEVERAL and len(together) > 1:
        found.append((tuple(a for _, a, _ in together), sum(p for *_, p in together)))
    found += [((a,), p * (1 - said.several if found else 1)) for a, p in acts if p >= _FAINT]
    return sorted(found, key=lambda way: -way[1])[:_WAYS]


def _way(
    acts: tuple[str, ...], share: float, said: Heard, film: Footage, selected: str | None,
    last: tuple[AnyEdit, ...],
) -> Way:  # fmt: skip
    whole = not passed_over(said, film)
    trouble = ""
    finder = Finder(film, Pointers(film, selected, last, {}))
    hinted, hint = _in_its_scene(said, acts, finder)
    known = _knowable(hinted, finder)
    for sense in (hinted, known, _by_all_words(known, acts, finder)):
        try:
            answer = _chosen(answered_by(_by(sense, acts), said.note, film, selected, last))
        except Unread as why:
            trouble = trouble or why.text
            continue
        all_of_it = whole and sense is hinted
        plain = all_of_it and len(acts) == 1 and _plain(said, selected)
        found = min((_sureness(s, said, finder) for s in sense.spans), default=1.0)
        out = len(known.spans) < len(hinted.spans) or lost(said, acts, answer, film)
        found = 0.0 if out else min(found, hint)
        named = all_of_it and _named(said, acts, selected)
        return Way(acts, share, all_of_it, answer, plain=plain, found=found, named=named, lost=out)
    return Way(acts, share, whole, None, trouble)


def _sureness(span: Span, said: Heard, finder: Finder) -> float:
    """How sure it is what a span names; of a whole note, how sure its moment is."""
    if span.text == said.note:
        return max((share for _, share in recalled(said.note, finder.film).beats), default=0.0)
    return finder.sureness(span)


def _chosen(answer: Answer) -> Answer:
    """An answer; raises Unread where it asks without a choice."""
    if isinstance(answer, Question) and not answer.choices:
        raise Unread(answer.text)
    return answer


def _in_its_scene(said: Heard, acts: tuple[str, ...], finder: Finder) -> tuple[Heard, float]:
    """What was heard, with the scene that a note's words tell where no span does; how surely.

    "Her little room is too bright" is said of a scene; "everything is too dark" of the film.
    """
    placed = finder.pointed() or any(s.role in _WHERE for s in said.spans)
    if placed or not all(a.startswith(_SCENIC) for a in acts) or EVERYWHERE.search(said.note):
        return said, 1.0
    scenes = recalled(said.note, finder.film).scenes
    share = scenes[0][1] if scenes else 0.0
    if share < _HINTED:
        return said, 1.0 - share
    span = Span("scene", f"scene {scenes[0][0].number}", 0)
    return replace(said, spans=(*said.spans, span)), share


def _by_all_words(said: Heard, acts: tuple[str, ...], finder: Finder) -> Heard:
    """What was heard, with all of a note's words to tell its moment where no span does."""
    if finder.pointed() or any(s.role in _WHERE for s in said.spans):
        return said
    if all(act.startswith("music.") for act in acts):
        return said  # goes by scenes
    if not recalled(said.note, finder.film).beats:
        return said
    return replace(said, spans=(*said.spans, Span("line", said.note, 0)))


def _plain(said: Heard, selected: str | None) -> bool:
    """Whether a note is about one shot that needs no looking for, and asks for one thing."""
    shots = said.of("shot")
    pointed = all(NUMBERED.fullmatch(s.lower().strip()) or THIS.fullmatch(s.lower().strip())
                  for s in shots)  # fmt: skip
    where = pointed and (len(shots) == 1 or (not shots and selected is not None))
    looked_for = any(said.of(role) for role in ("line", "other_shot", "scene", "place"))
    return where and not looked_for and said.several < _SEVERAL


def _named(said: Heard, acts: tuple[str, ...], selected: str | None) -> bool:
    """Whether every shot and line that a note is about has its number, or its own words."""
    if "split" in acts and len(acts) > 1:
        return False  # of which half the rest is said is not clear
    pointing = [s for s in said.spans if s.role in _POINTED]
    told = all(re.search(r"\d|^[\"“].+[\"”]$", s.text) for s in pointing)
    beside = said.of("line") and _BESIDE.search(said.note.lower())
    if not told or (beside and not all(a.startswith(_CUTTING) for a in acts)):
        return False
    return bool(pointing) or (selected is not None and not said.of("scene"))


def _by(said: Heard, acts: tuple[str, ...]) -> By:
    """The way to read a note for some acts."""

    def by(
        _: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
        answers: Mapping[str, int],
    ) -> list[AnyEdit]:  # fmt: skip
        return edits_of(said, acts, film, Pointers(film, selected, tuple(last), answers))

    return by


def _knowable(said: Heard, finder: Finder) -> Heard:
    """What was heard, without the spans that name nothing of the film.

    A shot or scene that is not there stays, and so does a name: another one in its place would be
    a guess.
    """
    return replace(
        said,
        spans=tuple(
            s for s in said.spans
            if s.role in _POINTING or _NAME.fullmatch(s.text) or finder.knows(s)
        ),
    )  # fmt: skip
