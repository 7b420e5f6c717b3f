"""Wishes for new shots: an insert of a thing, somebody who reacts, a wide before a scene.

Enters: a wish and its scope. Leaves: an Insert; a Reorder where a thing is to be seen earlier that
has an insert already.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Insert, Reorder
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.scope import Scope
from planner.revising.references.things import called_as
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot, ShotKind, Size

_KINDS = r"kind-(?:reaction|insert|establishing|single|two_shot|master|group)"
_ADD = (
    r"(?:add|insert|put in|throw in|drop in|include|cut(?: away)? to|cutaway to|cutaway of"
    r"|(?:we need|give me|i want|i need)(?=.* (?:after|before) ))"
)
_A = r"(?:(?:in|a|an|another|some|quick|short|brief)\s+)*(?:@t\d+\s+)?(?:(?:quick|short|long)\s+)?"
_STOP = r"(?=\s+(?:after|before|following|at|between|in|here)\b|\s*[|,]|\s*$|\s+@)"
_ARTICLES = frozenset(("the", "a", "an", "his", "her"))
_NO_STOP = r"(?!(?:after|before|following|at|between|in|here)\b)"
_OF = (
    r"(?:\s+(?:of|on|showing)\s+(?:(?:the|a|an|his|her)\s+)?"
    rf"(?:(?P<thing>[a-z][a-z ]*?){_STOP}|(?P<placed>@p\d+)))?"
)
_WHERE = "after before following at start beginning top end between and"
_POSITION = r"(?:after|before|at (?:the )?(?:start|beginning|top|end) of)\s+(?:@[scb]\d+|this|it)"


def _insert(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    text = scope.text
    if not re.search(r"\b(?:after|before|following|start|beginning|end|here|between)\b", text):
        text = f"{text} {_side(scope)}"
    scope.rest += f" {match.groupdict().get('position') or ''}"
    anchor, at_start = _anchor(text, scope)
    kind, size = _new_kind(match.group("what"), text)
    people = tuple(dict.fromkeys(scope.who(w) for w in scope.names("w")))
    thing = match.groupdict().get("thing") or _of_place(match, scope)
    if thing in _ARTICLES:  # "a cutaway to the" somebody
        thing = None
    if thing:
        thing = called_as(thing, scope.film, scope.film.scene(anchor.scene_id))
        kind = ShotKind.INSERT
    if kind is ShotKind.INSERT and not thing:
        raise Unread("an insert of what?")
    if kind is ShotKind.TWO_SHOT and not people:
        people = _pair(anchor, scope)
    if kind in {ShotKind.REACTION, ShotKind.SINGLE} and not people:
        people = (_listener(anchor, scope),)
    absent = [p for p in people if p not in scope.film.scene(anchor.scene_id).present]
    if absent:
        raise Unread(f"{scope.film.named(absent[0])} is not in that scene")
    times = scope.names("t", match.group())
    frames = {"frames": scope.frames(times[0])} if times else {}
    return [
        Insert(after=anchor.id, kind=kind, subjects=people, thing=thing, size=size,
               at_start=at_start, **frames)
    ]  # fmt: skip


def _of_place(match: re.Match[str], scope: Scope) -> str | None:
    """The thing of an insert that is named as a place is: "an insert of the lighthouse"."""
    placed = match.groupdict().get("placed")
    if not placed or match.group("what") != "kind-insert":
        return None
    return scope.film.graph.place(scope.pointers.found[placed][0]).name.lower().split()[-1]


def _side(scope: Scope) -> str:
    """Before or after the shot that is named or looked at; asks which."""
    if scope.own_beats() or not (scope.own_shots() or scope.pointers.pointed()):
        raise Unread("where it shall stand is not clear: after which shot?")
    number = scope.shot().number
    sides = [(f"after shot {number}", "after"), (f"before shot {number}", "before")]
    return scope.pointers.choose("Where shall it stand?", sides)


def _new_kind(what: str, text: str) -> tuple[ShotKind, Size | None]:
    size = re.search(r"size-(ecu|mcu|cu|ews|mws|ws|ms)", text)
    if what.startswith("kind-"):
        return ShotKind(what.split(maxsplit=1)[0].removeprefix("kind-")), Size(
            size.group(1).upper()
        ) if size else None
    return ShotKind.SINGLE, Size(size.group(1).upper()) if size else None


def _pair(shot: Shot, scope: Scope) -> tuple[str, ...]:
    present = scope.film.scene(shot.scene_id).present
    if len(present) != 2:
        raise Unread("a two-shot of whom?")
    return present


def _listener(shot: Shot, scope: Scope) -> str:
    present = scope.film.scene(shot.scene_id).present
    others = [p for p in present if p not in shot.framing.subjects] or list(present)
    return scope.pointers.choose("Of whom?", [(scope.film.named(p), p) for p in others])


def _anchor(text: str, scope: Scope) -> tuple[Shot, bool]:
    """The shot that a new one stands beside, and whether before it."""
    before = bool(re.search(r"\bbefore\b|\b(?:start|beginning|top) of\b", text))
    if scope.own_scenes() and not scope.own_shots():
        shots = scope.film.shots_of(scope.own_scenes())
        return (shots[0], True) if before else (shots[-1], False)
    shots = scope.shots()
    if "between" in text and len(shots) == 2 and scope.film.beside(shots[0], 1) is shots[1]:
        return shots[0], False
    return scope.shot(), before


def _shown(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A thing seen before or after a shot: the insert that it has already, else a new one."""
    scope.rest += f" {match.group('beside')}"
    anchor, at_start = scope.shot(), match.group("where") == "before"
    noun = called_as(match.group("thing"), scope.film, scope.film.scene(anchor.scene_id))
    if (shot := insert_of(noun, anchor, scope.film)) is not None:
        return [moved_beside(shot, anchor, scope.film, before=at_start)]
    return [Insert(after=anchor.id, kind=ShotKind.INSERT, thing=noun, at_start=at_start)]


def insert_of(noun: str, near: Shot, film: Footage) -> Shot | None:
    """The one insert of a thing in the scene of a shot."""
    stem = events.stem(noun)
    inserts = [
        s for s in film.shots
        if s.scene_id == near.scene_id and s.framing.kind is ShotKind.INSERT
    ]  # fmt: skip
    named = [s for s in inserts if stem in events.stems((s.framing.thing or "").replace("_", " "))]
    told = [s for s in inserts if any(stem in events.stems(b.text) for b in film.beats_in(s))]
    shots = named or told
    return shots[0] if len(shots) == 1 else None


def moved_beside(shot: Shot, other: Shot, film: Footage, *, before: bool) -> Reorder:
    """A shot moved before or after another; raises Unread where it is there already."""
    beside = other if before else film.beside(other, 1)
    if beside is None or beside is shot or film.beside(shot, 1) is beside or shot is other:
        raise Unread(f"shot {shot.number} is there already")
    return Reorder(shot=shot.id, before=beside.id)


NEW: tuple[Wish, ...] = (
    wish(rf"{_ADD}\s+{_A}(?:size-[a-z]+\s+(?=kind-))?(?P<what>{_KINDS}|size-(?:ecu|mcu|cu|"
         rf"ms)(?:\s+kind-insert)?){_OF}", _insert,
         _WHERE, alone=True),
    wish(rf"(?:(?:add|insert) )?(?:an? )?(?:quick )?(?P<what>cut ?away) to (?:(?:the|a|an|his|"
         rf"her)\s+)?(?P<thing>[a-z][a-z "
         rf"]*?){_STOP}",
         _insert, _WHERE, alone=True),
    wish(rf"insert (?:the|an?|his|her) (?P<thing>[a-z]+(?: {_NO_STOP}[a-z]+)?)(?P<what>\b)"
    rf"{_STOP}", _insert,
         _WHERE, alone=True),
    wish(rf"(?P<position>{_POSITION}),?\s+{_A}(?P<what>kind-(?:insert|reaction|establishing)){_OF}",
         _insert, _WHERE, alone=True),
    wish(rf"{_A}(?P<what>kind-(?:insert|reaction|establishing)){_OF}"
         rf"(?=.*\b(?:after|before|start|end)\b)", _insert, _WHERE, alone=True),
    wish(rf"(?:see|show(?: us| me)?|reveal)\s+(?:the|his|her|an?)\s+(?P<thing>[a-z]+(?: "
         rf"{_NO_STOP}[a-z]+)?)(?:\s+(?:on|in|at|by) the [a-z]+)?\s+(?:right |just )?"
         rf"(?P<where>before|after)\s+(?P<beside>@s\d+)",
         _shown, alone=True),
)  # fmt: skip
