"""How a solved frame is composed, measured on the picture itself.

Enters: a camera and the Sighting it was solved for. Leaves: the wishes of composition that it
misses: size by landmarks, headroom, looking room, eyes on the upper third, a level horizon. They
are measured and not believed: `planner.viewpoints` composes every candidate, but a lens at its
limit, several bodies in one frame or a shoulder may cost a wish.
"""

from collections.abc import Iterator

import numpy as np

from planner.figures import Figure, frame_edges_m
from planner.lens import project, view_of
from planner.objective import Sighting, face_yaws
from planner.shots import Angle, CameraPose, ShotKind, Size

LOOSE, TIGHT = 1.35, 0.75  # of the height that a size asks for
CROPPING = frozenset({Size.ECU, Size.CU})  # crowns may touch the edge
EYES_UP = (-0.1, 0.8)  # of half the frame's height above its middle
SPACE_ABOVE = 0.55
LOOKS_ASIDE = 0.5  # of a gaze that goes across the picture
OFF_CENTRE = 0.25
_ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})


def missed(pose: CameraPose, sighting: Sighting) -> tuple[str, ...]:
    """Names of the wishes that a frame of one person misses; others are composed as groups."""
    names = ["level horizon"] if abs(pose.roll_deg) > 0.1 else []
    one = sighting.subjects[0] if len(sighting.subjects) == 1 else None
    if one is None or sighting.framing.kind not in _ONE or sighting.holds or one.lying:
        return tuple(names)
    return (*names, *_missed_of_one(pose, sighting, one))


def _missed_of_one(pose: CameraPose, sighting: Sighting, body: Figure) -> Iterator[str]:
    size = sighting.framing.size
    low, high = frame_edges_m(body, size)
    x0, _, z0 = body.head_at
    marks = np.array([(x0, low, z0), (x0, high, z0), (x0, body.crown_m, z0), body.head_at])
    x, y, _ = (part[0] for part in project(view_of(pose), marks))
    share = float(y[1] - y[0]) / 2 / sighting.scale
    if not TIGHT <= 1 / max(share, 1e-3) <= LOOSE:
        yield "size"
    if size not in CROPPING and y[2] > 1.0:
        yield "headroom: the crown is cut"
    if size not in {Size.WS, Size.EWS} and y[2] < 1.0 - SPACE_ABOVE:
        yield "headroom: too much of it"
    level = sighting.framing.angle is Angle.EYE and size in {Size.CU, Size.MCU, Size.MS}
    if level and not EYES_UP[0] <= y[3] <= EYES_UP[1]:
        yield "eyes on the upper third"
    if sighting.framing.kind is not ShotKind.OTS and _no_looking_room(pose, sighting, float(x[3])):
        yield "looking room"


def _no_looking_room(pose: CameraPose, sighting: Sighting, head_x: float) -> bool:
    """Whether somebody looks out of the frame at its nearer edge."""
    yaw = np.radians(face_yaws(sighting)[0])
    aside = float(view_of(pose).right[0] @ (np.sin(yaw), 0.0, np.cos(yaw)))
    return abs(aside) > LOOKS_ASIDE and head_x * np.sign(aside) > OFF_CENTRE
