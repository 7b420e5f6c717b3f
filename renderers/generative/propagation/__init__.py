"""Keyframes carried to every frame by exact motion vectors.

Enters: the passes of a shot, painted keyframes, backdrops. Leaves: every frame.
"""
