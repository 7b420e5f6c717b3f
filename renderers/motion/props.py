"""Things in hands: where they are, how they are turned, when they are seen.

Enters: prop cues of a score and everybody's joints. Leaves: prop tracks. A prop's own up is its
y axis; it points along its z axis; its origin is the grip.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from planner.like_things import modelled
from renderers.cue_sheet import CueSheet
from renderers.motion.anchors import body_points
from renderers.motion.arms import palm_centre
from renderers.motion.figure import Figure
from renderers.motion.gaze import eye_point
from renderers.motion.quaternions import Floats, between, blend, from_axes, multiply, rotate, unit
from renderers.motion.score import PropCue
from renderers.motion.skeleton import ARMS, LEFT
from renderers.motion.things import rests
from renderers.xsheet import PropTrack

LEVEL = frozenset(
    {
        "mug",
        "cup",
        "glass",
        "bottle",
        "plate",
        "bowl",
        "tray",
        "coffee",
        "tea",
        "wine",
        "beer",
        "drink",
        "water",
        "bag",
        "briefcase",
        "suitcase",
        "basket",
        "box",
        "cake",
        "pot",
        "pan",
        "flower",
        "flowers",
        "lantern",
        "towel",
        "ice cream",
        "candle",
        "dish",
        "sandwich",
        "pizza",
        "present",
        "gift",
    }
)
_HANGING = frozenset({"bag", "briefcase", "suitcase", "basket", "lantern", "towel"})
_CHEEK, _BESIDE = np.array([0.0, 0.12, 0.02]), np.array([0.03, 0.0, 0.02])
_UP = np.array([0.0, 1.0, 0.0])


def prop_tracks(
    own: Figure, everyone: Mapping[str, Figure], t: Floats, cues: CueSheet
) -> Iterator[PropTrack]:
    """One track per thing this actor's score mentions."""
    del everyone
    kinds = dict(cues.kinds)
    for noun in dict.fromkeys(cue.noun for cue in own.score.props):
        if noun not in kinds and modelled(noun) is None:
            continue  # mimed with an empty hand
        position, quat, visible = _empty(len(t))
        placed = rests(cues, noun)
        for cue in (c for c in own.score.props if c.noun == noun):
            if cue.side is None and placed:
                continue  # it lies where the sheet says
            rows = (t >= cue.start_s) & (t < cue.end_s)
            place, turn = _placed(own, cue)
            position[rows], quat[rows] = place[rows], turn[rows]
            visible |= rows
        visible &= own.track.visible
        if visible.any():
            yield PropTrack(
                kinds.get(noun, noun), position.astype(np.float32), quat.astype(np.float32), visible
            )


def _empty(count: int) -> tuple[Floats, Floats, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    quat = np.zeros((count, 4))
    quat[:, 3] = 1.0
    return np.zeros((count, 3)), quat, np.zeros(count, np.bool_)


def _placed(own: Figure, cue: PropCue) -> tuple[Floats, Floats]:
    """World position and turn of a thing per frame."""
    count = len(own.beats)
    if cue.side is None:
        rest = np.array(cue.rest_m if cue.rest_m is not None else (0.0, 0.0, 0.0))
        quat = np.zeros((count, 4))
        quat[:, 3] = 1.0
        return np.repeat(rest[None], count, axis=0), quat
    return _in_hand(own, cue, cue.side)


def _in_hand(own: Figure, cue: PropCue, side: int) -> tuple[Floats, Floats]:
    hand = own.joints.turn(ARMS[side][3])
    finger = 1.0 if side == LEFT else -1.0
    grip = from_axes(
        np.array([0.0, finger, 0.0]), np.array([0.0, 0.0, 1.0]), np.array([finger, 0.0, 0.0])
    )
    turn = multiply(hand, np.broadcast_to(grip, hand.shape))
    palm = palm_centre(own.joints, side, own.body)
    if cue.grip in ("read", "ear"):
        return palm, _at_ear(own, palm, side) if cue.grip == "ear" else _to_eyes(own, palm)
    if cue.grip == "hold" and {cue.noun, modelled(cue.noun)} & LEVEL:
        up = rotate(turn, np.broadcast_to(_UP, (len(turn), 3)))
        level = multiply(between(up, np.broadcast_to(_UP, up.shape)), turn)
        turn = blend(
            turn,
            level,
            np.full(len(turn), 1.0 if {cue.noun, modelled(cue.noun)} & _HANGING else 0.85),
        )
    inward = np.array([0.0, -0.022, 0.0])
    return palm + rotate(hand, np.broadcast_to(inward, palm.shape)), turn


def _to_eyes(own: Figure, place: Floats) -> Floats:
    """A page turned to its reader: things point away from their holder along +z."""
    away = unit(place - eye_point(own.joints, own.body))
    across = unit(np.cross(np.broadcast_to(_UP, away.shape), away))
    return from_axes(across, np.cross(away, across), away)


def _at_ear(own: Figure, place: Floats, side: int) -> Floats:
    """A phone from the hand up to the ear, its screen (+z) to the cheek."""
    head, turn = own.joints.at("head"), own.joints.turn("head")
    high = head + rotate(turn, np.broadcast_to(_CHEEK, head.shape))
    ear = body_points(own.joints, "ear", _BESIDE, side, own.body.size.head)
    up = unit(ear - place)
    across = unit(np.cross(up, unit(high - place)))
    return from_axes(across, up, np.cross(across, up))
