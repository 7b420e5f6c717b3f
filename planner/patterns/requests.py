"""Camera directions that the script gives, obeyed.

Enters: a beat with a request (CLOSE ON, ANGLE ON, WIDE, POV, PUSH IN …). Leaves: the idea that it
asks for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.ideas import Idea, Scenery, whole
from planner.marks import furniture_named, things_named
from planner.patterns.parts import of_a_part
from planner.patterns.things import thing_shown
from planner.shots import Angle, MoveKind, ShotKind, Size
from screenplay.scene_graph import Request, RequestKind

NAME = "as directed"
_ANGLES = (
    (Angle.LOW, re.compile(r"\bLOW\s+ANGLE\b", re.IGNORECASE)),
    (Angle.HIGH, re.compile(r"\bHIGH\s+ANGLE\b", re.IGNORECASE)),
    (Angle.OVERHEAD, re.compile(r"\b(?:BIRD['’]?S[- ]EYE|OVERHEAD)\b", re.IGNORECASE)),
)
_SEEN = re.compile(r"P\.?O\.?V\.?\W*(?:OF\s+)?(?P<seen>.*)", re.IGNORECASE)
_FACE = re.compile(r"\b(face|eyes?|expression|smile|mouth|lips|head|tears?)\b", re.IGNORECASE)


def requested(scenery: Scenery, index: int, request: Request) -> Idea:
    """The shot that a beat asks for by name, from the height that it says."""
    idea = _requested(scenery, index, request)
    angle = next((a for a, words in _ANGLES if words.search(request.text)), None)
    if angle is Angle.OVERHEAD and scenery.staging.ground.plan.interior:
        angle = Angle.HIGH  # ceilings are in the way
    return idea if angle is None or not idea.subjects else replace(idea, angle=angle)


def _requested(scenery: Scenery, index: int, request: Request) -> Idea:
    moment, visible = scenery.moments[index], scenery.visible(index)
    covers = (whole(moment),)
    plain = Idea(
        ShotKind.SINGLE, Size.MS, (), covers, moment.seconds, index, index, asked=True, pattern=NAME
    )
    if request.kind is RequestKind.WIDE:
        plan = scenery.staging.ground.plan
        size = Size.WS if plan.interior else Size.EWS
        kind = ShotKind.MASTER if visible else ShotKind.ESTABLISHING
        return replace(plain, kind=kind, size=size, subjects=visible[:8])
    if request.kind is RequestKind.POV:
        return _point_of_view(scenery, index, request, plain)
    part = of_a_part(scenery, index, request, plain)
    if part is not None:
        return part
    people = _people(scenery, index, request)
    if request.kind is RequestKind.OVER and len(visible) > 1:
        return _over_shoulder(plain, people or visible[:1], visible)
    if people:
        return _on_people(request, plain, people)
    return _on_thing(scenery, request, plain, visible)


def _people(scenery: Scenery, index: int, request: Request) -> tuple[str, ...]:
    """Who the request is about."""
    visible = scenery.visible(index)
    if request.subject in visible:
        mentions = scenery.moments[index].beat.mentions
        others = [m for m in mentions if m in visible and m != request.subject]
        both = " AND " in request.text.upper() and bool(others)
        return (str(request.subject), others[0]) if both else (str(request.subject),)
    if request.subject is None:
        mentions = scenery.moments[index].beat.mentions
        return tuple(m for m in dict.fromkeys(mentions) if m in visible)[:3]
    return ()


def _on_people(request: Request, plain: Idea, people: tuple[str, ...]) -> Idea:
    close = request.kind in {RequestKind.CLOSE, RequestKind.INSERT, RequestKind.PUSH_IN}
    if request.kind is RequestKind.PUSH_IN:
        plain = replace(plain, move=MoveKind.PUSH_IN, motive=NAME)
    elif request.kind is RequestKind.TRACK and len(people) == 1:
        return replace(plain, size=Size.MWS, subjects=people, move=MoveKind.TRACK, moving=True)
    if len(people) == 1:
        extreme = "EXTREME" in request.text.upper() or "ECU" in request.text.upper()
        size = Size.ECU if extreme else Size.CU if close else Size.MS
        return replace(plain, kind=ShotKind.SINGLE, size=size, subjects=people)
    kind = ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP
    return replace(plain, kind=kind, size=Size.MCU if close else Size.MS, subjects=people)


def _over_shoulder(plain: Idea, people: tuple[str, ...], visible: tuple[str, ...]) -> Idea:
    """Past whoever is named, onto the other."""
    other = next(who for who in visible if who != people[0])
    return replace(plain, kind=ShotKind.OTS, subjects=(other,), foreground=people[0])


def _on_thing(scenery: Scenery, request: Request, plain: Idea, visible: tuple[str, ...]) -> Idea:
    """A thing of the set, a thing in somebody's hands, else whoever is there."""
    shown = thing_shown(scenery, plain.first, request.subject or request.text, plain)
    if shown is not None:
        return shown
    for noun in things_named(f"{request.subject or ''} {request.text}"):
        thing = furniture_named(scenery.staging.ground, noun)
        if thing is not None:
            return replace(plain, kind=ShotKind.INSERT, size=Size.CU, thing=thing.id)
    if _FACE.search(f"{request.subject or ''} {request.text}") and visible:
        return replace(plain, kind=ShotKind.SINGLE, size=Size.CU, subjects=visible[:1])
    named = (request.subject or "").split()
    if named and visible:
        now = scenery.moments[plain.first].after
        holders = [w for w in visible if named[-1] in now[w].holding]
        if holders:
            close = replace(plain, kind=ShotKind.INSERT, size=Size.CU, settled=True)
            return replace(close, thing=named[-1], subjects=(holders[0],))
    if visible:  # what is not drawn is left to a face: another thing would tell of something else
        near = _last_with(scenery, plain.first, named) or scenery.concerned(plain.first)
        face = replace(plain, kind=ShotKind.SINGLE, size=Size.MCU, subjects=near[:1])
        return replace(face, asked=False)  # not what was asked for: the editor may vary it
    return replace(plain, kind=ShotKind.ESTABLISHING, size=Size.WS)


def _last_with(scenery: Scenery, index: int, named: Sequence[str]) -> tuple[str, ...]:
    """Who last did something in words that name a thing: theirs is the face that it is left to."""
    if not named:
        return ()
    noun = re.compile(rf"\b{re.escape(named[-1])}\b", re.IGNORECASE)
    for moment in reversed(scenery.moments[:index]):
        for deed in moment.beat.deeds:
            if noun.search(deed.text) and deed.actor in scenery.visible(index):
                return (str(deed.actor),)
    return ()


def _thing_seen(scenery: Scenery, index: int, request: Request) -> tuple[bool, str | None]:
    """Whether a point of view says what it sees, and the thing of the set that this is."""
    match = _SEEN.search(request.text)
    said = match["seen"].strip(" .:–—-") if match else ""
    plain = Idea(ShotKind.POV, Size.MS, (), (), 0.0, index, index)
    lies = thing_shown(scenery, index, said, plain) if said else None
    if lies is not None:
        return True, lies.thing
    found = (furniture_named(scenery.staging.ground, noun) for noun in things_named(said))
    return bool(said), next((thing.id for thing in found if thing is not None), None)


def _point_of_view(scenery: Scenery, index: int, request: Request, plain: Idea) -> Idea:
    """Through somebody's eyes; an unseen watcher sees from afar with a long lens."""
    visible, moment = scenery.visible(index), scenery.moments[index]
    seer = request.subject if request.subject in visible else None
    if seer is not None:
        told, thing = _thing_seen(scenery, index, request)
        if thing is not None:
            return replace(plain, kind=ShotKind.POV, thing=thing, foreground=seer)
        if told and not set(moment.beat.mentions) - {seer}:  # what is not drawn is left to a face
            return replace(plain, size=Size.CU, subjects=(seer,), asked=False)
        target = moment.gazes.get(seer)
        if target in visible and target != seer:
            return replace(plain, kind=ShotKind.POV, subjects=(target,), foreground=seer)
        things = {f.id for f in scenery.staging.ground.plan.furniture}
        if target in things:
            return replace(plain, kind=ShotKind.POV, thing=target, foreground=seer)
    watched = [m for m in moment.beat.mentions if m in visible and m != seer] or list(visible)
    if watched and watched[0] != seer:
        far = replace(plain, kind=ShotKind.POV, size=Size.CU)
        return replace(far, subjects=(watched[0],), foreground=seer)
    if visible:
        return replace(plain, size=Size.MCU, subjects=visible[:1])
    return replace(plain, kind=ShotKind.ESTABLISHING, size=Size.WS)
