"""Wishes for staging: where people are, how they stand, whom they look at, what they hold.

Enters: a wish and its scope. Leaves: Block, LookAt and Carry edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Block, Carry, LookAt
from planner.floor_plan import Posture
from planner.revising.answers import Unread
from planner.revising.references.events import stem, stems
from planner.revising.references.scope import WHO, WHOSE, Scope
from planner.revising.references.things import as_set, in_set, known_mark
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.synonyms import POSTURES
from planner.thing_words import THINGS
from screenplay.scene_graph import Beat, Scene
from screenplay.words.things import HANDHELD

_WHERE = {"behind": "behind ", "nextto": "next to ", "infrontof": "in front of ",
          "acrossfrom": "across from ", "under": "under "}  # fmt: skip
_AT = r"at|by|near|behind|on|nextto|infrontof|acrossfrom|over to|over by|to|under"


def _blocked(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    person = scope.who(match.group("who"))
    posture = match.group("posture")
    scene, beat = _begun(scope, person, match.group("mark") or "")
    _present(person, scene, scope)
    if not posture and not match.group("at"):
        raise Unread(f"where {scope.film.named(person)} is to be is not clear")
    at = _mark(match, scene, scope) if match.group("at") else ""
    return [
        Block(
            scene=scene.id, character=person, beat=beat.id if beat else None, at=at,
            posture=Posture(POSTURES[posture]) if posture else None,
        )
    ]  # fmt: skip


def _mark(match: re.Match[str], scene: Scene, scope: Scope) -> str:
    where = _WHERE.get(match.group("at"), "")
    if match.group("whom"):
        other = scope.who(match.group("whom"))
        _present(other, scene, scope)
        return f"{where or 'next to '}{scope.film.named(other)}"
    noun = as_set(match.group("mark"), scope.film, scene)
    return where + known_mark(noun, scope.film, scene)


def _present(person: str, scene: Scene, scope: Scope) -> None:
    if person not in scene.present:
        raise Unread(f"{scope.film.named(person)} is not in scene {scene.number}")


def _faced(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    person = scope.who(match.group("who"))
    scene, beat = _moment(scope, person)
    _present(person, scene, scope)
    target = match.group("target").removeprefix("the ").strip()
    if target.startswith("@w") or re.fullmatch(WHO, target):
        target = scope.who(target)
        _present(target, scene, scope)
    elif target in {"camera", "lens", "us", "audience"}:
        target = "camera"
    elif target not in {"down", "away"}:
        target = _seen(target, scene, scope)
    return [LookAt(beat=beat.id, character=person, target=target)]


def _all_facing(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Everybody but one looks at that one."""
    scene, beat = _moment(scope, scope.who(match.group("target")))
    target = scope.who(match.group("target"))
    _present(target, scene, scope)
    return [LookAt(beat=beat.id, character=p, target=target) for p in scene.present if p != target]


def _seen(noun: str, scene: Scene, scope: Scope) -> str:
    named = any(stem(noun) in stems(b.text) for b in scene.beats)
    noun = as_set(noun, scope.film, scene)
    if noun in in_set(scope.film, scene) or (named and noun in HANDHELD | set(THINGS)):
        return noun
    raise Unread(f"there is no {noun} in scene {scene.number}")


def _begun(scope: Scope, person: str, mark: str = "") -> tuple[Scene, Beat | None]:
    """The moment that is meant; of a note that names none, the one scene that somebody is in."""
    about = scope.before
    named = scope.own_shots() or scope.own_beats() or scope.own_scenes() or scope.pointers.pointed()
    if named or about.shots or about.beats or about.scenes:
        return scope.first_beat()
    there = [s for s in scope.film.scenes if person in s.present]
    set_so = [s for s in there if mark and as_set(mark, scope.film, s) in in_set(scope.film, s)]
    options = [(f"scene {s.number}, {s.heading.text}", s) for s in set_so or there]
    if not options:
        raise Unread(f"{scope.film.named(person)} is in no scene")
    return scope.pointers.choose("Which scene?", options), None


def _moment(scope: Scope, person: str) -> tuple[Scene, Beat]:
    scene, beat = _begun(scope, person)
    if beat is None:
        return scene, scene.beats[0]
    return scene, beat


def _carried(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _carry(match, scope, held=not match.group("not"))


def _given_up(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _carry(match, scope, held=False)


def _carry(match: re.Match[str], scope: Scope, *, held: bool) -> Sequence[AnyEdit]:
    person = scope.who(match.group("who").removesuffix("'s"))
    noun = match.group("noun")
    scene, beat = _moment(scope, person)
    _present(person, scene, scope)
    if noun not in HANDHELD | set(THINGS) and noun not in scope.film.plan.scene(scene.id).props:
        raise Unread(f"“{noun}” is nothing that a hand can hold")
    return [Carry(character=person, noun=noun, beat=beat.id, held=held)]


_POSTURE = "|".join(sorted(POSTURES, key=len, reverse=True))
_SHOULD = r"(?:should |must |could |can |to |be |is |has to |needs to |now )*"
_ART = r"(?:the |a |an |his |her |their )?"
_NOUN = r"[a-z]+(?: cream van)?"
_NO_MARK = "start|beginning|top|opening|end|head|the|an?|his|her|their"
_MARK = (
    rf"(?P<at>{_AT}) {_ART}(?:(?P<whom>{WHO})(?!')|(?P<mark>(?!camera|shot|line|"
    rf"(?:{_NO_MARK})\b){_NOUN}))"
)
_GIVE = r"(?:have|let|get|make|move|put|place|bring|send|keep|position) "
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:{_GIVE})?(?P<who>{WHO}) {_SHOULD}looks?(?:ing)? (?:over |straight |right )?"
         rf"(?:at |to |into |toward |towards |in )?(?P<target>@w\d+|the camera|camera|lens|down|"
         rf"away|"
         rf"him|her|{_ART}[a-z]+)(?!')", _faced, "starts when"),
    wish(rf"(?:{_GIVE})?(?:everyone|everybody|all of them|the others|"
         rf"they(?: should)? all) {_SHOULD}(?:look(?:s|ing)? (?:over )?at|turns? to(?:wards)?) "
         rf"(?P<target>{WHO})(?!')", _all_facing, "starts when"),
    wish(rf"(?:take|get|remove) {_ART}(?P<noun>[a-z]+) (?:out of|from|off) (?P<who>{WHOSE}) hands?",
         _given_up, "out"),
    wish(rf"(?:put|place) {_ART}(?P<noun>[a-z]+) (?:in|into) (?P<who>{WHOSE}) hands?(?P<not>\b\B)?",
         _carried),
    wish(rf"(?:have |let )?(?P<who>{WHO}) {_SHOULD}(?P<not>not |does not |do not |should not )?"
         rf"{_SHOULD}(?:holds?|holding|carry|carries|carrying) {_ART}"
         r"(?P<noun>ice cream|[a-z]+)", _carried,
         "hand"),
    wish(rf"(?:{_GIVE})?(?P<who>{WHO}) {_SHOULD}(?P<posture>{_POSTURE})(?: up| down)?(?: {_MARK})?",
         _blocked, "already beginning start top"),
    wish(rf"(?:{_GIVE}|(?=@w\d+ (?:should|to) be ))(?P<who>{WHO}) "
         rf"{_SHOULD}(?P<posture>\b\B)?{_MARK}",
         _blocked),
)  # fmt: skip
