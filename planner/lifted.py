"""What is lifted over a head stays up until whoever lifts it does something else.

Enters: a scene's businesses in story order. Leaves: for one of them the business that ends it.
"""

import re
from collections.abc import Sequence

from planner.shots import Business, Stance

OVERHEAD = re.compile(r"\b(?:over|above) (?:\w+ )?heads?\b|\bhigh\b|\baloft\b", re.IGNORECASE)
VOICE_AND_FACE = frozenset({
    "scream", "speak", "whisper", "sing", "look", "stare", "watch", "glance", "smile", "frown",
    "cry", "sigh", "listen", "wait", "think",
})  # fmt: skip


def lifts(business: Business) -> bool:
    """Whether a business lifts a thing over a head."""
    return business.verb == "raise" and OVERHEAD.search(business.text) is not None


def lowered_by(businesses: Sequence[Business], index: int) -> Business | None:
    """What comes after a lift and needs the arms or another place; None: it stays up to the end."""
    lift = businesses[index]
    return next(
        (b for b in businesses[index + 1 :] if b.character_id == lift.character_id
         and (b.verb not in VOICE_AND_FACE or _moved(lift.after, b.after))),
        None,
    )  # fmt: skip


def _moved(a: Stance, b: Stance) -> bool:
    return (a.x_m, a.z_m, a.yaw_deg, a.posture, a.holding) != (
        b.x_m, b.z_m, b.yaw_deg, b.posture, b.holding,
    )  # fmt: skip
