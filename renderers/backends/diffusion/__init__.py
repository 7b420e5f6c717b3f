"""The diffusion backend: pictures and clips by torch models, in this process.

Enters: cards, requests, weights on this machine. Leaves: pictures with their provenance. Importing
the package is light: torch and diffusers are imported when a model is asked for the first time.
"""
