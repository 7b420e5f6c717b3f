"""Wishes for whose shoulder or eyes a picture goes by: a clean single, a reverse, a point of view.

Enters: a wish and its scope. Leaves: Reframe edits. Over a shoulder and through somebody's eyes,
the one who looks is the `foreground` and those who are seen are the `subjects`.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Reframe
from planner.revising.answers import Unread
from planner.revising.references.events import stem, stems
from planner.revising.references.scope import WHO, WHOSE, Scope
from planner.revising.wishes import framing
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot, ShotKind, Size

_BEHIND = frozenset((ShotKind.OTS, ShotKind.POV))


def _cleaned(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Over a shoulder no more: a single of whom it is on."""
    said = match.groupdict()
    whose = said["whose"] or said["front"] or ""
    person = scope.who(whose.removesuffix("'s")) if whose else None
    found: list[AnyEdit] = []
    for shot in scope.shots():
        if shot.framing.kind is not ShotKind.OTS or shot.framing.foreground is None:
            raise Unread(f"shot {shot.number} is over nobody's shoulder")
        if person is not None and person != shot.framing.foreground:
            raise Unread(f"shot {shot.number} is not over the shoulder of {_named(person, scope)}")
        found.append(Reframe(shot=shot.id, kind=ShotKind.SINGLE))
    return found


def _named(person: str, scope: Scope) -> str:
    return scope.film.named(person)


def _reverse(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Over the shoulder of whom it was on, on whose shoulder it was over."""
    return [_turned(s) for s in scope.shots()]


def _turned(shot: Shot) -> Reframe:
    now = shot.framing
    if now.kind is not ShotKind.OTS or now.foreground is None or len(now.subjects) != 1:
        raise Unread(f"shot {shot.number} is over nobody's shoulder")
    return Reframe(
        shot=shot.id, kind=ShotKind.OTS, subjects=(now.foreground,), foreground=now.subjects[0]
    )


def _over_whom(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Over somebody, of a shot over a shoulder."""
    front = scope.who(match.group("over"))
    if match.group("not"):
        scope.who(match.group("not"))
    return [_over(s, front, scope) for s in scope.shots()]


def _over(shot: Shot, front: str, scope: Scope) -> Reframe:
    now = shot.framing
    if now.kind is not ShotKind.OTS or front in now.subjects or front == now.foreground:
        raise Unread(f"over whose shoulder shot {shot.number} is to be is not clear")
    _together(shot, (front,), scope)
    return Reframe(shot=shot.id, kind=ShotKind.OTS, foreground=front)


def _wrong_shoulder(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Over the shoulder of somebody else: of whom, where the note says it beside it."""
    if re.search(r"\bover\b", scope.said.text):
        return []
    found = []
    for shot in scope.shots():
        seen = (*shot.framing.subjects, shot.framing.foreground)
        others = [p for p in scope.film.scene(shot.scene_id).present if p not in seen]
        if not others:
            raise Unread(f"there is nobody else in the scene of shot {shot.number}")
        options = [(_named(p, scope), p) for p in others]
        found.append(_over(shot, scope.pointers.choose("Over whose shoulder?", options), scope))
    return found


def _kept(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """What of a picture stays as it is; what changes is told beside it."""
    if "size" in match.group() and re.search(r"\b(?:closer|tighter|wider|size-)", scope.said.text):
        raise Unread("whether the size is to stay, or to change, is not clear")
    return []


def _face_and_shoulder(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Who is seen and whose shoulder it is, told one after the other."""
    on, front = (scope.who(match.group(n).removesuffix("'s")) for n in ("face", "back"))
    if on == front:
        raise Unread("whose shoulder it is over is not clear")
    for shot in scope.shots():
        _together(shot, (on, front), scope)
    return [
        Reframe(shot=s.id, kind=ShotKind.OTS, subjects=(on,), foreground=front)
        for s in scope.shots()
    ]


def _together(shot: Shot, people: Sequence[str], scope: Scope) -> None:
    present = scope.film.scene(shot.scene_id).present
    if any(p not in present for p in people):
        raise Unread(f"they are not together in the scene of shot {shot.number}")


def _through_eyes(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """What somebody sees: those of the picture, else the others who are there."""
    seer = scope.who(next(w for w in match.groups() if w).removesuffix("'s"))
    return [seen_by(s, seer, scope) for s in scope.shots()]


def seen_by(shot: Shot, seer: str, scope: Scope) -> Reframe:
    """A shot through the eyes of one who is there."""
    _together(shot, (seer,), scope)
    now = shot.framing
    if shot.framing.kind is ShotKind.CARD:
        raise Unread(f"shot {shot.number} is a card of text")
    if seer not in now.subjects and now.subjects:
        return Reframe(shot=shot.id, kind=ShotKind.POV, foreground=seer)
    others = [p for p in now.subjects if p != seer]
    others = others or [p for p in (now.foreground,) if p and p != seer]
    others = others or [p for p in scope.film.scene(shot.scene_id).present if p != seer]
    if not others:
        raise Unread(f"whom {_named(seer, scope)} sees in shot {shot.number} is not clear")
    seen = scope.pointers.choose("Who is seen?", [(_named(p, scope), p) for p in others])
    return Reframe(shot=shot.id, kind=ShotKind.POV, subjects=(seen,), foreground=seer)


def _utmost(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """As near, or as far, as sizes go."""
    size = Size.EWS if match.group("far") else Size.ECU
    return [_sized(s, size) for s in scope.shots()]


def _whole_place(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Wide enough for all of a place."""
    found = []
    for shot in scope.shots():
        here = scope.film.scene(shot.scene_id).place_id
        if match.group("where") and scope.pointers.found[match.group("where")][0] != here:
            raise Unread(f"shot {shot.number} is not there")
        wide = shot.framing.size in {Size.WS, Size.EWS}
        found.append(_sized(shot, Size.EWS if wide else Size.WS))
    return found


def _filled(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The thing that a shot is of, or somebody's face, as large as the picture."""
    found: list[AnyEdit] = []
    for shot in scope.shots():
        of_thing = shot.framing.kind is ShotKind.INSERT
        if match.group("whose"):
            scope.who(match.group("whose").removesuffix("'s"))
        if of_thing == bool(match.group("whose")) or (match.group("what") and not of_thing):
            raise Unread(f"what is to fill shot {shot.number} is not clear")
        found.append(_sized(shot, Size.ECU if of_thing else Size.CU))
    return found


def _unseen(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Faces that cannot be read: nearer, where nothing else says how near."""
    if re.search(rf"{WHO} $", scope.text[: match.start()]):
        raise Unread("whether somebody, or the audience, cannot see is not clear")
    if whose := match.group("whose"):
        scope.who(whose.removesuffix("'s"))
    if _NEARER.search(scope.said.text):
        return []
    if match.group("whose") or not match.group("faces"):
        raise Unread("whether the size or the playing is meant is not clear")
    return framing.closer(match, scope)


_NEARER = re.compile(
    r"\b(?:closer|tighter|nearer|in tight|(?:go|come|move|get|push) (?:all the way )?in|size-m?cu|"
    r"size-ecu|size-ms|right on)\b"
)


def its_thing(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The thing that a shot is of, named beside a size or a move: it says nothing more."""
    noun = match.group("thing").split()[-1]  # "the closet door" is a door
    for shot in scope.shots():
        framed = (shot.framing.thing or "").replace("_", " ").split()
        told = any(stem(noun) in stems(b.text) for b in scope.film.beats_in(shot))
        if shot.framing.kind is not ShotKind.INSERT or not (noun in framed or told):
            raise Unread(f"shot {shot.number} is not of the {noun}")
        if f"size-{shot.framing.size.value.lower()} " in f"{scope.text} ":
            raise Unread(f"shot {shot.number} has that size already")
    return []


def _tight(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A close-up; of what is one already, the next size."""
    found = []
    for shot in scope.shots():
        now = list(Size).index(shot.framing.size)
        size = max(now + 1, list(Size).index(Size.CU))
        found.append(framing.on(shot, scope, size=framing.step(shot, size - now)))
    return found


def _parts(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody's eyes, or face, filling the picture."""
    size = Size.ECU if match.group("part").startswith("eye") else Size.CU
    if re.search(r"\b(?:pushin|zoom|pan|tilt)", scope.text):
        raise Unread("whether the size or the move is meant is not clear")
    person = scope.who(match.group("whose").removesuffix("'s"))
    found: list[AnyEdit] = []
    for shot in scope.shots():
        _together(shot, (person,), scope)
        alone = shot.framing.subjects == (person,)
        found.append(
            _sized(shot, size) if alone else Reframe(
                shot=shot.id, size=size, kind=ShotKind.SINGLE, subjects=(person,)
            )
        )  # fmt: skip
    return found


def _sized(shot: Shot, size: Size) -> Reframe:
    if shot.framing.kind is ShotKind.CARD:
        raise Unread(f"shot {shot.number} is a card of text")
    if shot.framing.size is size:
        raise Unread(f"shot {shot.number} has that size already")
    return Reframe(shot=shot.id, size=size)


_LOSE = r"(?:lose|no|without|drop|take out|remove|kill|not over|not be over|not go over|not)"
_SIDE = r"(?:(?:right|left|near|foreground) )?"
WISHES: tuple[Wish, ...] = (
    wish(rf"{_LOSE} (?:the |that |a |(?P<whose>{WHOSE}) )?{_SIDE}shoulder"
         rf"|{_LOSE} (?P<front>{WHO}) in (?:the )?foreground|(?:go )?clean(?: here)?"
         r"(?=$|\s*[.,;|!]| (?:in|on) @s\d)", _cleaned, "be clean go"),
    wish(r"otsreversed|kind-ots the other way(?: round| around)?", _reverse),
    wish(rf"over (?P<over>{WHO})(?!')(?! \w*\s?shoulder)"
         rf"(?:,? (?:and )?not (?:over )?(?P<not>{WHO}))?", _over_whom),
    wish(r"(?:the )?wrong shoulder", _wrong_shoulder),
    wish(r"(?:keep )?(?:the )?same (?:size|framing|shot)(?! (?:as|like|of|for))", _kept, "keep"),
    wish(rf"(?P<face>{WHOSE}) face,? (?:and |over )?(?P<back>{WHOSE}) shoulder",
         _face_and_shoulder),
    wish(rf"(?:(?:(?:from|in|as) )?(?P<own>{WHOSE}|@w\d+) (?:kind-pov|eyesview)"
         rf"|(?:seen )?(?:through|from) (?P<eyes>{WHOSE}) eyes)",
         _through_eyes, "play show from be as"),
    wish(r"(?:(?:see|show|get|have|with|in) )*(?:(?:all of|all|(?:the )?(?:whole|entire|full)(?: "
         r"of)?) (?P<where>@p\d+)|(?:all of|the whole|the entire) the (?:room|place|set|space)"
         r"|the (?:whole|entire) (?:place|set|space|location|room|street|bar|yard|hall|table))",
         _whole_place,
         "see show want get have in"),
    wish(r"(?:(?:go|get|come|move|be|right|really) )*in (?:nice and |really |very )?tight|"
         r"(?:go|get|be) (?:really |very )?tight(?= on |$|[.,;!])", _tight, "come go get"),
    wish(rf"(?:can not|can hardly|can barely|could not)(?: really| quite)? "
         rf"(?:read|make out|see|feel) (?:(?P<faces>(?:the |their |any )?(?:faces|expressions|"
         rf"eyes))|(?P<whose>{WHOSE}) (?!@)[a-z]+)(?: (?:yet|here|at all|enough|properly))*",
         _unseen),
    wish(r"as (?:(?P<near>tight|close|near)|(?P<far>wide|size-ws|far(?: away| back| out)?)) "
         r"as (?:(?:you|we|it) (?:can|could|goes|gets)(?: get| go| be| make it)*|possible)",
         _utmost, "go get come in be"),
    wish(rf"fill (?:up )?(?:the )?(?:whole |entire )?(?:frame|screen|panel|picture) with "
         rf"(?:it\b|the (?P<what>(?!face)[a-z]+)|(?P<whose>{WHO}))", _filled, "face"),
    wish(r"(?<!too )(?<!so )(?<!as )(?<!that )(?<!not )(?<!less )(?:right|tight|all the way)"
         rf"(?: (?:in|up|close|tight|down))* (?:on|to|into|onto) (?P<whose>{WHOSE}) "
         r"(?P<part>eyes|face)(?: only| alone)?", _parts, "go get come in"),
    wish(rf"(?:just|only)(?: on)? (?P<whose>{WHOSE}) (?P<part>eyes)", _parts),
)  # fmt: skip
LAST: tuple[Wish, ...] = (
    wish(r"(?:on|onto|of|to) (?:the|that|this) (?P<thing>(?!left|right|other|same|face|"
         r"eyes|shot|scene|camera|frame|line|way|end|start|whole|first|last|film|tail|head|top)[a-z]+"
         r"(?: (?!in\b|on\b|at\b|here\b)[a-z]+)?)"
         r"(?= (?:in|on) @s\d|$|\s*[.,;!|]| here)", its_thing),
)  # fmt: skip
