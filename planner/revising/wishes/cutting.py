"""Wishes for the cut: split, merge, drop, insert, reorder, and how shots begin.

Enters: a wish and its scope. Leaves: edits of the cut.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from planner.edits import AnyEdit, Drop, Merge, Reorder, Transition
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.scope import Scope
from planner.revising.references.split_places import split_at
from planner.revising.wishes import adding
from planner.revising.wishes.splitting import own_shot, split
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import CutKind, Shot

_CUTS = {"dissolve": CutKind.DISSOLVE, "wipe": CutKind.WIPE, "fadein": CutKind.FADE_IN,
         "fadeout": CutKind.FADE_OUT_IN, "hardcut": CutKind.CUT}  # fmt: skip


def _merge(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if scope.own_scenes() and not scope.own_shots():
        raise Unread("merge which shots? Name two that follow each other")
    shots = sorted({s.id: s for s in (*scope.shots(), *_pointed(scope))}.values(),
                   key=lambda s: s.number)  # fmt: skip
    if len(shots) < 2:
        raise Unread("merge which shots? Name two that follow each other")
    for first, second in pairwise(shots):
        if scope.film.beside(first, 1) is not second or first.scene_id != second.scene_id:
            raise Unread(f"shots {first.number} and {second.number} do not follow each other")
    return [Merge(shot=shots[0].id, following=s.id) for s in shots[1:]]


def _drop(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    pointing = re.search(r"\b(?:this|it|that|these|those|one)\b", scope.text)
    if any(isinstance(e, Transition) for e in scope.before.edits) and not scope.own_shots():
        raise Unread("whether the shot is to go is not clear")
    if scope.names("b"):
        raise Unread("lines belong to the script and are never cut")
    if re.search(r"\b(?:at|on|from|to|by|with|up)\b|\bin (?!@[cp])", scope.rest):
        raise Unread("whether the shot is to go is not clear")
    bare = not scope.rest.strip(" |")
    if not scope.own_shots() and not pointing and not bare:
        raise Unread("what is to go is not clear; give a shot's number")
    if scope.own_scenes() and not scope.own_shots():
        raise Unread("scenes belong to the script; shots can be dropped")
    shots = scope.shots()
    for scene in {s.scene_id: s for s in shots}.values():
        if set(scope.film.shots_of((scope.film.scene(scene.scene_id),))) <= set(shots):
            raise Unread("a scene keeps one shot at least")
    return [Drop(shot=s.id) for s in shots]


def _pointed(scope: Scope) -> tuple[Shot, ...]:
    """The shot that a second one goes with, where only one is named."""
    if len(scope.shots()) != 1:
        return ()
    return scope.before.shots or tuple(scope.film.by_id[i] for i in scope.pointers.pointed())


def _swap(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    shots = sorted({s.id: s for s in (*scope.shots(), *_pointed(scope))}.values(),
                   key=lambda s: s.number)  # fmt: skip
    if len(shots) != 2 or shots[1].number != shots[0].number + 1:
        raise Unread("only two shots that follow each other can be swapped")
    return [Reorder(shot=shots[1].id, before=shots[0].id)]


def _told_twice(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A shot goes that is told by what it shows and by its number: "his reaction in 18"."""
    told, shot = (scope.pointers.found[match.group(k)] for k in ("told", "shot"))
    if len(shot) != 1 or told != shot:
        raise Unread("whether the shot is to go, or something in it, is not clear")
    return [Drop(shot=shot[0])]


def _reorder(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    moved = _only(match.group("moved"), scope)
    beside = _only(match.group("beside"), scope)
    if match.group("where") == "after":
        beside = _following(beside, scope.film)
    if moved is beside or scope.film.beside(moved, 1) is beside:
        raise Unread(f"shot {moved.number} is there already")
    return [Reorder(shot=moved.id, before=beside.id)]


def _only(name: str, scope: Scope) -> Shot:
    ids = scope.pointers.found[name] if name.startswith("@") else scope.pointers.pointed()
    if len(ids) != 1:
        raise Unread("name one shot, by its number")
    return scope.film.by_id[ids[0]]


def _transition(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    scope.rest += f" {match.groupdict().get('position') or ''}"
    cut = _CUTS[match.group("cut")]
    time = match.group("time") or match.group("time2")
    if time and cut is CutKind.CUT:
        raise Unread("a cut takes no time")
    frames = 0 if cut is CutKind.CUT else scope.film.second
    frames = scope.frames(time) if time else frames
    if not time and (
        slow := re.search(r"\b(?:slow|slowly|gentle|long|quick|fast|short)\b", scope.text)
    ):
        frames = frames // 2 if slow.group() in {"quick", "fast", "short"} else frames * 2
    after = bool(re.search(r"\b(?:after|out of|end of|from)\b", scope.text)) or (
        cut is CutKind.FADE_OUT_IN and not re.search(r"\b(?:before|into|start of)\b", scope.text)
    )
    led = _led(match, scope)
    opening = led or _opening(scope, after=after)
    return [Transition(shot=opening.id, cut=cut, frames=frames)]


_FROM_TO = re.compile(r"\bfrom (?P<out>@[pc]\d+) (?:in)?to (?P<into>@[pc]\d+)")


def _led(match: re.Match[str], scope: Scope) -> Shot | None:
    """The first shot of the scene at one place that follows a scene at another."""
    named = _FROM_TO.search(scope.text)
    if named is None:
        return None
    out, into = (set(scope.pointers.found[named[k]]) for k in ("out", "into"))
    fitting = [
        b for a, b in pairwise(scope.film.scenes)
        if out & {a.id, a.place_id} and into & {b.id, b.place_id}
    ]  # fmt: skip
    if len(fitting) != 1:
        raise Unread("name the scene that it leads into")
    return scope.film.shots_of(fitting)[0]


def _first(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A shot that its scene is to open on."""
    moved = _only(match.group("moved"), scope)
    named = match.groupdict().get("scene")
    own = scope.film.scene(moved.scene_id)
    if named and own.id not in scope.pointers.found[named]:
        raise Unread("that shot is not in that scene")
    first = scope.film.shots_of((own,))[0]
    if first is moved:
        raise Unread(f"scene {own.number} opens on shot {moved.number} already")
    return [Reorder(shot=moved.id, before=first.id)]


_STEP = {"earlier": -1, "sooner": -1, "up": -1, "later": 1, "down": 1}


def _stepped(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A shot moved by one place."""
    moved = _only(match.group("moved"), scope)
    other = scope.film.beside(moved, _STEP[match.group("way1") or match.group("way2")])
    if other is None or other.scene_id != moved.scene_id:
        raise Unread("a shot stays in its scene")
    pair = sorted((moved, other), key=lambda s: s.number)
    return [Reorder(shot=pair[1].id, before=pair[0].id)]


def _between(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A shot put between two others that follow each other."""
    moved = _only(match.group("moved"), scope)
    shots = [scope.film.by_id[i] for i in scope.pointers.found[match.group("beside")]]
    if len(shots) != 2 or scope.film.beside(shots[0], 1) is not shots[1] or moved in shots:
        raise Unread("between which two shots that follow each other?")
    return [Reorder(shot=moved.id, before=shots[1].id)]


def _opening(scope: Scope, *, after: bool) -> Shot:
    """The shot that a transition opens."""
    if not scope.own_shots() and (scenes := scope.own_scenes()):
        if len(scenes) > 2 or (len(scenes) == 2 and "between" not in scope.text):
            raise Unread("name the scene that it leads into")
        after = after and len(scenes) == 1  # between two scenes the second begins so
        shots = scope.film.shots_of(scenes[-1:])
        return _following(shots[-1], scope.film) if after else shots[0]
    if after and not scope.own_shots() and re.search(r"\bat the end\b(?! of)", scope.text):
        return _after_the_end(scope)
    shots = scope.shots()
    if len(shots) == 2 and shots[1].number == shots[0].number + 1:
        return shots[1]
    if len(shots) != 1:
        raise Unread("name the shot that it leads into")
    return _following(shots[0], scope.film) if after else shots[0]


def _after_the_end(scope: Scope) -> Shot:
    """What comes after "the end": of the film (its end card), of a scene or of a shot; asked."""
    film, ends = scope.film, dict[str, Shot]()
    for shot_id in scope.pointers.pointed():
        shot = film.by_id[shot_id]
        if not shot.scene_id:
            continue
        scene = film.scene(shot.scene_id)
        of_scene = film.shots_of((scene,))[-1]
        for what, last in ((f"shot {shot.number}", shot), (f"scene {scene.number}", of_scene)):
            if (beside := film.beside(last, 1)) is not None:
                ends[f"at the end of {what}"] = beside
    if film.is_card(film.shots[-1]):
        ends["at the end of the film"] = film.shots[-1]
    if not ends:
        raise Unread("after the film's last shot there is nothing to fade to; name a scene")
    return scope.pointers.choose("At which end?", list(ends.items()))


def _following(shot: Shot, film: Footage) -> Shot:
    following = film.beside(shot, 1)
    if following is None:
        raise Unread("there is no shot after that one")
    return following


_PUT = r"(?:move|put|place|shift|bring|push|slot|play|slip|stick|have|insert) "
_PLACE = r"(?:one|1|a)(?: (?:shot|place|slot|position|notch|spot))?"
EARLY: tuple[Wish, ...] = (
    *adding.NEW,
    wish(r"(?:drop|lose|remove|cut|delete) (?:the )?(?P<told>@s\d+),? (?:in|at|of|from) (?:the )?"
         r"(?P<shot>@s\d+) ?$", _told_twice, alone=True, several=True),
    wish(r"(?:swap|switch|exchange)(?= .*@s\d)(?!.* (?:for|with|by) @w\d)(?!.*otherside)", _swap,
         "around with places", alone=True, several=True),
    wish(r"(?:move|put|place|shift|show)\s+(?P<moved>@s\d+|it|this|that)(?: one| "
         r"shot)?\s+(?:to\s+)?"
         r"(?:right |just )?(?P<where>before|after)\s+(?P<beside>@s\d+|this|it)", _reorder,
         alone=True),
    wish(rf"{_PUT}(?P<moved>@s\d+|it|this) (?:in )?between (?P<beside>@s\d+)", _between,
         alone=True),
    wish(rf"{_PUT}(?P<moved>@s\d+|it|this) (?:(?:by )?{_PLACE} (?P<way1>earlier|sooner|later|up|"
         rf"down)|(?P<way2>up|down|earlier|later) (?:by )?{_PLACE})", _stepped, alone=True),
    wish(r"(?:open|start|begin)s? (?:(?P<scene>@c\d+) )?(?:on|with|from) (?P<moved>@s\d+)", _first,
         alone=True),
    wish(r"(?P<moved>@s\d+) (?:should |must |to )?(?:open|start|begin)s? (?P<scene>@c\d+)", _first,
         alone=True),
    wish(r"(?P<cut>dissolve|wipe|fadein|fadeout)(?P<position>(?: (?:between|into|to|from|before|"
         r"after|the|of|@[sc]\d+))+),? (?P<time>@t\d+)(?P<time2>\b)(?: long)?", _transition,
         alone=True, several=True),
    wish(r"(?:(?P<time>@t\d+)\s+(?:long\s+)?)?(?P<cut>hardcut|dissolve|wipe|fadein|fadeout)"
         r"(?:\s+(?:of|for|over)\s+(?P<time2>@t\d+))?", _transition,
         "between after into start begin starts begins end before open opens long straight out "
         "slow "
         "slowly gentle quick fast short nice",
         alone=True, several=True),
)  # fmt: skip
LATE: tuple[Wish, ...] = (
    wish(r"splitplace (?P<shot>@s\d+) (?P<place>@k\d+)", split_at, alone=True),
    wish(r"ownshot", own_shot, "of in", alone=True),
    wish(r"(?:split|divide|break|separate)(?: up)?|(?:cut|chop)(?=.* intwo)", split,
         "intwo before after up middle cut right exactly just inside within where word words "
         "point", alone=True),
    wish(r"merge|join|combine|fuse", _merge, "together intwo into one with", alone=True,
         several=True),
    wish(r"drop|delete|remove|lose|cut(?: out)?(?! (?:to|into|away|in|on|from|back|off|at|"
         r"before|after|between)\b)|kill|"
         r"omit|skip"
         r"|ditch|scrap|axe|take out(?=.*@s)|take(?= @s\d+ out)|^out$", _drop, "out completely "
         "entirely", alone=True),
)  # fmt: skip
