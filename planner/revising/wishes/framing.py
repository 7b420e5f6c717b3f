"""Wishes for a shot's picture: size, angle, lens, side of the line, who is in it.

Enters: a wish and its scope. Leaves: Reframe edits. Relative words go by the plan as it is now.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import GENDERS, WHO, WHOSE, Scope
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Angle, Shot, ShotKind, Size

_SIZES = tuple(Size)  # from the widest to the tightest
_ANGLES = (Angle.LOW, Angle.EYE, Angle.HIGH, Angle.OVERHEAD)  # from below to above
_SIZE_ASKED = re.compile(  # none that only names a shot, or says what is wrong
    r"(?<!'s )(?<!the )(?<!this )(?<!that )(?<!not )(?<!too )(?<!so )(?<!as )"
    r"\bsize-(ecu|mcu|cu|ews|mws|ws|ms)\b(?!~| enough)"
)
_ALONE = re.compile(r"\b(?:alone|just|only|by (?:him|her)self|on (?:his|her) own)\b")
_ONE = frozenset((ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS, ShotKind.POV))
_SIZED = re.compile(r"\b(?:tighter|closer|wider|looser|nearer|further|lower|higher)\b")
_FURTHER = re.compile(r"\b(?:pushin|pullout|track|pan|tilt) (?:further|farther)\b")
ONE_OF = re.compile(
    r"\b(?:on|make|take|put|have|bring|push|go) (?:just |only |at least )?one\b"
    r"(?! (?:size|step|notch|shot|long|with|where|after|before|in|on|of @))"
    r"|\bone (?:of (?:them|these|those|the)|or the other)\b"
)
_Make = Callable[[re.Match[str], Scope], Sequence[Reframe]]


def step(shot: Shot, steps: int) -> Size:
    """A size so many steps tighter than now; raises Unread beyond the last."""
    place = _SIZES.index(shot.framing.size) + steps
    if not 0 <= place < len(_SIZES):
        raise Unread(f"shot {shot.number} is as {'tight' if steps > 0 else 'wide'} as it goes")
    return _SIZES[place]


def _relative(way: int) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        shots = one_of(scope)
        if _sized_beside(shots, way, scope):
            return [e for e in scope.before.edits if isinstance(e, Reframe)]  # "looser, a mid"
        of_move = _FURTHER.search(scope.text)  # "pull out further"
        return [on(s, scope, size=step(s, _within(s, way, scope))) for s in shots if not of_move]

    return edits


def _within(shot: Shot, way: int, scope: Scope) -> int:
    """One size, or two where much is asked for and there are two."""
    place = _SIZES.index(shot.framing.size)
    return 2 * way if scope.much and 0 <= place + 2 * way < len(_SIZES) else way


def _sized_beside(shots: Sequence[Shot], way: int, scope: Scope) -> bool:
    """Whether a size that is named in the same note says how near, or how far."""
    if "@l" in scope.said.text and re.search(r"\b(?:fov|field of view|lens)\b", scope.said.text):
        return True  # the field of view, which goes by the lens
    if way < 0 and len(shots) == 1 and scope.whole_place:
        return True
    if way > 0 and re.search(rf"\b(?:just|only)(?: on)? {WHOSE} eyes\b", scope.said.text):
        return True
    named = {Size(n.upper()) for n in _SIZE_ASKED.findall(scope.said.text)}
    if len(named) != 1 or len(shots) != 1 or len(scope.names("s", scope.said.text)) > 1:
        return False
    beyond = _SIZES.index(next(iter(named))) - _SIZES.index(shots[0].framing.size)
    return beyond * way > 0


def one_of(scope: Scope) -> tuple[Shot, ...]:
    """The shots of a wish; of several the one that is meant where "one" of them is."""
    shots = scope.shots()
    if len(shots) > 1 and ONE_OF.search(scope.text):
        options = [(f"shot {s.number}", s) for s in shots]
        return (scope.pointers.choose("Which of them?", options),)
    return shots


def closer(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """One size tighter than now."""
    return _relative(1)(match, scope)


def _come_in(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """Nearer; where somebody is told to come in, they enter."""
    if re.search(rf"(?:{WHO}|\bthey\b)(?: \w+)? $", scope.text[: scope.text.find("come in")]):
        raise Unread("whether somebody or the camera is to come in is not clear")
    return closer(match, scope)


def wider(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """One size wider than now."""
    return _relative(-1)(match, scope)


def _sized(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    size = Size(match.group("size").upper())
    return [on(s, scope, size=size) for s in one_of(scope)]


def on(shot: Shot, scope: Scope, *, size: Size) -> Reframe:
    """A size, on those named: a single where one of several is meant."""
    if shot.framing.kind is ShotKind.CARD:
        raise Unread(f"shot {shot.number} is a card of text")
    people = scope.people()
    if not people or "kind-" in scope.text:  # another wish says who is in the picture
        return Reframe(shot=shot.id, size=size)
    kind, subjects = held(shot, people, scope)
    return Reframe(shot=shot.id, size=size, kind=kind, subjects=subjects)


def held(
    shot: Shot, people: tuple[str, ...], scope: Scope
) -> tuple[ShotKind | None, tuple[str, ...] | None]:
    """Kind and subjects that put these people in the picture; None for what stays."""
    framing = shot.framing
    absent = [p for p in people if p not in scope.film.scene(shot.scene_id).present]
    if absent:
        raise Unread(f"{scope.film.named(absent[0])} is not in the scene of shot {shot.number}")
    scope.claimed.update(n for n in scope.names("w"))
    if set(people) == set(framing.subjects):
        return None, None
    if len(people) == 1:
        return (None if framing.kind in _ONE - {ShotKind.OTS} else ShotKind.SINGLE), people
    return (ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP), people


def _whom(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """Those named, and nobody else, in the picture."""
    people, found = scope.people(), []
    if not people:
        raise Unread("who is to be seen is not clear")
    for shot in scope.shots():
        if shot.framing.kind is ShotKind.CARD:
            raise Unread(f"shot {shot.number} is a card of text")
        kind, subjects = held(shot, people, scope)
        if subjects is not None:
            found.append(Reframe(shot=shot.id, kind=kind, subjects=subjects))
        elif shot.framing.kind is ShotKind.OTS and _ALONE.search(scope.text):
            found.append(Reframe(shot=shot.id, kind=ShotKind.SINGLE))
        elif "size-" not in scope.text and "@w" in scope.text and not _SIZED.search(scope.text):
            raise Unread(f"shot {shot.number} shows just that")
    return found


def _angle(angle: Angle) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        return [Reframe(shot=s.id, angle=angle) for s in scope.shots()]

    return edits


def _height(way: int) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        if scope.names("w"):
            raise Unread("higher and lower go for the camera, not for somebody in the picture")
        if re.search(r"\b(?:lowangle|highangle|overhead)\b", scope.said.text):
            return [e for e in scope.before.edits if isinstance(e, Reframe)]  # "lower, from below"
        found = []
        for shot in scope.shots():
            place = _ANGLES.index(shot.framing.angle) + way
            if not 0 <= place < len(_ANGLES):
                raise Unread(f"the camera of shot {shot.number} cannot go further that way")
            found.append(Reframe(shot=shot.id, angle=_ANGLES[place]))
        return found

    return edits


def _other_side(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    shots = scope.shots()
    if re.search(r"\breversed?\b.*\bover [\w.' ]+ shoulder\b", scope.said.text):
        return []  # "reversed, over his shoulder": of whose shoulder it is
    for shot in shots:
        if shot.framing.side == 0:
            raise Unread(f"shot {shot.number} has no line, so it has no other side")
    return [Reframe(shot=s.id, side=-s.framing.side) for s in shots]


def _over_shoulder(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    whose, shots = (match.group("whose") or "").removesuffix("'s"), scope.shots()
    front = scope.who(whose) if whose else None
    if whose in {"his", "her"} and len(shots) == 1:  # who is there, and surely one of these
        there = scope.film.scene(shots[0].scene_id).present
        front = scope.film.only_one(there, GENDERS[whose]) or front
    return [_ots(s, scope, front, scope.people()) for s in shots]


def _ots(shot: Shot, scope: Scope, front: str | None, on: tuple[str, ...]) -> Reframe:
    scope.claimed.update(scope.names("w"))
    present = scope.film.scene(shot.scene_id).present
    if len(on) > 1 or any(p not in present for p in (*on, *([front] if front else []))):
        raise Unread(f"they are not together in the scene of shot {shot.number}")
    kept = [p for p in shot.framing.subjects if p != front]
    if not on and front and len(kept) == 1:
        on = (kept[0],)
    subject = on[0] if on else _else(shot, scope, front, "Over the shoulder, on whom?")
    front = front or _else(shot, scope, subject, "Over whose shoulder?")
    return Reframe(shot=shot.id, kind=ShotKind.OTS, foreground=front, subjects=(subject,))


def _else(shot: Shot, scope: Scope, but: str | None, question: str) -> str:
    """Somebody in the scene beside the one named: a subject first."""
    near = [*shot.framing.subjects, *([shot.framing.foreground] if shot.framing.foreground else [])]
    fitting = [p for p in near if p != but]
    if but is None or len(fitting) != 1:
        fitting = [p for p in scope.film.scene(shot.scene_id).present if p != but]
    if not fitting:
        raise Unread(f"there is nobody else in the scene of shot {shot.number}")
    return scope.pointers.choose(question, [(scope.film.named(p), p) for p in fitting])


def _kind(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    kind = ShotKind(match.group("kind"))
    people = scope.people()
    scope.claimed.update(scope.names("w"))
    return [_of_kind(s, kind, people, scope) for s in scope.shots()]


def _of_kind(shot: Shot, kind: ShotKind, people: tuple[str, ...], scope: Scope) -> Reframe:
    """A shot of a kind; what it is by now is not said again beside a size."""
    subjects = _subjects(shot, kind, people, scope)
    sized = _SIZED.search(scope.said.text) or "size-" in scope.said.text
    same = shot.framing.kind is kind and set(subjects or ()) <= set(shot.framing.subjects)
    if same and not sized and len(people) > 1:
        raise Unread(f"shot {shot.number} shows just that")
    told = {} if same and sized else {"kind": kind, "subjects": subjects}
    return Reframe(shot=shot.id, **told)  # type: ignore[arg-type]


def _subjects(
    shot: Shot, kind: ShotKind, people: tuple[str, ...], scope: Scope
) -> tuple[str, ...] | None:
    present = scope.film.scene(shot.scene_id).present
    if any(p not in present for p in people):
        raise Unread(f"not all of them are in the scene of shot {shot.number}")
    wanted = {ShotKind.SINGLE: 1, ShotKind.REACTION: 1, ShotKind.TWO_SHOT: 2}.get(kind)
    if wanted is None and not people:
        return present
    if wanted is None or len(people) == wanted:
        return people
    if len(people) > wanted:
        raise Unread("those are too many people for it")
    own = people or shot.framing.subjects
    if people and re.search(r"\bwith\b", scope.text):
        own = tuple(dict.fromkeys((*shot.framing.subjects, *people)))
        if len(own) == wanted:
            return own
    if len(own) == wanted:
        return None
    if wanted == 1:
        return (scope.pointers.choose("Of whom?", [(scope.film.named(p), p) for p in own]),)
    first = own[0] if own else _else(shot, scope, None, "Of whom?")
    return (first, _else(shot, scope, first, "With whom?"))


_FOR_WHAT = r"(?: for (?:an? |the |my |this )?(?!@|me\b|us\b|now\b)[a-z]+)?"
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:much\s+)?too\s+(?:size-ws|wide|far(?: away)?|loose|small){_FOR_WHAT}",
         _relative(1)),
    wish(rf"(?:much\s+)?too\s+(?:close|tight|near|big){_FOR_WHAT}", _relative(-1)),
    wish(r"(?:not\s+(?:want to\s+)?(?:go\s+|be\s+)?(?:so|as|quite so|that|too)|less)\s+"
         r"(?:close|tight|near|"
         r"close in)",
         _relative(-1), "face yet under"),
    wish(r"(?:not\s+(?:want to\s+)?(?:go\s+|be\s+)?(?:so|as|quite so|that|too)|less)\s+"
         r"(?:size-ws|wide|"
         r"loose)", _relative(1)),
    wish(r"(?:in )?tighter(?: in)?(?! lens)|(?:in )?closer(?: in| up)?(?! to @w)|nearer(?! to)|"
         r"tighten(?: (?:it|this|that))?(?: up)?|punch in|"
         r"(?:(?<!the )(?<!that )(?<!camera )move|go|get) in(?! closer| tighter|.*size-)",
         _relative(1), "move get come bring size start open begin starts opens"),
    wish(r"wider(?! lens)|looser|loosen(?: (?:it|this|that))?(?: up)?|"
         r"(?:further|farther)(?: away| back| out)?(?! from)|back off|widen(?: out| up)?(?! the)",
         _relative(-1), "move get size start open begin starts opens"),
    wish(r"size-(?P<size>ecu|mcu|cu|ews|mws|ws|ms)",
         _sized, "only face alone change turn into become come bring go step start begin open say "
         "move close in back off will real proper under"),
    wish(r"come in(?= some| slightly|$|[.,;!]| on @w)", _come_in, "some"),
    wish(r"overhead", _angle(Angle.OVERHEAD), "shot angle look looking"),
    wish(r"eyelevel", _angle(Angle.EYE), "angle"),
    wish(r"lowangle|(?:from )?low(?= down|$|,)", _angle(Angle.LOW), "angle down"),
    wish(r"highangle", _angle(Angle.HIGH), "angle"),
    wish(r"lower(?: angle| down)?", _height(-1), "camera bring move"),
    wish(r"higher(?: angle| up)?", _height(1), "camera bring move"),
    wish(r"(?:flip |switch |swap )?(?:it |this )?(?:from |to |on )?otherside", _other_side, "flip"),
    wish(rf"over\s+(?P<whose>{WHOSE})\s+(?:left |right )?shoulder(?: shot)?"
         rf"(?:,? (?:and )?not (?:over )?(?:{WHOSE}|hers)(?: shoulder)?)?|kind-ots",
         _over_shoulder, "over instead"),
    wish(r"(?:just|only)(?: wants?| needs?)?(?= (?:on |with )?@w\d+(?!'))|"
         r"(?:be|go|stay|cut) (?:only |just )?on(?= @w\d+(?!'))"
         r"|(?:just|only)(?= on (?:him|her)(?:$|[ .,|]))|(?<=\d )(?:alone|(?:by|on) "
         r"(?:him|her|his)(?:self| own))", _whom, "only frame instead"),
    wish(r"kind-(?P<kind>two_shot|single|group|master|reaction|pov)", _kind,
         "with only alone change turn into become"),
)  # fmt: skip
