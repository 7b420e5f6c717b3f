"""Storyreel: renderers."""
