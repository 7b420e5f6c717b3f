"""Wishes for the cut: split, merge, drop, insert, reorder, and how shots begin.

Enters: a wish and its scope. Leaves: edits of the cut.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from planner.edits import AnyEdit, Drop, Insert, Merge, Reorder, Transition
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.scope import Scope
from planner.revising.splitting import own_shot, split
from planner.revising.things import known_thing
from planner.revising.wishing import Wish, wish
from planner.shots import CutKind, Shot, ShotKind, Size

_KINDS = r"kind-(?:reaction|insert|establishing|single|two_shot|master|group)"
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


def _insert(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    text = scope.text
    if not re.search(r"\b(?:after|before|following|start|beginning|end|here)\b", text):
        text = f"{text} {_side(scope)}"
    scope.rest += f" {match.groupdict().get('position') or ''}"
    anchor, at_start = _anchor(text, scope)
    kind, size = _new_kind(match.group("what"), text)
    people = tuple(dict.fromkeys(scope.who(w) for w in scope.names("w")))
    thing = match.groupdict().get("thing") or _of_place(match, scope)
    if thing:
        known_thing(thing, scope.film, scope.film.scene(anchor.scene_id))
        kind = ShotKind.INSERT
    if kind is ShotKind.INSERT and not thing:
        raise Unread("an insert of what?")
    if kind is ShotKind.TWO_SHOT and not people:
        people = _pair(anchor, scope)
    if kind in {ShotKind.REACTION, ShotKind.SINGLE} and not people:
        people = (_listener(anchor, scope),)
    absent = [p for p in people if p not in scope.film.scene(anchor.scene_id).present]
    if absent:
        raise Unread(f"{scope.film.named(absent[0])} is not in that scene")
    times = scope.names("t", match.group())
    frames = {"frames": scope.frames(times[0])} if times else {}
    return [
        Insert(after=anchor.id, kind=kind, subjects=people, thing=thing, size=size,
               at_start=at_start, **frames)
    ]  # fmt: skip


def _of_place(match: re.Match[str], scope: Scope) -> str | None:
    """The thing of an insert that is named as a place is: "an insert of the lighthouse"."""
    placed = match.groupdict().get("placed")
    if not placed or match.group("what") != "kind-insert":
        return None
    return scope.film.graph.place(scope.pointers.found[placed][0]).name.lower().split()[-1]


def _side(scope: Scope) -> str:
    """Before or after the shot that is named or looked at; asks which."""
    if scope.own_beats() or not (scope.own_shots() or scope.pointers.pointed()):
        raise Unread("where it shall stand is not clear: after which shot?")
    number = scope.shot().number
    sides = [(f"after shot {number}", "after"), (f"before shot {number}", "before")]
    return scope.pointers.choose("Where shall it stand?", sides)


def _new_kind(what: str, text: str) -> tuple[ShotKind, Size | None]:
    size = re.search(r"size-(ecu|mcu|cu|ews|mws|ws|ms)", text)
    if what.startswith("kind-"):
        return ShotKind(what.split(maxsplit=1)[0].removeprefix("kind-")), Size(
            size.group(1).upper()
        ) if size else None
    return ShotKind.SINGLE, Size(size.group(1).upper()) if size else None


def _pair(shot: Shot, scope: Scope) -> tuple[str, ...]:
    present = scope.film.scene(shot.scene_id).present
    if len(present) != 2:
        raise Unread("a two-shot of whom?")
    return present


def _listener(shot: Shot, scope: Scope) -> str:
    present = scope.film.scene(shot.scene_id).present
    others = [p for p in present if p not in shot.framing.subjects] or list(present)
    return scope.pointers.choose("Of whom?", [(scope.film.named(p), p) for p in others])


def _anchor(text: str, scope: Scope) -> tuple[Shot, bool]:
    """The shot that a new one stands beside, and whether before it."""
    before = bool(re.search(r"\bbefore\b|\b(?:start|beginning|top) of\b", text))
    if scope.own_scenes() and not scope.own_shots():
        shots = scope.film.shots_of(scope.own_scenes())
        return (shots[0], True) if before else (shots[-1], False)
    return scope.shot(), before


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


def _reorder(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    moved = _only(match.group("moved"), scope)
    beside = _only(match.group("beside"), scope)
    if match.group("where") == "after":
        beside = _following(beside, scope.film)
    if moved is beside:
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
    return [Transition(shot=_opening(scope, after=after).id, cut=cut, frames=frames)]


def _opening(scope: Scope, *, after: bool) -> Shot:
    """The shot that a transition opens."""
    if not scope.own_shots() and (scenes := scope.own_scenes()):
        if len(scenes) > 2 or (len(scenes) == 2 and "between" not in scope.text):
            raise Unread("name the scene that it leads into")
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


_ADD = (
    r"(?:add|insert|put in|throw in|drop in|include|cut(?: away)? to|cutaway to|cutaway of"
    r"|(?:we need|give me|i want|i need)(?=.* (?:after|before) ))"
)
_A = r"(?:(?:in|a|an|another|some|quick|short|brief)\s+)*(?:@t\d+\s+)?(?:(?:quick|short|long)\s+)?"
_STOP = r"(?=\s+(?:after|before|following|at|between|in|here)\b|\s*[|,]|\s*$|\s+@)"
_NO_STOP = r"(?!(?:after|before|following|at|between|in|here)\b)"
_OF = (
    r"(?:\s+(?:of|on|showing)\s+(?:(?:the|a|an|his|her)\s+)?"
    rf"(?:(?P<thing>[a-z][a-z ]*?){_STOP}|(?P<placed>@p\d+)))?"
)
_WHERE = "after before following at start beginning top end between and"
_POSITION = r"(?:after|before|at (?:the )?(?:start|beginning|top|end) of)\s+(?:@[scb]\d+|this|it)"
EARLY: tuple[Wish, ...] = (
    wish(rf"{_ADD}\s+{_A}(?:size-[a-z]+\s+(?=kind-))?(?P<what>{_KINDS}|size-(?:ecu|mcu|cu|"
         rf"ms)(?:\s+kind-insert)?){_OF}", _insert,
         _WHERE, alone=True),
    wish(rf"(?:(?:add|insert) )?(?:an? )?(?:quick )?(?P<what>cut ?away) to (?:(?:the|a|an|his|"
         rf"her)\s+)?(?P<thing>[a-z][a-z "
         rf"]*?){_STOP}",
         _insert, _WHERE, alone=True),
    wish(rf"insert (?:the|an?|his|her) (?P<thing>[a-z]+(?: {_NO_STOP}[a-z]+)?)(?P<what>\b)"
    rf"{_STOP}", _insert,
         _WHERE, alone=True),
    wish(rf"(?P<position>{_POSITION}),?\s+{_A}(?P<what>kind-(?:insert|reaction|establishing)){_OF}",
         _insert, _WHERE, alone=True),
    wish(rf"{_A}(?P<what>kind-(?:insert|reaction|establishing)){_OF}"
         rf"(?=.*\b(?:after|before|start|end)\b)", _insert, _WHERE, alone=True),
    wish(r"(?:swap|switch|exchange)(?= .*@s\d)(?!.*otherside)", _swap, "around with places",
         alone=True, several=True),
    wish(r"(?:move|put|place|shift|show)\s+(?P<moved>@s\d+|it|this|that)(?: one| "
         r"shot)?\s+(?:to\s+)?"
         r"(?:right |just )?(?P<where>before|after)\s+(?P<beside>@s\d+|this|it)", _reorder,
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
