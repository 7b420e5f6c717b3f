"""Wishes for things in a set: they come in, they go, one or several at once.

Enters: a wish and its scope. Leaves: Furnish edits, one for each thing and place. A clause that
names no place goes on in the place of the one before it.
"""

import re
from collections.abc import Sequence

from planner import costume_words
from planner.amending.telling import proper
from planner.edits import AnyEdit, Furnish
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.references.things import called_by, known_mark, one_of, places_with
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.furniture import BROUGHT, SET_THINGS
from screenplay.scene_graph import Place

_AND = re.compile(r"(?:,|,? and|,? plus|,? as well as) (?:(?:a|an|the|that|those|some|another) )?")
_AT = {
    "nextto": "next to ", "beside": "next to ", "behind": "behind ", "infrontof": "in front of ",
}  # fmt: skip

_WORN = frozenset((
    *costume_words.TOPS, *costume_words.HATS, *costume_words.SHOES, *costume_words.GLASSES,
    *costume_words.BOTTOMS,
))  # fmt: skip


def _nouns(match: re.Match[str]) -> list[str]:
    said = match.group("noun") or match.group("noun2")
    return [noun for noun in _AND.split(said) if noun]


# --- out of the place


def _removed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    nouns = [one_of(noun, scope.film) for noun in _nouns(match)]
    scope.rest += f" {match.groupdict().get('where') or ''}"
    if worn := [noun for noun in nouns if noun in _WORN and not _places(scope)]:
        raise Unread(f"whose {worn[0]}, or which place it is to go from, is not clear")
    places = _places(scope) or (_having(nouns, scope),)
    for place in places:
        for noun in nouns:
            if place not in places_with(noun, scope.film):
                raise Unread(f"there is no {noun} at {proper(place.name)}")
    return [Furnish(place=p.id, noun=noun, present=False) for p in places for noun in nouns]


def _having(nouns: Sequence[str], scope: Scope) -> Place:
    """The place where some things are: as before, looked at, or the one that is chosen."""
    having = [p for p in places_with(nouns[0], scope.film)
              if all(p in places_with(n, scope.film) for n in nouns)]  # fmt: skip
    if not having:
        raise Unread(f"there is no {nouns[0]} in any set")
    pointed = scope.pointers.pointed()
    looked_at = {scope.film.by_id[i].scene_id for i in pointed}
    near = [p for p in having if p.id in _before(scope)]
    near = near or [p for p in having if any(s.id in looked_at and s.place_id == p.id
                                             for s in scope.film.scenes)]  # fmt: skip
    return scope.pointers.choose(
        "In which place?", [(_called(p), p) for p in (near if len(near) == 1 else having)]
    )


def _called(place: Place) -> str:
    return ", ".join(proper(part) for part in (place.name, place.sub_place) if part)


def _swapped(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """One thing goes and another comes in, where the first stood."""
    scope.rest += f" {match.group('where') or ''}"
    noun = one_of(match.group("noun"), scope.film)
    places = _places(scope)
    if not places:
        raise Unread(f"in which place the {noun} is to be another thing is not clear")
    if any(p not in places_with(noun, scope.film) for p in places):
        raise Unread(f"there is no {noun} there")
    gone = [Furnish(place=p.id, noun=noun, present=False) for p in places]
    return [*gone, *(Furnish(place=p.id, noun=match.group("noun2"), present=True) for p in places)]


# --- into the place


def _added(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    nouns = _nouns(match)
    if re.search(r"\bin (?:the |this )?(?:frame|shot|picture|view)\b", scope.text):
        raise Unread(f"whether the set or the frame is to have the {nouns[-1]} is not clear")
    scope.rest += f" {match.groupdict().get('where') or ''}"
    if unknown := [noun for noun in nouns if not _known(noun)]:
        raise Unread(f"“{unknown[0]}” is nothing that can be put into a set")
    places = _places(scope) or _place_looked_at(scope)
    at = _stood(match, places, scope)
    return [Furnish(place=p.id, noun=n, present=True, at=at) for p in places for n in nouns]


def _known(noun: str) -> bool:
    return noun in BROUGHT or noun in SET_THINGS


def _brought(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Something new at a place, without a verb; not the rest of a list of what is to go."""
    gone = any(isinstance(e, Furnish) and not e.present for e in scope.before.edits)
    if gone and match.group().rstrip().endswith(" in") and _places(scope):
        raise Unread(f"whether the {_nouns(match)[-1]} is to come or go is not clear")
    return _added(match, scope)


def _removed_too(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Things alone, after others went: they go from the same place."""
    gone = [e for e in scope.before.edits if isinstance(e, Furnish) and not e.present]
    if not gone or len(gone) < len(scope.before.edits):
        raise Unread(f"what is to be done about the {_nouns(match)[-1]} is not clear")
    return _removed(match, scope)


def _named_alone(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Things and a place without a verb: they come in where they are not there already."""
    places = _places(scope) or _place_looked_at(scope)
    for noun in _nouns(match):
        if any(p in places_with(noun, scope.film) for p in places):
            raise Unread(f"what is to be done about the {noun} is not clear")
    return _brought(match, scope)


def _stood(match: re.Match[str], places: Sequence[Place], scope: Scope) -> str:
    """Where in the set a thing is to stand, in the words of an edit."""
    said = match.groupdict()
    if said.get("mark") == "wall":
        _walled(places, scope)
        if any(p in places_with(n, scope.film) for p in places for n in _nouns(match)):
            raise Unread("one stands there already; take it out before another comes in")
        return "against the wall"
    if said.get("mark"):
        scene = next(s for s in scope.film.scenes if s.place_id == places[0].id)
        return _AT.get(said["at"], "") + known_mark(said["mark"], scope.film, scene)
    if re.search(r"\bon @p\d", scope.text):
        return called_by(places[0], scope.film)  # "on the meeting table"
    return ""


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


def _before(scope: Scope) -> tuple[str, ...]:
    """Ids of the places that the clause before was about."""
    furnished = [e.place for e in scope.before.edits if isinstance(e, Furnish)]
    return tuple(dict.fromkeys(furnished or [s.place_id for s in scope.before.scenes]))


def _place_looked_at(scope: Scope) -> tuple[Place, ...]:
    if scope.own_shots():
        raise Unread("things stand in a place, not in a shot; name the place")
    everywhere = {s.place_id for s in scope.film.scenes}
    ids = _before(scope) or tuple(everywhere)
    if len(ids) == 1:
        return (scope.film.graph.place(ids[0]),)
    return (scope.film.graph.place(scope.pointers.scene_looked_at().place_id),)


_OUT = (
    r"(?:remove|take (?:out|away)|lose|drop|delete|no|without|clear (?:away|out)|cut|ditch|bin|"
    r"scrap|out with)"
)
_TAKE = r"(?:take|move|pull|get|carry|shift|strip|clear|bring)"  # that is said with "out", "from"
_ARTICLES = r"(?:(?:the|that|those|these|a|an|any|all|both|of) )*"
_ONE = (
    r"(?:(?!shot|line|voice|grain|sepia|contrast|blackwhite|outlines|sketchlook|flatlook|"
    r"colou?r|music|sound|ambience|effects|more|camera|pushin|pullout|"
    r"handheld|static|push|it\b|this\b|that\b|one\b|them\b|dissolve|fade|pause|the\b|both\b|all\b)"
    r"[a-z]+(?: post| box| trees?| cream van| cooler| machine)?)"
)
_THING = "(?:" + "|".join(sorted(SET_THINGS, key=lambda n: (-len(n), n))) + ")"
_GONE = rf"(?:{_THING}(?:e?s)?(?![\w'-])|{_ONE})"
_SO = r"(?:,|,? and|,? plus|,? as well as) (?:(?:the|that|those|an?) )?"
_GOING = rf"(?P<noun>{_GONE}(?:{_SO}{_GONE})*)"
_GOING2 = _GOING.replace("noun", "noun2")
_SURE = rf"(?P<noun>{_THING}(?:e?s)?(?:{_SO}{_THING}(?:e?s)?)*)(?![\w'-])"
_FOR = (  # what a thing is for, which no set tells apart
    r"(?:(?:picnic|dining|kitchen|garden|park|patio|folding|camping|trestle|card|pub|bistro|wooden|"
    r"stone|rocking|kitchen|lawn|flower|grand|upright) )?"
)
_COMING = (
    rf"{_FOR}(?P<noun>{_THING}(?:(?:,|,? and|,? plus) (?:(?:a|an|another|some) )?{_THING})*)"
    r"(?![\w'-])"
)
_MARK = (
    r"(?: (?P<at>nextto|by|near|at|beside|infrontof|against|along|behind|under|beneath|on)"
    r" (?:the |a )?(?:back )?(?P<mark>[a-z]+(?: (?!(?:in|into|on|at|of|to)\b)[a-z]+)?))?"
)
_A = r"(?:a|an|another|some)"
_HERE = r"(?= (?:to|in|into|on|at|of|for)? ?@[pc]\d|$|,| here)"
_THERE = r"(?: (?:the )?walls? (?:of|in|at))?(?= (?:my |our |the )?@[pc]\d|$|,| here)"
_AWAY = r" (?:out of|out from|out|away from|away|off(?= (?:the walls? of )?@[pc])|from)"
_FROM = rf"(?:{_AWAY}| in| at| of| on)?{_THERE}"
_IN = (
    r"(?:add|put|place|bring(?: in)?|include|set|stick|pop|stand|get|give|want|have|use|move|"
    r"wants?|needs?|gets?|could use|should have|deserves?)"
)
WISHES: tuple[Wish, ...] = (
    wish(rf"{_OUT} {_ARTICLES}{_GOING}{_FROM}|{_TAKE} {_ARTICLES}{_GOING2}{_AWAY}{_THERE}",
         _removed, "away out"),
    wish(rf"{_ARTICLES}{_SURE}(?P<where> (?:in|on|at|from) @[pc]\d+)?:? (?:out|gone|drop|away|"
         r"off(?= @[pc]))(?: (?:of|from))?(?= @p\d| @c\d| ?$|,)", _removed),
    wish(rf"(?:swap|replace|change|trade|switch) (?:out )?{_ARTICLES}(?P<noun>{_THING})"
         rf"(?P<where> (?:in|on|at) @[pc]\d+)? (?:for|with|by|to) {_A} (?P<noun2>{_THING})"
         r"(?= (?:in|on|at) @[pc]\d| ?$|,)", _swapped),
    wish(rf"{_IN} {_A} {_COMING}{_MARK}{_HERE}", _added, "in into"),
    wish(rf"(?:give|get) (?P<where>@p\d+) {_A} {_COMING}{_MARK}(?= ?$|,)", _added),
    wish(rf"{_IN} {_A} {_COMING} (?P<where>(?:to|in|into|on|at) @[pc]\d+),?{_MARK}(?= ?$)", _added),
    wish(rf"^{_A} {_COMING}{_MARK} (?:in|into|on|at|for)(?= @[pc]\d)", _brought),
    wish(rf"^(?:the|that|those) {_SURE}(?:,? (?:too|as well))? *$", _removed_too),
    wish(rf"^{_COMING}{_MARK} (?:in|into)(?= @[pc]\d|$)", _named_alone),
    wish(rf"(?:add|put|place|bring in|include) {_A} (?P<noun>{_ONE}){_MARK}{_HERE}", _added),
    wish(rf"(?:(?:add|put|place) )?(?:{_A} |the )?{_COMING} (?P<at>against|along) (?:the |a )?"
         r"(?:back )?(?P<mark>wall)(?= (?:in|of) ?@[pc]\d|$|,)", _added),
)  # fmt: skip
