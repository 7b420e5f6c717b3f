"""Families of models: one module knows what one architecture must be told, and how.

Enters: jobs whose parts are loaded and whose pictures fit the model's grid. Leaves: pixels.
"""
