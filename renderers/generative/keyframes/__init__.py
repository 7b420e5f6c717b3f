"""Keyframes: the frames of a shot that a model paints.

Enters: the passes of a shot, its backdrop, who is in it. Leaves: which frames are keyframes, and
their pictures, one person painted at a time.
"""
