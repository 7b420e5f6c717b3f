"""Somebody looks, and the audience sees what they see.

Enters: an action beat in which one person looks at somebody who is there, or at a thing that lies
there. Leaves: ideas: the looker, the seen from the looker's eyes, the looker again where there is
time (Katz, 1991, on the point of view).
"""

from dataclasses import replace

from planner.ideas import Idea, Scenery, part
from planner.marks import furniture_named
from planner.patterns.things import thing_shown
from planner.shots import Business, MoveKind, ShotKind, Size

NAME = "look and seen"
LOOKS = frozenset({"look", "stare", "watch", "glance"})
LOOKED_S = 2.2  # a look and what it sees
ANSWERED_S = 5.0  # and the face that has seen it
GLANCED_S = 1.3  # a look that the camera may go along with
FAR_M = 1.6  # nearer people are seen together anyway


def look(scenery: Scenery, index: int, businesses: list[Business]) -> list[Idea]:
    """Look, seen and answer; nothing where a beat is about more than a look, or too brief."""
    moment = scenery.moments[index]
    looker = businesses[0].character_id
    alone = {b.character_id for b in businesses} == {looker}
    if not alone or any(b.verb not in LOOKS or b.path_m for b in businesses):
        return []
    needed = LOOKED_S * min(1.4, max(1.0, scenery.pace.stretch))
    seen = _seen(scenery, index, looker, businesses[-1].target)
    if seen is None or moment.seconds < needed or looker not in scenery.stays(index):
        return []
    face = replace(seen, kind=ShotKind.REACTION, size=Size.MCU, subjects=(looker,), thing=None,
                   foreground=None)  # fmt: skip
    if moment.seconds < ANSWERED_S:
        return _shared(scenery, index, [(face, 0.45), (seen, 1.0)])
    near = replace(face, size=Size.CU, move=MoveKind.PUSH_IN, motive="what was seen sinks in")
    return _shared(scenery, index, [(face, 0.3), (seen, 0.7), (near, 1.0)])


def look_within(
    scenery: Scenery, index: int, businesses: list[Business], start: float, end: float
) -> list[Idea]:
    """A look at a thing that lies there, and the thing, in a part of a beat; nothing if brief."""
    moment, looker = scenery.moments[index], businesses[0].character_id
    looks = all(b.verb in LOOKS and b.character_id == looker for b in businesses)
    if not looks or (end - start) * moment.seconds < LOOKED_S or looker not in scenery.stays(index):
        return []
    bare = Idea(ShotKind.INSERT, Size.CU, (), (), 0.0, index, index, pattern=NAME)
    seen = thing_shown(scenery, index, businesses[-1].text, bare)
    if seen is None:
        return []
    face = replace(bare, kind=ShotKind.REACTION, size=Size.MCU, subjects=(looker,))
    return _shared(scenery, index, [(face, start + 0.5 * (end - start)), (seen, end)], start)


def glanced(scenery: Scenery, index: int, face: Idea, businesses: list[Business]) -> Idea:
    """A face that looks at somebody or something there: the camera may go with the look."""
    last, moment = businesses[-1], scenery.moments[index]
    looks = all(b.verb in LOOKS and not b.path_m for b in businesses)
    if not looks or moment.seconds < GLANCED_S or last.target is None:
        return face
    ground = scenery.staging.ground
    there = last.target in scenery.principals(index) and last.target not in face.subjects
    own = next((f for f in ground.plan.furniture if f.id == last.target), None)
    thing = None if there else own or furniture_named(ground, last.target)
    if thing is not None:
        return replace(face, glance=thing.id)
    return replace(face, glance=last.target) if there else face


def _seen(scenery: Scenery, index: int, looker: str, target: str | None) -> Idea | None:
    """What a look falls on: a person some way off, or a thing that lies there."""
    moment = scenery.moments[index]
    plain = Idea(
        ShotKind.POV, Size.MS, (), (), moment.seconds, index, index, foreground=looker, pattern=NAME
    )
    if target in scenery.principals(index) and target != looker:
        far = scenery.gap_m(index, looker, str(target)) >= FAR_M
        return replace(plain, subjects=(str(target),)) if far else None
    if moment.beat.mentions and set(moment.beat.mentions) - {looker}:
        return None
    if target is None:
        return None
    bare = replace(plain, foreground=None)
    ground = scenery.staging.ground
    own = next((f for f in ground.plan.furniture if f.id == target), None)
    thing = own or furniture_named(ground, target)
    if thing is not None:
        return replace(bare, kind=ShotKind.INSERT, thing=thing.id)
    return thing_shown(scenery, index, target, bare)


def _shared(
    scenery: Scenery, index: int, shots: list[tuple[Idea, float]], start: float = 0.0
) -> list[Idea]:
    """Ideas one after another within a beat, each up to a share of its time."""
    moment, ideas = scenery.moments[index], []
    for idea, end in shots:
        seconds = (end - start) * moment.seconds
        ideas.append(replace(idea, covers=(part(moment, start, end),), seconds=seconds))
        start = end
    return ideas
