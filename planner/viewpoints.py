"""Where a camera could stand for a framing: candidates, each already composed.

Enters: what the frame must hold and how it cuts the body. Leaves: N cameras as a View. Two ways to
find them: `fitted` takes view directions and steps back until everything is held exactly; `over`
stands behind a shoulder and picks the lens that gives the subject its size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.figures import Figure, Vector, frame_edges_m
from planner.ground import Floats
from planner.lens import GATE_MM, View, axes, directions, tangents, view
from planner.shots import Angle, Size

LENSES_MM = {
    Size.ECU: (85.0, 65.0), Size.CU: (75.0, 60.0, 50.0), Size.MCU: (50.0, 60.0, 40.0),
    Size.MS: (35.0, 45.0, 28.0), Size.MWS: (35.0, 28.0, 24.0), Size.WS: (28.0, 24.0, 35.0),
    Size.EWS: (24.0, 28.0),
}  # fmt: skip
PITCHES_DEG: Mapping[Angle, Mapping[Size, tuple[float, ...]]] = {
    Angle.EYE: {
        Size.ECU: (0.0,), Size.CU: (-1.0, -4.0), Size.MCU: (-2.0, -6.0), Size.MS: (-3.0, -8.0),
        Size.MWS: (-4.0, -9.0), Size.WS: (-6.0, -11.0), Size.EWS: (-7.0, -12.0),
    },
    Angle.LOW: dict.fromkeys(Size, (12.0, 8.0)),
    Angle.HIGH: dict.fromkeys(Size, (-20.0, -28.0)),
    Angle.OVERHEAD: dict.fromkeys(Size, (-75.0, -65.0)),
}  # fmt: skip
LONGER_MM = {Size.CU: 100.0, Size.MCU: 85.0, Size.MS: 65.0, Size.MWS: 50.0}  # leaves others out
LOOK_ROOM = {
    Size.ECU: 0.1, Size.CU: 0.2, Size.MCU: 0.28, Size.MS: 0.3, Size.MWS: 0.28, Size.WS: 0.24,
    Size.EWS: 0.2,
}  # fmt: skip
LEGS = 1.1  # of the way from a head to its hips
SAFE_ACROSS = 0.9  # groups keep this share of the frame's width
CROWN_UP = 0.84  # crowns and hair stay below
EYES_UP = 0.3  # eyes on the upper third, 0 centre, 1 top edge


@dataclass(frozen=True, slots=True)
class Held:
    """Something upright that the frame must hold, in metres."""

    x: float
    z: float
    low: float
    high: float
    half_width: float


def held_figure(body: Figure, size: Size, scale: float = 1.0) -> Held:
    """A body as its framing size cuts it; `scale` below 1 is tighter, about the eyes."""
    low, high = frame_edges_m(body, size)
    eyes = body.head_at[1]
    low, high = eyes + (low - eyes) * scale, eyes + (high - eyes) * scale
    close = size in {Size.ECU, Size.CU, Size.MCU}
    width = 0.55 * body.head_m * scale if close else body.half_width_m + 0.1
    return Held(body.head_at[0], body.head_at[2], low, high, width)


def held_legs(body: Figure) -> Held:
    """What a frame of several holds of one who lies, besides the head: down to the shoes."""
    reach = LEGS * (body.x_m - body.head_at[0]), LEGS * (body.z_m - body.head_at[2])
    return Held(body.x_m + reach[0], body.z_m + reach[1], 0.0, body.waist_m, 0.5 * body.head_m)


def held_point(point: Vector, half_m: float) -> Held:
    """A thing of about `half_m` in every direction."""
    return Held(point[0], point[2], point[1] - half_m, point[1] + half_m, half_m)


def grid(
    yaws_deg: Sequence[float], pitches_deg: Sequence[float], lenses_mm: Sequence[float]
) -> tuple[Floats, Floats]:
    """Every combination: view directions [N, 3] and lenses [N]."""
    yaw, pitch, lens = (
        part.ravel() for part in np.meshgrid(yaws_deg, pitches_deg, lenses_mm, indexing="ij")
    )
    return directions(yaw, pitch), lens


def fitted(
    held: Sequence[Held], ahead: Floats, lens_mm: Floats, gaze: Floats | None, look_room: float,
    aside: Floats | float = 0.0,
) -> tuple[View, Floats]:  # fmt: skip
    """Step back along each direction until all is held; also the depth of the middle, [N].

    `gaze` is the unit direction the subject looks, [3]: the frame leaves room on that side. `aside`
    moves each camera to its right, in halves of the frame's width.
    """
    right, up = axes(ahead)
    across, upward = tangents(lens_mm)
    foot = np.array([(h.x, h.low, h.z) for h in held])
    head = np.array([(h.x, h.high, h.z) for h in held])
    width = np.array([h.half_width for h in held])
    safe = across * (SAFE_ACROSS if len(held) > 1 else 1.0)
    middle = (foot + head) / 2
    a, z = right @ middle.T, ahead @ middle.T
    side_r = (a + width - safe[:, None] * z).max(axis=1)
    side_l = (-a + width - safe[:, None] * z).max(axis=1)
    top = (up @ head.T - upward[:, None] * (ahead @ head.T)).max(axis=1)
    bottom = (-(up @ foot.T) - upward[:, None] * (ahead @ foot.T)).max(axis=1)
    back = np.minimum(-(side_r + side_l) / (2 * safe), -(top + bottom) / (2 * upward))
    depth = z.mean(axis=1) - back
    room = 0.0 if gaze is None else look_room * (right @ gaze)
    shift = (room + aside) * across * depth
    slack = np.maximum(-(bottom + upward * back) - (top + upward * back), 0.0)
    sideways = (side_r - side_l) / 2 + shift
    height = top + upward * back + 0.4 * slack
    eye = sideways[:, None] * right + height[:, None] * up + back[:, None] * ahead
    return View(eye, right, up, ahead, across, upward), depth


def over(subject: Figure, shoulder: Figure, side: int, size: Size) -> tuple[View, Floats]:
    """Cameras behind a shoulder, the subject's face on the far third; also the lenses' misfit [N].

    `side` is the side of the line from subject to shoulder, 1 or −1 as in
    `planner.bearings.offset_from_line`.
    """
    face = np.array(subject.face)
    head = np.array(shoulder.head_at)
    line = (head - np.array(subject.head_at)) * (1.0, 0.0, 1.0)
    line = line / max(float(np.linalg.norm(line)), 1e-6)
    across = np.array((-line[2], 0.0, line[0])) * side
    behind, aside, rise = (
        part.ravel()[:, None]
        for part in np.meshgrid(
            (0.4, 0.55, 0.7, 0.9, 1.15, 1.5), (0.1, 0.18, 0.26, 0.34, 0.44, 0.56, 0.7),
            (0.0, 0.14, -0.12, 0.3), indexing="ij",
        )
    )  # fmt: skip
    eye = head + line * behind + across * aside + np.array((0.0, 1.0, 0.0)) * rise
    low, high = frame_edges_m(subject, size)
    reach = np.linalg.norm((face - eye)[:, [0, 2]], axis=1)
    wished = GATE_MM * 9 / 16 * reach / (high - low)
    lens = np.clip(wished, 28.0, 70.0)
    return _aimed(eye, face, lens, across, subject.crown_m), np.abs(np.log(lens / wished))


def _aimed(eye: Floats, face: Floats, lens: Floats, across: Floats, crown_m: float) -> View:
    """Turn each camera so that the face stands on the far, upper third, the crown in frame."""
    wide, upward = tangents(lens)
    gap = face - eye
    flat = np.hypot(gap[:, 0], gap[:, 2])
    towards = np.stack([gap[:, 0], np.zeros(len(gap)), gap[:, 2]], -1) / flat[:, None]
    sign = np.sign(axes(towards)[0] @ across)
    # Screen right is a clockwise turn seen from above: the yaw about +y falls.
    yaw = np.degrees(np.arctan2(gap[:, 0], gap[:, 2]) + np.arctan(0.27 * sign * wide))
    crown = (crown_m - face[1]) / flat / upward
    eyes = np.clip(CROWN_UP - crown, 0.0, EYES_UP)
    pitch = np.degrees(np.arctan2(gap[:, 1], flat) - np.arctan(eyes * upward))
    return view(eye, directions(yaw, pitch), lens)
