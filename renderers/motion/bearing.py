"""How a mood shows in the whole body: shoulders, back, head, before anybody says a word.

Enters: an actor's mood and the surroundings. Leaves: a score that holds through the shot. Postures
follow observers' readings of body shape (Coulson, 2004, "Attributing Emotion to Static Body
Postures"): sadness sinks, anger leans in, joy opens and lifts, fear draws back and up.
"""

from dataclasses import dataclass, replace

import numpy as np

from renderers.cue_sheet import ActorCue
from renderers.motion.curves import dice
from renderers.motion.score import ArmPose, HeadCue, Score, TrunkCue
from renderers.motion.surroundings import Surroundings
from screenplay.scene_graph import Emotion

_ALWAYS = (-1e3, 1e4)


@dataclass(frozen=True, slots=True)
class Bearing:
    """Degrees: trunk and head forward > 0, shoulders up > 0."""

    trunk: float = 0.0
    head: float = 0.0
    shoulders: float = 0.0


BEARINGS = {
    Emotion.HAPPY: Bearing(-3.5, -2.5, 1.0),
    Emotion.SAD: Bearing(8.0, 9.0, -4.0),
    Emotion.ANGRY: Bearing(6.0, -2.0, 4.0),
    Emotion.AFRAID: Bearing(-4.0, 3.0, 8.0),
    Emotion.SURPRISED: Bearing(-4.0, -3.0, 3.0),
    Emotion.DISGUSTED: Bearing(-5.0, -3.0, 2.0),
    Emotion.TENDER: Bearing(3.0, 2.0, -1.0),
    Emotion.WRY: Bearing(-2.0, -1.0, 0.0),
    Emotion.URGENT: Bearing(7.0, -3.0, 3.0),
}


def borne(actor: ActorCue, near: Surroundings) -> Score:
    """The mood's posture, and a tilt of the head that is the person's own."""
    shown = BEARINGS.get(actor.mood, Bearing())
    who = actor.look.character_id
    lying = float(np.max(near.tracks[who].lying, initial=0.0))
    tilt = float(dice("own tilt", who).normal(0.0, 1.8))
    upright = 1.0 - lying
    return Score(
        trunk=(TrunkCue(*_ALWAYS, pitch_deg=shown.trunk * upright),),
        head=(HeadCue(*_ALWAYS, pitch_deg=shown.head * upright, roll_deg=tilt),),
    )


def shouldered(rest: tuple[ArmPose, ArmPose], mood: Emotion) -> tuple[ArmPose, ArmPose]:
    """A rest with the shoulders as high as the mood has them."""
    lift = BEARINGS.get(mood, Bearing()).shoulders
    left, right = (replace(pose, shrug_deg=pose.shrug_deg + lift) for pose in rest)
    return left, right
