"""Wishes for what stands: shots locked or approved, shots or the film as they were planned.

Enters: a wish and its scope. Leaves: Mark and Revert edits.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import AnyEdit, Drop, Mark, Revert
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot

_WHOLE = re.compile(r"\b(?:everything|all|film|movie|whole thing|the lot)\b")
_FILM = re.compile(r"\b(?:everything|(?:whole|entire) (?:film|movie|thing)|the lot)\b")
_ALL_BUT = (
    r"(?P<do>lock|freeze|unlock|approve|sign off(?: on)?|revert|reset|restore) (?P<all>(?:all|"
    r"every|everything|shots?|whole|entire|film|movie|the|lot|of|in|it|@[sc]\d+)(?: (?:everything|"
    r"shots?|whole|entire|film|movie|the|lot|of|in|it|@[sc]\d+))*),? (?:but|except|bar|save|apart "
    r"from)(?: for| not)* (?P<but>@[sc]\d+)"
)
_OF_SOME = re.compile(r"\b(?:all (?!of it\b|back\b|this\b|that\b)|every )\w")


def _mark(**standing: bool) -> Callable[[re.Match[str], Scope], Sequence[AnyEdit]]:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        return [Mark(shot=s.id, **standing) for s in _meant(scope)]

    return edits


def _meant(scope: Scope) -> tuple[Shot, ...]:
    """The shots that stand: those named, or all of the film."""
    film = tuple(s for s in scope.film.shots if not scope.film.is_card(s))
    if _FILM.search(scope.text) and not scope.own_shots() and not scope.own_scenes():
        return film
    return scope.shots()


def _all_but(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Every shot, of the film or of a scene, but those named."""
    found = scope.pointers.found
    kept = set(found[match.group("but")])  # shots, or scenes
    ids = [i for n in re.findall(r"@c\d+", match.group("all")) for i in found[n]]
    own = scope.film.shots_of([scope.film.scene(i) for i in ids]) if ids else scope.film.shots
    shots = [s for s in own if not {s.id, s.scene_id} & kept and not scope.film.is_card(s)]
    if match.group("do") in {"revert", "reset", "restore"}:
        return [Revert(shot=s.id) for s in shots]
    locked = None if match.group("do").startswith(("approve", "sign")) else True
    locked = False if match.group("do") == "unlock" else locked
    approved = True if locked is None else None
    return [Mark(shot=s.id, locked=locked, approved=approved) for s in shots]


def _revert(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if any(isinstance(e, Drop) for e in scope.pointers.last):
        raise Unread("numbers are others since a shot went; say undo, or which shot is meant")
    if scope.own_scenes() or (scope.own_shots() and not _every(scope)):
        return [Revert(shot=s.id) for s in scope.shots()]
    if _every(scope) or (_WHOLE.search(scope.said.text) and not _OF_SOME.search(scope.said.text)):
        return [Revert()]
    return [Revert(shot=s.id) for s in scope.shots()]


def _every(scope: Scope) -> bool:
    """Whether all pictures of the film are named."""
    own = {s.id for s in scope.own_shots()}
    return len(own) > 1 and own >= {s.id for s in scope.film.shots if not scope.film.is_card(s)}


_AS_PLANNED = (
    r"(?:how|the way|as|what) (?:(?:you|we|i|it|they) )?(?:(?:is|was|were|had|have) )?(?:been )?"
    r"(?:first |originally )?(?:planned|made|had|did|shot|was|were)(?: it| them)?"
)
_ALL = "whole entire film movie thing everything lot"
WISHES: tuple[Wish, ...] = (
    wish(_ALL_BUT, _all_but, alone=True, several=True),
    wish(r"unlock|unfreeze", _mark(locked=False), _ALL),
    wish(r"lock(?:ed)?|freeze|frozen", _mark(locked=True), _ALL),
    wish(r"(?:not approved|unapprove|disapprove)", _mark(approved=False), _ALL),
    wish(r"(?:(?:i am|we are) )?(?:approved?|approving|sign(?:ed|ing)? off(?: on)?)",
         _mark(approved=True), _ALL),
    wish(r"revert|reset|restore|(?:go |put )?(?=@s\d+ back to)|"
         rf"(?<!music )(?<!ambience )(?<!effects )(?<!voices )back (?:to )?"
         rf"(?:{_AS_PLANNED}|normal(?! (?:look|style|grade|colou?rs))|the original|original|"
         r"the start)|start over", _revert,
         "back to how was original version everything all whole film movie thing original defaults "
         "default scratch lot planned was it before way how had did you they we made", alone=True),
)  # fmt: skip
