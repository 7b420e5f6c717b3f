"""Storyreel: renderers.backends."""
