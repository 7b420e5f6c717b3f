"""A body at a mark, as the camera sees it: where its landmarks are.

Enters: a Stance and a Look. Leaves: a Figure with the heights that framing sizes are cut at
(crown, chin, shoulder, chest, waist, knee, foot) and the volumes that hide what is behind them.
"""

from dataclasses import dataclass

from planner.bearings import heading
from planner.bodies import hip_height_m, measures
from planner.floor_plan import Posture
from planner.looks import Look
from planner.shots import Size, Stance

REACH_M, HANDS_UP_M = 0.42, 0.28  # hands of one who sits, before and above the waist
ASTRIDE_M = 0.42  # hips to knees of one who rides
HAIR_M = 0.05  # what hair adds to the crown, on average

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """Landmarks of one body. Heights above the floor and lengths in metres."""

    character_id: str
    x_m: float
    z_m: float
    yaw_deg: float
    head_at: Vector  # centre of the head
    head_m: float  # chin to crown
    crown_m: float
    chin_m: float
    shoulder_m: float
    chest_m: float
    waist_m: float
    knee_m: float
    foot_m: float
    half_width_m: float  # centre to outside of the upper arm
    lying: bool = False
    phone: int = 0  # a phone at the left ear 1, at the right one -1
    reach_m: float = 0.0  # how far before the body hands lie, on a table or in a lap

    @property
    def hands(self) -> Vector:
        """Between the hands of one who sits; inside the body of one who stands."""
        dx, dz = heading(self.yaw_deg)
        return self.x_m + dx * self.reach_m, self.waist_m + HANDS_UP_M, self.z_m + dz * self.reach_m

    @property
    def face(self) -> Vector:
        """Between the eyes, at the front of the head."""
        dx, dz = heading(self.yaw_deg)
        reach = 0.0 if self.lying else 0.36 * self.head_m
        x, y, z = self.head_at
        lift = 0.3 * self.head_m if self.lying else 0.0
        return x + dx * reach, y + lift, z + dz * reach


def figure(stance: Stance, look: Look) -> Figure:
    """The landmarks of a body in a stance."""
    m = measures(look)
    hip = hip_height_m(look, stance.posture, stance.seat_m)
    width = m.shoulder + 0.07 * look.build
    if stance.posture is Posture.LIE:
        return _lying(stance, look, hip, m.spine + m.neck)
    chin = hip + m.spine + m.neck
    shoulder = hip + 0.91 * m.spine
    lean = 0.0 if stance.posture is Posture.STAND else 0.05
    dx, dz = heading(stance.yaw_deg)
    knee = min(m.ankle + m.shin, hip) if stance.posture is Posture.STAND else hip - 0.12
    knee = hip - ASTRIDE_M if stance.posture is Posture.RIDE else knee
    return Figure(
        character_id=stance.character_id, x_m=stance.x_m, z_m=stance.z_m, yaw_deg=stance.yaw_deg,
        head_at=(stance.x_m + dx * lean, chin + 0.5 * m.head, stance.z_m + dz * lean),
        head_m=m.head, crown_m=chin + m.head + HAIR_M, chin_m=chin, shoulder_m=shoulder,
        chest_m=hip + 0.55 * m.spine, waist_m=hip + 0.08 * m.spine, knee_m=max(knee, 0.05),
        foot_m=0.0, half_width_m=width, phone=_phone_side(stance),
        reach_m=REACH_M if stance.posture is Posture.SIT else 0.0,
    )  # fmt: skip


def _phone_side(stance: Stance) -> int:
    """Which ear a phone is at: the right hand holds the first thing, the left one the second."""
    if not stance.on_phone:
        return 0
    return 1 if "phone" in stance.holding[1:] else -1


def _lying(stance: Stance, look: Look, hip: float, back: float) -> Figure:
    """A body on its back: the head lies behind the hips, against the yaw."""
    dx, dz = heading(stance.yaw_deg)
    reach = back + 0.5 * look.head_m
    head = (stance.x_m - dx * reach, hip + 0.08, stance.z_m - dz * reach)
    top, low = hip + 0.12 + 0.4 * look.head_m, max(hip - 0.12, 0.0)
    return Figure(
        stance.character_id, stance.x_m, stance.z_m, stance.yaw_deg, head, look.head_m,
        crown_m=top, chin_m=low, shoulder_m=hip, chest_m=hip, waist_m=hip, knee_m=hip,
        foot_m=low, half_width_m=0.5 * look.head_m, lying=True,
    )  # fmt: skip


def frame_edges_m(body: Figure, size: Size) -> tuple[float, float]:
    """Heights of the frame's lower and upper edge at the body, by film convention.

    Heads of drawn characters are large, so headroom counts in heads and not in frame heights.
    """
    h = body.head_m
    if body.lying:
        return _lying_edges(body, size)
    return {
        Size.ECU: (body.chin_m + 0.06 * h, body.chin_m + 0.82 * h),
        Size.CU: (body.chin_m - 0.42 * h, body.crown_m + 0.14 * h),
        Size.MCU: (body.chest_m, body.crown_m + 0.26 * h),
        Size.MS: (body.waist_m, body.crown_m + 0.38 * h),
        Size.MWS: (body.knee_m - 0.04, body.crown_m + 0.5 * h),
        Size.WS: (body.foot_m - 0.14, body.crown_m + 0.9 * h),
        Size.EWS: (body.foot_m - 0.5, body.crown_m + 5.0 * h),
    }[size]


def _lying_edges(body: Figure, size: Size) -> tuple[float, float]:
    """For a body on its back the frame is as high as the same size would be upright."""
    height = {
        Size.ECU: 0.8, Size.CU: 1.7, Size.MCU: 2.3, Size.MS: 3.2, Size.MWS: 4.4, Size.WS: 6.2,
        Size.EWS: 12.0,
    }[size] * body.head_m  # fmt: skip
    middle = body.head_at[1] + 0.05
    return middle - 0.55 * height, middle + 0.45 * height
