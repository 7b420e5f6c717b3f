"""Checks within one shot.

Enters: a shot with everybody in it. Leaves: findings: subjects out of frame, speakers hidden or
cut, wishes that the camera could not meet.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from planner.composition import before_cost, headless, hidden_cost
from planner.findings import Finding, Grade, Seen
from planner.ground import Ground
from planner.lens import project
from planner.shots import ShotKind
from screenplay.scene_graph import Channel, Line

CROWDED = 0.2  # share of the frame that somebody nearer than its subject may take


def findings(seen: Seen, ground: Ground, lines: Mapping[str, Line]) -> Iterator[Finding]:
    """All findings of one shot."""
    shot = seen.shot
    yield from _empty(seen)
    yield from _speakers(seen, ground, lines)
    yield from _crowded(seen)
    for unmet in shot.approximations:
        yield Finding("framing", Grade.WARNING, (shot.id,), f"shot {shot.number}: {unmet}")


def in_frame(seen: Seen, who: str) -> tuple[bool, bool]:
    """Whether somebody's face is in the frame, and whether their whole head is."""
    body = seen.bodies[who]
    points = np.array([body.face, body.head_at])
    x, y, depth = project(seen.view, points)
    inside = bool(depth[0, 1] > 0.1 and abs(x[0, 1]) < 1.0 and abs(y[0, 1]) < 1.0)
    half = 0.5 * body.head_m / max(float(depth[0, 1]), 0.05)
    wide = abs(float(x[0, 1])) + half / float(seen.view.across[0]) * 0.8
    high = float(y[0, 1]) + half / float(seen.view.upward[0]) * 0.8
    return inside, inside and wide < 1.02 and (high < 1.06)


def _empty(seen: Seen) -> Iterator[Finding]:
    """A frame that means to show people shows at least one."""
    shot = seen.shot
    named = [w for w in shot.framing.subjects if w in seen.bodies]
    if not shot.framing.subjects or shot.framing.kind in {ShotKind.INSERT, ShotKind.CARD}:
        return
    if set(shot.framing.subjects) & seen.leaving:
        return
    if not any(in_frame(seen, w)[0] for w in named):
        message = (
            f"shot {shot.number} is empty: none of {', '.join(shot.framing.subjects)} is in frame"
        )
        yield Finding("empty frame", Grade.ERROR, (shot.id,), message)


def _crowded(seen: Seen) -> Iterator[Finding]:
    """Nobody stands in the frame without a head, and nobody fills it before its subject."""
    shot = seen.shot
    if shot.framing.kind in {ShotKind.INSERT, ShotKind.CARD, ShotKind.POV}:
        return
    upright = [b for b in seen.bodies.values() if not b.lying]
    if not upright:
        return
    for body, cut in zip(upright, headless(seen.view, upright)[0], strict=True):
        if cut and body.character_id not in seen.leaving:
            message = f"shot {shot.number}: {body.character_id} is in frame without a head"
            yield Finding("headless", Grade.WARNING, (shot.id,), message)
    named = [seen.bodies[w] for w in shot.framing.subjects if w in seen.bodies]
    others = [b for w, b in seen.bodies.items() if w != shot.framing.foreground]
    share = float(before_cost(seen.view, named, others)[0])
    if named and share > CROWDED:
        message = f"shot {shot.number}: somebody in front takes {share:.0%} of the frame"
        yield Finding("subject covered", Grade.WARNING, (shot.id,), message)


def _speakers(seen: Seen, ground: Ground, lines: Mapping[str, Line]) -> Iterator[Finding]:
    """Speakers that a shot is on are seen, uncut and unhidden."""
    shot = seen.shot
    if shot.framing.kind is ShotKind.INSERT:
        return
    spoken = [lines[c.beat_id] for c in shot.covers if c.beat_id in lines]
    speakers = {w for line in spoken if line.channel is Channel.ON_SCREEN for w in line.speakers}
    everybody = tuple(b for w, b in seen.bodies.items() if w != shot.framing.foreground)
    for who in sorted(speakers & set(shot.framing.subjects) & set(seen.bodies)):
        inside, uncut = in_frame(seen, who)
        if not inside or not uncut:
            word = "out of frame" if not inside else "cut by the frame"
            grade = Grade.ERROR if not inside else Grade.WARNING
            yield Finding("speaker cut", grade, (shot.id,), f"shot {shot.number}: {who} is {word}")
        terms = hidden_cost(seen.view, [seen.bodies[who]], everybody, ground)
        if float(terms[f"face of {who} hidden"][0]) >= 40.0:
            yield Finding(
                "speaker hidden", Grade.ERROR, (shot.id,),
                f"shot {shot.number}: the face of {who} is hidden while speaking",
            )  # fmt: skip
