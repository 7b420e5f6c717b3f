"""Poses as ControlNet was taught to read them, and as JSON.

Enters: people of one picture. Leaves: the pose map (limbs as filled ellipses in their hue at 0.6,
joints over them in full colour, hands as lines of twenty hues with blue joints, faces as 68 white
dots) and OpenPose's keypoint JSON. Limbs with a hidden end are drawn where the other end is seen.
Widths are those of a map 512 pixels high, scaled to the picture.
"""

import colorsys
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from renderers.mesh import Floats
from renderers.passes.poses import HIDDEN, SEEN, Person

LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12),
    (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0),
    (0, 255, 0), (0, 255, 85), (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255),
    (0, 0, 255), (85, 0, 255), (170, 0, 255), (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip
FACE_DRAWN = 68  # of the 70: the pupils are told, not drawn
_HAND_BONES = tuple(
    (0 if joint % 4 == 0 else joint, joint + 1) for joint in range(20)
)  # from the wrist along each digit
_STICK, _JOINT, _HAND_LINE, _HAND_JOINT, _FACE_DOT = 4.0, 4.0, 2.0, 4.0, 3.0
_MAP_PX = 512
_DIM = 0.6
_ELLIPSE = 24  # corners


def pose_map(people: Sequence[Person], width: int, height: int) -> npt.NDArray[np.uint8]:
    """The pose map, uint8 [height, width, 3], black where nobody is."""
    canvas = Image.new("RGB", (width, height))
    pen = _Pen(ImageDraw.Draw(canvas), min(width, height) / _MAP_PX)
    for person in people:
        pen.limbs(person.body)
    for person in people:
        pen.joints(person.body)
    for person in people:
        pen.hand(person.left_hand)
        pen.hand(person.right_hand)
        pen.face(person.face)
    return np.asarray(canvas, np.uint8)


class _Pen:
    """Draws points and bones in one picture."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self._draw, self._scale = draw, scale

    def limbs(self, body: Floats) -> None:
        for (start, end), colour in zip(LIMBS, COLOURS, strict=False):
            a, b = body[start], body[end]
            if min(a[2], b[2]) >= HIDDEN and max(a[2], b[2]) >= SEEN:
                dim = tuple(int(channel * _DIM) for channel in colour)
                self._draw.polygon(self._ellipse(a, b), fill=dim)

    def joints(self, body: Floats) -> None:
        for point, colour in zip(body, COLOURS, strict=True):
            self._dot(point, _JOINT, colour)

    def hand(self, hand: Floats) -> None:
        width = max(1, round(_HAND_LINE * self._scale))
        for number, (start, end) in enumerate(_HAND_BONES):
            a, b = hand[start], hand[end]
            if min(a[2], b[2]) >= SEEN:
                hue = colorsys.hsv_to_rgb(number / len(_HAND_BONES), 1.0, 1.0)
                colour = tuple(round(channel * 255) for channel in hue)
                self._draw.line([(a[0], a[1]), (b[0], b[1])], fill=colour, width=width)
        for point in hand:
            self._dot(point, _HAND_JOINT, (0, 0, 255))

    def face(self, face: Floats) -> None:
        for point in face[:FACE_DRAWN]:
            self._dot(point, _FACE_DOT, (255, 255, 255))

    def _dot(self, point: Floats, radius: float, colour: tuple[int, int, int]) -> None:
        if point[2] >= SEEN:
            x, y, r = float(point[0]), float(point[1]), max(radius * self._scale, 0.75)
            self._draw.ellipse([x - r, y - r, x + r, y + r], fill=colour)

    def _ellipse(self, a: Floats, b: Floats) -> list[tuple[float, float]]:
        """A limb's outline: as long as the bone, as thick as a stick."""
        middle, half = (a[:2] + b[:2]) / 2, (b[:2] - a[:2]) / 2
        length = float(np.linalg.norm(half))
        along = half / length if length > 0 else np.array([1.0, 0.0])
        thick = max(_STICK * self._scale, 1.0)
        turns = (2 * math.pi * i / _ELLIPSE for i in range(_ELLIPSE))
        return [
            (
                float(middle[0] + along[0] * length * math.cos(t) - along[1] * thick * math.sin(t)),
                float(middle[1] + along[1] * length * math.cos(t) + along[0] * thick * math.sin(t)),
            )
            for t in turns
        ]


def keypoints(people: Sequence[Person], width: int, height: int) -> dict[str, Any]:
    """One picture's people as OpenPose tells them: x, y, confidence, again and again."""
    return {
        "canvas_width": width,
        "canvas_height": height,
        "people": [
            {
                "character": person.character_id,
                "pose_keypoints_2d": _listed(person.body),
                "face_keypoints_2d": _listed(person.face),
                "hand_left_keypoints_2d": _listed(person.left_hand),
                "hand_right_keypoints_2d": _listed(person.right_hand),
            }
            for person in people
        ],
    }


def _listed(points: Floats) -> list[float]:
    return [round(float(value), 2) for value in points.ravel()]
