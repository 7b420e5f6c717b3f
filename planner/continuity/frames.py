"""What the frame holds: faces whole, speakers seen, nobody before the subject, nothing empty.

Enters: a shot with everybody in it. Leaves: faults of its picture.
"""

from collections.abc import Iterator

from planner.composition import BREACH, before_cost, headless, hidden_cost
from planner.continuity.lined_script import LinedScript
from planner.continuity.projecting import in_frame, on_screen, uncut
from planner.continuity.rules import (
    COVERED,
    EMPTY,
    FACE,
    FRAMING,
    HEADLESS,
    HIDDEN,
    UNSEEN,
    Fault,
    numbered,
)
from planner.continuity.seeing import Instant, Seen, StagedScene
from planner.dressing import bends_down
from planner.figures import Vector
from planner.findings import Grade
from planner.shots import ShotKind, Size

CROWDED = 0.2  # share of the frame that somebody nearer than its subject may take
TIGHT = frozenset({Size.CU, Size.MCU, Size.MS})  # of these a body bends out
UNPEOPLED = frozenset({ShotKind.INSERT, ShotKind.POV})


def framed(seen: Seen, scene: StagedScene, script: LinedScript) -> Iterator[Fault]:
    """All faults of one shot's picture."""
    shot = seen.shot
    if _is_empty(seen):
        names = ", ".join(shot.framing.subjects)
        message = f"{numbered(shot)} is empty: none of {names} is in frame"
        yield Fault(EMPTY, Grade.ERROR, (shot,), message)
    else:
        yield from _speakers(seen, scene, script)
        yield from _faces(seen)
        yield from _bent(seen, scene)
    yield from _things(seen, scene)
    yield from _crowded(seen)
    for unmet in shot.approximations:
        yield Fault(FRAMING, Grade.WARNING, (shot,), f"{numbered(shot)}: {unmet}")


def _is_empty(seen: Seen) -> bool:
    """A frame that means to show people shows none of them when it begins nor when it ends."""
    subjects = seen.shot.framing.subjects
    if not subjects or seen.shot.framing.kind is ShotKind.INSERT or seen.leaving & set(subjects):
        return False
    return not any(w in i.bodies and in_frame(i, w) for i in (seen.ending,) for w in subjects)


def _speakers(seen: Seen, scene: StagedScene, script: LinedScript) -> Iterator[Fault]:
    """Who speaks on screen, and is whom the shot is on, is in frame and unhidden."""
    shot = seen.shot
    if shot.framing.kind is ShotKind.INSERT:
        return
    told: set[tuple[str, str]] = set()
    for instant in seen.during:
        beat = script.beats.get(instant.cover.beat_id)
        for who in beat.seen if beat is not None else ():
            if who not in shot.framing.subjects or who not in instant.bodies:
                continue
            rule, word = _spoken(instant, who, seen, scene)
            if rule and (who, rule) not in told:
                told.add((who, rule))
                message = f"{numbered(shot)}: {who} {word} while speaking"
                yield Fault(rule, Grade.ERROR, (shot,), message, instant.cover)


def _spoken(instant: Instant, who: str, seen: Seen, scene: StagedScene) -> tuple[str, str]:
    if not in_frame(instant, who):
        return UNSEEN, "is out of frame"
    if seen.shot.framing.size is not Size.ECU and not uncut(instant, who):
        return FACE, "is cut by the frame's edge"
    others = tuple(b for w, b in instant.bodies.items() if w != seen.shot.framing.foreground)
    terms = hidden_cost(instant.view, [instant.bodies[who]], others, scene.ground)
    if float(terms[f"face of {who} hidden"][0]) >= BREACH:
        return HIDDEN, "is hidden"
    return "", ""


def _faces(seen: Seen) -> Iterator[Fault]:
    """Heads of those whom a shot is on are whole when it ends."""
    shot = seen.shot
    if shot.framing.kind in UNPEOPLED or shot.framing.size is Size.ECU:
        return
    for who in shot.framing.subjects:
        body = seen.ending.bodies.get(who)
        if body is None or who in seen.leaving or body.lying:
            continue
        if in_frame(seen.ending, who) and not uncut(seen.ending, who):
            message = f"{numbered(shot)}: the face of {who} is cut by the frame's edge"
            yield Fault(FACE, Grade.WARNING, (shot,), message)


def _bent(seen: Seen, scene: StagedScene) -> Iterator[Fault]:
    """Who bends down to the ground does not bend out of the frame."""
    shot = seen.shot
    if shot.framing.kind in UNPEOPLED or shot.framing.size not in TIGHT:
        return
    own = [b for b in scene.in_shot(shot) if b.character_id in shot.framing.subjects]
    for business in own:
        if bends_down(scene.plan, [business]):
            message = f"{numbered(shot)}: {business.character_id} bends down out of the frame"
            yield Fault(EMPTY, Grade.WARNING, (shot,), message)


def _crowded(seen: Seen) -> Iterator[Fault]:
    """Nobody stands in the frame without a head, and nobody fills it before its subject."""
    shot, bodies = seen.shot, seen.ending.bodies
    if shot.framing.kind in UNPEOPLED:
        return
    upright = [b for b in bodies.values() if not b.lying]
    if not upright:
        return
    for body, cut in zip(upright, headless(seen.ending.view, upright)[0], strict=True):
        if cut and body.character_id not in seen.leaving:
            message = f"{numbered(shot)}: {body.character_id} is in frame without a head"
            yield Fault(HEADLESS, Grade.WARNING, (shot,), message)
    named = [bodies[w] for w in shot.framing.subjects if w in bodies]
    others = [b for w, b in bodies.items() if w != shot.framing.foreground]
    share = float(before_cost(seen.ending.view, named, others)[0])
    if named and share > CROWDED:
        message = f"{numbered(shot)}: somebody in front takes {share:.0%} of the frame"
        yield Fault(COVERED, Grade.WARNING, (shot,), message)


def _things(seen: Seen, scene: StagedScene) -> Iterator[Fault]:
    """An insert has its thing in frame."""
    shot = seen.shot
    if shot.framing.kind is not ShotKind.INSERT or shot.framing.thing is None:
        return
    places = list(_places(shot.framing.thing, scene))
    if places and not any(_held(seen.ending, at) for at in places):
        message = f"{numbered(shot)} is empty: the {shot.framing.thing} is not in frame"
        yield Fault(EMPTY, Grade.ERROR, (shot,), message)


def _places(thing: str, scene: StagedScene) -> Iterator[Vector]:
    """Where a thing of the set stands or lies."""
    for item in scene.plan.floor_plan.furniture:
        if item.id == thing:
            yield item.x_m, item.base_m + item.size_m[1] / 2, item.z_m


def _held(instant: Instant, at: Vector) -> bool:
    x, y, depth = on_screen(instant, at)
    return depth > 0.05 and abs(x) < 1.0 and abs(y) < 1.0
