"""Wishes for music: which, where, how it comes and goes.

Enters: a wish and its scope. Leaves: Sound edits of part "music".
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Sound
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.moods import COMPARED, MOODS
from planner.revising.words.synonyms import DAYTIMES
from planner.scoring import FITTING, MOOD_WORDS, MUSIC
from screenplay.scene_graph import Scene

_SOME = (  # of several moods the last says most: "soft romantic music"
    rf"(?:(?:some|a bit of|a little|slightly|an?|the|little|nice) )*"
    rf"(?:(?:{MOODS}),? (?:and )?(?=(?:{MOODS})\b))*"
)
_BRING = (
    r"(?:(?:add|bring in|put in|put|lay|play|use|have|wants?|needs?|gets?|could use|"
    r"give (?:it|this|us|me)) )"
)
_AT = r"(?P<where>end|ending|finish|start|beginning|opening)"
_ALSO = (
    "under underneath beneath behind below over across through during throughout for whole film "
    "movie while only alone"
)
_HERE = re.compile(r"\b(?:here|this|these)\b")
_ONLY = re.compile(r"@[cp]\d+ (?:only|alone)\b")
_KEPT_LOW = re.compile(r"\bkept low\b")
_LOW_DB = -9.0  # under what is said
_TIMED = re.compile(
    rf"\b(?:under|over|underneath|beneath|behind) the (?P<time>{'|'.join(DAYTIMES)})\b"
)


def scenes_meant(scope: Scope) -> tuple[str | None, ...]:
    """Ids of the scenes that a wish for sound names or points to; else the whole film."""
    if scenes := scope.own_scenes():
        return tuple(s.id for s in scenes)
    if timed := _TIMED.search(scope.text):
        return (_at_time(timed.group("time"), scope).id,)
    if _HERE.search(scope.text) or scope.before.scenes or scope.before.shots:
        return tuple(s.id for s in scope.scenes())
    return (None,)


def _at_time(said: str, scope: Scope) -> Scene:
    """The scene that plays at a time of day: "over the sunset"."""
    at = [s for s in scope.film.scenes if s.heading.daytime.value == DAYTIMES[said]]
    if not at:
        raise Unread(f"no scene plays at {said}")
    told = [(f"scene {s.number}, {s.heading.text}", s) for s in at]
    return scope.pointers.choose("Which scene?", told)


def _named_by_time(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """No wish of its own: where music is heard."""
    if not re.search(r"\b(?:music|ambience|effects|@f\d+)\b", scope.text):
        raise Unread("which scene is meant is not clear")
    return []


def _kept_low(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Music at a low level; where it is brought in the same breath, that says so already."""
    if scope.own_shots():
        raise Unread("music comes and goes by the scene; name the scene")
    if any(w.edits is _brought and w.said.search(scope.text) for w in WISHES):
        return []
    return [Sound(part=MUSIC, scene=s, level_db=_LOW_DB) for s in scenes_meant(scope)]


def _brought(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if scope.own_shots():
        raise Unread("music comes and goes by the scene; name the scene")
    file = match.groupdict().get("file")
    name = scope.said.files[int(file[2:])] if file else ""
    word = match.groupdict().get("mood") or ""
    level = _LOW_DB if _KEPT_LOW.search(scope.text) else None
    mood = COMPARED.get(word) or MOOD_WORDS.get(word) or ""
    if not name and not mood and not _where(match, scope):
        mood = FITTING  # where music is only moved, it stays as it is
    return [
        Sound(
            part=MUSIC, scene=place, mood=mood, file=name, where=_where(match, scope),
            level_db=level,
        )
        for place in _scenes(match, scope)
    ]  # fmt: skip


def _where(match: re.Match[str], scope: Scope) -> str:
    said = match.groupdict().get("where")
    if said:
        return "start" if said in {"start", "beginning", "opening"} else "end"
    return "only" if match.groupdict().get("only") or _ONLY.search(scope.text) else ""


def _scenes(match: re.Match[str], scope: Scope) -> tuple[str | None, ...]:
    """The scenes that get music; the film's end is that of its last scene."""
    named, where = scenes_meant(scope), _where(match, scope)
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


_AROUND = "over during on under with end last line at its music"
# Read before the cut's own wishes, which would take "fade out" for a transition.
FADES: tuple[Wish, ...] = (
    wish(r"fade(?:s|d)? (?:down )?(?:the )?music (?:out|away|down)"
         r"(?: (?:over|during|on|under|at|with) the (?:last|final|closing) line)?|"
         r"fadeout (?:the )?music(?: (?:over|during|on|under|at|with) the (?:last|final|closing) "
         r"line)?|(?:let |have )?music (?:should |to )?(?:fades? away|fadeout|"
         r"dies? (?:away|down|out))"
         r"(?: (?:over|during|on|under|at|with) the (?:last|final|closing) line)?",
         _faded, _AROUND),
    wish(r"fade(?:s|d)? (?:the )?music (?:in|up)|fadein (?:of )?(?:the )?music|music (?:should "
         r"|to )?(?:fadein|fade(?:s)? (?:in|up))", _faded_in, _AROUND),
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    wish(rf"(?P<only>only )(?:have |put |play )?{_SOME}(?:(?P<mood>{MOODS}) )?music (?:at|in|"
         rf"towards|near) (?:the )?(?:very )?{_AT}(?: of)?", _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?:(?P<mood>{MOODS}) )?music (?P<only>only )?(?:just )?"
         rf"(?:at|in|for|towards|toward|near|from) (?:the )?(?:very )?{_AT}(?: of)?",
         _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?:(?P<mood>{MOODS}) )?music (?P<only>only)", _brought, _ALSO),
    wish(rf"{_BRING}?{_SOME}(?P<file>@f\d+)(?: as (?:the )?music)?", _brought,
         f"{_ALSO} music"),
    wish(rf"{_BRING}?{_SOME}(?P<mood>{MOODS}),? music", _brought, _ALSO),
    wish(rf"music (?:should |must |could |to |be |is |a |bit |slightly |more |needs to )*"
         rf"(?P<mood>{MOODS})", _brought, _ALSO),
    wish(rf"{_BRING}{_SOME}music", _brought, _ALSO),
    wish(r"music,? (?:under|underneath|beneath|behind|over)(?= @[cp]\d| the (?:whole|entire) )",
         _brought, _ALSO),
    wish(r"music,?(?= (?:in |for |under )?@[cp]\d+ (?:only|alone)\b)", _brought, _ALSO),
    wish(r"kept low", _kept_low, "music"),
    wish(_TIMED.pattern, _named_by_time, "scene"),
)  # fmt: skip
