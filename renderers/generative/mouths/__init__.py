"""Mouths that say what is said.

Enters: frames whose mouths are anybody's guess, the drawn performance, its visemes. Leaves: frames
whose mouths are those of the performance.
"""
