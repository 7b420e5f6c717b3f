"""Storyreel: voices.backends."""
