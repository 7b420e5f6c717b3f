"""Storyreel: web."""
