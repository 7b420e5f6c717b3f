"""One clause of a note to edits: its wishes are read, and nothing may be left over.

Enters: a clause with placeholders. Leaves: edits. Every word must be part of a wish, a placeholder
that a wish has used, or a word without a wish of its own; else the clause is not understood. This
is what keeps a half-understood note from changing anything.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.edits import AnyEdit, Block, Carry, Hold, Length, LookAt, Move, Pace, Perform, Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import PRONOUN, Scope
from planner.revising.words.synonyms import FILLERS


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that can be wished for.

    `said` matches how it is said, `edits` makes it; `also` are words that may stand around it.
    A wish that is `alone` goes with no other in a clause.
    """

    said: re.Pattern[str]
    edits: Callable[[re.Match[str], Scope], Sequence[AnyEdit]]
    also: frozenset[str] = frozenset()
    alone: bool = False
    several: bool = False  # goes by several shots that are named apart: "merge 3 with 4"


def wish(
    said: str, edits: Callable[[re.Match[str], Scope], Sequence[AnyEdit]], also: str = "",
    *, alone: bool = False, several: bool = False,
) -> Wish:  # fmt: skip
    """A wish, its pattern typed as text."""
    pattern = re.compile(rf"(?<![\w@'-])(?:{said})(?![\w'-])")
    return Wish(pattern, edits, frozenset(also.split()), alone, several)


def read_clause(scope: Scope, wishes: Sequence[Wish]) -> list[AnyEdit] | None:
    """The edits of a clause; None where it only names something; raises Unread for the rest."""
    scope.rest, scope.claimed = scope.text, set()
    found: list[tuple[Wish, re.Match[str]]] = []
    for one in wishes:
        match = one.said.search(scope.rest)
        if match is None or (found and (one.alone or found[0][0].alone)):
            continue
        found.append((one, match))
        scope.rest = f"{scope.rest[: match.start()]} | {scope.rest[match.end() :]}"
    also = FILLERS.union(*(w.also for w, _ in found))
    _nothing_left(scope, also | {"slightly", "much", "even", "still"} if found else also)
    if not found:
        return None
    if not any(w.several for w, _ in found):
        _one_list(scope)
    edits = [edit for one, match in found for edit in one.edits(match, scope)]
    _one_craft(edits)
    _no_new_shot(edits, scope)
    _all_claimed(scope, strictly=not all(isinstance(e, _OF_A_PICTURE) for e in edits))
    return edits


_SEVERAL = frozenset(("all", "both", "them", "these", "those", "they"))


def _nothing_left(scope: Scope, allowed: frozenset[str]) -> None:
    for word in re.findall(r"[^\s|,;:.!?()/]+", scope.rest):
        plain = word.strip("'\"-*")
        if plain in {"all", "both"} and (scope.names("c") or len(scope.own_shots()) > 1):
            continue
        if plain in _SEVERAL and not scope.own_shots() and len(scope.before.shots) > 1:
            continue  # the shots of the clause before
        if plain in allowed or not plain or re.fullmatch(PRONOUN, plain):
            continue
        if re.fullmatch(r"@[scbwp]\d+(?:'s)?", plain):
            continue
        raise Unread(f"“{_readable(plain)}” is not understood")


def _readable(word: str) -> str:
    if word.startswith("@t"):
        return "that length of time"
    if word.startswith("@"):
        return "that"
    return word.rsplit("-", maxsplit=1)[-1] if word.startswith(("size-", "kind-")) else word


def _one_craft(edits: Sequence[AnyEdit]) -> None:
    """What somebody does and what the camera does are told in clauses of their own.

    "Her coin up higher", "a longer pause": one word belongs to the other wish, and is no second.
    """
    staged = any(isinstance(e, (Block, Carry, LookAt, Perform)) for e in edits)
    if staged and any(isinstance(e, _OF_A_PICTURE) for e in edits):
        raise Unread("whether that is for somebody or for the camera is not clear")
    if any(isinstance(e, Pace) for e in edits) and any(isinstance(e, Reframe) for e in edits):
        raise Unread("whether that is for the pace or for the picture is not clear")


def _no_new_shot(edits: Sequence[AnyEdit], scope: Scope) -> None:
    """A picture after or before a shot is a new one: that shot is not to be framed so."""
    beside = re.search(r"\b(?:after|before|between|following) (?:right |just )?@s\d", scope.text)
    if beside and any(isinstance(e, Reframe) for e in edits):
        raise Unread("whether a new shot is meant is not clear")


_OF_A_PICTURE = (Hold, Length, Move, Reframe)  # edits that may name whom the picture shows anyway
_BETWEEN = re.compile(r"\s*(?:,|\band\b|\bplus\b)(?:[\s,]|\b(?:and|also|shots?)\b)*")


def _one_list(scope: Scope) -> None:
    """Shots that are named apart may be meant for different things."""
    places = list(re.finditer(r"@s\d+", scope.rest))
    for one, other in pairwise(places):
        if not _BETWEEN.fullmatch(scope.rest[one.end() : other.start()]):
            raise Unread("which shot is meant for what is not clear; say one after the other")


def _all_claimed(scope: Scope, *, strictly: bool) -> None:
    """Somebody who is named must be in the picture, or the note meant something else."""
    named = [n for n in scope.names("w") if n not in scope.claimed]
    for name in named:
        person = scope.pointers.found[name][0]
        shots = scope.shots()
        if strictly or not all(person in s.framing.subjects for s in shots):
            raise Unread(f"what to do with {scope.film.named(person)} is not understood")
