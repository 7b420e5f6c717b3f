"""The camera over the shot: eased moves, a breathing hand, an aim that stays with a walker.

Enters: a `CameraMove`, frames, and where its subjects are. Leaves: a `CameraTrack`.
"""

from collections.abc import Callable, Mapping

import numpy as np

from planner.shots import CameraMove, Ease, MoveKind
from renderers.motion.curves import drift, ease, smooth
from renderers.motion.quaternions import Floats
from renderers.xsheet import CameraTrack

_HAND_M, _HAND_AIM, _HAND_ROLL_DEG = 0.016, 0.011, 0.35
_FOLLOWED_M = 0.3
_ARRIVED = 0.97  # of a way: from there on the camera is at rest
_MET_M = 1.3  # from where a move is aimed in the end to whom it followed
_SITS_M = 0.18  # a chest that rises or sinks by more changes its posture
_EASES: Mapping[Ease, Callable[[Floats], Floats]] = {
    Ease.LINEAR: lambda u: u,
    Ease.IN: lambda u: u * u,
    Ease.OUT: lambda u: u * (2.0 - u),
}


def camera_track(
    move: CameraMove, t: Floats, seed: int, subject_m: Floats | None, followed_m: Floats | None
) -> CameraTrack:
    """One row per frame.

    Args:
        move: From pose to pose.
        t: Seconds of the frames.
        seed: Of a hand-held camera's wander.
        subject_m: Eyes of the first subject [F, 3], for focus.
        followed_m: Chest of the character that the aim keeps [F, 3].
    """
    u = _progress(move, t, followed_m)
    eye = _between(np.array(move.start.eye_m), np.array(move.end.eye_m), u)
    aim = _between(np.array(move.start.aim_m), np.array(move.end.aim_m), u)
    if followed_m is not None and len(t) > 1:
        aim = _kept(aim, followed_m, 1.0 / (t[1] - t[0]), u)
        aim[:, 1] = _level(aim[:, 1], followed_m[:, 1], u, 1.0 / (t[1] - t[0]))
    roll = move.start.roll_deg + (move.end.roll_deg - move.start.roll_deg) * u
    if move.kind is MoveKind.HANDHELD:
        eye, aim, roll = _by_hand(eye, aim, roll, t, seed, move.sway)
    lens = move.start.lens_mm + (move.end.lens_mm - move.start.lens_mm) * u
    focus = move.start.focus_m + (move.end.focus_m - move.start.focus_m) * u
    if subject_m is not None:
        focus = smooth(np.linalg.norm(subject_m - eye, axis=-1), 4.0)
    return CameraTrack(
        eye_m=eye.astype(np.float32),
        aim_m=aim.astype(np.float32),
        roll_deg=roll.astype(np.float32),
        lens_mm=lens.astype(np.float32),
        focus_m=np.maximum(focus, 0.2).astype(np.float32),
    )


def _between(a: Floats, b: Floats, u: Floats) -> Floats:
    return np.asarray(a + (b - a) * u[:, None])


def _progress(move: CameraMove, t: Floats, followed_m: Floats | None) -> Floats:
    """0 … 1: with the walker where one is followed, else soft at both ends."""
    if len(t) < 2:
        return np.zeros(len(t))
    if followed_m is not None and move.kind in (MoveKind.TRACK, MoveKind.PAN):
        way = followed_m[-1, [0, 2]] - followed_m[0, [0, 2]]
        length = float(np.linalg.norm(way))
        if length > _FOLLOWED_M:
            done = (followed_m[:, [0, 2]] - followed_m[0, [0, 2]]) @ way / length**2
            done = np.maximum.accumulate(np.clip(done, 0.0, 1.0))
            return smooth(np.where(done > _ARRIVED, 1.0, done), 5.0)  # they sway, it rests
    u = (t - t[0]) / (t[-1] - t[0])
    if move.ease is not Ease.BOTH:
        return _EASES[move.ease](u)
    if move.kind in (MoveKind.PUSH_IN, MoveKind.PULL_OUT):
        # Slow pushes feel alive only when they never quite stand still.
        return np.asarray(0.35 * u + 0.65 * (u * u * (3.0 - 2.0 * u)))
    return ease(np.clip((u - 0.06) / 0.88, 0.0, 1.0))


def _kept(aim: Floats, followed_m: Floats, fps: float, u: Floats) -> Floats:
    """The aim moved sideways to a walker, a little behind like an operator's hand.

    Whoever arrives where the move was composed to end is let go into that frame: with looking room,
    beside whom they came to.
    """
    goal = smooth(followed_m[:, [0, 2]], 0.2 * fps)
    offset = goal - aim[:, [0, 2]]
    met = float(np.linalg.norm(offset[-1])) < _MET_M
    kept = aim.copy()
    kept[:, [0, 2]] += 0.85 * offset * (1.0 - u[:, None] ** 3 if met else 1.0)
    return kept


def _level(aim_y: Floats, chest_y: Floats, u: Floats, fps: float) -> Floats:
    """The aim's height: down with one who sits and up with one who rises, not before them."""
    if float(np.ptp(chest_y)) < _SITS_M:
        return aim_y
    first, last = aim_y[0] - chest_y[0], aim_y[-1] - chest_y[-1]
    return np.asarray(smooth(chest_y, 0.25 * fps) + first + (last - first) * u)


def _by_hand(
    eye: Floats, aim: Floats, roll: Floats, t: Floats, seed: int, sway: float
) -> tuple[Floats, Floats, Floats]:
    """Breath and small corrections of whoever carries the camera; `sway` is their share."""
    distance = np.linalg.norm(aim - eye, axis=-1, keepdims=True)

    def wander(name: str, size: float) -> Floats:
        axes = [
            drift(t, 1.9, seed, name, k) + 0.35 * drift(t, 0.65, seed, name, "quick", k)
            for k in range(3)
        ]
        return sway * size * np.stack(axes, -1)

    moved = eye + wander("eye", _HAND_M)
    turned = aim + wander("aim", _HAND_AIM) * distance
    return moved, turned, roll + sway * _HAND_ROLL_DEG * drift(t, 2.6, seed, "roll")
