"""The body beneath the clothes: fields for torso, arms and legs in the bind pose.

Enters: a Look. Leaves: a Figure whose fields every layer is cut from: skin uses them bare, a shirt
the same fields with ease. Metres; `unit` scales all dimensions to the body's size (1 for an
adult of 1.70 m), `girth` its breadth.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.bodies import Measures, measures
from planner.looks import Look
from renderers.rigs.skeleton import Skeleton, skeleton_of
from renderers.sdf import (
    capsule,
    ellipsoid,
    length,
    mirrored,
    smooth_union,
    sphere,
)
from screenplay.scene_graph import Age, Gender

Floats = npt.NDArray[np.float32]
_ADULT_BELOW_CHIN_M = 1.40
_DEPTH = 1.28  # torsos are this much wider than deep


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    """0 at `low`, 1 at `high` (which may be the smaller), eased between."""
    t = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    eased: Floats = (t * t * (3 - 2 * t)).astype(np.float32)
    return eased


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One body in the bind pose."""

    look: Look
    measures: Measures
    skeleton: Skeleton
    unit: float
    girth: float
    female: bool
    young: bool  # a child's proportions

    @property
    def hip_y(self) -> float:
        """Height of the pelvis joint."""
        return float(self.skeleton.at("pelvis")[1])

    @property
    def shoulder(self) -> Floats:
        """Left shoulder joint, metres [3]."""
        return self.skeleton.at("l_shoulder")

    @property
    def arm_direction(self) -> Floats:
        """Unit vector along the left arm, shoulder to hand."""
        across = self.skeleton.bind[18, :3, 0]
        return np.asarray(across, np.float32)

    @property
    def arm_length(self) -> float:
        """Shoulder to wrist."""
        return self.measures.upper_arm + self.measures.forearm

    def up(self, fraction: float) -> float:
        """Height at a fraction of the way from pelvis (0) to neck joint (1)."""
        return self.hip_y + fraction * self.measures.spine

    def torso(self, points: Floats) -> Floats:
        """Trunk with shoulders, without neck; distance in metres."""
        u, g = self.unit, self.girth
        q = points.copy()
        q[:, 2] *= _DEPTH
        waist, hip = (0.098, 0.126) if self.female else (0.119, 0.116)
        chest = 0.128 if self.female else 0.138
        plump = max(self.look.build - 1, 0)
        waist, hip = waist + 0.06 * plump, hip + 0.035 * plump
        trunk = capsule(q, (0, self.up(0.06), 0), (0, self.up(0.38), 0), hip * u * g, waist * u * g)
        ribs = capsule(
            q, (0, self.up(0.40), 0.004), (0, self.up(0.66), 0), waist * u * g, chest * u * g
        )
        d = smooth_union(trunk, ribs, 0.06 * u)
        d = self._with_shoulders(mirrored(q), d)
        return self._with_front(points, d)

    def _with_shoulders(self, q: Floats, d: Floats) -> Floats:
        u, g = self.unit, self.girth
        x, y, _ = (float(v) for v in self.shoulder)
        ball = 0.054 * u * (0.6 + 0.4 * g) * (0.86 if self.female else 1)
        inner = (0, y - 0.012 * u, 0)
        yoke = capsule(q, inner, (x - 0.020 * u, y - 0.026 * u, 0), 0.066 * u, ball)
        d = smooth_union(d, yoke, 0.085 * u)
        ridge = (x * 0.80, y - 0.002 * u, 0)
        slope = capsule(q, (0, self.up(0.985), -0.006), ridge, 0.044 * u, 0.034 * u)
        return smooth_union(d, slope, 0.06 * u)

    def _with_front(self, points: Floats, d: Floats) -> Floats:
        u, g = self.unit, self.girth
        if self.female and not self.young:
            bust = sphere(
                mirrored(points), (0.058 * u * g, self.up(0.63), 0.062 * u * g), 0.056 * u
            )
            d = smooth_union(d, bust, 0.05 * u)
        if self.look.build > 1.1:
            reach = (self.look.build - 1) * 0.85
            size = (0.125 * g * u, 0.14 * u, (0.08 + 0.16 * reach) * g * u)
            belly = ellipsoid(points, (0, self.up(0.26), 0.03 * u + 0.1 * reach * u), size)
            d = smooth_union(d, belly, 0.07 * u)
        return d

    def neck(self, points: Floats) -> Floats:
        """Neck from inside the trunk up into the skull."""
        u = self.unit
        r = (0.042 if self.female or self.young else 0.050) * u * (0.75 + 0.25 * self.girth)
        foot = self.skeleton.at("neck") + np.array([0, -0.05 * u, -0.012 * u], np.float32)
        top = self.skeleton.at("head") + np.array([0, 0.25 * self.measures.head, 0], np.float32)
        return capsule(points, foot.tolist(), top.tolist(), r * 1.12, r)

    def trunk(self, points: Floats) -> Floats:
        """Torso and neck, blended."""
        return smooth_union(self.torso(points), self.neck(points), 0.055 * self.unit)

    def arm(self, points: Floats, ease_m: float = 0.0, flare: float = 1.0) -> Floats:
        """Both arms to the wrist; `flare` widens towards the wrist (sleeves)."""
        u, g = self.unit, 0.5 + 0.5 * self.girth
        slim = 0.88 if self.female or self.young else 1.0
        s, d, m = self.shoulder, self.arm_direction, self.measures
        elbow, wrist = s + d * m.upper_arm, s + d * (self.arm_length + 0.02 * u)
        r0, r1, r2 = (r * u * g * slim for r in (0.050, 0.037, 0.0262))
        q = mirrored(points)
        upper = capsule(q, (s + d * 0.012).tolist(), elbow.tolist(), r0, r1 * (1 + flare) / 2)
        lower = capsule(q, elbow.tolist(), wrist.tolist(), r1 * (1 + flare) / 2, r2 * flare)
        return np.asarray(np.minimum(upper, lower) - np.float32(ease_m), np.float32)

    def leg(self, points: Floats, ease_m: float = 0.0, cuff: float = 1.0) -> Floats:
        """Both legs to the ankle; `cuff` widens the shin (trousers)."""
        u, g, m = self.unit, 0.5 + 0.5 * self.girth, self.measures
        x = m.hip
        full = 1.06 if self.female else 1.0
        r0, r1, r2 = (r * u * g for r in (0.082 * full, 0.057, 0.040))
        q = mirrored(points)
        knee_y = m.ankle + m.shin
        thigh = capsule(
            q, (x * 0.94, self.hip_y - 0.02 * u, 0), (x, knee_y, 0.004), r0, r1 * (1 + cuff) / 2
        )
        shin = capsule(
            q, (x, knee_y, 0.004), (x, m.ankle * 0.9, -0.006), r1 * (1 + cuff) / 2, r2 * cuff
        )
        calf = ellipsoid(
            q, (x, knee_y - 0.11 * u, -0.016 * u), (0.046 * u * g, 0.1 * u, 0.05 * u * g)
        )
        d = smooth_union(thigh, shin, 0.03 * u)
        d = smooth_union(d, calf, 0.04 * u) - np.float32(ease_m)
        return np.asarray(d, np.float32)

    def left_of_crotch(self, points: Floats) -> Floats:
        """Negative on the left leg's side; above the crotch it reaches across the middle."""
        u = self.unit
        crotch = self.hip_y - 0.105 * u
        above = smoothstep(crotch - 0.01 * u, crotch + 0.04 * u, points[:, 1])
        return np.asarray(0.005 * u - points[:, 0] - 0.08 * u * above, np.float32)

    def seat(self, points: Floats, ease_m: float = 0.0) -> Floats:
        """Hips and buttocks, which trousers and skirts share."""
        u, g = self.unit, self.girth
        wide = 0.108 if self.female else 0.092
        q = mirrored(points)
        rear = ellipsoid(
            q, (0.052 * u * g, self.hip_y - 0.045 * u, -0.028 * u),
            (0.082 * u * g, 0.092 * u, 0.084 * u * g),
        )  # fmt: skip
        hips = ellipsoid(
            points, (0, self.hip_y + 0.0 * u, 0.004),
            (wide * 1.22 * u * g, 0.115 * u, 0.092 * u * g),
        )  # fmt: skip
        return np.asarray(smooth_union(hips, rear, 0.05 * u) - np.float32(ease_m), np.float32)

    def lower(self, points: Floats, ease_m: float = 0.0, cuff: float = 1.0) -> Floats:
        """Hips and legs as one: what trousers are cut from and shirts hang over."""
        u = self.unit
        hips = smooth_union(self.torso(points), self.seat(points), 0.05 * u)
        legs = self.leg(points, ease_m * u, cuff)
        return smooth_union(legs, hips - np.float32(0.6 * ease_m * u), 0.035 * u)

    def along_arm(self, points: Floats) -> Floats:
        """Distance from the shoulder joint along the nearer arm, metres."""
        return np.asarray((mirrored(points) - self.shoulder) @ self.arm_direction, np.float32)

    def armness(self, points: Floats) -> Floats:
        """0 on the trunk, 1 on an arm, ½ at the armhole."""
        u = self.unit
        along = self.along_arm(points)
        q = mirrored(points) - self.shoulder
        beside = length(q - along[:, None] * self.arm_direction)
        body = self.torso(points)
        away = body - (beside - np.float32(0.045 * u))
        grown = smoothstep(-0.030 * u, 0.034 * u, away)
        beyond = smoothstep(-0.045 * u, 0.045 * u, along) * smoothstep(0.24 * u, 0.18 * u, beside)
        return np.asarray(grown * beyond, np.float32)


def figure_of(look: Look) -> Figure:
    """The body a look asks for."""
    m = measures(look)
    unit = (look.stature_m - look.head_m) / _ADULT_BELOW_CHIN_M
    young = look.age is Age.CHILD
    girth = 0.27 + 0.73 * look.build + (0.16 if young else 0.0)
    female = look.gender is Gender.FEMALE and not young
    return Figure(look, m, skeleton_of(look), unit, girth, female, young)
