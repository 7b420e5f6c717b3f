"""Wishes for pans and tilts that go somewhere: a way, or from one thing to another.

Enters: a wish and its scope. Leaves: Move edits that name where the camera turns.
"""

import re
from collections.abc import Mapping, Sequence

from planner.edits import AnyEdit, Move
from planner.revising.answers import Unread
from planner.revising.references.events import stem, stems
from planner.revising.references.scope import WHO, Scope
from planner.revising.references.things import in_set
from planner.revising.wishes.moving import ease_said, pace_said, travel
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import MoveKind, Shot, Way

_TURNS = {"pan": (MoveKind.PAN, {"left", "right"}), "til": (MoveKind.TILT, {"up", "down"})}


def _turned(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    said = match.groupdict()
    kind, way = _way(said)
    begun = said["origin"] or said["begun"]
    ended = said["target"] or said["whom"]
    if way is None and not begun and not ended:
        raise Unread(f"where the {kind.value} goes is not clear")
    if said["along"]:
        _told_of(said["along"], scope)
    far = travel(pace_said(scope), 1.0, scope)
    return [
        Move(
            shot=shot.id, kind=kind, travel=far, way=way, ease=ease_said(scope),
            origin=_meant(begun, shot, scope), target=_meant(ended, shot, scope),
        )
        for shot in _shots(scope)
    ]  # fmt: skip


def _told_of(noun: str, scope: Scope) -> None:
    """Raises Unread for what a camera cannot go along: it is neither in the set nor told of."""
    for shot in _shots(scope):
        scene = scope.film.scene(shot.scene_id)
        words = noun.split()
        told = any(stem(w) in stems(b.text) for b in scene.beats for w in words)
        if not told and not any(w in in_set(scope.film, scene) for w in (noun, *words)):
            raise Unread(f"there is no {noun} in scene {scene.number}")


def _shots(scope: Scope) -> tuple[Shot, ...]:
    """The shots that turn; a place that is named is where the camera points, not all its shots."""
    if scope.own_shots() or not scope.own_scenes():
        return scope.shots()
    here = {s.id for s in scope.own_scenes()}
    shots = scope.before.shots or tuple(scope.film.by_id[i] for i in scope.pointers.pointed())
    if not shots or not {s.scene_id for s in shots} <= here:
        raise Unread("which shot is to turn is not clear; name it by its number")
    return shots


def _way(said: Mapping[str, str | None]) -> tuple[MoveKind, Way | None]:
    """The move, and the way it goes where one is said."""
    kind, ways = _TURNS[str(said["turn"])[:3]]
    way = said["crossing"] or said["way"] or said["late"] or said["crossed"]
    if way is not None and way not in ways:
        raise Unread(f"a {kind.value} goes {' or '.join(sorted(ways))}")
    return kind, Way(way) if way else None


def _meant(said: str | None, shot: Shot, scope: Scope) -> str:
    """Somebody in the scene, or a thing of its set; "" for nothing; raises Unread."""
    if not said:
        return ""
    words = re.sub(r"^(?:the|a|an) ", "", said)
    person = re.fullmatch(r"(@w\d+|him|her|his)(?:'s)?(?: face| eyes| head)?", words)
    scene = scope.film.scene(shot.scene_id)
    if person:
        who = scope.who(person.group(1))
        if who not in scene.present:
            raise Unread(f"{scope.film.named(who)} is not in scene {scene.number}")
        return who
    if words in _THEM and shot.framing.subjects:
        return ""  # those of the picture
    if words not in in_set(scope.film, scene):
        if _TO.search(scope.text) and any(stem(words) in stems(b.text) for b in scene.beats):
            return ""  # told of, and no thing of the set: the way says enough
        raise Unread(f"there is no {words} in the set of scene {scene.number}")
    return words


_TO = re.compile(r"\b(?:pan|tilt)(?:s|ning|ing)? (?:left|right|up|down)\b")
_THEM = frozenset(("them", "us", "both", "everyone", "everybody"))
_AIM = (
    r"(?:(?:@w\d+(?:'s)?|\bhim\b|\bher\b|\bhis\b)(?: face| eyes| head)?"
    r"|(?:the |a |an )?(?!left|right|camera|shot|scene|slow|fast)(?:ice cream )?[a-z]+)"
)
_SECOND = r"(?: (?!(?:in|on|to|at|from|until|as|with|and|then|for|of|over|past)\b)[a-z]+)?"
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:(?:start|begin|open)(?:s|ing)? (?:up )?on (?P<begun>{_AIM}),? (?:and |then )*"
         r"(?:slow(?:ly)? |gently )?)?(?P<turn>pan(?:s|ning)?|tilt(?:s|ing)?)"
         r"(?:(?: slowly| gently| quickly)?(?: (?:from )?(?:the )?(?:left|right) to (?:the )?"
         r"(?P<crossing>left|right)| (?:over )?(?:to |towards? )?(?:the )?"
         r"(?P<way>left|right|up|down)(?: (?:along )?(?:the|that) (?P<along>(?!left|"
         rf"right|camera|shot|scene)[a-z]+{_SECOND}))?))?"
         rf"(?: (?:along )?with (?P<whom>{WHO}))?"
         rf"(?: (?:off )?from (?P<origin>{_AIM}))?"
         rf"(?: (?:over |across |and end |ending )*(?:(?P<late>up|down|left|right) )?(?:over )?"
         rf"(?:to|on|onto|towards?) (?P<target>{_AIM}))?"
         r"(?:,? (?:from )?(?:the )?(?:left|right) to (?:the )?(?P<crossed>left|right))?"
         r"(?! (?:away|across|over|up|down|left|right)\b)"
         r"(?<!pan)(?<!tilt)(?<!panning)(?<!tilting)(?<!pans)(?<!tilts)",
         _turned, "slow slowly slower fast faster quick quickly gentle gently subtle soft add "
         "camera very move"),
)  # fmt: skip
