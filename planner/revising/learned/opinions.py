"""What the trained reader would make of a note: its likeliest readings, and how sure it is.

Enters: a note, the film, what is looked at. Leaves: `Opinion`: the share of "asks for nothing",
and ways to take the note, the likeliest first, each carried through to its answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.edits import AnyEdit
from planner.revising.answers import Answer, Unread
from planner.revising.asking import By, answered_by
from planner.revising.footage import Footage
from planner.revising.learned.finding import Finder
from planner.revising.learned.leaving_out import passed_over, turned
from planner.revising.learned.listening import Heard, heard
from planner.revising.learned.reader import RESTATED, edits_of
from planner.revising.pointing import Pointers

_AMONG_SEVERAL = 0.2  # share of an act that is one of several
_FAINT = 0.08  # share of an act that is not even offered
_SEVERAL = 0.5  # share from which on a note may ask for several things
_WAYS = 3  # readings looked into
_POINTING = frozenset(("shot", "other_shot", "scene"))
STEPS = frozenset(("undo", "redo"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a note; `whole` where no name, number or quotation is passed over."""

    acts: tuple[str, ...]
    share: float
    whole: bool
    answer: Answer | None  # None where it leads nowhere
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """All that the trained reader has to say of a note."""

    nothing: float  # share of "asks for nothing that can be changed"
    turned: bool  # a word that turns a wish round, which the model is deaf to
    ways: tuple[Way, ...]


def opinion(note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]) -> Opinion:
    """What the trained reader makes of a note."""
    said = heard(note)
    shares = dict(said.acts)
    ways = tuple(_way(acts, share, said, film, selected, last) for acts, share in _taken(said))
    return Opinion(shares.get("none", 0.0), turned(said), ways)


def _taken(said: Heard) -> list[tuple[tuple[str, ...], float]]:
    """Acts, or several acts together, that a note may ask for."""
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
            return Way(acts, share, whole and told is said, answer)
        except Unread as why:
            trouble = trouble or why.text
    return Way(acts, share, whole, None, trouble)


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

    A shot or scene that is not there stays: another one in its place would be a guess.
    """
    finder = Finder(film, Pointers(film, selected, last, {}))
    return replace(
        said, spans=tuple(s for s in said.spans if s.role in _POINTING or finder.knows(s))
    )
