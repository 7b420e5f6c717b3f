"""How talk in a car is shot.

Enters: a scene in a car. Leaves: its place in the round of a conversation: both through the
windscreen, singles across; nobody's shoulder is between people who sit side by side (Katz, 1991).
"""

from planner.ideas import Scenery
from planner.shots import ShotKind, Size

NAME = "car interior"
ROUND = (
    (ShotKind.TWO_SHOT, Size.MS), (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.MCU),
    (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.MCU), (ShotKind.TWO_SHOT, Size.MS),
    (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.CU), (ShotKind.SINGLE, Size.CU),
)  # fmt: skip


def in_car(scenery: Scenery) -> bool:
    """Whether a scene plays inside a car."""
    return scenery.staging.plan.floor_plan.kind == "car"
