"""How tops are cut: patterns laid on a figure.

Enters: a Figure and a top of `planner.looks.TOPS`. Leaves: Tailorings, whose fields are the
cloth's outside and the lines it is cut along, and the skin that stays bare. Fractions are of the
way from the pelvis joint (0) to the neck joint (1), as in `Figure.up`; other sizes are metres on
an adult.
"""

from dataclasses import dataclass

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure, smoothstep
from renderers.sdf import Field, ellipsoid, intersection, smooth_union


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a top is cut."""

    ease: float = 0.010  # metres off the skin
    sleeve: float = 0.97  # fraction of the arm; 0 is sleeveless
    sleeve_flare: float = 1.0
    sleeve_ease: float = 0.006
    hem: float = -0.10
    neck: str = "crew"  # crew, scoop, vee, collar, open
    vee: float = 0.0  # fraction where a vee or an open front starts
    flare: float = 0.0  # metres added at the hem
    inner: str = ""  # what shows in the open front: "tee", "shirt", "tie"
    cuffs: bool = False
    band: bool = False  # ribbed hem and cuffs
    skirt: float = 0.0  # length below the hips, fraction of the leg; 0 is none


PATTERNS = {
    "tshirt": Pattern(sleeve=0.36, sleeve_flare=1.25, sleeve_ease=0.014, ease=0.013, hem=-0.16),
    "striped_tee": Pattern(sleeve=0.66, sleeve_flare=1.1, sleeve_ease=0.008, hem=-0.14),
    "shirt": Pattern(sleeve=0.97, neck="collar", vee=0.93, cuffs=True, ease=0.013, hem=-0.17,
                     sleeve_flare=1.12, sleeve_ease=0.010),
    "sweater": Pattern(ease=0.022, sleeve_ease=0.016, sleeve_flare=1.15, band=True, hem=-0.13),
    "hoodie": Pattern(ease=0.026, sleeve_ease=0.020, sleeve_flare=1.15, band=True, hem=-0.14),
    "jacket": Pattern(ease=0.024, sleeve_ease=0.016, neck="open", vee=-0.4, inner="tee",
                      sleeve_flare=1.15, hem=-0.10, cuffs=True),
    "suit": Pattern(ease=0.020, sleeve_ease=0.013, neck="open", vee=0.34, inner="tie",
                    sleeve_flare=1.2, hem=-0.26, flare=0.012),
    "blouse": Pattern(ease=0.010, sleeve=0.93, sleeve_flare=1.7, sleeve_ease=0.010, neck="vee",
                      vee=0.74, hem=-0.08, cuffs=True),
    "dress": Pattern(ease=0.007, sleeve=0.20, sleeve_flare=1.3, sleeve_ease=0.012, neck="scoop",
                     hem=-0.2, skirt=0.52),
    "coat": Pattern(ease=0.030, sleeve_ease=0.020, neck="open", vee=0.55, inner="shirt",
                    sleeve_flare=1.25, skirt=0.48, flare=0.02),
    "vest": Pattern(ease=0.020, sleeve=0.0, neck="open", vee=0.42, inner="shirt", hem=-0.12),
    "uniform": Pattern(ease=0.013, sleeve=0.97, neck="collar", vee=0.95, cuffs=True, hem=-0.02,
                       sleeve_ease=0.010, sleeve_flare=1.1),
    "tank": Pattern(ease=0.008, sleeve=0.0, neck="scoop", hem=-0.13),
    "polo": Pattern(sleeve=0.36, sleeve_flare=1.2, sleeve_ease=0.012, neck="collar", vee=0.86,
                    ease=0.012, hem=-0.14),
    "tunic": Pattern(ease=0.018, sleeve=0.97, sleeve_flare=1.35, sleeve_ease=0.013, neck="crew",
                     skirt=0.36, flare=0.008, cuffs=True),
}  # fmt: skip


def apron_over(under: Pattern) -> Pattern:
    """An apron that clears the top it is worn over."""
    return Pattern(ease=under.ease + 0.016, sleeve=0.0, neck="crew", skirt=0.50, flare=0.012)


@dataclass(frozen=True, slots=True)
class Tailoring:
    """A pattern laid on a figure: the cloth's field and the lines it is cut along."""

    figure: Figure
    pattern: Pattern

    def cloth(self, p: Floats) -> Floats:
        """Distance to the outside of the cloth."""
        f, t, u = self.figure, self.pattern, self.figure.unit
        body = f.lower(p) if self.hem_y < f.up(0.12) else f.torso(p)
        low = smoothstep(f.up(0.35), f.up(0.08), p[:, 1])
        ease = t.ease + (self.ease_below - t.ease) * low
        body = np.asarray(body - (ease + t.flare * low) * u, np.float32)
        if t.skirt:
            body = smooth_union(body, skirt(f, p, f.up(0.22), self.skirt_end, t.ease), 0.04 * u)
        if t.sleeve == 0:
            return np.asarray(body, np.float32)
        sleeve = f.arm(p, t.sleeve_ease * u, t.sleeve_flare)
        return smooth_union(body, sleeve, 0.03 * u)

    @property
    def skirt_end(self) -> float:
        """Height of a skirt's hem."""
        m = self.figure.measures
        return self.figure.hip_y - self.pattern.skirt * (m.thigh + m.shin)

    @property
    def tucked(self) -> bool:
        """Whether the bottom is worn over it."""
        short = self.figure.look.top in ("blouse", "uniform", "tank", "shirt")
        return not self.pattern.skirt and (
            "skirt" in self.figure.look.bottom or (short and self.figure.look.seed % 3 != 0)
        )

    @property
    def ease_below(self) -> float:
        """How far the cloth stands off at the hips: inside or outside the bottom; metres."""
        if self.tucked:
            return 0.001
        return max(self.pattern.ease, 0.022)

    @property
    def hem_y(self) -> float:
        """Height the cloth ends at."""
        if self.tucked:
            return self.figure.up(0.11)
        return self.skirt_end if self.pattern.skirt else self.figure.up(self.pattern.hem)

    def edge(self, p: Floats) -> Floats:
        """Negative where there is cloth: cut at hem, sleeve ends and neck."""
        return intersection(self.hem_line(p), self.sleeve_line(p), self.neckline(p))

    def hem_line(self, p: Floats) -> Floats:
        """Positive below the hem."""
        return np.asarray(np.float32(self.hem_y) - p[:, 1], np.float32)

    def sleeve_line(self, p: Floats) -> Floats:
        """Positive beyond the sleeves' ends, or on the arms if there are none."""
        f, t = self.figure, self.pattern
        arm = f.armness(p)
        if t.sleeve == 0:
            return np.asarray((arm - np.float32(0.42)) * np.float32(0.12 * f.unit), np.float32)
        past = f.along_arm(p) - np.float32(t.sleeve * f.arm_length)
        return np.where(arm > 0.9, past, np.float32(-1)).astype(np.float32)

    def neckline(self, p: Floats) -> Floats:
        """Positive inside the neck hole or the open front."""
        f, t, u = self.figure, self.pattern, self.figure.unit
        wide, low = {"scoop": (0.098, 0.10), "collar": (0.049, 0.050)}.get(t.neck, (0.058, 0.056))
        centre = (0, f.up(1.015), 0.016 * u)
        hole = -ellipsoid(p, centre, (wide * u * 1.15, low * u, wide * u * 1.25))
        if t.neck in ("vee", "open"):
            top = f.up(1.02)
            bottom = f.up(t.vee)
            spread = 0.072 * u if t.vee > 0 else 0.050 * u
            across = np.float32(spread) * np.clip((p[:, 1] - bottom) / (top - bottom), -1, 2)
            front = np.minimum(across - np.abs(p[:, 0]), p[:, 2] + np.float32(0.02 * u))
            hole = np.maximum(hole, front)
        return np.asarray(hole, np.float32)

    def skin_left(self, p: Floats) -> Floats:
        """Negative where skin shows: beyond the cloth's edge and a little beneath it."""
        return np.asarray(np.float32(-0.022 * self.figure.unit) - self.edge(p), np.float32)


def skirt(figure: Figure, p: Floats, top: float, end: float, ease: float) -> Floats:
    """A skirt's cone with folds that deepen to the hem; solid."""
    u, g = figure.unit, figure.girth
    length = max(top - end, 0.05)
    t = np.clip((np.float32(top) - p[:, 1]) / np.float32(length), 0, 1.2)
    angle = np.arctan2(p[:, 0], p[:, 2])
    fold = np.cos(angle * 9 + 0.6) * 0.010 * u * t * t
    radius = (0.098 * g + ease) * u + np.float32(0.088 * u + 0.16 * length) * np.sqrt(t) * 0.72
    q = np.hypot(p[:, 0], p[:, 2] * np.float32(1.16))
    side = (q - radius - fold) * np.float32(0.88)
    return intersection(side, p[:, 1] - np.float32(top))


def tailoring(figure: Figure, top: str) -> Tailoring:
    """The cut of a top for this body."""
    return Tailoring(figure, PATTERNS[top])


def box_around(figure: Figure, low_y: float, high_y: float, wide: float) -> tuple[Floats, Floats]:
    """A modelling box around the body between two heights."""
    deep = 0.42 * figure.unit * max(figure.girth, 0.9)
    low = np.array([-wide, low_y, -deep], np.float32)
    return low, np.array([wide, high_y, deep], np.float32)


def reach(figure: Figure) -> float:
    """Half width of the body with arms in the bind pose, hands left out."""
    tip = figure.shoulder + figure.arm_direction * (figure.arm_length + 0.06 * figure.unit)
    return float(tip[0]) + 0.06 * figure.unit


def layers(figure: Figure) -> list[Tailoring]:
    """The top and, where it stands open, what is worn under it."""
    outer = tailoring(figure, figure.look.top)
    if not outer.pattern.inner:
        return [outer]
    sleeve = 0.97 if outer.pattern.sleeve == 0 else 0.25
    neck = "crew" if outer.pattern.inner == "tee" else "collar"
    inner = Pattern(
        ease=0.009, sleeve=sleeve, neck=neck, hem=0.0, cuffs=sleeve > 0.5, sleeve_flare=1.12,
        sleeve_ease=0.010,
    )  # fmt: skip
    return [outer, Tailoring(figure, inner)]


def skin_left(figure: Figure) -> Field:
    """Negative where no layer covers the skin, and a little beneath the edges."""
    cuts = layers(figure)

    def bare(p: Floats) -> Floats:
        return intersection(*(cut.skin_left(p) for cut in cuts))

    return bare
