"""Heads: skull, jaw, cheeks, nose and ears as one surface.

Enters: a Figure. Leaves: a shell in the bind pose, its face and its bare skin. Fields here are in
head units: chin at y = 0, crown at y = 1, x to the character's left, z ahead; multiply by
`look.head_m` and add the head joint for metres.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.rigs.figure import Figure, smoothstep
from renderers.rigs.shells import Shell, keep, model
from renderers.sdf import Field, capsule, ellipsoid, mirrored, smooth_union
from renderers.surface_nets import gradient
from screenplay.scene_graph import Age, Gender

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HeadShape:
    """What makes one skull unlike another, in head units."""

    jaw: float  # half width of the lower face
    chin: float  # radius of the chin
    cheek: float  # how full the cheeks are
    nose: float  # size, 1 average
    nose_length: float  # how far it reaches out
    skull: float  # half width of the upper head


SHAPES = (
    HeadShape(0.290, 0.100, 0.150, 1.00, 0.050, 0.425),
    HeadShape(0.320, 0.135, 0.150, 1.18, 0.062, 0.415),
    HeadShape(0.262, 0.082, 0.150, 0.90, 0.048, 0.430),
    HeadShape(0.300, 0.110, 0.172, 1.08, 0.045, 0.430),
    HeadShape(0.278, 0.120, 0.140, 1.28, 0.074, 0.408),
    HeadShape(0.308, 0.095, 0.165, 0.84, 0.040, 0.435),
)


def head_shape(figure: Figure) -> HeadShape:
    """The skull of a look: its face shape, bent towards its age, gender and weight."""
    base = SHAPES[figure.look.face % len(SHAPES)]
    look = figure.look
    plump = max(0.0, look.build - 1.0)
    jaw, chin, cheek, nose = base.jaw, base.chin, base.cheek, base.nose
    if look.gender is Gender.MALE and not figure.young:
        jaw, chin, nose = jaw + 0.022, chin + 0.024, nose * 1.06
    if figure.female:
        jaw, chin, nose = jaw - 0.012, chin - 0.012, nose * 0.86
    if figure.young:
        jaw, cheek, nose = 0.300, 0.180, 0.72
    if look.age is Age.OLD:
        nose *= 1.12
    return HeadShape(
        jaw + 0.09 * plump,
        chin,
        cheek + 0.05 * plump,
        nose,
        base.nose_length * min(nose, 1.05) * 0.85,
        base.skull,
    )


def skull(shape: HeadShape, p: Floats) -> Floats:
    """Head without nose and ears: what face shading and hair are laid on; head units."""
    q = mirrored(p)
    d = ellipsoid(p, (0, 0.585, -0.030), (shape.skull, 0.415, 0.425))
    d = smooth_union(d, ellipsoid(p, (0, 0.310, 0.060), (shape.jaw, 0.290, 0.310)), 0.20)
    d = smooth_union(d, ellipsoid(p, (0, 0.105, 0.200), (shape.chin * 1.25, 0.104, 0.120)), 0.10)
    cheek = ellipsoid(q, (0.185, 0.285, 0.175), (shape.cheek, 0.140, 0.155))
    d = smooth_union(d, cheek, 0.10)
    muzzle = ellipsoid(p, (0, 0.185, 0.215), (0.150, 0.115, 0.190))
    return smooth_union(d, muzzle, 0.07)


def _features(shape: HeadShape, p: Floats) -> Floats:
    """Skull with nose and ears; head units."""
    q = mirrored(p)
    n, reach = shape.nose, shape.nose_length
    d = skull(shape, p)
    tip = ellipsoid(p, (0, 0.345, 0.375 + reach), (0.044 * n, 0.040 * n, 0.050 + 0.3 * reach))
    bridge = capsule(p, (0, 0.47, 0.365), (0, 0.355, 0.375 + 0.8 * reach), 0.018, 0.030 * n)
    d = smooth_union(d, smooth_union(tip, bridge, 0.03), 0.045)
    ear = ellipsoid(q, (shape.skull + 0.005, 0.425, -0.055), (0.045, 0.098, 0.072))
    return smooth_union(d, ear, 0.028)


class HeadSpace:
    """Between metres in the bind pose and head units."""

    def __init__(self, figure: Figure) -> None:
        self.origin = figure.skeleton.at("head")
        self.size = figure.look.head_m

    def local(self, points: Floats) -> Floats:
        """Head units of points in metres."""
        return ((points - self.origin) / np.float32(self.size)).astype(np.float32)

    def metres(self, points: Floats) -> Floats:
        """Metres of points in head units."""
        return (points * np.float32(self.size) + self.origin).astype(np.float32)

    def placed(self, shell: Shell) -> Shell:
        """A shell made in head units, in metres."""
        return Shell(self.metres(shell.position), shell.normal, shell.triangles, shell.seam)

    def field(self, unit_field: Field) -> Field:
        """A field in head units as one in metres."""
        return lambda p: np.asarray(unit_field(self.local(p)) * np.float32(self.size), np.float32)


def head_shell(figure: Figure, step_m: float) -> Shell:
    """Head and upper neck, cut off inside the collar; normals of the face smoothed."""
    space, shape = HeadSpace(figure), head_shape(figure)
    feature = space.field(lambda p: _features(shape, p))
    base = space.field(lambda p: skull(shape, p))
    foot = float(figure.skeleton.at("neck")[1]) - 0.03 * figure.unit

    def field(p: Floats) -> Floats:
        return smooth_union(feature(p), figure.neck(p), 0.028 * figure.unit)

    def smooth(p: Floats) -> Floats:
        return smooth_union(base(p), figure.neck(p), 0.05 * figure.unit)

    low = space.metres(np.array([-0.56, -0.5, -0.56], np.float32))
    high = space.metres(np.array([0.56, 1.08, 0.68], np.float32))
    low[1] = foot - 0.02 * figure.unit
    shell = keep(
        model(field, low, high, step_m),
        lambda p: np.asarray(np.float32(foot) - p[:, 1], np.float32),
        ink=False,
    )
    return _calmed(shell, smooth, space)


# An egg in head units that the front is lit like: the hollow below the cheek would draw islands.
_EGG_CENTRE = np.array([0.0, 0.46, 0.02], np.float32)
_EGG_RADII = np.array([0.47, 0.60, 0.50], np.float32)


def _calmed(shell: Shell, smooth: Field, space: HeadSpace) -> Shell:
    """Normals of the front bent to those of the plain skull, so that two-tone light stays clean."""
    local = space.local(shell.position)
    front = smoothstep(0.05, 0.22, local[:, 2]) * smoothstep(-0.02, 0.10, local[:, 1])
    nose = np.exp(-((local[:, 0] / 0.075) ** 2 + ((local[:, 1] - 0.36) / 0.085) ** 2))
    calm = (front * (1 - 0.45 * nose)).astype(np.float32)[:, None]
    egg = (local - _EGG_CENTRE) / _EGG_RADII**2
    egg /= np.sqrt(np.einsum("ij,ij->i", egg, egg))[:, None]
    plain = gradient(smooth, shell.position, 0.004)[0] * np.float32(0.3) + egg * np.float32(0.7)
    normal = shell.normal * (1 - calm) + plain * calm
    normal /= np.sqrt(np.einsum("ij,ij->i", normal, normal))[:, None]
    return Shell(shell.position, normal.astype(np.float32), shell.triangles, shell.seam)
