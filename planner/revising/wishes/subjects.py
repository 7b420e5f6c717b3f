"""Wishes for whom, or what, a picture is of: somebody for another, without somebody, a thing.

Enters: a wish and its scope. Leaves: Reframe edits. Who is to go must be in the picture, and who is
to come must be there; else the note meant something else.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import WHO, Scope
from planner.revising.references.things import seen_there
from planner.revising.wishes.framing import held
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot, ShotKind
from screenplay.scene_graph import Gender

_MOVED = re.compile(r"\b(?:pushin|pullout|pan|tilt|track|tracking|follow|zoom|looks?|turns?)\b")
_GENDERS = {"men": Gender.MALE, "boys": Gender.MALE, "women": Gender.FEMALE, "girls": Gender.FEMALE}


def _shots(match: re.Match[str], scope: Scope) -> tuple[Shot, ...]:
    """The shots of a wish, also one that is named amid its words."""
    if within := match.groupdict().get("shot"):
        scope.rest = f"{scope.rest} {within}"
    if _MOVED.search(scope.text):
        raise Unread("whether somebody, the camera or the picture is meant is not clear")
    return scope.shots()


def _of(shot: Shot, people: tuple[str, ...], scope: Scope) -> Reframe:
    """A shot of these people and nobody else."""
    if shot.framing.kind is ShotKind.CARD:
        raise Unread(f"shot {shot.number} is a card of text")
    kind, subjects = held(shot, people, scope)
    if subjects is None and shot.framing.kind is not ShotKind.OTS:
        raise Unread(f"shot {shot.number} shows just that")
    return Reframe(shot=shot.id, kind=kind or _alone(shot, people), subjects=subjects)


def _alone(shot: Shot, people: tuple[str, ...]) -> ShotKind | None:
    """A single, where a shot over a shoulder is of one person by now."""
    over = shot.framing.kind is ShotKind.OTS and shot.framing.subjects == people
    return ShotKind.SINGLE if over else None


def _seen_now(person: str, shot: Shot, scope: Scope) -> None:
    """Raises Unread for somebody who is to go and is not in the picture."""
    if person not in (*shot.framing.subjects, shot.framing.foreground):
        raise Unread(f"{scope.film.named(person)} is not in shot {shot.number}")


def _instead(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody in the place of another: "on Tom, not Ann"."""
    gone, found = scope.who(match.group("off")), []
    wanted = tuple(scope.who(name) for name in re.findall(r"@w\d+", match.group("on")))
    for shot in _shots(match, scope):
        _seen_now(gone, shot, scope)
        found.append(_of(shot, wanted, scope))
    return found


def _swapped(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Who is in the picture goes, and another comes: "swap Tom for Ann"."""
    gone, wanted = scope.who(match.group("off")), scope.who(match.group("on"))
    found = []
    for shot in _shots(match, scope):
        now = shot.framing.subjects
        if gone not in now or wanted in now:
            raise Unread("who is to go, and who is to come, is not clear")
        found.append(_of(shot, tuple(wanted if p == gone else p for p in now), scope))
    return found


def _left_out(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The picture without somebody who is in it."""
    gone = {scope.who(name) for name in re.findall(r"@w\d+", match.group("gone"))}
    found = []
    for shot in _shots(match, scope):
        for person in gone:
            _seen_now(person, shot, scope)
        rest = tuple(p for p in shot.framing.subjects if p not in gone)
        if not rest:
            raise Unread(f"whom shot {shot.number} shall show then is not clear")
        found.append(_of(shot, rest, scope))
    return found


def _not_only(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody and one more: "both of them, not only Tom"."""
    one, sort = scope.who(match.group("one")), match.group("sort") or ""
    return [_both(s, one, sort, scope) for s in _shots(match, scope)]


def _both(shot: Shot, one: str, sort: str, scope: Scope) -> Reframe:
    gender = _GENDERS.get(sort)
    there = [p for p in scope.film.scene(shot.scene_id).present if p != one]
    others = [p for p in there if gender is None or scope.film.is_of(p, gender)]
    if not others:
        raise Unread(f"there is nobody else in the scene of shot {shot.number}")
    other = scope.pointers.choose("With whom?", [(scope.film.named(p), p) for p in others])
    return _of(shot, (one, other), scope)


def _on(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """On somebody, and nothing else is said: "44 on Tom"."""
    wanted = tuple(scope.who(name) for name in re.findall(r"@w\d+", match.group("on")))
    return [_of(s, wanted, scope) for s in _shots(match, scope)]


def _thing(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A thing, and not what is seen now: "it should be the cup, not the spoon"."""
    noun = match.group("thing")
    scope.claimed.update(scope.names("w", match.group()))
    found = []
    for shot in _shots(match, scope):
        now = shot.framing
        if not match.group("not") and now.kind is not ShotKind.INSERT:
            raise Unread(f"whether shot {shot.number} is to show the {noun} alone is not clear")
        _there(noun, shot, scope)
        if noun in (now.thing or "").replace("_", " ").split():
            raise Unread(f"shot {shot.number} shows just that")
        kind = None if now.kind is ShotKind.INSERT else ShotKind.INSERT
        found.append(Reframe(shot=shot.id, kind=kind, thing=noun))
    return found


def _there(noun: str, shot: Shot, scope: Scope) -> None:
    """Raises Unread for a thing that is neither in the set nor told of in the scene."""
    scene = scope.film.scene(shot.scene_id)
    if not seen_there(noun, scope.film, scene):
        raise Unread(f"there is no {noun} in scene {scene.number}")


_WE_SEE = (
    r"(?: (?:that )?(?:we|i) (?:(?:want|need|should|ought|have) )?(?:to )?(?:see|be seeing|be on|"
    r"be with|look at)(?: here)?)?"
)
_SHOWN = r"(?:(?:on|of|with|see|show(?: us| me)?) )?(?P<on>@w\d+(?: and @w\d+)?)(?!')"
_AT_SHOT = r"(?: (?:in|for|on) (?P<shot>@s\d+))?"
_NOT = r",? (?:please,? )?(?:and )?(?:not|instead of|rather than|in place of)"
_MUST = r"(?:should|must|has to|have to|needs to|need to|ought to|is to)"
_NOUN = (
    r"(?!(?:left|right|other|same|end|start|whole|first|last|only|shot|scene|camera|size|side|"
    r"face|eyes|master|insert)\b)[a-z]+"
)
WISHES: tuple[Wish, ...] = (
    wish(rf"{_SHOWN}{_WE_SEE}{_AT_SHOT}{_NOT} "
         rf"(?:(?:just|only|on|of|with) )*(?P<off>@w\d+|(?:him|her)(?=$|\s*[.,;!]))(?!')",
         _instead, "belongs rather"),
    wish(r"(?<!to )(?<!at )(?<!by )(?<!for )(?<!from )(?<!over )"
         rf"{_SHOWN}{_WE_SEE}{_AT_SHOT},? (?:please,? )?instead",
         _on, "belongs rather"),
    wish(r"(?:swap|replace|trade|switch|exchange)(?: out)? (?P<off>@w\d+) (?:out )?(?:for|with|by) "
         r"(?P<on>@w\d+)(?!')", _swapped),
    wish(r"(?:off|away from) (?P<off>@w\d+)(?!'),? (?:and )?(?:on|onto|to|over to) "
         r"(?P<on>@w\d+)(?!')", _swapped, "go come cut"),
    wish(r"(?:should|must|need) not be (?:on |of )?(?P<off>@w\d+)(?!')[.,;]? (?:make it|it should "
         r"be|but|put|rather) (?:on )?(?P<on>@w\d+)(?!')", _swapped),
    wish(r"(?<![a-z] )be with (?P<on>@w\d+)(?!')", _on),
    wish(rf"both(?: of them| (?P<sort>men|women|boys|girls|people|kids))?{_AT_SHOT},? (?:and )?not "
         r"(?:just|only) (?P<one>@w\d+)(?!')", _not_only),
    wish(r"(?:without|no|lose|minus|drop|leave out)(?P<gone> @w\d+(?:(?:,| and) @w\d+)*)(?!')"
         r"(?! in (?:the )?foreground)"
         r"(?: (?:in|from|out of) (?:it|frame|shot|(?:the )?(?:frame|picture|shot)))?", _left_out),
    wish(rf"^(?:(?:put|have|play|make|i want) )?(?P<shot>@s\d+):? (?:{_MUST} )?(?:be |go |just )*"
         r"on (?P<on>@w\d+(?: and @w\d+)?)(?! (?:and|with) )(?=$|\s*[.,;!])", _on),
    wish(r"belongs to (?P<on>@w\d+)(?!')", _on),
    wish(rf"(?:{_MUST} (?:be|show|see|feature)|show|make it|is(?=.* nothing else))"
         rf"(?: (?:just|only|of|on))* (?:the|his|her) (?P<thing>{_NOUN})"
         rf"(?P<not>{_NOT} (?:of |on )?(?:(?:the|a|an|his|her) [a-z]+|{WHO})|,? "
         r"(?:and )?(?:nothing else|only|alone|instead))?(?=$|\s*[.,;!]| (?:in|for) @s)", _thing),
)  # fmt: skip
