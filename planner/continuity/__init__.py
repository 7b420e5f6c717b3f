"""Continuity: what an audience would notice across cuts and within shots.

Enters: a ShotPlan and the script it was planned from. Leaves: findings.
"""

from planner.continuity.checking import check, checked

__all__ = ["check", "checked"]
