"""Who looks at what: gaze cues, speakers, listeners and the way ahead as points per frame.

Enters: surroundings and look cues. Leaves: world points [F, 3] that eyes aim at.
"""

from collections.abc import Sequence

import numpy as np

from planner.bodies import eye_height_m
from renderers.motion.curves import dice, smooth
from renderers.motion.lips import on_lips
from renderers.motion.quaternions import Floats
from renderers.motion.score import LookCue
from renderers.motion.surroundings import Surroundings


def looks_of(who: str, near: Surroundings) -> tuple[LookCue, ...]:
    """Standing attention: conversation first, the planner's gazes over it, glances away on top."""
    last = float(near.t[-1]) + 1.0
    cues = [*_conversation(who, near)]
    own = sorted((g for g in near.cues.gazes if g.character_id == who), key=lambda g: g.start)
    for gaze, following in zip(own, (*own[1:], None), strict=False):
        end = last if following is None else following.start / near.fps
        cues.append(LookCue(gaze.start / near.fps, end, gaze.target))
    return (*cues, *_glances_away(who, near))


def _conversation(who: str, near: Surroundings) -> list[LookCue]:
    """Listeners look at whoever speaks; a speaker at the addressee."""
    cues = []
    for speech in sorted(near.cues.speeches, key=lambda s: (s.start, s.line_id)):
        start, end = speech.start / near.fps, (speech.start + speech.frames) / near.fps
        if not on_lips(speech):
            continue
        if speech.character_id == who and speech.addressee in near.tracks:
            cues.append(LookCue(start, end + 1.0, str(speech.addressee)))
        elif speech.character_id != who and speech.character_id in near.tracks:
            delay = dice("turn", who, speech.line_id).uniform(0.1, 0.45)
            cues.append(LookCue(start + delay, end + 1.2, speech.character_id))
    return cues


def _glances_away(who: str, near: Surroundings) -> list[LookCue]:
    """Speakers break eye contact while they find their words, listeners rarely."""
    cues = []
    for speech in near.cues.speeches:
        if speech.character_id != who or not on_lips(speech):
            continue
        rng = dice("away", near.cues.seed, who, speech.line_id)
        when = speech.start / near.fps + rng.uniform(0.0, 0.5)
        end = (speech.start + speech.frames) / near.fps
        while when < end - 0.9:
            if rng.random() < 0.62:
                target = str(rng.choice(["aside_left", "aside_right", "aside_down"]))
                cues.append(LookCue(when, when + rng.uniform(0.45, 0.95), target, eyes_only=True))
            when += rng.uniform(1.7, 4.2)
    return cues


def attention(who: str, near: Surroundings, cues: Sequence[LookCue]) -> tuple[Floats, Floats]:
    """Points to look at [F, 3], and where only the eyes go [F] 0…1."""
    points = _ahead(who, near)
    eyes_only = np.zeros(len(near.t))
    base = points
    for cue in cues:
        rows = slice(*np.searchsorted(near.t, [cue.start_s, cue.end_s]))
        if rows.start >= rows.stop:
            continue
        goal = target_points(cue.target, who, near, base)
        if goal is None:
            continue
        if not cue.target.startswith("aside"):
            base = base.copy()
            base[rows] = goal[rows]
        points = points.copy()
        points[rows] = goal[rows]
        eyes_only[rows] = 1.0 if cue.eyes_only else 0.0
    return points, eyes_only


def eyes_about(who: str, near: Surroundings) -> Floats:
    """About where somebody's eyes are, [F, 3], before anything but the carriage is known."""
    track, body = near.tracks[who], near.bodies[who]
    above = eye_height_m(body.look, near.actors[who].opening.posture.STAND) - body.hips
    tilt = track.pitch + track.lean
    x = track.pelvis_m[:, 0] + above * np.sin(tilt) * np.sin(track.yaw)
    z = track.pelvis_m[:, 2] + above * np.sin(tilt) * np.cos(track.yaw)
    return np.stack([x, track.pelvis_m[:, 1] + above * np.cos(tilt), z], -1)


def _ahead(who: str, near: Surroundings) -> Floats:
    """Three metres ahead at the height of the eyes; walkers look a little down and into turns."""
    track = near.tracks[who]
    eye = eyes_about(who, near)
    lead = smooth(track.yaw, 3.0)
    ahead = np.stack([np.sin(lead), -0.06 - 0.08 * track.gait, np.cos(lead)], -1)
    return np.asarray(eye + 3.0 * ahead)


def target_points(target: str, who: str, near: Surroundings, base: Floats) -> Floats | None:
    """World points of a target, [F, 3]; None when there is no such thing here."""
    eye = eyes_about(who, near)
    if target in near.tracks:
        return None if target == who else eyes_about(target, near)
    if target == "camera":
        return np.repeat(np.array([near.cues.move.start.eye_m], np.float64), len(near.t), axis=0)
    if target in _ASIDE:
        return _aside(target, eye, base, near.tracks[who].yaw)
    thing = near.thing(target)
    if thing is None:
        return None
    height = thing.base_m + (0.85 if thing.size_m[1] < 1.2 else 0.6) * thing.size_m[1]
    return np.repeat(np.array([[thing.x_m, height, thing.z_m]]), len(near.t), axis=0)


_ASIDE = {
    "down": (0.0, -0.62),
    "away": (0.5, -0.08),
    "up": (0.1, 0.45),
    "aside_left": (0.34, 0.10),
    "aside_right": (-0.34, 0.08),
    "aside_down": (0.12, -0.30),
}


def _aside(target: str, eye: Floats, base: Floats, yaw: Floats) -> Floats:
    """A place beside what is looked at otherwise; "down" and "away" beside the way ahead."""
    turn, rise = _ASIDE[target]
    to = base - eye
    heading = np.arctan2(to[:, 0], to[:, 2]) if target.startswith("aside") else yaw
    level = np.hypot(to[:, 0], to[:, 2])
    pitch = np.arctan2(to[:, 1], level) if target.startswith("aside") else np.zeros_like(yaw)
    return np.asarray(
        eye
        + 2.0
        * np.stack(
            [
                np.sin(heading + turn),
                np.tan(np.clip(pitch + rise, -1.2, 1.2)),
                np.cos(heading + turn),
            ],
            -1,
        )
    )
