"""Storyreel: voices."""
