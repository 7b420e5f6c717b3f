"""What a note tells beside a move: what is done meanwhile, how far it goes along with somebody.

Enters: a wish and its scope. Leaves: nothing of its own; what is told must be so in the shot, else
the note meant something else.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit
from planner.revising.answers import Unread
from planner.revising.references.events import stem, stems
from planner.revising.references.scope import WHO, Scope
from planner.revising.references.things import seen_there
from planner.revising.wishes.viewing import its_thing
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot

_MOVES = re.compile(
    r"(?<![\w@'-])(?:pushin|pullout|pan|panning|tilt|track|tracking|follow|handheld)\b"
)
_GOING = re.compile(r"(?<![\w@'-])(?:track|tracking|follow|handheld)\b")


_ENTERING = re.compile(r"\b(?:walks?|comes?|goes|go|runs?|steps?|rushes|bursts?) in$")


def _meanwhile(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """What somebody does while the camera moves: the time of its shot, where it is told of."""
    if not _MOVES.search(scope.said.text):
        raise Unread("what is to be done meanwhile is not clear")
    if _ENTERING.search(match.group()) and f"{match.group()} @s" in scope.text:
        raise Unread("whether somebody comes in, or does so in that shot, is not clear")
    scope.claimed.update(scope.names("w", match.group()))
    deed = stem(match.group("deed"))
    for shot in scope.shots():
        if not any(deed in stems(b.text) for b in scope.film.beats_in(shot)):
            raise Unread(f"“{match.group('deed')}” in shot {shot.number} is not understood")
    return []


def _while_talking(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The time of a move in which somebody speaks: that of its shot."""
    named = _MOVES.search(scope.said.text)
    if not named or not all(scope.film.speaks(s) for s in scope.shots()):
        raise Unread("what is to be done while somebody speaks is not clear")
    scope.claimed.update(scope.names("w", scope.text))
    return []


def _to_thing(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Where somebody goes whom the camera follows: it goes with them."""
    if match.group().startswith("to ") and not _GOING.search(scope.text):
        return its_thing(match, scope)  # "push in to the cup"
    if not _GOING.search(scope.text):
        raise Unread("how far, or until when, is not clear")
    for shot in scope.shots():
        _told_there(match.group("thing"), shot, scope)
    return []


def _told_there(noun: str, shot: Shot, scope: Scope) -> None:
    scene = scope.film.scene(shot.scene_id)
    if not seen_there(noun, scope.film, scene):
        raise Unread(f"there is no {noun} in scene {scene.number}")


_GOES = r"(?: (?:up|down|out|in|off|away|past|back|over|around|round|by|along))?"
_NOUN = r"(?!(?:left|right|end|start|line|shot|scene|camera|same|other|way)\b)[a-z]+"
_DEED = (
    r"(?!(?:talks?|speaks?|is|are|says?)\b)(?:[a-z]+s|(?:run|walk|go|leave|cross|come|turn|fall|"
    r"rise|sit|stand|climb|dance))"
)
_PLACED = (
    r"(?:(?:up|in|out|over|on|away|down) )?(?:to|for|from|through|into|across|past|towards?|along|"
    rf"at|over|onto|off|down|up) (?:the |his |her |their )?{_NOUN}"
)
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:just )?(?:as|while) (?:{WHO}|they|it) (?P<deed>{_DEED}){_GOES}(?: {_PLACED}|"
         rf" (?:the|his|her|their) {_NOUN})?",
         _meanwhile),
    wish(r"(?:while|as) (?:@w\d+|he|she|they) (?:talks?|speaks?|(?:is|are) (?:talking|speaking))",
         _while_talking),
)  # fmt: skip
LAST: tuple[Wish, ...] = (
    wish(rf"(?:until|(?:up|all the way|over|across|on) to|as far as|towards?|to|across|along|down|"
         rf"up|through|into|out of|past) (?:the|his|her|their) "
         rf"(?P<thing>{_NOUN}(?: (?!(?:in|on|at|and|then|as|with|slow|slowly|very|please|now)\b)"
         r"[a-z]+)?)", _to_thing),
)  # fmt: skip
