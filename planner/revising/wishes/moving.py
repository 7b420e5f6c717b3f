"""Wishes for the camera's move, and for speed where a move, a scene or a voice is meant.

Enters: a wish and its scope. Leaves: Move, Pace, Perform and Voice edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Move, Pace, Voice
from planner.revising.answers import Unread
from planner.revising.references.events import stem, stems
from planner.revising.references.scope import Scope
from planner.revising.wishes import framing, speaking
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Ease, MoveKind, Shot, ShotKind

MOVES = {
    "pushin": MoveKind.PUSH_IN, "pullout": MoveKind.PULL_OUT, "pan": MoveKind.PAN,
    "panning": MoveKind.PAN, "tilt": MoveKind.TILT, "track": MoveKind.TRACK,
    "tracking": MoveKind.TRACK, "handheld": MoveKind.HANDHELD, "static": MoveKind.STATIC,
    "follow": MoveKind.TRACK,
}  # fmt: skip
_SLOW = r"slow(?:ly)?|gentle|gently|subtle|soft"
_FAST = r"fast|quick(?:ly)?|swift|rapid"
_SLOWER = r"slower|more slowly|gentler|slow (?:it |this )?down|not (?:so|as|that) (?:fast|quick)"
_FASTER = r"faster|quicker|speedier|snappier|speed (?:it |this )?up|not (?:so|as|that) slow(?:ly)?"
_SPEED = rf"(?P<pace>{_SLOWER}|{_FASTER}|{_SLOW}|{_FAST})"
_SOFTLY = r"(?:softly|gently|slowly|gradually)"
EASE = (
    r"(?:at (?:a |an |1 |one )?)?(?P<linear>linear(?:ly)?|(?:constant|even) speed|"
    r"mechanical(?:ly)?|(?:no|without(?: any)?) (?:ease|easing)|evenly|(?:even|constant)(?= push| "
    r"pull| pan| tilt| track| move)(?:,? no (?:ease|easing))?)|"
    r"(?P<both>(?:soft|slow|gentle|eased?)(?:ly)? (?:at|on) both ends|eas(?:e|es|ing) in and out)|"
    r"(?:that )?(?P<in>eas(?:e|es|ed|ing) in(?:to(?= (?:the )?(?:push|pull|pan|tilt|track)))?|"
    rf"(?:starts?|starting|begins?) {_SOFTLY}|(?:with )?"
    r"(?:a )?(?:soft|gentle|eased) (?:start|beginning))(?: only)?|"
    r"(?:that )?(?P<out>eas(?:e|es|ed|ing) out(?: of)?|"
    rf"(?:ends?|ending|stops?|lands?|landing) {_SOFTLY}|"
    r"(?:with )?(?:a )?(?:soft|gentle|eased) (?:landing|stop|end|ending)|(?:comes?|coming|eases?|"
    r"easing|glides?|gliding|settles?|settling) to a (?:soft |gentle )?(?:stop|rest|halt))"
    r"(?: only)?"
)
_NONE = (
    r"(?:kill|no|without|lose|remove|stop|drop|cut|ditch|scrap|skip|cancel|do not|should not)\s+"
    r"(?:the\s+|that\s+|any\s+)?"
)
_NOT = re.compile(rf"\b{_NONE}[a-z]+")
_STILL = (MoveKind.STATIC, MoveKind.HANDHELD)
PARTED = re.compile(
    r"\b(?:half|halve|twice|double|triple|third|quarter|\d times|\d percent)\b(?! (?:a )?@t)"
)
_FILM = re.compile(
    r"\b(?:whole (?:thing|film|movie)|entire (?:thing|film|movie)|(?:the|this|my) (?:film|movie)|"
    r"all of it|everything|all (?:the )?scenes)\b"
)
_OF_MOVE = re.compile(  # what is said of a move and not of a scene
    r"\b(?:pushin|pullout|push|pan|tilt|track|dolly|zoom|move|drift)(?: (?:on |in )?@s\d+)?"
    r"(?: (?:is|feels|looks|seems))?(?: just| far| way| much| slightly)* too (?:slow|fast|rushed)"
)
_SPOKEN = re.compile(r"\b(?:says?|said|saying|delivers?|delivery)\b")
_AIMLESS = r"(?! (?:the other|up|down|left|right|to|from|over|across|away))"  # of a pan
_TURNING = re.compile(r"(?<![\w@'-])(?:pushin|pullout|pan|panning|tilt|track|tracking|follow)\b")
_KIND = (
    rf"(?P<move>pushin|pullout|pan(?:ning)?{_AIMLESS}|tilt{_AIMLESS}|track(?:ing)?(?: shot)?|follow"
    r"|handheld|static)"
)


def travel(pace: str, now: float, scope: Scope) -> float:
    """The share of the usual way: a slow move is a short one."""
    if not pace:
        return 0.6 if scope.slightly else 1.0
    if re.fullmatch(_SLOWER, pace):
        return round(now * (0.85 if scope.slightly else 0.5 if scope.much else 0.7), 2)
    if re.fullmatch(_FASTER, pace):
        return round(now * (1.2 if scope.slightly else 2.0 if scope.much else 1.4), 2)
    if re.fullmatch(_SLOW, pace):
        return 0.35 if scope.much else 0.6
    return 2.0 if scope.much else 1.5


def travel_now(shot: Shot, scope: Scope) -> float:
    """The share of the usual way that a shot's move goes by now."""
    made = [e for e in scope.pointers.last if isinstance(e, Move) and e.shot == shot.id]
    return made[-1].travel if made else shot.asked.travel or 1.0


def _moved(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    kind = MOVES[match.group("move").split()[0]]
    if match.group("none") or match.group("off"):
        return _unmoved(kind, scope)
    moving = all(s.move.kind is kind for s in scope.shots())
    if PARTED.search(scope.said.text if moving else scope.text):
        return []  # how far it goes is told by measure
    pace = pace_said(scope) if kind is not MoveKind.STATIC else ""
    if re.search(r"\b(?:pushin|pullout) (?:harder|stronger|deeper|further)\b", scope.text):
        pace = "faster"
    ease = ease_said(scope)
    return [
        Move(shot=s.id, kind=kind, travel=travel(pace, travel_now(s, scope), scope), ease=ease)
        for s in scope.shots()
    ]


def _unmoved(kind: MoveKind, scope: Scope) -> Sequence[AnyEdit]:
    """A camera that stands; where another move is asked for beside it, that one."""
    shots = scope.shots()
    said = _NOT.sub(" ", scope.said.text)
    if any(m is not kind and m is not MoveKind.STATIC for m in kinds_said(said)):
        return [e for e in scope.before.edits if isinstance(e, Move)]  # "follow her, no pan"
    moving = [s for s in shots if s.move.kind is kind or kind in _STILL or _asked(s, scope)]
    if len(moving) < len(shots) and not all(s.move.kind is MoveKind.STATIC for s in shots):
        raise Unread(f"the camera of shot {shots[0].number} does not move so")
    return [Move(shot=s.id, kind=MoveKind.STATIC) for s in shots]


def kinds_said(text: str) -> tuple[MoveKind, ...]:
    """The moves that words name."""
    return tuple(MOVES[m] for m in re.findall(rf"(?<![\w@'-])({'|'.join(MOVES)})\b", text))


def ease_said(scope: Scope) -> Ease:
    """How a clause says that a move begins and ends; softly at both without a word."""
    found = re.search(rf"\b(?:{EASE})", scope.text)
    return Ease(str(found.lastgroup)) if found else Ease.BOTH


def _eased(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Part of the move that is asked for beside it; alone it might be about anything."""
    if _TURNING.search(scope.text):
        return []
    moved = [e for e in scope.before.edits if isinstance(e, Move)]
    if moved and all(e.ease is ease_said(scope) for e in moved):
        return moved  # said once more: "an even push, no ease"
    raise Unread("which move is meant is not clear; name it, as “a push-in that ends softly”")


def _onto(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Towards the thing that a shot is of."""
    shot, noun = scope.shot(), match.group("thing")
    told = any(stem(noun) in stems(b.text) for b in scope.film.beats_in(shot))
    if shot.framing.kind is not ShotKind.INSERT or not told:
        raise Unread(f"shot {shot.number} is not of the {noun}")
    far = travel(pace_said(scope), travel_now(shot, scope), scope)
    return [Move(shot=shot.id, kind=MoveKind.PUSH_IN, travel=far)]


def _stilled(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    shots = scope.shots()
    still = [s for s in shots if s.move.kind is MoveKind.STATIC and not _asked(s, scope)]
    if still:
        raise Unread(f"the camera of shot {still[0].number} does not move")
    return [Move(shot=s.id, kind=MoveKind.STATIC) for s in shots]


def _asked(shot: Shot, scope: Scope) -> bool:
    """Whether the last note was for a move of this shot."""
    return any(isinstance(e, Move) and e.shot == shot.id for e in scope.pointers.last)


def pace_said(scope: Scope) -> str:
    """The words of a clause for a move's speed; empty without any."""
    found = re.search(rf"\b{_SPEED}\b", re.sub(EASE, "", scope.text))
    return found.group("pace") if found else ""


def _zoomed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Zooming is a camera that moves where a speed is said, else that or another size."""
    inwards = match.group("way") != "out"
    kind = MoveKind.PUSH_IN if inwards else MoveKind.PULL_OUT
    pace = pace_said(scope)
    sizes = ("a closer shot", 0) if inwards else ("a wider shot", 0)
    if not pace and not scope.pointers.choose(
        "A camera that moves, or another framing?", [sizes, ("a move during the shot", 1)]
    ):
        return (framing.closer if inwards else framing.wider)(match, scope)
    return [Move(shot=s.id, kind=kind, travel=travel(pace, 1.0, scope)) for s in scope.shots()]


def _speed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Faster or slower: a line, a voice, a scene or a move, by what the clause is about."""
    faster = bool(re.search(_FASTER, match.group()))
    if _TURNING.search(scope.text) and not scope.own_beats() and not _SPOKEN.search(scope.text):
        return []  # how a move goes is read with the move
    if scope.own_beats() or (scope.names("w") and (scope.own_shots() or scope.before.shots)):
        return speaking.paced(scope, faster=faster)
    if _SPOKEN.search(scope.text):
        return speaking.paced(scope, faster=faster)
    if people := scope.people():
        if not scope.own_shots():
            return _voices(people, scope, faster=faster)
        if re.search(r"\bon (?:him|her|them)\b", scope.text):
            raise Unread("what is to be slower or faster is not clear: the move or the line")
        return speaking.paced(scope, faster=faster)
    if scope.own_scenes() or "pace" in scope.text or _all_of_it(scope):
        return _paced(scope, faster=faster)
    if not scope.own_shots() and scope.before.scenes and not scope.before.shots:
        return _paced(scope, faster=faster)
    return _again(match, scope)


def _voices(people: tuple[str, ...], scope: Scope, *, faster: bool) -> Sequence[AnyEdit]:
    if scope.own_scenes():
        raise Unread("a voice is the same in the whole film; name a line or a shot")
    step = 0.05 if scope.slightly else 0.2 if scope.much else 0.1
    scope.claimed.update(scope.names("w"))
    tempo = round(1 + step if faster else 1 - step, 2)
    return [Voice(character=p, tempo=tempo) for p in people]


def _again(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    moves = {e.shot: e for e in scope.pointers.last if isinstance(e, Move)}
    shots = scope.shots()
    if not all(s.id in moves or s.move.kind is not MoveKind.STATIC for s in shots):
        if len(shots) == 1 and scope.film.speaks(shots[0]):
            return _line_or_scene(match, scope)
        pace = "faster" if re.fullmatch(_FASTER, match.group()) else "slower"
        raise Unread(f"what is to be {pace} is not clear: the move, the line or the scene")
    return [
        Move(
            shot=s.id, kind=moves[s.id].kind if s.id in moves else s.move.kind,
            travel=travel(match.group(), travel_now(s, scope), scope),
        )
        for s in shots
    ]  # fmt: skip


def _line_or_scene(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The lines of a shot that has no move, or its whole scene: which, is asked."""
    faster = bool(re.fullmatch(_FASTER, match.group()))
    shot, way = scope.shot(), "faster" if faster else "slower"
    number = scope.film.scene(shot.scene_id).number
    options = [(f"what is said in shot {shot.number}", 0), (f"all of scene {number}", 1)]
    if scope.pointers.choose(f"What shall be {way}?", options):
        percent = 75 if faster else 130
        return [Pace(scene=shot.scene_id, percent=_from_last(shot.scene_id, percent, scope))]
    return speaking.paced(scope, faster=faster)


def _paced(scope: Scope, *, faster: bool, by: int = 0) -> Sequence[AnyEdit]:
    if scope.own_beats():
        return speaking.paced(scope, faster=faster, by=by)
    if scope.names("s"):
        raise Unread("pace goes by the scene; of a shot, say how long it shall be")
    if faster:
        percent = 100 - (by or (15 if scope.slightly else 50 if scope.much else 25))
    else:
        percent = 100 + (by or (15 if scope.slightly else 75 if scope.much else 30))
    if not 25 <= percent <= 400:
        raise Unread("a scene can be four times as fast to four times as slow as planned")
    scenes = scope.film.scenes if _all_of_it(scope) else scope.scenes()
    return [Pace(scene=s.id, percent=_from_last(s.id, percent, scope)) for s in scenes]


def _all_of_it(scope: Scope) -> bool:
    """Whether the whole film is named."""
    return bool(_FILM.search(scope.text)) and not scope.own_scenes() and not scope.own_shots()


def _from_last(scene_id: str, percent: int, scope: Scope) -> int:
    made = [e for e in scope.pointers.last if isinstance(e, Pace) and e.scene == scene_id]
    return round(made[-1].percent * percent / 100) if made else percent


def _percent(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _paced(scope, faster=match.group("way") != "slower", by=int(match.group("by")))


def _lively(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if _OF_MOVE.search(scope.text):
        return []  # "the push is too slow"
    if (scope.names("s") or scope.pointers.pointed()) and "@t" in scope.said.text:
        return []  # "shot 4 drags, lose a second": what is to be done is said beside it
    if re.search(r"\d percent (?:faster|quicker)", scope.said.text):
        return []  # "it drags, ten percent faster"
    return _paced(scope, faster=True)


def _calm(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [] if _OF_MOVE.search(scope.text) else _paced(scope, faster=False)


WISHES: tuple[Wish, ...] = (
    wish(r"pushin (?:slowly |gently )?(?:on|to|towards?|onto) the "
         r"(?P<thing>(?!left|right|end|shot|line)[a-z]+)", _onto,
         "slow slowly gently gentle slower very"),
    wish(EASE, _eased),
    wish(rf"(?:(?P<off>take (?:the |that )?)(?=(?:pushin|pullout|pan|tilt|track) (?:off|out)\b)|"
         rf"(?P<none>{_NONE}))?{_KIND}(?: (?:off|out)(?= (?:it|of|this|that|@s)))?", _moved,
         "slow slowly slower fast faster quick quicker gentle gently subtle soft quickly gentler "
         "speed more move off add keep put with very all way through thru "
         "harder stronger deeper further bigger farther"),
    wish(r"(?:kill|no|without|lose|remove|stop|drop|take out) (?:the |that )?(?:camera (?:move|"
         r"movement)|dolly(?: move)?)", _stilled),
    wish(r"unpanned", lambda _, scope: _unmoved(MoveKind.PAN, scope)),
    wish(r"zoom(?:s|ing|ed)?(?: (?P<way>in|out))?", _zoomed,
         "slow slowly fast quick quickly gentle gently subtle very face"),
    wish(r"(?P<by>\d+) percent (?P<way>faster|slower|quicker)", _percent),
    wish(r"(?:pick|speed) up (?:the )?(?:pace|tempo)|(?:pick|speed) up(?= .*@c\d| (?:the|this) "
         r"scene)"
         r"|(?:much )?too slow(?=.*$)(?<!talks too slow)(?<!speaks too slow)|drags(?: on)?|dragging"
         r"|sluggish", _lively, "pace"),
    wish(r"(?:much )?too (?:fast|rushed)(?=.*$)|rushed", _calm, "pace"),
    wish(r"slow(?= down)?(?= @c\d+ (?:slightly )?down)|slow down(?= .*@c\d)", _calm, "down pace"),
    wish(rf"{_SLOWER}|{_FASTER}", _speed, "pace talk talks speak speaks say says delivery tempo "
         "whole entire thing everything all"),
)  # fmt: skip
