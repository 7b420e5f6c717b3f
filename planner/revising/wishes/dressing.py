"""Wishes for looks and places: costume, hair, time of day, weather; things are `furnishing`.

Enters: a wish and its scope. Leaves: Dress, Relight and Furnish edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Dress, Relight
from planner.revising.answers import Unread
from planner.revising.references.scope import WHO, WHOSE, Scope
from planner.revising.wishes import furnishing
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.garments import ADJECTIVES, GARMENTS
from planner.revising.words.synonyms import DAYTIMES, WEATHERS
from screenplay.scene_graph import DayTime

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


_TIME = "|".join(DAYTIMES)
_SKY = "|".join(sorted(WEATHERS, key=len, reverse=True))
_OVER = r" (?:all )?(?:round|around|over|across|on|outside|against|along|beyond)"
_LAND = (  # where weather is seen: it goes by the scene all the same
    r"(?:(?:front|back|side|top|edge)s? of (?:the )?)?(?:house|windows?|roofs?|rooftops?|street|"
    r"road|water|sea|beach|sand|hills?|mountains?|trees?|garden|yard|town|city|square|fields?|glass|"
    r"pavement|harbour|docks?|building|porch|steps|windscreen|rocks|cliffs?|river|lake|forest|"
    r"woods|valley|shore)(?= (?:in|of|at|for) (?:the )?@c|$|,)"
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
         rf"sequence|one))(?:{_OVER} (?:the )?{_LAND})?", _weather,
         "let some should it add falling weather outside"),
    *furnishing.WISHES,
)  # fmt: skip
