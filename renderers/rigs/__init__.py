"""Storyreel: renderers.rigs."""
