"""Storyreel: planner."""
