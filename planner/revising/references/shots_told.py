"""Shots that a note about time tells by what happens: "the door opening should take two seconds".

Enters: a note's text with people and lengths of time as placeholders, shots still as numbers.
Leaves: the text with "shot 9" for what is told, where the script's words fit one shot alone.
"""

import re

from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.pointing import Pointers
from planner.revising.words.thin import THIN
from planner.shots import Shot

_WHAT = r"(?P<what>(?:the |that |his |her |a |@w\d+)[^.;,:!?]*?)"
_MUCH = (
    r"(?:@t\d+|half the length|half as long|twice as long|twice the length|too (?:long|short)|"
    r"longer|shorter|\d+ percent|(?:a )?(?:third|quarter) (?:longer|shorter))"
)
_IS = (
    r"(?:should|needs?|wants?|can|could|must|ought|has|deserves|is|takes|runs|lasts|goes on|feels|"
    r"may|might)"
)
_FEW = r"(?:slightly|much|far|way|full|good|about|another|more|just|only|to|be|take|last|run|for|"
_FEW += r"have|get|a|all of)"
_HEAD = (
    r"(?P<head>(?:trim|shave|take|cut|lose|knock|clip) (?:@t\d+|slightly|a (?:little|bit)) (?:off|"
    r"from|out of)|(?:stay|hold|linger|dwell|rest|be)(?: (?:slightly |much )?longer| @t\d+(?: "
    r"longer| more)?)? (?:on|with)|give|extend|lengthen|shorten|stretch) "
)
_DOING = (  # "the shoes strolling past", "@w0 leaving the shop"
    r"(?P<what>(?:the |that |his |her |a |@w\d+(?:'s)? )[^.;,:!?]*?\b[a-z]{2,}ing\b[^.;,:!?]*?)"
)
_VIEW = (
    r"(?:slightly |much |a )*(?:handheld|static|lowangle|highangle|overhead|eyelevel|closer|"
    r"tighter|wider|looser|size-[a-z]+|pushin|pullout)"
)
_GONE = (  # what is heard, worn, held or played goes in other ways than with its shot
    r"(?:(?:we )?(?:can|could) )?(?:drop|lose|cut|do without)(?!.*\b(?:ring|bark|tick|buzz|hum|"
    r"howl|knock|bang|sing|cry|sob|smil|laugh|giggl|talk|speak|whisper|shout|scream|yell|grin|nod|"
    r"frown|sitt?|stand|hold|carry|wear|breath|sigh|play|drip|creak|hiss|chirp|roar|rumbl|beep|light|"
    r"paint|build|furnish|voic|sound|grad|look|star|glanc)ing\b)"
)
_PUT = r"(?:should )?(?:comes?|goes|go|be|belongs?|to go) (?:right )?(?:before|after)"
_TOLD = (
    re.compile(rf"^(?P<head>{_GONE}) {_DOING}(?P<tail>)$"),
    re.compile(rf"^(?P<head>){_DOING}(?P<tail> {_PUT} (?:shot )?\d+.*)$"),
    re.compile(rf"^(?P<head>{_VIEW} (?:on|of|for)) {_DOING}(?P<tail>(?:,.*)?)$"),
    re.compile(rf"^(?P<head>){_DOING}(?P<tail>[,:] {_VIEW}\b.*)$"),
    re.compile(rf"^(?P<head>){_WHAT},?(?P<tail> {_IS} (?:{_FEW} )*{_MUCH}.*)$"),
    re.compile(rf"^(?P<head>){_WHAT}(?P<tail>[,:] (?:{_FEW} )*{_MUCH}.*)$"),
    re.compile(rf"^{_HEAD}{_WHAT}(?P<tail>(?: (?:{_FEW} )*{_MUCH}.*)?)$"),
)
_NAMED = re.compile(r"@[qtbs]|\d(?<!@w\d)(?<!@w\d\d)|\b(?:shots?|scenes?|lines?|size-|kind-|ones?|"
                    r"pauses?|silences?|gaps?|film|move|camera|music|dissolve|fade)\b")  # fmt: skip
_PLAIN = frozenset(("go", "com", "mov", "walk", "do", "get", "tak", "mak", "happen", "bit", "part"))
"""Stems that tell nothing where more is told."""
_ENOUGH = 2  # words, or people, that tell what happens


def told(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a number for a shot that is told by what happens in it."""
    plain = text.rstrip(" .!")
    for pattern in _TOLD:
        match = pattern.match(plain)
        if match is None or _NAMED.search(match["what"]):
            continue
        shot = _shot(match["what"], film, pointers)
        if shot is not None:
            head = f"{match['head']} " if match["head"] else ""
            return f"{head}shot {shot.number}{match['tail']}"
    return text


def _shot(what: str, film: Footage, pointers: Pointers) -> Shot | None:
    words = what.split()
    people = {p for w in words if (p := pointers.whom(w)) is not None}
    stems = {events.stem(w) for w in words if w not in THIN and not w.startswith("@")}
    stems = stems - _PLAIN
    if len(stems) + len(people) < _ENOUGH or not stems:
        return None
    beats = [
        b for b in film.beats.values()
        if b.line is None and stems <= events.stems(b.text) and people <= set(events.doing(b))
    ]  # fmt: skip
    found = {
        s.id: s
        for b in beats
        for s in events.shown(events.Event(len(words), (b,), frozenset(stems)), b, film)
        if people <= set(s.framing.subjects)
    }
    return next(iter(found.values())) if len(found) == 1 else None
