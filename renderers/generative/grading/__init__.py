"""Colours made to belong together, in linear light.

Enters: pictures and the regions to compare. Leaves: gains within bounds, and pictures with them.
"""
