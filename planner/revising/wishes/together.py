"""Wishes for those of a shot together: "they should sit", "both by the window", "at each other".

Enters: a wish and its scope. Leaves: one Block or LookAt edit for each of them.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Block, LookAt
from planner.floor_plan import Posture
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.references.things import known_mark
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.synonyms import POSTURES
from screenplay.scene_graph import Scene


def _them(scope: Scope, scene: Scene) -> tuple[str, ...]:
    """Those of the shot, or of the scene where it shows fewer than two."""
    shots = scope.own_shots() or scope.before.shots or tuple(
        scope.film.by_id[i] for i in scope.pointers.pointed()
    )  # fmt: skip
    seen = tuple(dict.fromkeys(c for s in shots for c in s.framing.subjects))
    people = seen if len(seen) > 1 else scene.present
    if len(people) < 2:
        raise Unread(f"who they are is not clear in scene {scene.number}; name them")
    return people


def _placed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    scene, beat = scope.first_beat()
    mark, said = match.groupdict().get("mark"), match.groupdict().get("posture")
    at = known_mark(mark, scope.film, scene) if mark else ""
    posture = Posture(POSTURES[said]) if said else None
    return [
        Block(scene=scene.id, character=who, beat=beat.id if beat else None, at=at, posture=posture)
        for who in _them(scope, scene)
    ]


def _facing(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    scene, beat = scope.first_beat()
    people = _them(scope, scene)
    if len(people) != 2:
        raise Unread("who looks at whom is not clear; name them")
    moment = beat or scene.beats[0]
    return [
        LookAt(beat=moment.id, character=one, target=other)
        for one, other in (people, people[::-1])
    ]  # fmt: skip


_THEY = r"(?:they|them|both|both of them|the 2 of them|everybody|everyone)"
_ARE = r"(?:(?: both| all| should| must| could| to| be| are| were| have)*)"
_GIVE = r"(?:(?:have|let|get|make|put|place|move) )?"
_POSTURE = "|".join(sorted(POSTURES, key=len, reverse=True))
_MARK = r"(?:at|by|near|on|over by|over to|to) (?:the |a )(?P<mark>(?!camera|shot|line)[a-z]+)"
WISHES: tuple[Wish, ...] = (
    wish(rf"{_GIVE}{_THEY}{_ARE} (?:look|looking|face|facing|turned?)(?: at| to| towards?)? "
         r"each other", _facing),
    wish(rf"{_GIVE}{_THEY}{_ARE} (?P<posture>{_POSTURE})(?: down| up)?(?: {_MARK})?", _placed,
         "already"),
    wish(rf"(?:have|get|put|place|move) {_THEY}{_ARE} {_MARK}", _placed),
)  # fmt: skip
