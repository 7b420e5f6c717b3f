"""Storyreel: cue sheets acted out as exposure sheets."""

from renderers.motion.perform import perform, remarks

__all__ = ["perform", "remarks"]
