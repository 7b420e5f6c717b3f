"""Wishes for music: which, where, how it comes and goes.

Enters: a wish and its scope. Leaves: Sound edits of part "music".
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Sound
from planner.revising.answers import Unread
from planner.revising.scope import Scope
from planner.revising.wishing import Wish, wish
from planner.scoring import FITTING, MOOD_WORDS, MUSIC
from screenplay.scene_graph import Scene

_MORE = {
    "sadder": "sad", "calmer": "calm", "warmer": "warm", "happier": "warm", "scarier": "eerie",
    "creepier": "eerie", "spookier": "eerie", "funnier": "playful", "lighter": "playful",
    "jaunty": "playful", "bouncy": "playful", "mournful": "sad", "sorrowful": "sad",
    "tenser": "tense", "grander": "heroic", "gentler": "calm", "softer-hearted": "romantic",
}  # fmt: skip
_MOODS = "|".join(sorted((*MOOD_WORDS, *_MORE), key=lambda w: (-len(w), w)))
_SOME = r"(?:some |a bit of |a little |an? |the )?"
_BRING = r"(?:(?:add|bring in|put in|put|lay|play|use|have|want|need|give (?:it|this|us|me)) )"
_AT = r"(?P<where>end|ending|finish|start|beginning|opening)"
_ALSO = "under underneath beneath behind below over during throughout for whole film movie while"
_HERE = re.compile(r"\b(?:here|this|these)\b")


def scenes_meant(scope: Scope) -> tuple[str | None, ...]:
    """Ids of the scenes that a wish for sound names or points to; else the whole film."""
    if scenes := scope.own_scenes():
        return tuple(s.id for s in scenes)
    if _HERE.search(scope.text) or scope.before.scenes or scope.before.shots:
        return tuple(s.id for s in scope.scenes())
    return (None,)


def _brought(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if scope.own_shots():
        raise Unread("music comes and goes by the scene; name the scene")
    file = match.groupdict().get("file")
    name = scope.said.files[int(file[2:])] if file else ""
    word = match.groupdict().get("mood") or ""
    mood = _MORE.get(word) or MOOD_WORDS.get(word) or ""
    if not name and not mood and not _where(match):
        mood = FITTING  # where music is only moved, it stays as it is
    return [
        Sound(part=MUSIC, scene=place, mood=mood, file=name, where=_where(match))
        for place in _scenes(match, scope)
    ]


def _where(match: re.Match[str]) -> str:
    said = match.groupdict().get("where")
    if said:
        return "start" if said in {"start", "beginning", "opening"} else "end"
    return "only" if match.groupdict().get("only") else ""


def _scenes(match: re.Match[str], scope: Scope) -> tuple[str | None, ...]:
    """The scenes that get music; the film's end is that of its last scene."""
    named, where = scenes_meant(scope), _where(match)
    only = bool(match.groupdict().get("only"))
    if where == "only" and (len(named) != 1 or named[0] is None):
        raise Unread("where the music is to be is not clear; name one scene")
    if where in {"start", "end"} and named == (None,) and not only:
        return (scope.film.scenes[0 if where == "start" else -1].id,)
    return named


def _faded(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if beats := scope.own_beats():
        if len(beats) > 1:
            raise Unread("over which line the music is to fade is not clear")
        return [Sound(part=MUSIC, scene=scope.film.scene_of(beats[0]).id, fade=beats[0].id)]
    if shots := scope.own_shots():
        shown = scope.film.beats_in(shots[-1])
        if len(shots) > 1 or not shown:
            raise Unread("over what the music is to fade is not clear")
        return [Sound(part=MUSIC, scene=shots[0].scene_id, fade=shown[-1].id)]
    named = scenes_meant(scope)
    scenes = [s for s in scope.film.scenes if s.id in named] or [scope.film.scenes[-1]]
    return [Sound(part=MUSIC, scene=s.id, fade=_last(s, scope)) for s in scenes]


def _faded_in(_: re.Match[str], __: Scope) -> Sequence[AnyEdit]:
    raise Unread("music can fade out over a line; it begins at its own level")


def _last(scene: Scene, scope: Scope) -> str:
    """The last line of a scene, or its last beat where a line is not meant or not there."""
    lines = [b for b in scene.beats if b.line is not None]
    spoken = lines and re.search(r"\bline\b", scope.text)
    return (lines if spoken else scene.beats)[-1].id


_AROUND = "over during on under with end last line at its"
# Read before the cut's own wishes, which would take "fade out" for a transition.
FADES: tuple[Wish, ...] = (
    wish(r"fade(?:s|d)? (?:down )?(?:the )?music (?:out|away|down)"
         r"(?: (?:over|during|on|under|at|with) the (?:last|final|closing) line)?|"
         r"fadeout (?:the )?music(?: (?:over|during|on|under|at|with) the (?:last|final|closing) "
         r"line)?|(?:let |have )?music (?:should |to )?(?:fade(?:s)? away|fadeout)"
         r"(?: (?:over|during|on|under|at|with) the (?:last|final|closing) line)?",
         _faded, _AROUND),
    wish(r"fade(?:s|d)? (?:the )?music (?:in|up)|fadein (?:of )?(?:the )?music|music (?:should "
         r"|to )?(?:fadein|fade(?:s)? (?:in|up))", _faded_in, _AROUND),
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    wish(rf"(?P<only>only )(?:have |put |play )?{_SOME}(?:(?P<mood>{_MOODS}) )?music (?:at|in|"
         rf"towards|near) (?:the )?(?:very )?{_AT}(?: of)?", _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?:(?P<mood>{_MOODS}) )?music (?P<only>only )?(?:just )?"
         rf"(?:at|in|for|towards|toward|near|from) (?:the )?(?:very )?{_AT}(?: of)?",
         _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?:(?P<mood>{_MOODS}) )?music (?P<only>only)", _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?P<file>@f\d+)(?: as (?:the )?music)?", _brought,
         f"{_ALSO} music"),
    wish(rf"{_BRING}?{_SOME}(?P<mood>{_MOODS}),? music", _brought, _ALSO),
    wish(rf"music (?:should |must |could |to |be |is |a |bit |slightly |more |needs to )*"
         rf"(?P<mood>{_MOODS})", _brought, _ALSO),
    wish(rf"{_BRING}{_SOME}music", _brought, _ALSO),
    wish(r"music (?:under|underneath|beneath|behind|over)(?= @[cp]\d| the (?:whole|entire) )",
         _brought, _ALSO),
)  # fmt: skip
