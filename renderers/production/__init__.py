"""Storyreel: renderers.production."""
