"""What the trained reader would make of a note: its likeliest readings, and how sure it is.

Enters: a note, the film, what is looked at. Leaves: `Opinion`: the share of "asks for nothing",
and ways to take the note, the likeliest first, each carried through to its answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.edits import AnyEdit
from planner.revising.answers import Answer, Reading, Unread
from planner.revising.asking import By, answered_by
from planner.revising.footage import Footage
from planner.revising.learned.finding import THIS, Finder
from planner.revising.learned.leaving_out import passed_over, turned
from planner.revising.learned.listening import Heard, heard
from planner.revising.learned.reader import RESTATED, edits_of
from planner.revising.learned.seconding import seconds, unheard
from planner.revising.pointing import Pointers

_AMONG_SEVERAL = 0.1  # share of an act that is one of several
_FAINT = 0.08  # share of an act that is not even offered
_SURE = 0.8  # share of "undo" that is no slip
_SEVERAL = 0.5  # share from which on a note may ask for several things
_WAYS = 3  # readings looked into
_POINTING = frozenset(("shot", "other_shot", "scene"))
_NAME = re.compile(r"[A-Z][a-z]{2,}")
STEPS = frozenset(("undo", "redo"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a note; `whole` where no name, number or quotation is passed over.

    `plain` where it asks for one thing in one shot that is numbered, or looked at.
    """

    acts: tuple[str, ...]
    share: float
    whole: bool
    answer: Answer | None  # None where it leads nowhere
    trouble: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """All that the trained reader has to say of a note."""

    nothing: float  # share of "asks for nothing that can be changed"
    turned: bool  # a word that turns a wish round, which the model is deaf to
    ways: tuple[Way, ...]
    seconded: float = 0.0  # share of what is heard that another reading says too, if it says all
    unheard: bool = False  # that reading changes something which nothing here asks for
    step: str = ""  # "undo" or "redo", where a note asks for just that


def opinion(
    note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...],
    framed: Answer | None = None,
) -> Opinion:  # fmt: skip
    """What the trained reader makes of a note, and of how frames read it."""
    said = heard(note)
    shares = dict(said.acts)
    ways = tuple(_way(acts, share, said, film, selected, last) for acts, share in _taken(said))
    seconded, deaf = 0.0, False
    if isinstance(framed, Reading):
        seconded, deaf = seconds(framed, said, film), unheard(framed, said, film)
    act, share = said.acts[0]
    step = act if act in STEPS and share >= _SURE and not said.spans else ""
    return Opinion(shares.get("none", 0.0), turned(said), ways, seconded, deaf, step)


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
    for told in (said, _knowable(said, film, selected, last)):
        try:
            answer = answered_by(_by(told, acts), said.note, film, selected, last)
            all_of_it = whole and told is said
            plain = all_of_it and len(acts) == 1 and _plain(said, selected)
            return Way(acts, share, all_of_it, answer, plain=plain)
        except Unread as why:
            trouble = trouble or why.text
    return Way(acts, share, whole, None, trouble)


def _plain(said: Heard, selected: str | None) -> bool:
    """Whether a note is about one shot that needs no looking for, and asks for one thing."""
    shots = said.of("shot")
    pointed = all(any(c.isdigit() for c in s) or THIS.fullmatch(s.lower().strip()) for s in shots)
    where = pointed and (len(shots) == 1 or (not shots and selected is not None))
    looked_for = any(said.of(role) for role in ("line", "other_shot", "scene", "place"))
    return where and not looked_for and said.several < _SEVERAL


def _by(said: Heard, acts: tuple[str, ...]) -> By:
    """The way to read a note for some acts."""

    def by(
        _: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
        answers: Mapping[str, int],
    ) -> list[AnyEdit]:  # fmt: skip
        return edits_of(said, acts, film, Pointers(film, selected, tuple(last), answers))

    return by


def _knowable(said: Heard, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]) -> Heard:
    """What was heard, without the spans that name nothing of the film.

    A shot or scene that is not there stays, and so does a name: another one in its place would be
    a guess.
    """
    finder = Finder(film, Pointers(film, selected, last, {}))
    return replace(
        said,
        spans=tuple(
            s for s in said.spans
            if s.role in _POINTING or _NAME.fullmatch(s.text) or finder.knows(s)
        ),
    )  # fmt: skip
