"""Wishes by measure: a size further in, the size of another shot, half the speed of a move.

Enters: a wish and its scope. Leaves: Reframe and Move edits that go by what a shot has now. What a
move is measured by must move, and a measure of what somebody says is none of the camera's.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from planner.edits import AnyEdit, Move, Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import WHO, Scope
from planner.revising.wishes import framing, moving
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import MoveKind, Shot

_PARTS: Mapping[str, float] = {
    "half": 0.5, "halve": 0.5, "twice": 2.0, "double": 2.0, "third": 1 / 3, "quarter": 0.25,
    "triple": 3.0,
}  # fmt: skip
_LEAST, _MOST = 0.05, 4.0  # shares of the usual way that are still a move
_STEPS: Mapping[str, int] = {"two": 2, "three": 3}
_NEAR = r"in|closer(?: in)?|tighter|nearer"
_FAR = r"out|wider|looser|back|further(?: out| back| away)?|farther(?: out| back| away)?"
_COUNT = (
    r"(?:(?:a|one|another|1) (?:whole |full |single )?(?:size|notch|step)|(?P<{0}>two|three)sizes)"
)
_MOVES = "pushin|pullout|push|pan|tilt|track|dolly|zoom|move|movement|drift"
_MOVE = re.compile(rf"\b(?:{_MOVES}|camera)\b")
_VOICED = re.compile(r"\b(?:talk|speak|say|said|line|lines|delivery|voice|scene|music|walk|run)")
_PART = (
    r"(?P<part>half|halve|twice|double|triple|(?:a |one )?(?:third|quarter)"
    r"|\d+(?:\.\d+)? (?:times|percent))"
)
_OPPOSITE: Mapping[MoveKind, MoveKind] = {
    MoveKind.PUSH_IN: MoveKind.PULL_OUT, MoveKind.PULL_OUT: MoveKind.PUSH_IN,
}  # fmt: skip
_FADED = (MoveKind.STATIC, MoveKind.HANDHELD)  # no way that could be longer or shorter
_EXACTLY = re.compile(
    rf"\b(?:half|halve|twice|double|triple|third|quarter|slower|faster|slow|fast|static|"
    rf"{moving.EASE})\b"
)


def _sizes(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """So many sizes nearer, or further away."""
    said = match.groupdict()
    way = said["way"] or said["late"] or ""
    steps = _STEPS.get(said["many"] or said["more"] or "", 1)
    if re.search(
        rf"{WHO} (?:should |to )?(?:come|go|step|move)s?\s*$", scope.text[: match.start()]
    ):
        raise Unread("whether somebody or the camera is to come nearer is not clear")
    steps *= 1 if re.fullmatch(_NEAR, way) else -1
    return [framing.on(s, scope, size=framing.step(s, steps)) for s in scope.shots()]


def _as(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The size of another shot."""
    ids = _meant(match, scope)
    told = re.search(r"\b(?:is|are|was|were|looks?|feels?)(?: just| all)*\s*$",
                     scope.text[: match.start()])  # fmt: skip
    if len(ids) != 1 or told:
        raise Unread("which shot is to have the size of which is not clear")
    size = scope.film.by_id[ids[0]].framing.size
    shots = [s for s in scope.shots() if s.id not in ids]
    if not shots:
        raise Unread("which shot is to have that size is not clear")
    if all(s.framing.size is size for s in shots):
        raise Unread("they have that size already")
    return [Reframe(shot=s.id, size=size) for s in shots]


def _meant(match: re.Match[str], scope: Scope) -> tuple[str, ...]:
    """The shot whose size is meant: named, or the one before or after."""
    if match.group("other"):
        return scope.pointers.found[match.group("other")]
    every = scope.film.shots
    at = next(n for n, s in enumerate(every) if s.id == scope.shot().id)
    at += -1 if match.group("near") == "before" else 1
    return (every[at].id,) if 0 <= at < len(every) else ()


def _part(said: str) -> float:
    """The share that words tell: "half", "1.5 times", "60 percent"."""
    if number := re.match(r"[\d.]+", said):
        return float(number.group()) / (100 if said.endswith("percent") else 1)
    return _PARTS[said.rsplit(maxsplit=1)[-1]]


def _scaled(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The move that a shot has, over another share of its way."""
    named = _MOVE.search(scope.said.text) is not None
    if _VOICED.search(scope.text) or (scope.names("w") and not named):
        raise Unread("whether the camera or somebody is to be slower or faster is not clear")
    part = _part(match.group("part") or match.group("share"))
    if _SHAKEN.search(scope.text):
        return [_shaken(s, part, scope) for s in scope.shots()]
    kinds = {k for k in moving.kinds_said(scope.text) if k not in _FADED}
    if len(kinds) > 1:
        raise Unread("which move is meant is not clear")
    kind = next(iter(kinds), None)
    return [_over(s, part, scope, kind) for s in scope.shots()]


def _over(shot: Shot, part: float, scope: Scope, wanted: MoveKind | None = None) -> Move:
    """A move over a part of the way it goes now, or of the usual way where it is a new one."""
    now = moving.travel_now(shot, scope)
    if wanted is not None and wanted is not _kind_now(shot, scope):
        now = 1.0
    kind = wanted or _kind_now(shot, scope)
    if kind in _FADED:
        raise Unread(f"the camera of shot {shot.number} does not move")
    return Move(shot=shot.id, kind=kind, travel=round(min(max(now * part, _LEAST), _MOST), 2))


def _kind_now(shot: Shot, scope: Scope) -> MoveKind:
    made = [e for e in scope.pointers.last if isinstance(e, Move) and e.shot == shot.id]
    return made[-1].kind if made else shot.move.kind


def _overdone(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A move that is said to be too much, or too little; a measure beside it says how much."""
    if _EXACTLY.search(_TOO.sub("", scope.said.text)) or moving.PARTED.search(scope.said.text):
        return []
    part = 1.4 if match.group("little") else 0.7
    _moving_so(match.group(), scope)
    return [_over(s, part, scope) for s in scope.shots()]


def _moving_so(said: str, scope: Scope) -> None:
    """Raises Unread where shots do not have the move that is named."""
    kinds = moving.kinds_said(said)
    for shot in scope.shots():
        if kinds and _kind_now(shot, scope) is not kinds[0]:
            raise Unread(f"the camera of shot {shot.number} does not move so")


_TOO = re.compile(r"\btoo (?:fast|slow)\b")


def _shaken(shot: Shot, part: float, scope: Scope) -> Move:
    """A camera carried by hand, over a share of how it shakes now."""
    if _kind_now(shot, scope) is not MoveKind.HANDHELD:
        raise Unread(f"the camera of shot {shot.number} does not shake")
    share = round(min(max(moving.travel_now(shot, scope) * part, _LEAST), _MOST), 2)
    return Move(shot=shot.id, kind=MoveKind.HANDHELD, travel=share)


def _shakier(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """More, or less, of the shake that a shot has."""
    part = (2.0 if scope.much else 1.4) if match.group("more") else (0.5 if scope.much else 0.7)
    return [
        Move(shot=s.id, kind=MoveKind.HANDHELD)
        if match.group("more") and _kind_now(s, scope) is MoveKind.STATIC
        else _shaken(s, part, scope)
        for s in scope.shots()
    ]


def _more_of_it(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """More, or less, of the move that a shot has."""
    part = (2.0 if scope.much else 1.4) if match.group("more") else (0.5 if scope.much else 0.7)
    _moving_so(match.group(), scope)
    return [_over(s, part, scope) for s in scope.shots()]


_SHAKEN = re.compile(r"\bhandheld\b")


def _too_much(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Said of the last change, before what is wanted instead."""
    return []


def _same_move(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The move stays; what changes of it is told beside it."""
    if not (_EXACTLY.search(scope.said.text) or moving.PARTED.search(scope.said.text)):
        raise Unread("what is to change of the move is not clear")
    for shot in scope.shots():
        if _kind_now(shot, scope) in _FADED:
            raise Unread(f"the camera of shot {shot.number} does not move")
    return []


def _shorter_way(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Less far in, of a move that was made last, or of one that is named."""
    shots = scope.shots()
    made = {e.shot for e in scope.pointers.last if isinstance(e, Move)}
    if not all(s.id in made for s in shots) and not _MOVE.search(scope.said.text):
        raise Unread("whether the size or the move is meant is not clear")
    return [_over(s, 0.7, scope) for s in shots]


def _reversed(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The move that a shot has, the other way."""
    found: list[AnyEdit] = []
    for shot in scope.shots():
        kind = _kind_now(shot, scope)
        if kind not in _OPPOSITE:
            raise Unread(f"which way the camera of shot {shot.number} is to go is not clear")
        now = moving.travel_now(shot, scope)
        found.append(msgspec.structs.replace(_over(shot, 1.0, scope), kind=_OPPOSITE[kind],
                                             travel=now))  # fmt: skip
    return found


def _stays(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The size that a shot has already, told before what is to change."""
    size = match.group("size").upper()
    if any(s.framing.size.value != size for s in scope.shots()):
        raise Unread("whether the size is to stay, or to change, is not clear")
    return []


def _not_so(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Less of the move that a shot has: "do not pull out so far"."""
    _moving_so(match.group("move"), scope)
    return [_over(s, 0.7, scope) for s in scope.shots()]


def _halved(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Half of a move that was just spoken of."""
    if not _MOVE.search(scope.said.text):
        raise Unread("what is to be halved is not clear")
    return [_over(s, 0.5, scope) for s in scope.shots()]


_TOO_MUCH = "eager|much|strong|hard|aggressive|obvious|pushy|busy|far|deep|fast|quick|rushed|hasty"
_TOO_LITTLE = "weak|subtle|short|small|slow|sluggish|lazy|timid"
_OF = r"(?: (?:of )?(?:the|its|that|this))?"
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:(?:go|come|move|get|bring|take|pull|push|step|back|drop) )*(?P<way>{_NEAR}|{_FAR})"
         rf"(?: by)? {_COUNT.format('many')}"
         rf"|{_COUNT.format('more')} (?P<late>{_NEAR}|{_FAR})(?! lens)",
         _sizes, "go come move take back even still bring"),
    wish(r"(?:as (?:tight|close|near|wide|size-ws|loose|far) as|(?:(?:at|on|in) )?(?:exactly )?"
         r"(?:the )?same (?:shot )?(?:size|framing) (?:as|like|of)|(?:match(?:es|ing)?|copy|use|"
         r"take) the (?:size|framing) (?:of|in|on)) (?:(?P<other>@s\d+)|the (?:one|shot) "
         r"(?P<near>before|after)(?! @))", _as, "go match same keep"),
    wish(rf"(?:at |by |to |over )?{_PART}{_OF} (?:speed|distance|travel|way|amount|handheld|"
         rf"{_MOVES})|{_PART.replace('<part>', '<share>')} "
         r"as (?:far|fast|quick|quickly|much|deep|strong)"
         r"(?: in| out| back)?", _scaled,
         "only goes went go travel travels move moves stop stops same camera"),
    wish(rf"(?:{_MOVES})(?=(?: (?:on |in )?@s\d+)?(?: (?:is|feels|looks|seems))?(?: just| far|"
         rf" way| much| slightly)* too (?:{_TOO_MUCH}|(?P<little>{_TOO_LITTLE})))",
         _overdone, f"too just far way {_TOO_MUCH} {_TOO_LITTLE}".replace("|", " ")),
    wish(r"(?:(?P<more>more|longer|bigger|larger)|less|shorter|smaller)(?: of (?:a|the|that))? "
         r"(?:pushin|push|pullout|zoom|camera move|pan|tilt|track)", _more_of_it, "much"),
    wish(r"(?:(?P<more>more)|less|not (?:so|as|quite so)|(?:much |far |way )?too)(?: of (?:a|the))?"
         r" handheld", _shakier, "much"),
    wish(rf"do not (?P<move>{_MOVES})(?: in| out| back)? (?:so|as|that|quite so|too) (?:far|much|"
         r"fast|quick|quickly|hard)", _not_so, "go"),
    wish(r"halve (?:it|that)$", _halved),
    wish(r"(?:stays?|remains?) (?:as )?(?:an? )?size-(?P<size>ecu|mcu|cu|ews|mws|ws|ms)", _stays),
    wish(r"^(?:(?:that|this|it) (?:is|was) )?(?:slightly |way |far |much )?too much$", _too_much),
    wish(rf"(?:keep )?(?:the )?same (?:{_MOVES})", _same_move, "keep"),
    wish(r"not (?:go |come |push )?(?:so|as|quite so|that|too) far in|less far in", _shorter_way),
    wish(r"(?:reverse|invert|flip) (?:the )?(?:camera )?(?:move|movement|pushin|pullout)"
         r"|(?:pushin|pullout|camera move) the other way(?: round)?", _reversed),
)  # fmt: skip
