"""One actor's body over the shot, as far as it is known.

Enters: nothing; shapes only (`renderers.motion.posing` fills them). Leaves: what hands, things and
the camera are placed by.
"""

from dataclasses import dataclass

from renderers.motion.arms import Arms
from renderers.motion.carriage import Carriage
from renderers.motion.gaze import Regard
from renderers.motion.quaternions import Floats
from renderers.motion.score import Score
from renderers.motion.skeleton import Body, Joints


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """Everything known of one body; `local` may still change where hands reach."""

    who: str
    body: Body
    track: Carriage
    score: Score
    local: Floats  # [F, 22, 4]
    joints: Joints
    arms: Arms
    gaze: Regard
    beats: Floats  # [F]
