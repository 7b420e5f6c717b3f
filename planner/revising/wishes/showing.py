"""Wishes for who is seen: everybody, more of somebody, somebody who cannot be seen.

Enters: a wish and its scope. Leaves: Reframe, Insert, Hold and Length edits, or a question where
two readings are fair.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Insert, Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import WHO, Scope
from planner.revising.wishes import framing, lasting
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Angle, Shot, ShotKind

_ANGLES = (
    ("from below", Angle.LOW), ("at eye level", Angle.EYE), ("from above", Angle.HIGH),
    ("from overhead", Angle.OVERHEAD),
)  # fmt: skip


def _everybody(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """All who are in the scene, in the picture."""
    found = []
    for shot in scope.shots():
        people = _present(shot, scope)
        _counted(match, len(people), shot)
        if set(people) != set(shot.framing.subjects):
            kind = ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP
            found.append(Reframe(shot=shot.id, kind=kind, subjects=people))
        elif not re.search(r"\b(?:wider|further|size-[a-z]+)\b", scope.text):
            raise Unread(f"shot {shot.number} shows everybody; ask for it wider, or closer")
    return found


def _counted(match: re.Match[str], people: int, shot: Shot) -> None:
    """Raises Unread where a note speaks of more people, or fewer, than are there."""
    if match.group("many") and people != int(match.group("many")):
        raise Unread(f"{people} people are in the scene of shot {shot.number}")


def _present(shot: Shot, scope: Scope) -> tuple[str, ...]:
    if scope.film.is_card(shot):
        raise Unread(f"shot {shot.number} is a card of text")
    people = scope.film.scene(shot.scene_id).present
    if len(people) < 2:
        raise Unread(f"there is nobody else in the scene of shot {shot.number}")
    return people


def _seen(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody who cannot be seen well: closer where they are in the picture, else asked."""
    if re.search(r"(?:@w\d+|\b(?:he|she|they|who)) $", match.string[: match.start()]):
        raise Unread("whether somebody, or the audience, cannot see is not clear")
    person = scope.who(match.group("who"))
    shot = scope.shot()
    if person not in _all_present(shot, person, scope):
        raise Unread(f"{scope.film.named(person)} is not in the scene of shot {shot.number}")
    if person in shot.framing.subjects:
        size = framing.step(shot, 1)
        if shot.framing.subjects == (person,):
            return [Reframe(shot=shot.id, size=size)]
        return [Reframe(shot=shot.id, size=size, kind=ShotKind.SINGLE, subjects=(person,))]
    return [_joining(shot, person, scope)]


def _all_present(shot: Shot, person: str, scope: Scope) -> tuple[str, ...]:
    if scope.film.is_card(shot):
        raise Unread(
            f"shot {shot.number} is a card of text: {scope.film.named(person)} is not on it"
        )
    return scope.film.scene(shot.scene_id).present


def _joining(shot: Shot, person: str, scope: Scope) -> Reframe:
    """Somebody alone, or beside those who are in the picture."""
    name, now = scope.film.named(person), shot.framing.subjects
    both = (*now, person)
    kind = ShotKind.TWO_SHOT if len(both) == 2 else ShotKind.GROUP
    alone = Reframe(shot=shot.id, kind=ShotKind.SINGLE, subjects=(person,))
    if not now:
        return alone
    options = [
        (f"{name} alone", alone),
        (f"{name} beside those in the picture", Reframe(shot=shot.id, kind=kind, subjects=both)),
    ]
    return scope.pointers.choose(f"How shall {name} be seen?", options)


def _also(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody beside those who are in the picture."""
    person, found = scope.who(match.group("who") or match.group("who2")), []
    for shot in scope.shots():
        name, now = scope.film.named(person), shot.framing.subjects
        if person not in _all_present(shot, person, scope):
            raise Unread(f"{name} is not in the scene of shot {shot.number}")
        if person in now:
            raise Unread(f"{name} is in shot {shot.number} already")
        found.append(_of(shot, (*now, person)))
    return found


def _left_out(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Those who are in the picture but one."""
    person = scope.who(match.group("who") or match.group("out"))
    shot = scope.shot()
    if shot.framing.kind is ShotKind.OTS and shot.framing.foreground == person:
        return [Reframe(shot=shot.id, kind=ShotKind.SINGLE)]
    people = tuple(p for p in shot.framing.subjects if p != person)
    if not people or len(people) == len(shot.framing.subjects):
        raise Unread(f"whom shot {shot.number} shall show then is not clear")
    return [_of(shot, people)]


def _of(shot: Shot, people: tuple[str, ...]) -> Reframe:
    """A shot of just these people."""
    kinds = {1: ShotKind.SINGLE, 2: ShotKind.TWO_SHOT}
    return Reframe(shot=shot.id, kind=kinds.get(len(people), ShotKind.GROUP), subjects=people)


def _more_said(scope: Scope) -> bool:
    """Whether a note goes on after its list of people."""
    people = scope.film.graph.characters
    words = {w for c in people for n in (c.name, *c.aliases) for w in n.lower().split()}
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    rest = re.sub(rf"\b(?:{names}|and|both|men|women|all-of-\d)\b", " ", scope.said.text)
    return re.search(r"[,;.:]\s*[a-z]", re.sub(r"^[^:]*:", "", rest)) is not None


def _on_whom(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Just those named; nothing where they are in it alone, and more is asked of the shot."""
    people, found = scope.people(), []
    more = _more_said(scope)
    if more and not _OF_PICTURES.search(scope.said.text):
        raise Unread("whether the picture or the people in it are meant is not clear")
    for shot in scope.shots():
        _all_present(shot, people[0], scope)
        kind, subjects = framing.held(shot, people, scope)
        if subjects is not None:
            found.append(Reframe(shot=shot.id, kind=kind, subjects=subjects))
    if not found and not more:
        raise Unread("it shows just that")
    return found


def _more_of(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """More of somebody is nearer, or longer."""
    person, shot = scope.who(match.group("who")), scope.shot()
    if person not in shot.framing.subjects:
        return [_joining(shot, person, scope)]
    longer = lasting.changed(shot, scope.film.second, scope)
    closer = Reframe(shot=shot.id, size=framing.step(shot, 1))
    name = scope.film.named(person)
    options: list[tuple[str, AnyEdit]] = [
        (f"closer on {name}", closer), (f"longer on {name}", longer)
    ]  # fmt: skip
    return [scope.pointers.choose(f"More of {name}: closer or longer?", options)]


def _cut_to(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Another shot of somebody after this one, or this one of them."""
    person, shot = scope.who(match.group("who")), scope.shot()
    if person not in _all_present(shot, person, scope):
        raise Unread(f"{scope.film.named(person)} is not in the scene of shot {shot.number}")
    name = scope.film.named(person)
    alone = Reframe(shot=shot.id, kind=ShotKind.SINGLE, subjects=(person,))
    options: list[tuple[str, AnyEdit]] = [
        (f"a new shot of {name} after shot {shot.number}",
         Insert(after=shot.id, kind=ShotKind.REACTION, subjects=(person,))),
        (f"shot {shot.number} on {name} instead", alone),
    ]  # fmt: skip
    return [scope.pointers.choose("A new shot, or this one?", options)]


def _another_angle(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    shots = scope.shots()
    options = [(t, a) for t, a in _ANGLES if any(s.framing.angle is not a for s in shots)]
    chosen = scope.pointers.choose("Which angle?", options)
    return [Reframe(shot=s.id, angle=chosen) for s in shots if s.framing.angle is not chosen]


_ALL = (
    r"(?:everybody|everyone|all of (?:them|us|the group)|the (?:whole|entire) (?:group|family|team|"
    r"gang|room)|all-of-(?P<many>[3-6])|all (?:3|4|5|6)(?: of them)?|the (?:3|4|5|6) of them)"
)
_PICTURE = (
    r"(?: (?:it|this one|here|(?:the |this )?(?:frame|shot|picture)|this)(?= too| as well|$|[.,| ])"
    r"|(?= @s\d))"
)
_LOOK = r"(?:(?:to )?(?:see|show|get|fit|have|include|frame)(?: me| us)? )?"
_OF_PICTURES = re.compile(
    r"\b(?:size-|kind-|closer|tighter|nearer|wider|looser|handheld|static|pushin|pullout|"
    r"lowangle|highangle|eyelevel|overhead|longer|shorter|not (?:so|as|quite so) )"
)
_PEOPLE = rf"{WHO}(?:(?:, | and |, and ){WHO})*(?!')"
_SHALL = r"(?:should|must|ought to|is to|are to|to)"
_ON_WHOM = (  # all of a clause, beside "30 on Tom": "30 should show Tom", "30: both of them, wider"
    rf"(?<=\d ){_SHALL} (?:be|show|see|feature|favou?r) (?:just |only )?"
    rf"(?={_PEOPLE}(?: instead| now| please)*$)"
    r"|^(?=@s\d+[:,]? (?:with )?@w\d+(?:, @w\d+)* and @w\d+(?: together)?$)"
    r"|^(?:(?:i )?(?:need|want|have|get|put|see|show(?: me)?) )?"
    r"(?=@w\d+(?:, @w\d+)*,? and @w\d+ in (?:(?:the )?(?:frame|shot|picture) in )?@s\d+$)"
)
WISHES: tuple[Wish, ...] = (
    wish(_ON_WHOM, _on_whom, "on just only instead now"),
    wish(rf"{_LOOK}{_ALL}(?: (?:in|together|at once|in (?:the )?(?:frame|shot|picture)))*(?! "
    rf"(?:stand"
         r"|sit|look|speak|talk|laugh|quiet|loud|walk|run|wear|to\b|should\b|closer to))",
         _everybody,
         "than when"),
    wish(rf"(?:put|have|get|include|add|bring) (?P<who>{WHO})(?: be)? (?:in|into|to){_PICTURE}"
         rf"|(?P<who2>{WHO}) (?:should|must|to)(?: also)? be in{_PICTURE}", _also,
         "too well frame"),
    wish(rf"(?:lose|remove|drop|take) (?P<who>{WHO}) (?:from|out of) (?:the |this )?"
         rf"(?:frame|shot|picture)|(?P<out>{WHO})(?: should be| to be)? out of (?:the |this )?"
         r"(?:frame|shot|picture)", _left_out),
    wish(rf"(?:can not|do not|could not|can hardly|can barely)(?: really| even| actually)? see "
         rf"(?P<who>{WHO})(?!')(?: (?:properly|at all|very well|well|clearly|here))*", _seen),
    wish(rf"(?:see |show |have |get )?more of (?P<who>{WHO})(?!')", _more_of),
    wish(rf"cut(?: away| back)? to (?P<who>{WHO})(?!')(?= here| now|$)", _cut_to, "now back"),
    wish(r"(?:do not (?:really )?(?:like|love)|hate|dislike|not (?:a fan of|keen on|sure about|"
    r"wild "
         r"about)|change|another|a different|try another) (?:the |this |that )?(?:camera )?angle",
         _another_angle, "not am can could"),
)  # fmt: skip
