"""How strongly each bone moves each vertex.

Enters: bind-pose positions and a Figure. Leaves: weights float32[V, len(BONES)], rows summing to
1. They depend on position alone, so a sleeve moves exactly as the arm inside it does.
"""

import numpy as np
import numpy.typing as npt

from renderers.rigs.figure import Figure, smoothstep
from renderers.rigs.skeleton import BONE, BONES

Floats = npt.NDArray[np.float32]

_TROUSERS_APART_M = 0.03


def rigid(count: int, bone: str) -> Floats:
    """Weights of `count` vertices that follow one bone."""
    weights = np.zeros((count, len(BONES)), np.float32)
    weights[:, BONE[bone]] = 1
    return weights


def _hand_over(weights: Floats, share: Floats, bones: tuple[str, str, str], t: Floats) -> None:
    """Move `share` of a parent's weight over its half bone to the joint as `t` goes 0 → 1."""
    parent, half, joint = bones
    weights[:, BONE[parent]] -= share
    for bone, part in (
        (parent, np.maximum(1 - 2 * t, 0)),
        (half, 1 - np.abs(2 * t - 1)),
        (joint, np.maximum(2 * t - 1, 0)),
    ):
        weights[:, BONE[bone]] += share * part


def body_weights(figure: Figure, points: Floats, *, apart_m: float = 0.025) -> Floats:
    """Weights for skin and clothes.

    Args:
        figure: The body.
        points: Bind-pose positions [V, 3], metres.
        apart_m: Half width of the zone between the legs that follows both; wide for skirts.
    """
    weights = np.zeros((len(points), len(BONES)), np.float32)
    _trunk(weights, figure, points)
    arm = figure.armness(points)
    for side, mask in (("l", points[:, 0] >= 0), ("r", points[:, 0] < 0)):
        _arm(weights, figure, points, side, np.where(mask, arm, 0).astype(np.float32))
    left = _left_share(figure, points, apart_m)
    pelvis = weights[:, BONE["pelvis"]].copy()
    for side, share in (("l", left), ("r", 1 - left)):
        _leg(weights, figure, points, side, pelvis * share)
    return _normalised(weights)


def foot_weights(figure: Figure, points: Floats) -> Floats:
    """Weights for shoes: the ankle carries the heel, the foot joint the toes."""
    weights = np.zeros((len(points), len(BONES)), np.float32)
    ball = float(figure.skeleton.at("l_foot")[2])
    toes = smoothstep(ball - 0.03 * figure.unit, ball + 0.04 * figure.unit, points[:, 2])
    for side, mask in (("l", points[:, 0] >= 0), ("r", points[:, 0] < 0)):
        weights[:, BONE[f"{side}_ankle"]] = np.where(mask, 1 - toes, 0)
        weights[:, BONE[f"{side}_foot"]] = np.where(mask, toes, 0)
    return weights


def head_weights(figure: Figure, points: Floats, *, loose: bool = False) -> Floats:
    """Weights for head, neck and hair; `loose` hair below the chin rests on the shoulders."""
    weights = np.zeros((len(points), len(BONES)), np.float32)
    u, y = figure.unit, points[:, 1]
    head, neck = (float(figure.skeleton.at(j)[1]) for j in ("head", "neck"))
    if loose:
        steps = (("head", "neck", head + 0.02 * u, neck - 0.06 * u),
                 ("neck", "spine3", neck - 0.02 * u, neck - 0.16 * u))  # fmt: skip
    else:
        steps = (("head", "neck", head + 0.03 * u, head - 0.03 * u),
                 ("neck", "spine3", neck + 0.03 * u, neck - 0.03 * u))  # fmt: skip
    weights[:, BONE["head"]] = 1
    for above, below, high, low in steps:
        moved = weights[:, BONE[above]] * smoothstep(high, low, y)
        weights[:, BONE[above]] -= moved
        weights[:, BONE[below]] += moved
    return weights


def _left_share(figure: Figure, points: Floats, apart_m: float) -> Floats:
    """How much of the legs' pull is the left leg's; trouser legs part below the crotch."""
    u, x = figure.unit, points[:, 0]
    soft = smoothstep(-apart_m * u, apart_m * u, x)
    if apart_m > _TROUSERS_APART_M:
        return soft
    below = smoothstep(figure.hip_y - 0.08 * u, figure.hip_y - 0.13 * u, points[:, 1])
    return np.asarray(soft * (1 - below) + (x >= 0) * below, np.float32)


def _normalised(weights: Floats) -> Floats:
    weights = np.maximum(weights, 0)
    even: Floats = (weights / weights.sum(1, keepdims=True)).astype(np.float32)
    return even


def _trunk(weights: Floats, figure: Figure, points: Floats) -> None:
    """Pelvis to head by height, collars towards the shoulders."""
    y = points[:, 1]
    steps = (
        ("pelvis", "spine1", 0.16, 0.46), ("spine1", "spine2", 0.48, 0.74),
        ("spine2", "spine3", 0.76, 0.94), ("spine3", "neck", 0.985, 1.07),
    )  # fmt: skip
    weights[:, BONE["pelvis"]] = 1
    for below, above, low, high in steps:
        t = smoothstep(figure.up(low), figure.up(high), y)
        moved = weights[:, BONE[below]] * t
        weights[:, BONE[below]] -= moved
        weights[:, BONE[above]] += moved
    head = float(figure.skeleton.at("head")[1])
    t = smoothstep(head - 0.03 * figure.unit, head + 0.03 * figure.unit, y)
    moved = weights[:, BONE["neck"]] * t
    weights[:, BONE["neck"]] -= moved
    weights[:, BONE["head"]] += moved
    _collars(weights, figure, points)


def _collars(weights: Floats, figure: Figure, points: Floats) -> None:
    x = float(figure.shoulder[0])
    out = smoothstep(0.25 * x, 0.85 * x, np.abs(points[:, 0])) * smoothstep(
        figure.up(0.62), figure.up(0.86), points[:, 1]
    )
    for side, mask in (("l", points[:, 0] >= 0), ("r", points[:, 0] < 0)):
        share = np.where(mask, out, 0)
        for bone in ("spine2", "spine3"):
            moved = weights[:, BONE[bone]] * share
            weights[:, BONE[bone]] -= moved
            weights[:, BONE[f"{side}_collar"]] += moved


def _arm(weights: Floats, figure: Figure, points: Floats, side: str, arm: Floats) -> None:
    """Collar → shoulder → elbow → wrist along the arm."""
    u, m = figure.unit, figure.measures
    collar, shoulder, elbow = (f"{side}_{j}" for j in ("collar", "shoulder", "elbow"))
    along = figure.along_arm(points)
    weights *= (1 - arm)[:, None]
    weights[:, BONE[collar]] += arm
    _hand_over(weights, arm, (collar, f"{shoulder}_half", shoulder), arm)
    bent = smoothstep(m.upper_arm - 0.055 * u, m.upper_arm + 0.055 * u, along)
    share = weights[:, BONE[shoulder]] * (bent > 0)
    _hand_over(weights, share, (shoulder, f"{elbow}_half", elbow), bent)
    turned = smoothstep(m.upper_arm + 0.3 * m.forearm, figure.arm_length + 0.01 * u, along)
    share = weights[:, BONE[elbow]] * (turned > 0)
    wrist = f"{side}_wrist"
    _hand_over(weights, share, (elbow, f"{wrist}_half", wrist), turned)


def _leg(weights: Floats, figure: Figure, points: Floats, side: str, share: Floats) -> None:
    """Pelvis → hip → knee → ankle down one leg; `share` is what it takes of the pelvis' weight."""
    u, m, y = figure.unit, figure.measures, points[:, 1]
    hip, knee, ankle = (f"{side}_{j}" for j in ("hip", "knee", "ankle"))
    t = smoothstep(figure.hip_y + 0.05 * u, figure.hip_y - 0.11 * u, y)
    _hand_over(weights, np.where(t > 0, share, 0), ("pelvis", f"{hip}_half", hip), t)
    bend_y = m.ankle + m.shin
    bent = smoothstep(bend_y + 0.065 * u, bend_y - 0.065 * u, y)
    lower = weights[:, BONE[hip]] * (bent > 0)
    _hand_over(weights, lower, (hip, f"{knee}_half", knee), bent)
    foot = smoothstep(m.ankle + 0.03 * u, m.ankle - 0.02 * u, y)
    moved = weights[:, BONE[knee]] * foot
    weights[:, BONE[knee]] -= moved
    weights[:, BONE[ankle]] += moved
