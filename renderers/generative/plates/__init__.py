"""Plates: the picture of a place in one light, the same from every angle.

Enters: the cameras of a place's shots and the set's own passes. Leaves: a few wide views with
colour and depth; every other camera sees those, cropped or carried over by depth, and what none of
them shows is painted once and kept.
"""
