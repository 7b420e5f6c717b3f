"""Wishes for looks and places: costume, hair, time of day, weather, things in the set.

Enters: a wish and its scope. Leaves: Dress, Relight and Furnish edits.
"""

import re
from collections.abc import Sequence

from planner import costume_words, palettes
from planner.amending.telling import proper
from planner.edits import AnyEdit, Dress, Furnish, Relight
from planner.revising.answers import Unread
from planner.revising.scope import WHO, WHOSE, Scope
from planner.revising.things import FURNITURE, called_by, known_mark, one_of, places_with
from planner.revising.wishing import Wish, wish
from planner.revising.words import DAYTIMES, WEATHERS
from planner.thing_words import THINGS
from screenplay.scene_graph import DayTime, Place

GARMENTS = frozenset(
    word
    for table in (costume_words.TOPS, costume_words.BOTTOMS, costume_words.SHOES,
                  costume_words.HATS, costume_words.GLASSES, costume_words.HAIR_NOUNS,
                  costume_words.FACIAL)
    for word in table
) | {
    "apron", "scarf", "t-shirt", "raincoat", "dressing gown", "bath robe", "bathrobe", "tank top",
    "top hat", "hard hat", "pony tail", "polo shirt",
}  # fmt: skip
ADJECTIVES = frozenset(
    word
    for table in (palettes.COLOURS, palettes.HAIR_COLOURS, costume_words.PATTERNS,
                  costume_words.MATERIAL_COLOURS, costume_words.HAIR_MODIFIERS,
                  costume_words.HAT_KINDS, costume_words.GLASSES_KINDS)
    for word in table
) | {"dark", "light", "pale", "bright", "long", "short", "heavy", "big", "old"}  # fmt: skip
_GARB = (
    r"(?P<garb>(?:[a-z-]+ ){0,4}?(?:" + "|".join(sorted(GARMENTS, key=len, reverse=True)) + r"))"
)
_LONGEST = sorted(GARMENTS, key=len, reverse=True)
_AS_IT_IS = {"longer": "long", "shorter": "short", "darker": "dark", "lighter": "light"}
_HAIR = {"blond": "blond", "blonde": "blond", "brunette": "brown", "ginger": "red",
         "redhead": "red", "a redhead": "red", "a blonde": "blond"}  # fmt: skip
_GARMENT = "(?P<garment>" + "|".join(sorted(GARMENTS, key=len, reverse=True)) + ")"
_SHADES = "|".join(sorted((*ADJECTIVES, *_AS_IT_IS), key=len, reverse=True))
_ART = r"(?:a |an |the |some |his |her |their )?(?:pair of )?"
_SHOULD = r"(?:should |must |could |can |to |be |is |has to |needs to )*"


def _dressed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    words = [_AS_IT_IS.get(w, w) for w in match.group("garb").split()]
    last = len(next(g for g in _LONGEST if match.group("garb").endswith(g)).split())
    unknown = [w for w in words[:-last] if w not in ADJECTIVES]
    if unknown:
        raise Unread(f"“{unknown[0]}” is no word for clothes or hair that is known")
    return _dress(match.group("who"), " ".join(words), scope)


def _haired(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _dress(match.group("who"), f"{_HAIR[match.group('hair')]} hair", scope)


def _recoloured(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    compared = set(match.group("shades").split()) & _AS_IT_IS.keys()
    if compared and match.group("garment") != "hair":
        raise Unread(f"“{compared.pop()}” goes for hair; of clothes, name the colour")
    shades = " ".join(_AS_IT_IS.get(w, w) for w in match.group("shades").split())
    words = f"{shades} {match.group('garment')}"
    return _dress(match.group("who"), words, scope)


def _undressed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _dress(match.group("who"), f"no {match.group('garment')}", scope)


def _dress(who: str, words: str, scope: Scope) -> Sequence[AnyEdit]:
    person = scope.who(who.removesuffix("'s"))
    if scope.own_shots():
        raise Unread("clothes change with a scene, not with a shot; name the scene")
    scenes = scope.own_scenes()
    if len(scenes) > 1:
        raise Unread("name the scene from which on")
    if not scenes and scope.pointers.selected and re.search(r"\bhere\b", scope.text):
        scenes = (scope.pointers.scene_looked_at(),)
    if words == "hair":
        raise Unread("what the hair shall be like is not clear")
    return [Dress(character=person, words=words, scene=scenes[0].id if scenes else None)]


def _daytime(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    _by_scene(scope)
    daytime = DayTime(DAYTIMES[match.group("time")])
    return [Relight(scene=s.id, daytime=daytime) for s in scope.scenes()]


def _weather(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    _by_scene(scope)
    weather = "" if match.group("none") else WEATHERS[match.group("weather")]
    return [Relight(scene=s.id, weather=weather) for s in scope.scenes()]


def _by_scene(scope: Scope) -> None:
    if scope.names("s"):
        raise Unread("light and weather go by the scene; name the scene")


def _removed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    noun = one_of(match.group("noun"), scope.film)
    places = _places(scope)
    if not places:
        having = places_with(noun, scope.film)
        if not having:
            raise Unread(f"there is no {noun} in any set")
        name = scope.pointers.choose("In which place?", [(_called(p), p) for p in having])
        places = (name,)
    for place in places:
        if place not in places_with(noun, scope.film):
            raise Unread(f"there is no {noun} at {proper(place.name)}")
    return [Furnish(place=p.id, noun=noun, present=False) for p in places]


def _called(place: Place) -> str:
    return ", ".join(proper(part) for part in (place.name, place.sub_place) if part)


def _added(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    noun = match.group("noun")
    if noun not in FURNITURE | set(THINGS):
        raise Unread(f"“{noun}” is nothing that can be put into a set")
    places = _places(scope) or _place_looked_at(scope)
    at = ""
    if match.group("mark") == "wall":
        _walled(places, scope)
        if any(p in places_with(noun, scope.film) for p in places):
            raise Unread(f"a {noun} stands there already; take it out before another comes in")
        at = "against the wall"
    elif match.group("mark"):
        scene = next(s for s in scope.film.scenes if s.place_id == places[0].id)
        at = known_mark(match.group("mark"), scope.film, scene)
        at = ("next to " if match.group("at") == "nextto" else "") + at
    elif re.search(r"\bon @p\d", scope.text):
        at = called_by(places[0], scope.film)  # "on the meeting table"
    return [Furnish(place=p.id, noun=noun, present=True, at=at) for p in places]


def _walled(places: Sequence[Place], scope: Scope) -> None:
    """Raises Unread for a place under the sky."""
    for place in places:
        plans = [s.floor_plan for s in scope.film.plan.scenes if s.floor_plan.id == place.id]
        if not all(plan.interior for plan in plans):
            raise Unread(f"{proper(place.name)} is out of doors: it has no wall")


def _places(scope: Scope) -> tuple[Place, ...]:
    ids = [scope.pointers.found[n][0] for n in scope.names("p")]
    ids += [scope.film.scene(i).place_id for n in scope.names("c") for i in scope.pointers.found[n]]
    return tuple(scope.film.graph.place(i) for i in dict.fromkeys(ids))


def _place_looked_at(scope: Scope) -> tuple[Place, ...]:
    if scope.own_shots():
        raise Unread("things stand in a place, not in a shot; name the place")
    everywhere = {s.place_id for s in scope.film.scenes}
    if len(everywhere) == 1:
        return (scope.film.graph.place(everywhere.pop()),)
    return (scope.film.graph.place(scope.pointers.scene_looked_at().place_id),)


_TIME = "|".join(DAYTIMES)
_SKY = "|".join(sorted(WEATHERS, key=len, reverse=True))
_OUT = r"(?:remove|take(?: out| away)?|lose|drop|delete|no|without|clear away|take)"
_NOUN = (
    r"(?P<noun>(?!shot|line|voice|grain|sepia|contrast|blackwhite|outlines|sketchlook|flatlook|"
    r"colou?r|music|sound|ambience|effects|more|camera|pushin|pullout|"
    r"handheld|static|push|it\b|this\b|that\b|one\b|them\b|dissolve|fade|pause)"
    r"[a-z]+(?: post| box| trees?| cream van| cooler| machine)?)"
)
WISHES: tuple[Wish, ...] = (
    wish(rf"(?P<who>{WHO}) {_SHOULD}(?:takes? off|without|loses?|with no|wears? no|not wear|"
         rf"should not wear) {_ART}{_GARMENT}", _undressed),
    wish(rf"(?:lose|remove|take off|drop|no|without|get rid of|kill) (?P<who>{WHOSE}) {_GARMENT}",
         _undressed),
    wish(rf"(?P<who>{WHOSE}) {_GARMENT} {_SHOULD}(?P<shades>(?:(?:{_SHADES}) ?)+)"
         rf"(?:,? ?(?:not|instead of|rather than) (?:{_SHADES})\b)?", _recoloured,
         "change turn colour color"),
    wish(rf"(?P<who>{WHO}) {_SHOULD}(?P<hair>{'|'.join(_HAIR)})(?! hair)", _haired),
    wish(rf"(?:put|dress) (?P<who>{WHO}) in {_ART}{_GARB}", _dressed, "on"),
    wish(rf"give (?P<who>{WHO}) {_ART}{_GARB}", _dressed),
    wish(rf"(?P<who>{WHO}) {_SHOULD}(?:wears?|wearing|in|with|has|have|needs?|wants?) "
         rf"{_ART}{_GARB}", _dressed, "on"),
    wish(rf"(?P<time>{_TIME})(?: time)?(?!s| (?:scene|shot|sequence|sky|light|one))", _daytime,
         "during set change turn"),
    wish(rf"(?P<none>no |without |stop the |stop )?(?P<weather>{_SKY})(?! (?:coat|scene|shot|"
         rf"sequence|one))", _weather,
         "let some should it add falling weather outside"),
    wish(rf"{_OUT} (?:the |that |a |an |any )?{_NOUN}(?: (?:out of|out|from|in|at|of|on))?"
         rf"(?= @p\d| @c\d|$|,)",
         _removed, "away out"),
    wish(rf"(?:add|put|place|bring in|include) (?:a |an |another |some ){_NOUN}(?: "
         rf"(?P<at>nextto|by|near"
         r"|at|beside|infrontof|against|along) (?:the |a )?(?P<mark>[a-z]+))?(?= "
         r"(?:to|in|into|on|at)? ?@[pc]\d|$|,| here)",
         _added),
    wish(rf"(?:(?:add|put|place) )?(?:a |an |the |another )?(?P<noun>{'|'.join(sorted(FURNITURE))})"
         r" (?P<at>against|along) (?:the |a )?(?:back )?(?P<mark>wall)(?= (?:in|of) ?@[pc]\d|$|,)",
         _added),
)  # fmt: skip
