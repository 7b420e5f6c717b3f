"""Wishes for a shot's picture: size, angle, lens, side of the line, who is in it.

Enters: a wish and its scope. Leaves: Reframe edits. Relative words go by the plan as it is now.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import Reframe
from planner.revising.answers import Unread
from planner.revising.scope import WHOSE, Scope
from planner.revising.wishing import Wish, wish
from planner.shots import Angle, Shot, ShotKind, Size

_SIZES = tuple(Size)  # from the widest to the tightest
_ANGLES = (Angle.LOW, Angle.EYE, Angle.HIGH, Angle.OVERHEAD)  # from below to above
_LENSES = (18, 21, 24, 28, 35, 40, 50, 65, 75, 85, 100, 135)  # of 36 mm wide gates, in mm
_LONG, _WIDE = 85.0, 24.0  # mm
_ONE = frozenset((ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS, ShotKind.POV))
_SIZED = re.compile(r"\b(?:tighter|closer|wider|looser|nearer|further|lower|higher)\b")
_Make = Callable[[re.Match[str], Scope], Sequence[Reframe]]


def step(shot: Shot, steps: int) -> Size:
    """A size so many steps tighter than now; raises Unread beyond the last."""
    place = _SIZES.index(shot.framing.size) + steps
    if not 0 <= place < len(_SIZES):
        raise Unread(f"shot {shot.number} is as {'tight' if steps > 0 else 'wide'} as it goes")
    return _SIZES[place]


def _relative(way: int) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        steps = way * (2 if scope.much else 1)
        return [_on(s, scope, size=step(s, steps)) for s in scope.shots()]

    return edits


def closer(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """One size tighter than now."""
    return _relative(1)(match, scope)


def wider(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """One size wider than now."""
    return _relative(-1)(match, scope)


def _sized(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    size = Size(match.group("size").upper())
    return [_on(s, scope, size=size) for s in scope.shots()]


def _on(shot: Shot, scope: Scope, *, size: Size) -> Reframe:
    """A size, on those named: a single where one of several is meant."""
    if shot.framing.kind is ShotKind.CARD:
        raise Unread(f"shot {shot.number} is a card of text")
    people = scope.people()
    if not people or "kind-" in scope.text:  # another wish says who is in the picture
        return Reframe(shot=shot.id, size=size)
    kind, subjects = _held(shot, people, scope)
    return Reframe(shot=shot.id, size=size, kind=kind, subjects=subjects)


def _held(
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
        kind, subjects = _held(shot, people, scope)
        if subjects is not None:
            found.append(Reframe(shot=shot.id, kind=kind, subjects=subjects))
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
    for shot in shots:
        if shot.framing.side == 0:
            raise Unread(f"shot {shot.number} has no line, so it has no other side")
    return [Reframe(shot=s.id, side=-s.framing.side) for s in shots]


def _lens(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    lens = float(scope.said.lenses[int(match.group("lens")[2:])])
    if not _LENSES[0] <= lens <= _LENSES[-1]:
        raise Unread(f"lenses go from {_LENSES[0]} to {_LENSES[-1]} mm")
    return [Reframe(shot=s.id, lens_mm=lens) for s in scope.shots()]


def _other_lens(way: int) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        return [
            Reframe(shot=s.id, lens_mm=_next_lens(s.framing.lens_mm, way)) for s in scope.shots()
        ]

    return edits


def _kind_of_lens(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """A long lens or a wide one, where the shot has none yet."""
    long = match.group("kind") != "wide"
    found = []
    for shot in scope.shots():
        now = shot.framing.lens_mm
        if (now >= _LONG) if long else (now <= _WIDE):
            found.append(Reframe(shot=shot.id, lens_mm=_next_lens(now, 1 if long else -1)))
        else:
            found.append(Reframe(shot=shot.id, lens_mm=_LONG if long else _WIDE))
    return found


def _next_lens(lens_mm: float, way: int) -> float:
    beyond = [n for n in _LENSES[::way] if (n - lens_mm) * way > 0]
    if not beyond:
        raise Unread("there is no such lens")
    return float(beyond[0])


def _over_shoulder(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    front = scope.who(match.group("whose").removesuffix("'s")) if match.group("whose") else None
    return [_ots(s, scope, front, scope.people()) for s in scope.shots()]


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
    return [
        Reframe(shot=s.id, kind=kind, subjects=_subjects(s, kind, people, scope))
        for s in scope.shots()
    ]


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


WISHES: tuple[Wish, ...] = (
    wish(r"(?:much\s+)?too\s+(?:size-ws|wide|far(?: away)?|loose|small)", _relative(1)),
    wish(r"(?:much\s+)?too\s+(?:close|tight|near|big)", _relative(-1)),
    wish(r"(?:not\s+(?:go\s+|be\s+)?(?:so|as|quite so|that|too)|less)\s+(?:close|tight|near|"
         r"close in)",
         _relative(-1)),
    wish(r"(?:not\s+(?:go\s+|be\s+)?(?:so|as|quite so|that|too)|less)\s+(?:size-ws|wide|"
         r"loose)", _relative(1)),
    wish(r"(?:in )?tighter(?: in)?(?! lens)|(?:in )?closer(?: in| up)?(?! to @w)|nearer(?! to)|"
         r"tighten(?: up)?|punch in|(?:move|go|get) in(?! closer| tighter|.*size-)",
         _relative(1), "move get come size start open begin starts opens"),
    wish(r"wider(?! lens)|looser|loosen(?: up)?|(?:further|farther)(?: away| back| out)?(?! "
         r"from)|back off",
         _relative(-1), "move get size start open begin starts opens"),
    wish(r"size-(?P<size>ecu|mcu|cu|ews|mws|ws|ms)",
         _sized, "only face alone change turn into become"),
    wish(r"overhead", _angle(Angle.OVERHEAD), "shot angle"),
    wish(r"eyelevel", _angle(Angle.EYE), "angle"),
    wish(r"lowangle|(?:from )?low(?= down|$|,)", _angle(Angle.LOW), "angle down"),
    wish(r"highangle", _angle(Angle.HIGH), "angle"),
    wish(r"lower(?: angle| down)?", _height(-1), "camera bring move"),
    wish(r"higher(?: angle| up)?", _height(1), "camera bring move"),
    wish(r"(?:flip |switch |swap )?(?:it |this )?(?:from |to |on )?otherside", _other_side, "flip"),
    wish(r"longer lens|tighter lens", _other_lens(1)),
    wish(r"wider lens|shorter lens", _other_lens(-1)),
    wish(r"(?P<kind>long|tele|telephoto|wide)(?:[- ]angle)? lens", _kind_of_lens),
    wish(r"(?P<lens>@l\d+)", _lens, "lens"),
    wish(rf"over\s+(?P<whose>{WHOSE})\s+(?:left |right )?shoulder(?: shot)?|kind-ots",
         _over_shoulder, "over"),
    wish(r"(?:just|only)(?= (?:on |with )?@w\d+(?!'))|(?:be|go|stay|cut) (?:only |just )?"
         r"on(?= @w\d+(?!'))"
         r"|(?:just|only)(?= on (?:him|her)(?:$|[ .,|]))|(?<=\d )(?:alone|by "
         r"(?:him|her)self)", _whom, "only frame instead"),
    wish(r"kind-(?P<kind>two_shot|single|group|master|reaction|pov)", _kind,
         "with only alone change turn into become"),
)  # fmt: skip
